"""Commands on the gazetteer: build its index, print the places of a name, the nearest town to a point."""

import json
import time
from argparse import Namespace
from typing import Any

from geodata.brief.problems import escape_invisible
from geodata.command_line.command_output import command_problem, print_problem, write_output
from geodata.command_line.resolve_arguments import print_problems
from geodata.gazetteer import (
    IndexBuildError,
    PlaceRecord,
    build_index,
    is_index_built,
    nearest_town,
    place_of_id,
    places_by_consonants,
    places_named,
    places_starting_with,
)
from geodata.phrasing.world_place_words import place_kind_name, place_surroundings, town_distance_phrase
from geodata.places import distance_km
from geodata.words import LANGS, CatalogueText, Lang

_NOT_BUILT = (
    "the index of place names is not built: only the places of the shipped table are known; "
    "run: briefmap gazetteer"
)


def build_place_index() -> int:
    """Build the index of place names; say where it is, and what could not be written."""
    start = time.monotonic()
    try:
        built = build_index()
    except IndexBuildError as error:
        print_problem(str(error))
        return 1
    took = "built already" if built.was_there else f"built in {time.monotonic() - start:.0f} s"
    print_problem(f"{built.path}: {built.places:,} places, {took}")
    return 0


def print_candidates(words: str, limit: int, *, as_json: bool) -> int:
    """Print the places that words can name, the likeliest first."""
    if not is_index_built():
        print_problem(_NOT_BUILT)
    own = place_of_id(words)
    found = (own,) if own else places_named(words, limit) or places_by_consonants(words, limit)
    if not found:
        found = places_starting_with(words, limit)
    if as_json:
        listed = {"words": words, "places": [place_fields(place) for place in found]}
        write_output(json.dumps(listed, ensure_ascii=False) + "\n", None)
        return 0
    if not found:
        problem = command_problem(
            "no-place",
            escape_invisible(words[:100]),
            found=CatalogueText("command.no-place.found"),
            expected=CatalogueText("command.no-place.expected"),
            mend=CatalogueText("command.no-place.remedy"),
        )
        return print_problems((problem,))
    write_output("".join(f"{_line(place)}\n" for place in found), None)
    return 0


def place_fields(place: PlaceRecord) -> dict[str, Any]:
    """Return the fields of a place as the commands print them."""
    return {
        "id": place.id,
        "kind": place.kind.value,
        "names": dict(place.names),
        "lon": place.lon,
        "lat": place.lat,
        "radius_km": place.radius_km,
        "where_prec": place.where_prec,
        "population": place.population or None,
        "country": place.country or None,
        "province": place.province or None,
        "disputed": place.disputed or None,
        "by": place.found_by.value,
    }


def _line(place: PlaceRecord) -> str:
    """Return a place as a line of columns with tabs between them."""
    cells = (
        place.id,
        place.en,
        place.ar,
        place_kind_name(place, "en"),
        place_surroundings(place, "en"),
        f"{place.population:,}" if place.population else "",
        f"{place.lon:.4f}",
        f"{place.lat:.4f}",
        place.found_by.value,
    )
    return "\t".join(escape_invisible(cell) for cell in cells)


def print_nearest_town(lon: float, lat: float, lang: Lang, *, as_json: bool) -> int:
    """Print the town that is nearest to a point, in words, or as JSON in all languages."""
    if not is_index_built():
        print_problem(_NOT_BUILT)
    town = nearest_town(lon, lat)
    if town is None:
        problem = command_problem(
            "no-town",
            f"{lon:g} {lat:g}",
            found=CatalogueText("command.no-town.found"),
            expected=CatalogueText("command.no-town.expected"),
            mend=CatalogueText("command.no-town.remedy", command="briefmap gazetteer"),
        )
        return print_problems((problem,))
    if as_json:
        fields = {
            "words": {each: town_distance_phrase(town, lon, lat, each) for each in LANGS},
            "km": round(distance_km((lon, lat), (town.lon, town.lat)), 2),
            "town": place_fields(town),
        }
        write_output(json.dumps(fields, ensure_ascii=False) + "\n", None)
    else:
        write_output(town_distance_phrase(town, lon, lat, lang) + "\n", None)
    return 0


def run_gazetteer_command(arguments: Namespace) -> int:
    """Run ``gazetteer``, ``place`` or ``near``."""
    match arguments.command:
        case "gazetteer":
            return build_place_index()
        case "place":
            return print_candidates(arguments.words.strip(), arguments.limit, as_json=arguments.json)
        case _:
            return print_nearest_town(arguments.lon, arguments.lat, arguments.lang, as_json=arguments.json)
