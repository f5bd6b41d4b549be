"""Reference layers in GeoJSON: collections of their own, never among the events."""

import json

import shapely

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.selection import select_events
from geodata.export.data_files import csv_file, geojson_file
from geodata.export.layer_collections import layer_collections
from geodata.view import View, parse_view


def test_a_layer_is_a_collection_with_its_facts(layered_atlas: Atlas) -> None:
    """Source, day and marking with each; words in the language of the view."""
    found = {each["id"]: each for each in layer_collections(select_events(layered_atlas, View()))}
    listed = {key: value for key, value in found["listed"].items() if key != "features"}
    assert listed == {
        "type": "FeatureCollection",
        "id": "listed",
        "title": "Listed area",
        "look": "area",
        "as_of": "2030-01-01",
        "source": "Sea Office",
        "document": "chart",
        "marking": "TLP:AMBER",
        "marking_level": 2,
    }
    assert (found["range"]["source"], found["range"]["document"]) == ("drawn by the desk", None)
    arabic = layer_collections(select_events(layered_atlas, View(lang="ar")))
    assert [each["title"] for each in arabic][:2] == ["منطقة مدرجة", "Range, 300 km"]
    assert [each["source"] for each in arabic][:2] == ["هيئة البحار", "من رسم معدّي الموجز"]


def test_shapes_are_written_as_in_the_rest_of_the_file(layered_atlas: Atlas) -> None:
    """Wound by RFC 7946 and cut at the antimeridian, each with its layer and its name."""
    found = {each["id"]: each["features"] for each in layer_collections(select_events(layered_atlas, View()))}
    base, box = found["bases"]
    assert base["properties"] == {"layer": "bases", "name": "A <b>base</b>"}
    assert box["properties"]["name"] == "قاعدة"
    shape = shapely.from_geojson(json.dumps(box["geometry"]))
    assert all(ring.is_ccw for ring in shapely.get_exterior_ring(shapely.get_parts(shape)))
    assert len(found["track"][0]["geometry"]["coordinates"]) == 2


def test_features_of_the_file_are_events_alone(layered_atlas: Atlas) -> None:
    """A hidden layer is left out; CSV has none."""
    selection = select_events(layered_atlas, parse_view("hide=layer:listed").view)
    found = json.loads(geojson_file(selection))
    assert [each["id"] for each in found["features"]] == ["drill", "strike"]
    assert [each["id"] for each in found["layers"]] == ["range", "track", "bases", "wait"]
    assert csv_file(selection).decode("utf-8-sig").count("\r\n") == 3
