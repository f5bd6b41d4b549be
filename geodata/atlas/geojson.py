"""A selection as a GeoJSON FeatureCollection (RFC 7946) with the exported properties."""

import json
from datetime import date
from typing import Any

import shapely

from geodata.atlas.document_citations import cited_documents, gazetteer_credits, selected_documents
from geodata.atlas.product_stamp import event_row_markings, selection_stamp
from geodata.atlas.selection import STANDINGS, Selection
from geodata.brief.derived_facts.event_tellers import event_tellers
from geodata.brief.edtf import DateBounds
from geodata.brief.record_types.claim_record import Claim
from geodata.brief.record_types.document_record import Document
from geodata.brief.record_types.event_parts import Location, Participation
from geodata.brief.record_types.event_record import Event
from geodata.brief.record_types.figure_record import Figure
from geodata.brief.records import Brief
from geodata.brief.schema.brief_schema import FEATURE_SCHEMA
from geodata.gazetteer import place_of_id
from geodata.kinds.unit_table import UnitTable
from geodata.phrasing.cited_words import LeavingWords, exported_cells, exported_citation
from geodata.phrasing.stamp_words import marking_line
from geodata.phrasing.teller_words import describe_tellers
from geodata.tables.row_facts import row_of_event
from geodata.vocabulary import LIKELIHOOD_BANDS, Basis, PlaceRole
from geodata.words import DEFAULT_LANG, Lang
from geodata.words.localized_text import LocalizedText
from geodata.words.text_direction import strip_isolates

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
    leaving = LeavingWords(brief)
    features = [_feature(selection, int(row), leaving) for row in selection.shown_rows]
    lang = selection.view.lang or DEFAULT_LANG
    stamp = selection_stamp(selection, lang)
    return {
        "type": "FeatureCollection",
        "schema": FEATURE_SCHEMA,
        "brief": {"id": brief.id, "text_sha256": brief.text_sha256},
        "marking": stamp.marking or None,
        "stamp": stamp.unfinished or None,
        "unfinished": brief.unfinished,
        **({"edits": stamp.edits_note} if stamp.edits_note else {}),
        "omitted": selection.hidden_by_reason,
        "documents": document_rows(selection),
        **({"attribution": list(credit_lines)} if (credit_lines := gazetteer_credits(brief, lang)) else {}),
        "features": features,
    }


def document_rows(selection: Selection) -> list[Json]:
    """Return the documents that the selected events rest on, each with what a reader finds it by."""
    lang = selection.view.lang or DEFAULT_LANG
    return [_document(each, lang) for each in selected_documents(selection)]


def _document(document: Document, lang: Lang) -> Json:
    words = {"title": document.title, "publisher": document.publisher}
    return {
        "id": document.id,
        **{name: export_wording(text, lang)[0] if text else None for name, text in words.items()},
        "published": document.published,
        "retrieved": _iso_day(document.retrieved),
        "url": document.url,
        "sha256": document.sha256,
    }


def _feature(selection: Selection, row: int, leaving: LeavingWords) -> Json:
    atlas, standing = selection.atlas, STANDINGS[int(selection.standing[row])]
    event = atlas.brief.events[row]
    geometry = atlas.events.geometry.iloc[row]
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": json.loads(shapely.to_geojson(export_geometry(geometry))) if geometry else None,
        "properties": _properties(event, selection, leaving, standing=standing.value),
    }


def export_geometry(geometry: shapely.Geometry) -> shapely.Geometry:
    """Return a geometry as every format writes it: coordinates rounded, rings wound as in RFC 7946."""
    return shapely.orient_polygons(shapely.set_precision(geometry, COORDINATE_STEP, mode="pointwise"))


def export_wording(text: LocalizedText, lang: Lang) -> tuple[str, Lang]:
    """Return the words of a text for an export in a language, and the language that they are in."""
    used = next((each for each in (lang, DEFAULT_LANG) if text.has(each)), text.language_for(lang))
    return text[used], used


def _properties(event: Event, selection: Selection, leaving: LeavingWords, *, standing: str) -> Json:
    atlas, lang = selection.atlas, selection.view.lang or DEFAULT_LANG
    brief, facts = atlas.brief, atlas.events.iloc[atlas.row_of_event[event.id]]
    title, title_lang = export_wording(event.title, lang)
    event_markings = event_row_markings(atlas, atlas.row_of_event[event.id])
    tellers = event_tellers(event, brief)
    return {
        "event_id": event.id,
        "kind": event.kind,
        "title": title,
        "title_ar": event.title.get("ar"),
        "lang": title_lang,
        "actors": [_participant(part, brief, lang) for part in event.actors],
        "when": _when(event, event.when.bounds),
        "marking": marking_line(event_markings, lang) or None,
        "standing": standing,
        "status": event.status.value,
        "told_by": strip_isolates(describe_tellers(tellers, brief, lang)),
        "told_by_party_alone": tellers.told_by_party_alone,
        "root_sources": len(tellers.sources),
        "proposed": event.is_proposed,
        "where_prec": None if not event.places else int(facts["where_prec"]),
        "where_basis": facts["where_basis"] if event.places else None,
        "schematic": bool(facts["schematic"]),
        "places": [_place(location, brief, lang) for location in event.places] or _asked_places(event, lang),
        "off_map": export_wording(event.off_map, lang)[0] if event.off_map else None,
        "off_map_ar": event.off_map.get("ar") if event.off_map else None,
        "document": list(cited_documents(event, brief)),
        "tags": list(event.tags),
        "external": dict(event.external),
        "urls": list(event.urls),
        "claims": [_claim(claim, leaving, lang) for claim in event.claims],
    } | _row_properties(event, brief)


def _row_properties(event: Event, brief: Brief) -> Json:
    """Return the row of an event with its further cells, as far as they may leave; empty without a row."""
    row = row_of_event(brief, event.id)
    if row is None:
        return {}
    place = {"document": row.document.id, "row": row.record, "line": row.line, "cells": exported_cells(row)}
    return {"row": place}


def _participant(part: Participation, brief: Brief, lang: Lang) -> Json:
    actor = brief.actor_by_id[part.actor]
    name, _ = export_wording(actor.name, lang)
    return {"id": part.actor, "name": name, "kind": actor.kind.value, "role": part.role}


def _when(event: Event, bounds: DateBounds | None) -> Json:
    return {
        "edtf": event.when.edtf,
        "earliest": bounds.earliest.isoformat() if bounds and bounds.earliest else None,
        "latest": bounds.latest.isoformat() if bounds and bounds.latest else None,
        **{name: _iso_day(getattr(bounds, name, None)) for name in BOUND_NAMES},
        "precision": bounds.precision if bounds else "undated",
        "holds": event.when.holds.value,
        "clock": event.clock.model_dump(mode="json") if event.clock else None,
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


def _asked_places(event: Event, lang: Lang) -> list[Json]:
    """Return the place of an event that is a question: no position, but its candidates, best first."""
    asked = event.proposed.get("places")
    found = [place for each in asked.readings if (place := place_of_id(each))] if asked else []
    if not found:
        return []
    candidates = [
        {
            "id": place.id,
            "name": export_wording(place.name, lang)[0],
            "lon": round(place.lon, 4),
            "lat": round(place.lat, 4),
            "radius_km": round(place.radius_km, 1),
        }
        for place in found
    ]
    first = found[0]
    return [
        {
            "id": f"asked-{first.id}",
            "name": candidates[0]["name"],
            "role": PlaceRole.AT.value,
            "where_prec": None,
            "basis": Basis.STATED.value,
            "lon": None,
            "lat": None,
            "radius_km": None,
            "asked": candidates,
        }
    ]


def _claim(claim: Claim, leaving: LeavingWords, lang: Lang) -> Json:
    source = leaving.brief.source_by_id[claim.source]
    return {
        "claim_id": claim.id,
        "proposed": claim.is_proposed,
        "source_id": claim.source,
        "source": export_wording(source.name, lang)[0],
        "said_on": claim.said_on.isoformat() if claim.said_on else None,
        "statement": claim.statement.value,
        "stance": claim.stance.value,
        "hedge": claim.hedge[leaving.brief.language] if claim.hedge else None,
        "likelihood": claim.likelihood.value if claim.likelihood else None,
        "likelihood_percent": list(LIKELIHOOD_BANDS[claim.likelihood]) if claim.likelihood else None,
        "confidence": claim.confidence.value if claim.confidence else None,
        "grade": f"{source.reliability}{claim.credibility}",
        "figure": _figure(claim.figure, leaving.brief.unit_table, lang) if claim.figure else None,
        "sentence": claim.sentence,
        "spans": [list(span) for span in claim.spans],
        "cites": [exported_citation(citation, leaving) for citation in claim.cites],
    }


def _figure(figure: Figure, units: UnitTable, lang: Lang) -> Json:
    return {
        "value": figure.ratio.times if figure.ratio else figure.value,
        "low": figure.low,
        "high": figure.high,
        "best": figure.best,
        "qualifier": figure.qualifier.value,
        "unit": figure.unit,
        "unit_class": units.class_of(figure.unit),
        "per": figure.per.value if figure.per else None,
        "covers": figure.covers.model_dump(mode="json") if figure.covers else None,
        "revises": figure.revises,
        "counts_id": figure.counts.id,
        "counts": export_wording(figure.counts.words, lang)[0],
    }
