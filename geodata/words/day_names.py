"""Dates in words: days, months, weekdays and the shortest exact wording of a period."""

import calendar
from datetime import date
from typing import Final

from geodata.words.catalogue import translate
from geodata.words.desk_style import chosen_month_name
from geodata.words.hijri_dates import with_hijri
from geodata.words.languages import LANGUAGES, Lang
from geodata.words.number_format import format_digits, join_digit_range
from geodata.words.text_direction import isolate_text

_DASH: Final = "–"


def format_month(year: int, month: int, lang: Lang) -> str:
    """Return "October 2024" or, with both Arabic names of the month, "أكتوبر/تشرين الأول 2024"."""
    return f"{_month_name(month, lang)} {format_digits(year, lang)}"


def format_day(date: date, lang: Lang) -> str:
    """Return "23 October 2024" or "23 أكتوبر/تشرين الأول 2024", with the Hijri date where it is chosen."""
    return with_hijri(_gregorian_day(date, lang), date, date, lang)


def _gregorian_day(date: date, lang: Lang) -> str:
    return f"{format_digits(date.day, lang)} {format_month(date.year, date.month, lang)}"


def weekday_name(date: date, lang: Lang) -> str:
    """Return the name of the day of the week."""
    return translate(f"weekday.{date.isoweekday()}", lang)


def format_period(first: date | None, last: date | None, lang: Lang) -> str:
    """Return the shortest exact wording of the days from first to last, both included; None is an open end.

    Whole years and whole months are named as such. In a right-to-left language the wording is isolated. Days
    and a month have the Hijri date beside them where the desk has chosen it.

    Raises
    ------
    ValueError
        Where the last day lies before the first.
    """
    if first is None or last is None:
        return _open_period(first, last, lang)
    if last < first:
        message = f"period: found last day {last} before first day {first}; exchange the two"
        raise ValueError(message)
    wording = (
        _year_range(first, last, lang) or _month_range(first, last, lang) or _day_range(first, last, lang)
    )
    wording = with_hijri(wording, first, last, lang)
    return isolate_text(wording) if LANGUAGES[lang].is_rtl else wording


def _open_period(first: date | None, last: date | None, lang: Lang) -> str:
    """Return the wording of a period with an open start, an open end or both."""
    if first is not None:
        return translate("period.from", lang, day=format_day(first, lang))
    if last is not None:
        return translate("period.until", lang, day=format_day(last, lang))
    return translate("period.any", lang)


def _year_range(first: date, last: date, lang: Lang) -> str:
    """Return "2018" or "2018–2020" where the days are whole years, else an empty string."""
    if (first.month, first.day, last.month, last.day) != (1, 1, 12, 31):
        return ""
    if first.year == last.year:
        return format_digits(first.year, lang)
    return join_digit_range(format_digits(first.year, lang), format_digits(last.year, lang), lang)


def _month_range(first: date, last: date, lang: Lang) -> str:
    """Return "October 2024", "September–October 2024" or both months in full; empty for parts of months."""
    if first.day != 1 or last.day != calendar.monthrange(last.year, last.month)[1]:
        return ""
    end = format_month(last.year, last.month, lang)
    if (first.year, first.month) == (last.year, last.month):
        return end
    if first.year == last.year:
        return f"{_month_name(first.month, lang)}{LANGUAGES[lang].month_range_dash}{end}"
    return f"{format_month(first.year, first.month, lang)} {_DASH} {end}"


def _day_range(first: date, last: date, lang: Lang) -> str:
    """Return "1 October 2024", "1–5 October 2024", "28 September – 3 October 2024" or both days in full."""
    end = _gregorian_day(last, lang)
    if first == last:
        return end
    if first.year != last.year:
        return f"{_gregorian_day(first, lang)} {_DASH} {end}"
    if first.month != last.month:
        return f"{format_digits(first.day, lang)} {_month_name(first.month, lang)} {_DASH} {end}"
    days = join_digit_range(format_digits(first.day, lang), format_digits(last.day, lang), lang)
    return f"{days} {format_month(last.year, last.month, lang)}"


def _month_name(month: int, lang: Lang) -> str:
    """Return the name of a month (1-12), in Arabic as the desk chose; CLDR has only one or the other."""
    return chosen_month_name(translate(f"month.{month}", lang))
