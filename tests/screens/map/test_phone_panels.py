"""The panels over the map of a phone."""

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

Run = Callable[..., AppTest]
Sent = Callable[[AppTest, str], dict[str, Any]]


def test_the_bar_counts_filters_and_events(run: Run) -> None:
    """The buttons say how many filters are on, and how many events the list has."""
    app = run(layer="exercise", hide="ahead")
    assert app.button(key="open-filters-en").label == "Filters (2 on)"
    assert app.button(key="open-list-en").label == "On this map (3)"


@pytest.mark.parametrize("name", ["filters", "list"])
def test_a_panel_opens_and_closes(run: Run, sent: Sent, name: str) -> None:
    """By the bar and by the button at its head; the script of the page hears which one is open."""
    app = run()
    assert sent(app, "reading-sync")["panel"] == ""
    app.button(key=f"open-{name}-en").click().run()
    assert sent(app, "reading-sync")["panel"] == name
    app.button(key=f"close-{name}-en").click().run()
    assert sent(app, "reading-sync")["panel"] == ""
    app.button(key=f"open-{name}-en").click().run()
    app.button(key=f"open-{name}-en").click().run()
    assert sent(app, "reading-sync")["panel"] == ""
