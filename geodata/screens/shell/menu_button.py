"""A menu behind a button: made when it is opened, of what is on the screen then."""

from collections.abc import Callable, Iterable

import streamlit as st

from geodata.screens.shell.page_context import Desk, current_page_context


@st.fragment
def show_menu(
    label: str, contents: Callable[[Desk], None], *, key: str, icon: str, keeps: Iterable[str] = ()
) -> None:
    """The button and, while the menu is open, its contents.

    A shut menu costs a change of a filter nothing, and opening it asks the server for nothing else.
    ``keeps`` are the fields whose answers stay when it is shut.
    """
    context = current_page_context()
    with st.popover(label, type="tertiary", icon=icon, key=key, on_change="rerun") as opened:
        if opened.open:
            contents(context)
            return
    for name in keeps:
        if name in st.session_state:
            # Streamlit forgets a field that is not drawn, but not what was put into the session.
            st.session_state[name] = st.session_state[name]
