"""A selection as a flat GeoDataFrame, and split into layers for map software."""

from collections.abc import Mapping
from typing import Any, Final

import geopandas as gpd
import pandas as pd

from geodata.atlas.csv_rows import EXPORT_COLUMNS, export_rows
from geodata.atlas.document_citations import selected_document_lines
from geodata.atlas.geojson import export_geometry
from geodata.atlas.product_stamp import selection_stamp
from geodata.atlas.record_frames import ATLAS_CRS
from geodata.atlas.selection import Selection
from geodata.kinds.event_kind import KindForm
from geodata.kinds.kind_table import KindTable
from geodata.words import DEFAULT_LANG

COUNTRY_PRECISION: Final = 6
"""Code of the place precision "country only" (UCDP)."""

FRAME_TYPES: Final[Mapping[str, str]] = {"int": "Int64", "float": "float64", "bool": "bool"}
"""Type in ``SHEET_COLUMNS`` → type in the frame; every other column is text."""

FORM_OF_GEOMETRY: Final[Mapping[str, str]] = {
    "MultiPolygon": "areas",
    "MultiLineString": "lines",
    "MultiPoint": "points",
    "GeometryCollection": "mixed",
}
"""Geometry type → form, which names its layer."""

USUAL_FORM: Final[Mapping[KindForm, str]] = {
    KindForm.AREA: "areas",
    KindForm.LANE: "lines",
    KindForm.POINT: "points",
    KindForm.RELATION: "areas",
}
"""Usual geometry of the kinds of a form: their layers, which also hold events without a place, have the
kind's name."""


def selection_frame(selection: Selection) -> gpd.GeoDataFrame:
    """Return the selected events in the order of the brief, a row each.

    Columns are those of ``SHEET_COLUMNS`` and ``geometry`` (EPSG:4326, Multi forms, coordinates in steps of
    ``COORDINATE_STEP``; missing where an event has no place). Unknown text is ``None``.
    """
    shapes = selection.atlas.events.geometry.iloc[selection.shown_rows]
    rows = export_rows(selection)
    columns = {
        column.name: pd.Series(
            [row[column.name] for row in rows], dtype=FRAME_TYPES.get(column.type, "object")
        )
        for column in EXPORT_COLUMNS
    }
    rounded = [None if each is None else export_geometry(each) for each in shapes]
    return gpd.GeoDataFrame(columns, geometry=gpd.GeoSeries(rounded, crs=ATLAS_CRS), crs=ATLAS_CRS)


def split_layers(frame: gpd.GeoDataFrame, kinds: KindTable) -> dict[str, gpd.GeoDataFrame]:
    """Return the rows of a frame by layer: a layer a kind, and one more for each unusual form of a kind.

    Every row is in exactly one layer; a layer has one geometry type, as QGIS expects, and rows without
    geometry.
    """
    names = pd.Series(
        [_layer_name(kinds, *row) for row in zip(frame["kind"], frame.geometry, strict=True)], dtype=object
    )
    order = sorted(set(names), key=lambda name: (kinds.kind_ids.index(layer_kind(name)), name))
    return {name: frame[(names == name).to_numpy(bool)].reset_index(drop=True) for name in order}


def layer_kind(layer: str) -> str:
    """Return the id of the kind of a layer's events."""
    return layer.partition("_")[0]


def layer_form(layer: str, kinds: KindTable) -> str:
    """Return the form of a layer: areas, lines, points or mixed."""
    kind, _, form = layer.partition("_")
    return form or USUAL_FORM[kinds.kinds[kind].form]


def file_metadata(selection: Selection) -> dict[str, str]:
    """Return the metadata of an exported file: brief, hashes, view, counts, and events filtered out."""
    brief = selection.atlas.brief
    stamp = selection_stamp(selection, selection.view.lang or DEFAULT_LANG)
    omitted = "; ".join(f"{reason} {number}" for reason, number in selection.hidden_by_reason.items())
    return {
        "brief": brief.id,
        "title": brief.title[DEFAULT_LANG],
        **({"title_ar": arabic} if (arabic := brief.title.get("ar")) else {}),
        "marking": stamp.marking,
        "stamp": stamp.unfinished,
        "unfinished": str(brief.unfinished),
        **({"edits": stamp.edits_note} if stamp.edits_note else {}),
        "as_of": brief.as_of.isoformat(),
        "digest": selection.atlas.digest,
        "text_sha256": brief.text_sha256 or "",
        "view": selection.view.query_string(),
        "within": str(selection.within_count),
        "perhaps": str(selection.perhaps_count),
        "proposed": str(int(selection.atlas.events["proposed"].to_numpy(bool)[selection.shown_rows].sum())),
        "omitted": omitted,
        "documents": "\n".join(selected_document_lines(selection, selection.view.lang or DEFAULT_LANG)),
        "reference_layers": "; ".join(layer.id for layer in selection.shown_layers),
    }


def _layer_name(kinds: KindTable, kind: str, geometry: Any) -> str:
    usual = USUAL_FORM[kinds.kinds[kind].form]
    form = usual if geometry is None else FORM_OF_GEOMETRY[geometry.geom_type]
    return kind if form == usual else f"{kind}_{form}"
