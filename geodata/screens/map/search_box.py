"""Search box over what the brief says, places of the world, and coordinates."""

from collections.abc import Iterator
from typing import Final

import streamlit as st

from geodata.atlas.search_index import SearchHit
from geodata.atlas.search_index import search_atlas as find
from geodata.screens.map import view_choice
from geodata.screens.map.place_flight import FlightGoal, fly_to
from geodata.screens.map.world_search import WorldHit, find_places, read_coordinates
from geodata.screens.shell import view_state
from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.page_links import show_page_link
from geodata.screens.shell.view_fragments import changes_view
from geodata.screens.shell.widget_text import escape_markdown, html_element
from geodata.words import Lang, isolate_text, translate

MAX_HITS: Final = 12
"""Records of the brief that are listed; the number of the others is said."""


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
        if (typed or "").strip():
            _show_hits(context, typed or "", key)


def _show_hits(context: PageContext, typed: str, key: str) -> None:
    """Write coordinates, what the brief has, places of the world; say where there is nothing."""
    lang = context.lang
    position = read_coordinates(typed, lang)
    if position and position.hit and not position.problem:
        _show_world_hit(context, position.hit, key)
    found = find(context.atlas, typed, lang)
    hits = found[:MAX_HITS]
    for hit in hits:
        _show_hit(context, hit, key)
    if len(found) > MAX_HITS:
        _show_notice(translate("search-hit.more", lang, n=len(found) - MAX_HITS))
    known = {hit.id for hit in found if hit.kind == "place"}
    places = find_places(typed, lang, left_out=known)
    for place in places:
        _show_world_hit(context, place, key)
    if hits or places:
        return
    if position and position.problem:
        _show_notice(position.problem)
        if position.hit:
            _show_notice(translate("coordinates.suggestion", lang))
            _show_world_hit(context, position.hit, key)
    elif position is None:
        _show_notice(translate("filters.no-search-hits", lang))


def _show_hit(context: PageContext, hit: SearchHit, key: str) -> None:
    """Write a hit as a button; one that leads to no event as a link to the page that has its words."""
    label = record_label(hit, context.lang)
    if hit.kind == "speaker":
        show_page_link("sources", context.view, label=label)
    elif hit.events:
        st.button(
            label,
            key=f"hit-{hit.kind}-{hit.id}-{context.lang}",
            type="tertiary",
            on_click=changes_view(_choose_hit),
            args=(context, hit, key),
        )
    else:
        show_page_link("reading", context.view, label=label)


def _show_notice(words: str) -> None:
    st.html(html_element("p", words, class_="quiet", role="status"))


def _show_world_hit(context: PageContext, hit: WorldHit, key: str) -> None:
    st.button(
        hit_label(hit.goal.name, hit.remark),
        key=f"world-{hit.id}-{context.lang}",
        type="tertiary",
        on_click=changes_view(_fly),
        args=(context, hit.goal, key),
    )


def hit_label(name: str, remark: str) -> str:
    """Return a place of the world as Markdown for a button: its name as written, then what it is."""
    return f"{escape_markdown(isolate_text(name))} :small[{escape_markdown(remark)}]"


def record_label(hit: SearchHit, lang: Lang) -> str:
    """Return a record of the brief as Markdown for a button: its name, a tag, the words in their context."""
    tag = escape_markdown(translate(f"search-hit.{hit.kind}", lang))
    title = f"{escape_markdown(isolate_text(hit.label))} :gray-badge[{tag}]"
    if not hit.context:
        return title
    return f"{title} :small[{isolate_text(''.join(_context_markdown(hit)))}]"


def _context_markdown(hit: SearchHit) -> Iterator[str]:
    """Yield the pieces of a context, found words in bold; blanks between pieces stay."""
    for text, is_found in hit.context:
        words = escape_markdown(text)
        before, after = (" " if side.isspace() else "" for side in (text[:1], text[-1:]))
        yield f"**{words}**" if is_found else f"{before}{words}{after}" if words else before


def _choose_hit(context: PageContext, hit: SearchHit, key: str) -> None:
    st.session_state[key] = ""
    view_state.set_view(view_choice.view_with_hit(context, hit))


def _fly(context: PageContext, goal: FlightGoal, key: str) -> None:
    st.session_state[key] = ""
    fly_to(context, goal)
