"""Figures page: every event with figures, each with its speaker, on one axis per unit."""

from typing import Final

import streamlit as st

from geodata.brief.records import Event
from geodata.charts.ladder_html import legend, look, tables
from geodata.charts.ladders import Axis, Ladder, axes, ladders
from geodata.screens.evidence.axis_scale import show_axis_scale_switch
from geodata.screens.map import view_choice
from geodata.screens.shell import session_store
from geodata.screens.shell.page_context import Desk
from geodata.screens.shell.page_intro import page_intro_html
from geodata.screens.shell.page_links import show_page_link
from geodata.screens.shell.widget_text import element, literal
from geodata.words import direction, say

MAX_FIGURE_EVENTS: Final = 80


def show_figures_page(context: Desk) -> None:
    """Write the ladders of the events that pass the filters, those with rival figures first."""
    lang = context.lang
    shown = [context.brief.events[int(row)] for row in context.selection.shown]
    found = {event.id: ladders(event) for event in shown}
    every = [ladder for listed in found.values() for ladder in listed]
    shared = axes(every, log=session_store.is_log_scale())
    with st.container(key="figures"):
        if not every:
            st.html(page_intro_html(context, "figures", intro="none"))
            return
        st.html(page_intro_html(context, "figures", legend(look(None, lang, context.theme))))
        show_axis_scale_switch(context)
        if any(not axis.log for axis in shared.values()) and session_store.is_log_scale():
            st.html(element("p", say("figures.zero", lang), class_="map-note"))
        rival = [event for event in shown if sum(len(each.rungs) for each in found[event.id]) > 1]
        single = [event for event in shown if found[event.id] and event not in rival]
        if len(rival) + len(single) > MAX_FIGURE_EVENTS:
            words = say("figures.cut", lang, shown=MAX_FIGURE_EVENTS, n=len(rival) + len(single))
            st.html(element("p", words, class_="notice"))
        room = max(MAX_FIGURE_EVENTS - len(rival), 0)
        for title, events in (
            ("figures.rival", rival[:MAX_FIGURE_EVENTS]),
            ("figures.single", single[:room]),
        ):
            if events:
                st.html(element("h2", say(title, lang)))
            for event in events:
                _show_event_ladders(context, event, found[event.id], shared)


def _show_event_ladders(
    context: Desk, event: Event, found: tuple[Ladder, ...], shared: dict[str, Axis]
) -> None:
    lang = context.lang
    with st.container(key=f"ladder-{event.id}", gap="small"):
        st.html(
            element(
                "section",
                element("h3", event.title[lang]),
                *tables(found, shared, context.brief, look(event.kind, lang, context.theme), alone=True),
                class_="ladder",
                lang=lang,
                dir=direction(lang),
            )
        )
        show_page_link(
            "dashboard",
            view_choice.event(context, event.id),
            label=say("figures.show", lang, event=literal(event.title[lang])),
        )
