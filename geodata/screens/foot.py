"""Ways between the pages; what is asked goes along."""

from typing import Final

import streamlit as st

from geodata.screens import state
from geodata.screens.desk import Desk
from geodata.screens.markup import element
from geodata.words import say

WAYS: Final = ("dashboard", "reading", "figures", "sources")
"""The pages that the head leads to, in their order."""


def ways(desk: Desk) -> None:
    """The ways between the pages that show a brief."""
    with st.container(key="ways", horizontal=True):
        for name in WAYS:
            label = say(f"page.{name}", desk.lang)
            if name == (state.page() or "dashboard"):
                st.html(element("span", label, class_="here", aria_current="page"))
            else:
                st.page_link(f"{name}.py", label=label, query_params=desk.view.params())


def foot(desk: Desk) -> None:
    """The way to the about page."""
    with st.container(key="foot"):
        st.page_link("about.py", label=say("page.about", desk.lang), query_params=desk.view.params())


def back(desk: Desk) -> None:
    """The way back to the map."""
    with st.container(key="foot"):
        st.page_link("dashboard.py", label=say("page.back", desk.lang), query_params=desk.view.params())
