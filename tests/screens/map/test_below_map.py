"""The lists under the map."""

import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from geodata.screens.map.below_map import LISTS, choose_list
from geodata.screens.shell import session_store

Run = Callable[..., AppTest]


def test_empty_selection_says_what_to_do(run: Run) -> None:
    """No event, no table, and a way out."""
    app = run(layer="-")
    assert not [each for each in app.get("bidi_component") if each.proto.component_name == "briefmap.table"]
    assert any("reset the filters" in each.proto.body for each in app.get("html"))


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        ("off-map", "Each stands here with the reason"),
        ("sources", "speaks for"),
        ("notes", "flagged here and never mended"),
    ],
)
def test_only_the_chosen_list_is_made(run: Run, chosen: str, words: str) -> None:
    """A list is made when it is chosen."""
    app = run()
    assert not any(words in each.proto.body for each in app.get("html"))
    app.session_state["settings"] = {"lists": chosen}
    app.run()
    assert any(words in each.proto.body for each in app.get("html"))


def test_unplaced_event_opens_its_card(run: Run) -> None:
    """An event off the map has a card too."""
    app = run()
    app.session_state["settings"] = {"lists": "off-map"}
    app.run()
    app.button(key="open-four-front-en").click().run()
    assert app.query_params["focus"] == "four-front"


def test_a_note_leads_to_its_sentence_and_its_events(run: Run) -> None:
    """Six notes, each with its passage, and chips where it is about events."""
    app = run()
    app.session_state["settings"] = {"lists": "notes"}
    app.run()
    notes = next(each.proto.body for each in app.get("html") if "flagged here" in each.proto.body)
    queries = app.session_state["page_context"].brief.queries
    assert notes.count("data-passage=") == len(queries)
    assert re.findall(r'data-focus="([^"]+)"', notes) == [name for each in queries for name in each.events]
    assert 'class="notes event-links"' in notes


def test_a_link_chooses_a_list(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that is none of them chooses nothing."""
    monkeypatch.setattr("streamlit.session_state", {})
    choose_list("notes")
    assert session_store.get_setting("lists", LISTS) == "notes"
    choose_list("<script>")
    assert session_store.get_setting("lists", LISTS) == "notes"
