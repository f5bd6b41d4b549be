"""A selection as a GeoJSON FeatureCollection (RFC 7946) with the exported properties."""

import json
from datetime import date
from typing import Any

import shapely

from geodata.atlas.selection import STANDINGS, Selection
from geodata.brief.edtf import DateBounds
from geodata.brief.record_types.citation_record import Citation
from geodata.brief.record_types.claim_record import Claim
from geodata.brief.record_types.document_record import Document
from geodata.brief.record_types.event_parts import Location, Participation
from geodata.brief.record_types.figure_record import Figure
from geodata.brief.records import Brief, Event
from geodata.brief.schema.brief_schema import FEATURE_SCHEMA
from geodata.tables.row_facts import row_of_event
from geodata.vocabulary import Share
from geodata.words import DEFAULT_LANG, Lang
from geodata.words.localized_text import LocalizedText

COORDINATE_STEP = 1e-6
"""Step of written coordinates in degrees (about 0.1 m); more digits would feign precision."""

BOUND_NAMES = ("start_earliest", "start_latest", "end_earliest", "end_latest")
"""Bounds of a date, each a day or null where it is open."""

Json = dict[str, Any]


def feature_collection(selection: Selection) -> Json:
    """Return the selected events as a FeatureCollection; one without a place has ``geometry: null``.

    Words are in the language of the view, else in English, else in the brief's own; ``lang`` of a feature is
    the language of its title.
    """
    brief = selection.atlas.brief
    features = [_feature(selection, int(row)) for row in selection.shown_rows]
    cited = dict.fromkeys(name for each in features for name in each["properties"]["document"])
    lang = selection.view.lang or DEFAULT_LANG
    return {
        "type": "FeatureCollection",
        "schema": FEATURE_SCHEMA,
        "brief": {"id": brief.id, "text_sha256": brief.text_sha256},
        "omitted": selection.hidden_by_reason,
        "documents": [_document(brief.document_by_id[name], lang) for name in cited],
        "features": features,
    }


def _document(document: Document, lang: Lang) -> Json:
    """Return the facts of a document that a reader finds it by."""
    words = {"title": document.title, "publisher": document.publisher}
    return {
        "id": document.id,
        **{name: export_wording(text, lang)[0] if text else None for name, text in words.items()},
        "published": document.published,
        "retrieved": _iso_day(document.retrieved),
        "url": document.url,
        "sha256": document.sha256,
    }


def _feature(selection: Selection, row: int) -> Json:
    atlas = selection.atlas
    event = atlas.brief.events[row]
    geometry = atlas.events.geometry.iloc[row]
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": json.loads(shapely.to_geojson(export_geometry(geometry))) if geometry else None,
        "properties": _properties(event, selection, standing=STANDINGS[int(selection.standing[row])].value),
    }


def export_geometry(geometry: shapely.Geometry) -> shapely.Geometry:
    """Return a geometry as every format writes it: coordinates rounded, rings wound as in RFC 7946."""
    return shapely.orient_polygons(shapely.set_precision(geometry, COORDINATE_STEP, mode="pointwise"))


def export_wording(text: LocalizedText, lang: Lang) -> tuple[str, Lang]:
    """Return the words of a text for an export in a language, and the language that they are in."""
    used = next((each for each in (lang, DEFAULT_LANG) if text.has(each)), text.language_for(lang))
    return text[used], used


def _properties(event: Event, selection: Selection, *, standing: str) -> Json:
    atlas, lang = selection.atlas, selection.view.lang or DEFAULT_LANG
    brief, facts = atlas.brief, atlas.events.iloc[atlas.row_of_event[event.id]]
    title, title_lang = export_wording(event.title, lang)
    return {
        "event_id": event.id,
        "kind": event.kind,
        "title": title,
        "title_ar": event.title.get("ar"),
        "lang": title_lang,
        "actors": [_participant(part, brief, lang) for part in event.actors],
        "when": _when(event, event.when.bounds),
        "standing": standing,
        "status": event.status.value,
        "proposed": event.is_proposed,
        "where_prec": None if not event.places else int(facts["where_prec"]),
        "where_basis": facts["where_basis"] if event.places else None,
        "schematic": bool(facts["schematic"]),
        "places": [_place(location, brief, lang) for location in event.places],
        "off_map": export_wording(event.off_map, lang)[0] if event.off_map else None,
        "off_map_ar": event.off_map.get("ar") if event.off_map else None,
        "document": _documents(event, brief),
        "tags": list(event.tags),
        "external": dict(event.external),
        "claims": [_claim(claim, brief, lang) for claim in event.claims],
    } | _row_properties(event, brief)


def _row_properties(event: Event, brief: Brief) -> Json:
    """Return the row of an event with its further cells, as far as they may leave; empty without a row."""
    row = row_of_event(brief, event.id)
    if row is None:
        return {}
    cells = dict(row.cells) if row.document.share is Share.ALL else {}
    place = {"document": row.document.id, "row": row.record, "line": row.line, "cells": cells}
    return {"row": place}


def _participant(part: Participation, brief: Brief, lang: Lang) -> Json:
    actor = brief.actor_by_id[part.actor]
    name, _ = export_wording(actor.name, lang)
    return {"id": part.actor, "name": name, "kind": actor.kind.value, "role": part.role}


def _documents(event: Event, brief: Brief) -> list[str]:
    """Return the ids of the documents that the claims of an event cite, the encoded text by its own id."""
    own = brief.text.id if brief.text else None
    cited = (citation.document or own for claim in event.claims for citation in claim.cites)
    return list(dict.fromkeys(name for name in cited if name))


def _when(event: Event, bounds: DateBounds | None) -> Json:
    return {
        "edtf": event.when.edtf,
        "earliest": bounds.earliest.isoformat() if bounds and bounds.earliest else None,
        "latest": bounds.latest.isoformat() if bounds and bounds.latest else None,
        **{name: _iso_day(getattr(bounds, name, None)) for name in BOUND_NAMES},
        "precision": bounds.precision if bounds else "undated",
        "holds": event.when.holds.value,
    }


def _iso_day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _place(location: Location, brief: Brief, lang: Lang) -> Json:
    """Return a place of an event with the point where its label stands, in degrees (EPSG:4326)."""
    place, found = brief.place_by_id[location.place], brief.place_resolver.resolve(location.place)
    name, _ = export_wording(place.name, lang)
    lon, lat = (round(degrees, 4) for degrees in found.anchor)
    return {
        "id": location.place,
        "name": name,
        "role": location.role.value,
        "where_prec": place.precision,
        "basis": location.basis.value,
        "lon": lon,
        "lat": lat,
        "radius_km": round(found.radius_km, 1),
        "asked": [],
    }


def _claim(claim: Claim, brief: Brief, lang: Lang) -> Json:
    source = brief.source_by_id[claim.source]
    return {
        "claim_id": claim.id,
        "proposed": claim.is_proposed,
        "source_id": claim.source,
        "source": export_wording(source.name, lang)[0],
        "said_on": claim.said_on.isoformat() if claim.said_on else None,
        "statement": claim.statement.value,
        "stance": claim.stance.value,
        "hedge": claim.hedge[brief.language] if claim.hedge else None,
        "grade": f"{source.reliability}{claim.credibility}",
        "figure": _figure(claim.figure, lang) if claim.figure else None,
        "sentence": claim.sentence,
        "spans": [list(span) for span in claim.spans],
        "cites": [_citation(citation) for citation in claim.cites],
    }


def _citation(citation: Citation) -> Json:
    """Return the parts of a citation that it has."""
    found: Json = citation.model_dump(mode="json", exclude_defaults=True)
    return found


def _figure(figure: Figure, lang: Lang) -> Json:
    return {
        "value": figure.ratio.times if figure.ratio else figure.value,
        "low": figure.low,
        "high": figure.high,
        "qualifier": figure.qualifier.value,
        "unit": figure.unit,
        "counts_id": figure.counts.id,
        "counts": export_wording(figure.counts.words, lang)[0],
    }
