"""What is under the head: written by itself, so that a change of the View leaves the head alone."""

from collections.abc import Callable

import streamlit as st

from geodata.atlas.library import library
from geodata.screens.shell import view_state
from geodata.screens.shell.notices import notices
from geodata.screens.shell.page_context import Desk, lay
from geodata.screens.shell.page_links import foot, ways


@st.fragment
def body(contents: Callable[[Desk], None], *, needs_brief: bool = True) -> None:
    """What must be said first, the page, the foot of the pages of a brief, and the ways in the head."""
    page = view_state.page()
    desk = lay(library(), view_state.arrive(page), page)
    notices(desk)
    if desk.readable or not needs_brief:
        contents(desk)
    if needs_brief:
        foot(desk)
    ways(desk)
