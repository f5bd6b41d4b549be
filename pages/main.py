"""Frame of every page: sign-in, View, language, theme, style sheets, header, notices and map."""

import streamlit as st

from geodata.library.brief_library import process_library
from geodata.screens.map.map_layout import show_map_layout
from geodata.screens.pages.sign_in_page import must_sign_in, show_sign_in
from geodata.screens.shell import view_state
from geodata.screens.shell.components import mount_first_stop, mount_lost_server
from geodata.screens.shell.marking_bars import show_marking_bar
from geodata.screens.shell.notices import show_page_notices
from geodata.screens.shell.page_context import make_page_context
from geodata.screens.shell.page_header import show_page_header
from geodata.screens.shell.page_links import CONTENT_START, show_skip_link, skip_target_html
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
if must_sign_in():
    show_sign_in(page.url_path)
    st.stop()
context = make_page_context(process_library(), view_state.read_view(page.url_path), page.url_path)
st.set_page_config(
    page_title=context.title, page_icon=PAGE_ICON, layout="wide", initial_sidebar_state="collapsed"
)
forms = context.atlas.kind_forms if context.has_brief else None
st.html(page_style(context.lang, context.theme, context.kinds, forms, embedded=bool(st.context.is_embedded)))
mount_lost_server()
is_framed = not page_by_path(page.url_path).fills_window
if is_framed:
    mount_first_stop()
    show_skip_link(context, to_map=page_by_path(page.url_path).shows_map and context.has_brief)
    show_marking_bar(context, "top")
    show_page_header(context)
    st.html(skip_target_html(CONTENT_START))
    show_page_notices()
    show_map_layout()
page.run()
if is_framed:
    show_marking_bar(context, "foot")
