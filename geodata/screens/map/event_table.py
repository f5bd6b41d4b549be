"""Table of the selected events: sorted over all of them, sent a page at a time.

Streamlit's own table draws from the left whatever the language, sorts only the page that it was sent, and
takes longer to appear than the map; this one is an HTML table of ours.
"""

import hashlib
import json
import math
import zlib
from collections.abc import Callable, Hashable, Mapping
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import streamlit as st

from geodata.atlas.atlas_frames import Atlas, described_events, event_titles
from geodata.atlas.selection import STANDINGS
from geodata.brief.record_types.event_record import Event
from geodata.phrasing.clock_words import event_date_phrase
from geodata.phrasing.event_words import actor_names, event_kind_name, event_status_tags
from geodata.phrasing.list_words import join_facts, join_list
from geodata.phrasing.place_words import event_place_phrase
from geodata.phrasing.stamp_words import untranslated_tag
from geodata.phrasing.teller_words import tellers_phrase
from geodata.screens.map import view_choice
from geodata.screens.shell import view_state
from geodata.screens.shell.components import component_renderer
from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.view_fragments import changes_view
from geodata.words import Lang, language_direction, translate

TABLE_COMPONENT: Final = "briefmap.table"
TABLE_SCRIPT: Final = Path(str(files("geodata"))) / "instrument" / "served" / "event-table.js"
ROWS_PER_PAGE: Final = 50
"""Rows of one page, sent anew at each change of a filter."""
TABLE_COLUMNS: Final = ("event", "kind", "when", "where", "actors", "status", "tellers", "standing")
"""Columns in reading order; the first names the row."""
MAX_CACHED_SORT_KEYS: Final = 32
"""Sort keys kept, one array per brief, column and language, eight bytes per event."""
MAX_CACHED_ROWS: Final = 2048
"""Rows whose words are kept: a filter leaves most of a page's rows as they were."""
_SORT: Final = "table-sort"
_PAGE: Final = "table-page"
_MESSAGE: Final = "ask"
RowNumbers = npt.NDArray[np.intp]


def show_event_table(context: PageContext) -> None:
    """Write the table; a click on a row opens the event's card."""
    key = f"table-{context.brief.id}"
    component_renderer(TABLE_COMPONENT, TABLE_SCRIPT)(
        key=key,
        data=compress_json(table_page_data(context)),
        height="content",
        on_ask_change=changes_view(lambda: apply_table_message(context, st.session_state[key].get(_MESSAGE))),
    )


def compress_json(shown: Mapping[str, Any]) -> bytes:
    """Return JSON compressed with zlib: a page of rows would outweigh all else that a filter changes."""
    return zlib.compress(json.dumps(shown, ensure_ascii=False, separators=(",", ":")).encode())


def table_page_data(context: PageContext) -> dict[str, Any]:
    """Return one page: each row is an event's id and indices into ``cell_texts``."""
    lang, rows = context.lang, sorted_rows(context)
    pages = max(math.ceil(len(rows) / ROWS_PER_PAGE), 1)
    page = _current_page(rows, pages)
    start = (page - 1) * ROWS_PER_PAGE
    found = [_row_texts(context, int(at)) for at in rows[start : start + ROWS_PER_PAGE]]
    words = {text: at for at, text in enumerate(dict.fromkeys(text for row in found for text in row[1:]))}
    column, descending = _sort_order()
    return {
        "lang": lang,
        "direction": language_direction(lang),
        "title": translate("event-table.title", lang),
        "columns": [(name, translate(f"event-table.{name}", lang)) for name in TABLE_COLUMNS],
        "cell_texts": list(words),
        "rows": [(row[0], *(words[text] for text in row[1:])) for row in found],
        "sort": (column, descending),
        "focus": context.view.focus,
        "page": page,
        "pages": pages,
        "page_label": translate(
            "event-table.page-range", lang, rows=f"{start + 1:,}–{start + len(found):,}", n=len(rows)
        ),
        "noted": [row[0] for row in found if context.brief.queries_of(row[0])],
        "noted_label": translate("mark-list.noted", lang),
        "hint": translate("event-table.choose-hint", lang),
        "previous": translate("button.previous", lang),
        "next": translate("button.next", lang),
    }


def sorted_rows(context: PageContext) -> RowNumbers:
    """Return the row numbers of the selected events in the chosen order, else in that of the brief."""
    shown = np.asarray(context.selection.shown_rows, np.intp)
    column, descending = _sort_order()
    if column is None:
        return shown
    standing = context.selection.standing
    keys = (
        standing
        if column == "standing"
        else _sort_keys(context.atlas.digest, column, context.lang, context.atlas)
    )
    ranked = keys[shown]
    # Equal keys keep the order of the brief in both directions.
    return shown[np.argsort(-ranked if descending else ranked, kind="stable")]


def apply_table_message(context: PageContext, message: object) -> None:
    """Carry out a message of the table: open a card, sort by a column, or turn to a page."""
    match message:
        case {"open": str(event)} if event in context.brief.event_by_id:
            is_focused = event == context.view.focus
            view_state.set_view(
                context.view.with_changes(focus=None)
                if is_focused
                else view_choice.view_with_event(context, event)
            )
        case {"sort": str(column)} if column in TABLE_COLUMNS:
            st.session_state[_SORT] = _next_sort_order(column)
        case {"page": int(page)}:
            st.session_state[_PAGE] = (_rows_digest(sorted_rows(context)), page)
        case _:
            view_state.reject_parameter("table", repr(message))


def _next_sort_order(column: str) -> tuple[str | None, bool]:
    """Return the order after a click on a column head: ascending, descending, order of the brief."""
    now, descending = _sort_order()
    if now != column:
        return column, False
    return (None, False) if descending else (column, True)


def _sort_order() -> tuple[str | None, bool]:
    """Return the sorting column, None for the order of the brief, and whether it descends."""
    found: tuple[str | None, bool] = st.session_state.get(_SORT, (None, False))
    return found


def _current_page(rows: RowNumbers, pages: int) -> int:
    """Return the page turned to, from 1; another selection starts at the first."""
    digest, page = st.session_state.get(_PAGE, ("", 1))
    return min(max(page, 1), pages) if digest == _rows_digest(rows) else 1


def _rows_digest(rows: RowNumbers) -> str:
    """Return a hash of the listed rows in their order."""
    return hashlib.sha256(rows.tobytes()).hexdigest()


@st.cache_resource(max_entries=MAX_CACHED_SORT_KEYS, show_spinner=False)
def _sort_keys(digest: str, column: str, lang: Lang, _atlas: Atlas) -> npt.NDArray[np.int64]:  # noqa: ARG001 - the cache key
    """Return an integer per event of the brief, in the order of the column."""
    if column == "when":
        days = _atlas.filter_columns.start_earliest.astype(np.int64)
        return np.where(_atlas.filter_columns.undated, np.iinfo(np.int32).max, days)
    texts = np.asarray(_column_texts(column, lang, _atlas))
    return np.unique(texts, return_inverse=True)[1].astype(np.int64)


def _column_texts(column: str, lang: Lang, atlas: Atlas) -> list[str]:
    """Return the words of a column for each event, folded in case; those of rows without their records."""
    cell_text, described = _CELL_TEXTS[column], dict(described_events(atlas.brief))
    if len(described) == len(atlas.events):
        return [cell_text(described[row], atlas, lang).casefold() for row in range(len(atlas.events))]
    if column == "event":
        return [title.casefold() for title in event_titles(atlas, lang)]
    known: dict[Hashable, str] = {}
    texts = []
    for row, key in enumerate(_cell_keys(column, atlas)):
        if row in described or key not in known:
            event = described[row] if row in described else atlas.brief.events[row]
            known[(row,) if row in described else key] = cell_text(event, atlas, lang).casefold()
        texts.append(known[(row,) if row in described else key])
    return texts


def _cell_keys(column: str, atlas: Atlas) -> list[Hashable]:
    """Return for each event of a row the values that its cell follows from; equal ones have equal words."""
    if column in {"kind", "status"}:
        return [*atlas.events[column]]
    frames = {
        "actors": ((atlas.participations, "actor"),),
        "tellers": ((atlas.claims, "source"), (atlas.participations, "actor")),
        "where": ((atlas.locations, "place"),),
    }
    keys: list[list[str]] = [[] for _ in range(len(atlas.events))]
    for frame, value in frames[column]:
        for event, name in zip(frame["event"].tolist(), frame[value].tolist(), strict=True):
            keys[event].append(f"{value} {name}")
    return [*map(tuple, keys)]


def _row_texts(context: PageContext, at: int) -> tuple[str, ...]:
    """Return the id of an event and the words of its cells."""
    standing = STANDINGS[int(context.selection.standing[at])]
    return *_lasting_texts(context.atlas, at, context.lang), translate(f"standing.{standing}", context.lang)


@lru_cache(maxsize=MAX_CACHED_ROWS)
def _lasting_texts(atlas: Atlas, at: int, lang: Lang) -> tuple[str, ...]:
    """Return the id of an event and the words of its cells that no filter changes."""
    event = atlas.brief.events[at]
    return event.id, *(
        _CELL_TEXTS[column](event, atlas, lang) for column in TABLE_COLUMNS if column in _CELL_TEXTS
    )


def _status_text(event: Event, _: Atlas, lang: Lang) -> str:
    """Return the status, and "proposed" where no person has accepted the event."""
    return join_facts(*event_status_tags(event, lang))


def _actors_text(event: Event, atlas: Atlas, lang: Lang) -> str:
    return join_list(dict.fromkeys(actor_names(event, atlas.brief, lang)), lang)


_CELL_TEXTS: Final[Mapping[str, Callable[[Event, Atlas, Lang], str]]] = {
    "event": lambda event, atlas, lang: join_facts(
        event.title[lang], untranslated_tag(event, atlas.brief, lang)
    ),
    "kind": lambda event, atlas, lang: event_kind_name(event, atlas.brief, lang),
    "when": lambda event, _, lang: event_date_phrase(event, lang),
    "where": lambda event, atlas, lang: event_place_phrase(event, atlas.brief, lang),
    "actors": _actors_text,
    "status": _status_text,
    "tellers": lambda event, atlas, lang: tellers_phrase(event, atlas.brief, lang),
}
"""Words of each column but the standing, which depends on the View."""
