"""Dashboard: controls, map and event card; the lists below them."""

import streamlit as st

from geodata.screens.map.below_map import show_lists
from geodata.screens.map.event_panel import show_event_panel
from geodata.screens.map.fallback_map import write_fallback_map
from geodata.screens.map.filter_drawer import show_drawer_button
from geodata.screens.map.filter_panel import show_filter_panel
from geodata.screens.map.map_layout import map_columns
from geodata.screens.map.search_box import show_search_box
from geodata.screens.shell.page_context import PageContext


def show_dashboard_page(context: PageContext) -> None:
    """Write the controls and the card of the event in focus beside the frame's map, and the lists below."""
    columns = map_columns()
    with columns.map:
        write_fallback_map(context)
        show_drawer_button(context)
    with columns.start, st.container(key="controls"):
        show_search_box(context)
        show_filter_panel(context)
    with columns.card:
        show_event_panel(context)
    show_lists(context)
