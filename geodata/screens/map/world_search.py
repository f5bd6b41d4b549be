"""Places of the world and coordinates that the words of the search box name."""

from collections.abc import Container
from dataclasses import dataclass
from typing import Final

from geodata.gazetteer import PlaceRecord, places_by_consonants, places_starting_with
from geodata.phrasing.list_words import join_facts
from geodata.phrasing.world_place_words import place_kind_name, place_surroundings
from geodata.places.coordinate_text import (
    CoordinateProblem,
    TypedPosition,
    format_degrees_minutes,
    parse_coordinates,
)
from geodata.screens.map.place_flight import FlightGoal
from geodata.words import Lang, isolate_left_to_right, translate
from geodata.words.untranslated_text import isolate_untranslated

MOST_PLACES: Final = 5
EXAMPLES: Final = {"mgrs-square": "38SMB 44140 84706"}
"""Position that a message shows as an example, by what is wrong; others show one in decimal degrees."""
EXAMPLE: Final = "36.1408, -5.3536"


@dataclass(frozen=True)
class WorldHit:
    """A place, or a position, that the search box offers."""

    id: str
    goal: FlightGoal
    remark: str
    """Kind and surroundings."""


@dataclass(frozen=True)
class CoordinateReading:
    """A position typed into the search box, or what is wrong with it and the position likely meant."""

    hit: WorldHit | None
    problem: str = ""


def find_places(text: str, lang: Lang, *, left_out: Container[str] = ()) -> tuple[WorldHit, ...]:
    """Return the places of the gazetteer with a name that begins so, without those of some ids.

    Arabic words that begin no name are also looked up by the consonants of Latin names.
    """
    found = places_starting_with(text, MOST_PLACES) or places_by_consonants(text, MOST_PLACES)
    return tuple(_place_hit(place, lang) for place in found if place.id not in left_out)


def read_coordinates(text: str, lang: Lang) -> CoordinateReading | None:
    """Return what a text says as coordinates; None where it is none."""
    reading = parse_coordinates(text)
    if reading is None:
        return None
    if isinstance(reading, TypedPosition):
        return CoordinateReading(_position_hit(reading, lang))
    return CoordinateReading(
        _position_hit(reading.nearest, lang) if reading.nearest else None, _problem_words(reading, lang)
    )


def _problem_words(problem: CoordinateProblem, lang: Lang) -> str:
    values = {
        "found": isolate_left_to_right(problem.found),
        "example": isolate_left_to_right(EXAMPLES.get(problem.fault, EXAMPLE)),
    }
    return translate(f"coordinates.problem.{problem.fault}", lang, **values)


def _place_hit(place: PlaceRecord, lang: Lang) -> WorldHit:
    name, kind = isolate_untranslated(place.name[lang]), place_kind_name(place, lang)
    goal = FlightGoal(name, kind, place.lon, place.lat, place.radius_km)
    return WorldHit(place.id, goal, join_facts(kind, place_surroundings(place, lang)))


def _position_hit(at: TypedPosition, lang: Lang) -> WorldHit:
    # Letters tell how the signs and the order were understood; the marker has the decimal degrees.
    name, kind = format_degrees_minutes(at.lon, at.lat), translate("place-kind.coordinates", lang)
    return WorldHit("position", FlightGoal(isolate_left_to_right(name), kind, at.lon, at.lat), kind)
