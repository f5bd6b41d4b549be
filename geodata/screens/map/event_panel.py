"""The end side: the card of the event in focus, or the bottom line of the brief where none is."""

import streamlit as st

from geodata.brief.records import Brief, Event
from geodata.charts.ladders import ladders
from geodata.layout.legend import swatch
from geodata.screens.evidence.axis_scale import scale
from geodata.screens.evidence.event_card import card
from geodata.screens.shell import view_state
from geodata.screens.shell.page_context import Desk
from geodata.screens.shell.text_attachment import attachment
from geodata.screens.shell.widget_text import Markup, element
from geodata.words import Lang, direction, say


def panel(desk: Desk) -> None:
    """The card with its close button, or the empty state."""
    with st.container(key="card"):
        if desk.event is None:
            st.html(bottom_line(desk.brief, desk.lang))
        else:
            focused(desk, way=("reading.py", "reading.open"))
        attachment(desk)


def focused(desk: Desk, *, way: tuple[str, str]) -> None:
    """The card of the event in focus, with its close button and the way (script, words) to another page."""
    if desk.event is None:
        return
    with st.container(key="card-ways", horizontal=True, vertical_alignment="center"):
        st.button(
            say("card.close", desk.lang),
            key=f"close-{desk.lang}",
            type="tertiary",
            icon=":material/close:",
            on_click=lambda: view_state.change(focus=None),
        )
        st.page_link(way[0], label=say(way[1], desk.lang), query_params=desk.view.params())
    st.html(_card(desk, desk.event))
    if any(ladder.rival for ladder in ladders(desk.event)):
        scale(desk)


def bottom_line(brief: Brief, lang: Lang) -> Markup:
    """The brief in two or three lines, and what to do next."""
    return element(
        "section",
        element("h2", say("term.bottom-line", lang)),
        *(element("p", line[lang]) for line in brief.summary),
        element("p", say("card.hint", lang), class_="hint"),
        class_="bottom-line",
        lang=lang,
        dir=direction(lang),
    )


def _card(desk: Desk, event: Event) -> Markup:
    standing = desk.selection.standing_of(event.id)
    reason = desk.selection.reason_of(event.id)
    note = say("card.filtered", desk.lang, reason=say(f"omitted.{reason}", desk.lang)) if reason else None
    return card(
        event,
        desk.reader,
        swatch=swatch(event.kind, desk.theme),
        standing=say(f"standing.{standing}", desk.lang),
        note=note,
    )
