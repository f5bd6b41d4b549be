"""The slim head: what brief this is, and the tools for language, appearance, link and export."""

from collections.abc import Mapping
from typing import Final, get_args

import streamlit as st

from geodata.brief.records import Brief
from geodata.phrasing.byline import byline_parts
from geodata.screens.shell import view_state
from geodata.screens.shell.export_menu import export
from geodata.screens.shell.link_menu import link
from geodata.screens.shell.option_labels import labels
from geodata.screens.shell.page_context import Desk
from geodata.screens.shell.page_links import hold
from geodata.screens.shell.slide_menu import briefing
from geodata.screens.shell.widget_text import Markup, element
from geodata.view import Theme, View
from geodata.words import Lang, direction, say

ICONS: Final[Mapping[Theme, str]] = {
    "light": ":material/light_mode:",
    "dark": ":material/dark_mode:",
    "contrast": ":material/contrast:",
}


def head(desk: Desk) -> None:
    """Title, publisher and dates at the start; picker and tools at the end."""
    with st.container(key="head", horizontal=True, vertical_alignment="center"):
        st.html(masthead(desk.brief, desk.lang) if desk.readable else element("h1", desk.title))
        with st.container(key="bar", horizontal=True, vertical_alignment="center"):
            hold()
            if len(desk.library.ids()) > 1:
                _picker(desk)
            _tools(desk)


def _tools(desk: Desk) -> None:
    with st.container(key="tools", horizontal=True, vertical_alignment="center"):
        _language(desk)
        _theme(desk)
        if desk.readable:
            briefing(desk)
            link(desk)
            export(desk)


def masthead(brief: Brief, lang: Lang) -> Markup:
    """The brief's title, publisher, date of publication, and the day up to which it knows."""
    return element(
        "header",
        element("h1", brief.title[lang]),
        element("p", *(element("span", part) for part in byline_parts(brief, lang)), class_="byline"),
        class_="masthead",
        lang=lang,
        dir=direction(lang),
    )


def _picker(desk: Desk) -> None:
    ids = desk.library.ids()
    names = labels({name: _name(desk, name) for name in ids})
    key = f"brief-{desk.lang}"
    with st.container(key="picker"):
        st.selectbox(
            say("head.brief", desk.lang),
            ids,
            format_func=names.__getitem__,
            key=view_state.keep(key, desk.entry.id if desk.entry else None),
            label_visibility="collapsed",
            on_change=lambda: view_state.ask(
                View(brief=st.session_state[key], lang=desk.view.lang, theme=desk.view.theme)
            ),
        )


def _name(desk: Desk, brief_id: str) -> str:
    title = desk.library.entry(brief_id).title
    return title[desk.lang] if title else brief_id


def _language(desk: Desk) -> None:
    other: Lang = "en" if desk.lang == "ar" else "ar"
    st.button(
        say(f"language-own.{other}", desk.lang),
        key=f"language-{other}",
        type="tertiary",
        help=None,
        on_click=lambda: view_state.change(lang=other),
    )


def _theme(desk: Desk) -> None:
    """A button to the next appearance: light, dark, high contrast."""
    themes = get_args(Theme)
    other = themes[(themes.index(desk.theme) + 1) % len(themes)]
    st.button(
        say(f"head.{other}", desk.lang),
        key=f"theme-{other}-{desk.lang}",
        type="tertiary",
        icon=ICONS[other],
        on_click=lambda: view_state.change(theme=other),
    )
