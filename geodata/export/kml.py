"""A selection as KML 2.2: a folder a kind, styled from the style table, every column as extended data."""

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any, Final
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element, SubElement

import pandas as pd
import shapely

from geodata.atlas.csv_rows import SHEET_COLUMNS, Row
from geodata.atlas.selection import Selection
from geodata.export.export_layers import COUNTRY, facts, table
from geodata.layout.styles import Colour, style
from geodata.phrasing.proposal_words import mark_proposed
from geodata.vocabulary import Kind, Standing, Statement, Status
from geodata.words import say

SPACE: Final = "http://www.opengis.net/kml/2.2"
SCHEMA: Final = "event"
_TYPES: Final[Mapping[str, str]] = {"int": "int", "float": "double", "bool": "bool"}
_BALLOON: Final = "<h3>$[name]</h3>$[description]"
"""What a click shows: without it a viewer would print every column, as HTML of its own making."""


def kml(selection: Selection) -> bytes:
    """The selected events as KML (EPSG:4326); an event without a place is a placemark without geometry."""
    rows: list[Row] = [dict(row) for row in table(selection).to_dict("records")]
    top = Element("kml", xmlns=SPACE)
    document = SubElement(top, "Document")
    told = facts(selection)
    _text(document, "name", told["title"])
    _data(SubElement(document, "ExtendedData"), told)
    document.extend(list(_styles(rows)))
    _schema(document)
    for kind in Kind:
        found = [row for row in rows if row["kind"] == kind]
        if found:
            folder = SubElement(document, "Folder", id=kind.value)
            _text(folder, "name", kind.value)
            folder.extend([_placemark(row) for row in found])
    ET.indent(top, " ")
    made: bytes = ET.tostring(top, encoding="UTF-8", xml_declaration=True)
    return made + b"\n"


def _schema(document: Element) -> None:
    schema = SubElement(document, "Schema", name=SCHEMA, id=SCHEMA)
    for column in SHEET_COLUMNS:
        kind = _TYPES.get(column.type, "string")
        _text(SubElement(schema, "SimpleField", type=kind, name=column.name), "displayName", column.name)


def _data(top: Element, values: Mapping[str, str]) -> None:
    for name, value in values.items():
        _text(SubElement(top, "Data", name=name), "value", value)


def _placemark(row: Row) -> Element:
    top = Element("Placemark", id=row["event_id"])
    _text(top, "name", mark_proposed(row["title"], "en") if row["proposed"] else row["title"])
    _text(top, "description", _description(row))
    if row["earliest"] or row["latest"]:
        span = SubElement(top, "TimeSpan")
        for name, day in (("begin", row["earliest"]), ("end", row["latest"])):
            if day:
                _text(span, name, day)
    _text(top, "styleUrl", f"#{_look(row)}")
    data = SubElement(SubElement(top, "ExtendedData"), "SchemaData", schemaUrl=f"#{SCHEMA}")
    for column in SHEET_COLUMNS:
        if (cell := _cell(row[column.name])) is not None:
            SubElement(data, "SimpleData", name=column.name).text = cell
    if row["geometry"] is not None:
        top.append(_geometry(row["geometry"]))
    return top


def _cell(value: Any) -> str | None:
    if isinstance(value, bool):
        return "1" if value else "0"
    return None if pd.isna(value) else str(value)


def _description(row: Row) -> str:
    """A few facts; viewers read a description as HTML, so the brief's words are escaped for that."""
    kind, status = say(f"kind.{row['kind']}", "en"), say(f"status.{row['status']}", "en")
    note = say("proposed.note", "en") if row["proposed"] else None
    lines = (note, f"{kind}, {status.lower()}", row["edtf"], row["actors"], row["sources"], row["figures"])
    return "<br>".join(escape(line) for line in lines if line)


def _look(row: Row) -> str:
    judged = "" if Statement.REPORTED.value in row["statements"].split("; ") else "-judged"
    return f"{row['kind']}-{row['status']}-{row['standing']}{judged}{'-country' if _whole(row) else ''}"


def _whole(row: Row) -> bool:
    """Whether an area is a whole country, which the map draws more quietly."""
    shape = row["geometry"]
    return shape is not None and shape.geom_type == "MultiPolygon" and bool(row["where_prec"] == COUNTRY)


def _styles(rows: list[Row]) -> Iterator[Element]:
    looks = {_look(row): row for row in rows}
    for name, row in sorted(looks.items()):
        kind, status, standing = Kind(row["kind"]), Status(row["status"]), Standing(row["standing"])
        found = style(kind, status, standing, "light", judged="-judged" in name)
        whole = _whole(row)
        top = Element("Style", id=name)
        _text(SubElement(top, "IconStyle"), "color", _abgr(found.ink))
        line = SubElement(top, "LineStyle")
        _text(line, "color", _abgr(found.country if whole else found.ink))
        _text(line, "width", f"{found.width:g}")
        _text(SubElement(top, "PolyStyle"), "color", _abgr(found.country if whole else found.zone))
        _text(SubElement(top, "BalloonStyle"), "text", _BALLOON)
        yield top


def _abgr(value: Colour) -> str:
    red, green, blue, opacity = value
    return bytes((opacity, blue, green, red)).hex()


def _geometry(geometry: shapely.Geometry) -> Element:
    top = Element("MultiGeometry")
    for part in shapely.get_parts(geometry):
        if part.geom_type == "Polygon":
            polygon = SubElement(top, "Polygon")
            _ring(SubElement(polygon, "outerBoundaryIs"), part.exterior)
            for hole in part.interiors:
                _ring(SubElement(polygon, "innerBoundaryIs"), hole)
        else:
            _text(SubElement(top, part.geom_type), "coordinates", _coordinates(part))
    return top


def _ring(top: Element, ring: shapely.LinearRing) -> None:
    _text(SubElement(top, "LinearRing"), "coordinates", _coordinates(ring))


def _coordinates(geometry: shapely.Geometry) -> str:
    return " ".join(f"{lon!r},{lat!r}" for lon, lat in shapely.get_coordinates(geometry).tolist())


def _text(top: Element, tag: str, text: str) -> None:
    SubElement(top, tag).text = text
