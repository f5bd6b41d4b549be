"""The page of actors, without a browser."""

import json
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from geodata.screens.pages.actors_page import relation_list_html, toggle_actor

Run = Callable[..., AppTest]


def there(app: AppTest) -> AppTest:
    """The app on the page of actors."""
    app.switch_page("actors.py").run()
    assert not app.exception
    return app


def html(app: AppTest) -> str:
    """All HTML of our own on the page."""
    return " ".join(each.proto.body for each in app.get("html"))


@pytest.mark.parametrize(
    ("lang", "pair", "way"),
    [("en", "North Korea – Russia", "North Korea → Russia"), ("ar", "كوريا الشمالية", "←")],
)
def test_the_network_and_the_same_in_words(run: Run, lang: str, pair: str, way: str) -> None:
    """A chart, and the list of pairs with directions."""
    app = there(run(lang=lang))
    assert len(app.get("vega_lite_chart")) == 1
    assert pair in html(app)
    assert way in html(app)


def test_every_event_is_in_the_list(run: Run) -> None:
    """Exactly the selected events are listed: in a pair, in a group or alone."""
    context = run(actor="irn").session_state["page_context"]
    shown = [context.brief.events[int(row)] for row in context.selection.shown_rows]
    words = relation_list_html(context, shown)
    assert all(f'data-focus="{event.id}"' in words for event in shown)
    assert words.count("data-focus=") == len(shown)


def test_choosing_an_actor_filters(run: Run) -> None:
    """The chip of an actor is the actor filter of the map."""
    app = there(run())
    chips = next(each for each in app.get("button_group") if str(each.key).startswith("network-actors"))
    chips.set_value(["irn"]).run()
    assert app.query_params["actor"] in ("irn", ["irn"])
    assert "25 events are filtered out" in html(app)


@pytest.mark.parametrize(
    ("before", "clicked", "after"),
    [
        (None, "irn", {"irn"}),
        ({"irn"}, "irn", None),
        ({"irn", "rus"}, "irn", {"irn"}),
        ({"rus"}, "irn", {"irn"}),
    ],
)
def test_a_click_asks_for_one_actor_or_for_all_again(
    before: set[str] | None, clicked: str, after: set[str] | None
) -> None:
    """A second click on the same takes the filter away."""
    assert toggle_actor(frozenset(before) if before else None, clicked) == (
        frozenset(after) if after else None
    )


def test_nothing_selected_says_what_to_do(run: Run) -> None:
    """Rings without lines, and a way out."""
    app = there(run(layer="-"))
    assert "Reset the filters" in html(app)
    spec = json.loads(app.get("vega_lite_chart")[0].proto.spec)
    assert len(spec["layer"]) == 3
