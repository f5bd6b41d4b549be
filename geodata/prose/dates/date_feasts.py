"""Dates of the Hijri calendar, and feasts of both: "Ramadan", «١٠ محرم ١٤٤٦هـ», "New Year's Eve"."""

from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from geodata.prose.dates.date_periods import Period, easter_of, of_day, of_days, of_point
from geodata.prose.dates.date_setting import Setting
from geodata.prose.dates.date_tense import Tense, tense_of
from geodata.prose.dates.date_text import DateText, Piece

HIJRI_YEARS: Final = range(1343, 1501)
"""Hijri years of the table of the calendar, Umm al-Qura."""
_DAYS: Final = 30
_FAR: Final = 95
"""Days since the end of a feast from which a verb of the future means the next one."""


def read_feast(text: DateText, at: int, setting: Setting) -> Piece | None:
    """Return the Hijri date or the feast that begins at a token."""
    return _hijri_date(text, at, setting) or _hijri_feast(text, at, setting) or _feast(text, at, setting)


@lru_cache(maxsize=1024)
def gregorian_day(year: int, month: int, day: int = 1) -> date | None:
    """Return a day of the Hijri calendar as one of the Gregorian; ``None`` outside the table."""
    from hijridate import Hijri  # noqa: PLC0415 - few texts name such a date

    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)


def _month_of(year: int, month: int) -> Period | None:
    """Return the days of a Hijri month."""
    first = gregorian_day(year, month)
    after = gregorian_day(year + month // 12, month % 12 + 1)
    return of_days(first, after - timedelta(days=1)) if first and after else None


def _hijri_date(text: DateText, at: int, setting: Setting) -> Piece | None:
    """Return a Hijri month with the day before and the year behind it, as far as they stand there."""
    day, first = _day_before(text, at)
    if (
        (led := text.match(first, "single-unit", exact=True))
        and led.value == "month"
        and text.is_blank(led.last)
    ):
        first = led.last
    month = text.match(first, "hijri-month")
    if month is None or not text.row[first].begins_like_name or (day and not text.near(first)):
        return None
    year, last, is_signed = _year_behind(text, month.last)
    number = int(month.value)
    is_led = first > at or text.precedes(at, "before") or text.match(month.last, "ahead-or-past", exact=True)
    if year is None and not _stands_alone(text, first, bool(is_led), has_day=day is not None):
        return None
    base = Piece(at, last, "hijri", has_year=year is not None)
    if year is None and day is None and (gregorian := text.year(last)) and text.near(last):
        return _in_gregorian_year(
            replace(base, last=last + 1, has_year=True), gregorian, f"{number}-1/{number}-29"
        )
    if year is not None:
        period = _period(year, number, day)
        return replace(base, period=period) if period and (is_signed or year in HIJRI_YEARS) else None
    way = text.match(month.last, "ahead-or-past", exact=True) if text.is_blank(month.last) else None
    periods = {each: period for each in _years_near(setting) if (period := _period(each, number, day))}
    return _nearest(
        text, replace(base, last=way.last if way else last), periods, way.value if way else "", setting
    )


def _day_before(text: DateText, at: int) -> tuple[int | None, int]:
    """Return the day before a month, and the index of the month."""
    number = text.whole(at, 1, _DAYS)
    word = text.match(at, "ordinal") if number is None else None
    if number is None and (word is None or int(word.value) > _DAYS or text.precedes(at, "nth-unit")):
        return None, at
    behind = word.last if word else at + 1
    filler = text.follows(behind, "filler")
    return number or int(word.value if word else 0), filler.last if filler else behind


def _year_behind(text: DateText, at: int) -> tuple[int | None, int, bool]:
    """Return the Hijri year behind a month, the index behind it, and whether its sign stands there."""
    filler = text.follows(at, "filler")
    first = filler.last if filler else at
    year = text.whole(first, HIJRI_YEARS.start, HIJRI_YEARS.stop - 1) if text.near(first) else None
    if year is None:
        return None, at, False
    sign = text.follows(first + 1, "hijri-sign", exact=True)
    return year, sign.last if sign else first + 1, sign is not None


def _stands_alone(text: DateText, first: int, is_led: bool, *, has_day: bool) -> bool:  # noqa: FBT001
    """Return whether a month without a year is told to be one: with a day or "month of", or "in Ramadan"."""
    is_zero = text.word(first) in {"صفر", "safar"}
    if has_day:
        return not is_zero
    return is_led and (text.match(first, "hijri-alone") is not None or text.word(first - 1) == "شهر")


def _period(year: int, month: int, day: int | None) -> Period | None:
    if day is None:
        return _month_of(year, month)
    found = gregorian_day(year, month, day)
    return of_day(found) if found else None


def _hijri_year(gregorian: int) -> int:
    """Return the Hijri year that begins about a Gregorian one."""
    return int((gregorian - 621.5643) / 0.970224)


def _years_near(setting: Setting) -> range:
    """Return the Hijri years about the day of the text, or none."""
    today = setting.today
    if today is None:
        return range(0)
    year = _hijri_year(today.year)
    return range(year - 2, year + 4)


def _nearest(
    text: DateText, piece: Piece, periods: dict[int, Period], way: str, setting: Setting
) -> Piece | None:
    """Return the last of several yearly periods that has begun, or the next, as the words beside it tell."""
    today = setting.today
    if today is None:
        return None
    begun = [each for each in periods.values() if each.first_day and each.first_day <= today]
    ahead = [each for each in periods.values() if each.first_day and each.first_day > today]
    if not begun or not ahead:
        return None
    past = max(begun, key=lambda each: each.first_day or today)
    future = min(ahead, key=lambda each: each.first_day or today)
    back = (today - (past.last_day or today)).days
    tense = tense_of(text, piece.first, piece.last, setting.read_to)
    is_ahead = way == "next" or (not way and back > _FAR and tense in {Tense.AHEAD, Tense.PERHAPS})
    return replace(piece, period=future if is_ahead else past, is_relative=True)


def _hijri_feast(text: DateText, at: int, setting: Setting) -> Piece | None:
    found = text.match(at, "hijri-feast")
    if found is None:
        return None
    year, last, _ = _year_behind(text, found.last)
    gregorian = text.year(found.last) if text.near(found.last) else None
    periods = {
        each: period
        for each in ([year] if year else _years_near(setting))
        if (period := _feast_days(found.value, each))
    }
    base = Piece(at, found.last, "hijri")
    if year:
        return replace(base, last=last, period=periods.get(year), has_year=True) if year in periods else None
    if gregorian:
        return _in_gregorian_year(replace(base, last=found.last + 1, has_year=True), gregorian, found.value)
    return _nearest(text, base, periods, _way_behind(text, found.last), setting)


def _in_gregorian_year(piece: Piece, gregorian: int, days: str) -> Piece | None:
    """Return the days of a feast or a month that begin in a Gregorian year."""
    year = _hijri_year(gregorian)
    near = [_feast_days(days, each) for each in range(year - 1, year + 3)]
    fitting = [each for each in near if each and each.first_day and each.first_day.year == gregorian]
    return replace(piece, period=fitting[0]) if fitting else None


def _way_behind(text: DateText, at: int) -> str:
    found = text.match(at, "ahead-or-past", exact=True) if text.is_blank(at) else None
    return found.value if found else ""


def _feast_days(days: str, year: int) -> Period | None:
    """Return the days of a feast, as in "10-1/10-3", in a Hijri year."""
    ends = [gregorian_day(year, *(int(part) for part in each.split("-"))) for each in days.split("/")]
    return of_days(ends[0], ends[-1]) if ends[0] and ends[-1] else None


def _feast(text: DateText, at: int, setting: Setting) -> Piece | None:
    """Return a feast of the Gregorian year."""
    found = text.match(at, "feast")
    easter = text.match(at, "easter-feast")
    longest = max((each for each in (found, easter) if each), key=lambda each: each.last, default=None)
    if longest is None or not (text.in_arabic(at) or text.row[at].begins_like_name):
        return None
    base = Piece(at, longest.last, "holiday")
    year = text.year(longest.last) if text.near(longest.last) else None
    if longest is found:
        month, day = (int(part) for part in found.value.split("-"))
        if year:
            return replace(base, last=base.last + 1, period=of_point((year, month, day)), has_year=True)
        return replace(base, partial=(month, day))
    offset = timedelta(days=int(longest.value))
    if year:
        return replace(base, last=base.last + 1, period=of_day(easter_of(year) + offset), has_year=True)
    today = setting.today
    years = range(today.year - 1, today.year + 2) if today else range(0)
    periods = {each: of_day(easter_of(each) + offset) for each in years}
    return _nearest(text, base, periods, _way_behind(text, base.last), setting)
