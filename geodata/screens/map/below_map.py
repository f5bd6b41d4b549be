"""Under the map: the table of events, what is not on the map, the sources, the notes on the text."""

from typing import Final

import streamlit as st

from geodata.brief.records import Event, Source
from geodata.phrasing.date_words import when_words
from geodata.phrasing.event_words import kind_words
from geodata.phrasing.list_words import join_facts
from geodata.phrasing.source_words import reliability_words, source_affiliation
from geodata.screens.evidence.event_card import queries
from geodata.screens.map import view_choice
from geodata.screens.map.event_table import table
from geodata.screens.shell import session_store, view_state
from geodata.screens.shell.page_context import Desk
from geodata.screens.shell.widget_text import Markup, element, literal
from geodata.words import direction, say

MOST_LISTED: Final = 60


def lists(desk: Desk) -> None:
    """The list that was chosen of the four."""
    makers = {"table": events, "off-map": off_map, "sources": sources, "notes": notes}
    words = {name: say(f"lists.{name}", desk.lang) for name in makers}
    with st.container(key="below"):
        # Streamlit's tabs look through what they hold at each change and hold up the map for it.
        chosen = session_store.switch("lists", words, label=say("lists.title", desk.lang), lang=desk.lang)
        with st.container(key=chosen):
            makers[chosen](desk)


def events(desk: Desk) -> None:
    """The events that pass the filters as a table that sorts; a chosen row opens its card."""
    if len(desk.selection.shown):
        table(desk)
    else:
        st.html(element("p", say("counts.empty", desk.lang), role="status"))


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
            on_click=lambda: view_state.ask(view_choice.event(desk, event.id)),
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


def sources(desk: Desk) -> None:
    """Everyone who says something, whom they speak for, and how much they say."""
    said = desk.atlas.claims["source"].value_counts()
    rows = [_source(desk, source, int(said.get(source.id, 0))) for source in desk.brief.sources]
    st.html(element("div", *rows, class_="listing", lang=desk.lang, dir=direction(desk.lang)))


def _source(desk: Desk, source: Source, number: int) -> Markup:
    lang = desk.lang
    about = join_facts(
        source_affiliation(source, desk.brief, lang),
        say("count.claims", lang, n=number),
        reliability_words(source, lang),
    )
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
