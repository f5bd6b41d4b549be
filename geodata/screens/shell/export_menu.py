"""The export menu: the picture, slides and a report with a marking, and the data; each made at its click."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

import streamlit as st

from geodata.atlas.selection import Selection
from geodata.export.formats import (
    MOST_REPORTED,
    MOST_SLIDES,
    ExportFormat,
    FormatGroup,
    formats_of,
    picture_scales,
)
from geodata.render.picture_options import LONGEST, SIZES, Order, OrderError, order
from geodata.screens.shell.edits_download import offer
from geodata.screens.shell.menu_button import menu
from geodata.screens.shell.page_context import Desk
from geodata.screens.shell.widget_text import element
from geodata.view import Theme
from geodata.words import Lang, entries, say

FREE: Final = "free"
"""Stands for a size that is typed."""
EXAMPLE: Final = "1920x1080"
FIELDS: Final = ("form", "size", "free", "marking")
"""Fields of the menu, which keep their answers while it is shut."""


@dataclass(frozen=True)
class Look:
    """In which language and appearance, and under which marking, a paper is made."""

    lang: Lang
    theme: Theme
    marking: str = ""


def export(desk: Desk) -> None:
    """The menu behind the head's button."""
    lang = desk.lang
    keeps = [f"{field}-{lang}" for field in FIELDS]
    menu(say("head.export", lang), _files, key=f"export-{lang}", icon=":material/download:", keeps=keeps)


def _files(desk: Desk) -> None:
    asked = _order(desk)
    if asked is not None:
        _pictures(desk, asked)
        _papers(desk, Look(desk.lang, desk.theme, asked.marking))
    _data(desk)
    offer(desk, "export")


def shown(desk: Desk) -> Selection:
    """What is on the screen, its View naming brief, language and appearance, as a link does."""
    view = desk.view.change(brief=desk.brief.id, lang=desk.lang, theme=desk.theme)
    return replace(desk.selection, view=view)


def picture(selection: Selection, asked: Order, look: Look) -> bytes:
    """The picture of what is on the screen."""
    made = formats_of(FormatGroup.PICTURE)[asked.format].load_maker()
    return made(selection, asked, lang=look.lang, theme=look.theme)


def paper(selection: Selection, entry: ExportFormat, look: Look) -> bytes:
    """The slides or the report of what is on the screen."""
    return entry.load_maker()(selection, lang=look.lang, theme=look.theme, marking=look.marking)


def data(selection: Selection, entry: ExportFormat) -> bytes:
    """The events on the screen in one of the data formats."""
    return entry.load_maker()(selection)


def _order(desk: Desk) -> Order | None:
    """The picture that the fields ask for; none, and the reason, where it cannot be drawn."""
    lang, choices = desk.lang, picture_scales()
    st.html(element("h3", say("export.picture", lang), class_="menu-head"))
    with st.container(key="export-form", horizontal=True, vertical_alignment="bottom"):
        form = st.selectbox(
            say("export.format", lang),
            list(choices),
            format_func=lambda name: _label(f"export.form.{name}", choices[name][0], lang),
            key=f"form-{lang}",
        )
        size = st.selectbox(
            say("export.size", lang),
            [*SIZES, FREE],
            format_func=lambda name: say(f"export.sizes.{name.replace(':', '-')}", lang),
            key=f"size-{lang}",
        )
    if size == FREE:
        st.session_state.setdefault(f"free-{lang}", EXAMPLE)
        size = st.text_input(say("export.free", lang), key=f"free-{lang}")
    marking = st.text_input(
        say("export.marking", lang),
        key=f"marking-{lang}",
        max_chars=LONGEST,
        help=say("export.marking-why", lang),
    )
    kind, scale = choices[form]
    try:
        return order(kind.name, size=size.strip(), scale=scale, marking=marking)
    except OrderError:
        st.html(element("p", say("export.impossible", lang), class_="notice", role="alert"))
        return None


def _pictures(desk: Desk, asked: Order) -> None:
    look, entry = Look(desk.lang, desk.theme), formats_of(FormatGroup.PICTURE)[asked.format]
    _button(desk, "picture", entry, partial(picture, shown(desk), asked, look))


def _papers(desk: Desk, look: Look) -> None:
    """Slides and report, each where the events are not too many for it."""
    number = len(desk.selection.shown)
    st.html(element("h3", say("export.papers", desk.lang), class_="menu-head"))
    with st.container(key="export-papers", horizontal=True):
        for name, entry in formats_of(FormatGroup.PAPER).items():
            if entry.most is None or number <= entry.most:
                _button(desk, name, entry, partial(paper, shown(desk), entry, look))
    if number > MOST_SLIDES:
        words = say("export.too-many", desk.lang, slides=MOST_SLIDES, report=MOST_REPORTED)
        st.html(element("p", words, class_="quiet"))


def _data(desk: Desk) -> None:
    st.html(element("h3", say("export.data", desk.lang), class_="menu-head"))
    with st.container(key="export-data", horizontal=True):
        for name, entry in formats_of(FormatGroup.DATA).items():
            _button(desk, name, entry, partial(data, shown(desk), entry))
    st.html(element("p", say("export.note", desk.lang), class_="quiet"))


def _label(key: str, entry: ExportFormat, lang: Lang) -> str:
    """Return the words under a key, or the format's own name where the catalogue has none."""
    return say(key, lang) if key in entries() else entry.label


def _button(desk: Desk, name: str, entry: ExportFormat, make: Callable[[], bytes]) -> None:
    """A button that makes a file at the click and hands it over."""
    st.download_button(
        _label(f"export.{name}-button", entry, desk.lang),
        data=make,
        file_name=f"{desk.brief.id}.{entry.file_suffix}",
        mime=entry.media_type,
        key=f"{name}-{desk.lang}",
        on_click="ignore",
    )
