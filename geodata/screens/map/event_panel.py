"""Panel beside the map: the card of the event in focus, or the list of the events on the map."""

import streamlit as st

from geodata.brief.record_types.event_record import Event
from geodata.charts.ladders import event_ladders
from geodata.layout.legend import drawn_look, kind_swatch_svg
from geodata.screens.evidence.axis_scale import show_axis_scale_switch
from geodata.screens.evidence.event_card import event_card_html
from geodata.screens.map.empty_brief import show_empty_brief
from geodata.screens.map.mark_list import mark_list_html
from geodata.screens.map.phone_panels import show_close_button
from geodata.screens.shell import view_state
from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.page_links import show_page_link
from geodata.screens.shell.text_attachment import show_text_attachment
from geodata.screens.shell.view_fragments import changes_view
from geodata.screens.shell.widget_text import Markup
from geodata.view import View
from geodata.words import translate


def show_event_panel(context: PageContext) -> None:
    """Write the card with its close button; without a focus the list, or the next steps of an empty brief."""
    with st.container(key="card"):
        if not len(context.brief.events):
            show_empty_brief(context)
        elif context.focused_event is None:
            show_close_button("list", context.lang)
            st.html(mark_list_html(context.selection, context.lang))
        else:
            show_focused_card(context, page_name="reading", link_label="reading.open-in-text")
        if context.brief.text is not None:
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
        leads_to_text = page_name == "reading"
        view = _view_at_document(context, context.focused_event) if leads_to_text else context.view
        show_page_link(page_name, view, label=translate(link_label, context.lang))
    st.html(_focused_card_html(context, context.focused_event))
    if any(ladder.is_compared for ladder in event_ladders(context.focused_event, context.brief)):
        show_axis_scale_switch(context)


def _view_at_document(context: PageContext, event: Event) -> View:
    """Return the View at a document that the event rests on: the one of the View, else the first."""
    brief = context.brief
    cited = [brief.cited_document_id(each) for claim in event.claims for each in claim.cites]
    if (context.view.document or brief.text_id) in cited:
        return context.view
    return context.view.with_changes(document=None if cited[0] == brief.text_id else cited[0])


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
        swatch=kind_swatch_svg(drawn_look(context.atlas, event.kind), context.theme),
        standing=translate(f"standing.{standing}", context.lang),
        note=note,
    )
