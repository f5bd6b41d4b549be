"""The export menu: the picture, slides and a report with a marking, and the data; each made at its click."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

import streamlit as st

from geodata.atlas.selection import Selection
from geodata.export.report_content import MOST_REPORTED, MOST_SLIDES
from geodata.render.picture_options import LONGEST, SIZES, Order, OrderError, order
from geodata.screens.shell.edits_download import offer
from geodata.screens.shell.menu_button import menu
from geodata.screens.shell.page_context import Desk
from geodata.screens.shell.widget_text import element
from geodata.view import Theme
from geodata.words import Lang, say

FORMS: Final = {
    "png": ("png", "1"),
    "png-2": ("png", "2"),
    "png-300": ("png", "300dpi"),
    "svg": ("svg", "1"),
    "pdf": ("pdf", "1"),
}
"""Choices of a picture: its format and how many of the file's pixels each pixel has."""
FREE: Final = "free"
"""Stands for a size that is typed."""
EXAMPLE: Final = "1920x1080"
MEDIA: Final = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}
SLIDES: Final = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
DATA: Final = {
    "geojson": "application/geo+json",
    "csv": "text/csv",
    "gpkg": "application/geopackage+sqlite3",
    "parquet": "application/vnd.apache.parquet",
    "kml": "application/vnd.google-earth.kml+xml",
}
"""Data formats and their media types."""
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
    from geodata.render.picture_file import picture as made  # noqa: PLC0415 - what draws takes a second to import

    return made(selection, asked, lang=look.lang, theme=look.theme)


def slides(selection: Selection, look: Look) -> bytes:
    """The slides of what is on the screen."""
    from geodata.export.pptx_slides import slides as made  # noqa: PLC0415 - seconds to import

    return made(selection, lang=look.lang, theme=look.theme, marking=look.marking)


def report(selection: Selection, look: Look) -> bytes:
    """The report of what is on the screen."""
    from geodata.export.html_report import report as made  # noqa: PLC0415

    return made(selection, lang=look.lang, theme=look.theme, marking=look.marking)


def data(selection: Selection, name: str) -> bytes:
    """The events on the screen in one of the data formats."""
    from geodata.export.formats import FORMATS  # noqa: PLC0415

    return FORMATS[name].make(selection)


def _order(desk: Desk) -> Order | None:
    """The picture that the fields ask for; none, and the reason, where it cannot be drawn."""
    lang = desk.lang
    st.html(element("h3", say("export.picture", lang), class_="menu-head"))
    with st.container(key="export-form", horizontal=True, vertical_alignment="bottom"):
        form = st.selectbox(
            say("export.format", lang),
            list(FORMS),
            format_func=lambda name: say(f"export.form.{name}", lang),
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
    kind, scale = FORMS[form]
    try:
        return order(kind, size=size.strip(), scale=scale, marking=marking)
    except OrderError:
        st.html(element("p", say("export.impossible", lang), class_="notice", role="alert"))
        return None


def _pictures(desk: Desk, asked: Order) -> None:
    look = Look(desk.lang, desk.theme)
    _button(desk, "picture", asked.format, MEDIA[asked.format], partial(picture, shown(desk), asked, look))


def _papers(desk: Desk, look: Look) -> None:
    """Slides and report, each where the events are not too many for it."""
    number = len(desk.selection.shown)
    st.html(element("h3", say("export.papers", desk.lang), class_="menu-head"))
    with st.container(key="export-papers", horizontal=True):
        if number <= MOST_SLIDES:
            _button(desk, "slides", "pptx", SLIDES, partial(slides, shown(desk), look))
        if number <= MOST_REPORTED:
            _button(desk, "report", "html", "text/html", partial(report, shown(desk), look))
    if number > MOST_SLIDES:
        words = say("export.too-many", desk.lang, slides=MOST_SLIDES, report=MOST_REPORTED)
        st.html(element("p", words, class_="quiet"))


def _data(desk: Desk) -> None:
    st.html(element("h3", say("export.data", desk.lang), class_="menu-head"))
    with st.container(key="export-data", horizontal=True):
        for name, media in DATA.items():
            _button(desk, name, name, media, partial(data, shown(desk), name))
    st.html(element("p", say("export.note", desk.lang), class_="quiet"))


def _button(desk: Desk, name: str, suffix: str, media: str, make: Callable[[], bytes]) -> None:
    """A button that makes a file at the click and hands it over."""
    st.download_button(
        say(f"export.{name}-button", desk.lang),
        data=make,
        file_name=f"{desk.brief.id}.{suffix}",
        mime=media,
        key=f"{name}-{desk.lang}",
        on_click="ignore",
    )
