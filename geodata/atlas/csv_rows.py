"""A selection as CSV: one row an event, lists in plain words, nothing that a spreadsheet would run."""

import csv
import io
import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from geodata.atlas.event_columns import Column
from geodata.atlas.geojson import collection
from geodata.atlas.selection import Selection
from geodata.phrasing.proposal_words import mark_proposed

if TYPE_CHECKING:
    import pandas as pd

SHEET_COLUMNS: tuple[Column, ...] = (
    Column("event_id", "str", "", "stable id of the event"),
    Column("kind", "str", "", "exercise, transfer, deployment, agreement, meeting or alignment"),
    Column("title", "str", "", "title in English"),
    Column("title_ar", "str", "", "title in Arabic"),
    Column("standing", "str", "", "within or perhaps: how it stands to the period"),
    Column("status", "str", "", "actual, agreed, proposed, expected or feared"),
    Column("proposed", "bool", "", "found by rule, and not yet accepted by a person"),
    Column("edtf", "str", "EDTF", "the date as said; empty when undated"),
    Column("earliest", "str", "ISO day", "first day on which it can have been; empty: open"),
    Column("latest", "str", "ISO day", "last day on which it can have been; empty: open"),
    Column("precision", "str", "", "day, month, year, open or undated"),
    Column("holds", "str", "", "throughout, sometime or recurring"),
    Column("actors", "str", "", "id and role of each, separated by semicolons"),
    Column("places", "str", "", "id and role of each, separated by semicolons"),
    Column("where_prec", "int", "UCDP code", "the least precise of its places, 1 exact … 7 international"),
    Column("where_basis", "str", "", "stated or inferred"),
    Column("schematic", "bool", "", "true: a route whose path the brief does not give"),
    Column("lon", "float", "degree", "longitude where its label stands; empty without a place"),
    Column("lat", "float", "degree", "latitude where its label stands; empty without a place"),
    Column("sources", "str", "", "who says it, separated by semicolons"),
    Column("statements", "str", "", "reported, judgement, forecast"),
    Column("figures", "str", "", "amount and what it counts for each speaker, separated by semicolons"),
    Column("sentences", "str", "", "numbers of the cited sentences"),
    Column("parent", "str", "", "id of the series of which it is one issue"),
    Column("off_map", "str", "", "why it is in the list and not on the map, in English"),
    Column("off_map_ar", "str", "", "the same in Arabic"),
    Column("claims", "str", "JSON", "every claim: speaker, sentence, offsets, figure, hedge, grade"),
)

Row = dict[str, Any]

_RUN = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A cell that starts with one of these is a formula to a spreadsheet."""


def spreadsheet(selection: Selection) -> str:
    """The selected events as CSV (RFC 4180) with the columns of ``SHEET_COLUMNS``."""
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet, lineterminator="\r\n")
    writer.writerow(column.name for column in SHEET_COLUMNS)
    for row in rows(selection):
        writer.writerow(_cell(row[column.name]) for column in SHEET_COLUMNS)
    return sheet.getvalue()


def rows(selection: Selection) -> list[Row]:
    """The selected events in the order of the brief, one value a column of ``SHEET_COLUMNS``.

    What is not known is ``None``. Every flat format is written from here.
    """
    events = selection.atlas.events
    shown = zip(selection.shown, collection(selection)["features"], strict=True)
    return [_row(feature["properties"], events.iloc[int(at)]) for at, feature in shown]


def _cell(value: Any) -> Any:
    return str(value).lower() if isinstance(value, bool) else safe(value)


def safe(cell: Any) -> Any:
    """A cell as it can stand in a sheet: text that looks like a formula gets a quote mark before it."""
    if cell is None:
        return ""
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip(" ").startswith(_RUN) else cell


def _position(lon: float, lat: float) -> dict[str, float | None]:
    known = lon == lon and lat == lat  # noqa: PLR0124 - NaN is not equal to itself
    return {"lon": round(float(lon), 4) if known else None, "lat": round(float(lat), 4) if known else None}


def _row(properties: dict[str, Any], facts: "pd.Series[Any]") -> Row:
    """One event, its columns in their order."""
    said = {name: facts[name] for name in ("parent", "off_map", "off_map_ar")}
    told = {name: value if isinstance(value, str) else None for name, value in said.items()}
    found = _cells(properties) | _position(facts["lon"], facts["lat"]) | told
    return {column.name: found[column.name] for column in SHEET_COLUMNS}


def _cells(properties: dict[str, Any]) -> Row:
    claims = properties["claims"]
    cells: Row = properties | properties["when"]
    return cells | {
        "actors": _listed(f"{actor['id']} {actor['role']}" for actor in properties["actors"]),
        "places": _listed(f"{place['id']} {place['role']}" for place in properties["places"]),
        "sources": _listed(claim["source"] for claim in claims),
        "statements": _listed(claim["statement"] for claim in claims),
        "figures": _listed(_figure(claim) for claim in claims if claim["figure"]),
        "sentences": _listed(str(claim["sentence"]) for claim in claims),
        "claims": json.dumps(claims, ensure_ascii=False),
    }


def _listed(names: Iterable[str]) -> str | None:
    return "; ".join(dict.fromkeys(names)) or None


def _figure(claim: dict[str, Any]) -> str:
    figure = claim["figure"]
    amount = figure["value"] if figure["value"] is not None else f"{figure['low']}–{figure['high']}"
    words = f"{claim['source']}: {figure['qualifier']} {amount} {figure['unit']} {figure['counts']}"
    return mark_proposed(words, "en") if claim["proposed"] else words
