"""Periods of whole days, months or years, and the arithmetic of the calendar on them.

A point is a year, a month or a day as a tuple: ``(2024,)``, ``(2024, 10)``, ``(2024, 10, 23)``.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

Point = tuple[int, ...]
_MONTHS: Final = 12
_DAY_PARTS: Final = 3
"""Parts of a point that is a day."""
_PART_DAYS: Final = {"early": (1, 10), "mid": (10, 20), "late": (15, 31)}
_PART_MONTHS: Final = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
_SEASON_MONTHS: Final = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""First month of a northern season; each has three."""
_FIRST_YEAR, _LAST_YEAR = 1, 9998


@dataclass(frozen=True)
class Period:
    """A period from the first day of one point to the last day of another; ``None`` where open."""

    first: Point | None
    last: Point | None
    is_approximate: bool = False

    @property
    def edtf(self) -> str:
        """The period as EDTF."""
        if self.first == self.last:
            return _written(self.first) + "~" * self.is_approximate
        return f"{_written(self.first)}/{_written(self.last)}"

    @property
    def day(self) -> date | None:
        """The day that the period is, if it is one."""
        return self.last_day if self.first == self.last and self.precision == _DAY_PARTS else None

    @property
    def precision(self) -> int:
        """Parts of the finer end: 1 for years, 2 for months, 3 for days."""
        return max(len(self.first or ()), len(self.last or ()))

    @property
    def first_day(self) -> date | None:
        """The first day; ``None`` where open."""
        return first_day_of(self.first) if self.first else None

    @property
    def last_day(self) -> date | None:
        """The last day; ``None`` where open."""
        return last_day_of(self.last) if self.last else None


def _written(point: Point | None) -> str:
    if point is None:
        return ".."
    return "-".join([f"{point[0]:04}", *(f"{part:02}" for part in point[1:])])


def is_real(point: Point) -> bool:
    """Return whether a point names a date of the calendar."""
    if not _FIRST_YEAR <= point[0] <= _LAST_YEAR or not all(1 <= month <= _MONTHS for month in point[1:2]):
        return False
    return all(1 <= day <= monthrange(point[0], point[1])[1] for day in point[2:3])


def first_day_of(point: Point) -> date:
    """Return the first day of a year, a month or a day."""
    return date(point[0], *(point[1:] or (1, 1))) if len(point) != 2 else date(point[0], point[1], 1)  # noqa: PLR2004


def last_day_of(point: Point) -> date:
    """Return the last day of a year, a month or a day."""
    if len(point) == _DAY_PARTS:
        return date(*point)
    month = point[1] if len(point) > 1 else _MONTHS
    return date(point[0], month, monthrange(point[0], month)[1])


def of_day(day: date) -> Period:
    """Return a day as a period."""
    point = (day.year, day.month, day.day)
    return Period(point, point)


def of_point(point: Point) -> Period:
    """Return a point as a period."""
    return Period(point, point)


def of_days(first: date, last: date) -> Period:
    """Return the period from one day to another."""
    return Period((first.year, first.month, first.day), (last.year, last.month, last.day))


def joined(first: Period, last: Period) -> Period | None:
    """Return the period from the beginning of one to the end of another, if they lie in this order."""
    if first.first is None or last.last is None:
        return None
    if first_day_of(first.first) > last_day_of(last.last):
        return None
    return Period(first.first, last.last, first.is_approximate or last.is_approximate)


def shifted_month(year: int, month: int, steps: int) -> Point:
    """Return the month that lies so many months from another."""
    years, index = divmod(year * _MONTHS + month - 1 + steps, _MONTHS)
    return years, index + 1


def shifted_day(day: date, unit: str, steps: int) -> Period | None:
    """Return what lies so many units from a day: a day for days and weeks, else a month or a year."""
    try:
        if unit in {"day", "week"}:
            return of_day(day + timedelta(days=steps * (7 if unit == "week" else 1)))
    except OverflowError:
        return None
    point = shifted_month(day.year, day.month, steps) if unit == "month" else (day.year + steps,)
    return of_point(point) if is_real(point) else None


def shifted_same_day(day: date, unit: str, steps: int) -> Period | None:
    """Return the same day of the month so many months or years away: the last of a shorter month."""
    year, month = shifted_month(day.year, day.month, steps * (_MONTHS if unit == "year" else 1))
    if not is_real((year, month)):
        return None
    return of_point((year, month, min(day.day, monthrange(year, month)[1])))


def week_at(day: date, steps: int = 0) -> Period:
    """Return the week, Monday to Sunday, that lies so many weeks from that of a day."""
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=steps)
    return of_days(monday, monday + timedelta(days=6))


def unit_at(day: date, unit: str, steps: int) -> Period | None:
    """Return the week, month, quarter or year that lies so many of them from that of a day."""
    try:
        if unit == "week":
            return week_at(day, steps)
        if unit == "weekend":
            saturday = day - timedelta(days=day.weekday() - 5) + timedelta(weeks=steps)
            return of_days(saturday, saturday + timedelta(days=1))
    except OverflowError:
        return None
    if unit == "quarter":
        year, month = shifted_month(day.year, (day.month - 1) // 3 * 3 + 1, steps * 3)
        return Period((year, month), (year, month + 2))
    return shifted_day(day, unit, steps)


def part_of(period: Period, part: str) -> Period:
    """Return the early, middle or late part of a month or a year; of anything else the whole."""
    point = period.first
    if point is None or period.first != period.last or len(point) == _DAY_PARTS or part not in _PART_DAYS:
        return period
    if len(point) == 1:
        first, last = _PART_MONTHS[part]
        return Period((*point, first), (*point, last))
    first, last = _PART_DAYS[part]
    return Period((*point, first), (*point, min(last, monthrange(*point)[1])))


def nth_part_of(period: Period, unit: str, nth: int) -> Period | None:
    """Return the first, second … quarter, half, third or week of a year or a month; -1 is the last."""
    point = period.first
    if point is None or period.first != period.last or len(point) == _DAY_PARTS:
        return None
    if len(point) == 1:
        months = {"quarter": 3, "half": 6, "third": 4}.get(unit)
        if months is None:
            return nth_part_of(of_point((*point, 1 if nth > 0 else 12)), unit, nth)
        return _cut(_MONTHS, months, nth, point)
    length = monthrange(*point)[1]
    if unit == "half":
        return Period((*point, 1), (*point, 15)) if nth == 1 else Period((*point, 16), (*point, length))
    days = {"week": 7, "third": 10}.get(unit)
    return _cut(length, days, nth, point) if days else None


def _cut(whole: int, size: int, nth: int, point: Point) -> Period | None:
    """Return the nth piece of so many months or days; -1 is the last."""
    first = (whole - size if nth == -1 else (nth - 1) * size) + 1
    return Period((*point, first), (*point, min(first + size - 1, whole))) if 0 < first <= whole else None


def several_of(period: Period, unit: str, count: int, *, at_end: bool) -> Period | None:
    """Return the first or last so many days, weeks or months of a period."""
    first, last = period.first_day, period.last_day
    if first is None or last is None or count < 1:
        return None
    if unit == "month":
        start = shifted_month(last.year, last.month, 1 - count) if at_end else (first.year, first.month)
        end = (last.year, last.month) if at_end else shifted_month(first.year, first.month, count - 1)
        return Period(start, end) if is_real(start) and is_real(end) else None
    days = timedelta(days=count * (7 if unit == "week" else 1) - 1)
    try:
        return of_days(last - days, last) if at_end else of_days(first, first + days)
    except OverflowError:
        return None


def season_of(name: str, year: int) -> Period:
    """Return a northern season by the year that it begins in; the winter ends in the next."""
    month = _SEASON_MONTHS[name]
    return Period((year, month), shifted_month(year, month, 2))


def easter_of(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    n = h + k - 7 * ((a + 11 * h + 22 * k) // 451) + 114
    return date(year, n // 31, n % 31 + 1)
