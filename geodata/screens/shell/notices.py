"""Notices above a page: ignored parts of a link, problems of the brief, edits that were refused."""

from typing import Final, Literal

import streamlit as st

from geodata.atlas.link_ids import bad_values
from geodata.brief.problems import Problem, escape_invisible
from geodata.screens.shell import view_state
from geodata.screens.shell.edit_menu import show_refused_edit
from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.view_fragments import NOTICES, fragment_context
from geodata.screens.shell.widget_text import Markup, html_element
from geodata.tables.row_problems import ROW_LEFT_OUT
from geodata.words import Lang, in_language, language_direction, translate

MAX_PROBLEMS: Final = 50
BriefState = Literal["problems", "broken", "last-good"]
"""Whether a brief with problems is open, cannot be opened, or is open in its last good version."""


def show_page_notices() -> None:
    """Write the warnings of a page above the map, as a fragment of their own."""
    with st.container(key="notices"):
        _show_notices_fragment()


@st.fragment(key=NOTICES)
def _show_notices_fragment() -> None:
    show_notices(fragment_context())


def show_notices(context: PageContext) -> None:
    """Write every warning of this rerun; nothing where there is none."""
    found = _link_warnings(context)
    if found:
        st.html(_warning_box(translate("warning.link-parts", context.lang), found, context.lang))
    if renamed := view_state.renamed_ids():
        lines = [_address_part(key, f"{former} → {present}") for key, former, present in renamed]
        title = translate("warning.renamed", context.lang)
        st.html(_warning_box(title, [html_element("li", line) for line in lines], context.lang))
    if context.entry is None:
        _show_empty_library(context)
    elif problems := tuple(each for each in context.entry.problems if each.code != ROW_LEFT_OUT):
        opened: BriefState = "last-good" if context.entry.is_last_good else "problems"
        state = opened if context.has_brief else "broken"
        st.html(problems_html(problems, context.lang, state))
    if context.has_brief:
        show_refused_edit(context)


def _show_empty_library(context: PageContext) -> None:
    """Write that there is no brief at all; an unknown one among others is refused on the page itself."""
    if not context.entries:
        words = translate("warning.no-briefs", context.lang)
        st.html(html_element("p", words, class_="notice", role="alert"))


def problems_html(found: tuple[Problem, ...], lang: Lang, state: BriefState) -> Markup:
    """Return the problems of a brief, each with its place, the finding and its remedy.

    Warnings alone stand behind their number: nothing is missing from what the reader sees.
    """
    title = translate(f"warning.brief-{state}", lang, n=len(found))
    lines = [problem_item_html(problem, lang) for problem in found[:MAX_PROBLEMS]]
    lines.append(html_element("li", translate("warning.mend-brief", lang)))
    folded = state == "problems" and all(problem.is_warning for problem in found)
    return _folded_box(title, lines, lang) if folded else _warning_box(title, lines, lang)


def _link_warnings(context: PageContext) -> list[Markup]:
    """Return a line for each part of the link that was left out; values that are refused are none."""
    ignored = view_state.ignored_parameters()
    refused = frozenset(bad_values(ignored))
    return [
        html_element("li", _address_part(key, value), " ", translate(f"warning.{reason}", context.lang))
        for key, value, reason in ignored
        if (key, value) not in refused
    ]


def _address_part(key: str, value: str) -> Markup:
    return html_element("code", f"{escape_invisible(key)}={escape_invisible(value)}", dir="ltr")


def problem_item_html(problem: Problem, lang: Lang) -> Markup:
    """Return a problem with its place, its level, the finding and its remedy, in the reader's language.

    Values of the file stand in isolates of their own; id and field are code.
    """
    where = f"{problem.file}:{problem.line}" if problem.line else problem.file
    subject = " ".join(part for part in (where.rpartition("/")[2], problem.record, problem.field) if part)
    told = {
        "found-value": problem.found_in(lang),
        "expected-value": in_language(problem.expected, lang),
        "remedy": in_language(problem.mend, lang),
    }
    return html_element(
        "li",
        html_element("code", f"{problem.code} {subject}", dir="ltr"),
        html_element("span", translate(f"warning.level-{problem.level}", lang), class_="quiet line"),
        *(
            html_element("span", f"{translate(f'warning.{key}', lang)}: ", _said(words), class_="line")
            for key, words in told.items()
        ),
    )


def _said(words: str) -> Markup:
    return html_element("bdi", words, dir="auto")


def _warning_box(title: str, lines: list[Markup], lang: Lang) -> Markup:
    return html_element(
        "div",
        html_element("p", html_element("strong", title)),
        html_element("ul", *lines),
        class_="warnings",
        role="alert",
        lang=lang,
        dir=language_direction(lang),
    )


def _folded_box(title: str, lines: list[Markup], lang: Lang) -> Markup:
    return html_element(
        "details",
        html_element("summary", title),
        html_element("ul", *lines),
        class_="warnings",
        lang=lang,
        dir=language_direction(lang),
    )
