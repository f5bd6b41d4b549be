"""Each control shows what the View has and asks for another."""

from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from geodata.screens.controls import active, chip, switched
from geodata.view import Hide, View
from geodata.vocabulary import Kind, Statement

Run = Callable[..., AppTest]
ALL = (Kind.EXERCISE, Kind.TRANSFER, Kind.MEETING)


@pytest.mark.parametrize(
    ("chosen", "kind", "after"),
    [
        (None, Kind.EXERCISE, {Kind.TRANSFER, Kind.MEETING}),
        ({Kind.TRANSFER, Kind.MEETING}, Kind.EXERCISE, None),
        ({Kind.TRANSFER}, Kind.TRANSFER, set()),
        (set(), Kind.MEETING, {Kind.MEETING}),
    ],
)
def test_switched(chosen: set[Kind] | None, kind: Kind, after: set[Kind] | None) -> None:
    """None means all, an empty set none; all of them again are None."""
    found = switched(None if chosen is None else frozenset(chosen), kind, ALL)
    assert found == (None if after is None else frozenset(after))


@pytest.mark.parametrize(
    ("view", "number"),
    [
        (View(), 0),
        (View(start=date(2024, 1, 1), end=date(2024, 2, 1)), 1),
        (View(end=date(2024, 2, 1)), 1),
        (View(actors=frozenset({"irn"}), hide=frozenset({Hide.AHEAD})), 2),
        (View(lang="ar", focus="a", theme="dark"), 0),
    ],
)
def test_active(view: View, number: int) -> None:
    """A period is one filter; language, focus and appearance are none."""
    assert active(view) == number


def test_chip_is_literal() -> None:
    """The name of an actor is not Markdown, its number is small."""
    assert chip("*a*", 3) == r"\*a\* :small[3]"
    assert chip("a", None) == "a"


def test_actor_chip_filters_and_resets(run: Run) -> None:
    """A chip puts its actor into the View and the address; reset takes it out again."""
    app = run()
    app.get("button_group")[1].set_value(["irn"]).run()
    assert app.session_state["view"].actors == frozenset({"irn"})
    assert app.query_params["actor"] == "irn"
    app.button(key="reset-en").click().run()
    assert app.session_state["view"] == View(lang="en")


def test_layer_switch(run: Run) -> None:
    """Switching one layer off leaves the five others in the View."""
    app = run()
    app.checkbox(key="layer-exercise-en").uncheck().run()
    assert app.session_state["view"].layers == frozenset(Kind) - {Kind.EXERCISE}


def test_toggles(run: Run) -> None:
    """What may be hidden is on, what is drawn only when asked for is off; each turns by itself."""
    app = run(open_="more-en")
    assert [
        app.checkbox(key=f"{name}-en").value for name in ("undated", "ahead", "relations", "symbols")
    ] == [True, True, False, False]
    app.checkbox(key="ahead-en").uncheck().run()
    app.checkbox(key="relations-en").check().run()
    assert app.query_params["hide"] == "ahead"
    assert app.query_params["show"] == "relations"


def test_match_is_offered_for_several_actors(run: Run) -> None:
    """Any or all is asked only where it makes a difference."""
    keys = [group.key for group in run(actor=["irn", "rus"]).get("button_group")]
    assert "match-en" in keys
    assert "match-en" not in [group.key for group in run(actor="irn").get("button_group")]


def test_controls_follow_the_link(run: Run) -> None:
    """Chips show what the address asks for."""
    app = run(actor=["irn", "rus"], statement="forecast")
    chosen = {group.key: group.value for group in app.get("button_group")}
    assert sorted(chosen["actors-en-siyaqat-2024-10"]) == ["irn", "rus"]
    assert chosen["statements-en-siyaqat-2024-10"] == [Statement.FORECAST]
