"""Check of routes: a lane needs two places of which neither holds the start of the other."""

from collections.abc import Iterator
from itertools import product

from geodata.brief.records import Brief, Event
from geodata.places import gazetteer_places, schematic_lane
from geodata.vocabulary import PlaceRole


def unusable_routes(brief: Brief) -> Iterator[tuple[int, str, str]]:
    """Yield each route that cannot be drawn: index of its event, id of its ``from`` and of its ``to``."""
    first_shape = {place.id: place.geometry[0] for place in brief.places}
    for at, event in enumerate(brief.events):
        for start, end in _route_ends(event):
            if not _has_lane(first_shape.get(start, start), first_shape.get(end, end)):
                yield at, start, end


def _route_ends(event: Event) -> Iterator[tuple[str, str]]:
    """Yield each pair of places that a route joins."""
    by_role = {
        role: [location.place for location in event.places if location.role is role]
        for role in (PlaceRole.FROM, PlaceRole.TO)
    }
    return product(by_role[PlaceRole.FROM], by_role[PlaceRole.TO])


def _has_lane(from_id: str, to_id: str) -> bool:
    """Return whether a lane can be drawn; an unknown shape is a problem of its own."""
    if not {from_id, to_id} <= gazetteer_places().keys():
        return True
    try:
        schematic_lane(from_id, to_id)
    except ValueError:
        return False
    return True
