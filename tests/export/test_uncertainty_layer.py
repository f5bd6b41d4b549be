"""Rings and washes of places that are not exact, in GeoPackage and KML."""

import sqlite3
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as ET

import geopandas as gpd
import pytest

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.selection import Selection, select_events
from geodata.export.geopackage import geopackage_file
from geodata.export.kml import KML_NAMESPACE, kml_file
from geodata.export.uncertainty_layer import uncertainty_frame, uncertainty_qml
from geodata.view import View

LEVELS = {"spot": 2, "band": 5, "gulf": 5, "bearing": 1, "town": 1}
"""Polygons by place; the spot is also where the transfer begins."""


@pytest.fixture(scope="module")
def own(own_atlas: Atlas) -> Selection:
    """All events of the brief with places of its own."""
    return select_events(own_atlas, View())


def test_every_doubtful_place_has_its_polygons(own: Selection) -> None:
    """The same as on the map: one ring, or the five levels of a wash."""
    frame = uncertainty_frame(own)
    assert Counter(frame["place"]) == LEVELS
    assert frame.crs == "EPSG:4326"
    spot = frame[frame["place"] == "spot"].iloc[0]
    assert (spot["event_id"], spot["place_name"], spot["look"], spot["radius_km"]) == (
        "at-spot",
        "A spot",
        "within",
        75,
    )
    gulf = frame[frame["place"] == "gulf"]
    assert gulf["level"].tolist() == [1, 2, 3, 4, 5]
    widths = gulf.geometry.bounds.eval("maxx - minx")
    assert widths.is_monotonic_decreasing
    assert set(gulf["look"]) == {"unlimited"}
    assert frame[frame["place"] == "band"]["radius_km"].isna().all()


def test_a_brief_of_the_gazetteer_has_none(shipped_atlas: Atlas) -> None:
    """Neither the layer nor the folder."""
    selection = select_events(shipped_atlas, View())
    assert len(uncertainty_frame(selection)) == 0
    assert b'id="uncertainty"' not in kml_file(selection)


def test_a_geopackage_has_the_layer_with_its_style(own: Selection, tmp_path: Path) -> None:
    """Rings without a fill, washes without an edge."""
    path = tmp_path / "own.gpkg"
    path.write_bytes(geopackage_file(own))
    layer = gpd.read_file(path, layer="uncertainty")
    assert len(layer) == sum(LEVELS.values())
    assert set(layer.geometry.geom_type) == {"MultiPolygon"}
    with sqlite3.connect(path) as file:
        (style,) = file.execute(
            "SELECT styleQML FROM layer_styles WHERE f_table_name='uncertainty'"
        ).fetchone()
    assert style == uncertainty_qml()
    top = ET.fromstring(style.partition("\n")[2])  # noqa: S314 - our own
    options = [
        {option.get("name"): option.get("value") for option in symbol.iter("Option") if option.get("name")}
        for symbol in top.iter("symbol")
    ]
    assert [(each["style"], each["outline_style"]) for each in options] == [("no", "dash"), ("solid", "no")]
    assert [category.get("value") for category in top.iter("category")] == ["within", "unlimited"]


def test_kml_has_the_polygons_with_their_styles(own: Selection) -> None:
    """In a folder of their own, each with a style that is there."""
    top = ET.fromstring(kml_file(own))  # noqa: S314 - our own
    names = {"k": KML_NAMESPACE}
    (folder,) = top.findall(".//k:Folder[@id='uncertainty']", names)
    styles = {
        style.get("id"): tuple(style.findtext(f".//k:{tag}", namespaces=names) for tag in ("fill", "outline"))
        for style in folder.findall("k:Style", names)
    }
    assert styles == {"uncertainty-unlimited": ("1", "0"), "uncertainty-within": ("0", "1")}
    placemarks = folder.findall("k:Placemark", names)
    assert len(placemarks) == sum(LEVELS.values())
    used = {placemark.findtext("k:styleUrl", namespaces=names) for placemark in placemarks}
    assert used == {f"#{name}" for name in styles}
    assert all(placemark.find(".//k:Polygon", names) is not None for placemark in placemarks)
