"""Menu behind a button, whose contents are made when it is opened."""

from collections.abc import Callable, Iterable

import streamlit as st

from geodata.screens.shell.page_context import PageContext, current_page_context


@st.fragment
def show_menu(
    label: str, contents: Callable[[PageContext], None], *, key: str, icon: str, keeps: Iterable[str] = ()
) -> None:
    """Write the button and, while the menu is open, its contents.

    A shut menu adds nothing to a change of a filter, and opening it reruns nothing else.

    Parameters
    ----------
    keeps
        Keys of fields whose answers are kept while the menu is shut.
    """
    context = current_page_context()
    with st.popover(label, type="tertiary", icon=icon, key=key, on_change="rerun") as opened:
        if opened.open:
            contents(context)
            return
    for name in keeps:
        if name in st.session_state:
            # Streamlit drops the value of a field that is not drawn, but not one set through the session.
            st.session_state[name] = st.session_state[name]
