"""Choices of the filters: chips of few, searchable lists of many."""

from typing import Any

import pytest

from geodata.atlas.atlas_frames import Atlas, build_atlas
from geodata.brief.records import Brief
from geodata.library.brief_entry import LibraryEntry
from geodata.screens.map import filter_choices
from geodata.screens.map.filter_choices import choice_lists, filter_options
from geodata.screens.shell.page_context import PageContext
from geodata.view import View
from geodata.vocabulary import Status
from geodata.words import Lang


def context_of(atlas: Atlas, view: View, lang: Lang = "en") -> PageContext:
    """A page of a brief."""
    entry = LibraryEntry(atlas.brief.id, atlas.brief.title, atlas)
    return PageContext((entry,), entry, view, lang, "light")


@pytest.fixture
def atlas(demo: Brief) -> Atlas:
    """The invented brief with wholes, a circle, an alliance, tags and a second status."""
    values = demo.model_dump()
    actors: list[dict[str, Any]] = [
        {"id": "jpn", "name": {"en": "Japan", "ar": "اليابان"}, "aliases": ["Nippon"], "part_of": "league"},
        {"id": "league", "name": {"en": "League"}, "kind": "organisation"},
        {"id": "irn", "name": {"en": "Iran", "ar": "إيران"}, "part_of": "rus"},
        {"id": "rus", "name": {"en": "Russia"}, "part_of": "irn", "kind": "state"},
        {"id": "pact", "name": {"en": "Pact"}, "kind": "alliance", "members": ["league"]},
    ]
    first, second, *others = values["events"]
    events = [first | {"tags": ["oil"]}, second | {"tags": ["oil", "gas"], "status": "alleged"}, *others]
    return build_atlas(Brief.model_validate(values | {"actors": actors, "events": events}), "choices")


def test_status_and_tags_are_offered_where_they_tell_events_apart(atlas: Atlas, demo_atlas: Atlas) -> None:
    """A filter of the link is offered in any brief: it must be undone."""
    found = filter_options(context_of(atlas, View()))
    assert ("alleged", "Alleged") in found["statuses"]
    assert found["tags"] == [("oil", "oil"), ("gas", "gas")]
    assert filter_options(context_of(demo_atlas, View()))["tags"] == []
    asked = View(tags=frozenset({"sea"}), statuses=frozenset({Status.AGREED}))
    again = filter_options(context_of(demo_atlas, asked))
    assert again["tags"] == [("sea", "sea")]
    assert ("agreed", "Agreed") in again["statuses"]


def test_one_status_is_no_choice(demo: Brief) -> None:
    """All events took place."""
    events = [event.model_dump() | {"status": "actual"} for event in demo.events]
    atlas = build_atlas(Brief.model_validate(demo.model_dump() | {"events": events}), "one")
    assert filter_options(context_of(atlas, View()))["statuses"] == []


def test_wholes_are_offered_and_alliances_where_chosen(atlas: Atlas) -> None:
    """The busiest first; an alliance that acts in nothing only once a link asks for it."""
    names = [name for name, _ in filter_options(context_of(atlas, View()))["actors"]]
    assert set(names) == {"irn", "jpn", "kor", "league", "prk", "rus"}
    chosen = filter_options(context_of(atlas, View(actors=frozenset({"pact"}))))["actors"]
    assert ("pact", "Pact") in chosen


def test_many_are_a_list_by_kind_with_parts_under_their_whole(
    atlas: Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A circle is cut at its first actor; each is searched by every spelling, folded."""
    assert choice_lists(context_of(atlas, View())) == {}
    monkeypatch.setattr(filter_choices, "MOST_CHIPS", 1)
    found = choice_lists(context_of(atlas, View(), "ar"))
    listed = {
        title: [(each["id"], each["depth"]) for each in group] for title, group in found["actors"]["groups"]
    }
    assert listed.keys() == {"دول", "منظمات"}
    assert listed["منظمات"] == [("league", 0), ("jpn", 1)]
    states = listed["دول"]
    assert sorted(depth for name, depth in states if name in {"irn", "rus"}) == [0, 1]
    assert sorted(name for name, _ in states) == ["irn", "kor", "prk", "rus"]
    japan = next(each for _, group in found["actors"]["groups"] for each in group if each["id"] == "jpn")
    assert japan["searched"].split("\n") == ["japan", "اليابان", "nippon", "jpn"]
    assert [each["id"] for each in found["tags"]["groups"][0][1]] == ["oil", "gas"]


def test_very_many_are_cut_and_counted(atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    """The chosen ones stay."""
    monkeypatch.setattr(filter_choices, "MOST_CHIPS", 1)
    monkeypatch.setattr(filter_choices, "MOST_LISTED", 2)
    found = choice_lists(context_of(atlas, View(actors=frozenset({"league"}))))["actors"]
    listed = [each["id"] for _, group in found["groups"] for each in group]
    assert len(listed) in {2, 3}
    assert "league" in listed
    assert found["unlisted"] == 6 - len(listed)
