"""QGIS styles (QML) of the layers, from the style table of the map."""

from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element, SubElement

import geopandas as gpd
import pandas as pd

from geodata.export.export_layers import COUNTRY_PRECISION, layer_form, layer_kind
from geodata.kinds.event_kind import OPEN_SUFFIX, EventKind
from geodata.kinds.kind_table import KindLook, KindTable
from geodata.layout.areas import area_edge_width
from geodata.layout.glyphs import glyph_rings, svg_path_data
from geodata.layout.looks.status_looks import status_look
from geodata.layout.styles import MAP_PALETTES, RIM_SCALE, EventStyle, Rgba, event_style, hex_to_rgba
from geodata.phrasing.list_words import join_facts
from geodata.phrasing.proposal_words import mark_as_proposed
from geodata.places.shape_edges import is_cut_area
from geodata.vocabulary import Standing, Statement, Status
from geodata.words import DEFAULT_LANG, translate

RuleKey = tuple[Status, Standing, bool, bool]
"""Status, standing, whether it is only judged, whether its place is known to a whole country alone."""

HEADER: Final = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
GEOMETRY_CODES: Final[Mapping[str, str]] = {"points": "0", "lines": "1", "areas": "2", "mixed": "4"}
"""Code of the geometry of a form."""
SYMBOL_TYPES: Final[Mapping[str, str]] = {
    "points": "marker",
    "lines": "line",
    "areas": "fill",
    "mixed": "marker",
}
"""Type of the symbol of a form."""
_POINT_PX: Final = 15
_HATCH_PX: Final = 8
EDGE_WITHOUT_CUT: Final = (
    "intersection(boundary($geometry), geom_from_wkt('POLYGON((-179.999999 -89.999999,179.999999 -89.999999,"
    "179.999999 89.999999,-179.999999 89.999999,-179.999999 -89.999999))'))"
)
"""QGIS expression of the outline of an area without the lines where the antimeridian or a pole cuts it."""
_SHAPES: Final[Mapping[str, str]] = {
    "circle": "circle",
    "square": "square",
    "diamond": "diamond",
    "triangle": "triangle",
    "star": "star",
    "bar": "rectangle",
}
"""Symbol of a kind → QGIS marker; every other symbol is drawn from an SVG inside the style."""


def layer_qml(layer: str, rows: gpd.GeoDataFrame, kinds: KindTable) -> str:
    """Return the QML of a layer: a rule for each appearance of its rows, and the titles as labels."""
    kind, form = layer_kind(layer), layer_form(layer, kinds)
    top = Element("qgis", version="3.22.0", styleCategories="Symbology|Labeling")
    is_cut = any(is_cut_area(shape) for shape in rows.geometry if shape is not None)
    looks = sorted(set(_rule_keys(rows, form)))
    top.append(_renderer(kinds.kinds[kind], kinds.look_of(kind), form, looks, is_cut=is_cut))
    top.append(label_settings(form, _label_expression()))
    SubElement(top, "blendMode").text = "0"
    SubElement(top, "featureBlendMode").text = "0"
    SubElement(top, "layerGeometryType").text = GEOMETRY_CODES[form]
    ET.indent(top, " ")
    return HEADER + ET.tostring(top, encoding="unicode") + "\n"


def _rule_keys(rows: gpd.GeoDataFrame, form: str) -> Iterator[RuleKey]:
    columns = (rows[name] for name in ("status", "standing", "statements", "where_prec"))
    for status, standing, statements, where_prec in zip(*columns, strict=True):
        judged = Statement.REPORTED.value not in statements.split("; ")
        whole = form == "areas" and not pd.isna(where_prec) and where_prec == COUNTRY_PRECISION
        yield Status(status), Standing(standing), judged, whole


def _renderer(
    kind: EventKind, kind_look: KindLook, form: str, looks: list[RuleKey], *, is_cut: bool
) -> Element:
    top = Element("renderer-v2", type="RuleRenderer", symbollevels="0", forceraster="0", enableorderby="0")
    rules = SubElement(top, "rules", key=_stable_key(kind.id, form))
    symbols = SubElement(top, "symbols")
    for at, look in enumerate(looks):
        key = _stable_key(kind.id, form, *map(str, look))
        SubElement(
            rules, "rule", key=key, symbol=str(at), label=_rule_label(look), filter=_rule_filter(look, form)
        )
        status, standing, judged, whole = look
        found = event_style(kind_look, status_look(status), standing, "light", judged=judged)
        # A whole country only tells the place, so it is drawn fainter, as on the map.
        drawn = _faint_style(found) if whole else found
        symbols.append(_symbol(str(at), form, drawn, hatch=kind.fills, is_cut=is_cut))
    return top


def _faint_style(style: EventStyle) -> EventStyle:
    """Return the look of a place that is known to a whole country alone."""
    return replace(
        style,
        ink=style.country_fill,
        edge=style.country_fill,
        sea_fill=style.country_fill,
        width=area_edge_width(style, "country"),
    )


def _stable_key(*parts: str) -> str:
    """Return a stable id in the form of QGIS's rule keys."""
    return f"{{{uuid5(NAMESPACE_URL, '/'.join(parts))}}}"


def _rule_label(look: RuleKey) -> str:
    status, standing, judged, whole = look
    words = [translate(f"status.{status}", DEFAULT_LANG), translate(f"standing.{standing}", DEFAULT_LANG)]
    words += [translate("statement.judgement", DEFAULT_LANG)] if judged else []
    return join_facts(
        *words, translate(f"place-precision.{COUNTRY_PRECISION}", DEFAULT_LANG) if whole else None
    )


def _rule_filter(look: RuleKey, form: str) -> str:
    status, standing, judged, whole = look
    tests = [
        f"\"status\" = '{status}'",
        f"\"standing\" = '{standing}'",
        f"\"statements\" {'NOT ' if judged else ''}LIKE '%{Statement.REPORTED}%'",
    ]
    if form == "areas":
        tests.append(f'coalesce("where_prec", 0) {"=" if whole else "<>"} {COUNTRY_PRECISION}')
    return " AND ".join(tests)


def _symbol(name: str, form: str, look: EventStyle, *, hatch: bool, is_cut: bool) -> Element:
    """Return the symbol of a rule with its symbol layers in drawing order."""
    top = Element("symbol", type=SYMBOL_TYPES[form], name=name, alpha="1", clip_to_extent="1", force_rhr="0")
    if form == "areas":
        top.extend(list(_area_layers(look, name, hatch=hatch, is_cut=is_cut)))
    else:
        top.extend(list(_line_layers(look, name) if form == "lines" else _point_layers(look)))
    return top


def symbol_layer(kind: str, options: Mapping[str, str], *below: Element) -> Element:
    """Return a symbol layer with its options and the symbols that it is made of."""
    top = Element("layer", {"class": kind, "enabled": "1", "locked": "0", "pass": "0"})
    listed = SubElement(top, "Option", type="Map")
    for name, value in options.items():
        SubElement(listed, "Option", type="QString", name=name, value=value)
    top.extend(below)
    return top


def _area_layers(look: EventStyle, name: str, *, hatch: bool, is_cut: bool) -> Iterator[Element]:
    """Yield fill, hatch and edge of areas; of a layer with a cut area the edge is a layer of its own."""
    edge = {
        "outline_color": rgba_text(look.edge),
        "outline_width": f"{look.width:g}",
        "outline_width_unit": "Pixel",
    }
    yield symbol_layer(
        "SimpleFill",
        {
            "color": rgba_text(look.sea_fill),
            "style": "solid",
            "outline_style": "no" if is_cut else _line_style(look),
            "joinstyle": "round",
        }
        | edge,
    )
    if hatch:  # the water was named, its limits are unknown
        lines = Element(
            "symbol", type="line", name=f"@{name}@1", alpha="1", clip_to_extent="1", force_rhr="0"
        )
        lines.append(symbol_layer("SimpleLine", stroke_options(look.ink, 1.0)))
        spacing = {"angle": "45", "distance": str(_HATCH_PX), "distance_unit": "Pixel"}
        yield symbol_layer("LinePatternFill", spacing | {"line_width_unit": "Pixel"}, lines)
    if is_cut:
        stroke = stroke_options(look.edge, look.width) | {"line_style": _line_style(look)}
        yield edge_without_cut(stroke, f"@{name}@{1 + hatch}")


def edge_without_cut(stroke: Mapping[str, str], name: str) -> Element:
    """Return the symbol layer of the edges of areas, the cuts at the antimeridian and the poles left out."""
    line = Element("symbol", type="line", name=name, alpha="1", clip_to_extent="1", force_rhr="0")
    line.append(symbol_layer("SimpleLine", stroke))
    made = {"SymbolType": "Line", "geometryModifier": EDGE_WITHOUT_CUT, "units": "MapUnit"}
    return symbol_layer("GeometryGenerator", made, line)


def _line_layers(look: EventStyle, name: str) -> Iterator[Element]:
    dash: dict[str, str] = {}
    if look.dash is not None:
        lengths = ";".join(f"{length * look.width:g}" for length in look.dash)
        dash = {"use_custom_dash": "1", "customdash": lengths, "customdash_unit": "Pixel", "capstyle": "flat"}
    yield symbol_layer("SimpleLine", stroke_options(look.edge, look.width) | dash)
    head = Element("symbol", type="marker", name=f"@{name}@1", alpha="1", clip_to_extent="1", force_rhr="0")
    clear = look.arrowhead == "head-open"
    head.append(
        symbol_layer("SimpleMarker", _marker("filled_arrowhead", look, clear=clear, size=look.width * 4))
    )
    yield symbol_layer(
        "MarkerLine", {"placements": "LastVertex", "placement": "lastvertex", "rotate": "1"}, head
    )


def _point_layers(look: EventStyle) -> Iterator[Element]:
    name = look.glyph.removesuffix(OPEN_SUFFIX)
    if look.dash is not None:
        yield symbol_layer("SvgMarker", _svg_marker(look.edge, look.rim, _POINT_PX * RIM_SCALE))
    if name in _SHAPES:
        options = _marker(_SHAPES[name], look, clear=name != look.glyph, size=_POINT_PX)
        yield symbol_layer("SimpleMarker", options)
    else:
        yield symbol_layer("SvgMarker", _svg_marker(look.ink, look.glyph, _POINT_PX))


def _svg_marker(ink: Rgba, glyph: str, pixels: float) -> dict[str, str]:
    """Return the options of a marker that QGIS has no shape for: our glyph as SVG, in base64."""
    red, green, blue, opacity = ink
    path, side = svg_path_data(glyph_rings(glyph, _POINT_PX)), 2 * _POINT_PX
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{-_POINT_PX} {-_POINT_PX} {side} {side}">'
        f'<path fill="rgb({red},{green},{blue})" fill-opacity="{opacity / 255:.2f}" fill-rule="evenodd"'
        f' d="{path}"/></svg>'
    )
    encoded = b64encode(svg.encode()).decode()
    return {"name": f"base64:{encoded}", "size": f"{pixels:g}", "size_unit": "Pixel"}


def _marker(shape: str, look: EventStyle, *, clear: bool, size: float) -> dict[str, str]:
    paper = hex_to_rgba(MAP_PALETTES["light"].panel, look.ink[3] / 255)
    return {
        "name": shape,
        "color": rgba_text(paper if clear else look.ink),
        "outline_color": rgba_text(look.edge),
        "outline_width": "1.6",
        "outline_width_unit": "Pixel",
        "size": f"{size:g}",
        "size_unit": "Pixel",
    }


def stroke_options(ink: Rgba, width: float) -> dict[str, str]:
    """Return the options of a solid line of so many pixels."""
    return {
        "line_color": rgba_text(ink),
        "line_width": f"{width:g}",
        "line_width_unit": "Pixel",
        "line_style": "solid",
        "joinstyle": "round",
        "capstyle": "round",
    }


def _line_style(look: EventStyle) -> str:
    """Return the line style of an area's edge: solid, dash or dot."""
    if look.dash is None:
        return "solid"
    return "dash" if look.dash[0] > look.dash[1] else "dot"


def rgba_text(value: Rgba) -> str:
    """Return a colour as QGIS writes it."""
    return ",".join(map(str, value))


def _label_expression() -> str:
    """Return the label expression: the title, with the mark for a proposed event."""
    marked = mark_as_proposed("' || \"title\" || '", DEFAULT_LANG)
    return f'if("proposed", \'{marked}\', "title")'


def label_settings(form: str, expression: str) -> Element:
    """Return the settings of labels with the value of an expression, in the map's typeface."""
    top = Element("labeling", type="simple")
    settings = SubElement(top, "settings", calloutType="simple")
    text = {
        "fieldName": expression,
        "isExpression": "1",
        "fontFamily": "IBM Plex Sans Arabic",
        "fontSize": "9",
        "fontSizeUnit": "Point",
        "textOpacity": "1",
        "textColor": rgba_text(hex_to_rgba(MAP_PALETTES["light"].text)),
    }
    style_ = SubElement(settings, "text-style", text)
    halo = {"bufferDraw": "1", "bufferSize": "1", "bufferSizeUnits": "MM", "bufferOpacity": "1"}
    SubElement(
        style_, "text-buffer", halo | {"bufferColor": rgba_text(hex_to_rgba(MAP_PALETTES["light"].panel))}
    )
    # QGIS placements: horizontal in an area, along a line, around a point.
    placement = {"areas": "4", "lines": "2", "points": "0", "mixed": "0"}[form]
    SubElement(settings, "placement", placement=placement, placementFlags="10", dist="1")
    return top
