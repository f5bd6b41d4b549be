"""Changes between two versions of a brief."""

from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.brief.records import Brief
from geodata.phrasing.brief_diff import BriefChange, ChangeAspect, RecordType, compare_briefs
from geodata.words import LANGS, translate

FIGURE = {
    "value": 45,
    "qualifier": "about",
    "unit": "ship",
    "counts": {"id": "part", "ar": "مشاركة", "en": "taking part"},
}
WORDS = {"ar": "غير ذلك", "en": "otherwise"}


def changed(brief: Brief, *path: str | int, to: Any) -> Brief:
    """The brief with one value changed, or a record of a list deleted."""
    data = brief.model_dump(mode="json")
    at: Any = data
    for part in path[:-1]:
        at = at[part]
    if to is None:
        del at[path[-1]]
    else:
        at[path[-1]] = to
    return Brief.model_validate(data)


def said(changes: tuple[BriefChange, ...]) -> list[tuple[str, str, str]]:
    """Record, id and aspect of each change."""
    return [(change.record, change.id, change.aspect) for change in changes]


ONE = [
    (("title",), WORDS, ("brief", "demo-2030-01", "title")),
    (("as_of",), "2030-02-01", ("brief", "demo-2030-01", "as-of")),
    (("publisher",), WORDS, ("brief", "demo-2030-01", "details")),
    (("documents", 0, "sha256"), "0" * 64, ("brief", "demo-2030-01", "text")),
    (("sources", 0, "reliability"), "C", ("source", "ministry", "graded")),
    (("sources", 1, "name"), WORDS, ("source", "paper", "name")),
    (("sentences", 3, "restatement"), WORDS, ("sentence", "4", "restated")),
    (("sentences", 1, "span"), [13, 80], ("sentence", "2", "cited")),
    (("events", 0, "status"), "agreed", ("event", "harbour-exercise", "status")),
    (("events", 0, "kind"), "meeting", ("event", "harbour-exercise", "kind")),
    (("events", 0, "title"), WORDS, ("event", "harbour-exercise", "title")),
    (("events", 0, "when", "edtf"), "2029-11", ("event", "harbour-exercise", "when")),
    (("events", 0, "places", 0, "place"), "yellow-sea", ("event", "harbour-exercise", "moved")),
    (
        ("events", 0, "actors", 1),
        {"actor": "prk", "role": "participant"},
        ("event", "harbour-exercise", "actors"),
    ),
    (("events", 2, "off_map"), WORDS, ("event", "closer", "details")),
    (("events", 0, "proposed"), {"record": {"rule": "draft"}}, ("event", "harbour-exercise", "accepted")),
    (("events", 0, "claims", 0, "figure"), FIGURE, ("claim", "harbour-exercise-1", "figure")),
    (("events", 0, "claims", 0, "credibility"), 2, ("claim", "harbour-exercise-1", "graded")),
    (("events", 0, "claims", 0, "stance"), "denies", ("claim", "harbour-exercise-1", "statement")),
    (("events", 0, "claims", 0, "source"), "paper", ("claim", "harbour-exercise-1", "speaker")),
    (("events", 0, "claims", 0, "said_on"), "2030-01-11", ("claim", "harbour-exercise-1", "said-on")),
    (("events", 0, "claims", 0, "spans"), [[33, 46]], ("claim", "harbour-exercise-1", "cited")),
    (("events", 0, "claims", 0, "gist"), WORDS, ("claim", "harbour-exercise-1", "gist")),
    (("queries", 0, "why"), WORDS, ("query", "which-korea", "question")),
    (("queries", 0), None, ("query", "which-korea", "removed")),
    (("events", 0, "claims", 1), None, ("claim", "harbour-exercise-2", "removed")),
]


@pytest.mark.parametrize(("path", "to", "found"), ONE)
def test_one_change(demo: Brief, path: tuple[str | int, ...], to: Any, found: tuple[str, str, str]) -> None:
    """Each value that differs is one change, the same from either side."""
    other = changed(demo, *path, to=to)
    assert said(compare_briefs(demo, other)) == [found]
    back = compare_briefs(other, demo)[0]
    assert (back.record, back.id) == found[:2]
    assert back.aspect == {"removed": "added"}.get(found[2], found[2])
    assert (back.before, back.after) == (
        compare_briefs(demo, other)[0].after,
        compare_briefs(demo, other)[0].before,
    )


def test_nothing_changed(demo: Brief, shipped: Brief) -> None:
    """A brief against itself has no changes, and a copy is itself."""
    assert compare_briefs(demo, Brief.model_validate(demo.model_dump(mode="json"))) == ()
    assert compare_briefs(shipped, shipped) == ()


def test_the_day_of_publication_is_in_words(demo: Brief) -> None:
    """EDTF never reaches a reader."""
    change = compare_briefs(demo, changed(demo, "published", to="2030-02~"))[0]
    assert "about February 2030" in change.after["en"]
    assert "2030-02" not in change.after["ar"] + change.after["en"]


def test_figures_keep_their_speakers(demo: Brief) -> None:
    """Old and new number have their speakers, in both languages."""
    change = compare_briefs(demo, changed(demo, "events", 0, "claims", 0, "figure", to=FIGURE))[0]
    assert (change.before["en"], change.after["en"]) == (
        "about 30 ships taking part (The ministry)",
        "about 45 ships taking part (The ministry)",
    )
    assert "45" in change.after["ar"]
    assert change.event == "harbour-exercise"
    assert str(change).startswith("claim harbour-exercise-1 figure: about 30 ships")


def test_a_moved_event_says_from_where_to_where(demo: Brief) -> None:
    """Names of the places; the shapes too where a place of the brief is drawn with others."""
    change = compare_briefs(demo, changed(demo, "events", 0, "places", 0, "place", to="yellow-sea"))[0]
    assert (change.before["en"], change.after["en"]) == ("Sea of Japan", "Yellow Sea")
    place = {"id": "the-bay", "name": WORDS, "kind": "sea", "geometry": ["sea-of-japan"], "where_prec": 5}
    old = changed(changed(demo, "places", to=[place]), "events", 0, "places", 0, "place", to="the-bay")
    new = changed(old, "places", 0, "geometry", to=["yellow-sea"])
    moved = [change for change in compare_briefs(old, new) if change.aspect == "moved"]
    assert [(change.before["en"], change.after["en"]) for change in moved] == [
        ("otherwise (sea-of-japan)", "otherwise (yellow-sea)")
    ]


def test_an_added_event_comes_with_its_claims(demo: Brief) -> None:
    """The event and each claim of it; removed ones are said last and belong to no event of the new brief."""
    shorter = demo.model_copy(update={"events": demo.events[1:]})
    assert said(compare_briefs(Brief.model_validate(shorter.model_dump(mode="json")), demo)) == [
        ("event", "harbour-exercise", "added"),
        ("claim", "harbour-exercise-1", "added"),
        ("claim", "harbour-exercise-2", "added"),
    ]
    gone = compare_briefs(demo, Brief.model_validate(shorter.model_dump(mode="json")))
    assert {(change.aspect, change.event) for change in gone} == {("removed", None)}
    assert gone[0].before["en"] == "Harbour exercise · December 2029 · Sea of Japan"


def test_another_text_compares_no_offsets(demo: Brief) -> None:
    """Spans of sentences are not compared between different texts."""
    other = changed(changed(demo, "documents", 0, "sha256", to="0" * 64), "sentences", 1, "span", to=[13, 80])
    assert said(compare_briefs(demo, other)) == [("brief", "demo-2030-01", "text")]


@given(st.sampled_from(ONE), st.sampled_from(ONE))
def test_changes_add_up(demo: Brief, first: Any, second: Any) -> None:
    """Two changed values are two changes."""
    if first[0] == second[0] or {first[2][2], second[2][2]} & {"text", "removed"}:
        return
    both = changed(changed(demo, *first[0], to=first[1]), *second[0], to=second[1])
    assert set(said(compare_briefs(demo, both))) == {first[2], second[2]}


@pytest.mark.parametrize("lang", LANGS)
def test_every_name_is_in_the_catalogue(lang: str) -> None:
    """Every record type and aspect has its words."""
    names = [
        *(f"changes.record.{name}" for name in get_args(RecordType)),
        *(f"changes.aspect.{name}" for name in get_args(ChangeAspect)),
    ]
    assert all(translate(name, lang) for name in names)
