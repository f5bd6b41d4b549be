"""Field types of records: ids, lines of text, amounts, dates, offsets, bilingual text."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from geodata.brief.edtf import parse_edtf
from geodata.words import (
    Lang,
    bilingual_text,
    find_suspicious_characters,
    parse_number,
    strip_direction_marks,
)


def _clean_line(text: str) -> str:
    """Return a string without marks and blanks at its ends; refuse an empty one and invisible characters."""
    trimmed = strip_direction_marks(text).strip()
    if suspicious := find_suspicious_characters(trimmed):
        listed = ", ".join(f"{name} at column {column}" for column, name in suspicious[:5])
        msg = f"holds characters that cannot be seen: {listed}; delete them"
        raise ValueError(msg)
    if not trimmed:
        msg = "is empty; write the words"
        raise ValueError(msg)
    return trimmed


def _parse_amount(value: object) -> object:
    return parse_number(value) if isinstance(value, str) else value


def _checked_edtf(value: str) -> str:
    parse_edtf(value)
    return value.strip()


RecordId = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
"""Id of a record: lower-case letters and digits in groups, joined by hyphens."""
TextLine = Annotated[str, Field(max_length=2000), AfterValidator(_clean_line)]
"""Text of one field, without invisible characters."""
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


class LocalizedText(Record):
    """The same wording in Arabic and in English."""

    ar: TextLine
    """Wording in Arabic."""
    en: TextLine
    """Wording in English."""

    def __getitem__(self, lang: Lang) -> str:
        """Return the wording in a language."""
        return bilingual_text(self, lang)
