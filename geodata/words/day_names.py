"""Dates in words: a day, a month, the shortest true words for a period."""

import calendar
from datetime import date
from typing import Final

from geodata.words.catalogue import say
from geodata.words.text_direction import Lang, isolate, ltr

_DASH: Final = "–"


def month(year: int, month: int, lang: Lang) -> str:
    """Return "October 2024" or, with both Arabic names of the month, "أكتوبر/تشرين الأول 2024"."""
    return f"{_month_name(month, lang)} {year}"


def day(date: date, lang: Lang) -> str:
    """Return "23 October 2024" or "23 أكتوبر/تشرين الأول 2024"."""
    return f"{date.day} {month(date.year, date.month, lang)}"


def weekday(date: date, lang: Lang) -> str:
    """Return the name of the day of the week."""
    return say(f"weekday.{date.isoweekday()}", lang)


def period(first: date | None, last: date | None, lang: Lang) -> str:
    """Return the shortest true words for the days from first to last, both included; None is an open end.

    Whole years and whole months are named as such. In Arabic the words are isolated.

    Raises
    ------
    ValueError
        Where the last day lies before the first.
    """
    if first is None or last is None:
        return _open(first, last, lang)
    if last < first:
        message = f"period: found last day {last} before first day {first}; exchange the two"
        raise ValueError(message)
    words = _years(first, last, lang) or _months(first, last, lang) or _days(first, last, lang)
    return isolate(words) if lang == "ar" else words


def _open(first: date | None, last: date | None, lang: Lang) -> str:
    if first is not None:
        return say("period.from", lang, day=day(first, lang))
    if last is not None:
        return say("period.until", lang, day=day(last, lang))
    return say("period.any", lang)


def _years(first: date, last: date, lang: Lang) -> str:
    """Return "2018" or "2018–2020" where the days are whole years, else nothing."""
    if (first.month, first.day, last.month, last.day) != (1, 1, 12, 31):
        return ""
    if first.year == last.year:
        return str(first.year)
    return _digits(f"{first.year}{_DASH}{last.year}", lang)


def _months(first: date, last: date, lang: Lang) -> str:
    """Return "October 2024", "September–October 2024" or both months in full; nothing for broken months."""
    if first.day != 1 or last.day != calendar.monthrange(last.year, last.month)[1]:
        return ""
    end = month(last.year, last.month, lang)
    if (first.year, first.month) == (last.year, last.month):
        return end
    if first.year == last.year:
        dash = _DASH if lang == "en" else f" {_DASH} "
        return f"{_month_name(first.month, lang)}{dash}{end}"
    return f"{month(first.year, first.month, lang)} {_DASH} {end}"


def _days(first: date, last: date, lang: Lang) -> str:
    """Return "1 October 2024", "1–5 October 2024", "28 September – 3 October 2024" or both days in full."""
    end = day(last, lang)
    if first == last:
        return end
    if first.year != last.year:
        return f"{day(first, lang)} {_DASH} {end}"
    if first.month != last.month:
        return f"{first.day} {_month_name(first.month, lang)} {_DASH} {end}"
    return f"{_digits(f'{first.day}{_DASH}{last.day}', lang)} {month(last.year, last.month, lang)}"


def _month_name(month: int, lang: Lang) -> str:
    """Return the name of a month (1-12); the table is ours, since CLDR gives one Arabic name or the other."""
    return say(f"month.{month}", lang)


def _digits(span: str, lang: Lang) -> str:
    return ltr(span) if lang == "ar" else span
