"""The uncertainty of places as polygons: rings about points that may be off, and the levels of a wash.

The same polygons as on the map, for a GeoPackage, with a style for QGIS, and for KML.
"""

from collections.abc import Iterator
from typing import Any, Final
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element, SubElement

import geopandas as gpd

from geodata.atlas.geojson import export_geometry
from geodata.atlas.record_frames import ATLAS_CRS
from geodata.atlas.selection import Selection
from geodata.layout.styles import MAP_PALETTES, WASH_LEVEL_OPACITY, Rgba, hex_to_rgba
from geodata.places.resolved_place import PlaceLook, has_gazetteer_radius
from geodata.words import DEFAULT_LANG

UNCERTAINTY_LAYER: Final = "uncertainty"
UNCERTAINTY_COLUMNS: Final = ("event_id", "place", "place_name", "look", "level", "radius_km")
_RING_PIXELS: Final = 1.4
_QGIS_HEADER: Final = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"


def uncertainty_frame(selection: Selection) -> gpd.GeoDataFrame:
    """Return the polygons of the selected events on the map, columns ``UNCERTAINTY_COLUMNS`` and geometry.

    ``look`` is ``within`` (the place is somewhere in the ring) or ``unlimited`` (a level of a wash, 1 the
    outermost); ``radius_km`` is empty for a wash over an area. EPSG:4326, MultiPolygon.
    """
    rows = list(_rows(selection))
    shapes = [export_geometry(row.pop("geometry")) for row in rows]
    columns = {name: [row[name] for row in rows] for name in UNCERTAINTY_COLUMNS}
    return gpd.GeoDataFrame(columns, geometry=gpd.GeoSeries(shapes, crs=ATLAS_CRS), crs=ATLAS_CRS)


def _rows(selection: Selection) -> Iterator[dict[str, Any]]:
    brief = selection.atlas.brief
    for event in (brief.events[row] for row in selection.shown_rows.tolist()):
        places = [brief.place_by_id[location.place] for location in event.places if brief.is_on_map(event)]
        for place in places:
            if place.gazetteer_ids and not has_gazetteer_radius(place.gazetteer_ids):
                continue
            found = brief.place_resolver.resolve(place.id)
            for level, area in enumerate(found.uncertainty, 1):
                yield {
                    "event_id": event.id,
                    "place": place.id,
                    "place_name": place.name[DEFAULT_LANG],
                    "look": found.look.value,
                    "level": level,
                    "radius_km": round(found.radius_km, 1) if found.is_point else None,
                    "geometry": area,
                }


def uncertainty_ink(look: str) -> Rgba:
    """Return the colour of the edge of a ring, or of the fill of a level of a wash."""
    opacity = 1.0 if look == PlaceLook.WITHIN.value else WASH_LEVEL_OPACITY
    return hex_to_rgba(MAP_PALETTES["light"].text, opacity)


def uncertainty_qml() -> str:
    """Return the QGIS style: rings without a fill, washes without an edge."""
    top = Element("qgis", version="3.22.0", styleCategories="Symbology")
    renderer = SubElement(
        top, "renderer-v2", type="categorizedSymbol", attr="look", symbollevels="0", enableorderby="0"
    )
    categories, symbols = SubElement(renderer, "categories"), SubElement(renderer, "symbols")
    for at, look in enumerate((PlaceLook.WITHIN.value, PlaceLook.UNLIMITED.value)):
        SubElement(categories, "category", value=look, symbol=str(at), label=look, render="true")
        symbols.append(_fill_symbol(str(at), look))
    SubElement(top, "layerGeometryType").text = "2"
    ET.indent(top, " ")
    return _QGIS_HEADER + ET.tostring(top, encoding="unicode") + "\n"


def _fill_symbol(name: str, look: str) -> Element:
    ink = ",".join(map(str, uncertainty_ink(look)))
    is_ring = look == PlaceLook.WITHIN.value
    options = {
        "color": ink,
        "style": "no" if is_ring else "solid",
        "outline_color": ink,
        "outline_style": "dash" if is_ring else "no",
        "outline_width": f"{_RING_PIXELS:g}",
        "outline_width_unit": "Pixel",
    }
    top = Element("symbol", type="fill", name=name, alpha="1", clip_to_extent="1", force_rhr="0")
    layer = SubElement(top, "layer", {"class": "SimpleFill", "enabled": "1", "locked": "0", "pass": "0"})
    listed = SubElement(layer, "Option", type="Map")
    for key, value in options.items():
        SubElement(listed, "Option", type="QString", name=key, value=value)
    return top
