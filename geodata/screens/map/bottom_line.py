"""Bottom line of the brief above the map, and the number of notes on its text."""

from typing import Final

import streamlit as st

from geodata.brief.records import Brief
from geodata.screens.map.below_map import list_link
from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.widget_text import Markup, html_element
from geodata.words import Lang, language_direction, translate

MAX_UNFOLDED_LETTERS: Final = 200
"""Letters of a bottom line that are not folded: about two lines of the map's width."""


def show_bottom_line(context: PageContext) -> None:
    """Write the bottom line above the map; nothing for a brief without one and without notes."""
    if context.brief.summary or context.brief.queries:
        with st.container(key="bottom-line"):
            st.html(bottom_line_html(context.brief, context.lang))


def bottom_line_html(brief: Brief, lang: Lang) -> Markup:
    """Return the summary of the brief, folded where it is long, and a link to the notes on the text.

    The style sheet shows two lines of a folded one until the disclosure behind it is open.
    """
    lines = [line[lang] for line in brief.summary]
    is_folded = sum(map(len, lines)) > MAX_UNFOLDED_LETTERS
    notes = translate("text-notes.count", lang, n=len(brief.queries)) if brief.queries else None
    return html_element(
        "section",
        html_element("h2", translate("term.bottom-line", lang)) if lines else None,
        html_element("div", *_paragraphs(lines), class_="folded" if is_folded else None) if lines else None,
        html_element(
            "div",
            _disclosure(lang) if is_folded else None,
            list_link("notes", notes) if notes else None,
            class_="bottom-line-links",
        ),
        class_="bottom-line",
        lang=lang,
        dir=language_direction(lang),
    )


def _paragraphs(lines: list[str]) -> list[Markup]:
    return [html_element("p", line) for line in lines]


def _disclosure(lang: Lang) -> Markup:
    words = [
        html_element("span", translate(f"bottom-line.{name}", lang), class_=name) for name in ("more", "less")
    ]
    # Read alone, "More" would not say of what.
    subject = html_element("span", f" ({translate('term.bottom-line', lang)})", class_="visually-hidden")
    return html_element("details", html_element("summary", *words, subject))
