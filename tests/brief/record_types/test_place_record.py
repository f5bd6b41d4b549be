"""Places of a brief: gazetteer ids or a geometry of their own, and their precision."""

from pathlib import Path
from typing import Any

import pytest

from geodata.brief.brief_reader import read_brief_bytes
from geodata.brief.problems import ProblemLevel
from geodata.brief.record_types.place_record import Place
from geodata.brief.records import Brief
from geodata.places.own_geometry import PointForm

WORDS = {"ar": "موضع", "en": "A spot"}


def place(geometry: Any, kind: str = "point", **fields: Any) -> Place:
    """A place with a geometry."""
    return Place.model_validate({"id": "spot", "name": WORDS, "kind": kind, "geometry": geometry} | fields)


@pytest.mark.parametrize(
    ("geometry", "kind", "ids", "precision"),
    [
        (["yem"], "country", ("yem",), 6),
        (["aden"], "city", ("aden",), 2),
        ({"lon": 1, "lat": 2}, "point", (), 1),
        ({"off": "yem", "km": 4}, "sea", (), 5),
    ],
)
def test_the_precision_has_a_default(geometry: Any, kind: str, ids: tuple[str, ...], precision: int) -> None:
    """By kind and geometry, where the record gives none."""
    assert place(geometry, kind).gazetteer_ids == ids
    assert place(geometry, kind).precision == precision
    assert place(geometry, kind, where_prec=4).precision == 4


def test_the_definition_is_what_the_geometry_follows_from(tmp_path: Path) -> None:
    """A default of the code is not handed on as given."""
    found = place({"lon": 1, "lat": 2}, radius_km="30").definition(tmp_path)
    assert (found.id, found.kind, found.geometry) == ("spot", "point", PointForm(lon=1, lat=2))
    assert (found.where_prec, found.radius_km, found.folder) == (None, 30, tmp_path)


def test_a_written_place_reads_the_same() -> None:
    """Through its own JSON."""
    for geometry in (
        ["yem"],
        {"from": "aden", "bearing": "sw", "nm": 3},
        {"circle": {"at": "aden", "km": 3}},
    ):
        found = place(geometry)
        assert Place.model_validate(found.model_dump(mode="json", exclude_defaults=True)) == found


@pytest.mark.parametrize(
    ("written", "replaced", "field", "advice"),
    [
        (
            "{lon: 52, lat: 6}",
            "{lon: 6, lat: 152}",
            "geometry",
            "{lon: 152, lat: 6} correct it: latitude 152",
        ),
        ("{lon: 52, lat: 6}", "{lon: 52, lat: x}", "geometry.lat", "number"),
        ("{lon: 52, lat: 6}", "{lon: 52}", "geometry.lat", "a value"),
        ("{lon: 52, lat: 6}", "{latitude: 52}", "geometry", "no form of geometry has the keys latitude"),
        ("{off: yem, km: 120}", "{off: yem, km: 120, side: sea}", "geometry.side", "one of water, land"),
        ("bearing: south-west", "bearing: nnnw", "geometry.bearing", "0 to 360, or n, nne"),
    ],
)
def test_a_wrong_form_is_a_problem_at_its_line(
    own_yaml: str, written: str, replaced: str, field: str, advice: str
) -> None:
    """The place and its events are left off, one problem of the place says why."""
    text = own_yaml.replace(written, replaced, 1)
    assert text != own_yaml
    reading = read_brief_bytes(text.encode())
    assert reading.brief is not None
    problem = reading.problems[0]
    assert (problem.level, problem.field) == (ProblemLevel.BLOCKS, field)
    assert advice in f"{problem.expected} {problem.mend}"
    assert problem.line is not None
    assert "places:" in "\n".join(text.splitlines()[: problem.line])


def test_the_folder_of_a_brief_is_no_part_of_it(demo: Brief, tmp_path: Path) -> None:
    """Equal briefs may lie in two folders; the resolver reads from the one given last."""
    one = demo.model_copy(update={"places": (place({"file": "zones.geojson", "feature": "a"}),)})
    other = one.in_folder(tmp_path)
    assert other == one
    assert other.place_resolver.definitions["spot"].folder == tmp_path
    assert other.leaving_off(()).place_resolver.definitions["spot"].folder == tmp_path
    assert one.in_folder(None).place_resolver.definitions["spot"].folder is None
