"""A selection as KML 2.2: a folder a kind, styled from the style table, every column as extended data."""

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any, Final
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element, SubElement

import pandas as pd
import shapely

from geodata.atlas.csv_rows import EXPORT_COLUMNS, ExportRow
from geodata.atlas.selection import Selection
from geodata.export.export_layers import COUNTRY_PRECISION, file_metadata, selection_frame
from geodata.export.uncertainty_layer import (
    UNCERTAINTY_COLUMNS,
    UNCERTAINTY_LAYER,
    uncertainty_frame,
    uncertainty_ink,
)
from geodata.kinds.kind_table import KindTable
from geodata.layout.areas import area_edge_width
from geodata.layout.styles import Rgba, event_style
from geodata.phrasing.proposal_words import mark_as_proposed
from geodata.places.resolved_place import PlaceLook
from geodata.vocabulary import Standing, Statement, Status
from geodata.words import DEFAULT_LANG, translate

KML_NAMESPACE: Final = "http://www.opengis.net/kml/2.2"
SCHEMA: Final = "event"
_TYPES: Final[Mapping[str, str]] = {"int": "int", "float": "double", "bool": "bool"}
_BALLOON: Final = "<h3>$[name]</h3>$[description]"
"""Template of the balloon; without one a viewer prints every column as HTML of its own."""


def kml_file(selection: Selection) -> bytes:
    """Return the selected events as KML (EPSG:4326); one without a place is a placemark without geometry."""
    rows: list[ExportRow] = [dict(row) for row in selection_frame(selection).to_dict("records")]
    top = Element("kml", xmlns=KML_NAMESPACE)
    document = SubElement(top, "Document")
    metadata, kinds = file_metadata(selection), selection.atlas.brief.kind_table
    _add_text(document, "name", metadata["title"])
    # The order of the OGC schema: styles before extended data.
    document.extend(list(_styles(rows, kinds)))
    _add_data(SubElement(document, "ExtendedData"), metadata)
    _add_schema(document)
    for kind in kinds.kind_ids:
        rows_of_kind = [row for row in rows if row["kind"] == kind]
        if rows_of_kind:
            folder = SubElement(document, "Folder", id=kind)
            _add_text(folder, "name", kind)
            folder.extend([_placemark(row, kinds) for row in rows_of_kind])
    _add_uncertainty(document, selection)
    ET.indent(top, " ")
    data: bytes = ET.tostring(top, encoding="UTF-8", xml_declaration=True)
    return data + b"\n"


def _add_uncertainty(document: Element, selection: Selection) -> None:
    """Add the rings and washes of places that are not exact, as a folder of their own with its styles."""
    rows = list(uncertainty_frame(selection).itertuples())
    if not rows:
        return
    folder = SubElement(document, "Folder", id=UNCERTAINTY_LAYER)
    _add_text(folder, "name", UNCERTAINTY_LAYER)
    for look in sorted({row.look for row in rows}):
        is_ring = look == PlaceLook.WITHIN
        style = SubElement(folder, "Style", id=f"{UNCERTAINTY_LAYER}-{look}")
        line = SubElement(style, "LineStyle")
        _add_text(line, "color", _kml_colour(uncertainty_ink(look)))
        fill = SubElement(style, "PolyStyle")
        _add_text(fill, "color", _kml_colour(uncertainty_ink(look)))
        _add_text(fill, "fill", str(int(not is_ring)))
        _add_text(fill, "outline", str(int(is_ring)))
    for row in rows:
        placemark = SubElement(folder, "Placemark")
        _add_text(placemark, "name", row.place_name)
        _add_text(placemark, "styleUrl", f"#{UNCERTAINTY_LAYER}-{row.look}")
        told = {name: getattr(row, name) for name in UNCERTAINTY_COLUMNS}
        _add_data(SubElement(placemark, "ExtendedData"), {k: str(v) for k, v in told.items() if pd.notna(v)})
        placemark.append(_geometry(row.geometry))


def _add_schema(document: Element) -> None:
    schema = SubElement(document, "Schema", name=SCHEMA, id=SCHEMA)
    for column in EXPORT_COLUMNS:
        kind = _TYPES.get(column.type, "string")
        _add_text(SubElement(schema, "SimpleField", type=kind, name=column.name), "displayName", column.name)


def _add_data(top: Element, values: Mapping[str, str]) -> None:
    for name, value in values.items():
        _add_text(SubElement(top, "Data", name=name), "value", value)


def _placemark(row: ExportRow, kinds: KindTable) -> Element:
    top = Element("Placemark", id=row["event_id"])
    _add_text(top, "name", mark_as_proposed(row["title"], DEFAULT_LANG) if row["proposed"] else row["title"])
    _add_text(top, "description", _description(row, kinds))
    if row["earliest"] or row["latest"]:
        span = SubElement(top, "TimeSpan")
        for name, day in (("begin", row["earliest"]), ("end", row["latest"])):
            if day:
                _add_text(span, name, day)
    _add_text(top, "styleUrl", f"#{_style_id(row)}")
    data = SubElement(SubElement(top, "ExtendedData"), "SchemaData", schemaUrl=f"#{SCHEMA}")
    for column in EXPORT_COLUMNS:
        if (cell := _data_value(row[column.name])) is not None:
            SubElement(data, "SimpleData", name=column.name).text = cell
    if row["geometry"] is not None:
        top.append(_geometry(row["geometry"]))
    return top


def _data_value(value: Any) -> str | None:
    if isinstance(value, bool):
        return "1" if value else "0"
    return None if pd.isna(value) else str(value)


def _description(row: ExportRow, kinds: KindTable) -> str:
    """Return the main facts as HTML, which viewers take a description for; words of the brief are escaped."""
    kind = kinds.kinds[row["kind"]].name(DEFAULT_LANG)
    status = translate(f"status.{row['status']}", DEFAULT_LANG)
    note = translate("proposal.explanation", DEFAULT_LANG) if row["proposed"] else None
    lines = (note, f"{kind}, {status.lower()}", row["edtf"], row["actors"], row["sources"], row["figures"])
    return "<br>".join(escape(line) for line in lines if line)


def _style_id(row: ExportRow) -> str:
    judged = "" if Statement.REPORTED.value in row["statements"].split("; ") else "-judged"
    country = "-country" if _is_whole_country(row) else ""
    return f"{row['kind']}-{row['status']}-{row['standing']}{judged}{country}"


def _is_whole_country(row: ExportRow) -> bool:
    """Return whether a row is an area known to a whole country alone, which is drawn fainter."""
    shape = row["geometry"]
    return (
        shape is not None
        and shape.geom_type == "MultiPolygon"
        and bool(row["where_prec"] == COUNTRY_PRECISION)
    )


def _styles(rows: list[ExportRow], kinds: KindTable) -> Iterator[Element]:
    looks = {_style_id(row): row for row in rows}
    for name, row in sorted(looks.items()):
        look, status, standing = kinds.look_of(row["kind"]), Status(row["status"]), Standing(row["standing"])
        style = event_style(look, status, standing, "light", judged="-judged" in name)
        whole = _is_whole_country(row)
        top = Element("Style", id=name)
        _add_text(SubElement(top, "IconStyle"), "color", _kml_colour(style.ink))
        line = SubElement(top, "LineStyle")
        _add_text(line, "color", _kml_colour(style.country_fill if whole else style.ink))
        _add_text(line, "width", f"{area_edge_width(style, 'country' if whole else 'sea'):g}")
        _add_text(
            SubElement(top, "PolyStyle"),
            "color",
            _kml_colour(style.country_fill if whole else style.sea_fill),
        )
        _add_text(SubElement(top, "BalloonStyle"), "text", _BALLOON)
        yield top


def _kml_colour(value: Rgba) -> str:
    red, green, blue, opacity = value
    return bytes((opacity, blue, green, red)).hex()


def _geometry(geometry: shapely.Geometry) -> Element:
    top = Element("MultiGeometry")
    for part in shapely.get_parts(geometry):
        if part.geom_type == "Polygon":
            polygon = SubElement(top, "Polygon")
            _add_ring(SubElement(polygon, "outerBoundaryIs"), part.exterior)
            for hole in part.interiors:
                _add_ring(SubElement(polygon, "innerBoundaryIs"), hole)
        else:
            _add_text(SubElement(top, part.geom_type), "coordinates", _coordinates(part))
    return top


def _add_ring(top: Element, ring: shapely.LinearRing) -> None:
    _add_text(SubElement(top, "LinearRing"), "coordinates", _coordinates(ring))


def _coordinates(geometry: shapely.Geometry) -> str:
    return " ".join(f"{lon!r},{lat!r}" for lon, lat in shapely.get_coordinates(geometry).tolist())


def _add_text(top: Element, tag: str, text: str) -> None:
    SubElement(top, tag).text = text
