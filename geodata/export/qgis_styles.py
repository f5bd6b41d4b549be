"""The style of a layer for QGIS (QML), printed from the style table: what the map shows, QGIS shows."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element, SubElement

import geopandas as gpd
import pandas as pd

from geodata.export.export_layers import COUNTRY, form_of
from geodata.layout.styles import PAPERS, Colour, Style, colour, style
from geodata.phrasing.list_words import join_facts
from geodata.phrasing.proposal_words import mark_proposed
from geodata.vocabulary import Kind, Standing, Statement, Status
from geodata.words import say

Look = tuple[Status, Standing, bool, bool]
"""Status, standing, whether it is only judged, and whether it is known to a whole country alone."""

HEADER: Final = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
_GEOMETRY: Final[Mapping[str, str]] = {"points": "0", "lines": "1", "areas": "2", "mixed": "4"}
_SYMBOL: Final[Mapping[str, str]] = {"points": "marker", "lines": "line", "areas": "fill", "mixed": "marker"}
_POINT_PX: Final = 15
_HATCH_PX: Final = 8
_SHAPES: Final[Mapping[str, str]] = {"bar": "rectangle"}
"""Glyphs of the style table that QGIS calls by another name."""


def qml(layer: str, rows: gpd.GeoDataFrame) -> str:
    """The style of a layer: a rule for each look that its rows have, and the titles as labels."""
    kind, form = Kind(layer.partition("_")[0]), form_of(layer)
    top = Element("qgis", version="3.22.0", styleCategories="Symbology|Labeling")
    top.append(_renderer(kind, form, sorted(set(_looks(rows, form)))))
    top.append(_labels(form))
    SubElement(top, "blendMode").text = "0"
    SubElement(top, "featureBlendMode").text = "0"
    SubElement(top, "layerGeometryType").text = _GEOMETRY[form]
    ET.indent(top, " ")
    return HEADER + ET.tostring(top, encoding="unicode") + "\n"


def _looks(rows: gpd.GeoDataFrame, form: str) -> Iterator[Look]:
    for row in rows.itertuples():
        judged = Statement.REPORTED.value not in row.statements.split("; ")
        whole = form == "areas" and not pd.isna(row.where_prec) and row.where_prec == COUNTRY
        yield Status(row.status), Standing(row.standing), judged, whole


def _renderer(kind: Kind, form: str, looks: list[Look]) -> Element:
    top = Element("renderer-v2", type="RuleRenderer", symbollevels="0", forceraster="0", enableorderby="0")
    rules = SubElement(top, "rules", key=_key(kind, form))
    symbols = SubElement(top, "symbols")
    for at, look in enumerate(looks):
        key = _key(kind, form, *map(str, look))
        SubElement(rules, "rule", key=key, symbol=str(at), label=_label(look), filter=_filter(look, form))
        status, standing, judged, whole = look
        found = style(kind, status, standing, "light", judged=judged)
        # A whole country is where something is, not what it is: it whispers, as on the map.
        drawn = replace(found, ink=found.country, zone=found.country) if whole else found
        symbols.append(_symbol(str(at), kind, form, drawn))
    return top


def _key(*parts: str) -> str:
    """A stable id in the form that QGIS gives its rules."""
    return f"{{{uuid5(NAMESPACE_URL, '/'.join(parts))}}}"


def _label(look: Look) -> str:
    status, standing, judged, whole = look
    words = [say(f"status.{status}", "en"), say(f"standing.{standing}", "en")]
    words += [say("statement.judgement", "en")] if judged else []
    return join_facts(*words, say(f"where-prec.{COUNTRY}", "en") if whole else None)


def _filter(look: Look, form: str) -> str:
    status, standing, judged, whole = look
    tests = [
        f"\"status\" = '{status}'",
        f"\"standing\" = '{standing}'",
        f"\"statements\" {'NOT ' if judged else ''}LIKE '%{Statement.REPORTED}%'",
    ]
    if form == "areas":
        tests.append(f'coalesce("where_prec", 0) {"=" if whole else "<>"} {COUNTRY}')
    return " AND ".join(tests)


def _symbol(name: str, kind: Kind, form: str, look: Style) -> Element:
    """One symbol of so many layers, drawn in order."""
    top = Element("symbol", type=_SYMBOL[form], name=name, alpha="1", clip_to_extent="1", force_rhr="0")
    makers = {"areas": _area, "lines": _line, "points": _point, "mixed": _point}
    top.extend(list(makers[form](kind, look, name)))
    return top


def _layer(kind: str, options: Mapping[str, str], *below: Element) -> Element:
    top = Element("layer", {"class": kind, "enabled": "1", "locked": "0", "pass": "0"})
    listed = SubElement(top, "Option", type="Map")
    for name, value in options.items():
        SubElement(listed, "Option", type="QString", name=name, value=value)
    top.extend(below)
    return top


def _area(kind: Kind, look: Style, name: str) -> Iterator[Element]:
    edge = {
        "outline_color": _rgba(look.ink),
        "outline_width": f"{look.width:g}",
        "outline_width_unit": "Pixel",
    }
    yield _layer(
        "SimpleFill",
        {"color": _rgba(look.zone), "style": "solid", "outline_style": _pen(look), "joinstyle": "round"}
        | edge,
    )
    if kind is Kind.EXERCISE:  # the sea was named, its limits are unknown
        hatch = Element(
            "symbol", type="line", name=f"@{name}@1", alpha="1", clip_to_extent="1", force_rhr="0"
        )
        hatch.append(_layer("SimpleLine", _stroke(look.ink, 1.0)))
        spacing = {"angle": "45", "distance": str(_HATCH_PX), "distance_unit": "Pixel"}
        yield _layer("LinePatternFill", spacing | {"line_width_unit": "Pixel"}, hatch)


def _line(_kind: Kind, look: Style, name: str) -> Iterator[Element]:
    dash: dict[str, str] = {}
    if look.dash is not None:
        lengths = ";".join(f"{length * look.width:g}" for length in look.dash)
        dash = {"use_custom_dash": "1", "customdash": lengths, "customdash_unit": "Pixel", "capstyle": "flat"}
    yield _layer("SimpleLine", _stroke(look.ink, look.width) | dash)
    head = Element("symbol", type="marker", name=f"@{name}@1", alpha="1", clip_to_extent="1", force_rhr="0")
    clear = look.head == "head-open"
    head.append(_layer("SimpleMarker", _marker("filled_arrowhead", look, clear=clear, size=look.width * 4)))
    yield _layer("MarkerLine", {"placements": "LastVertex", "placement": "lastvertex", "rotate": "1"}, head)


def _point(_kind: Kind, look: Style, _name: str) -> Iterator[Element]:
    glyph, _, hollow = look.glyph.partition("-")
    options = _marker(_SHAPES.get(glyph, glyph), look, clear=bool(hollow), size=_POINT_PX)
    yield _layer("SimpleMarker", options)


def _marker(shape: str, look: Style, *, clear: bool, size: float) -> dict[str, str]:
    paper = colour(PAPERS["light"].panel, look.ink[3] / 255)
    return {
        "name": shape,
        "color": _rgba(paper if clear else look.ink),
        "outline_color": _rgba(look.ink),
        "outline_width": "1.6",
        "outline_width_unit": "Pixel",
        "size": f"{size:g}",
        "size_unit": "Pixel",
    }


def _stroke(ink: Colour, width: float) -> dict[str, str]:
    return {
        "line_color": _rgba(ink),
        "line_width": f"{width:g}",
        "line_width_unit": "Pixel",
        "line_style": "solid",
        "joinstyle": "round",
        "capstyle": "round",
    }


def _pen(look: Style) -> str:
    """The edge of an area by its status: a solid, a dashed or a dotted line."""
    if look.dash is None:
        return "solid"
    return "dash" if look.dash[0] > look.dash[1] else "dot"


def _rgba(value: Colour) -> str:
    return ",".join(map(str, value))


def _titled() -> str:
    """The title as an expression: what no person has accepted says so."""
    marked = mark_proposed("' || \"title\" || '", "en")
    return f'if("proposed", \'{marked}\', "title")'


def _labels(form: str) -> Element:
    """The titles beside their marks, in the map's own type."""
    top = Element("labeling", type="simple")
    settings = SubElement(top, "settings", calloutType="simple")
    text = {
        "fieldName": _titled(),
        "isExpression": "1",
        "fontFamily": "IBM Plex Sans Arabic",
        "fontSize": "9",
        "fontSizeUnit": "Point",
        "textOpacity": "1",
        "textColor": _rgba(colour(PAPERS["light"].text)),
    }
    style_ = SubElement(settings, "text-style", text)
    halo = {"bufferDraw": "1", "bufferSize": "1", "bufferSizeUnits": "MM", "bufferOpacity": "1"}
    SubElement(style_, "text-buffer", halo | {"bufferColor": _rgba(colour(PAPERS["light"].panel))})
    # Level within an area, along a line, around a point.
    placement = {"areas": "4", "lines": "2", "points": "0", "mixed": "0"}[form]
    SubElement(settings, "placement", placement=placement, placementFlags="10", dist="1")
    return top
