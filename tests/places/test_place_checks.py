"""Doubts about made-up places: each one found, and silent where all is well."""

from typing import Any

import pytest
from pydantic import TypeAdapter

from geodata.places.own_geometry import OwnGeometry
from geodata.places.place_checks import check_place, check_vertex_count
from geodata.places.place_findings import PlaceFinding
from geodata.places.place_resolver import PlaceResolver
from geodata.places.resolved_place import PlaceDefinition

GEOMETRY: TypeAdapter[Any] = TypeAdapter(OwnGeometry)


def findings(geometry: Any, kind: str, *names: str, **fields: Any) -> tuple[PlaceFinding, ...]:
    """The findings on the only place of a brief."""
    place = PlaceDefinition("here", kind, GEOMETRY.validate_python(geometry), **fields)
    return check_place(place, names, PlaceResolver({"here": place}))


@pytest.mark.parametrize(
    ("geometry", "kind", "name", "code", "advice"),
    [
        (["irn"], "city", "Qomabad", "area-for-city", "kind: country"),
        (["aden", "east-asia"], "point", "A base", "area-for-city", "kind: region"),
        ({"lon": 47.5, "lat": 16}, "sea", "Gulf of Nowhere", "sea-on-land", "correct the coordinate"),
        ({"lon": 60, "lat": 10}, "city", "Seatown", "land-in-water", "kind: sea or point"),
        ({"from": "aden", "bearing": 180, "km": 90}, "port", "Seaport", "land-in-water", "kind: sea"),
        ({"lon": 47.5, "lat": 16}, "city", "Nakhlabad, Oman", "other-country", "correct the coordinate"),
        ({"lon": 47.5, "lat": 16}, "city", "نخلة (عمان)", "other-country", "correct the coordinate"),
        ({"lon": 16, "lat": 47.5}, "city", "Nakhlabad, Yemen", "exchanged", "{lon: 47.5, lat: 16}"),
        ({"lon": 12.8, "lat": 45}, "city", "Aden", "exchanged", "{lon: 45, lat: 12.8}"),
        ({"polygon": [[[60, 10], [64, 10], [64, 14]]]}, "point", "A box", "radius-unused", "delete it"),
        ({"from": "yem", "bearing": "n", "km": 4}, "point", "A field", "bearing-from-area", "off: yem"),
        ({"polygon": [[[4, 1], [5, 2], [5, 1], [4, 2]]]}, "point", "A bow", "ring-crosses", "write [[4, 1]"),
    ],
)
def test_a_doubtful_place_is_found(geometry: Any, kind: str, name: str, code: str, advice: str) -> None:
    """One finding, with its remedy; without a geometry it blocks."""
    fields = {"radius_km": 4.0} if code == "radius-unused" else {}
    (finding,) = findings(geometry, kind, name, **fields)
    assert finding.code == code
    assert advice in finding.mend
    assert finding.field[0] in {"geometry", "radius_km"}
    assert finding.level == ("blocks" if code in {"bearing-from-area", "ring-crosses"} else "warns")


@pytest.mark.parametrize(
    ("geometry", "kind", "name"),
    [
        (["irn"], "country", "Iran"),
        (["aden"], "city", "Aden"),
        ({"lon": 48, "lat": 12}, "sea", "Gulf of Aden"),
        ({"lon": 60, "lat": 10}, "point", "40 miles off nowhere"),
        ({"lon": 45.04, "lat": 12.78}, "city", "Aden"),
        ({"lon": 45.04, "lat": 12.78}, "port", "Aden, Yemen"),
        ({"lon": 144.7, "lat": 13.5}, "city", "Seatown, Guam"),
        ({"lon": 47.5, "lat": 16}, "city", "Nakhlabad, Yemen"),
        ({"lon": 47.5, "lat": 16}, "city", "Nakhlabad, west of the hills"),
        ({"lon": 33, "lat": 34.9}, "city", "Mirrored"),
        ({"polygon": [[[60, 10], [64, 10], [64, 14]]]}, "sea", "A box"),
    ],
)
def test_a_sound_place_has_no_finding(geometry: Any, kind: str, name: str) -> None:
    """On the shore too, where the shapes are simplified."""
    assert findings(geometry, kind, name) == ()


def test_the_vertices_of_a_brief_are_counted() -> None:
    """Over all its places."""
    ring = [[at / 1000, at % 2] for at in range(4_000)]
    places = [PlaceDefinition(f"p{at}", "point", GEOMETRY.validate_python({"line": ring})) for at in range(3)]
    assert check_vertex_count(places[:2]) == ()
    (finding,) = check_vertex_count(places)
    assert finding.found.startswith("12,000 vertices")
    assert "at most 10,000" in finding.expected
    assert finding.level == "blocks"
