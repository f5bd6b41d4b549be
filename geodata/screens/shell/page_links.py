"""Ways between the pages; what is asked goes along."""

from typing import Final

import streamlit as st

from geodata.screens.shell import view_state
from geodata.screens.shell.page_context import Desk
from geodata.screens.shell.widget_text import element
from geodata.words import say

WAYS: Final = ("dashboard", "reading", "figures", "sources", "actors")
"""The pages that the head leads to, in their order."""

BESIDE: Final = ("changes", "help", "about")
"""The pages that the foot leads to."""
_WAYS: Final = "ways"


def hold() -> None:
    """Keep the place for the ways, here in the head: they carry the View and are written with the page."""
    st.session_state[_WAYS] = st.container()


def ways(desk: Desk) -> None:
    """The ways between the pages that show a brief, in their place in the head."""
    if not desk.readable:
        return
    with st.session_state[_WAYS], st.container(key="ways", horizontal=True):
        for name in WAYS:
            label = say(f"page.{name}", desk.lang)
            if name == (view_state.page() or "dashboard"):
                st.html(element("span", label, class_="here", aria_current="page"))
            else:
                st.page_link(f"{name}.py", label=label, query_params=desk.view.params())


def foot(desk: Desk) -> None:
    """The ways to the pages beside the brief: what changed in it, and what it is made of."""
    with st.container(key="foot", horizontal=True):
        for name in BESIDE:
            st.page_link(f"{name}.py", label=say(f"page.{name}", desk.lang), query_params=desk.view.params())


def back(desk: Desk) -> None:
    """The way back to the map."""
    with st.container(key="foot"):
        st.page_link("dashboard.py", label=say("page.back", desk.lang), query_params=desk.view.params())
