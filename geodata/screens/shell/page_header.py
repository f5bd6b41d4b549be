"""Page header: title of the brief, and the tools for language, theme, link and export."""

from collections.abc import Mapping
from functools import partial
from typing import Final, get_args

import streamlit as st

from geodata.atlas.product_stamp import ProductStamp
from geodata.brief.records import Brief
from geodata.phrasing.byline import byline_parts
from geodata.screens.shell import view_state
from geodata.screens.shell.edit_menu import show_edit_menu
from geodata.screens.shell.export_menu import show_export_menu
from geodata.screens.shell.link_menu import show_link_menu
from geodata.screens.shell.option_labels import unique_labels
from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.page_links import show_header_links
from geodata.screens.shell.slide_menu import show_briefing_menu
from geodata.screens.shell.widget_text import Markup, html_element
from geodata.settings import current_settings
from geodata.view import Theme, View
from geodata.words import LANGUAGES, language_direction, translate

THEME_ICONS: Final[Mapping[Theme, str]] = {
    "light": ":material/light_mode:",
    "dark": ":material/dark_mode:",
    "contrast": ":material/contrast:",
}


def show_page_header(context: PageContext) -> None:
    """Write title, publisher and dates at the start, links, picker and tools at the end."""
    with st.container(key="head", horizontal=True, vertical_alignment="center"):
        st.html(
            masthead_html(context.brief, context.stamp)
            if context.has_brief
            else html_element("h1", context.title)
        )
        with st.container(key="head-bar", horizontal=True, vertical_alignment="center"):
            show_header_links()
            if len(context.entries) > 1:
                _show_brief_picker(context)
            _show_tools(context)


def _show_tools(context: PageContext) -> None:
    with st.container(key="tools", horizontal=True, vertical_alignment="center"):
        _show_language_buttons(context)
        _show_theme_button(context)
        if context.has_brief:
            show_edit_menu(context)
            show_briefing_menu(context)
            show_link_menu(context)
            show_export_menu(context)
        if current_settings().auth is not None:
            st.button(
                translate("sign-in.out", context.lang),
                key=f"sign-out-{context.lang}",
                type="tertiary",
                on_click=st.logout,
            )


def masthead_html(brief: Brief, stamp: ProductStamp) -> Markup:
    """Return the brief's title, publisher and days, its draft stamp, and the note on its language."""
    lang = stamp.lang
    told = [html_element("span", part) for part in (*byline_parts(brief, lang), stamp.language_note) if part]
    return html_element(
        "header",
        html_element("h1", brief.title[lang]),
        html_element("p", *told, class_="byline"),
        html_element("p", stamp.unfinished, class_="unfinished", role="status") if stamp.unfinished else None,
        class_="masthead",
        lang=lang,
        dir=language_direction(lang),
    )


def _show_brief_picker(context: PageContext) -> None:
    titles = {each.id: each.title[context.lang] if each.title else each.id for each in context.entries}
    names = unique_labels(titles)
    key = f"brief-{context.lang}"
    with st.container(key="brief-picker"):
        st.selectbox(
            translate("header.brief", context.lang),
            list(names),
            format_func=names.__getitem__,
            key=view_state.set_widget_value(key, context.entry.id if context.entry else None),
            label_visibility="collapsed",
            placeholder=translate("header.choose-brief", context.lang),
            on_change=lambda: view_state.set_view(
                View(brief=st.session_state[key], lang=context.view.lang, theme=context.view.theme)
            ),
        )


def _show_language_buttons(context: PageContext) -> None:
    """Write a button to each other language, named in itself."""
    for code, language in LANGUAGES.items():
        if code != context.lang:
            st.button(
                language.name,
                key=f"language-{code}",
                type="tertiary",
                help=None,
                on_click=partial(view_state.change_view, lang=code),
            )


def _show_theme_button(context: PageContext) -> None:
    """Write a button to the next theme: light, dark, high contrast."""
    themes = get_args(Theme)
    other = themes[(themes.index(context.theme) + 1) % len(themes)]
    st.button(
        translate(f"header.{other}", context.lang),
        key=f"theme-{other}-{context.lang}",
        type="tertiary",
        icon=THEME_ICONS[other],
        on_click=lambda: view_state.change_view(theme=other),
    )
