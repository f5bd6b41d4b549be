"""Drawer for the controls on a phone; on a wide screen they always stand beside the map."""

import streamlit as st

from geodata.screens.map.filter_panel import count_active_filters
from geodata.screens.shell.page_context import PageContext
from geodata.words import translate

_DRAWER_OPEN = "drawer"


def show_drawer_button(context: PageContext) -> None:
    """Write the button that opens and shuts the drawer; CSS shows it on narrow screens alone."""
    is_open = bool(st.session_state.get(_DRAWER_OPEN))
    number = count_active_filters(context.view)
    shut = (
        translate("filters.active-count", context.lang, n=number)
        if number
        else translate("filters.open", context.lang)
    )
    with st.container(key=f"drawer-{'open' if is_open else 'shut'}"):
        st.button(
            translate("filters.close", context.lang) if is_open else shut,
            key=f"toggle-drawer-{context.lang}",
            icon=":material/close:" if is_open else ":material/tune:",
            width="stretch",
            on_click=lambda: st.session_state.update({_DRAWER_OPEN: not is_open}),
        )
