"""A selection as flat rows and as CSV: one row an event, no cell that a spreadsheet would run."""

import csv
import io
import json
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from geodata.atlas.event_columns import ColumnDescription
from geodata.atlas.geojson import BOUND_NAMES, feature_collection
from geodata.atlas.selection import Selection
from geodata.phrasing.proposal_words import mark_as_proposed
from geodata.words import DEFAULT_LANG

if TYPE_CHECKING:
    import pandas as pd

EXPORT_COLUMNS: tuple[ColumnDescription, ...] = (
    ColumnDescription("event_id", "str", "", "stable id of the event"),
    ColumnDescription("kind", "str", "", "id of its kind, shipped or of the brief"),
    ColumnDescription(
        "title", "str", "", "title in the language of the view, else in English, else in the brief's own"
    ),
    ColumnDescription("title_ar", "str", "", "title in Arabic, where there is one"),
    ColumnDescription("lang", "str", "", "language of the title"),
    ColumnDescription("marking", "str", "", "classification marking of the event, with that of its brief"),
    ColumnDescription("standing", "str", "", "within or perhaps: how it stands to the period"),
    ColumnDescription("status", "str", "", "actual, agreed, proposed, expected, feared or alleged"),
    ColumnDescription("proposed", "bool", "", "found by rule, and not yet accepted by a person"),
    ColumnDescription("told_by", "str", "", "who tells it, in words"),
    ColumnDescription("told_by_party_alone", "bool", "", "every source speaks for an actor of the event"),
    ColumnDescription("root_sources", "int", "", "number of independent sources, at the roots"),
    ColumnDescription("edtf", "str", "EDTF", "the date as said; empty when undated"),
    ColumnDescription("earliest", "str", "ISO day", "first day on which it can have been; empty: open"),
    ColumnDescription("latest", "str", "ISO day", "last day on which it can have been; empty: open"),
    ColumnDescription("start_earliest", "date", "day", "first day on which it can have begun; empty: open"),
    ColumnDescription("start_latest", "date", "day", "last day on which it can have begun; empty: open"),
    ColumnDescription("end_earliest", "date", "day", "first day on which it can have ended; empty: open"),
    ColumnDescription("end_latest", "date", "day", "last day on which it can have ended; empty: open"),
    ColumnDescription("precision", "str", "", "day, month, year, open or undated"),
    ColumnDescription("holds", "str", "", "throughout, sometime or recurring"),
    ColumnDescription("clock", "str", "", "time of day as said, with its zone"),
    ColumnDescription("actors", "str", "", "id and role of each, separated by semicolons"),
    ColumnDescription("actor_names", "str", "", "name of each, separated by semicolons"),
    ColumnDescription("places", "str", "", "id and role of each, separated by semicolons"),
    ColumnDescription("place_names", "str", "", "name of each, separated by semicolons"),
    ColumnDescription(
        "where_prec", "int", "UCDP code", "the least precise of its places, 1 exact … 7 international"
    ),
    ColumnDescription("where_basis", "str", "", "stated or inferred"),
    ColumnDescription("schematic", "bool", "", "true: a route whose path the brief does not give"),
    ColumnDescription("lon", "float", "degree", "longitude where its label stands; empty without a place"),
    ColumnDescription("lat", "float", "degree", "latitude where its label stands; empty without a place"),
    ColumnDescription("sources", "str", "", "who says it, separated by semicolons"),
    ColumnDescription("statements", "str", "", "reported, judgement, forecast"),
    ColumnDescription(
        "figures", "str", "", "amount and what it counts for each speaker, separated by semicolons"
    ),
    ColumnDescription("sentences", "str", "", "numbers of the cited sentences, or document and row"),
    ColumnDescription("documents", "str", "", "ids of the cited documents, separated by semicolons"),
    ColumnDescription("tags", "str", "", "tags, separated by semicolons"),
    ColumnDescription("external", "str", "", "database and id there of each, separated by semicolons"),
    ColumnDescription("urls", "str", "", "web addresses about the event, separated by semicolons"),
    ColumnDescription("parent", "str", "", "id of the series of which it is one issue"),
    ColumnDescription(
        "off_map", "str", "", "why it is in the list and not on the map, in the language of the title"
    ),
    ColumnDescription("off_map_ar", "str", "", "the same in Arabic, where there is one"),
    ColumnDescription(
        "claims", "str", "JSON", "every claim: speaker, sentence, offsets, figure, hedge, grade"
    ),
)

ExportRow = dict[str, Any]

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""Starts of a cell that a spreadsheet takes for a formula."""


def selection_to_csv(selection: Selection) -> str:
    """Return the selected events as CSV (RFC 4180) with the columns of ``SHEET_COLUMNS``."""
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet, lineterminator="\r\n")
    writer.writerow(column.name for column in EXPORT_COLUMNS)
    for row in export_rows(selection):
        writer.writerow(_csv_cell(row[column.name]) for column in EXPORT_COLUMNS)
    return sheet.getvalue()


def export_rows(selection: Selection) -> list[ExportRow]:
    """Return a row for each selected event, in the order of the brief, keyed by ``SHEET_COLUMNS``.

    Unknown values are ``None``. Every flat format is written from these rows.
    """
    events = selection.atlas.events
    shown = zip(selection.shown_rows, feature_collection(selection)["features"], strict=True)
    return [_event_row(feature["properties"], events.iloc[int(at)]) for at, feature in shown]


def _csv_cell(value: Any) -> Any:
    return str(value).lower() if isinstance(value, bool) else escape_formula(value)


def escape_formula(cell: Any) -> Any:
    """Return a cell safe for a spreadsheet: text that would be a formula is prefixed with a quote mark."""
    if cell is None:
        return ""
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip(" ").startswith(_FORMULA_STARTS) else cell


def _label_position(lon: float, lat: float) -> dict[str, float | None]:
    known = lon == lon and lat == lat  # noqa: PLR0124 - NaN is not equal to itself
    return {"lon": round(float(lon), 4) if known else None, "lat": round(float(lat), 4) if known else None}


def _event_row(properties: dict[str, Any], facts: "pd.Series[Any]") -> ExportRow:
    """Return the row of one event, its columns in order."""
    parent: str | None = facts["parent"] if isinstance(facts["parent"], str) else None
    cells = _property_cells(properties) | _label_position(facts["lon"], facts["lat"]) | {"parent": parent}
    return {column.name: cells[column.name] for column in EXPORT_COLUMNS}


def _property_cells(properties: dict[str, Any]) -> ExportRow:
    claims = properties["claims"]
    when = properties["when"]
    bounds = {name: date.fromisoformat(when[name]) if when[name] else None for name in BOUND_NAMES}
    cells: ExportRow = properties | when | bounds
    return cells | {
        "actors": _joined_unique(f"{actor['id']} {actor['role']}" for actor in properties["actors"]),
        "actor_names": _joined_unique(actor["name"] for actor in properties["actors"]),
        "places": _joined_unique(f"{place['id']} {place['role']}" for place in properties["places"]),
        "place_names": _joined_unique(place["name"] for place in properties["places"]),
        "sources": _joined_unique(claim["source"] for claim in claims),
        "statements": _joined_unique(claim["statement"] for claim in claims),
        "figures": _joined_unique(_figure_cell(claim) for claim in claims if claim["figure"]),
        "sentences": _joined_unique(cited for claim in claims if (cited := _cited_cell(claim))),
        "documents": _joined_unique(properties["document"]),
        "tags": _joined_unique(properties["tags"]),
        "urls": _joined_unique(properties["urls"]),
        "clock": _clock_cell(when["clock"]),
        "external": _joined_unique(f"{name} {key}" for name, key in properties["external"].items()),
        "claims": json.dumps(claims, ensure_ascii=False),
    }


def _joined_unique(names: Iterable[str]) -> str | None:
    return "; ".join(dict.fromkeys(names)) or None


def _cited_cell(claim: dict[str, Any]) -> str | None:
    """Return the number of the cited sentence, else document and row."""
    if claim["sentence"] is not None:
        return str(claim["sentence"])
    row = next((cited for cited in claim["cites"] if "row" in cited), None)
    return f"{row['document']} row {row['row']}" if row else None


def _clock_cell(clock: dict[str, str | None] | None) -> str | None:
    """Return a time of day as ``06:30/07:10 Z``; an end that is not known stays empty."""
    if clock is None:
        return None
    return f"{clock['from'] or ''}/{clock['to'] or ''} {clock['zone'] or ''}".strip()


def _figure_cell(claim: dict[str, Any]) -> str:
    figure = claim["figure"]
    amount = figure["value"] if figure["value"] is not None else f"{figure['low']}–{figure['high']}"
    best = f" best {figure['best']}" if figure["best"] is not None else ""
    per = f" per {figure['per']}" if figure["per"] else ""
    words = (
        f"{claim['source']}: {figure['qualifier']} {amount}{best} {figure['unit']}{per} {figure['counts']}"
    )
    if covers := figure["covers"]:
        words += f" (total {'/'.join(covers[name] or '' for name in ('from', 'to'))} {covers['place'] or ''})"
    if figure["revises"]:
        words += f" (revises {figure['revises']})"
    return mark_as_proposed(words, DEFAULT_LANG) if claim["proposed"] else words
