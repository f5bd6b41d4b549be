"""Choosing moves the map; filtering never does."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from geodata.atlas.search_index import SearchHit
from geodata.screens.map.view_choice import PLACE_ZOOM, view_with_event, view_with_hit
from geodata.screens.shell.page_context import PageContext

Run = Callable[..., AppTest]


@pytest.fixture
def context(run: Run) -> PageContext:
    """The context of a first visit to the shipped brief."""
    found: PageContext = run().session_state["page_context"]
    return found


def test_event_on_the_map_brings_its_camera(context: PageContext, monkeypatch: pytest.MonkeyPatch) -> None:
    """The card opens and the map looks at the summit."""
    monkeypatch.setattr(PageContext, "map_size", (792, 620))
    view = view_with_event(context, "vladivostok-summit")
    assert view.focus == "vladivostok-summit"
    assert view.camera is not None
    assert abs(view.camera.lon - 131.9) < 1


def test_event_without_a_place_leaves_the_map(context: PageContext) -> None:
    """There is nothing to look at."""
    assert view_with_event(context, "four-front") == context.view.with_changes(focus="four-front")


def test_actor_becomes_the_only_one(context: PageContext) -> None:
    """A hit on an actor filters by it and leaves the map."""
    found = view_with_hit(context, SearchHit("actor", "irn", "Iran", ()))
    assert found == context.view.with_changes(actors=frozenset({"irn"}))


def test_what_is_said_opens_its_event(context: PageContext) -> None:
    """A statement or a sentence has no mark of its own."""
    found = view_with_hit(context, SearchHit("sentence", "-14", "Sentence 14", ("four-front", "nato-kor")))
    assert found == view_with_event(context, "four-front")


def test_place_comes_into_sight(context: PageContext, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hit on a place moves the map and chooses nothing."""
    monkeypatch.setattr(PageContext, "map_size", (792, 620))
    found = view_with_hit(context, SearchHit("place", "yellow-sea", "Yellow Sea", ()))
    assert found.camera is not None
    assert found.focus is None
    assert found.camera.zoom == PLACE_ZOOM
