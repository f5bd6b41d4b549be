"""Rival figures as ladders: a rung a claim, a ladder a unit, one axis a unit.

Nothing here adds, averages or merges: a rung has the value that its speaker gave, and an open end stays open.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from geodata.brief.record_types.claim_record import Claim
from geodata.brief.record_types.figure_record import Figure
from geodata.brief.records import Event
from geodata.phrasing.figure_words import claims_with_figures
from geodata.vocabulary import Qualifier, Statement

INEXACT: Final = frozenset({Qualifier.ABOUT, Qualifier.CLOSE_TO})
"""Qualifiers of a figure that its speaker did not give exactly."""
UPWARDS: Final = frozenset({Qualifier.MORE_THAN, Qualifier.AT_LEAST})
DOWNWARDS: Final = frozenset({Qualifier.LESS_THAN, Qualifier.UP_TO})
STEPS: Final = (1, 2, 2.5, 5, 10)
MOST_STEPS: Final = 4


@dataclass(frozen=True)
class LadderRung:
    """One claim with a figure."""

    claim: Claim
    figure: Figure
    count_index: int
    """Index of what is counted among the event's: rungs of one form count the same."""

    @property
    def ends(self) -> tuple[float, float] | None:
        """Lower and upper end as stated, equal for a single number; None for a ratio, which has no place."""
        figure = self.figure
        if figure.low is not None and figure.high is not None:
            return figure.low, figure.high
        return None if figure.value is None else (figure.value, figure.value)

    @property
    def inexact(self) -> bool:
        """Whether the speaker said "about" or "close to"."""
        return self.figure.qualifier in INEXACT

    @property
    def open_direction(self) -> int:
        """1 where it is open upwards, -1 downwards, 0 neither."""
        return (self.figure.qualifier in UPWARDS) - (self.figure.qualifier in DOWNWARDS)

    @property
    def judged(self) -> bool:
        """Whether it is a judgement, which is drawn hollow."""
        return self.claim.statement is Statement.JUDGEMENT


@dataclass(frozen=True)
class Ladder:
    """Rungs of one event in one unit, by the day of the claim, undated ones last."""

    unit: str
    rungs: tuple[LadderRung, ...]

    @property
    def values(self) -> tuple[float, ...]:
        """Both ends of every rung that has a place on an axis."""
        return tuple(end for rung in self.rungs if rung.ends for end in rung.ends)

    @property
    def has_rivals(self) -> bool:
        """Whether at least two rungs have a place on an axis."""
        return sum(rung.ends is not None for rung in self.rungs) > 1


@dataclass(frozen=True)
class LadderAxis:
    """An axis from ``low`` to ``high``, linear from 0 or logarithmic from a power of ten."""

    low: float
    high: float
    log: bool
    ticks: tuple[float, ...]

    def position_of(self, value: float) -> float:
        """Return the position of a value, 0 at the low end and 1 at the high end."""
        if self.log:
            return math.log10(value / self.low) / math.log10(self.high / self.low)
        return (value - self.low) / (self.high - self.low)


def event_ladders(event: Event) -> tuple[Ladder, ...]:
    """Return the ladders of an event, one a unit, in the order of their first rungs."""
    claims = sorted(
        claims_with_figures(event), key=lambda claim: (claim.said_on is None, claim.said_on or date.min)
    )
    counted: dict[str, int] = {}
    units: dict[str, list[LadderRung]] = {}
    for claim in claims:
        if claim.figure is not None:
            form = counted.setdefault(claim.figure.counts.id, len(counted))
            units.setdefault(claim.figure.unit, []).append(LadderRung(claim, claim.figure, form))
    return tuple(Ladder(unit, tuple(rungs)) for unit, rungs in units.items())


def unit_axes(found: Iterable[Ladder], *, log: bool = False) -> dict[str, LadderAxis]:
    """Return for each unit the axis that holds all its ladders."""
    values: dict[str, list[float]] = {}
    for ladder in found:
        values.setdefault(ladder.unit, []).extend(ladder.values)
    return {unit: ladder_axis(ends, log=log) for unit, ends in values.items() if ends}


def ladder_axis(values: Sequence[float], *, log: bool = False) -> LadderAxis:
    """Return an axis with round ends that holds the values; linear where one of them has no logarithm."""
    least, most = min(values), max(values)
    if not log or least <= 0:
        step = _round_step(most)
        count = max(math.ceil(most / step), 1)
        return LadderAxis(
            0, count * step, log=False, ticks=tuple(number * step for number in range(count + 1))
        )
    first = math.floor(math.log10(least))
    last = max(math.ceil(math.log10(most)), first + 1)
    ticks = tuple(10.0**power for power in range(first, last + 1))
    return LadderAxis(ticks[0], ticks[-1], log=True, ticks=ticks)


def _round_step(most: float) -> float:
    """Return the least round step of which ``MOST_STEPS`` reach the greatest value."""
    rough = most / MOST_STEPS if most > 0 else 1
    power = 10.0 ** math.floor(math.log10(rough))
    return next(power * step for step in STEPS if power * step >= rough * (1 - 1e-9))
