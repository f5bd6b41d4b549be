"""The fields that records are made of: ids, lines of text, amounts, dates, and the same words twice."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from geodata.brief.edtf import span
from geodata.words import Lang, parse_number, suspicious, trim_marks


def _clean(text: str) -> str:
    """A string without right-to-left marks at its ends, or a refusal of what hides in it."""
    trimmed = trim_marks(text).strip()
    if found := suspicious(trimmed):
        listed = ", ".join(f"{name} at column {column}" for column, name in found[:5])
        msg = f"holds characters that cannot be seen: {listed}; delete them"
        raise ValueError(msg)
    if not trimmed:
        msg = "is empty; write the words"
        raise ValueError(msg)
    return trimmed


def _number(value: object) -> object:
    return parse_number(value) if isinstance(value, str) else value


def _edtf(value: str) -> str:
    span(value)
    return value.strip()


Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Line = Annotated[str, Field(max_length=2000), AfterValidator(_clean)]
Amount = Annotated[
    Annotated[int, Field(ge=0)] | Annotated[float, Field(ge=0, allow_inf_nan=False)],
    BeforeValidator(_number, json_schema_input_type=int | float | str),
]
Edtf = Annotated[str, Field(max_length=40), AfterValidator(_edtf)]
Offsets = tuple[Annotated[int, Field(ge=0)], Annotated[int, Field(ge=0)]]
Reliability = Literal["A", "B", "C", "D", "E", "F"]
Credibility = Annotated[int, Field(ge=1, le=6)]
WherePrec = Annotated[int, Field(ge=1, le=7)]


class Record(BaseModel):
    """A frozen record that refuses unknown fields."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Proposable(Record):
    """A record that a rule can propose and a person accepts."""

    proposed: bool = False
    """Found by rule (``briefmap draft``); a person who accepts it deletes this line."""


class Words(Record):
    """The same words in Arabic and in English."""

    ar: Line
    en: Line

    def __getitem__(self, lang: Lang) -> str:
        """The words in one language."""
        return self.ar if lang == "ar" else self.en
