"""Panel beside the map: the card of the event in focus, or the bottom line of the brief."""

import streamlit as st

from geodata.brief.records import Brief, Event
from geodata.charts.ladders import event_ladders
from geodata.layout.legend import kind_swatch_svg
from geodata.screens.evidence.axis_scale import show_axis_scale_switch
from geodata.screens.evidence.event_card import event_card_html
from geodata.screens.shell import view_state
from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.page_links import show_page_link
from geodata.screens.shell.text_attachment import show_text_attachment
from geodata.screens.shell.view_fragments import changes_view
from geodata.screens.shell.widget_text import Markup, html_element
from geodata.words import Lang, language_direction, translate


def show_event_panel(context: PageContext) -> None:
    """Write the card with its close button, or the bottom line without a focus."""
    with st.container(key="card"):
        if context.focused_event is None:
            st.html(bottom_line_html(context.brief, context.lang))
        else:
            show_focused_card(context, page_name="reading", link_label="reading.open-in-text")
        show_text_attachment(context)


def show_focused_card(context: PageContext, *, page_name: str, link_label: str) -> None:
    """Write the card of the event in focus, its close button and a link to another page; nothing without one.

    Parameters
    ----------
    link_label
        Catalogue key of the link's words.
    """
    if context.focused_event is None:
        return
    with st.container(key="card-actions", horizontal=True, vertical_alignment="center"):
        st.button(
            translate("event-card.close", context.lang),
            key=f"close-{context.lang}",
            type="tertiary",
            icon=":material/close:",
            on_click=changes_view(lambda: view_state.change_view(focus=None)),
        )
        show_page_link(page_name, context.view, label=translate(link_label, context.lang))
    st.html(_focused_card_html(context, context.focused_event))
    if any(ladder.has_rivals for ladder in event_ladders(context.focused_event)):
        show_axis_scale_switch(context)


def bottom_line_html(brief: Brief, lang: Lang) -> Markup:
    """Return the summary of the brief and a hint at the next step."""
    return html_element(
        "section",
        html_element("h2", translate("term.bottom-line", lang)),
        *(html_element("p", line[lang]) for line in brief.summary),
        html_element("p", translate("event-card.choose-hint", lang), class_="hint"),
        class_="bottom-line",
        lang=lang,
        dir=language_direction(lang),
    )


def _focused_card_html(context: PageContext, event: Event) -> Markup:
    standing = context.selection.standing_of(event.id)
    reason = context.selection.reason_of(event.id)
    note = (
        translate(
            "event-card.hidden-by-filter",
            context.lang,
            reason=translate(f"hiding-reason.{reason}", context.lang),
        )
        if reason
        else None
    )
    return event_card_html(
        event,
        context.card_context,
        swatch=kind_swatch_svg(context.brief.kind_table.look_of(event.kind), context.theme),
        standing=translate(f"standing.{standing}", context.lang),
        note=note,
    )
