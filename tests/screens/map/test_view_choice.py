"""Choosing moves the map; filtering never does."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from geodata.atlas.search_index import Hit
from geodata.screens.map.view_choice import PLACE_ZOOM, event, hit
from geodata.screens.shell.page_context import Desk

Run = Callable[..., AppTest]


@pytest.fixture
def desk(run: Run) -> Desk:
    """The desk of a first visit to the shipped brief."""
    found: Desk = run().session_state["desk"]
    return found


def test_event_on_the_map_brings_its_camera(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The card opens and the map looks at the summit."""
    monkeypatch.setattr(Desk, "size", (792, 620))
    view = event(desk, "vladivostok-summit")
    assert view.focus == "vladivostok-summit"
    assert view.camera is not None
    assert abs(view.camera.lon - 131.9) < 1


def test_event_without_a_place_leaves_the_map(desk: Desk) -> None:
    """There is nothing to look at."""
    assert event(desk, "four-front") == desk.view.change(focus="four-front")


def test_actor_becomes_the_only_one(desk: Desk) -> None:
    """A hit on an actor filters by it and leaves the map."""
    found = hit(desk, Hit("actor", "irn", "Iran", ()))
    assert found == desk.view.change(actors=frozenset({"irn"}))


def test_place_comes_into_sight(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hit on a place moves the map and chooses nothing."""
    monkeypatch.setattr(Desk, "size", (792, 620))
    found = hit(desk, Hit("place", "yellow-sea", "Yellow Sea", ()))
    assert found.camera is not None
    assert found.focus is None
    assert found.camera.zoom == PLACE_ZOOM
