"""Lists below the map: event table, events off the map, sources, notes on the text."""

from typing import Final

import streamlit as st

from geodata.brief.records import Event, Source
from geodata.phrasing.date_words import when_words
from geodata.phrasing.event_words import kind_words
from geodata.phrasing.list_words import join_facts
from geodata.phrasing.source_words import reliability_words, source_affiliation
from geodata.screens.evidence.event_card import queries_html
from geodata.screens.map import view_choice
from geodata.screens.map.event_table import show_event_table
from geodata.screens.shell import session_store, view_state
from geodata.screens.shell.page_context import Desk
from geodata.screens.shell.widget_text import Markup, element, literal
from geodata.words import direction, say

MAX_OFF_MAP_EVENTS: Final = 60


def show_lists(context: Desk) -> None:
    """Write the switch between the four lists, and the chosen one."""
    makers = {
        "table": show_events,
        "off-map": show_off_map_events,
        "sources": show_sources,
        "notes": show_queries,
    }
    words = {name: say(f"lists.{name}", context.lang) for name in makers}
    with st.container(key="below"):
        # Streamlit's tabs rerun all their contents at each change, which delays the map.
        chosen = session_store.show_setting_switch(
            "lists", words, label=say("lists.title", context.lang), lang=context.lang
        )
        with st.container(key=chosen):
            makers[chosen](context)


def show_events(context: Desk) -> None:
    """Write the table of the selected events; a hint where there is none."""
    if len(context.selection.shown):
        show_event_table(context)
    else:
        st.html(element("p", say("counts.empty", context.lang), role="status"))


def show_off_map_events(context: Desk) -> None:
    """Write the selected events off the map, each with its reason; a click opens the card."""
    found = [event for row in context.selection.shown if not (event := context.brief.events[int(row)]).on_map]
    key = "off-map.intro" if found else "off-map.empty"
    st.html(element("p", say(key, context.lang), class_="map-note"))
    for event in found[:MAX_OFF_MAP_EVENTS]:
        _show_off_map_event(context, event)
    if len(found) > MAX_OFF_MAP_EVENTS:
        st.html(
            element(
                "p",
                say("off-map.more", context.lang, shown=MAX_OFF_MAP_EVENTS, n=len(found)),
                class_="map-note",
            )
        )


def _show_off_map_event(context: Desk, event: Event) -> None:
    lang = context.lang
    with st.container(key=f"open-{event.id}", gap=None):
        st.button(
            literal(event.title[lang]),
            key=f"open-{event.id}-{lang}",
            type="tertiary",
            on_click=lambda: view_state.ask(view_choice.event(context, event.id)),
        )
        words = [kind_words(event, lang), when_words(event.when, lang)]
        reason = event.off_map[lang] if event.off_map else ""
        st.html(
            element(
                "p",
                reason,
                element("span", join_facts(*words), class_="quiet line"),
                dir=direction(lang),
                lang=lang,
            )
        )


def show_sources(context: Desk) -> None:
    """Write every source with the actor it speaks for and its number of claims."""
    said = context.atlas.claims["source"].value_counts()
    rows = [_source_row(context, source, int(said.get(source.id, 0))) for source in context.brief.sources]
    st.html(element("div", *rows, class_="listing", lang=context.lang, dir=direction(context.lang)))


def _source_row(context: Desk, source: Source, number: int) -> Markup:
    lang = context.lang
    about = join_facts(
        source_affiliation(source, context.brief, lang),
        say("count.claims", lang, n=number),
        reliability_words(source, lang),
    )
    return element(
        "div", element("span", source.name[lang]), element("span", about, class_="quiet"), class_="row"
    )


def show_queries(context: Desk) -> None:
    """Write all notes on the text."""
    found = context.brief.queries
    key = "notes.intro" if found else "notes.empty"
    intro = element("p", say(key, context.lang), class_="map-note")
    body = queries_html(found, context.card_context, titled=False)
    st.html(element("div", intro, body, lang=context.lang, dir=direction(context.lang), class_="notes"))
