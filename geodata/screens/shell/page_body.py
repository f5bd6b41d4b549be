"""The part of a page below the header, as a fragment: a change of the View leaves the header alone."""

from collections.abc import Callable

import streamlit as st

from geodata.atlas.library import process_library
from geodata.screens.shell import view_state
from geodata.screens.shell.notices import show_notices
from geodata.screens.shell.page_context import PageContext, make_page_context
from geodata.screens.shell.page_links import show_footer_links, show_header_links
from geodata.screens.shell.page_registry import page_by_path
from geodata.screens.shell.refused_link import refused_values, show_refused_link


@st.fragment
def show_page(contents: Callable[[PageContext], None]) -> None:
    """Write the warnings, the contents, the footer links of a page about a brief, and the header links."""
    path = view_state.current_page_path()
    needs_brief = page_by_path(path).needs_brief
    context = make_page_context(process_library(), view_state.read_view(path), path)
    show_notices(context)
    if refused := refused_values(context):
        show_refused_link(context, refused)
    elif context.has_brief or not needs_brief:
        contents(context)
    if needs_brief:
        show_footer_links(context)
    show_header_links(context)
