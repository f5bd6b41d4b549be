"""Notices above a page: ignored parts of a link, and problems of the brief."""

from typing import Final

import streamlit as st

from geodata.atlas.selection import unknown
from geodata.brief.problems import Problem, visible
from geodata.screens.shell import view_state
from geodata.screens.shell.page_context import Desk
from geodata.screens.shell.widget_text import Markup, element
from geodata.words import Lang, direction, say

MAX_PROBLEMS: Final = 50


def show_notices(context: Desk) -> None:
    """Write every warning of this rerun; nothing where there is none."""
    found = _link_warnings(context)
    if found:
        st.html(_warning_box(say("warn.link", context.lang), found, context.lang))
    if context.entry is None:
        st.html(element("p", say("warn.no-briefs", context.lang), class_="notice", role="alert"))
    elif context.entry.problems:
        st.html(problems_html(context.entry.problems, context.lang, broken=not context.has_brief))


def problems_html(found: tuple[Problem, ...], lang: Lang, *, broken: bool) -> Markup:
    """Return the problems of a brief, each with its place, the finding and its remedy."""
    title = say("warn.broken" if broken else "warn.problems", lang, n=len(found))
    lines = [_problem_item(problem, lang) for problem in found[:MAX_PROBLEMS]]
    return _warning_box(title, [*lines, element("li", say("warn.mend", lang))], lang)


def _link_warnings(context: Desk) -> list[Markup]:
    ignored = [(key, value, reason) for key, value, reason in view_state.ignored()]
    if context.has_brief:
        ignored += [(key, value, "unknown-id") for key, value in unknown(context.view, context.brief)]
    brief_id = context.view.brief
    if brief_id is not None and (context.entry is None or context.entry.id != brief_id):
        ignored.append(("brief", brief_id, "unknown-id"))
    return [_ignored_item(key, value, say(f"warn.{reason}", context.lang)) for key, value, reason in ignored]


def _ignored_item(key: str, value: str, reason: str) -> Markup:
    return element("li", element("code", f"{visible(key)}={visible(value)}", dir="ltr"), " ", reason)


def _problem_item(problem: Problem, lang: Lang) -> Markup:
    where = f"{problem.file}:{problem.line}" if problem.line else problem.file
    subject = " ".join(part for part in (where.rpartition("/")[2], problem.record, problem.field) if part)
    found = element("bdi", visible(problem.found), dir="auto")
    remedy = f"expected {problem.expected}; {problem.mend}"
    return element(
        "li",
        element("code", f"{problem.code} {subject}", dir="ltr"),
        element("span", f"{say('warn.found', lang)}: ", found, class_="line"),
        element("span", remedy, class_="line", dir="ltr", lang="en"),
    )


def _warning_box(title: str, lines: list[Markup], lang: Lang) -> Markup:
    return element(
        "div",
        element("p", element("strong", title)),
        element("ul", *lines),
        class_="warnings",
        role="alert",
        lang=lang,
        dir=direction(lang),
    )
