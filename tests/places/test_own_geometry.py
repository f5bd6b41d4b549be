"""Forms of a place's geometry: each one read, written and refused with the form that was meant."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from geodata.places.own_geometry import (
    BearingForm,
    FileForm,
    LineForm,
    OwnGeometry,
    PointForm,
    PolygonForm,
    geometry_references,
)

GEOMETRY: TypeAdapter[Any] = TypeAdapter(OwnGeometry)
TRIANGLE = [[1, 2], [3, 4], [5, 0]]
FORMS = {
    "ids": ["yem", "omn"],
    "point": {"lon": 45.03, "lat": 12.8},
    "line": {"line": [[1, 2], [3, 4]]},
    "polygon": {"polygon": [TRIANGLE]},
    "circle": {"circle": {"lon": 1, "lat": 2, "km": 30}},
    "circle at": {"circle": {"at": "aden", "km": 30}},
    "bearing": {"from": "aden", "bearing": 215, "km": 40},
    "compass": {"from": "aden", "bearing": "south-west", "nm": 40},
    "off": {"off": "yem", "km": 40, "side": "land"},
    "between": {"between": ["aden", "abu-dhabi"]},
    "near": {"near": "aden", "km": 30},
    "file": {"file": "zones.geojson", "feature": "north"},
}


@pytest.mark.parametrize("written", FORMS.values(), ids=FORMS)
def test_each_form_is_read_and_written(written: Any) -> None:
    """A geometry survives its own JSON, and can be the key of a cache."""
    form = GEOMETRY.validate_python(written)
    assert GEOMETRY.validate_python(GEOMETRY.dump_python(form, mode="json")) == form
    assert GEOMETRY.validate_python(form) == form
    assert hash(form) == hash(GEOMETRY.validate_python(written))


def test_numbers_may_be_strings_in_arabic_digits() -> None:
    """The reader hands over scalars as they are spelled."""
    assert GEOMETRY.validate_python({"lon": "٤٥٫٥", "lat": "−12.8"}) == PointForm(lon=45.5, lat=-12.8)
    assert GEOMETRY.validate_python({"file": "a.json", "feature": 3}) == FileForm(file="a.json", feature="3")


@pytest.mark.parametrize(
    ("written", "tag", "advice"),
    [
        ({"lon": 12.8, "lat": 145}, "point", "exchanged; write {lon: 145, lat: 12.8}"),
        ({"lon": True, "lat": 1}, "point", "is no number"),
        ({"lon": 1}, "point", "required"),
        ({"lon": 1, "lat": 2, "alt": 3}, "point", "not permitted"),
        ({"lon": "nan", "lat": 2}, "point", "number"),
        ({"line": [[1, 2]]}, "line", "has 1 positions; write 2 to 10,000"),
        ({"polygon": [[[1, 2], [12, 144], [3, 3]]]}, "polygon", "exchanged; write [144, 12]"),
        ({"polygon": [[[1, 2], [3, 3]]]}, "polygon", "has 2 positions; write 3 to 10,000"),
        ({"polygon": []}, "polygon", "has 0 rings"),
        ({"circle": {"at": "aden", "lon": 3, "km": 5}}, "circle", "has one centre"),
        ({"circle": {"km": 5}}, "circle", "has one centre"),
        ({"circle": {"lon": 12, "lat": 144, "km": 5}}, "circle", "exchanged; write {lon: 144, lat: 12}"),
        ({"circle": {"at": "aden", "km": 0}}, "circle", "greater than 0"),
        ({"from": "aden", "bearing": "nnnw", "km": 3}, "bearing", "neither degrees nor a compass point"),
        ({"from": "aden", "bearing": 10}, "bearing", "write either km or nm"),
        ({"from": "aden", "bearing": 10, "km": 1, "nm": 1}, "bearing", "write either km or nm"),
        ({"from": "aden", "km": 40}, "bearing", "required"),
        ({"from": "aden", "bearing": 361, "km": 1}, "bearing", "write 0 to 360"),
        ({"off": "yem", "km": 40, "side": "sea"}, "off", "'water' or 'land'"),
        ({"between": ["aden"]}, "between", "required"),
        ({"near": "aden"}, "near", "required"),
        ({"file": "zones.geojson"}, "file", "required"),
        ([], "ids", "has 0 ids; write 1"),
    ],
)
def test_an_error_names_the_form_that_was_meant(written: Any, tag: str, advice: str) -> None:
    """One error a fault, at the form's own path."""
    with pytest.raises(ValidationError) as caught:
        GEOMETRY.validate_python(written)
    (found,) = caught.value.errors()
    assert found["loc"][0] == f"{tag}-form"
    assert advice in found["msg"]


@pytest.mark.parametrize(
    ("written", "advice"),
    [
        ("yem", "write geometry: [yem]"),
        ({}, "no form of geometry has the keys nothing"),
        ({"latitude": 1}, "{near: ID, km: NUMBER}"),
        ({"km": 4}, "no form of geometry has the keys km"),
        ({"near": "aden", "line": TRIANGLE, "km": 3}, "of 2 forms of geometry (line-form, near-form)"),
    ],
)
def test_a_mapping_of_no_form_or_of_two_is_refused(written: Any, advice: str) -> None:
    """With the forms that it could be."""
    with pytest.raises(ValidationError) as caught:
        GEOMETRY.validate_python(written)
    assert advice in caught.value.errors()[0]["msg"]


def test_a_form_counts_its_vertices_and_names_what_it_rests_on() -> None:
    """Both are checked over the whole brief."""
    assert LineForm(line=((0, 0), (1, 1))).vertices == 2
    assert PolygonForm(polygon=(((0, 0), (1, 1), (1, 0)), ((0, 0), (1, 1), (1, 0)))).vertices == 6
    rests_on = {name: geometry_references(GEOMETRY.validate_python(form)) for name, form in FORMS.items()}
    assert {name: ids for name, ids in rests_on.items() if ids} == {
        "circle at": ("aden",),
        "bearing": ("aden",),
        "compass": ("aden",),
        "off": ("yem",),
        "between": ("aden", "abu-dhabi"),
        "near": ("aden",),
    }


def test_nautical_miles_are_1852_metres() -> None:
    """By definition."""
    assert BearingForm(origin="aden", bearing="s", nm=10).distance_km == pytest.approx(18.52)


def test_the_schema_describes_every_form() -> None:
    """One of ten, with the keys as they are written."""
    schema = GEOMETRY.json_schema()
    assert len(schema["oneOf"]) == 10
    assert "from" in schema["$defs"]["BearingForm"]["properties"]


@pytest.mark.parametrize("written", ["12.345", "−12.345", "12٫345"])
def test_degrees_with_three_decimals_have_one_reading(written: str) -> None:
    """No angle has thousands, so a point before three digits is a decimal one."""
    made = PointForm.model_validate({"lon": "45.678", "lat": written})
    assert abs(made.lat) == pytest.approx(12.345)
    assert made.lon == pytest.approx(45.678)
