"""Card of the event in focus beside a list, with a link to it on the map."""

import streamlit as st

from geodata.screens.evidence.event_card import event_card_html
from geodata.screens.shell import view_state
from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.page_links import show_page_link
from geodata.screens.shell.view_fragments import changes_view
from geodata.screens.shell.widget_text import Markup, html_element
from geodata.words import translate


def show_focused_event(context: PageContext) -> None:
    """Write the card of the event in focus with its close button; a hint where none is."""
    lang, event = context.lang, context.focused_event
    with st.container(key="focused-event"):
        if event is None:
            st.html(html_element("p", translate("focused-event.choose-hint", lang), class_="quiet"))
            return
        st.button(
            translate("event-card.close", lang),
            key=f"close-{lang}",
            type="tertiary",
            icon=":material/close:",
            on_click=changes_view(lambda: view_state.change_view(focus=None)),
        )
        show_page_link("dashboard", context.view, label=translate("focused-event.show-on-map", lang))
        st.html(
            event_card_html(
                event,
                context.card_context,
                standing=translate(f"standing.{context.selection.standing_of(event.id)}", lang),
            )
        )


def focus_link(context: PageContext, event_id: str, words: str, *, label: str | None = None) -> Markup:
    """Return a link that puts an event in focus: in place where the page follows clicks, else by address."""
    href = f"?{context.view.with_changes(focus=event_id).query_string()}"
    current = "true" if context.view.focus == event_id else None
    return html_element("a", words, href=href, data_focus=event_id, aria_label=label, aria_current=current)
