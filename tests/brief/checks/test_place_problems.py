"""Findings on places as problems of the brief, at their lines."""

import json
from pathlib import Path

import pytest

from geodata.brief.brief_reader import read_brief, read_brief_bytes
from geodata.brief.problems import Problem, ProblemLevel

SPOT = '{id: spot, name: {ar: "موضع", en: "A spot"}, kind: point, where_prec: 3, geometry: {lon: 52, lat: 6}}'


def problems(own_yaml: str, spot: str) -> tuple[list[Problem], str]:
    """The problems of the brief with another place ``spot``, and its text."""
    text = own_yaml.replace(SPOT, spot, 1)
    assert text != own_yaml
    return list(read_brief_bytes(text.encode()).problems), text


@pytest.mark.parametrize(
    ("kind", "geometry", "name", "code", "field"),
    [
        ("city", "[irn]", "Qomabad", "area-for-city", "geometry.0"),
        ("sea", "{lon: 47.5, lat: 16}", "Gulf", "sea-on-land", "geometry"),
        ("city", "{lon: 60, lat: 10}", "Seatown", "land-in-water", "geometry"),
        ("city", "{lon: 47.5, lat: 16}", "Nakhlabad, Oman", "other-country", "geometry"),
        ("city", "{lon: 16, lat: 47.5}", "Nakhlabad, Yemen", "exchanged", "geometry"),
        ("point", "{off: yem, km: 9}, radius_km: 3", "Off", "radius-unused", "radius_km"),
    ],
)
def test_a_doubt_is_a_warning_at_its_line(
    own_yaml: str, kind: str, geometry: str, name: str, code: str, field: str
) -> None:
    """The brief opens with the place."""
    spot = f'{{id: spot, name: {{ar: "موضع", en: "{name}"}}, kind: {kind}, geometry: {geometry}}}'
    (problem,), text = problems(own_yaml, spot)
    assert (problem.code, problem.level, problem.field) == (code, ProblemLevel.WARNS, field)
    assert problem.line is not None
    assert "id: spot" in text.splitlines()[problem.line - 1]
    assert problem.record == "places[1] (spot)"


@pytest.mark.parametrize(
    ("geometry", "code"),
    [
        ("{from: yem, bearing: sw, km: 4}", "bearing-from-area"),
        ("{polygon: [[[40, 10], [50, 20], [50, 10], [40, 20]]]}", "ring-crosses"),
        ("{near: spot, km: 4}", "place-cycle"),
        ("{near: atlantis, km: 4}", "unknown-id"),
        ("{lon: 4, lat: 5}, where_prec: 6", "no-place"),
        ("{file: zones.geojson, feature: a}", "shape-file"),
    ],
)
def test_a_place_that_cannot_be_drawn_is_left_off(own_yaml: str, geometry: str, code: str) -> None:
    """With its events; the rest of the brief opens."""
    spot = f'{{id: spot, name: {{ar: "موضع", en: "A spot"}}, kind: point, geometry: {geometry}}}'
    found, _ = problems(own_yaml, spot)
    assert found[0].code == code
    assert {each.level for each in found} == {ProblemLevel.BLOCKS}
    assert {each.record_at for each in found[1:]} == {("events", 1), ("events", 8)}


def test_too_many_vertices_block_the_brief(own_yaml: str) -> None:
    """Over all places; they belong in a file."""
    line = ", ".join(f"[{at / 100}, {at % 2}]" for at in range(6_000))
    text = own_yaml.replace("[[52, 4], [58, 2], [64, 6]]", f"[{line}]").replace(
        SPOT, f'{{id: spot, name: {{ar: "موضع", en: "A"}}, kind: point, geometry: {{line: [{line}]}}}}'
    )
    reading = read_brief_bytes(text.encode())
    assert [problem.code for problem in reading.problems] == ["too-many-vertices"]
    assert reading.brief is not None


def test_a_file_of_shapes_lies_beside_the_brief(own_yaml: str, tmp_path: Path) -> None:
    """In the folder that the brief was read from."""
    ring = [[60, 10], [64, 10], [64, 14]]
    zone = {"type": "Feature", "id": "a", "geometry": {"type": "Polygon", "coordinates": [ring]}}
    (tmp_path / "zones.geojson").write_text(json.dumps(zone), encoding="utf-8")
    spot = SPOT.replace("{lon: 52, lat: 6}", "{file: zones.geojson, feature: a}")
    (tmp_path / "brief.yaml").write_text(own_yaml.replace(SPOT, spot), encoding="utf-8")
    reading = read_brief(tmp_path)
    assert reading.problems == ()
    assert reading.brief is not None
    assert reading.brief.place_resolver.resolve("spot").shape.bounds == (60, 10, 64, 14)


def test_the_file_of_a_place_that_is_left_off_is_watched(own_yaml: str, tmp_path: Path) -> None:
    """The brief is read again once it lies there."""
    spot = SPOT.replace("{lon: 52, lat: 6}", "{file: zones.geojson, feature: a}")
    (tmp_path / "brief.yaml").write_text(own_yaml.replace(SPOT, spot), encoding="utf-8")
    reading = read_brief(tmp_path)
    assert [each.code for each in reading.problems if each.record_at == ("places", 1)] == ["shape-file"]
    assert tmp_path / "zones.geojson" in reading.files
    (tmp_path / "zones.geojson").write_text("{}", encoding="utf-8")
    assert read_brief(tmp_path).digest != reading.digest
