"""The search box."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from geodata.atlas.search_index import SearchHit
from geodata.screens.map.search_box import hit_label

Run = Callable[..., AppTest]


def test_label_is_literal() -> None:
    """The name of a hit is not Markdown."""
    assert hit_label(SearchHit("event", "a", "*x*", ()), "Event") == r"\*x\* :small[Event]"


@pytest.mark.parametrize(
    ("lang", "typed", "key"),
    [
        ("en", "iran", "hit-actor-irn-en"),
        ("ar", "ايران", "hit-actor-irn-ar"),
        ("en", "ocean", "hit-event-ocean-2024-en"),
    ],
)
def test_hits(run: Run, lang: str, typed: str, key: str) -> None:
    """Events and actors are found by any of their spellings."""
    app = run(lang=lang)
    app.text_input(key=f"search-{lang}").input(typed).run()
    assert key in [button.key for button in app.button]


def test_choosing_a_hit_empties_the_box(run: Run) -> None:
    """The chosen event opens, and the hits are gone."""
    app = run()
    app.text_input(key="search-en").input("ocean").run()
    app.button(key="hit-event-ocean-2024-en").click().run()
    assert app.query_params["focus"] == "ocean-2024"
    assert app.text_input(key="search-en").value == ""


def test_nothing_found_says_what_to_try(run: Run) -> None:
    """An empty result is not silent."""
    app = run()
    app.text_input(key="search-en").input("zzzz").run()
    assert any("Try another spelling" in each.proto.body for each in app.get("html"))
