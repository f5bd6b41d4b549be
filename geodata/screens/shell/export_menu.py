"""Export menu: picture, slides and report with a marking, and data; each is made at its click."""

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
from geodata.render.picture_options import (
    MAX_MARKING_LENGTH,
    PICTURE_SIZES,
    PictureOptions,
    PictureOptionsError,
    parse_picture_options,
)
from geodata.screens.shell.edits_download import show_edits_download
from geodata.screens.shell.menu_button import show_menu
from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.widget_text import html_element
from geodata.view import Theme
from geodata.words import Lang, catalogue_entries, translate

CUSTOM_SIZE: Final = "free"
"""Option that stands for a typed size."""
EXAMPLE_SIZE: Final = "1920x1080"
EXPORT_FIELDS: Final = ("form", "size", "free", "marking")
"""Fields whose answers are kept while the menu is shut."""


@dataclass(frozen=True)
class ExportStyle:
    """Language, theme and marking of an exported file."""

    lang: Lang
    theme: Theme
    marking: str = ""


def show_export_menu(context: PageContext) -> None:
    """Write the header's button with the menu behind it."""
    lang = context.lang
    keeps = [f"{field}-{lang}" for field in EXPORT_FIELDS]
    show_menu(
        translate("header.export", lang),
        _show_downloads,
        key=f"export-{lang}",
        icon=":material/download:",
        keeps=keeps,
    )


def _show_downloads(context: PageContext) -> None:
    options = _ask_picture_options(context)
    if options is not None:
        _show_picture_download(context, options)
        _show_document_downloads(context, ExportStyle(context.lang, context.theme, options.marking))
    _show_data_downloads(context)
    show_edits_download(context, "export")


def linkable_selection(context: PageContext) -> Selection:
    """Return the current selection, its View naming brief, language and theme as a link does."""
    view = context.view.with_changes(brief=context.brief.id, lang=context.lang, theme=context.theme)
    return replace(context.selection, view=view)


def export_picture(selection: Selection, options: PictureOptions, style: ExportStyle) -> bytes:
    """Return the current view as a picture file."""
    make = formats_of(FormatGroup.PICTURE)[options.format].load_maker()
    return make(selection, options, lang=style.lang, theme=style.theme)


def export_paper(selection: Selection, entry: ExportFormat, style: ExportStyle) -> bytes:
    """Return the current view as slides or as a report."""
    return entry.load_maker()(selection, lang=style.lang, theme=style.theme, marking=style.marking)


def export_data(selection: Selection, entry: ExportFormat) -> bytes:
    """Return the selected events in a data format."""
    return entry.load_maker()(selection)


def _ask_picture_options(context: PageContext) -> PictureOptions | None:
    """Write the fields of the picture; return None and write a notice for an impossible size."""
    lang, choices = context.lang, picture_scales()
    st.html(html_element("h3", translate("export.picture", lang), class_="menu-head"))
    with st.container(key="export-form", horizontal=True, vertical_alignment="bottom"):
        form = st.selectbox(
            translate("export.format", lang),
            list(choices),
            format_func=lambda name: _format_label(f"export.picture-format.{name}", choices[name][0], lang),
            key=f"form-{lang}",
        )
        size = st.selectbox(
            translate("export.size", lang),
            [*PICTURE_SIZES, CUSTOM_SIZE],
            format_func=lambda name: translate(f"export.size-choice.{name.replace(':', '-')}", lang),
            key=f"size-{lang}",
        )
    if size == CUSTOM_SIZE:
        st.session_state.setdefault(f"free-{lang}", EXAMPLE_SIZE)
        size = st.text_input(translate("export.free-size", lang), key=f"free-{lang}")
    marking = st.text_input(
        translate("export.marking", lang),
        key=f"marking-{lang}",
        max_chars=MAX_MARKING_LENGTH,
        help=translate("export.marking-help", lang),
    )
    kind, scale = choices[form]
    try:
        return parse_picture_options(kind.name, size=size.strip(), scale=scale, marking=marking)
    except PictureOptionsError:
        st.html(html_element("p", translate("export.impossible-size", lang), class_="notice", role="alert"))
        return None


def _show_picture_download(context: PageContext, options: PictureOptions) -> None:
    style = ExportStyle(context.lang, context.theme)
    _show_download(
        context,
        "picture",
        formats_of(FormatGroup.PICTURE)[options.format],
        partial(export_picture, linkable_selection(context), options, style),
    )


def _show_document_downloads(context: PageContext, style: ExportStyle) -> None:
    """Write the downloads of slides and report, each up to its number of events."""
    number = len(context.selection.shown_rows)
    st.html(html_element("h3", translate("export.slides-and-report", context.lang), class_="menu-head"))
    with st.container(key="export-papers", horizontal=True):
        for name, entry in formats_of(FormatGroup.PAPER).items():
            if entry.most is None or number <= entry.most:
                _show_download(
                    context, name, entry, partial(export_paper, linkable_selection(context), entry, style)
                )
    if number > MOST_SLIDES:
        words = translate("export.too-many", context.lang, slides=MOST_SLIDES, report=MOST_REPORTED)
        st.html(html_element("p", words, class_="quiet"))


def _show_data_downloads(context: PageContext) -> None:
    st.html(html_element("h3", translate("export.data", context.lang), class_="menu-head"))
    with st.container(key="export-data", horizontal=True):
        for name, entry in formats_of(FormatGroup.DATA).items():
            _show_download(context, name, entry, partial(export_data, linkable_selection(context), entry))
    st.html(html_element("p", translate("export.contents-note", context.lang), class_="quiet"))


def _format_label(key: str, entry: ExportFormat, lang: Lang) -> str:
    """Return the words under a key, or the format's own name where the catalogue has none."""
    return translate(key, lang) if key in catalogue_entries() else entry.label


def _show_download(context: PageContext, name: str, entry: ExportFormat, make: Callable[[], bytes]) -> None:
    """Write a button that makes a file at the click and sends it."""
    st.download_button(
        _format_label(f"export.{name}-button", entry, context.lang),
        data=make,
        file_name=f"{context.brief.id}.{entry.file_suffix}",
        mime=entry.media_type,
        key=f"{name}-{context.lang}",
        on_click="ignore",
    )
