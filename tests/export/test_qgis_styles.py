"""Styles of layers for QGIS: the look of each kind, with its symbol where QGIS has no shape like it."""

import re
from base64 import b64decode
from xml.etree import ElementTree as ET

import geopandas as gpd
import pytest
import shapely
from shapely.geometry import MultiPoint, MultiPolygon, box

from geodata.export.qgis_styles import layer_qml
from geodata.kinds.kind_table import shipped_kinds

ROW = {"kind": "", "status": "actual", "standing": "within", "statements": "reported", "where_prec": 1}


def markers(kind: str, **more: str) -> list[tuple[str, str]]:
    """Class and name of each marker in the style of a layer of one event at a point."""
    row = ROW | {"kind": kind, "geometry": MultiPoint([(0, 0)])} | more
    frame = gpd.GeoDataFrame([row], geometry="geometry", crs="EPSG:4326")
    layer = kind if shipped_kinds().kinds[kind].form == "point" else f"{kind}_points"
    tree = ET.fromstring(layer_qml(layer, frame, shipped_kinds()).partition("\n")[2])  # noqa: S314 - our own
    found = []
    for each in tree.iter("layer"):
        name = each.find("./Option/Option[@name='name']")
        found.append((each.attrib["class"], name.attrib["value"] if name is not None else ""))
    return found


def test_plain_shapes_are_those_of_qgis() -> None:
    """A meeting is a circle, an exercise at a point a star."""
    assert markers("meeting") == [("SimpleMarker", "circle")]
    assert markers("exercise") == [("SimpleMarker", "star")]
    assert markers("alignment") == [("SimpleMarker", "rectangle")]


@pytest.mark.parametrize("statements", ["reported", "judgement"])
def test_pictograms_are_drawn_from_svg_inside_the_style(statements: str) -> None:
    """In the colour of the family; a judgement has the open form."""
    ((marker, name),) = markers("protest", statements=statements)
    assert marker == "SvgMarker"
    svg = b64decode(name.removeprefix("base64:")).decode()
    assert 'fill="rgb(102,79,21)"' in svg
    assert re.search(r' d="M[-0-9.,ML Z]+Z"', svg)
    assert (svg.count("M") > 1) is (statements == "judgement")


def area_layers(shape: MultiPolygon) -> dict[str, dict[str, str]]:
    """Options of each symbol layer in the style of an exercise in an area."""
    row = ROW | {"kind": "exercise", "geometry": shape}
    frame = gpd.GeoDataFrame([row], geometry="geometry", crs="EPSG:4326")
    tree = ET.fromstring(layer_qml("exercise", frame, shipped_kinds()).partition("\n")[2])  # noqa: S314 - ours
    return {
        each.attrib["class"]: {o.attrib["name"]: o.attrib["value"] for o in each.findall("./Option/Option")}
        for each in tree.iter("layer")
    }


def test_an_edge_leaves_out_the_cut_of_the_antimeridian() -> None:
    """Areas that are cut there are edged by the lines of an expression; others by their own outline."""
    cut = MultiPolygon([box(170, 50, 180, 60), box(-180, 50, -170, 60)])
    layers = area_layers(cut)
    assert layers["SimpleFill"]["outline_style"] == "no"
    expression = layers["GeometryGenerator"]["geometryModifier"]
    (window,) = re.findall(r"POLYGON\(\([^)]*\)\)", expression)
    drawn = shapely.intersection(cut.boundary, shapely.from_wkt(window))
    assert drawn.length == pytest.approx(cut.boundary.length - 20, abs=1e-3)
    assert expression.startswith("intersection(boundary($geometry), geom_from_wkt('")
    plain = area_layers(MultiPolygon([box(0, 50, 10, 60)]))
    assert "GeometryGenerator" not in plain
    assert plain["SimpleFill"]["outline_style"] == "solid"


def test_what_is_alleged_has_a_broken_ring() -> None:
    """A second marker under the first, as on the map."""
    (rim, _), plain = markers("meeting", status="alleged"), markers("meeting")
    assert rim[0] == "SvgMarker"
    assert b64decode(rim[1].removeprefix("base64:")).decode().count("M") == 6
    assert plain == [("SimpleMarker", "circle")]
