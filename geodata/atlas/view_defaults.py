"""Defaults of a View that leaves brief, language or theme open."""

from typing import TYPE_CHECKING, Final

from geodata.view import Theme, View
from geodata.words import DEFAULT_LANG, LANGS, Lang

if TYPE_CHECKING:  # a command resolves language and theme before anything slow is imported
    from collections.abc import Iterable

    from geodata.atlas.brief_entry import LibraryEntry
    from geodata.brief.records import Brief

DEFAULT_THEME: Final[Theme] = "light"


def resolve_entry(entries: "Iterable[LibraryEntry]", brief_id: str | None) -> "LibraryEntry | None":
    """Return the entry of the brief with this id, None where there is none.

    Without an id it is the first that opens, else the first, None in an empty library.
    """
    entries = tuple(entries)
    if brief_id is not None:
        return next((entry for entry in entries if entry.id == brief_id), None)
    opened = [entry for entry in entries if entry.atlas is not None]
    return next(iter([*opened, *entries]), None)


def resolve_lang(view: View, brief: "Brief | None", locale: str | None = None) -> Lang:
    """Return the language of a View, else of the browser's locale where it is one of ours, else of the brief.

    Parameters
    ----------
    locale
        BCP 47 tag such as ``ar-EG``; None where there is no browser.
    """
    if view.lang is not None:
        return view.lang
    spoken = (locale or "").partition("-")[0].lower()
    own = brief.language if brief is not None else DEFAULT_LANG
    return next((lang for lang in LANGS if lang == spoken), own)


def resolve_theme(view: View, preferred: Theme = DEFAULT_THEME) -> Theme:
    """Return the theme of a View, else the preferred one."""
    return view.theme or preferred
