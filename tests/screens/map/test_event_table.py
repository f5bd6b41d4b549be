"""The table of events: words, order, pages, and what it may ask."""

import json
import zlib
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.library import Entry
from geodata.screens.map.event_table import COLUMNS, data, hear, packed
from geodata.screens.shell import view_state
from geodata.screens.shell.page_context import Desk
from geodata.view import View

Run = Callable[..., AppTest]


@pytest.fixture
def desk(run: Run, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """What lies before the reader of a page of twelve rows, and a session to ask in."""
    laid: Desk = run().session_state["desk"]
    monkeypatch.setattr("geodata.screens.map.event_table.PAGE_ROWS", 12)
    monkeypatch.setattr("streamlit.session_state", {"view": laid.view})
    monkeypatch.setattr("geodata.screens.shell.view_state.ask", view_state.settle)
    return laid


def column(shown: dict[str, Any], name: str) -> list[str]:
    """The words of a column."""
    at = COLUMNS.index(name) + 1
    return [shown["words"][row[at]] for row in shown["rows"]]


def events(desk: Desk) -> list[str]:
    """The ids of the events on all pages, in their order."""
    found: list[str] = []
    for page in range(1, data(desk)["pages"] + 1):
        hear(desk, {"page": page})
        found += [row[0] for row in data(desk)["rows"]]
    return found


def test_the_page_carries_it_packed(run: Run) -> None:
    """A row an event, in the order of the brief, in words."""
    components = [each.proto for each in run(actor="irn").get("bidi_component")]
    sent = next(each for each in components if each.component_name == "briefmap.table")
    shown = json.loads(zlib.decompress(sent.bytes))
    titles = ["Combat drones from Iran to Russia", "Ballistic missiles from Iran to Russia"]
    assert column(shown, "event")[:2] == titles
    assert column(shown, "where")[0] == "Iran → Russia"
    assert set(column(shown, "standing")) <= {"Within the period", "Perhaps within it"}


def test_it_is_written_the_way_of_the_language(desk: Desk) -> None:
    """Columns stand in reading order; the browser lays them out from the right."""
    shown = data(replace(desk, lang="ar"))
    assert shown["dir"] == "rtl"
    assert [label for _, label in shown["columns"]][:2] == ["الحدث", "النوع"]


def test_it_has_pages(desk: Desk) -> None:
    """Of many events a page is shown, and it is said which."""
    found = []
    for page in (1, 2, 3):
        hear(desk, {"page": page})
        found.append(data(desk)["where"])
    assert found == [f"Events {rows} of 30" for rows in ("1–12", "13–24", "25–30")]


def test_every_event_is_on_one_page(desk: Desk) -> None:
    """Pages hold the selection in its order, each event once."""
    assert events(desk) == [event.id for event in desk.brief.events]


def test_a_page_stays_small(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """All thirty rows of the brief travel in under four kilobytes."""
    monkeypatch.setattr("geodata.screens.map.event_table.PAGE_ROWS", 50)
    assert all(len(packed(data(replace(desk, lang=lang)))) < 4_000 for lang in ("ar", "en"))


def test_another_selection_begins_at_its_first_page(desk: Desk) -> None:
    """A page of what was listed before means nothing now."""
    hear(desk, {"page": 2})
    assert data(desk)["page"] == 2
    assert data(replace(desk, view=View(actors=frozenset({"rus"}))))["page"] == 1


@pytest.mark.parametrize("name", COLUMNS)
def test_a_column_sorts_both_ways_and_back(name: str, desk: Desk) -> None:
    """Once rises, twice falls, three times is the order of the brief; no event is lost."""
    orders = [events(desk)]
    for _ in range(3):
        hear(desk, {"sort": name})
        orders.append(events(desk))
    plain, rising, falling, again = orders
    assert again == plain
    assert sorted(rising) == sorted(falling) == sorted(plain)
    assert name == "standing" or rising != falling


def test_dates_sort_by_their_first_day(desk: Desk) -> None:
    """Days and not words decide; what has no date comes last."""
    hear(desk, {"sort": "when"})
    whens = [desk.brief.event[name].when for name in events(desk)]
    days = [when.span.earliest for when in whens if when.span and when.span.earliest]
    assert days == sorted(days)
    assert [when.undated for when in whens] == sorted(when.undated for when in whens)


def test_a_row_opens_its_card(desk: Desk) -> None:
    """The event comes into focus and into sight."""
    hear(desk, {"open": "troops-in-russia"})
    view = view_state.current()
    assert view.focus == "troops-in-russia"
    assert view.camera is not None
    assert data(replace(desk, view=view))["focus"] == "troops-in-russia"


def test_a_row_chosen_again_is_left(desk: Desk) -> None:
    """The card closes."""
    hear(replace(desk, view=View(focus="troops-in-russia")), {"open": "troops-in-russia"})
    assert view_state.current().focus is None


@pytest.mark.parametrize("wish", [None, {}, {"open": "nothing"}, {"sort": "colour"}, {"page": "2"}, "open"])
def test_nothing_else_can_be_asked(wish: object, desk: Desk) -> None:
    """What a table does not ask is refused and said."""
    hear(desk, wish)
    assert view_state.current() == desk.view
    assert view_state.ignored() == (("table", repr(wish), "bad-value"),)


def test_what_is_proposed_says_so(desk: Desk, drafted_atlas: Atlas) -> None:
    """The status of what no person has accepted is not left to stand alone."""
    entry = Entry("drafted", None, drafted_atlas)
    found = column(data(replace(desk, entry=entry, view=View())), "status")
    assert found[0] == "Actual · Proposed by rule"
    assert "Proposed" not in found[1]
