"""The frame of every page: what is asked, the language, the look, the head."""

import streamlit as st

from geodata.atlas.library import library
from geodata.screens.shell import view_state
from geodata.screens.shell.page_context import lay
from geodata.screens.shell.page_header import head
from geodata.screens.shell.page_theme import ICON, sheet

page = st.navigation(
    [
        st.Page("dashboard.py", title="Briefmap", default=True),
        st.Page("reading.py", title="Briefmap", url_path="reading"),
        st.Page("figures.py", title="Briefmap", url_path="figures"),
        st.Page("sources.py", title="Briefmap", url_path="sources"),
        st.Page("changes.py", title="Briefmap", url_path="changes"),
        st.Page("actors.py", title="Briefmap", url_path="actors"),
        st.Page("help.py", title="Briefmap", url_path="help"),
        st.Page("about.py", title="Briefmap", url_path="about"),
        st.Page("briefing.py", title="Briefmap", url_path="briefing"),
    ],
    position="hidden",
)
desk = lay(library(), view_state.arrive(page.url_path), page.url_path)
st.set_page_config(page_title=desk.title, page_icon=ICON, layout="wide", initial_sidebar_state="collapsed")
embedded = st.context.is_embedded
st.html(sheet(desk.lang, desk.theme, embedded=embedded))
if page.url_path != "briefing":
    head(desk)
page.run()
