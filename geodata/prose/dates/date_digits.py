"""Dates in digits: 2024-10-23, 23/10/2024, 12.03.2024, 11-MAR-24, and date-time groups (110400Z MAR 24)."""

import re
from functools import lru_cache
from typing import Final

from geodata.prose.dates.date_feasts import HIJRI_YEARS, gregorian_day
from geodata.prose.dates.date_periods import Point, is_real, joined, of_day, of_point
from geodata.prose.dates.date_text import DateText, Piece
from geodata.prose.tokens import PLAUSIBLE_YEARS

_MONTH_NAMES: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMES: Final = "|".join(_MONTH_NAMES)
_MONTHS: Final = 12
_CENTURY: Final = 2000
_SHORT: Final = 2
"""Digits of a year without its century."""
_BEHIND: Final = r"(?![\d/]|[-.:]\d)"
_ISO: Final = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}})(?:T[\d:.]+Z?|{_BEHIND})")
_DAY_FIRST: Final = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}|\d{{2}}){_BEHIND}")
_GROUP: Final = re.compile(
    r"(\d{2})\s?(?:[01]\d|2[0-4])[0-5]\d\s?[A-Z](?:\s?(?:to|until|-|–|/)\s?(\d{2})\s?(?:[01]\d|2[0-4])[0-5]\d\s?[A-Z])?"
    rf"\s?({_NAMES})[a-z]*\.?\s?(\d{{4}}|\d{{2}})?\b(?![:\d])",
    re.IGNORECASE,
)
_COMPACT: Final = re.compile(rf"(\d{{1,2}})([-\s]?)({_NAMES})[a-z]*\2(\d{{4}}|\d{{2}})\b(?!:)", re.IGNORECASE)
_SLASHED: Final = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/\d{2,4}(?![\d/])")
_DAY_MONTH: Final = re.compile(rf"(\d{{1,2}})/(\d{{1,2}}){_BEHIND}")


def read_digits(text: DateText, at: int) -> Piece | None:
    """Return the date in digits that begins at a token."""
    token = text.row[at] if at < len(text.row) else None
    if token is None or not token.is_numeric or text.content[token.start - 1 : token.start] in {*"/.:-–"}:
        return None
    for pattern, read in (
        (_ISO, _iso),
        (_DAY_FIRST, _day_first),
        (_GROUP, _group),
        (_COMPACT, _compact),
        (_DAY_MONTH, _day_month),
    ):
        match = pattern.match(text.content, token.start)
        if match and (found := read(match, text, at)):
            return found
    return None


def _behind(match: re.Match[str], text: DateText, at: int) -> int:
    """Return the index of the token behind the end of a match."""
    while at < len(text.row) and text.row[at].start < match.end():
        at += 1
    return at


def _year(digits: str) -> int | None:
    year = int(digits) + (_CENTURY if len(digits) == _SHORT else 0)
    return year if year in PLAUSIBLE_YEARS else None


def _piece(match: re.Match[str], text: DateText, at: int, *points: Point) -> Piece | None:
    """Return a piece of one reading, or of several points as readings."""
    real = [of_point(point) for point in dict.fromkeys(points) if is_real(point)]
    if not real:
        return None
    last = _behind(match, text, at)
    if len(real) == 1:
        return Piece(at, last, "digits", period=real[0], has_year=True)
    return Piece(at, last, "digits", readings=tuple(real), has_year=True)


def _iso(match: re.Match[str], text: DateText, at: int) -> Piece | None:
    year, month, day = (int(match[group]) for group in (1, 3, 4))
    if year in HIJRI_YEARS:
        return _hijri(match, text, at, (year, month, day))
    return _piece(match, text, at, (year, month, day)) if year in PLAUSIBLE_YEARS else None


def _hijri(match: re.Match[str], text: DateText, at: int, day: tuple[int, int, int]) -> Piece | None:
    """Return a day of the Hijri calendar in digits."""
    found = gregorian_day(*day)
    return (
        Piece(at, _behind(match, text, at), "hijri", period=of_day(found), has_year=True) if found else None
    )


def _day_first(match: re.Match[str], text: DateText, at: int) -> Piece | None:
    """Return a day, month and year; two small numbers with a slash between them have two readings."""
    year = _year(match[4])
    is_short = len(match[4]) == _SHORT
    if int(match[4]) in HIJRI_YEARS:
        return _hijri(match, text, at, (int(match[4]), int(match[3]), int(match[1])))
    if year is None or (is_short and match[2] != "/"):
        return None
    one, two = int(match[1]), int(match[3])
    by_day, by_month = (year, two, one), (year, one, two)
    if match[2] == "." and two <= _MONTHS:
        return _piece(match, text, at, by_day)
    order = _order(text, at)
    if order:
        return _piece(match, text, at, by_day if order == "day" else by_month)
    return _piece(match, text, at, by_day, by_month)


@lru_cache(maxsize=8)
def _order_of(content: str) -> str:
    """Return which comes first in the dates with slashes of a text: "day", "month", or "" if none tells."""
    found = {
        "day" if int(match[1]) > _MONTHS else "month"
        for match in _SLASHED.finditer(content)
        if (int(match[1]) > _MONTHS) != (int(match[2]) > _MONTHS)
    }
    return found.pop() if len(found) == 1 else ""


def _order(text: DateText, at: int) -> str:
    """Return which comes first: in Arabic the day, else what the other dates of the text tell."""
    in_arabic = text.in_arabic(at - 1) or text.in_arabic(at + 3) or not text.row[at].written[0].isascii()
    return "day" if in_arabic else _order_of(text.content)


def _group(match: re.Match[str], text: DateText, at: int) -> Piece | None:
    """Return the day of a date-time group, or the days from one to another."""
    month = _MONTH_NAMES.index(match[3].lower()) + 1
    last = _behind(match, text, at)
    first, end = int(match[1]), int(match[2] or match[1])
    if match[4] is None:
        until = (month, end) if end != first else None
        if not (is_real((_CENTURY, month, first)) and is_real((_CENTURY, month, end))):
            return None
        return Piece(at, last, "digits", partial=(month, first), until=until)
    year = _year(match[4])
    if year is None or not (is_real((year, month, first)) and is_real((year, month, end))):
        return None
    period = joined(of_point((year, month, first)), of_point((year, month, end)))
    return Piece(at, last, "digits", period=period, has_year=True) if period else None


def _compact(match: re.Match[str], text: DateText, at: int) -> Piece | None:
    """Return a day, a short month and a year written together; with blanks only in capitals."""
    behind = text.content[match.end() : match.end() + 2].strip()[:1]
    is_told = not match[2].isspace() or (
        len(match[4]) == _SHORT and (match[3].isupper() or not behind.isalnum())
    )
    year = _year(match[4]) if is_told and "\n" not in match[0] else None
    return (
        _piece(match, text, at, (year, _MONTH_NAMES.index(match[3].lower()) + 1, int(match[1])))
        if year
        else None
    )


def _day_month(match: re.Match[str], text: DateText, at: int) -> Piece | None:
    """Return a day and month in digits behind a weekday or a word for day: «يوم 4/3»."""
    if not (text.precedes(at, "day-word") or text.precedes(at, "weekday")):
        return None
    day, month = int(match[1]), int(match[2])
    order = _order(text, at)
    if order == "month":
        day, month = month, day
    if not is_real((_CENTURY, month, day)) or (not order and max(day, month) <= _MONTHS and day != month):
        return None
    return Piece(at, _behind(match, text, at), "digits", partial=(month, day))
