"""The link to what is on the screen, and the code that shows it in a page of another site."""

from html import escape
from typing import Final

import streamlit as st

from geodata.screens.shell.menu_button import menu
from geodata.screens.shell.page_context import Desk
from geodata.screens.shell.page_links import WAYS
from geodata.screens.shell.widget_text import element
from geodata.webmap import assets
from geodata.words import say

KEPT: Final = (*WAYS, "changes")
"""Pages that a link leads back to; from the others it leads to the map, at the root."""
PAGES: Final = (*KEPT, "help", "about", "briefing")
"""Pages with a path of their own."""
FRAME: Final = (960, 640)
"""Pixels of the frame that is offered; any size from 320 by 240 will do."""


def link(desk: Desk) -> None:
    """The menu behind the head's button: the address, and the code of a frame."""
    lang = desk.lang
    keeps = [f"embed-{lang}"]
    menu(say("head.link", lang), _addresses, key=f"link-{lang}", icon=":material/link:", keeps=keeps)


def _addresses(desk: Desk) -> None:
    lang = desk.lang
    st.html(element("p", say("link.copy", lang)))
    st.code(address(desk), language=None, wrap_lines=True)
    if assets.built():
        st.html(element("p", say("link.camera", lang), class_="quiet"))
    st.html(element("h3", say("embed.head", lang), class_="menu-head"))
    screen = st.radio(
        say("embed.screen", lang),
        ("dashboard", "briefing"),
        format_func=lambda name: say(f"embed.{name}", lang),
        key=f"embed-{lang}",
        horizontal=True,
    )
    st.code(frame(desk, screen), language=None, wrap_lines=True)
    st.html(element("p", say("embed.allowed", lang), class_="quiet"))


def root() -> str:
    """The address of the app as this browser has it, base path included, with a slash at its end."""
    page = (st.context.url or "").partition("?")[0].rstrip("/")
    for name in PAGES:
        page = page.removesuffix(f"/{name}")
    return f"{page}/"


def address(desk: Desk) -> str:
    """The full address of the View, with the brief, the language and the appearance that are on screen."""
    page = (st.context.url or "").partition("?")[0].rstrip("/").rpartition("/")[2]
    return f"{root()}{page if page in KEPT else ''}?{_view(desk)}"


def frame(desk: Desk, screen: str) -> str:
    """The HTML of a frame that shows the dashboard at this View, or the slides of its brief by themselves."""
    if screen == "briefing":
        query = f"brief={desk.brief.id}&lang={desk.lang}&theme={desk.theme}&play=20"
        where = f"{root()}briefing?{query}&embed=true"
    else:
        where = f"{root()}?{_view(desk)}&embed=true"
    width, height = FRAME
    return (
        f'<iframe src="{escape(where)}" title="{escape(desk.title)}" width="{width}" height="{height}" '
        'style="border: 0; max-width: 100%" loading="lazy" allow="fullscreen; clipboard-write"></iframe>'
    )


def _view(desk: Desk) -> str:
    return desk.view.change(brief=desk.brief.id, lang=desk.lang, theme=desk.theme).query()
