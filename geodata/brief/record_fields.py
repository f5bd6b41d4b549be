"""Field types of records: ids, lines of text, amounts, dates, offsets."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from geodata.brief.edtf import parse_edtf
from geodata.words import parse_number


def _parse_amount(value: object) -> object:
    return parse_number(value) if isinstance(value, str) else value


def _checked_edtf(value: str) -> str:
    parse_edtf(value)
    return value.strip()


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


class Record(BaseModel):
    """Frozen base record that refuses unknown fields."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Proposable(Record):
    """Record that a rule can propose and a person accepts."""

    proposed: bool = False
    """Whether the record is proposed by rule (``briefmap draft``); deleted by the person who accepts it."""
