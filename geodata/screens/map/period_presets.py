"""Periods offered at a click."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from geodata.words import Lang, translate
from geodata.words.day_names import format_period


@dataclass(frozen=True)
class PeriodPreset:
    """A period offered at a click; its two days are inclusive, None where it is open."""

    id: str
    label: str
    start: date | None
    end: date | None


def period_presets(as_of: date, lang: Lang) -> tuple[PeriodPreset, ...]:
    """Return the periods for a brief: all, month and year of ``as_of``, twelve months, before."""
    month = as_of.replace(day=1), as_of.replace(day=monthrange(as_of.year, as_of.month)[1])
    year = date(as_of.year, 1, 1), date(as_of.year, 12, 31)
    before = year[0] - timedelta(days=1)
    return (
        PeriodPreset("all", translate("period-preset.whole-brief", lang), None, None),
        PeriodPreset("month", format_period(*month, lang), *month),
        PeriodPreset("year", format_period(*year, lang), *year),
        PeriodPreset(
            "twelve-months",
            translate("period-preset.last-twelve-months", lang),
            _twelve_months_start(as_of),
            as_of,
        ),
        PeriodPreset("before", format_period(None, before, lang), None, before),
    )


def _twelve_months_start(day: date) -> date:
    """Return the first of the twelve months' days that end with a day."""
    last = monthrange(day.year - 1, day.month)[1]
    return date(day.year - 1, day.month, min(day.day, last)) + timedelta(days=1)
