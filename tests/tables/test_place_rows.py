"""Rows that become places, or the shapes of a reference layer: good ones in, bad ones listed, all counted."""

from pathlib import Path

import pytest

from geodata.brief.brief_reader import BriefReading
from geodata.brief.checks.problem_factory import ProblemFactory
from geodata.places.own_geometry import LineForm, PointForm
from geodata.settings import variable_of
from geodata.tables.brief_opening import open_brief
from geodata.vocabulary import LayerLook

SITES = """\
id,name,lon,lat,near,shape
s1,North pier,45.0,12.8,Aden,"LINESTRING (40 12, 44 12)"
s2,South pier,,,Atlantis,
s3,Deep,200,10,Aden,"POLYGON ((0 0, 9 9, 9 0, 0 9, 0 0))"
s4,,46.0,13.0,Vladivostok,"LINESTRING (41 12, 45 12)"
"""
BRIEF = """\
schema: 2
id: sites
title: Sites
as_of: 2030-01-15
language: en
documents:
  - {{id: list, title: List of sites, type: table, file: sites.csv}}
sources: [{{id: author, name: The author}}]
layers: {layers}
tables:
  - {{id: site, document: list, as: {content}, key: [id],
     mapping: {{title: {{column: name}}, place: {place}}}}}
events:
  - id: visit
    kind: meeting
    title: A visit
    status: actual
    when: {{edtf: 2030-01-02}}
    places: [{{place: {at}}}]
    claims: [{{id: visit-1, source: author, document: list, row: 1, statement: reported}}]
"""
COORDINATES = "{lon: {column: lon}, lat: {column: lat}}"


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(variable_of("cache"), str(tmp_path / "cache"))


def opened(
    folder: Path, content: str, place: str = COORDINATES, at: str = "yem", layers: str = "[]"
) -> BriefReading:
    """The brief with its table read so."""
    (folder / "sites.csv").write_text(SITES, encoding="utf-8")
    text = BRIEF.format(content=content, place=place, at=at, layers=layers)
    (folder / "brief.yaml").write_text(text, encoding="utf-8")
    return open_brief(folder)


def test_rows_are_places_that_events_name(tmp_path: Path) -> None:
    """By the id of the table and the key of the row; those without a place are listed with row and reason."""
    reading = opened(tmp_path, "places", at="site-s1")
    assert reading.brief is not None
    brief = reading.brief
    assert [place.id for place in brief.places] == ["site-s1", "site-s4"]
    assert [event.id for event in brief.events] == ["visit"]
    pier = brief.place_by_id["site-s1"]
    assert (pier.name["en"], pier.geometry) == ("North pier", PointForm(lon=45, lat=12.8))
    assert brief.place_resolver.resolve("site-s1").anchor == (45.0, 12.8)
    listed = [
        (each.record, each.line, each.found) for each in reading.problems if each.code == "row-left-out"
    ]
    assert listed == [("row 2", 3, ""), ("row 3", 4, "200")]
    counted = next(each.found for each in reading.problems if each.code == "rows-left-out")
    assert counted == "2 of 4 rows read; 2 left out"
    assert all(each.is_warning for each in reading.problems)


def test_names_are_looked_up_and_answered(tmp_path: Path) -> None:
    """A name of the gazetteer is that place; an unknown one leaves its row out."""
    reading = opened(tmp_path, "places", "{name: {column: near}}", at="site-s4")
    assert reading.brief is not None
    places = reading.brief.place_by_id
    assert places["site-s1"].geometry == ("aden",)
    # Without a title of its own a place has the name in the file.
    assert places["site-s4"].name["en"] == "Vladivostok"
    assert ("Atlantis", "near") in {(each.found, each.field) for each in reading.problems}


def test_an_unknown_key_is_an_unknown_place(tmp_path: Path) -> None:
    """A row that is left out is no place of an event."""
    reading = opened(tmp_path, "places", at="site-s2")
    assert ("unknown-id", "site-s2") in {(each.code, each.found) for each in reading.problems}


@pytest.mark.parametrize(
    ("place", "look", "rows"),
    [(COORDINATES, LayerLook.POINTS, 2), ("{geometry: {column: shape}}", LayerLook.LINE, 2)],
)
def test_rows_are_a_reference_layer(tmp_path: Path, place: str, look: LayerLook, rows: int) -> None:
    """Of the table's id, with the title of its document; its shapes are places, and no event."""
    reading = opened(tmp_path, "layer", place)
    assert reading.brief is not None
    (layer,) = reading.brief.layers
    assert (layer.id, layer.title["en"], layer.document, layer.look) == (
        "site",
        "List of sites",
        "list",
        look,
    )
    assert len(layer.places) == rows
    assert len(reading.brief.events) == 1
    kinds = {type(reading.brief.place_by_id[name].geometry) for name in layer.places}
    assert kinds == {LineForm if look is LayerLook.LINE else PointForm}


def test_the_id_of_a_layer_is_its_own(tmp_path: Path) -> None:
    """A table that would make a second layer of one id is left off, and said."""
    reading = opened(tmp_path, "layer", layers="[{id: site, title: Mine, places: [yem]}]")
    assert reading.brief is not None
    assert [layer.title["en"] for layer in reading.brief.layers] == ["Mine"]
    assert "duplicate-id" in {each.code for each in reading.problems}


def test_a_table_that_stands_twice_is_one_layer(tmp_path: Path) -> None:
    """The second table is left off, with its line."""
    table = BRIEF[BRIEF.index("  - {{id: site") : BRIEF.index("events:\n")]
    text = BRIEF.replace("events:\n", f"{table}events:\n")
    (tmp_path / "sites.csv").write_text(SITES, encoding="utf-8")
    (tmp_path / "brief.yaml").write_text(
        text.format(content="layer", place=COORDINATES, at="yem", layers="[]")
    )
    reading = open_brief(tmp_path)
    assert reading.brief is not None
    assert [layer.id for layer in reading.brief.layers] == ["site"]
    assert [(each.group, each.index) for each in reading.brief.left_off] == [("tables", 1)]
    (problem,) = (each for each in reading.problems if each.code == "duplicate-id")
    assert (problem.line, problem.record) == (13, "tables[1] (site)")


def test_a_problem_of_the_layer_of_a_table_is_one_of_the_table(tmp_path: Path) -> None:
    """The file has no such layer; its own keeps its place."""
    brief = opened(tmp_path, "layer", layers="[{id: own, title: Own, places: [yem]}]").brief
    assert brief is not None
    assert [layer.id for layer in brief.layers] == ["own", "site"]
    report = ProblemFactory(brief, "brief.yaml")
    own, of_rows = (report("made-up", ("layers", at, "id"), found="", expected="", mend="") for at in (0, 1))
    assert own.record_at == ("layers", 0)
    assert (of_rows.record, of_rows.record_at) == ("tables[0] (site)", ("tables", 0))


def test_a_mapping_without_a_place_is_a_problem(tmp_path: Path) -> None:
    """It says what to write."""
    text = BRIEF.replace(", place: {place}", "")
    (tmp_path / "sites.csv").write_text(SITES, encoding="utf-8")
    (tmp_path / "brief.yaml").write_text(text.format(content="places", at="yem", layers="[]"))
    (problem,) = open_brief(tmp_path).problems
    assert (problem.code, problem.found) == ("table", "no place in the mapping")
    assert problem.mend.startswith("write place:")


def test_a_route_to_a_place_of_rows_is_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From a town to the state that holds it no line can be drawn."""
    monkeypatch.setitem(globals(), "SITES", SITES.replace("45.0,12.8,Aden", "45.0,12.8,Russia"))
    at = "vladivostok, role: from}, {place: site-s1, role: to"
    reading = opened(tmp_path, "places", "{name: {column: near}}", at=at)
    assert [each.code for each in reading.problems if not each.is_warning] == ["route"]
