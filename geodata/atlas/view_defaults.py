"""Defaults of a View that leaves brief, language or theme open."""

from typing import TYPE_CHECKING, Final

from geodata.view import Theme, View
from geodata.words import DEFAULT_LANG, LANGS, Lang

if TYPE_CHECKING:  # a command resolves language and theme before anything slow is imported
    from geodata.brief.records import Brief

DEFAULT_THEME: Final[Theme] = "light"


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
