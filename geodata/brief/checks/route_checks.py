"""Check of routes: a lane needs two places of which neither holds the start of the other."""

from collections.abc import Iterator
from itertools import product
from typing import Final

from geodata.brief.checks.problem_factory import ProblemFactory, RecordPath
from geodata.brief.problems import Problem
from geodata.brief.record_types.event_record import Event
from geodata.brief.records import Brief
from geodata.places import gazetteer_places, schematic_lane
from geodata.places.place_findings import PlaceError
from geodata.places.route_lines import distance_km
from geodata.vocabulary import PlaceRole
from geodata.words import CatalogueText

_LANE_ENDS: Final = 2
_LEAST_KM: Final = 0.001
"""Distance below which two places stand at one point."""


def route_problems(brief: Brief, report: ProblemFactory) -> Iterator[Problem]:
    """Yield a problem for each route from a place to another that holds it, or that stands where it does.

    An end with a geometry of its own is joined by a plain line.
    """
    for at, event in enumerate(brief.written_events):
        yield from event_route_problems(("events", at), event, brief, report)


def event_route_problems(
    at: RecordPath, event: Event, brief: Brief, report: ProblemFactory
) -> Iterator[Problem]:
    """Yield the problems of the routes of the event at a path."""
    for start, end in _route_ends(event):
        apart = not _is_one_spot(start, end, brief)
        if not apart or not has_lane((*_shapes_of(start, brief), *_shapes_of(end, brief))):
            why = "within" if apart else "same"
            yield report(
                "route",
                (*at, "places"),
                found=CatalogueText(f"problem.route.found-{why}", start=start, end=end),
                expected=CatalogueText("problem.route.expected"),
                mend=CatalogueText("problem.route.remedy", form="role: at"),
            )


def _is_one_spot(start: str, end: str, brief: Brief) -> bool:
    """Return whether two places stand at one point; what cannot be drawn is a problem of its own."""
    try:
        anchors = [brief.place_resolver.resolve(name).anchor for name in (start, end)]
    except (PlaceError, KeyError):
        return False
    return distance_km(*anchors) < _LEAST_KM


def _shapes_of(place_id: str, brief: Brief) -> tuple[str, ...]:
    """Return the first shape of the gazetteer that a place of the brief, or of its rows, stands for."""
    own = next((place for place in brief.written_places if place.id == place_id), None)
    for rows in brief.row_sources:
        if own is None and (at := rows.places.position(place_id)) is not None:
            own = rows.places.record(at)
    return own.gazetteer_ids[:1] if own is not None else (place_id,)


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
