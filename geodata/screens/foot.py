"""Ways between the pages; what is asked goes along."""

import streamlit as st

from geodata.screens.desk import Desk
from geodata.words import say


def foot(desk: Desk) -> None:
    """The way to the about page."""
    with st.container(key="foot"):
        st.page_link("about.py", label=say("page.about", desk.lang), query_params=desk.view.params())


def back(desk: Desk) -> None:
    """The way back to the map."""
    with st.container(key="foot"):
        st.page_link("dashboard.py", label=say("page.back", desk.lang), query_params=desk.view.params())
