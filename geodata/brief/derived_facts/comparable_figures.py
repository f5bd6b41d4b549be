"""Comparable figures: one measure, one thing counted, one scope; and figures that later ones revise."""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from geodata.brief.record_types.claim_record import Claim
from geodata.brief.record_types.event_record import Event
from geodata.brief.record_types.figure_record import Covers, Figure
from geodata.kinds.unit_table import UnitTable
from geodata.vocabulary import RatePeriod

EVENT_SCOPE: Final = "event"
"""Scope of a figure that spans no more than its event."""
TOTAL_SCOPE: Final = "total"
"""Scope of a cumulative figure."""


class FigureKey(NamedTuple):
    """Key that comparable figures have in common."""

    measure: str
    """Class of the unit, base of a measure, or the unit itself (:meth:`UnitTable.measure_of`)."""
    counts: str
    """Id of the thing counted."""
    scope: Covers | None
    """Period and place of a count that spans more than its event."""
    per: RatePeriod | None
    """Period of a rate."""
    alternative: tuple[str, str] | None
    """Group and unit of an alternative ("shells or rockets"), which rivals no other unit of its group."""

    @property
    def without_alternative(self) -> tuple[object, ...]:
        """Measure, thing counted, scope and rate."""
        return self.measure, self.counts, self.scope, self.per


def figure_key(figure: Figure, units: UnitTable) -> FigureKey:
    """Return the key under which a figure is compared with others."""
    apart = (figure.alternative, figure.unit) if figure.alternative is not None else None
    return FigureKey(units.measure_of(figure.unit), figure.counts.id, figure.covers, figure.per, apart)


def axis_scope(figure: Figure) -> str:
    """Return the scope by which figures of several events share an axis: totals and rates stand apart."""
    return TOTAL_SCOPE if figure.covers else figure.per or EVENT_SCOPE


def claims_with_figures(event: Event) -> tuple[Claim, ...]:
    """Return the claims of an event that carry a figure, in the order of the text."""
    return tuple(claim for claim in event.claims if claim.figure is not None)


def revised_claims(claims: Iterable[Claim]) -> Mapping[str, Claim]:
    """Return for each claim whose figure is revised the later claim, by the id of the earlier."""
    return {claim.figure.revises: claim for claim in claims if claim.figure and claim.figure.revises}


def standing_claims(event: Event) -> tuple[Claim, ...]:
    """Return the claims of an event whose figures no later claim revises, in the order of the text."""
    revised = revised_claims(event.claims)
    return tuple(claim for claim in claims_with_figures(event) if claim.id not in revised)


def earlier_claims(claim: Claim, event: Event) -> tuple[Claim, ...]:
    """Return the claims of an event whose figures a claim revises, one after the other, the latest first."""
    known, found = {each.id: each for each in claims_with_figures(event)}, [claim]
    while (revises := found[-1].figure and found[-1].figure.revises) in known and len(found) <= len(known):
        found.append(known[revises])
    return tuple(found[1:])
