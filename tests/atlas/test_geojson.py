"""The exported properties, frozen by a golden file."""

import json
from pathlib import Path

import pytest
import shapely

from geodata.atlas.atlas_frames import Atlas, build_atlas
from geodata.atlas.geojson import export_wording, feature_collection
from geodata.atlas.selection import select_events
from geodata.settings import variable_of
from geodata.view import View, parse_view
from geodata.words.localized_text import LocalizedText
from tests.tables.test_brief_opening import BRIEF, opened

GOLDEN = Path(__file__).with_name("features.golden.json")


def test_golden(demo_atlas: Atlas) -> None:
    """Every property of every feature, without geometry, equals the golden file."""
    found = feature_collection(select_events(demo_atlas, View()))
    for feature in found["features"]:
        feature["geometry"] = feature["geometry"] and feature["geometry"]["type"]
    assert found == json.loads(GOLDEN.read_text(encoding="utf-8"))


def test_omitted(demo_atlas: Atlas) -> None:
    """Events filtered out are counted by reason."""
    found = feature_collection(select_events(demo_atlas, parse_view("layer=transfer").view))
    assert [feature["id"] for feature in found["features"]] == ["parts"]
    assert found["omitted"] == {"layer": 2}


def test_geojson(demo_atlas: Atlas) -> None:
    """Geometry is longitude first, within the world, and cut at the antimeridian."""
    for feature in feature_collection(select_events(demo_atlas, View()))["features"]:
        if feature["geometry"] is not None:
            west, south, east, north = shapely.from_geojson(json.dumps(feature["geometry"])).bounds
            assert -180 <= west <= east <= 180
            assert -90 <= south <= north <= 90


def test_rings_are_wound_by_rfc_7946(demo_atlas: Atlas) -> None:
    """Outer rings run counter-clockwise."""
    features = feature_collection(select_events(demo_atlas, View()))["features"]
    shapes = [shapely.from_geojson(json.dumps(each["geometry"])) for each in features if each["geometry"]]
    areas = [part for part in shapely.get_parts(shapes) if part.geom_type == "Polygon"]
    assert areas
    assert all(area.exterior.is_ccw for area in areas)


def test_words_are_in_the_language_of_the_view(demo_atlas: Atlas) -> None:
    """Titles, names and speakers; without a language in English."""
    arabic = feature_collection(select_events(demo_atlas, View(lang="ar")))["features"][0]["properties"]
    english = feature_collection(select_events(demo_atlas, View()))["features"][0]["properties"]
    assert (arabic["lang"], english["lang"]) == ("ar", "en")
    assert arabic["title"] == arabic["title_ar"] == english["title_ar"]
    assert arabic["places"][0]["name"] != english["places"][0]["name"]
    assert arabic["claims"][0]["source"] != english["claims"][0]["source"]


def test_cited_documents_are_listed(demo_atlas: Atlas) -> None:
    """Each once, with what a reader finds it by; every citation leads to one of them."""
    found = feature_collection(select_events(demo_atlas, View()))
    (text,) = found["documents"]
    assert text["sha256"] == found["brief"]["text_sha256"]
    for feature in found["features"]:
        assert feature["properties"]["document"] == [text["id"]]
        for claim in feature["properties"]["claims"]:
            assert claim["cites"] == [{"sentence": claim["sentence"], "spans": claim["spans"]}]


def test_a_missing_language_is_not_invented() -> None:
    """English where given, else the brief's own, and its language beside it."""
    only_arabic, both = LocalizedText({"ar": "نص"}), LocalizedText({"ar": "نص", "en": "Text"})
    assert export_wording(only_arabic, "en") == ("نص", "ar")
    assert export_wording(both, "ar") == ("نص", "ar")
    assert export_wording(both, "en") == ("Text", "en")


def test_what_is_proposed_says_so(drafted_atlas: Atlas) -> None:
    """Proposed events and claims are true, accepted ones false."""
    found = [
        each["properties"] for each in feature_collection(select_events(drafted_atlas, View()))["features"]
    ]
    assert [each["proposed"] for each in found] == [True, False, False]
    assert [claim["proposed"] for each in found for claim in each["claims"]] == [False, True, False, False]


@pytest.mark.parametrize(("share", "cells"), [("all", {"more": "=cmd"}), ("none", {})])
def test_a_row_leaves_with_its_further_cells_as_its_document_allows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, share: str, cells: dict[str, str]
) -> None:
    """Its place in the file always leaves."""
    monkeypatch.setenv(variable_of("cache"), str(tmp_path / "cache"))
    brief = opened(tmp_path, brief=BRIEF.replace("type: table", f"type: table, share: {share}")).brief
    assert brief is not None
    features = feature_collection(select_events(build_atlas(brief, "d"), View()))["features"]
    found = {feature["properties"]["event_id"]: feature["properties"] for feature in features}
    assert found["log-a-3"]["row"] == {"document": "csv", "row": 3, "line": 4, "cells": cells}


def test_tellers_figures_and_judgements_are_exported(told_atlas: Atlas) -> None:
    """Derived tellers, and every part of a figure that keeps it from being compared wrongly."""
    raid, depot, statement = (
        each["properties"] for each in feature_collection(select_events(told_atlas, View()))["features"]
    )
    assert (raid["told_by_party_alone"], raid["root_sources"]) == (False, 4)
    assert (depot["told_by_party_alone"], depot["root_sources"]) == (True, 1)
    assert depot["told_by"] == "claimed by a party alone: the Front's wing"
    assert statement["told_by"] == "one source: An agency"
    assert raid["when"]["clock"] == {"from": "04:30", "to": "05:10", "zone": "Asia/Aden"}
    assert raid["urls"] == ["https://example.org/raid"]
    assert depot["status"] == "alleged"
    figures = {claim["claim_id"]: claim["figure"] for claim in raid["claims"]}
    assert (figures["raid-3"]["best"], figures["raid-3"]["unit_class"]) == (5, "people")
    assert figures["raid-2"]["revises"] == "raid-1"
    assert figures["raid-4"]["covers"] == {"from": "2031-04-04", "to": "2031-04-18", "place": "yem"}
    assert figures["raid-5"]["per"] == "day"
    judged = {claim["claim_id"]: claim for claim in raid["claims"]}
    assert judged["raid-8"]["likelihood_percent"] == [55, 80]
    assert (judged["raid-8"]["likelihood"], judged["raid-9"]["confidence"]) == ("likely", "low")
