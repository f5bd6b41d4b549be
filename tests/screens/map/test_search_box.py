"""The search box."""

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from geodata.atlas.search_index import SearchHit
from geodata.screens.map.search_box import MAX_HITS, hit_label, record_label

Run = Callable[..., AppTest]
Sent = Callable[[AppTest, str], dict[str, Any]]


def test_label_is_literal() -> None:
    """The name of a hit is not Markdown, and keeps its own direction."""
    assert hit_label("*x*", "[E]vent") == "\u2068\\*x\\*\u2069 :small[\\[E\\]vent]"


def test_label_of_a_record_has_its_kind_and_the_words_in_their_context() -> None:
    """Found words are bold; blanks beside them stay; words of another language keep their direction."""
    hit = SearchHit(
        "statement", "a", "حدث", ("a",), (("…of *two* ", False), ("ships", True), (" now", False))
    )
    expected = "\u2068حدث\u2069 :gray-badge[Statement] :small[\u2068…of \\*two\\* **ships** now\u2069]"
    assert record_label(hit, "en") == expected


def test_what_is_said_leads_to_its_event(run: Run) -> None:
    """A statement that has the words of no title opens the event; its speaker is a link to the sources."""
    app = run()
    app.text_input(key="search-en").input("kirby").run()
    assert any("badge[Speaker]" in link.proto.label for link in app.get("page_link"))
    hit = next(button for button in app.button if str(button.key).startswith("hit-statement-"))
    assert "**Kirby**" in hit.label
    hit.click().run()
    assert app.query_params["focus"] == "troops-in-russia"


def test_results_that_are_not_listed_are_counted(run: Run) -> None:
    """A word that stands in half of the brief has more hits than the list."""
    app = run()
    app.text_input(key="search-en").input("russia").run()
    listed = [button for button in app.button if str(button.key).startswith("hit-")]
    assert len(listed) <= MAX_HITS
    assert any("results more" in each.proto.body for each in app.get("html"))


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


def test_a_place_of_the_world_is_flown_to_and_marked(run: Run, sent: Sent) -> None:
    """Neither filters nor focus change; the marker is in the session, not in the link."""
    app = run(show="relations", match="all")
    app.text_input(key="search-en").input("aden").run()
    app.button(key="world-aden-en").click().run()
    assert (app.query_params["show"], app.query_params["match"]) == ("relations", "all")
    assert [round(float(app.query_params[key])) for key in ("lon", "lat", "zoom")] == [45, 13, 9]
    assert not {"marker", "name"} & set(app.query_params)
    marker = sent(app, "map")["marker"]
    assert (marker["name"], marker["kind"], marker["number"]) == ("Aden", "Port", 1)
    assert app.text_input(key="search-en").value == ""


def test_coordinates_are_flown_to(run: Run, sent: Sent) -> None:
    """In any notation; the hit has letters for the sides, as they were understood."""
    app = run(lang="ar")
    app.text_input(key="search-ar").input("٣٧٫٥٢ ش ٢٤٫١ ق").run()
    button = app.button(key="world-position-ar")
    assert "37°31.20′N 24°06.00′E" in button.label.replace("\\", "")
    button.click().run()
    assert sent(app, "map")["marker"]["at"] == [24.1, 37.52]


def test_wrong_coordinates_are_named_and_the_likely_ones_offered(run: Run) -> None:
    """The message says what is wrong; a click flies to the nearest right form."""
    app = run()
    app.text_input(key="search-en").input("139.7, 35.5").run()
    words = [each.proto.body for each in app.get("html")]
    assert any("A latitude goes to 90°" in text for text in words)
    assert "35°30.00′N 139°42.00′E" in app.button(key="world-position-en").label.replace("\\", "")
    assert not any("Try another spelling" in text for text in words)


def test_a_place_of_the_brief_is_offered_once(run: Run) -> None:
    """Its hit leads to the brief's place, not to the same one of the gazetteer."""
    app = run()
    app.text_input(key="search-en").input("vladivostok").run()
    keys = [str(button.key) for button in app.button]
    assert "hit-place-vladivostok-en" in keys
    assert "world-vladivostok-en" not in keys
