"""Field types of records: ids, lines of text, amounts, dates, offsets."""

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from geodata.brief.edtf import parse_edtf
from geodata.words import CatalogueText
from geodata.words.localized_text import LocalizedText, TextLine
from geodata.words.value_faults import typed_number


def _parse_amount(value: object) -> object:
    return typed_number(value) if isinstance(value, str) else value


def _checked_edtf(value: str) -> str:
    parse_edtf(value)
    return value.strip()


_CUT_OFF: Final = re.compile(r"\d{4}-\d{2}-\d{2}(T([01]\d|2[0-3]):[0-5]\d(Z|[+-]([01]\d|2[0-3]):[0-5]\d))?")


def _checked_cut_off(value: object) -> str:
    """Return a day, or a day with hour and zone, as it is written."""
    text = value.isoformat() if isinstance(value, date) else str(value)
    if not _CUT_OFF.fullmatch(text):
        msg = CatalogueText("value-form.cut-off", day="2024-10-23", hour="2024-10-23T06:00Z")
        raise ValueError(msg)
    date.fromisoformat(text[:10])
    return text


CutOff = Annotated[str, BeforeValidator(_checked_cut_off)]
"""A day, perhaps with hour and zone, as it is written."""
RecordId = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
"""Id of a record: lower-case letters and digits in groups, joined by hyphens."""
Amount = Annotated[
    Annotated[int, Field(ge=0)] | Annotated[float, Field(ge=0, allow_inf_nan=False)],
    BeforeValidator(_parse_amount, json_schema_input_type=int | float | str),
]
"""Amount from 0; also written with Arabic digits and separators."""
EdtfText = Annotated[str, Field(max_length=40), AfterValidator(_checked_edtf)]
"""Date in the EDTF subset of :mod:`geodata.brief.edtf`."""
TextSpan = tuple[Annotated[int, Field(ge=0)], Annotated[int, Field(ge=0)]]
"""Half-open character offsets in the text, in code points."""
Reliability = Literal["A", "B", "C", "D", "E", "F"]
"""Admiralty letter of a source."""
Credibility = Annotated[int, Field(ge=1, le=6)]
"""Admiralty number of a claim."""
PlacePrecision = Annotated[int, Field(ge=1, le=7)]
"""UCDP code of geographic precision, 1 exact to 7 international."""


class FrozenMapping(dict[str, Any]):
    """Mapping that is hashed by its content; records hold no other, and never change it."""

    def __hash__(self) -> int:  # type: ignore[override]
        """Return the hash of the items, whatever their order."""
        return hash(frozenset(self.items()))


@dataclass(frozen=True)
class FilesFolder:
    """Folder of the files that a brief names, if it has one; equal briefs may lie in two folders."""

    path: Path | None = field(default=None, compare=False)


class Record(BaseModel):
    """Frozen base record that refuses unknown fields."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, serialize_by_alias=True)


ExternalIds = Annotated[dict[str, TextLine], AfterValidator(FrozenMapping)]
"""Ids of a record in other collections, by the name of the collection (``acled``)."""
WEB_ADDRESS_PATTERN: Final = r"^https?://[^\s]+$"
WebAddress = Annotated[str, Field(max_length=2000, pattern=WEB_ADDRESS_PATTERN)]
"""Address of a web page."""


class Marking(Record):
    """Classification marking: TLP or free words, with its rank."""

    text: LocalizedText
    """The marking in words."""
    level: Annotated[int, Field(ge=0)] = 0
    """Rank of the marking; the highest of all that is shown counts."""


class ProposedField(Record):
    """Origin of a field that a rule filled in and no person has accepted."""

    rule: TextLine
    """Name of the rule."""
    precision: Annotated[float, Field(ge=0, le=1)] | None = None
    """Share of right readings of the rule, as measured."""
    n: Annotated[int, Field(ge=0)] | None = None
    """Number of readings that the precision was measured on."""
    readings: tuple[TextLine, ...] = ()
    """Other readings of the words."""


WHOLE_RECORD: Final = "record"
"""Key in ``proposed`` of a record that is proposed as a whole."""
DRAFT_RULE: Final = "draft"
"""Rule of records that ``briefmap draft`` proposes as a whole."""
REBASE_RULE: Final = "rebase"
"""Rule of spans that ``briefmap rebase`` puts on the likely words of a corrected text."""
PROPOSED_RECORD: Final = FrozenMapping({WHOLE_RECORD: ProposedField(rule=DRAFT_RULE)})
"""Value of ``proposed`` of such a record."""


class Proposable(Record):
    """Record that a rule can propose, as a whole or by field, and a person accepts."""

    proposed: Annotated[dict[str, ProposedField], AfterValidator(FrozenMapping)] = Field(
        default_factory=FrozenMapping
    )
    """Fields that a rule filled in, or ``record`` for the whole; deleted by the person who accepts them."""

    @property
    def is_proposed(self) -> bool:
        """Whether the record as a whole is only proposed."""
        return WHOLE_RECORD in self.proposed
