"""Choosing moves the map; filtering never does."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from geodata.atlas.search_index import Hit
from geodata.screens.map.view_choice import PLACE_ZOOM, event, view_with_hit
from geodata.screens.shell.page_context import Desk

Run = Callable[..., AppTest]


@pytest.fixture
def context(run: Run) -> Desk:
    """The context of a first visit to the shipped brief."""
    found: Desk = run().session_state["page_context"]
    return found


def test_event_on_the_map_brings_its_camera(context: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The card opens and the map looks at the summit."""
    monkeypatch.setattr(Desk, "size", (792, 620))
    view = event(context, "vladivostok-summit")
    assert view.focus == "vladivostok-summit"
    assert view.camera is not None
    assert abs(view.camera.lon - 131.9) < 1


def test_event_without_a_place_leaves_the_map(context: Desk) -> None:
    """There is nothing to look at."""
    assert event(context, "four-front") == context.view.change(focus="four-front")


def test_actor_becomes_the_only_one(context: Desk) -> None:
    """A hit on an actor filters by it and leaves the map."""
    found = view_with_hit(context, Hit("actor", "irn", "Iran", ()))
    assert found == context.view.change(actors=frozenset({"irn"}))


def test_place_comes_into_sight(context: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hit on a place moves the map and chooses nothing."""
    monkeypatch.setattr(Desk, "size", (792, 620))
    found = view_with_hit(context, Hit("place", "yellow-sea", "Yellow Sea", ()))
    assert found.camera is not None
    assert found.focus is None
    assert found.camera.zoom == PLACE_ZOOM
