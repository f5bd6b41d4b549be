"""The table of the events that pass the filters: sorted over all of them, sent a page at a time.

Streamlit's own table draws from the left whatever the language, sorts only the page that it was sent, and
takes longer to appear than the map; this one is an HTML table of ours.
"""

import hashlib
import json
import math
import zlib
from collections.abc import Callable, Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import streamlit as st

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.selection import STANDINGS
from geodata.brief.records import Event
from geodata.phrasing.date_words import when_words
from geodata.phrasing.event_words import actor_names, kind_words, status_tags
from geodata.phrasing.list_words import join_facts, join_list
from geodata.phrasing.place_words import where_words
from geodata.screens.map import view_choice
from geodata.screens.shell import view_state
from geodata.screens.shell.components import component
from geodata.screens.shell.page_context import Desk
from geodata.words import Lang, direction, say

NAME: Final = "briefmap.table"
SCRIPT: Final = Path(str(files("geodata"))) / "instrument" / "served" / "event-table.js"
PAGE_ROWS: Final = 50
"""Rows of one page: what is sent anew at each change of a filter."""
COLUMNS: Final = ("event", "kind", "when", "where", "actors", "status", "standing")
"""Columns in reading order; the first names the row."""
COLUMNS_KEPT: Final = 32
"""Orders of a brief's events kept, eight bytes an event each."""
_SORT: Final = "table-sort"
_PAGE: Final = "table-page"
_ASKED: Final = "ask"
Rows = npt.NDArray[np.intp]


def table(desk: Desk) -> None:
    """The table; a chosen row opens its card."""
    key = f"table-{desk.brief.id}"
    component(NAME, SCRIPT)(
        key=key,
        data=packed(data(desk)),
        height="content",
        on_ask_change=lambda: hear(desk, st.session_state[key].get(_ASKED)),
    )


def packed(shown: Mapping[str, Any]) -> bytes:
    """What is sent: compressed, since a page of rows would outweigh all else that a filter changes."""
    return zlib.compress(json.dumps(shown, ensure_ascii=False, separators=(",", ":")).encode())


def data(desk: Desk) -> dict[str, Any]:
    """One page as the browser shows it: each row an event's id and numbers of ``words``."""
    lang, rows = desk.lang, ordered(desk)
    pages = max(math.ceil(len(rows) / PAGE_ROWS), 1)
    page = _page(rows, pages)
    start = (page - 1) * PAGE_ROWS
    found = [_row(desk, int(at)) for at in rows[start : start + PAGE_ROWS]]
    words = {text: at for at, text in enumerate(dict.fromkeys(text for row in found for text in row[1:]))}
    column, descending = _sorted()
    return {
        "lang": lang,
        "dir": direction(lang),
        "title": say("table.title", lang),
        "columns": [(name, say(f"table.{name}", lang)) for name in COLUMNS],
        "words": list(words),
        "rows": [(row[0], *(words[text] for text in row[1:])) for row in found],
        "sort": (column, descending),
        "focus": desk.view.focus,
        "page": page,
        "pages": pages,
        "where": say("table.page", lang, rows=f"{start + 1:,}–{start + len(found):,}", n=len(rows)),
        "hint": say("table.hint", lang),
        "previous": say("button.previous", lang),
        "next": say("button.next", lang),
    }


def ordered(desk: Desk) -> Rows:
    """Row numbers of the selected events in the order that was asked for, else in that of the brief."""
    shown = np.asarray(desk.selection.shown, np.intp)
    column, descending = _sorted()
    if column is None:
        return shown
    standing = desk.selection.standing
    keys = standing if column == "standing" else _keys(desk.atlas.digest, column, desk.lang, desk.atlas)
    ranked = keys[shown]
    # Equal keys keep the order of the brief in both directions.
    return shown[np.argsort(-ranked if descending else ranked, kind="stable")]


def hear(desk: Desk, asked: object) -> None:
    """Do what the table asks: open an event's card, sort by a column, turn to a page."""
    match asked:
        case {"open": str(event)} if event in desk.brief.event:
            again = event == desk.view.focus
            view_state.ask(desk.view.change(focus=None) if again else view_choice.event(desk, event))
        case {"sort": str(column)} if column in COLUMNS:
            st.session_state[_SORT] = _turned(column)
        case {"page": int(page)}:
            st.session_state[_PAGE] = (_digest(ordered(desk)), page)
        case _:
            view_state.refuse("table", repr(asked))


def _turned(column: str) -> tuple[str | None, bool]:
    """The order after the head of a column was pressed: rising, falling, that of the brief."""
    now, descending = _sorted()
    if now != column:
        return column, False
    return (None, False) if descending else (column, True)


def _sorted() -> tuple[str | None, bool]:
    """The column that sorts, and whether it falls."""
    found: tuple[str | None, bool] = st.session_state.get(_SORT, (None, False))
    return found


def _page(rows: Rows, pages: int) -> int:
    """The page turned to, from 1: another selection begins anew."""
    digest, page = st.session_state.get(_PAGE, ("", 1))
    return min(max(page, 1), pages) if digest == _digest(rows) else 1


def _digest(rows: Rows) -> str:
    """What is listed, in which order."""
    return hashlib.sha256(rows.tobytes()).hexdigest()


@st.cache_resource(max_entries=COLUMNS_KEPT, show_spinner=False)
def _keys(digest: str, column: str, lang: Lang, _atlas: Atlas) -> npt.NDArray[np.int64]:  # noqa: ARG001 - what the cache goes by
    """A number an event whose order is that of the column, over the whole brief."""
    if column == "when":
        days = _atlas.clock.start_earliest.astype(np.int64)
        return np.where(_atlas.clock.undated, np.iinfo(np.int32).max, days)
    say_cell = _CELLS[column]
    texts = np.asarray([say_cell(event, _atlas, lang).casefold() for event in _atlas.brief.events])
    return np.unique(texts, return_inverse=True)[1].astype(np.int64)


def _row(desk: Desk, at: int) -> tuple[str, ...]:
    """Id and words of an event."""
    event = desk.brief.events[at]
    cells: Iterator[str] = (
        _CELLS[column](event, desk.atlas, desk.lang) for column in COLUMNS if column in _CELLS
    )
    return event.id, *cells, say(f"standing.{STANDINGS[int(desk.selection.standing[at])]}", desk.lang)


def _status(event: Event, _: Atlas, lang: Lang) -> str:
    """The status, and whether a rule found it and no person has accepted it."""
    return join_facts(*status_tags(event, lang))


def _actors(event: Event, atlas: Atlas, lang: Lang) -> str:
    return join_list(dict.fromkeys(actor_names(event, atlas.brief, lang)), lang)


_CELLS: Final[Mapping[str, Callable[[Event, Atlas, Lang], str]]] = {
    "event": lambda event, _, lang: event.title[lang],
    "kind": lambda event, _, lang: kind_words(event, lang),
    "when": lambda event, _, lang: when_words(event.when, lang),
    "where": lambda event, atlas, lang: where_words(event, atlas.brief, lang),
    "actors": _actors,
    "status": _status,
}
"""The words of each column but the standing, which the View decides."""
