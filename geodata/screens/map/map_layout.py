"""The map between a column of the page and the card, written by the frame: it outlives a change of page.

Streamlit drops what a page's script has written when another page opens. The frame's script writes the map at
the same place for every page, the style sheet of the page arranges or hides it, and the page writes into the
columns beside it.
"""

from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import Final

import streamlit as st

from geodata.screens.map.instrument import mount_map
from geodata.screens.shell import view_state
from geodata.screens.shell.page_links import MAP_START, skip_target_html
from geodata.screens.shell.page_registry import page_by_path
from geodata.screens.shell.page_theme import map_layout_style
from geodata.screens.shell.refused_link import refused_values
from geodata.screens.shell.view_fragments import MAP, fragment_context
from geodata.webmap import assets

_COLUMNS: Final = "map-columns"
_LAST_MAP: Final = "last-map"
Container = AbstractContextManager[object]


@dataclass(frozen=True)
class MapColumns:
    """Containers of the frame that a page with a map writes into."""

    start: Container
    """Before the map in reading order: filters, or the text."""
    lead: Container
    """Above the map: the bottom line."""
    map: Container
    """The map itself, and below it what belongs to it."""
    card: Container
    """After the map: the card of the event in focus."""


def show_map_layout() -> None:
    """Write the map and the columns beside it, alike on every page, and the page's style sheet for them.

    The style sheet stands next to the map: labels are fitted once, to its new width and height.
    """
    st.html(map_layout_style(page_by_path(view_state.current_page_path()).map_layout))
    with st.container(key="map-layout"):
        start = st.container(key="start-column")
        with st.container(key="map-and-card"):
            map_column, card = st.container(key="map"), st.container(key="card-column")
    with map_column:
        lead = st.container(key="above-map")
        st.html(skip_target_html(MAP_START))
        _show_map()
    st.session_state[_COLUMNS] = MapColumns(start, lead, map_column, card)


def map_columns() -> MapColumns:
    """Return the columns that this run of the frame has written."""
    found: MapColumns = st.session_state[_COLUMNS]
    return found


@st.fragment(key=MAP)
def _show_map() -> None:
    """Write the map; on a page without a map it stays as the last page had it, hidden, once there was one."""
    context = fragment_context()
    if not context.has_brief or refused_values(context) or not assets.is_map_built():
        return
    path = view_state.current_page_path()
    if page_by_path(path).shows_map:
        st.session_state[_LAST_MAP] = path
    elif _LAST_MAP not in st.session_state:
        return
    # A hidden map keeps its size: it is as it was when the reader comes back.
    mount_map(replace(context, map_sizes=page_by_path(st.session_state[_LAST_MAP]).map_sizes))
