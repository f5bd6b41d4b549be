"""Periods as the words around them bound them: "since", "by the end of", "the eve of", "the night of"."""

from dataclasses import replace
from datetime import timedelta
from typing import Final

from geodata.prose.dates.date_periods import Period, is_real, joined, of_day, of_days, of_point, part_of
from geodata.prose.dates.date_text import Partial

_ONE_DAY: Final = timedelta(days=1)


def within_bound(period: Period, lead: str) -> Period:
    """Return a period as bounded by a word: open before it, or behind it."""
    if lead in {"since", "starting"}:
        return Period(period.first, None)
    if lead in {"by", "before", "until"}:
        return Period(None, period.last)
    if lead == "about" and period.first == period.last:
        return replace(period, is_approximate=True)
    if lead == "eve" and period.first_day:
        return of_day(period.first_day - _ONE_DAY)
    return period


def part_within(period: Period, part: str, lead: str) -> Period:
    """Return the part of a period; by its end is its last day, since its start its first."""
    if part == "end" and lead in {"by", "before", "until"} and period.last_day:
        return of_day(period.last_day)
    if part == "start" and lead in {"since", "starting"} and period.first_day:
        return of_day(period.first_day)
    if part == "last-about" and period.last_day:
        return replace(of_day(period.last_day), is_approximate=True)
    if part in {"first-day", "last-day"} and period.first_day and period.last_day:
        return of_day(period.first_day if part == "first-day" else period.last_day)
    return part_of(period, {"start": "early", "end": "late"}.get(part, part))


def night_of(period: Period, back: timedelta) -> Period:
    """Return the two days of the night that begins on a day; what is several days stays."""
    day = period.day
    return of_days(day - back, day - back + _ONE_DAY) if day else period


def in_year(year: int, partial: Partial) -> Period | None:
    """Return a day and month, or a month, of a year, if it is in the calendar."""
    point = (year, *[part for part in partial if part])
    return of_point(point) if is_real(point) else None


def latest_before(years: tuple[int, ...], partial: Partial, last: Period) -> Period | None:
    """Return a day and month in the first of some years in which it lies before the end of a range."""
    found = (in_year(year, partial) for year in years)
    return next((each for each in found if each and joined(each, last)), None)
