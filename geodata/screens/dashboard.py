"""The dashboard: controls, map, card; under them the lists."""

import streamlit as st

from geodata.screens.desk import Desk
from geodata.screens.drawer import drawer
from geodata.screens.filters import filters
from geodata.screens.instrument import instrument
from geodata.screens.lists import lists
from geodata.screens.panel import panel
from geodata.screens.search import search


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
