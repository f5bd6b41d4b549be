"""Panels over the map of a phone: filters in a drawer, the list in a sheet, and the bar that opens them.

On a wider screen both stand beside the map, and the style sheet hides the bar and the buttons that close.
"""

from typing import Final, Literal

import numpy as np
import streamlit as st

from geodata.screens.map.filter_panel import count_active_filters
from geodata.screens.shell.page_context import PageContext
from geodata.words import Lang, translate

PanelName = Literal["filters", "list"]
_OPEN_PANEL: Final = "phone-panel"
_ICONS: Final = {"filters": ":material/tune:", "list": ":material/format_list_numbered:"}


def open_panel() -> str:
    """Return the name of the panel that is open; empty for none."""
    return str(st.session_state.get(_OPEN_PANEL, ""))


def show_phone_bar(context: PageContext) -> None:
    """Write the bar with a button to each panel; its key names the open one, which the style sheet shows."""
    opened = open_panel()
    with st.container(key=f"phone-panel-{opened or 'none'}", horizontal=True):
        for name, label in _panel_labels(context).items():
            st.button(
                label,
                key=f"open-{name}-{context.lang}",
                icon=_ICONS[name],
                width="stretch",
                on_click=_set_panel,
                args=("" if name == opened else name,),
            )


def show_close_button(name: PanelName, lang: Lang) -> None:
    """Write the button that closes a panel, at its head."""
    with st.container(key=f"close-{name}"):
        st.button(
            translate(f"phone.close-{name}", lang),
            key=f"close-{name}-{lang}",
            type="tertiary",
            icon=":material/close:",
            on_click=_set_panel,
            args=("",),
        )


def _panel_labels(context: PageContext) -> dict[PanelName, str]:
    """Return the words on the button of each panel: with the number of filters, and of events on the map."""
    lang, number = context.lang, count_active_filters(context.view)
    shown = context.selection.shown_rows
    marked = int(np.count_nonzero(context.atlas.events["on_map"].to_numpy(bool)[shown]))
    return {
        "filters": translate("filters.active-count", lang, n=number)
        if number
        else translate("filters.open", lang),
        "list": translate("phone.list", lang, n=marked),
    }


def _set_panel(name: str) -> None:
    st.session_state[_OPEN_PANEL] = name
