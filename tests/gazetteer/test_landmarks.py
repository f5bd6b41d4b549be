"""Tables of landmarks and of usual names: in their states, in Arabic letters, no place twice."""

import csv
from collections import Counter

import pytest
import shapely

from geodata.gazetteer.name_consonants import has_arabic_letters
from geodata.gazetteer.place_lookup import place_of_id
from geodata.gazetteer.shipped_table import LANDMARKS, TABLES, shipped_places
from geodata.gazetteer.usual_names import USUAL_NAMES, usual_names
from geodata.places import gazetteer_shape
from geodata.toponyms.distances import sphere_km
from geodata.words import fold_text

SAME_PLACE_KM = 25.0
OFF_THE_LAND = 0.25
"""Degrees between a town and its state's land, at most: islets and coasts are simplified."""


def rows(name: str) -> list[dict[str, str]]:
    """Rows of a table of the gazetteer."""
    with (TABLES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_town_lies_in_its_state() -> None:
    """Swapped coordinates or a wrong sign would lie elsewhere."""
    towns = [row for row in rows(LANDMARKS) if row["kind"] == "city" and row["country"]]
    far = [
        row["id"]
        for row in towns
        if gazetteer_shape(row["country"]).distance(shapely.Point(float(row["lon"]), float(row["lat"])))
        > OFF_THE_LAND
    ]
    assert (len(towns) > 500, far) == (True, [])


def test_arabic_names_are_in_arabic_letters() -> None:
    """English ones are not, and no row lacks either."""
    wrong = [
        row["id"]
        for row in rows(LANDMARKS)
        if not has_arabic_letters(row["ar"]) or has_arabic_letters(row["en"]) or not row["en"]
    ]
    assert wrong == []
    assert [
        key for key, names in usual_names().items() if names.ar and not has_arabic_letters(names.ar)
    ] == []


def test_no_landmark_stands_twice() -> None:
    """Two rows of one name lie apart, and ids and spellings are there once."""
    table = rows(LANDMARKS)
    assert [each for each, count in Counter(row["id"] for row in table).items() if count > 1] == []
    seen: dict[str, list[tuple[float, float]]] = {}
    twice = []
    for row in table:
        at = (float(row["lon"]), float(row["lat"]))
        for name in {fold_text(row["en"]), fold_text(row["ar"])}:
            twice += [row["id"] for other in seen.get(name, ()) if sphere_km(other, at) <= SAME_PLACE_KM]
            seen.setdefault(name, []).append(at)
    assert twice == []


def test_usual_names_are_of_places_of_the_compact_file() -> None:
    """The shipped table has its own names; a row says something, and is there once."""
    table = rows(USUAL_NAMES)
    assert len(table) == len(usual_names()) > 800
    assert [row["id"] for row in table if row["id"] in shipped_places()] == []
    assert [row["id"] for row in table if not (row["ar"] or row["spellings"])] == []
    assert [row["id"] for row in table[::50] if place_of_id(row["id"]) is None] == []


@pytest.mark.parametrize(
    ("place_id", "ar"),
    [("gn-713174", "باخموت"), ("gn-2457163", "غاو"), ("gn-172374", "الطبقة")],
)
@pytest.mark.usefixtures("empty_cache")
def test_a_town_has_the_name_that_the_press_writes(place_id: str, ar: str) -> None:
    """Without the index too; it stands instead of an unusual name of the source."""
    place = place_of_id(place_id)
    assert place is not None
    assert place.ar == ar
