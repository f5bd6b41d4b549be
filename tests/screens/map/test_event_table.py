"""Event table: words, order, pages and messages."""

import json
import zlib
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from geodata.atlas.atlas_frames import Atlas
from geodata.library.brief_entry import LibraryEntry
from geodata.screens.map.event_table import (
    TABLE_COLUMNS,
    apply_table_message,
    compress_json,
    table_page_data,
)
from geodata.screens.shell import view_state
from geodata.screens.shell.page_context import PageContext
from geodata.view import View
from geodata.webmap.component_contract import EventTableData

Run = Callable[..., AppTest]


@pytest.fixture
def context(run: Run, monkeypatch: pytest.MonkeyPatch) -> PageContext:
    """Page context with a table of twelve rows a page, and a session that takes messages."""
    laid: PageContext = run().session_state["page_context"]
    monkeypatch.setattr("geodata.screens.map.event_table.ROWS_PER_PAGE", 12)
    monkeypatch.setattr("streamlit.session_state", {"view": laid.view})
    monkeypatch.setattr("geodata.screens.shell.view_state.set_view", view_state.replace_view)
    return laid


def column(shown: dict[str, Any], name: str) -> list[str]:
    """The words of a column."""
    at = TABLE_COLUMNS.index(name) + 1
    return [shown["cell_texts"][row[at]] for row in shown["rows"]]


def events(context: PageContext) -> list[str]:
    """The ids of the events on all pages, in their order."""
    found: list[str] = []
    for page in range(1, table_page_data(context)["pages"] + 1):
        apply_table_message(context, {"page": page})
        found += [row[0] for row in table_page_data(context)["rows"]]
    return found


def test_the_page_carries_it_packed(run: Run) -> None:
    """A row an event, in the order of the brief, in words."""
    components = [each.proto for each in run(actor="irn").get("bidi_component")]
    sent = next(each for each in components if each.component_name == "briefmap.table")
    shown = json.loads(zlib.decompress(sent.bytes))
    EventTableData.model_validate_json(json.dumps(shown))
    titles = ["Combat drones from Iran to Russia", "Ballistic missiles from Iran to Russia"]
    assert column(shown, "event")[:2] == titles
    assert column(shown, "where")[0] == "Iran → Russia"
    assert set(column(shown, "standing")) <= {"Within the period", "Perhaps within it"}


def test_it_is_written_the_way_of_the_language(context: PageContext) -> None:
    """Columns stand in reading order; the browser lays them out from the right."""
    shown = table_page_data(replace(context, lang="ar"))
    assert shown["direction"] == "rtl"
    assert [label for _, label in shown["columns"]][:2] == ["الحدث", "النوع"]


def test_it_has_pages(context: PageContext) -> None:
    """A page of many events is shown, with its row numbers."""
    found = []
    for page in (1, 2, 3):
        apply_table_message(context, {"page": page})
        found.append(table_page_data(context)["page_label"])
    assert found == [f"Events {rows} of 30" for rows in ("1–12", "13–24", "25–30")]


def test_every_event_is_on_one_page(context: PageContext) -> None:
    """Pages hold the selection in its order, each event once."""
    assert events(context) == [event.id for event in context.brief.events]


def test_a_page_stays_small(context: PageContext, monkeypatch: pytest.MonkeyPatch) -> None:
    """All thirty rows of the brief travel in under four kilobytes."""
    monkeypatch.setattr("geodata.screens.map.event_table.ROWS_PER_PAGE", 50)
    assert all(
        len(compress_json(table_page_data(replace(context, lang=lang)))) < 4_000 for lang in ("ar", "en")
    )


def test_another_selection_begins_at_its_first_page(context: PageContext) -> None:
    """The page turned to belongs to one list of rows."""
    apply_table_message(context, {"page": 2})
    assert table_page_data(context)["page"] == 2
    assert table_page_data(replace(context, view=View(actors=frozenset({"rus"}))))["page"] == 1


@pytest.mark.parametrize("name", TABLE_COLUMNS)
def test_a_column_sorts_both_ways_and_back(name: str, context: PageContext) -> None:
    """Once rises, twice falls, three times is the order of the brief; no event is lost."""
    orders = [events(context)]
    for _ in range(3):
        apply_table_message(context, {"sort": name})
        orders.append(events(context))
    plain, rising, falling, again = orders
    assert again == plain
    assert sorted(rising) == sorted(falling) == sorted(plain)
    assert name == "standing" or rising != falling


def test_dates_sort_by_their_first_day(context: PageContext) -> None:
    """Dates sort by day and not by words; undated events come last."""
    apply_table_message(context, {"sort": "when"})
    whens = [context.brief.event_by_id[name].when for name in events(context)]
    days = [when.bounds.earliest for when in whens if when.bounds and when.bounds.earliest]
    assert days == sorted(days)
    assert [when.undated for when in whens] == sorted(when.undated for when in whens)


def test_a_row_opens_its_card(context: PageContext) -> None:
    """The event comes into focus and into sight."""
    apply_table_message(context, {"open": "troops-in-russia"})
    view = view_state.current_view()
    assert view.focus == "troops-in-russia"
    assert view.camera is not None
    assert table_page_data(replace(context, view=view))["focus"] == "troops-in-russia"


def test_a_row_chosen_again_is_left(context: PageContext) -> None:
    """The card closes."""
    apply_table_message(replace(context, view=View(focus="troops-in-russia")), {"open": "troops-in-russia"})
    assert view_state.current_view().focus is None


@pytest.mark.parametrize("wish", [None, {}, {"open": "nothing"}, {"sort": "colour"}, {"page": "2"}, "open"])
def test_nothing_else_can_be_asked(wish: object, context: PageContext) -> None:
    """An unknown message is rejected with a notice."""
    apply_table_message(context, wish)
    assert view_state.current_view() == context.view
    assert view_state.ignored_parameters() == (("table", repr(wish), "bad-value"),)


def test_what_is_proposed_says_so(context: PageContext, drafted_atlas: Atlas) -> None:
    """An unaccepted event is marked as proposed in its status."""
    entry = LibraryEntry("drafted", None, drafted_atlas)
    found = column(table_page_data(replace(context, entry=entry, view=View())), "status")
    assert found[0] == "Actual · Found by rule"
    assert "Proposed" not in found[1]


def test_every_row_says_who_tells_it(context: PageContext) -> None:
    """In words, and sorted by them."""
    shown = table_page_data(context)
    assert column(shown, "tellers")[0].endswith("independent sources")
    apply_table_message(context, {"sort": "tellers"})
    told = column(table_page_data(context), "tellers")
    assert told == sorted(told, key=str.casefold)


def test_a_filter_words_no_row_anew(context: PageContext, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cells that no filter changes are taken from the run before; the standing of the row is not."""
    before = table_page_data(context)
    monkeypatch.setattr("geodata.screens.map.event_table._CELL_TEXTS", {})
    assert table_page_data(context) == before


def test_events_that_carry_a_note_on_the_text_are_named(context: PageContext) -> None:
    """The browser gives them the sign of the list."""
    noted = {name for query in context.brief.queries for name in query.events}
    shown = table_page_data(context)
    assert set(shown["noted"]) == noted & {row[0] for row in shown["rows"]}
    assert shown["noted"]
