"""Frame of every page: View, language, theme, style sheets, header, notices and map."""

import streamlit as st

from geodata.atlas.library import process_library
from geodata.screens.map.map_layout import show_map_layout
from geodata.screens.shell import view_state
from geodata.screens.shell.notices import show_page_notices
from geodata.screens.shell.page_context import make_page_context
from geodata.screens.shell.page_header import show_page_header
from geodata.screens.shell.page_registry import PAGES, page_by_path
from geodata.screens.shell.page_theme import PAGE_ICON, page_style

page = st.navigation(
    [
        st.Page(
            entry.script,
            title="Briefmap",
            url_path=entry.url_path or None,
            default=not entry.url_path,
        )
        for entry in PAGES
    ],
    position="hidden",
)
context = make_page_context(process_library(), view_state.read_view(page.url_path), page.url_path)
st.set_page_config(
    page_title=context.title, page_icon=PAGE_ICON, layout="wide", initial_sidebar_state="collapsed"
)
st.html(page_style(context.lang, context.theme, context.kinds, embedded=st.context.is_embedded))
if not page_by_path(page.url_path).fills_window:
    show_page_header(context)
    show_page_notices()
    show_map_layout()
page.run()
