"""Under the map: the table of events, what is not on the map, the sources, the notes on the text."""

import hashlib
import math
from typing import Any, Final

import pandas as pd
import streamlit as st

from geodata.atlas.filters import STANDINGS
from geodata.brief.records import Event, Source
from geodata.brief.said import UNGRADED, when_words, where_words
from geodata.screens import choice, state
from geodata.screens.card import queries
from geodata.screens.desk import Desk
from geodata.screens.markup import Markup, element, literal
from geodata.words import direction, say

PAGE_ROWS: Final = 50
"""Rows of one page of the table: what is sent anew at each change of a filter."""
MOST_LISTED: Final = 60
WIDTHS: Final = {
    "event": 330,
    "kind": 90,
    "when": 190,
    "earliest": 100,
    "where": 210,
    "actors": 190,
    "status": 90,
    "standing": 130,
}
"""Columns of the table and their pixels, in reading order."""
TABS: Final = ("table", "off-map", "sources", "notes")


def lists(desk: Desk) -> None:
    """The four lists as tabs; only the open one is made."""
    makers = {"table": events, "off-map": off_map, "sources": sources, "notes": notes}
    with st.container(key="below"):
        labels = [say(f"tab.{name}", desk.lang) for name in TABS]
        for name, tab in zip(TABS, st.tabs(labels, key=f"tabs-{desk.lang}", on_change="rerun"), strict=True):
            if tab.open:
                with tab, st.container(key=name):
                    makers[name](desk)


def events(desk: Desk) -> None:
    """The events that pass the filters as a table that sorts; a chosen row opens its card."""
    shown = desk.selection.shown
    if not len(shown):
        st.html(element("p", say("counts.empty", desk.lang), role="status"))
        return
    # Rows are known by number: another selection is another table, or an old choice would mean a new event.
    key = f"table-{desk.lang}-{hashlib.sha256(shown.tobytes()).hexdigest()[:12]}"
    spot = st.container()
    page = _page(desk, key)
    frame = table(desk, page)
    with spot:
        st.dataframe(
            _ordered(frame, desk),
            key=f"{key}-{page}",
            hide_index=True,
            height=min(36 * (len(frame) + 1) + 2, 560),
            column_config=_columns(desk),
            on_select=lambda: _choose(desk, f"{key}-{page}", page),
            selection_mode="single-row",
            alt=say("table.title", desk.lang),
        )
    st.html(element("p", say("table.hint", desk.lang), class_="map-note"))


def _page(desk: Desk, key: str) -> int:
    """The page of a long table that the reader has turned to, from 1."""
    number = len(desk.selection.shown)
    if number <= PAGE_ROWS:
        return 1
    with st.container(key="table-page", horizontal=True, vertical_alignment="center"):
        page = st.pagination(math.ceil(number / PAGE_ROWS), key=f"page-{key}")
        first, last = (page - 1) * PAGE_ROWS + 1, min(page * PAGE_ROWS, number)
        shown = say("table.page", desk.lang, rows=f"{first:,}–{last:,}", n=number)
        st.html(element("p", shown, class_="map-note"))
    return page


def table(desk: Desk, page: int = 1) -> pd.DataFrame:
    """One page of the selected events in the order of the brief, a row each, as words of the language."""
    rows = desk.selection.shown[(page - 1) * PAGE_ROWS : page * PAGE_ROWS]
    return pd.DataFrame([_row(desk, int(row)) for row in rows])


def _row(desk: Desk, at: int) -> dict[str, object]:
    event, lang = desk.brief.events[at], desk.lang
    bounds = event.when.span
    actors = dict.fromkeys(desk.brief.actor[part.actor].name[lang] for part in event.actors)
    return {
        "event": event.title[lang],
        "kind": say(f"kind.{event.kind}", lang),
        "when": when_words(event.when, lang),
        "earliest": bounds.earliest.isoformat() if bounds and bounds.earliest else "",
        "where": where_words(event, desk.brief, lang),
        "actors": ("، " if lang == "ar" else ", ").join(actors),
        "status": say(f"status.{event.status}", lang),
        "standing": say(f"standing.{STANDINGS[int(desk.selection.standing[at])]}", lang),
    }


def _ordered(frame: pd.DataFrame, desk: Desk) -> pd.DataFrame:
    """The columns in reading order: the table is drawn from the left whatever the language."""
    return frame[frame.columns[::-1]] if desk.lang == "ar" else frame


def _columns(desk: Desk) -> dict[str, Any]:
    return {
        name: st.column_config.TextColumn(say(f"table.{name}", desk.lang), width=width)
        for name, width in WIDTHS.items()
    }


def _choose(desk: Desk, key: str, page: int) -> None:
    rows = st.session_state[key].selection.rows
    if not rows:
        state.change(focus=None)
        return
    event = desk.brief.events[int(desk.selection.shown[(page - 1) * PAGE_ROWS + rows[0]])]
    state.ask(choice.event(desk, event.id))


def off_map(desk: Desk) -> None:
    """The selected events that are not on the map, each with its reason; a click opens the card."""
    found = [event for row in desk.selection.shown if not (event := desk.brief.events[int(row)]).on_map]
    key = "off-map.intro" if found else "off-map.empty"
    st.html(element("p", say(key, desk.lang), class_="map-note"))
    for event in found[:MOST_LISTED]:
        _unplaced(desk, event)
    if len(found) > MOST_LISTED:
        st.html(
            element("p", say("off-map.more", desk.lang, shown=MOST_LISTED, n=len(found)), class_="map-note")
        )


def _unplaced(desk: Desk, event: Event) -> None:
    lang = desk.lang
    with st.container(key=f"open-{event.id}", gap=None):
        st.button(
            literal(event.title[lang]),
            key=f"open-{event.id}-{lang}",
            type="tertiary",
            on_click=lambda: state.ask(choice.event(desk, event.id)),
        )
        words = [say(f"kind.{event.kind}", lang), when_words(event.when, lang)]
        reason = event.off_map[lang] if event.off_map else ""
        st.html(
            element(
                "p",
                reason,
                element("span", " · ".join(words), class_="quiet line"),
                dir=direction(lang),
                lang=lang,
            )
        )


def sources(desk: Desk) -> None:
    """Everyone who says something, whom they speak for, and how much they say."""
    said = desk.atlas.claims["source"].value_counts()
    rows = [_source(desk, source, int(said.get(source.id, 0))) for source in desk.brief.sources]
    st.html(element("div", *rows, class_="listing", lang=desk.lang, dir=direction(desk.lang)))


def _source(desk: Desk, source: Source, number: int) -> Markup:
    lang = desk.lang
    actor = desk.brief.actor.get(source.actor) if source.actor else None
    grade = None
    if source.reliability != UNGRADED[0]:
        grade = f"{source.reliability}: {say(f'reliability.{source.reliability}', lang)}"
    words = [
        say("sources.speaks-for", lang, actor=actor.name[lang]) if actor else None,
        say("count.claims", lang, n=number),
        grade,
    ]
    about = " · ".join(word for word in words if word)
    return element(
        "div", element("span", source.name[lang]), element("span", about, class_="quiet"), class_="row"
    )


def notes(desk: Desk) -> None:
    """All notes on the text."""
    found = desk.brief.queries
    key = "notes.intro" if found else "notes.empty"
    intro = element("p", say(key, desk.lang), class_="map-note")
    body = queries(found, desk.reader, titled=False)
    st.html(element("div", intro, body, lang=desk.lang, dir=direction(desk.lang), class_="notes"))
