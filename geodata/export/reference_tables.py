"""Shown reference layers as tables, one for areas, lines and points each, with their style for QGIS."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element, SubElement

import geopandas as gpd
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.atlas.geojson import export_geometry, export_wording
from geodata.atlas.record_frames import ATLAS_CRS
from geodata.atlas.selection import Selection
from geodata.export.layer_collections import layer_facts
from geodata.export.qgis_styles import (
    GEOMETRY_CODES,
    HEADER,
    SYMBOL_TYPES,
    edge_without_cut,
    label_settings,
    rgba_text,
    stroke_options,
    symbol_layer,
)
from geodata.layout.styles import (
    MAP_PALETTES,
    REFERENCE_FILL_OPACITY,
    REFERENCE_HEAD_SIZE,
    REFERENCE_RADIUS,
    REFERENCE_WIDTH,
    Rgba,
    hex_to_rgba,
)
from geodata.vocabulary import LayerLook
from geodata.words import DEFAULT_LANG

REFERENCE_TABLE: Final = "reference_layer"
"""Name of the tables, before their form; the id of a kind has no underscore."""
REFERENCE_COLUMNS: Final = ("layer", "title", "look", "as_of", "source", "document", "marking", "name")
_FORMS: Final = ("points", "lines", "areas")
"""Form by dimension."""


def reference_tables(selection: Selection) -> dict[str, gpd.GeoDataFrame]:
    """Return the shapes of the shown reference layers by the name of their table, areas first, a row each.

    Columns are ``REFERENCE_COLUMNS`` and ``geometry`` (EPSG:4326, Multi forms); a table has rows.
    """
    rows = list(_rows(selection))
    found = {}
    for dimension in (2, 1, 0):
        if members := [row for at, row in rows if at == dimension]:
            found[f"{REFERENCE_TABLE}_{_FORMS[dimension]}"] = _frame(members)
    return found


def _rows(selection: Selection) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the dimension and the row of each shape."""
    lang = selection.view.lang or DEFAULT_LANG
    for layer in selection.shown_layers:
        facts = layer_facts(layer, lang)
        for shape in layer.shapes:
            name, _ = export_wording(layer.name_of(shape), lang)
            yield shape.dimension, facts | {"name": name, "geometry": _multi(shape.shape)}


def _multi(shape: BaseGeometry) -> shapely.Geometry:
    """Return a shape as it is written, a single point too in Multi form."""
    return export_geometry(shapely.MultiPoint([shape]) if isinstance(shape, shapely.Point) else shape)


def _frame(rows: list[dict[str, Any]]) -> gpd.GeoDataFrame:
    columns = {name: pd.Series([row[name] for row in rows], dtype="object") for name in REFERENCE_COLUMNS}
    columns["as_of"] = columns["as_of"].map(date.fromisoformat, na_action="ignore")
    shapes = gpd.GeoSeries([row["geometry"] for row in rows], crs=ATLAS_CRS)
    return gpd.GeoDataFrame(columns, geometry=shapes, crs=ATLAS_CRS)


def reference_inks() -> tuple[Rgba, Rgba]:
    """Return the ink of reference layers on a light map, and the wash of their areas."""
    code = MAP_PALETTES["light"].reference
    return hex_to_rgba(code), hex_to_rgba(code, REFERENCE_FILL_OPACITY)


def table_form(table: str) -> str:
    """Return the form of the shapes of a table: areas, lines or points."""
    return table.removeprefix(f"{REFERENCE_TABLE}_")


def reference_qml(table: str) -> str:
    """Return the QGIS style of a table: arrows have heads, notes their words; areas are washed."""
    form = table_form(table)
    top = Element("qgis", version="3.22.0", styleCategories="Symbology|Labeling")
    renderer = SubElement(
        top, "renderer-v2", type="categorizedSymbol", attr="look", symbollevels="0", enableorderby="0"
    )
    categories, symbols = SubElement(renderer, "categories"), SubElement(renderer, "symbols")
    for at, look in enumerate(LayerLook):
        SubElement(categories, "category", value=look, symbol=str(at), label=look, render="true")
        symbol = SubElement(symbols, "symbol", _symbol_facts(str(at), SYMBOL_TYPES[form]))
        symbol.extend(list(_symbol_layers(form, look, str(at))))
    top.append(label_settings(form, f"if(\"look\" = '{LayerLook.NOTE}', \"name\", '')"))
    SubElement(top, "layerGeometryType").text = GEOMETRY_CODES[form]
    ET.indent(top, " ")
    return HEADER + ET.tostring(top, encoding="unicode") + "\n"


def _symbol_facts(name: str, kind: str) -> dict[str, str]:
    return {"type": kind, "name": name, "alpha": "1", "clip_to_extent": "1", "force_rhr": "0"}


def _symbol_layers(form: str, look: LayerLook, name: str) -> Iterator[Element]:
    """Yield the symbol layers of a form in a look, in drawing order."""
    ink, wash = reference_inks()
    match form:
        case "areas":
            style = "solid" if look is LayerLook.AREA else "no"
            fill = {"color": rgba_text(wash), "style": style, "outline_style": "no"}
            yield symbol_layer("SimpleFill", fill)
            yield edge_without_cut(stroke_options(ink, REFERENCE_WIDTH), f"@{name}@1")
        case "lines":
            yield symbol_layer("SimpleLine", stroke_options(ink, REFERENCE_WIDTH))
            if look is LayerLook.ARROW:
                head = Element("symbol", _symbol_facts(f"@{name}@1", "marker"))
                head.append(symbol_layer("SimpleMarker", _marker("filled_arrowhead", REFERENCE_HEAD_SIZE)))
                last = {"placements": "LastVertex", "placement": "lastvertex", "rotate": "1"}
                yield symbol_layer("MarkerLine", last, head)
        case _:
            yield symbol_layer("SimpleMarker", _marker("circle", 2 * REFERENCE_RADIUS))


def _marker(shape: str, size: float) -> dict[str, str]:
    ink = rgba_text(reference_inks()[0])
    return {"name": shape, "color": ink, "outline_style": "no", "size": f"{size:g}", "size_unit": "Pixel"}
