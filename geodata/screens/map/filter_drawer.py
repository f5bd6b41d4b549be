"""On a phone the controls lie in a drawer under the map; on a wide screen they always stand at its side."""

import streamlit as st

from geodata.screens.map.filter_panel import active
from geodata.screens.shell.page_context import Desk
from geodata.words import say

_OPEN = "drawer"


def drawer(desk: Desk) -> None:
    """The button that opens and shuts the drawer; the style sheet shows it on narrow screens alone."""
    is_open = bool(st.session_state.get(_OPEN))
    number = active(desk.view)
    shut = say("controls.active", desk.lang, n=number) if number else say("controls.open", desk.lang)
    with st.container(key=f"drawer-{'open' if is_open else 'shut'}"):
        st.button(
            say("controls.shut", desk.lang) if is_open else shut,
            key=f"turn-drawer-{desk.lang}",
            icon=":material/close:" if is_open else ":material/tune:",
            width="stretch",
            on_click=lambda: st.session_state.update({_OPEN: not is_open}),
        )
