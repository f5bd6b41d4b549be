"""The frame of every page: what is asked, the language, the look, the head, what must be said first."""

from functools import partial

import streamlit as st

from geodata.atlas.library import library
from geodata.screens import state
from geodata.screens.desk import lay
from geodata.screens.notices import frame
from geodata.screens.reading import ROOMS
from geodata.screens.theme import ICON, sheet

page = st.navigation(
    [
        st.Page("dashboard.py", title="Briefmap", default=True),
        st.Page("reading.py", title="Briefmap", url_path="reading"),
        st.Page("figures.py", title="Briefmap", url_path="figures"),
        st.Page("sources.py", title="Briefmap", url_path="sources"),
        st.Page("changes.py", title="Briefmap", url_path="changes"),
        st.Page("actors.py", title="Briefmap", url_path="actors"),
        st.Page("about.py", title="Briefmap", url_path="about"),
        st.Page("briefing.py", title="Briefmap", url_path="briefing"),
    ],
    position="hidden",
)
desk = lay(library(), state.arrive(page.url_path), room=ROOMS.get(page.url_path))
st.set_page_config(page_title=desk.title, page_icon=ICON, layout="wide", initial_sidebar_state="collapsed")
embedded = st.context.is_embedded
st.html(sheet(desk.lang, desk.theme, shown_in=desk.shown_in, embedded=embedded))
top = st.container(key="top", gap=None)
parts = (page.run, partial(frame, desk, top))
# The map comes first, so that the browser draws while the rest is written; elsewhere the ways to other pages.
for part in parts if page.url_path == "" else reversed(parts):
    part()
