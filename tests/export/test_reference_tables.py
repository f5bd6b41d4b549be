"""Reference layers in GeoPackage and KML, with their style, apart from the events."""

import sqlite3
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import geopandas as gpd
import pyogrio
import pytest

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.selection import Selection, select_events
from geodata.export.export_layers import selection_frame
from geodata.export.geopackage import geopackage_file
from geodata.export.kml import KML_NAMESPACE, kml_file
from geodata.export.reference_tables import REFERENCE_COLUMNS, reference_qml, reference_tables
from geodata.view import View, parse_view
from geodata.words.localized_text import LocalizedText

TABLES = {
    "reference_layer_areas": ["listed", "range", "bases"],
    "reference_layer_lines": ["track"],
    "reference_layer_points": ["bases", "wait"],
}
"""Layer of each row by table."""


@pytest.fixture(scope="module")
def layered(layered_atlas: Atlas) -> Selection:
    """All events and reference layers of the brief."""
    return select_events(layered_atlas, View())


def test_each_shape_is_a_row_of_the_table_of_its_form(layered: Selection) -> None:
    """With the facts of its layer."""
    found = reference_tables(layered)
    assert {name: table["layer"].tolist() for name, table in found.items()} == TABLES
    row = found["reference_layer_areas"].iloc[0]
    assert tuple(row[list(REFERENCE_COLUMNS)].astype(str)) == (
        *("listed", "Listed area", "area", "2030-01-01", "Sea Office", "chart", "TLP:AMBER", "Listed area"),
    )
    assert found["reference_layer_points"].geometry.geom_type.unique().tolist() == ["MultiPoint"]
    assert {name: table.crs.to_epsg() for name, table in found.items()} == dict.fromkeys(TABLES, 4326)


def test_a_geopackage_has_the_tables_with_their_style(layered: Selection, tmp_path: Path) -> None:
    """One type each, days as days; events stand in their own layers alone."""
    path = tmp_path / "layered.gpkg"
    path.write_bytes(geopackage_file(layered))
    types = dict(pyogrio.list_layers(path).tolist())
    assert {name: types[name] for name in TABLES} == {
        "reference_layer_areas": "MultiPolygon",
        "reference_layer_lines": "MultiLineString",
        "reference_layer_points": "MultiPoint",
    }
    areas = gpd.read_file(path, layer="reference_layer_areas")
    assert str(areas["as_of"].iloc[0])[:10] == "2030-01-01"
    assert len(selection_frame(layered)) == 2
    with sqlite3.connect(path) as file:
        styled = {name for (name,) in file.execute("SELECT f_table_name FROM layer_styles")}
        told = dict(file.execute("SELECT name, value FROM about").fetchall())
    assert styled >= set(TABLES)
    assert told["reference_layers"] == "listed; range; track; bases; wait"
    assert geopackage_file(layered) == path.read_bytes()


@pytest.mark.parametrize("table", TABLES)
def test_a_style_tells_the_looks_apart(table: str) -> None:
    """An area alone is washed, an arrow has a head, a note its words."""
    top = ET.fromstring(reference_qml(table).partition("\n")[2])  # noqa: S314 - made by us a moment ago
    symbols = {
        each.get("label"): top.find(f".//symbols/symbol[@name='{each.get('symbol')}']")
        for each in top.iter("category")
    }
    classes = {
        look: [layer.get("class") for layer in symbol.findall("layer")]
        for look, symbol in symbols.items()
        if look and symbol is not None
    }
    assert set(classes) == {"line", "area", "points", "arrow", "note"}
    if table.endswith("lines"):
        assert classes["arrow"] == ["SimpleLine", "MarkerLine"]
        assert classes["line"] == ["SimpleLine"]
    if table.endswith("areas"):
        fills = {
            look: symbol.find(".//Option[@name='style']").get("value")  # type: ignore[union-attr]
            for look, symbol in symbols.items()
            if symbol is not None
        }
        assert (fills["area"], fills["line"]) == ("solid", "no")
    label = top.find(".//text-style")
    assert label is not None
    assert label.get("fieldName") == "if(\"look\" = 'note', \"name\", '')"


def test_kml_has_a_folder_of_folders(layered: Selection) -> None:
    """Names are text; a range ring has no wash."""
    top = ET.fromstring(kml_file(layered))  # noqa: S314 - made by us a moment ago
    space = {"k": KML_NAMESPACE}
    (folder,) = top.findall(".//k:Folder[@id='reference_layer']", space)
    titles = [each.findtext("k:name", "", space) for each in folder.findall("k:Folder", space)]
    assert titles == ["Listed area", "Range, 300 km", "Track", "Bases", "Ships wait here"]
    styles = [each.text for each in folder.findall(".//k:styleUrl", space)]
    assert styles[:2] == ["#reference_layer_washed", "#reference_layer_plain"]
    names = [each.text for each in folder.findall(".//k:Placemark/k:name", space)]
    assert "A <b>base</b>" in names
    text = folder.findtext(".//k:Placemark/k:description", "", space)
    assert text == "Listed area<br>Sea Office<br>2030-01-01<br>TLP:AMBER"
    assert not any("<b>" in (each.text or "") for each in folder.findall(".//k:description", space))


def test_titles_are_text_in_a_balloon(layered_atlas: Atlas) -> None:
    """Viewers take a description for HTML."""
    title = LocalizedText({"en": "<img src=x> & more"})
    layers = tuple(replace(layer, title=title) for layer in layered_atlas.layers)
    data = kml_file(select_events(replace(layered_atlas, layers=layers), View()))
    top = ET.fromstring(data)  # noqa: S314 - made by us a moment ago
    told = [
        each.text or ""
        for each in top.findall(f".//{{{KML_NAMESPACE}}}Placemark/{{{KML_NAMESPACE}}}description")
    ]
    assert any("&lt;img src=x&gt; &amp; more" in text for text in told)
    assert not any("<img" in text for text in told)


def test_a_hidden_layer_does_not_leave(layered_atlas: Atlas) -> None:
    """Nor is there an empty table or folder."""
    hidden = "&".join(f"hide=layer:{name}" for name in ("listed", "range", "track", "bases", "wait"))
    selection = select_events(layered_atlas, parse_view(hidden).view)
    assert reference_tables(selection) == {}
    assert b"reference_layer_" not in kml_file(selection)
    fewer = select_events(layered_atlas, parse_view("hide=layer:listed").view)
    assert b"Listed area" not in kml_file(fewer)
