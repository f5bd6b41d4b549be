"""Page in place of another where a link has values that are not known: nothing else is shown instead."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import streamlit as st

from geodata.atlas.link_ids import link_value_name, unknown_brief, unknown_values
from geodata.brief.problems import escape_invisible
from geodata.screens.shell import view_state
from geodata.screens.shell.page_context import PageContext, named_brief
from geodata.screens.shell.widget_text import Markup, html_element
from geodata.view import URL_PARAMETERS, ParsedView, View
from geodata.words import Lang, language_direction, translate

MOST_BRIEFS: Final = 20
"""Briefs that are listed in place of an unknown one; the picker has all."""


@dataclass(frozen=True)
class RefusedValue:
    """A value of a link that is not known, and the names of the nearest known ones, by id.

    Of briefs all are named, the nearest first.
    """

    key: str
    value: str
    near: Mapping[str, str]


def refused_values(context: PageContext) -> tuple[RefusedValue, ...]:
    """Return the values of the link that are refused: an unknown brief, or values that the brief lacks."""
    if context.entry is None:
        return tuple(_unknown_brief(context))
    if not context.has_brief:
        return ()
    brief, lang = context.brief, context.lang
    parsed = ParsedView(context.view, view_state.ignored_parameters())
    return tuple(
        RefusedValue(
            each.key,
            each.value,
            {name: link_value_name(each.key, name, brief, lang) for name in each.near},
        )
        for each in unknown_values(parsed, brief)
    )


def _unknown_brief(context: PageContext) -> Iterator[RefusedValue]:
    """Yield the brief that a link names and a library with briefs lacks, with those that there are."""
    brief_id = named_brief(context.view)
    titles = {each.id: each.title for each in context.entries}
    if brief_id is None or not titles:
        return
    wordings = {name: title.wordings if title else () for name, title in titles.items()}
    found = unknown_brief(brief_id, wordings)
    near = {name: title[context.lang] if title else name for name, title in titles.items()}
    listed = [*found.near, *(name for name in titles if name not in found.near)][:MOST_BRIEFS]
    yield RefusedValue(found.key, found.value, {name: near[name] for name in listed})


def view_without(view: View, refused: tuple[RefusedValue, ...]) -> View:
    """Return a View without the refused values; a filter of which none is left shows all.

    Filters of an unknown brief go with it.
    """
    for each in refused:
        view = _view_with(view, each, None)
    return view


def _view_with(view: View, refused: RefusedValue, value: str | None) -> View:
    """Return a View with another value in the place of a refused one, or with none."""
    if refused.key == "brief":
        return View(brief=value, lang=view.lang, theme=view.theme)
    field = URL_PARAMETERS[refused.key]
    before = getattr(view, field)
    if refused.key in {"focus", "document"}:
        return view.with_changes(**{field: value})
    kept = frozenset(before or ()) - {refused.value} | ({value} if value else frozenset())
    return view.with_changes(**{field: kept or View.model_fields[field].default})


def show_refused_link(context: PageContext, refused: tuple[RefusedValue, ...]) -> None:
    """Write each refused value with ways to the nearest known ones, and the way to the page without it."""
    lang = context.lang
    is_brief = any(each.key == "brief" for each in refused)
    title = translate("warning.refused-brief" if is_brief else "warning.refused", lang)
    st.html(
        html_element(
            "section",
            html_element("h2", title),
            html_element("ul", *(_refused_item(each, context.view, lang) for each in refused)),
            html_element("p", _way(view_without(context.view, refused), translate("warning.without", lang))),
            class_="warnings",
            role="alert",
            lang=lang,
            dir=language_direction(lang),
        )
    )


def _refused_item(refused: RefusedValue, view: View, lang: Lang) -> Markup:
    heading = "warning.briefs" if refused.key == "brief" else "warning.nearest"
    ways = [
        html_element("li", _way(_view_with(view, refused, name), said), " ", html_element("code", name))
        for name, said in refused.near.items()
    ]
    return html_element(
        "li",
        html_element("code", f"{refused.key}={escape_invisible(refused.value)}", dir="ltr"),
        html_element("span", translate(heading, lang), class_="line") if ways else None,
        html_element("ul", *ways) if ways else None,
    )


def _way(view: View, label: str) -> Markup:
    """Return a link to the same page at a View."""
    embedded = "&embed=true" if st.context.is_embedded else ""
    return html_element("a", label, href=f"?{view.query_string()}{embedded}", target="_self")
