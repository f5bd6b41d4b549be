"""The GeoPackage as QGIS opens it: a layer a kind, each of one geometry type and with a style of its own."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from pyogrio.errors import DataLayerError

from geodata.atlas.atlas_frames import Atlas, build_atlas
from geodata.atlas.selection import Selection, select_events
from geodata.brief.records import Brief
from geodata.errors import is_storage_error
from geodata.export.geopackage import geopackage_file
from geodata.kinds.kind_table import shipped_kinds
from geodata.layout.looks.status_looks import StatusLook
from geodata.layout.styles import event_style
from geodata.view import View
from geodata.vocabulary import Standing

KINDS = ("exercise", "deployment", "transfer", "meeting", "agreement", "alignment")
"""Kinds of the shipped brief."""


@pytest.fixture(scope="module")
def file(shipped_atlas: Atlas, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """The GeoPackage of the whole shipped brief, as a database."""
    path = tmp_path_factory.mktemp("gpkg") / "brief.gpkg"
    path.write_bytes(geopackage_file(select_events(shipped_atlas, View())))
    with closing(sqlite3.connect(path)) as opened:
        yield opened


def test_a_layer_a_kind(file: sqlite3.Connection) -> None:
    """Each kind of the brief is a layer of one geometry type in EPSG:4326."""
    found = file.execute(
        "SELECT table_name, geometry_type_name, srs_id FROM gpkg_geometry_columns"
    ).fetchall()
    assert ("exercise", "MULTIPOLYGON", 4326) in found
    assert ("transfer", "MULTILINESTRING", 4326) in found
    assert {name.partition("_")[0] for name, _, _ in found} == set(KINDS)
    assert {crs for _, _, crs in found} == {4326}


def test_every_layer_has_a_style(file: sqlite3.Connection) -> None:
    """QGIS finds a default style under the name of each layer and of its geometry column."""
    layers = set(file.execute("SELECT table_name, column_name FROM gpkg_geometry_columns"))
    styled = set(file.execute("SELECT f_table_name, f_geometry_column FROM layer_styles WHERE useAsDefault"))
    assert styled == layers
    assert file.execute("SELECT count(*) FROM layer_styles WHERE update_time IS NULL").fetchone() == (0,)


def test_styles_are_those_of_the_map(file: sqlite3.Connection) -> None:
    """Ink, width and dash of a rule come from the style table."""
    (text,) = file.execute("SELECT styleQML FROM layer_styles WHERE f_table_name = 'transfer'").fetchone()
    top = ET.fromstring(text.partition("\n")[2])  # noqa: S314 - made by ourselves
    rules = {rule.get("label"): rule.get("symbol") for rule in top.iter("rule")}
    symbol = next(
        each
        for each in top.findall("renderer-v2/symbols/symbol")
        if each.get("name") == rules["Agreed · Within the period"]
    )
    options = {option.get("name"): option.get("value") for option in symbol.find("layer").iter("Option")}  # type: ignore[union-attr]
    look = event_style(shipped_kinds().look_of("transfer"), StatusLook.AHEAD, Standing.WITHIN, "light")
    assert options["line_color"] == ",".join(map(str, look.edge))
    assert options["line_width"] == f"{look.width:g}"
    assert options["customdash"] == ";".join(f"{part * look.width:g}" for part in look.dash or ())


def test_labels_say_what_is_proposed(file: sqlite3.Connection) -> None:
    """The label is the title, with the mark for a proposed event."""
    (text,) = file.execute("SELECT styleQML FROM layer_styles WHERE f_table_name = 'transfer'").fetchone()
    label = ET.fromstring(text.partition("\n")[2]).find(".//text-style")  # noqa: S314 - made by ourselves
    assert label is not None
    assert (label.get("isExpression"), label.get("fieldName")) == (
        "1",
        """if("proposed", '' || "title" || ' (found by rule)', "title")""",
    )


def test_every_row_has_a_rule(file: sqlite3.Connection) -> None:
    """The filters of a layer's rules choose each of its rows once: nothing is left undrawn."""
    for layer, text in file.execute("SELECT f_table_name, styleQML FROM layer_styles").fetchall():
        rules = ET.fromstring(text.partition("\n")[2]).iter("rule")  # noqa: S314
        chosen = [
            file.execute(f'SELECT count(*) FROM "{layer}" WHERE {rule.get("filter")}').fetchone()[0]  # noqa: S608
            for rule in rules
        ]
        assert sum(chosen) == file.execute(f'SELECT count(*) FROM "{layer}"').fetchone()[0]  # noqa: S608


def test_about(file: sqlite3.Connection) -> None:
    """The metadata table names brief and view."""
    about = dict(file.execute("SELECT name, value FROM about"))
    assert (about["brief"], about["as_of"]) == ("siyaqat-2024-10", "2024-10-23")
    assert int(about["within"]) + int(about["perhaps"]) == 30
    assert about["proposed"] == "0"


def test_documents_are_a_table_of_their_own(sparse: Brief, empty: Brief, tmp_path: Path) -> None:
    """With title, publisher, date, address and hash; without any document it is empty."""
    expected = {"sparse": [("notice", "The office", "2024-01"), ("rows", None, None)], "empty": []}
    for brief in (sparse, empty):
        path = tmp_path / f"{brief.id}.gpkg"
        path.write_bytes(geopackage_file(select_events(build_atlas(brief, brief.id), View())))
        with closing(sqlite3.connect(path)) as opened:
            rows = opened.execute("SELECT id, publisher, published FROM documents").fetchall()
        assert rows == expected[brief.id]


def test_a_full_disk_is_told_apart(everything: Selection, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of GDAL while it writes is one of the disk, which the command and the routes say in words."""

    def full(*_args: object, **_options: object) -> None:
        message = "database or disk is full"
        raise DataLayerError(message)

    monkeypatch.setattr("pyogrio.write_arrow", full)
    with pytest.raises(OSError, match="disk is full") as raised:
        geopackage_file(everything)
    assert is_storage_error(raised.value)
