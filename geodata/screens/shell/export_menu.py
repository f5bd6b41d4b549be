"""Export menu: picture, slides and report with a marking, and data; each is made at its click."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

import streamlit as st

from geodata.atlas.selection import Selection
from geodata.export.formats import (
    MAX_EVENT_SLIDES,
    MAX_TOLD_EVENTS,
    ExportFormat,
    FormatGroup,
    formats_of,
    picture_scales,
)
from geodata.jobs.export_log import ExportFacts
from geodata.jobs.file_jobs import NO_ADDITIONS, SessionAdditions, make_file
from geodata.render.picture_options import (
    MAX_MARKING_LENGTH,
    PICTURE_SIZES,
    PictureOptions,
    PictureOptionsError,
    parse_picture_options,
)
from geodata.screens.shell import view_state
from geodata.screens.shell.export_jobs import session_exports, session_requester, show_running_exports
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
    show_running_exports(context.lang)


def linkable_selection(context: PageContext) -> Selection:
    """Return the current selection, its View naming brief, language and theme as a link does."""
    view = context.view.with_changes(brief=context.brief.id, lang=context.lang, theme=context.theme)
    return replace(context.selection, view=view)


def session_additions(context: PageContext) -> SessionAdditions:
    """Return what this session has added to the brief: texts that it attached."""
    found = (view_state.attached_text(document.sha256) for document in context.brief.documents)
    texts = {text.sha256: text.content for text in found if text is not None}
    return SessionAdditions(texts)


def export_picture(
    selection: Selection, options: PictureOptions, style: ExportStyle, *, label: str = ""
) -> bytes:
    """Return the current view as a picture file."""
    entry = formats_of(FormatGroup.PICTURE)[options.format]
    return make_file(selection, entry, options, label=label, lang=style.lang, theme=style.theme)


def export_paper(
    selection: Selection,
    entry: ExportFormat,
    style: ExportStyle,
    additions: SessionAdditions = NO_ADDITIONS,
    *,
    label: str = "",
) -> bytes:
    """Return the current view as slides or as a report, with the additions of a session."""
    look = {"lang": style.lang, "theme": style.theme, "marking": style.marking}
    return make_file(selection, entry, label=label, additions=additions, **look)


def export_data(
    selection: Selection,
    entry: ExportFormat,
    additions: SessionAdditions = NO_ADDITIONS,
    *,
    label: str = "",
) -> bytes:
    """Return the selected events in a data format, with the additions of a session."""
    return make_file(selection, entry, label=label, additions=additions)


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
    if context.stamp.marking:
        standing = translate("export.standing-marking", lang, marking=context.stamp.marking)
        st.html(html_element("p", standing, class_="quiet"))
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
        options.marking,
    )


def _show_document_downloads(context: PageContext, style: ExportStyle) -> None:
    """Write the downloads of slides and report, and what they list or count of very many events."""
    number, additions = len(context.selection.shown_rows), session_additions(context)
    st.html(html_element("h3", translate("export.slides-and-report", context.lang), class_="menu-head"))
    with st.container(key="export-papers", horizontal=True):
        for name, entry in formats_of(FormatGroup.PAPER).items():
            make = partial(export_paper, linkable_selection(context), entry, style, additions)
            _show_download(context, name, entry, make, style.marking)
    if number > MAX_EVENT_SLIDES:
        words = translate("export.many", context.lang, slides=MAX_EVENT_SLIDES, told=MAX_TOLD_EVENTS)
        st.html(html_element("p", words, class_="quiet"))


def _show_data_downloads(context: PageContext) -> None:
    additions = session_additions(context)
    st.html(html_element("h3", translate("export.data", context.lang), class_="menu-head"))
    with st.container(key="export-data", horizontal=True):
        for name, entry in formats_of(FormatGroup.DATA).items():
            _show_download(
                context, name, entry, partial(export_data, linkable_selection(context), entry, additions)
            )
    st.html(html_element("p", translate("export.contents-note", context.lang), class_="quiet"))


def _format_label(key: str, entry: ExportFormat, lang: Lang) -> str:
    """Return the words under a key, or the format's own name where the catalogue has none."""
    return translate(key, lang) if key in catalogue_entries() else entry.label


def _show_download(
    context: PageContext, name: str, entry: ExportFormat, make: Callable[..., bytes], marking: str = ""
) -> None:
    """Write a button that makes a file at the click and sends it."""
    facts = ExportFacts(entry.name, linkable_selection(context), session_requester(), marking)
    st.download_button(
        _format_label(f"export.{name}-button", entry, context.lang),
        data=partial(session_exports().make, make, facts),
        file_name=f"{context.brief.id}.{entry.file_suffix}",
        mime=entry.media_type,
        key=f"{name}-{context.lang}",
        on_click="ignore",
    )
