"""The dashboard: controls, map, card; under them the lists."""

import streamlit as st

from geodata.screens.chart import legend_of
from geodata.screens.controls import controls
from geodata.screens.desk import at_hand
from geodata.screens.drawer import drawer
from geodata.screens.foot import foot
from geodata.screens.instrument import instrument
from geodata.screens.lists import lists
from geodata.screens.panel import panel
from geodata.screens.theme import swatches

desk = at_hand()
if desk.readable:
    legend = legend_of(desk)
    st.html(swatches(legend))
    with st.container(key="stage"):
        start, middle = st.container(key="start"), st.container(key="map")
        with middle:
            instrument(desk)  # first, so that the browser draws while the rest is written
        with start:
            controls(desk)
        with middle:
            drawer(desk)
        panel(desk, legend)
    lists(desk)
foot(desk)
