"""Card of the event in focus beside a list, with a link to it on the map."""

import streamlit as st

from geodata.screens.evidence.event_card import card
from geodata.screens.shell import view_state
from geodata.screens.shell.page_context import Desk
from geodata.screens.shell.page_links import show_page_link
from geodata.screens.shell.widget_text import Markup, element
from geodata.words import say


def show_focused_event(context: Desk) -> None:
    """Write the card of the event in focus with its close button; a hint where none is."""
    lang, event = context.lang, context.focused_event
    with st.container(key="in-focus"):
        if event is None:
            st.html(element("p", say("focus.hint", lang), class_="quiet"))
            return
        st.button(
            say("card.close", lang),
            key=f"close-{lang}",
            type="tertiary",
            icon=":material/close:",
            on_click=lambda: view_state.change(focus=None),
        )
        show_page_link("dashboard", context.view, label=say("focus.show", lang))
        st.html(
            card(
                event,
                context.card_context,
                standing=say(f"standing.{context.selection.standing_of(event.id)}", lang),
            )
        )


def focus_link(context: Desk, event_id: str, words: str, *, label: str | None = None) -> Markup:
    """Return a link that puts an event in focus: in place where the page follows clicks, else by address."""
    href = f"?{context.view.change(focus=event_id).query()}"
    current = "true" if context.view.focus == event_id else None
    return element("a", words, href=href, data_ask=event_id, aria_label=label, aria_current=current)
