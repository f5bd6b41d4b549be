"""The theatre of a brief: the places that it is about, as it says itself, and the states that they lie in."""

from collections.abc import Iterator, Sequence
from typing import Final

from geodata.brief.records import Brief
from geodata.gazetteer import PlaceRecord, gazetteer_places, place_of_id
from geodata.toponyms.name_spans import states_about

_MOST_PLACES: Final = 100
"""Places of a brief that speak for its theatre, at most: the first ones of its events."""


def theatre_places(brief: Brief, theatre: Sequence[str]) -> tuple[PlaceRecord, ...]:
    """Return the places of the gazetteer that some ids name; a place of the brief stands for its shapes."""
    found = (place_of_id(name) for each in theatre for name in _gazetteer_ids(brief, each))
    return tuple({place.id: place for place in found if place is not None}.values())


def theatre_states(brief: Brief, theatre: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of the states of a theatre: a region is that of its members, a water of none."""
    states = [state for place in theatre_places(brief, theatre) for state in _states_of(place)]
    return tuple(dict.fromkeys(states))


def places_of_events(brief: Brief) -> tuple[PlaceRecord, ...]:
    """Return the places of the gazetteer at which events of a brief are, in its order, the first hundred."""
    named = (at.place for event in brief.event_records for at in event.places)
    return theatre_places(brief, tuple(dict.fromkeys(named))[:_MOST_PLACES])


def _gazetteer_ids(brief: Brief, place_id: str) -> tuple[str, ...]:
    own = brief.place_by_id.get(place_id)
    return own.gazetteer_ids if own is not None else (place_id,)


def _states_of(place: PlaceRecord) -> Iterator[str]:
    yield from states_about(place)
    shipped = gazetteer_places().get(place.id)
    others = (place_of_id(member) for member in shipped.members if member != place.id) if shipped else ()
    for other in others:
        if other is not None:
            yield from _states_of(other)
