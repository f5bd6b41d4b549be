"""Notices above a page: ignored parts of a link, and problems of the brief."""

from typing import Final, Literal

import streamlit as st

from geodata.atlas.selection import unknown_view_ids
from geodata.brief.problems import Problem, escape_invisible
from geodata.screens.shell import view_state
from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.refused_link import REFUSED_KEYS
from geodata.screens.shell.view_fragments import NOTICES, fragment_context
from geodata.screens.shell.widget_text import Markup, html_element
from geodata.tables.row_problems import ROW_LEFT_OUT
from geodata.words import DEFAULT_LANG, Lang, language_direction, translate

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
    if context.entry is None:
        st.html(
            html_element("p", translate("warning.no-briefs", context.lang), class_="notice", role="alert")
        )
    elif problems := tuple(each for each in context.entry.problems if each.code != ROW_LEFT_OUT):
        opened: BriefState = "last-good" if context.entry.is_last_good else "problems"
        state = opened if context.has_brief else "broken"
        st.html(problems_html(problems, context.lang, state))


def problems_html(found: tuple[Problem, ...], lang: Lang, state: BriefState) -> Markup:
    """Return the problems of a brief, each with its place, the finding and its remedy."""
    title = translate(f"warning.brief-{state}", lang, n=len(found))
    lines = [_problem_item(problem, lang) for problem in found[:MAX_PROBLEMS]]
    return _warning_box(title, [*lines, html_element("li", translate("warning.mend-brief", lang))], lang)


def _link_warnings(context: PageContext) -> list[Markup]:
    ignored = [(key, value, reason) for key, value, reason in view_state.ignored_parameters()]
    if context.has_brief:
        ignored += [
            (key, value, "unknown-id")
            for key, value in unknown_view_ids(context.view, context.brief)
            if key not in REFUSED_KEYS
        ]
    brief_id = context.view.brief
    if brief_id is not None and (context.entry is None or context.entry.id != brief_id):
        ignored.append(("brief", brief_id, "unknown-id"))
    return [
        _ignored_item(key, value, translate(f"warning.{reason}", context.lang))
        for key, value, reason in ignored
    ]


def _ignored_item(key: str, value: str, reason: str) -> Markup:
    return html_element(
        "li",
        html_element("code", f"{escape_invisible(key)}={escape_invisible(value)}", dir="ltr"),
        " ",
        reason,
    )


def _problem_item(problem: Problem, lang: Lang) -> Markup:
    where = f"{problem.file}:{problem.line}" if problem.line else problem.file
    subject = " ".join(part for part in (where.rpartition("/")[2], problem.record, problem.field) if part)
    found = html_element("bdi", escape_invisible(problem.found), dir="auto")
    remedy = f"expected {problem.expected}; {problem.mend}"
    return html_element(
        "li",
        html_element("code", f"{problem.code} {subject}", dir="ltr"),
        html_element("span", f"{translate('warning.found-value', lang)}: ", found, class_="line"),
        html_element("span", remedy, class_="line", dir="ltr", lang=DEFAULT_LANG),
    )


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
