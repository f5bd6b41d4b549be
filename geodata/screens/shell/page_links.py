"""Links between the pages, each with the current View, and the link that skips the head of a page."""

from typing import Final

import streamlit as st

from geodata.screens.shell import view_state
from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.page_registry import PAGES, PageEntry, page_by_name, page_by_path
from geodata.screens.shell.view_fragments import HEADER_LINKS, fragment_context
from geodata.screens.shell.widget_text import Markup, html_element
from geodata.view import View
from geodata.words import language_direction, translate

GUIDE_TOPIC: Final = "topic"
"""Parameter of the address that names a topic of the guide; no part of the View."""
MAP_START: Final = "map-start"
"""Id of the element before the map; the map's stop is the next one."""
CONTENT_START: Final = "content-start"
"""Id of the element before the content of a page without a map."""


def show_page_link(name: str, view: View, *, label: str) -> None:
    """Write a link to a page, by the stem of its script, at a View."""
    st.page_link(page_by_name(name).script, label=label, query_params=view.url_parameters())


def show_guide_link(topic: str, view: View, *, label: str) -> None:
    """Write a link to a topic of the guide, by the stem of its file, at a View."""
    parameters = {**view.url_parameters(), GUIDE_TOPIC: topic}
    st.page_link(page_by_name("help").script, label=label, query_params=parameters)


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


def show_skip_link(context: PageContext, *, to_map: bool) -> None:
    """Write the link, which is seen while it has the focus alone."""
    key = "skip-link.map" if to_map else "skip-link.content"
    st.html(
        html_element(
            "a",
            translate(key, context.lang),
            href=f"#{MAP_START if to_map else CONTENT_START}",
            class_="skip-link",
            lang=context.lang,
            dir=language_direction(context.lang),
        )
    )


def skip_target_html(name: str) -> Markup:
    """Return the element to which a skip link moves the focus."""
    return html_element("span", id=name, tabindex="-1", class_="skip-target")
