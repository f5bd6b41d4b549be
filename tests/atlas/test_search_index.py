"""Search: folded spellings, aliases, both languages."""

from pathlib import Path

import pytest

from geodata.atlas.atlas_frames import Atlas, build_atlas
from geodata.atlas.search_index import search_atlas
from geodata.tables.column_store import CACHE_VARIABLE
from tests.tables.test_brief_opening import brief_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("harbour", [("event", "harbour-exercise")]),
        ("HARBOUR exer", [("event", "harbour-exercise")]),
        ("مناوره", [("event", "harbour-exercise")]),
        ("Nippon", [("actor", "jpn")]),
        ("روسيا", [("actor", "rus"), ("place", "rus")]),
        ("روسیا", [("actor", "rus"), ("place", "rus")]),
        ("east sea", [("place", "sea-of-japan")]),
        ("", []),
        ("atlantis", []),
    ],
)
def test_search(demo_atlas: Atlas, text: str, expected: list[tuple[str, str]]) -> None:
    """A text finds events, actors and places by any of their names."""
    assert [(hit.kind, hit.id) for hit in search_atlas(demo_atlas, text, "en")] == expected


def test_leads_to_events(demo_atlas: Atlas) -> None:
    """A place or an actor leads to its events."""
    assert search_atlas(demo_atlas, "Iran", "ar")[0].events == ("parts", "closer")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("raid", [("event", "log-a-1"), ("event", "log-a-3")]),
        ("a 3", [("event", "log-a-3")]),
        ("Kept", [("event", "log-a-1")]),
        ("russia", [("actor", "rus")]),
    ],
)
def test_rows_are_found_by_title_and_by_cells_that_are_not_mapped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, expected: list[tuple[str, str]]
) -> None:
    """Their actors lead to them."""
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    hits = search_atlas(build_atlas(brief_in(tmp_path), "d"), text, "en")
    assert [(hit.kind, hit.id) for hit in hits] == expected
    assert all(hit.events for hit in hits)
