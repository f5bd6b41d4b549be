"""Search: folded spellings, aliases, both languages; what is said; a wrong letter."""

from pathlib import Path

import pytest

from geodata.atlas.atlas_frames import Atlas, build_atlas
from geodata.atlas.search_index import search_atlas
from geodata.settings import variable_of
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
    """A text finds events, actors and places by any of their names, before what is said of them."""
    found = search_atlas(demo_atlas, text, "en")
    assert [(hit.kind, hit.id) for hit in found][: len(expected) or None] == expected


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("rival", "speaker", ""),
        ("30", "statement", "30"),
        ("٣٠", "statement", "30"),
        ("ministry ships", "statement", "ministry … ships"),
        ("vessels", "sentence", "vessels"),
        ("vessel", "sentence", "vessels"),
        ("السفينة", "sentence", "سفينة"),
        ("vesels", "sentence", "vessels"),
    ],
)
def test_what_is_said_is_found(demo_atlas: Atlas, text: str, kind: str, words: str) -> None:
    """Speakers, figures in any digits, restatements; the found words are marked in their context."""
    (hit,) = [each for each in search_atlas(demo_atlas, text, "en") if each.kind == kind][:1]
    assert " … ".join(piece for piece, is_found in hit.context if is_found) == words
    assert hit.events


@pytest.mark.parametrize("text", ["3", "300", "vxsxels"])
def test_other_numbers_and_two_wrong_letters_are_not_found(demo_atlas: Atlas, text: str) -> None:
    """The beginning of a number is another number."""
    assert not search_atlas(demo_atlas, text, "en")


@pytest.mark.parametrize(
    "text",
    [
        "Zelensky",
        "Kirby",
        "submarine",
        "1500",
        "١٬٥٠٠",
        "زيلينسكي",
        "نووي",
        "الغواصات",
        "فلاديفوستك",
        "الصاروخ",
    ],
)
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_words_of_the_shipped_brief(shipped_atlas: Atlas, text: str, lang: str) -> None:
    """Each is said in it, by no title or in another form."""
    assert search_atlas(shipped_atlas, text, lang)


def test_a_context_is_cut_at_words(shipped_atlas: Atlas) -> None:
    """The words about the found one are whole, and a gap says that there are more."""
    (hit,) = [each for each in search_atlas(shipped_atlas, "submarine", "en") if each.kind == "sentence"]
    assert "".join(piece for piece, _ in hit.context).startswith("…Soviet times, with 400 warships, sub")


def test_leads_to_events(demo_atlas: Atlas) -> None:
    """A place or an actor leads to its events."""
    assert search_atlas(demo_atlas, "Iran", "ar")[0].events == ("parts", "closer")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("raid", [("event", "log-a-1"), ("event", "log-a-3")]),
        ("a 3", [("event", "log-a-3")]),
        ("cmd", [("event", "log-a-3")]),
        ("Kept", []),
        ("russia", [("actor", "rus")]),
    ],
)
def test_rows_are_found_by_title_and_by_cells_that_are_not_mapped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, expected: list[tuple[str, str]]
) -> None:
    """Their actors lead to them; cells of a row with a withheld speaker may name it and are not searched."""
    monkeypatch.setenv(variable_of("cache"), str(tmp_path / "cache"))
    hits = search_atlas(build_atlas(brief_in(tmp_path), "d"), text, "en")
    named = [(hit.kind, hit.id) for hit in hits if hit.kind in {"event", "actor"} and not hit.context]
    assert named == expected
    assert all(hit.events for hit in hits)
