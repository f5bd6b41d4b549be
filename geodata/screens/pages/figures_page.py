"""The page of figures: every event that has any, each figure with its speaker, one axis a unit."""

from typing import Final

import streamlit as st

from geodata.brief.records import Event
from geodata.charts.ladder_html import legend, look, tables
from geodata.charts.ladders import Axis, Ladder, axes, ladders
from geodata.screens.evidence.axis_scale import scale
from geodata.screens.map import view_choice
from geodata.screens.shell import session_store
from geodata.screens.shell.page_context import Desk
from geodata.screens.shell.page_intro import opening
from geodata.screens.shell.widget_text import element, literal
from geodata.words import direction, say

MOST_EVENTS: Final = 80


def figures(desk: Desk) -> None:
    """The ladders of the events that pass the filters: those with rival figures first."""
    lang = desk.lang
    shown = [desk.brief.events[int(row)] for row in desk.selection.shown]
    found = {event.id: ladders(event) for event in shown}
    every = [ladder for listed in found.values() for ladder in listed]
    shared = axes(every, log=session_store.log_scale())
    with st.container(key="figures"):
        if not every:
            st.html(opening(desk, "figures", intro="none"))
            return
        st.html(opening(desk, "figures", legend(look(None, lang, desk.theme))))
        scale(desk)
        if any(not axis.log for axis in shared.values()) and session_store.log_scale():
            st.html(element("p", say("figures.zero", lang), class_="map-note"))
        rival = [event for event in shown if sum(len(each.rungs) for each in found[event.id]) > 1]
        single = [event for event in shown if found[event.id] and event not in rival]
        if len(rival) + len(single) > MOST_EVENTS:
            words = say("figures.cut", lang, shown=MOST_EVENTS, n=len(rival) + len(single))
            st.html(element("p", words, class_="notice"))
        room = max(MOST_EVENTS - len(rival), 0)
        for title, events in (("figures.rival", rival[:MOST_EVENTS]), ("figures.single", single[:room])):
            if events:
                st.html(element("h2", say(title, lang)))
            for event in events:
                _event(desk, event, found[event.id], shared)


def _event(desk: Desk, event: Event, found: tuple[Ladder, ...], shared: dict[str, Axis]) -> None:
    lang = desk.lang
    with st.container(key=f"ladder-{event.id}", gap="small"):
        st.html(
            element(
                "section",
                element("h3", event.title[lang]),
                *tables(found, shared, desk.brief, look(event.kind, lang, desk.theme), alone=True),
                class_="ladder",
                lang=lang,
                dir=direction(lang),
            )
        )
        st.page_link(
            "dashboard.py",
            label=say("figures.show", lang, event=literal(event.title[lang])),
            query_params=view_choice.event(desk, event.id).params(),
        )
