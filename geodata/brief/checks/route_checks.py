"""Check of routes: a lane needs two places of which neither holds the start of the other."""

from collections.abc import Iterator
from itertools import product
from typing import Final

from geodata.brief.checks.problem_factory import ProblemFactory
from geodata.brief.problems import Problem
from geodata.brief.records import Brief, Event
from geodata.places import gazetteer_places, schematic_lane
from geodata.vocabulary import PlaceRole

_LANE_ENDS: Final = 2


def route_problems(brief: Brief, report: ProblemFactory) -> Iterator[Problem]:
    """Yield a problem for each route from a place to another that holds it.

    An end with a geometry of its own is joined by a plain line, which always can be drawn.
    """
    own_shapes = {place.id: place.gazetteer_ids[:1] for place in brief.written_places}
    for at, event in enumerate(brief.written_events):
        for start, end in _route_ends(event):
            shapes = (*own_shapes.get(start, (start,)), *own_shapes.get(end, (end,)))
            if not has_lane(shapes):
                yield report(
                    "route",
                    ("events", at, "places"),
                    found=f"a route from {start} to {end}, which holds its start",
                    expected="two places apart",
                    mend="name a place within the larger one, or write role: at for both",
                )


def _route_ends(event: Event) -> Iterator[tuple[str, str]]:
    """Yield each pair of places that a route joins."""
    by_role = {
        role: [location.place for location in event.places if location.role is role]
        for role in (PlaceRole.FROM, PlaceRole.TO)
    }
    return product(by_role[PlaceRole.FROM], by_role[PlaceRole.TO])


def has_lane(shapes: tuple[str, ...]) -> bool:
    """Return whether a lane can be drawn between shapes; an unknown one is a problem of its own."""
    if len(shapes) < _LANE_ENDS or not set(shapes) <= gazetteer_places().keys():
        return True
    try:
        schematic_lane(*shapes)
    except ValueError:
        return False
    return True
