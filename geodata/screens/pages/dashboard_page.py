"""The dashboard: controls, map, card; under them the lists."""

import streamlit as st

from geodata.screens.map.below_map import lists
from geodata.screens.map.event_panel import panel
from geodata.screens.map.filter_drawer import drawer
from geodata.screens.map.filter_panel import filters
from geodata.screens.map.instrument import instrument
from geodata.screens.map.search_box import search
from geodata.screens.shell.page_context import Desk


def dashboard(desk: Desk) -> None:
    """The map between its controls and the card of the event in focus, and the lists under them."""
    with st.container(key="stage"):
        start, middle = st.container(key="start"), st.container(key="map")
        with middle:
            instrument(desk)  # first, so that the browser draws while the rest is written
        with start, st.container(key="controls"):
            search(desk)
            filters(desk)
        with middle:
            drawer(desk)
        panel(desk)
    lists(desk)
