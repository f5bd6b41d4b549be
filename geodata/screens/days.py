"""The period's two ends as a person types them, and the periods that are offered at a click."""

import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from geodata.words import Lang, say
from geodata.words.dates import period

Edge = Literal["start", "end"]

_TYPED: Final = re.compile(r"(?P<year>\d{4})(?:[-/](?P<month>\d{1,2})(?:[-/](?P<day>\d{1,2}))?)?")


@dataclass(frozen=True)
class Preset:
    """A period at a click: its words and its two inclusive days, None where it is open."""

    id: str
    label: str
    start: date | None
    end: date | None


def read(text: str, edge: Edge) -> date | None:
    """The day that was typed (``2024``, ``2024-10``, ``2024-10-23``, any digits); None for an empty text.

    A year or a month stands for its first day at the start of a period and for its last day at its end.

    Raises
    ------
    ValueError
        Where the text is no such day.
    """
    plain = "".join(_plain(character) for character in text).strip()
    if not plain:
        return None
    found = _TYPED.fullmatch(plain)
    if found is None:
        message = f"day: found {text!r}, expected 2024, 2024-10 or 2024-10-23"
        raise ValueError(message)
    return _day(found, edge)


def presets(as_of: date, lang: Lang) -> tuple[Preset, ...]:
    """What is offered for a brief that knows up to ``as_of``: its month, its year, a year back, before it."""
    month = as_of.replace(day=1), as_of.replace(day=monthrange(as_of.year, as_of.month)[1])
    year = date(as_of.year, 1, 1), date(as_of.year, 12, 31)
    before = year[0] - timedelta(days=1)
    return (
        Preset("all", say("period.all", lang), None, None),
        Preset("month", period(*month, lang), *month),
        Preset("year", period(*year, lang), *year),
        Preset("twelve-months", say("period.twelve-months", lang), _year_back(as_of), as_of),
        Preset("before", period(None, before, lang), None, before),
    )


def _year_back(day: date) -> date:
    """The first day of the twelve months that end with a day."""
    last = monthrange(day.year - 1, day.month)[1]
    return date(day.year - 1, day.month, min(day.day, last)) + timedelta(days=1)


def _day(found: re.Match[str], edge: Edge) -> date:
    year = int(found["year"])
    if found["day"]:
        return date(year, int(found["month"]), int(found["day"]))
    if edge == "start":
        return date(year, int(found["month"] or 1), 1)
    month = int(found["month"] or 12)
    return date(year, month, monthrange(year, month)[1])


def _plain(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category == "Cf":
        return ""
    return "-" if category == "Pd" else character
