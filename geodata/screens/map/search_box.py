"""Search box over events, places and actors."""

import streamlit as st

from geodata.atlas.search_index import SearchHit
from geodata.atlas.search_index import search_atlas as find
from geodata.screens.map import view_choice
from geodata.screens.shell import view_state
from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.view_fragments import changes_view
from geodata.screens.shell.widget_text import escape_markdown, html_element
from geodata.words import translate

MAX_HITS = 7


def show_search_box(context: PageContext) -> None:
    """Write the box and, once something is typed, the first hits as buttons."""
    lang = context.lang
    key = f"search-{lang}"
    with st.container(key="search"):
        typed = st.text_input(
            translate("filters.search", lang),
            key=key,
            type="search",
            placeholder=translate("filters.search-hint", lang),
            live="250ms",
            max_chars=80,
            icon="",
        )
        if not (typed or "").strip():
            return
        hits = find(context.atlas, typed, lang)[:MAX_HITS]
        if not hits:
            st.html(
                html_element("p", translate("filters.no-search-hits", lang), class_="quiet", role="status")
            )
        for hit in hits:
            st.button(
                hit_label(hit, translate(f"search-hit.{hit.kind}", lang)),
                key=f"hit-{hit.kind}-{hit.id}-{lang}",
                type="tertiary",
                on_click=changes_view(_choose_hit),
                args=(context, hit, key),
            )


def hit_label(hit: SearchHit, kind: str) -> str:
    """Return a hit as Markdown for a button: its name as written, then its kind."""
    return f"{escape_markdown(hit.label)} :small[{escape_markdown(kind)}]"


def _choose_hit(context: PageContext, hit: SearchHit, key: str) -> None:
    st.session_state[key] = ""
    view_state.set_view(view_choice.view_with_hit(context, hit))
