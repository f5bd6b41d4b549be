"""Panel beside the map: the card of the event in focus, or the bottom line of the brief."""

import streamlit as st

from geodata.brief.records import Brief, Event
from geodata.charts.ladders import ladders
from geodata.layout.legend import swatch
from geodata.screens.evidence.axis_scale import show_axis_scale_switch
from geodata.screens.evidence.event_card import card
from geodata.screens.shell import view_state
from geodata.screens.shell.page_context import Desk
from geodata.screens.shell.page_links import show_page_link
from geodata.screens.shell.text_attachment import show_text_attachment
from geodata.screens.shell.widget_text import Markup, element
from geodata.words import Lang, direction, say


def show_event_panel(context: Desk) -> None:
    """Write the card with its close button, or the bottom line without a focus."""
    with st.container(key="card"):
        if context.focused_event is None:
            st.html(bottom_line_html(context.brief, context.lang))
        else:
            show_focused_card(context, page_name="reading", link_label="reading.open")
        show_text_attachment(context)


def show_focused_card(context: Desk, *, page_name: str, link_label: str) -> None:
    """Write the card of the event in focus, its close button and a link to another page; nothing without one.

    Parameters
    ----------
    link_label
        Catalogue key of the link's words.
    """
    if context.focused_event is None:
        return
    with st.container(key="card-ways", horizontal=True, vertical_alignment="center"):
        st.button(
            say("card.close", context.lang),
            key=f"close-{context.lang}",
            type="tertiary",
            icon=":material/close:",
            on_click=lambda: view_state.change(focus=None),
        )
        show_page_link(page_name, context.view, label=say(link_label, context.lang))
    st.html(_focused_card_html(context, context.focused_event))
    if any(ladder.rival for ladder in ladders(context.focused_event)):
        show_axis_scale_switch(context)


def bottom_line_html(brief: Brief, lang: Lang) -> Markup:
    """Return the summary of the brief and a hint at the next step."""
    return element(
        "section",
        element("h2", say("term.bottom-line", lang)),
        *(element("p", line[lang]) for line in brief.summary),
        element("p", say("card.hint", lang), class_="hint"),
        class_="bottom-line",
        lang=lang,
        dir=direction(lang),
    )


def _focused_card_html(context: Desk, event: Event) -> Markup:
    standing = context.selection.standing_of(event.id)
    reason = context.selection.reason_of(event.id)
    note = (
        say("card.filtered", context.lang, reason=say(f"omitted.{reason}", context.lang)) if reason else None
    )
    return card(
        event,
        context.card_context,
        swatch=swatch(event.kind, context.theme),
        standing=say(f"standing.{standing}", context.lang),
        note=note,
    )
