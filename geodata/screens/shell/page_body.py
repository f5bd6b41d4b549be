"""The page around the map, as a fragment: a change of the View leaves the header alone."""

from collections.abc import Callable

import streamlit as st

from geodata.screens.shell import view_state
from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.page_links import show_footer_links
from geodata.screens.shell.page_registry import page_by_path
from geodata.screens.shell.refused_link import refused_values, show_refused_link
from geodata.screens.shell.view_fragments import BODY, fragment_context


@st.fragment(key=BODY)
def show_page(contents: Callable[[PageContext], None]) -> None:
    """Write the contents of a page, and below those of a page about a brief the footer links."""
    needs_brief = page_by_path(view_state.current_page_path()).needs_brief
    context = fragment_context()
    if refused := refused_values(context):
        show_refused_link(context, refused)
    elif context.has_brief or not needs_brief:
        contents(context)
    if needs_brief:
        show_footer_links(context)
