"""What one writes without Briefmap: the same rows in ``st.pydeck_chart``, filtered by a field.

The shipped brief's rows are areas and lines, so its plain map is a ``GeoJsonLayer`` of the GeoDataFrame; the
synthetic rows are points, so theirs is a ``ScatterplotLayer``. Neither has a basemap.
"""

import json
import os
import sys
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pydeck as pdk
import streamlit as st

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[2])]

from synthetic import rows, shapes, synthetic  # noqa: E402

from geodata.library.brief_library import process_library  # noqa: E402

NUMBER = int(os.environ["BENCH_EVENTS"])


@st.cache_resource
def table() -> gpd.GeoDataFrame | pd.DataFrame:
    """The rows, made once."""
    return rows(synthetic(NUMBER)) if NUMBER else shapes(process_library().entries()[0].atlas)


shown = table()
if day := st.text_input("From"):
    shown = shown[~(shown["end"] < day)]
shown = shown.drop(columns="end")
if NUMBER:
    layer = pdk.Layer(
        "ScatterplotLayer",
        shown,
        id="marks",
        get_position=["lon", "lat"],
        get_fill_color="colour",
        get_radius=4,
        radius_units="'pixels'",
        pickable=True,
    )
else:
    layer = pdk.Layer(
        "GeoJsonLayer",
        json.loads(shown.to_json()),
        id="marks",
        get_fill_color="properties.colour",
        get_line_color="properties.colour",
        line_width_min_pixels=1,
        opacity=0.4,
        pickable=True,
    )
view = pdk.ViewState(longitude=100, latitude=40, zoom=2)
st.pydeck_chart(
    pdk.Deck(layers=[layer], initial_view_state=view, map_provider=None, tooltip={"text": "{title}"}),
    height=600,
)
