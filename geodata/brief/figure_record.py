"""Figures: amounts as stated in a claim."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from geodata.brief.record_fields import Amount, EdtfText, LocalizedText, Record, RecordId
from geodata.vocabulary import Qualifier


class Counted(LocalizedText):
    """The thing that a figure counts; figures with the same id are comparable."""

    id: RecordId
    """Id of the thing counted; figures with the same id and unit are compared."""


class Ratio(Record):
    """A figure that only compares two periods ("three times 2016")."""

    times: Annotated[Amount, Field(gt=0)]
    """Factor between the amount of the period and that of the base."""
    period: EdtfText
    """Period that is compared, in EDTF."""
    base: EdtfText
    """Period that it is compared with, in EDTF."""


class Figure(Record):
    """An amount as stated: a value, a range or a ratio; figures are neither averaged nor merged."""

    value: Amount | None = None
    """Single amount."""
    low: Amount | None = None
    """Lower end of a range."""
    high: Amount | None = None
    """Upper end of a range."""
    ratio: Ratio | None = None
    """Comparison of two periods, in place of an amount."""
    qualifier: Qualifier = Qualifier.EXACT
    """Qualifying word as stated ("about", "more than")."""
    unit: RecordId
    """Id of the unit that is counted, such as ``soldier``."""
    counts: Counted
    """The thing that is counted."""
    alternative: RecordId | None = None
    """Group of alternatives ("or") within an event; figures of one group are never added."""

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        ranged = self.low is not None or self.high is not None
        if (self.value is not None) + ranged + (self.ratio is not None) != 1:
            msg = "write either value, or low and high, or ratio"
            raise ValueError(msg)
        if ranged and (self.low is None or self.high is None):
            msg = "a range needs both low and high"
            raise ValueError(msg)
        if self.low is not None and self.high is not None and self.low > self.high:
            msg = f"the range is reversed: write low: {self.high}, high: {self.low}"
            raise ValueError(msg)
        return self
