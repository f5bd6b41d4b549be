"""A selection as a GeoJSON FeatureCollection (RFC 7946) with the exported properties."""

import json
from typing import Any

import shapely

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.selection import STANDINGS, Selection
from geodata.brief.edtf import DateBounds
from geodata.brief.record_types.claim_record import Claim
from geodata.brief.record_types.figure_record import Figure
from geodata.brief.records import Brief, Event
from geodata.brief.schema.brief_schema import FEATURE_SCHEMA
from geodata.tables.row_facts import row_of_event
from geodata.vocabulary import Share
from geodata.words import DEFAULT_LANG

COORDINATE_STEP = 1e-6
"""Step of written coordinates in degrees (about 0.1 m); more digits would feign precision."""

Json = dict[str, Any]


def feature_collection(selection: Selection) -> Json:
    """Return the selected events as a FeatureCollection; one without a place has ``geometry: null``."""
    brief = selection.atlas.brief
    return {
        "type": "FeatureCollection",
        "schema": FEATURE_SCHEMA,
        "brief": {"id": brief.id, "text_sha256": brief.text_sha256},
        "omitted": selection.hidden_by_reason,
        "features": [_feature(selection, int(row)) for row in selection.shown_rows],
    }


def _feature(selection: Selection, row: int) -> Json:
    atlas = selection.atlas
    event = atlas.brief.events[row]
    geometry = atlas.events.geometry.iloc[row]
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": _geometry(geometry) if geometry is not None else None,
        "properties": _properties(event, atlas, standing=STANDINGS[int(selection.standing[row])].value),
    }


def _geometry(geometry: shapely.Geometry) -> Json:
    rounded = shapely.set_precision(geometry, COORDINATE_STEP, mode="pointwise")
    found: Json = json.loads(shapely.to_geojson(rounded))
    return found


def _properties(event: Event, atlas: Atlas, *, standing: str) -> Json:
    facts = atlas.events.iloc[atlas.row_of_event[event.id]]
    return {
        "event_id": event.id,
        "kind": event.kind.value,
        "title": event.title[DEFAULT_LANG],
        "title_ar": event.title.get("ar"),
        "actors": [{"id": part.actor, "role": part.role.value} for part in event.actors],
        "when": _when(event, event.when.bounds),
        "standing": standing,
        "status": event.status.value,
        "proposed": event.is_proposed,
        "where_prec": None if not event.places else int(facts["where_prec"]),
        "where_basis": facts["where_basis"] if event.places else None,
        "schematic": bool(facts["schematic"]),
        "places": _places(event, atlas.brief),
        "claims": [_claim(claim, atlas.brief) for claim in event.claims],
    } | _row_properties(event, atlas.brief)


def _row_properties(event: Event, brief: Brief) -> Json:
    """Return the row of an event with its further cells, as far as they may leave; empty without a row."""
    row = row_of_event(brief, event.id)
    if row is None:
        return {}
    cells = dict(row.cells) if row.document.share is Share.ALL else {}
    place = {"document": row.document.id, "row": row.record, "line": row.line, "cells": cells}
    return {"row": place, "tags": list(event.tags), "external": dict(event.external)}


def _when(event: Event, bounds: DateBounds | None) -> Json:
    return {
        "edtf": event.when.edtf,
        "earliest": bounds.earliest.isoformat() if bounds and bounds.earliest else None,
        "latest": bounds.latest.isoformat() if bounds and bounds.latest else None,
        "precision": bounds.precision if bounds else "undated",
        "holds": event.when.holds.value,
    }


def _places(event: Event, brief: Brief) -> list[Json]:
    return [
        {
            "id": location.place,
            "role": location.role.value,
            "where_prec": brief.place_by_id[location.place].precision,
            "basis": location.basis.value,
        }
        | _own_position(location.place, brief)
        for location in event.places
    ]


def _own_position(place_id: str, brief: Brief) -> Json:
    """Return the anchor and the radius of a place of the brief's own; empty for one of the gazetteer."""
    if brief.place_by_id[place_id].gazetteer_ids:
        return {}
    found = brief.place_resolver.resolve(place_id)
    lon, lat = (round(degrees, 4) for degrees in found.anchor)
    return {"lon": lon, "lat": lat, "radius_km": round(found.radius_km, 1)}


def _claim(claim: Claim, brief: Brief) -> Json:
    source = brief.source_by_id[claim.source]
    return {
        "claim_id": claim.id,
        "proposed": claim.is_proposed,
        "source_id": claim.source,
        "source": source.name[DEFAULT_LANG],
        "said_on": claim.said_on.isoformat() if claim.said_on else None,
        "statement": claim.statement.value,
        "stance": claim.stance.value,
        "hedge": claim.hedge[brief.language] if claim.hedge else None,
        "grade": f"{source.reliability}{claim.credibility}",
        "figure": _figure(claim.figure) if claim.figure else None,
        "sentence": claim.sentence,
        "spans": [list(span) for span in claim.spans],
    } | _cited_row(claim)


def _cited_row(claim: Claim) -> Json:
    """Return document and number of the first cited row; empty where none is cited."""
    cited = next((each for each in claim.cites if each.row is not None), None)
    return {} if cited is None else {"document": cited.document, "row": cited.row}


def _figure(figure: Figure) -> Json:
    return {
        "value": figure.ratio.times if figure.ratio else figure.value,
        "low": figure.low,
        "high": figure.high,
        "qualifier": figure.qualifier.value,
        "unit": figure.unit,
        "counts_id": figure.counts.id,
        "counts": figure.counts[DEFAULT_LANG],
    }
