"""Links between the pages; each carries the current View."""

import streamlit as st

from geodata.screens.shell import view_state
from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.page_registry import PAGES, PageEntry, page_by_name, page_by_path
from geodata.screens.shell.view_fragments import HEADER_LINKS, fragment_context
from geodata.screens.shell.widget_text import html_element
from geodata.view import View
from geodata.words import translate


def show_page_link(name: str, view: View, *, label: str) -> None:
    """Write a link to a page, by the stem of its script, at a View."""
    st.page_link(page_by_name(name).script, label=label, query_params=view.url_parameters())


@st.fragment(key=HEADER_LINKS)
def show_header_links() -> None:
    """Write the links to the pages that show a brief; nothing without a brief."""
    context = fragment_context()
    if not context.has_brief:
        return
    current = page_by_path(view_state.current_page_path())
    with st.container(key="page-links", horizontal=True):
        for entry in PAGES:
            if entry.link_place == "header":
                _show_entry_link(context, entry, is_current=entry == current)


def show_footer_links(context: PageContext) -> None:
    """Write the links below a page: the versions of the brief, and the data behind it."""
    with st.container(key="footer", horizontal=True):
        for entry in PAGES:
            if entry.link_place == "footer":
                _show_entry_link(context, entry)


def show_back_link(context: PageContext) -> None:
    """Write the link back to the map."""
    with st.container(key="footer"):
        show_page_link("dashboard", context.view, label=translate("page.back-to-map", context.lang))


def _show_entry_link(context: PageContext, entry: PageEntry, *, is_current: bool = False) -> None:
    label = translate(entry.label, context.lang)
    if is_current:
        st.html(html_element("span", label, class_="current-page", aria_current="page"))
    else:
        show_page_link(entry.name, context.view, label=label)
