"""Dashboard: controls, map and event card; the lists below them."""

import streamlit as st

from geodata.screens.map.below_map import show_lists
from geodata.screens.map.event_panel import show_event_panel
from geodata.screens.map.filter_drawer import show_drawer_button
from geodata.screens.map.filter_panel import show_filter_panel
from geodata.screens.map.instrument import write_map
from geodata.screens.map.search_box import show_search_box
from geodata.screens.shell.page_context import PageContext


def show_dashboard_page(context: PageContext) -> None:
    """Write the map between its controls and the card of the event in focus, and the lists below."""
    with st.container(key="stage"):
        start_column, map_column = st.container(key="start"), st.container(key="map")
        with map_column:
            write_map(context)  # first, so that the browser draws while the rest is written
        with start_column, st.container(key="controls"):
            show_search_box(context)
            show_filter_panel(context)
        with map_column:
            show_drawer_button(context)
        show_event_panel(context)
    show_lists(context)
