"""What one writes without Briefmap: the same rows in ``st.pydeck_chart``, filtered by a field."""

import os
import sys
from pathlib import Path

import pydeck as pdk
import streamlit as st

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[2])]

from synthetic import rows, synthetic  # noqa: E402

from geodata.atlas.library import library  # noqa: E402


@st.cache_resource
def table() -> object:
    """The rows, made once."""
    number = int(os.environ["BENCH_EVENTS"])
    made = synthetic(number) if number else library().entry(library().ids()[0]).atlas
    return rows(made)


shown = table()
if day := st.text_input("From"):
    shown = shown[shown["end"] >= day]
layer = pdk.Layer(
    "ScatterplotLayer",
    shown.drop(columns="end"),
    id="marks",
    get_position=["lon", "lat"],
    get_fill_color="colour",
    get_radius=4,
    radius_units="'pixels'",
    pickable=True,
)
view = pdk.ViewState(longitude=100, latitude=40, zoom=2)
st.pydeck_chart(
    pdk.Deck(layers=[layer], initial_view_state=view, map_provider=None, tooltip={"text": "{title}"}),
    height=600,
)
