"""Sources page: the claims of each source as a list and as a matrix, and the grading."""

from typing import Final

import streamlit as st

from geodata.screens.evidence.document_list import document_list_html
from geodata.screens.evidence.focused_event import show_focused_event
from geodata.screens.evidence.grading_form import show_grading_form
from geodata.screens.evidence.left_out_rows import left_out_rows_html
from geodata.screens.evidence.source_list import source_list_html
from geodata.screens.evidence.source_matrix import source_matrix_html
from geodata.screens.pages.page_intro import page_intro_html
from geodata.screens.reading.reading_sync import mount_reading_sync
from geodata.screens.shell import session_store
from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.widget_text import Markup, html_element
from geodata.words import translate

SOURCE_DISPLAYS: Final = ("list", "matrix", "grade")


def show_sources_page(context: PageContext) -> None:
    """Write the list, the matrix or the grading, and beside it the event in focus."""
    lang = context.lang
    with st.container(key="sources"):
        with st.container(key="sources-main"):
            st.html(page_intro_html(context, "sources"))
            words = {name: translate(f"sources.{name}", lang) for name in SOURCE_DISPLAYS}
            chosen = session_store.show_setting_switch(
                "sources", words, label=translate("sources.display", lang), lang=lang
            )
            if chosen == "grade":
                show_grading_form(context)
            else:
                st.html(source_matrix_html(context) if chosen == "matrix" else source_list_html(context))
            if context.brief.documents:
                st.html(documents_html(context))
            if left_out := left_out_rows_html(context.brief, lang):
                st.html(left_out)
        show_focused_event(context)
    mount_reading_sync(context)


def documents_html(context: PageContext) -> Markup:
    """Return the documents that the claims rest on, under a heading."""
    title = html_element("h2", translate("document.title", context.lang))
    return html_element("section", title, document_list_html(context.card_context))
