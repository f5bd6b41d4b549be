"""Search: folded spellings, aliases, both languages."""

import pytest

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.search_index import search_atlas


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
