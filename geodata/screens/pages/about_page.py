"""The about page: this brief, the meaning of its codes, and where the data come from."""

import json
from collections.abc import Iterable
from importlib.resources import files

import streamlit as st

from geodata import __version__
from geodata.brief.text_coverage import coverage
from geodata.screens.shell.page_context import Desk
from geodata.screens.shell.page_links import back
from geodata.screens.shell.widget_text import Markup, element
from geodata.vocabulary import Statement
from geodata.words import Lang, direction, say

LETTERS = "ABCDEF"
NUMBERS = "123456"
PRECISIONS = "1234567"
Rows = Iterable[tuple[str, str]]


def about(desk: Desk) -> None:
    """The way back, and the whole page as one article."""
    lang = desk.lang
    back(desk)
    st.html(
        element(
            "article",
            element("h2", say("about.title", lang)),
            element("p", say("about.what", lang)),
            _section("about.this-brief", this_brief(desk), lang),
            _section("about.time", _meanings(("within", "perhaps", "hidden"), "counts", lang), lang),
            _section("about.statements", _meanings(tuple(Statement), "statement", lang), lang),
            _section(
                "about.precision", _codes("where-prec", PRECISIONS, lang), lang, note="about.precision-note"
            ),
            _section("about.grades", _grades(lang), lang, note="about.grades-note"),
            _section("about.data", licences(), lang, note="about.borders"),
            class_="about",
            lang=lang,
            dir=direction(lang),
        )
    )


def this_brief(desk: Desk) -> Rows:
    """Version of the program and, where a brief is open, what identifies it."""
    lang = desk.lang
    rows = [(say("about.version", lang), __version__)]
    if not desk.readable:
        return rows
    brief, found = desk.brief, coverage(desk.brief)
    covered = say(
        "about.coverage-words",
        lang,
        sentences=say("count.sentences", lang, n=found.sentences),
        mapped=found.mapped,
        off_map=found.off_map,
        headings=found.headings,
    )
    return [
        *rows,
        (say("head.brief", lang), brief.title[lang]),
        (say("about.identifier", lang), brief.id),
        (say("about.digest", lang), desk.atlas.digest),
        (say("about.text-digest", lang), brief.text.sha256),
        (say("about.coverage", lang), covered),
    ]


def licences() -> Rows:
    """Every source of shipped data with its licence, as the record of provenance has it."""
    data = files("geodata") / "data"
    found = json.loads((data / "shapes" / "provenance.json").read_text(encoding="utf-8"))
    rows = [(f"{package['name']} {package['version']}", package["licence"]) for package in found["packages"]]
    return [*rows, ("sea_limits.json", found["sea_limits"])]


def _section(key: str, rows: Rows, lang: Lang, *, note: str | None = None) -> Markup:
    lines = [element("div", element("dt", term), element("dd", words, dir="auto")) for term, words in rows]
    return element(
        "section",
        element("h3", say(key, lang)),
        element("p", say(note, lang), class_="quiet") if note else None,
        element("dl", *lines),
    )


def _meanings(names: Iterable[str], family: str, lang: Lang) -> Rows:
    return [(say(f"{family}.{name}", lang), say(f"about.{name}", lang)) for name in names]


def _codes(family: str, codes: str, lang: Lang) -> Rows:
    return [(code, say(f"{family}.{code}", lang)) for code in codes]


def _grades(lang: Lang) -> Rows:
    return [*_codes("reliability", LETTERS, lang), *_codes("credibility", NUMBERS, lang)]
