"""A selection as KML 2.2: a folder a kind, styled from the style table, every column as extended data."""

from collections.abc import Hashable, Iterator, Mapping
from html import escape
from typing import Any, Final
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element, SubElement

import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.atlas.csv_rows import EXPORT_COLUMNS, ExportRow
from geodata.atlas.document_citations import selected_document_lines
from geodata.atlas.product_stamp import selection_stamp
from geodata.atlas.selection import Selection
from geodata.export.export_layers import COUNTRY_PRECISION, file_metadata, selection_frame
from geodata.export.reference_tables import (
    REFERENCE_COLUMNS,
    REFERENCE_TABLE,
    reference_inks,
    reference_tables,
)
from geodata.export.uncertainty_layer import (
    UNCERTAINTY_COLUMNS,
    UNCERTAINTY_LAYER,
    uncertainty_frame,
    uncertainty_ink,
)
from geodata.kinds.kind_table import KindTable
from geodata.layout.areas import area_edge_width
from geodata.layout.looks.status_looks import status_look
from geodata.layout.styles import REFERENCE_WIDTH, Rgba, event_style
from geodata.phrasing.list_words import join_facts
from geodata.phrasing.proposal_words import mark_as_proposed
from geodata.places.resolved_place import PlaceLook
from geodata.places.ring_polygons import outline_without_cut
from geodata.places.shape_edges import is_cut_area
from geodata.vocabulary import LayerLook, Standing, Statement, Status
from geodata.words import DEFAULT_LANG, translate

KML_NAMESPACE: Final = "http://www.opengis.net/kml/2.2"
SCHEMA: Final = "event"
_CUT: Final = "-cut"
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
    if words := [*_stamp_words(selection), *_document_list(selection)]:
        _add_text(document, "description", "<br>".join(map(escape, words)))
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
    document.extend(list(_reference_folder(selection)))
    ET.indent(top, " ")
    data: bytes = ET.tostring(top, encoding="UTF-8", xml_declaration=True)
    return data + b"\n"


def _stamp_words(selection: Selection) -> tuple[str, ...]:
    """Return marking and draft stamp, which a viewer shows with the name of the file, on one line."""
    stamp = selection_stamp(selection, selection.view.lang or DEFAULT_LANG)
    words = join_facts(stamp.marking, stamp.unfinished)
    return (words,) if words else ()


def _document_list(selection: Selection) -> tuple[str, ...]:
    """Return the lines of the documents that the events rest on, under their heading."""
    lang = selection.view.lang or DEFAULT_LANG
    lines = selected_document_lines(selection, lang)
    return (translate("report.documents", lang), *lines) if lines else ()


def _add_uncertainty(document: Element, selection: Selection) -> None:
    """Add the rings and washes of places that are not exact, as a folder of their own with its styles."""
    rows = list(uncertainty_frame(selection).itertuples())
    if not rows:
        return
    folder = SubElement(document, "Folder", id=UNCERTAINTY_LAYER)
    _add_text(folder, "name", UNCERTAINTY_LAYER)
    for look, cut in sorted({(row.look, _cut_suffix(row.geometry)) for row in rows}):
        is_ring = look == PlaceLook.WITHIN
        style = SubElement(folder, "Style", id=f"{UNCERTAINTY_LAYER}-{look}{cut}")
        line = SubElement(style, "LineStyle")
        _add_text(line, "color", _kml_colour(uncertainty_ink(look)))
        fill = SubElement(style, "PolyStyle")
        _add_text(fill, "color", _kml_colour(uncertainty_ink(look)))
        _add_text(fill, "fill", str(int(not is_ring)))
        _add_text(fill, "outline", str(int(is_ring and not cut)))
    for row in rows:
        placemark = SubElement(folder, "Placemark")
        _add_text(placemark, "name", row.place_name)
        cut = _cut_suffix(row.geometry)
        _add_text(placemark, "styleUrl", f"#{UNCERTAINTY_LAYER}-{row.look}{cut}")
        told = {name: getattr(row, name) for name in UNCERTAINTY_COLUMNS}
        _add_data(SubElement(placemark, "ExtendedData"), {k: str(v) for k, v in told.items() if pd.notna(v)})
        placemark.append(_geometry(row.geometry, edged=row.look == PlaceLook.WITHIN))


def _reference_folder(selection: Selection) -> Iterator[Element]:
    """Yield the folder of the shown reference layers, a folder each, where there are any."""
    rows = [row for table in reference_tables(selection).values() for row in table.to_dict("records")]
    if not rows:
        return
    top = Element("Folder", id=REFERENCE_TABLE)
    _add_text(top, "name", translate("picture.group.reference", DEFAULT_LANG))
    top.extend([_reference_style(*each) for each in sorted({_reference_look(row) for row in rows})])
    for layer in selection.shown_layers:
        members = [row for row in rows if row["layer"] == layer.id]
        folder = SubElement(top, "Folder", id=f"{REFERENCE_TABLE}_{layer.id}")
        _add_text(folder, "name", members[0]["title"])
        folder.extend([_reference_placemark(row) for row in members])
    yield top


def _reference_look(row: Mapping[Hashable, Any]) -> tuple[bool, str]:
    """Return whether areas of a row are washed, and the suffix of its style."""
    return row["look"] == LayerLook.AREA, _cut_suffix(row["geometry"])


def _reference_style(is_washed: bool, cut: str) -> Element:  # noqa: FBT001 - the parts of a look
    """Return the style of a reference layer, with or without a wash in its areas."""
    top, (ink, wash) = Element("Style", id=_reference_style_id(is_washed, cut)), reference_inks()
    _add_text(SubElement(top, "IconStyle"), "color", _kml_colour(ink))
    line = SubElement(top, "LineStyle")
    _add_text(line, "color", _kml_colour(ink))
    _add_text(line, "width", f"{REFERENCE_WIDTH:g}")
    area = SubElement(top, "PolyStyle")
    _add_text(area, "color", _kml_colour(wash))
    _add_text(area, "fill", str(int(is_washed)))
    _add_text(area, "outline", str(int(not cut)))
    _add_text(SubElement(top, "BalloonStyle"), "text", _BALLOON)
    return top


def _reference_style_id(is_washed: bool, cut: str) -> str:  # noqa: FBT001 - the parts of a look
    return f"{REFERENCE_TABLE}_{'washed' if is_washed else 'plain'}{cut}"


def _reference_placemark(row: Mapping[Hashable, Any]) -> Element:
    told = {name: str(row[name]) for name in REFERENCE_COLUMNS if pd.notna(row[name])}
    top = Element("Placemark")
    _add_text(top, "name", told["name"])
    facts = (told.get(name) for name in ("title", "source", "as_of", "marking"))
    _add_text(top, "description", "<br>".join(escape(each) for each in facts if each))
    _add_text(top, "styleUrl", f"#{_reference_style_id(*_reference_look(row))}")
    _add_data(SubElement(top, "ExtendedData"), told)
    top.append(_geometry(row["geometry"]))
    return top


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
    date = join_facts(row["edtf"], row["clock"])
    facts = (row["actors"], row["sources"], row["told_by"], row["figures"])
    lines = (note, f"{kind}, {status.lower()}", date, *facts)
    return "<br>".join(escape(line) for line in lines if line)


def _style_id(row: ExportRow) -> str:
    judged = "" if Statement.REPORTED.value in row["statements"].split("; ") else "-judged"
    country = "-country" if _is_whole_country(row) else ""
    cut = _cut_suffix(row["geometry"])
    return f"{row['kind']}-{row['status']}-{row['standing']}{judged}{country}{cut}"


def _cut_suffix(shape: BaseGeometry | None) -> str:
    """Return the suffix of the style of a shape that the antimeridian may cut: its polygons have no edge."""
    return _CUT if shape is not None and is_cut_area(shape) else ""


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
        style = event_style(look, status_look(status), standing, "light", judged="-judged" in name)
        whole = _is_whole_country(row)
        top = Element("Style", id=name)
        _add_text(SubElement(top, "IconStyle"), "color", _kml_colour(style.edge))
        line = SubElement(top, "LineStyle")
        _add_text(line, "color", _kml_colour(style.country_fill if whole else style.edge))
        _add_text(line, "width", f"{area_edge_width(style, 'country' if whole else 'sea'):g}")
        fill = SubElement(top, "PolyStyle")
        _add_text(fill, "color", _kml_colour(style.country_fill if whole else style.sea_fill))
        _add_text(fill, "outline", str(int(not name.endswith(_CUT))))
        _add_text(SubElement(top, "BalloonStyle"), "text", _BALLOON)
        yield top


def _kml_colour(value: Rgba) -> str:
    red, green, blue, opacity = value
    return bytes((opacity, blue, green, red)).hex()


def _geometry(geometry: BaseGeometry, *, edged: bool = True) -> Element:
    """Return a geometry; the edge of an area that is cut is lines, since viewers would edge the cut too."""
    top = Element("MultiGeometry")
    if edged and is_cut_area(geometry):
        for line in shapely.get_parts(outline_without_cut(geometry)):
            _add_text(SubElement(top, "LineString"), "coordinates", _coordinates(line))
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
