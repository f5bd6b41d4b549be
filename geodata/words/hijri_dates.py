"""Dates of the Hijri calendar (Umm al-Qura) beside Gregorian ones, where the desk has chosen them."""

from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import Final

from geodata.words.catalogue import translate, translate_plainly
from geodata.words.desk_style import shows_hijri
from geodata.words.languages import Lang
from geodata.words.number_format import format_digits

_LONGEST_DAYS: Final = 31
"""Longest period that has a Hijri date beside it: that of a year or of years would say no more."""
_Day = tuple[int, int, int]
"""Year, month and day of the Hijri calendar."""


def with_hijri(words: str, first: date, last: date, lang: Lang) -> str:
    """Return the words of a period with its Hijri dates in brackets: whole months by their names alone.

    Unchanged where the desk has not chosen them, for a longer period than a month, and outside the table of
    the calendar (August 1924 to November 2077).
    """
    if not shows_hijri(lang) or (last - first).days >= _LONGEST_DAYS:
        return words
    start, end = _hijri(first), _hijri(last)
    if start is None or end is None:
        return words
    is_month = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    return translate("hijri.beside", lang, words=words, hijri=_range(start, end, lang, days=not is_month))


def _range(start: _Day, end: _Day, lang: Lang, *, days: bool) -> str:
    """Return "20 … 1446", or two ends of which the first says only what the other does not."""
    last = _named(end, lang, day=days, year=True)
    if start == end or (not days and start[:2] == end[:2]):
        return last
    first = _named(start, lang, day=days, year=start[0] != end[0])
    return translate_plainly("hijri.range", lang, first=first, last=last)


def _named(at: _Day, lang: Lang, *, day: bool, year: bool) -> str:
    number, month = format_digits(at[2], lang), translate(f"hijri-month.{at[1]}", lang)
    named = f"{number} {month}" if day else month
    if not year:
        return named
    return translate_plainly("hijri.year", lang, date=named, year=format_digits(at[0], lang))


@lru_cache(maxsize=4096)
def _hijri(at: date) -> _Day | None:
    from hijridate import Gregorian  # noqa: PLC0415 - few desks choose it

    try:
        found = Gregorian(at.year, at.month, at.day).to_hijri()
    except OverflowError:
        return None
    return found.year, found.month, found.day
