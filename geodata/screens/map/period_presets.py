"""Periods offered at a click."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from geodata.atlas.atlas_frames import OPEN_START_DAY, Atlas
from geodata.atlas.selection import EPOCH, select_events
from geodata.view import HideOption, View
from geodata.words import Lang, gregorian_alone, translate
from geodata.words.day_names import format_period

DAYS_OFFERED: Final = 3
"""Days that are offered singly, the day of the brief and those before it."""


@dataclass(frozen=True)
class PeriodPreset:
    """A period offered at a click; its two days are inclusive, None where it is open."""

    id: str
    label: str
    start: date | None
    end: date | None


@gregorian_alone()  # a button has no room
def period_presets(atlas: Atlas, lang: Lang) -> tuple[PeriodPreset, ...]:
    """Return the periods for a brief that show any of its events, and the whole brief.

    They are the day of the brief and the two before it, each where an event begins on it; the month and the
    year of the last event that begins by that day, twelve months up to it, and the time before the year.
    """
    as_of = atlas.brief.as_of
    last = _last_begun(atlas)
    month = last.replace(day=1), last.replace(day=monthrange(last.year, last.month)[1])
    year = date(last.year, 1, 1), date(last.year, 12, 31)
    found = [
        *_last_days(atlas, lang),
        PeriodPreset("month", format_period(*month, lang), *month),
        PeriodPreset("year", format_period(*year, lang), *year),
        PeriodPreset(
            "twelve-months",
            translate("period-preset.last-twelve-months", lang),
            _twelve_months_start(as_of),
            as_of,
        ),
    ]
    if year[0] > date.min:
        before = year[0] - timedelta(days=1)
        found.append(PeriodPreset("before", format_period(None, before, lang), None, before))
    whole = PeriodPreset("all", translate("period-preset.whole-brief", lang), None, None)
    return whole, *(preset for preset in found if _shows_any(preset, atlas))


def _last_days(atlas: Atlas, lang: Lang) -> Iterator[PeriodPreset]:
    """Yield the day of the brief and those before it on which an event is sure to begin, as single days."""
    clock = atlas.filter_columns
    begun = frozenset(clock.start_earliest[clock.start_earliest == clock.start_latest].tolist())
    for before in range(DAYS_OFFERED):
        day = atlas.brief.as_of - timedelta(days=before)
        if (day - EPOCH).days in begun:
            yield PeriodPreset(f"day-{before}", format_period(day, day, lang), day, day)


def _last_begun(atlas: Atlas) -> date:
    """Return the first day of the last event that begins by the day of the brief, else that day itself."""
    clock, last = atlas.filter_columns, (atlas.brief.as_of - EPOCH).days
    days = clock.start_earliest[~clock.undated & ~clock.ahead & (clock.start_earliest != OPEN_START_DAY)]
    begun = days[days <= last]
    return EPOCH + timedelta(days=int(begun.max())) if len(begun) else atlas.brief.as_of


def _shows_any(preset: PeriodPreset, atlas: Atlas) -> bool:
    dated = View(start=preset.start, end=preset.end, hide=frozenset({HideOption.UNDATED}))
    shown = select_events(atlas, dated)
    return shown.within_count + shown.perhaps_count > 0


def _twelve_months_start(day: date) -> date:
    """Return the first of the twelve months' days that end with a day."""
    if day.year == date.min.year:
        return date.min
    last = monthrange(day.year - 1, day.month)[1]
    return date(day.year - 1, day.month, min(day.day, last)) + timedelta(days=1)
