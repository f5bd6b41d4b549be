"""The lists under the map."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from geodata.screens.lists import table

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


def test_a_long_table_has_pages(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of many events a page is shown, and it is said which."""
    monkeypatch.setattr("geodata.screens.lists.PAGE_ROWS", 12)
    app = run()
    assert len(app.dataframe[0].value) == 12
    assert any("Events 1–12 of 30" in each.proto.body for each in app.get("html"))


def test_every_event_is_on_one_page(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages hold the selection in its order, each event once."""
    monkeypatch.setattr("geodata.screens.lists.PAGE_ROWS", 12)
    desk = run().session_state["desk"]
    pages = [table(desk, page)["event"].tolist() for page in (1, 2, 3)]
    assert [len(page) for page in pages] == [12, 12, 6]
    assert [title for page in pages for title in page] == [event.title.en for event in desk.brief.events]


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
