"""Search box over events, places and actors."""

import streamlit as st

from geodata.atlas.search_index import Hit
from geodata.atlas.search_index import search as find
from geodata.screens.map import view_choice
from geodata.screens.shell import view_state
from geodata.screens.shell.page_context import Desk
from geodata.screens.shell.widget_text import element, literal
from geodata.words import say

MAX_HITS = 7


def show_search_box(context: Desk) -> None:
    """Write the box and, once something is typed, the first hits as buttons."""
    lang = context.lang
    key = f"search-{lang}"
    with st.container(key="search"):
        typed = st.text_input(
            say("controls.search", lang),
            key=key,
            type="search",
            placeholder=say("controls.search-hint", lang),
            live="250ms",
            max_chars=80,
            icon="",
        )
        if not (typed or "").strip():
            return
        hits = find(context.atlas, typed, lang)[:MAX_HITS]
        if not hits:
            st.html(element("p", say("controls.no-hits", lang), class_="quiet", role="status"))
        for hit in hits:
            st.button(
                hit_label(hit, say(f"hit.{hit.kind}", lang)),
                key=f"hit-{hit.kind}-{hit.id}-{lang}",
                type="tertiary",
                on_click=_choose_hit,
                args=(context, hit, key),
            )


def hit_label(hit: Hit, kind: str) -> str:
    """Return a hit as Markdown for a button: its name as written, then its kind."""
    return f"{literal(hit.label)} :small[{literal(kind)}]"


def _choose_hit(context: Desk, hit: Hit, key: str) -> None:
    st.session_state[key] = ""
    view_state.ask(view_choice.view_with_hit(context, hit))
