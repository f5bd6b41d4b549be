"""The lists under the map."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from geodata.screens.lists import MOST_ROWS, table

Run = Callable[..., AppTest]


def test_table_holds_the_selected_events(run: Run) -> None:
    """A row an event, in the order of the brief, in words."""
    frame = run(actor="irn").dataframe[0].value
    assert list(frame["event"])[:2] == [
        "Combat drones from Iran to Russia",
        "Ballistic missiles from Iran to Russia",
    ]
    assert frame["where"].iloc[0] == "Iran → Russia"
    assert set(frame["standing"]) <= {"Within the period", "Perhaps within it"}


def test_table_is_drawn_from_the_right_in_arabic(run: Run) -> None:
    """The first column of the reader is the last of the frame."""
    assert run(lang="ar").dataframe[0].value.columns[-1] == "event"


def test_table_is_cut_and_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of many events the first are listed, with the number of all."""
    monkeypatch.setattr("geodata.screens.lists.MOST_ROWS", 3)
    app = run()
    assert len(app.dataframe[0].value) == 3
    assert any("first 3 of 30 events" in each.proto.body for each in app.get("html"))


def test_at_most_500_rows(run: Run) -> None:
    """The bound that the page promises."""
    desk = run().session_state["desk"]
    assert MOST_ROWS == 500
    assert len(table(desk)) == 30


def test_empty_selection_says_what_to_do(run: Run) -> None:
    """No event, no table, and a way out."""
    app = run(layer="-")
    assert len(app.dataframe) == 0
    assert any("reset the filters" in each.proto.body for each in app.get("html"))


@pytest.mark.parametrize(
    ("tab", "words"),
    [
        ("In the brief, not on the map", "Each stands here with the reason"),
        ("Sources", "speaks for"),
        ("Notes on the text", "flagged here and never mended"),
    ],
)
def test_only_the_open_tab_is_made(run: Run, tab: str, words: str) -> None:
    """A list is made when its tab is opened."""
    app = run()
    assert not any(words in each.proto.body for each in app.get("html"))
    app.session_state["tabs-en"] = tab
    app.run()
    assert any(words in each.proto.body for each in app.get("html"))


def test_unplaced_event_opens_its_card(run: Run) -> None:
    """What is not on the map has a card all the same."""
    app = run()
    app.session_state["tabs-en"] = "In the brief, not on the map"
    app.run()
    app.button(key="open-four-front-en").click().run()
    assert app.query_params["focus"] == "four-front"
