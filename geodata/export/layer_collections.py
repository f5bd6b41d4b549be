"""Shown reference layers as plain data for files: their facts, and a GeoJSON collection each."""

import json
from typing import Any

import shapely

from geodata.atlas.geojson import export_geometry, export_wording
from geodata.atlas.reference_layers import DrawnLayer
from geodata.atlas.selection import Selection
from geodata.phrasing.layer_words import layer_source_phrase
from geodata.words import DEFAULT_LANG, Lang


def layer_collections(selection: Selection) -> list[dict[str, Any]]:
    """Return a FeatureCollection (RFC 7946) for each shown reference layer, with the facts of the layer.

    None of their features is an event. Words are in the language of the view, else in English.
    """
    lang = selection.view.lang or DEFAULT_LANG
    return [_collection(layer, lang) for layer in selection.shown_layers]


def layer_facts(layer: DrawnLayer, lang: Lang) -> dict[str, str | None]:
    """Return id, title, look, day (ISO 8601), source, document and marking of a reference layer as text."""
    return {
        "layer": layer.id,
        "title": export_wording(layer.title, lang)[0],
        "look": layer.look.value,
        "as_of": layer.as_of.isoformat() if layer.as_of else None,
        "source": layer_source_phrase(layer.document, lang),
        "document": layer.document.id if layer.document else None,
        "marking": export_wording(layer.marking.text, lang)[0] if layer.marking else None,
    }


def _collection(layer: DrawnLayer, lang: Lang) -> dict[str, Any]:
    facts = layer_facts(layer, lang)
    return {
        "type": "FeatureCollection",
        "id": facts.pop("layer"),
        **facts,
        "marking_level": layer.marking.level if layer.marking else None,
        "features": [
            {
                "type": "Feature",
                "properties": {"layer": layer.id, "name": export_wording(layer.name_of(shape), lang)[0]},
                "geometry": json.loads(shapely.to_geojson(export_geometry(shape.shape))),
            }
            for shape in layer.shapes
        ],
    }
