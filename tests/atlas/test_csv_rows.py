"""CSV rows: one an event, and no cell that a spreadsheet would run."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from geodata.atlas.atlas_frames import Atlas, build_atlas
from geodata.atlas.csv_rows import EXPORT_COLUMNS, escape_formula, selection_to_csv
from geodata.atlas.selection import select_events
from geodata.settings import variable_of
from geodata.view import View
from tests.tables.test_brief_opening import brief_in


def rows(atlas: Atlas) -> dict[str, dict[str, str]]:
    """The rows of everything, by event."""
    sheet = selection_to_csv(select_events(atlas, View()))
    return {row["event_id"]: row for row in csv.DictReader(io.StringIO(sheet))}


def test_every_event_has_a_row_and_every_column_its_place(demo_atlas: Atlas) -> None:
    """The header is the documented table, in its order."""
    found = rows(demo_atlas)
    assert list(found) == ["harbour-exercise", "parts", "closer"]
    assert list(found["parts"]) == [column.name for column in EXPORT_COLUMNS]


@pytest.mark.parametrize(
    ("event", "column", "expected"),
    [
        ("harbour-exercise", "actors", "jpn lead; kor participant"),
        (
            "harbour-exercise",
            "figures",
            "The ministry: about 30 ship taking part; A rival paper: exact 20 ship taking part",
        ),
        ("harbour-exercise", "sentences", "2; 3"),
        ("parts", "places", "irn from; rus to"),
        ("parts", "earliest", ""),
        ("parts", "schematic", "true"),
        ("closer", "lon", ""),
        ("closer", "precision", "undated"),
        ("closer", "off_map", "A relation without a place"),
        ("parts", "off_map", ""),
    ],
)
def test_cells(event: str, column: str, expected: str, demo_atlas: Atlas) -> None:
    """Lists are plain words; what is not known is empty."""
    assert rows(demo_atlas)[event][column] == expected


def test_what_is_proposed_says_so(drafted_atlas: Atlas) -> None:
    """An event has a column for it, a figure a mark in its words."""
    found = rows(drafted_atlas)
    assert [row["proposed"] for row in found.values()] == ["true", "false", "false"]
    assert found["harbour-exercise"]["figures"] == (
        "The ministry: about 30 ship taking part; A rival paper: exact 20 ship taking part (found by rule)"
    )


def test_claims_keep_every_citation(demo_atlas: Atlas) -> None:
    """The last column holds the claims as the GeoJSON has them."""
    (claim,) = json.loads(rows(demo_atlas)["closer"]["claims"])
    assert (claim["source"], claim["sentence"], claim["spans"]) == ("A rival paper", 5, [[164, 192]])
    assert (claim["hedge"], claim["grade"]) == ("perhaps", "F6")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("=1+1", "'=1+1"),
        (" =1+1", "' =1+1"),
        ("+7", "'+7"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("~1,500~", "~1,500~"),
        (-77.04, -77.04),
        (None, ""),
    ],
)
def test_safe(cell: Any, expected: Any) -> None:
    """Formulas become text; numbers stay numbers."""
    assert escape_formula(cell) == expected


def test_a_row_of_a_table_is_cited_by_document_and_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its claims name both as well."""
    monkeypatch.setenv(variable_of("cache"), str(tmp_path / "cache"))
    found = rows(build_atlas(brief_in(tmp_path), "d"))["log-a-3"]
    assert found["sentences"] == "csv row 3"
    (claim,) = json.loads(found["claims"])
    assert claim["cites"] == [{"document": "csv", "row": 3}]


def test_figures_and_tellers_in_cells(told_atlas: Atlas) -> None:
    """A total, a rate, a best estimate and a revision are told apart in the cell of figures too."""
    rows = list(csv.DictReader(io.StringIO(selection_to_csv(select_events(told_atlas, View())))))
    raid, depot, statement = rows
    assert raid["clock"] == "04:30/05:10 Asia/Aden"
    assert statement["clock"] == "12:00/ Z"
    assert raid["urls"] == "https://example.org/raid"
    assert (depot["told_by_party_alone"], depot["root_sources"]) == ("true", "1")
    assert raid["told_by"] == "4 independent sources"
    for part in (
        "exact 4–9 best 5 soldier killed",
        "205 person killed (total 2031-04-04/2031-04-18 yem)",
        "12 sortie per day flown",
        "7 person killed (revises raid-1)",
    ):
        assert part in raid["figures"]
