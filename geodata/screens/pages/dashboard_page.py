"""Dashboard: bottom line, controls, map, and list or event card; the lists below them."""

import streamlit as st

from geodata.screens.map.below_map import show_lists
from geodata.screens.map.bottom_line import show_bottom_line
from geodata.screens.map.event_panel import show_event_panel
from geodata.screens.map.fallback_map import write_fallback_map
from geodata.screens.map.filter_panel import show_filter_panel
from geodata.screens.map.map_layout import map_columns
from geodata.screens.map.phone_panels import show_close_button, show_phone_bar
from geodata.screens.map.search_box import show_search_box
from geodata.screens.reading.reading_sync import mount_reading_sync
from geodata.screens.shell.page_context import PageContext


def show_dashboard_page(context: PageContext) -> None:
    """Write all that stands round the frame's map: above it, on both sides, and below."""
    columns = map_columns()
    with columns.lead:
        show_bottom_line(context)
    with columns.map:
        write_fallback_map(context)
        show_phone_bar(context)
    with columns.start, st.container(key="controls"):
        show_close_button("filters", context.lang)
        show_search_box(context)
        show_filter_panel(context)
    with columns.card:
        show_event_panel(context)
    show_lists(context)
    mount_reading_sync(context)
