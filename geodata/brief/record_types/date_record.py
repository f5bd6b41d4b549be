"""Dates of events as stated, with the bounds that follow from them."""

from functools import cached_property
from typing import Self

from pydantic import model_validator

from geodata.brief.edtf import DateBounds, parse_edtf
from geodata.brief.record_fields import EdtfText, Record
from geodata.vocabulary import Holds
from geodata.words import CatalogueText
from geodata.words.localized_text import LocalizedText
from geodata.words.value_faults import fault_and_form


class EventDate(Record):
    """The date of an event as stated, with the bounds that follow from it."""

    edtf: EdtfText | None = None
    """Date as stated, in EDTF."""
    start: EdtfText | None = None
    """Bounds of the start alone, where it is uncertain (``../2022-10``: no later than), in EDTF."""
    end: EdtfText | None = None
    """Bounds of the end alone, where it is uncertain, in EDTF."""
    undated: bool = False
    """Whether the text gives no date; then without ``edtf``."""
    holds: Holds = Holds.SOMETIME
    """Whether the event fills its period, recurs in it, or lies somewhere within it."""
    convention: LocalizedText | None = None
    """Convention by which the encoder chose a bound that the text does not set."""

    @model_validator(mode="after")
    def _dated_or_not(self) -> Self:
        if self.undated == (self.edtf is not None):
            msg = CatalogueText("value-form.dated-or-not")
            raise ValueError(msg)
        if self.undated and (self.start or self.end):
            msg = fault_and_form("undated-with-ends", value="edtf: ../..")
            raise ValueError(msg)
        if (
            self.bounds
            and self.bounds.earliest
            and self.bounds.latest
            and self.bounds.earliest > self.bounds.latest
        ):
            msg = fault_and_form("start-after-end")
            raise ValueError(msg)
        return self

    @cached_property
    def bounds(self) -> DateBounds | None:
        """Bounds of the start and of the end; None when undated."""
        if self.edtf is None:
            return None
        whole = parse_edtf(self.edtf)
        start = parse_edtf(self.start) if self.start else None
        end = parse_edtf(self.end) if self.end else None
        return DateBounds(
            start.earliest if start else whole.start_earliest,
            start.latest if start else whole.start_latest,
            end.earliest if end else whole.end_earliest,
            end.latest if end else whole.end_latest,
            start.precision if start else end.precision if end else whole.precision,
        )
