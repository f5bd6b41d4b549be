"""About page: the open brief, the meaning of its codes, the sources of the shipped data.

What identifies this copy of program and brief stands folded at its end, for those who check it.
"""

import json
from collections.abc import Iterable
from importlib.resources import files

import streamlit as st

from geodata import __version__
from geodata.brief.grades import CREDIBILITY_NUMBERS, RELIABILITY_LETTERS
from geodata.brief.text_coverage import count_coverage
from geodata.phrasing.byline import byline_parts
from geodata.phrasing.list_words import join_facts
from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.page_links import show_back_link
from geodata.screens.shell.widget_text import Markup, html_element
from geodata.vocabulary import Statement
from geodata.words import Lang, language_direction, translate

PRECISION_CODES = "1234567"
TermRows = Iterable[tuple[str, str]]


def show_about_page(context: PageContext) -> None:
    """Write the link back to the map and the whole page as one article."""
    lang = context.lang
    show_back_link(context)
    st.html(
        html_element(
            "article",
            html_element("h2", translate("about.title", lang)),
            html_element("p", translate("about.intro", lang)),
            _section_html("about.this-brief", brief_facts(context), lang),
            _section_html(
                "about.standing", _term_meanings(("within", "perhaps", "hidden"), "event-counts", lang), lang
            ),
            _section_html("about.statements", _term_meanings(tuple(Statement), "statement", lang), lang),
            _section_html(
                "about.precision",
                _code_meanings("place-precision", PRECISION_CODES, lang),
                lang,
                note="about.precision-note",
            ),
            _section_html("about.grades", _grade_meanings(lang), lang, note="about.grades-note"),
            _section_html("about.data", data_licences(), lang, note="about.borders"),
            _checks_html(copy_facts(context), lang),
            class_="about",
            lang=lang,
            dir=language_direction(lang),
        )
    )


def brief_facts(context: PageContext) -> TermRows:
    """Return title, publication and coverage of the open brief, as (term, words)."""
    lang = context.lang
    if not context.has_brief:
        return []
    brief, found = context.brief, count_coverage(context.brief)
    covered = translate(
        "about.coverage-words",
        lang,
        sentences=translate("count.sentences", lang, n=found.sentences),
        mapped=found.mapped,
        off_map=found.off_map,
        headings=found.headings,
    )
    return [
        (translate("header.brief", lang), brief.title[lang]),
        (translate("about.published", lang), join_facts(*byline_parts(brief, lang))),
        (translate("about.coverage", lang), covered),
    ]


def copy_facts(context: PageContext) -> TermRows:
    """Return the program's version and, where a brief is open, what identifies it, as (term, words)."""
    lang = context.lang
    rows = [(translate("about.version", lang), __version__)]
    if not context.has_brief:
        return rows
    return [
        *rows,
        (translate("about.identifier", lang), context.brief.id),
        (translate("about.digest", lang), context.atlas.digest),
        (translate("about.text-digest", lang), context.brief.text_sha256 or "—"),
    ]


def data_licences() -> TermRows:
    """Return each source of shipped data with its licence, from the record of provenance."""
    data = files("geodata") / "data"
    found = json.loads((data / "shapes" / "provenance.json").read_text(encoding="utf-8"))
    rows = [(f"{package['name']} {package['version']}", package["licence"]) for package in found["packages"]]
    return [*rows, ("sea_limits.json", found["sea_limits"])]


def _section_html(key: str, rows: TermRows, lang: Lang, *, note: str | None = None) -> Markup:
    return html_element(
        "section",
        html_element("h3", translate(key, lang)),
        html_element("p", translate(note, lang), class_="quiet") if note else None,
        _list_html(rows),
    )


def _checks_html(rows: TermRows, lang: Lang) -> Markup:
    """Return the folded facts with which this copy is compared with another."""
    return html_element(
        "details",
        html_element("summary", translate("about.checks", lang)),
        html_element("p", translate("about.checks-note", lang), class_="quiet"),
        _list_html(rows),
    )


def _list_html(rows: TermRows) -> Markup:
    lines = [
        html_element("div", html_element("dt", term), html_element("dd", words, dir="auto"))
        for term, words in rows
    ]
    return html_element("dl", *lines)


def _term_meanings(names: Iterable[str], family: str, lang: Lang) -> TermRows:
    return [(translate(f"{family}.{name}", lang), translate(f"about.{name}", lang)) for name in names]


def _code_meanings(family: str, codes: Iterable[str | int], lang: Lang) -> TermRows:
    return [(str(code), translate(f"{family}.{code}", lang)) for code in codes]


def _grade_meanings(lang: Lang) -> TermRows:
    return [
        *_code_meanings("reliability", RELIABILITY_LETTERS, lang),
        *_code_meanings("credibility", CREDIBILITY_NUMBERS, lang),
    ]
