"""Lists below the map: event table, events off the map, sources, notes on the text."""

from typing import Final

import streamlit as st

from geodata.brief.record_types.event_record import Event
from geodata.brief.record_types.source_record import Source
from geodata.phrasing.clock_words import event_date_phrase
from geodata.phrasing.event_words import event_kind_name
from geodata.phrasing.list_words import join_facts
from geodata.phrasing.source_words import reliability_phrase, source_affiliation
from geodata.phrasing.stamp_words import untranslated_tag
from geodata.phrasing.teller_words import tellers_phrase
from geodata.screens.evidence.event_card import queries_html
from geodata.screens.map import view_choice
from geodata.screens.map.event_table import show_event_table
from geodata.screens.shell import session_store, view_state
from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.view_fragments import changes_view
from geodata.screens.shell.widget_text import Markup, escape_markdown, html_element
from geodata.words import language_direction, translate

MAX_OFF_MAP_EVENTS: Final = 60
LISTS: Final = ("table", "off-map", "sources", "notes")
"""The lists, the one that is shown first in front."""
_SETTING: Final = "lists"


def show_lists(context: PageContext) -> None:
    """Write the switch between the four lists, and the chosen one."""
    makers = (show_events, show_off_map_events, show_sources, show_queries)
    words = {name: translate(f"below-map.{name}", context.lang) for name in LISTS}
    with st.container(key="below-map"):
        # Streamlit's tabs rerun all their contents at each change, which delays the map.
        chosen = session_store.show_setting_switch(
            _SETTING, words, label=translate("below-map.title", context.lang), lang=context.lang
        )
        with st.container(key=chosen):
            dict(zip(LISTS, makers, strict=True))[chosen](context)


def choose_list(asked: object) -> None:
    """Choose the list that a link of the page asks for; the page's script leads there."""
    if asked in LISTS:
        session_store.set_setting(_SETTING, str(asked))


def list_link(name: str, words: str) -> Markup:
    """Return a link to one of the lists below the map."""
    return html_element("a", words, href="#", data_list=name)


def show_events(context: PageContext) -> None:
    """Write the table of the selected events; a hint where there is none."""
    if len(context.selection.shown_rows):
        show_event_table(context)
    else:
        key = "event-counts.no-events" if len(context.brief.events) else "empty-brief.title"
        st.html(html_element("p", translate(key, context.lang), role="status"))


def show_off_map_events(context: PageContext) -> None:
    """Write the selected events off the map, each with its reason; a click opens the card."""
    rows = context.selection.shown_rows
    found = rows[~context.atlas.events["on_map"].to_numpy(bool)[rows]]
    key = "off-map-list.intro" if len(found) else "off-map-list.none"
    st.html(html_element("p", translate(key, context.lang), class_="map-note"))
    for row in found[:MAX_OFF_MAP_EVENTS].tolist():
        _show_off_map_event(context, context.brief.events[row])
    if len(found) > MAX_OFF_MAP_EVENTS:
        st.html(
            html_element(
                "p",
                translate("off-map-list.truncated", context.lang, shown=MAX_OFF_MAP_EVENTS, n=len(found)),
                class_="map-note",
            )
        )


def _show_off_map_event(context: PageContext, event: Event) -> None:
    lang = context.lang
    with st.container(key=f"open-{event.id}", gap=None):
        st.button(
            escape_markdown(event.title[lang]),
            key=f"open-{event.id}-{lang}",
            type="tertiary",
            on_click=changes_view(
                lambda: view_state.set_view(view_choice.view_with_event(context, event.id))
            ),
        )
        words = [
            event_kind_name(event, context.brief, lang),
            event_date_phrase(event, lang),
            tellers_phrase(event, context.brief, lang),
            untranslated_tag(event, context.brief, lang),
        ]
        reason = event.off_map[lang] if event.off_map else ""
        st.html(
            html_element(
                "p",
                reason,
                html_element("span", join_facts(*words), class_="quiet line"),
                dir=language_direction(lang),
                lang=lang,
            )
        )


def show_sources(context: PageContext) -> None:
    """Write every source with the actor it speaks for and its number of claims."""
    said = context.atlas.claims["source"].value_counts()
    rows = [_source_row(context, source, int(said.get(source.id, 0))) for source in context.brief.sources]
    st.html(
        html_element("div", *rows, class_="listing", lang=context.lang, dir=language_direction(context.lang))
    )


def _source_row(context: PageContext, source: Source, number: int) -> Markup:
    lang = context.lang
    about = join_facts(
        source_affiliation(source, context.brief, lang),
        translate("count.claims", lang, n=number),
        reliability_phrase(source, lang),
    )
    return html_element(
        "div",
        html_element("span", source.name[lang]),
        html_element("span", about, class_="quiet"),
        class_="row",
    )


def show_queries(context: PageContext) -> None:
    """Write all notes on the text, each with links to its sentence and its events."""
    found = context.brief.queries
    key = "text-notes.intro" if found else "text-notes.none"
    intro = html_element("p", translate(key, context.lang), class_="map-note")
    body = queries_html(found, context.card_context, titled=False, linked=True)
    st.html(
        html_element(
            "div",
            intro,
            body,
            lang=context.lang,
            dir=language_direction(context.lang),
            class_="notes event-links",
        )
    )
