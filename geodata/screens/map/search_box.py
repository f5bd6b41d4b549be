"""The search box over events, places and actors; a hit is chosen at a click."""

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
    """The box and, once something is typed, the first hits as buttons."""
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
    """A hit as a button's label: its name as written, then what it is."""
    return f"{literal(hit.label)} :small[{literal(kind)}]"


def _choose_hit(context: Desk, hit: Hit, key: str) -> None:
    st.session_state[key] = ""
    view_state.ask(view_choice.view_with_hit(context, hit))
