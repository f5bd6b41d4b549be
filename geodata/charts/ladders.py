"""Figures as ladders: a rung a claim, a ladder for each measure, thing counted and scope.

Nothing here adds, averages or merges: a rung has the value that its speaker gave, and an open end stays open.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from geodata.brief.derived_facts.comparable_figures import (
    FigureKey,
    axis_scope,
    earlier_claims,
    figure_key,
    standing_claims,
)
from geodata.brief.record_types.claim_record import Claim
from geodata.brief.record_types.event_record import Event
from geodata.brief.record_types.figure_record import Figure
from geodata.brief.records import Brief
from geodata.vocabulary import Qualifier, Statement, UnitClass

INEXACT: Final = frozenset({Qualifier.ABOUT, Qualifier.CLOSE_TO})
"""Qualifiers of a figure that its speaker did not give exactly."""
UPWARDS: Final = frozenset({Qualifier.MORE_THAN, Qualifier.AT_LEAST})
DOWNWARDS: Final = frozenset({Qualifier.LESS_THAN, Qualifier.UP_TO})
STEPS: Final = (1, 2, 2.5, 5, 10)
MOST_STEPS: Final = 4
_CLASSES: Final = frozenset(map(str, UnitClass))
AxisKey = tuple[str, str, str]
"""Measure, thing counted, and scope of the ladders that one axis serves."""


@dataclass(frozen=True)
class LadderRung:
    """One claim with a figure."""

    claim: Claim
    figure: Figure
    factor: float = 1
    """Amount of one of its unit in the unit of the ladder."""
    earlier: tuple["LadderRung", ...] = ()
    """Figures of the same speaker that this one revises, the latest first."""
    is_revised: bool = False
    """Whether a later figure of the same speaker revises it."""

    @property
    def ends(self) -> tuple[float, float] | None:
        """Lower and upper end as stated, equal for a single number; None for a ratio, which has no place."""
        figure = self.figure
        if figure.low is not None and figure.high is not None:
            return figure.low * self.factor, figure.high * self.factor
        return None if figure.value is None else (figure.value * self.factor, figure.value * self.factor)

    @property
    def best(self) -> float | None:
        """Best estimate within the range, where the speaker gave one."""
        return None if self.figure.best is None else self.figure.best * self.factor

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
    """Comparable figures of one event, by the day of the claim, undated ones last.

    A figure that its speaker revised stands right before the later one.
    """

    key: FigureKey
    unit: str
    """Unit of its axis: that of all its figures, else their measure."""
    rungs: tuple[LadderRung, ...]

    @property
    def axis_key(self) -> AxisKey:
        """Key of the axis that it can share with the ladders of other events."""
        measure = self.unit if self.key.alternative else self.key.measure
        return axis_measure(self.unit, measure), self.key.counts, axis_scope(self.rungs[-1].figure)

    @property
    def units(self) -> tuple[str, ...]:
        """Units of its figures, each once."""
        return tuple(dict.fromkeys(rung.figure.unit for rung in self.rungs))

    @property
    def converted_to(self) -> str | None:
        """Unit of its axis, where its figures have several units of one measure."""
        return self.unit if len(self.units) > 1 and self.key.measure not in _CLASSES else None

    @property
    def values(self) -> tuple[float, ...]:
        """Both ends of every rung that has a place on an axis."""
        return tuple(end for rung in self.rungs if rung.ends for end in rung.ends)

    @property
    def is_compared(self) -> bool:
        """Whether at least two rungs have a place on an axis."""
        return sum(rung.ends is not None for rung in self.rungs) > 1

    @property
    def has_rivals(self) -> bool:
        """Whether two speakers give a figure: a later figure of the same speaker is no rival."""
        return len({rung.claim.source for rung in self.rungs}) > 1


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


def axis_measure(unit: str, measure: str) -> str:
    """Return the measure of the axis of figures in one unit: a class that is compared, else the unit."""
    return measure if measure in _CLASSES else unit


def event_ladders(event: Event, brief: Brief) -> tuple[Ladder, ...]:
    """Return the ladders of an event, in the order of their first rungs.

    The figures of one ladder have one measure, count one thing in one scope, and are of one rate.
    """
    groups: dict[FigureKey, list[Claim]] = {}
    for claim in sorted(standing_claims(event), key=_said_on):
        if claim.figure is not None:
            groups.setdefault(figure_key(claim.figure, brief.unit_table), []).append(claim)
    return tuple(_ladder(key, claims, event, brief) for key, claims in groups.items())


def _said_on(claim: Claim) -> tuple[bool, date]:
    return claim.said_on is None, claim.said_on or date.min


def _ladder(key: FigureKey, claims: Sequence[Claim], event: Event, brief: Brief) -> Ladder:
    chains = [(claim, *earlier_claims(claim, event)) for claim in claims]
    units = {each.figure.unit for chain in chains for each in chain if each.figure}
    shared = len(units) == 1
    unit = next(iter(units)) if shared else key.measure
    factors = {name: 1 if shared else brief.unit_table.factor_of(name) for name in units}
    return Ladder(key, unit, tuple(rung for chain in chains for rung in _rungs(chain, factors)))


def _rungs(chain: Sequence[Claim], factors: dict[str, float]) -> Iterator[LadderRung]:
    """Yield the rungs of a figure and of those that it revises, the earliest first."""
    found = [
        LadderRung(claim, claim.figure, factors[claim.figure.unit], is_revised=at > 0)
        for at, claim in enumerate(chain)
        if claim.figure is not None
    ]
    yield from reversed(found[1:])
    yield replace(found[0], earlier=tuple(found[1:]))


def unit_axes(found: Iterable[Ladder], *, log: bool = False) -> dict[AxisKey, LadderAxis]:
    """Return for each measure, thing counted and scope the axis that holds all its ladders."""
    values: dict[AxisKey, list[float]] = {}
    for ladder in found:
        values.setdefault(ladder.axis_key, []).extend(ladder.values)
    return {key: ladder_axis(ends, log=log) for key, ends in values.items() if ends}


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
