"""Page in place of another where a link asks for kinds or roles that the brief does not know."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import streamlit as st

from geodata.atlas.selection import unknown_view_ids
from geodata.brief.problems import escape_invisible
from geodata.kinds.kind_table import KindTable
from geodata.phrasing.list_words import join_list
from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.widget_text import Markup, html_element
from geodata.view import URL_PARAMETERS, View
from geodata.words import Lang, language_direction, translate

REFUSED_KEYS: Final = ("layer", "role")
"""URL keys of which an unknown value is refused; those of other keys are left out with a warning."""


@dataclass(frozen=True)
class RefusedValue:
    """A value of a link that the brief does not know, and the names of the nearest that it knows, by id."""

    key: str
    value: str
    near: Mapping[str, str]


def refused_values(context: PageContext) -> tuple[RefusedValue, ...]:
    """Return the values of the View that are refused; none without a brief."""
    if not context.has_brief:
        return ()
    table, lang = context.kinds, context.lang
    return tuple(
        RefusedValue(key, value, _nearest(table, key, value, lang))
        for key, value in unknown_view_ids(context.view, context.brief)
        if key in REFUSED_KEYS
    )


def view_without(view: View, refused: tuple[RefusedValue, ...]) -> View:
    """Return a View without the refused values; a filter of which none is left shows all."""
    fields = {URL_PARAMETERS[each.key] for each in refused}
    values = frozenset(each.value for each in refused)
    return view.with_changes(**{name: (getattr(view, name) - values) or None for name in fields})


def show_refused_link(context: PageContext, refused: tuple[RefusedValue, ...]) -> None:
    """Write each refused value with the nearest known ones, and the way to the page without it."""
    lang = context.lang
    query = view_without(context.view, refused).query_string()
    way = html_element("a", translate("warning.without", lang), href=f"?{query}", target="_self")
    st.html(
        html_element(
            "section",
            html_element("h2", translate("warning.refused", lang)),
            html_element("ul", *(_refused_item(each, lang) for each in refused)),
            html_element("p", way),
            class_="warnings",
            role="alert",
            lang=lang,
            dir=language_direction(lang),
        )
    )


def _nearest(table: KindTable, key: str, value: str, lang: Lang) -> dict[str, str]:
    if key == "role":
        return {name: table.roles[name].name(lang) for name in table.nearest_roles(value)}
    return {name: table.layer_name(name, lang) for name in table.nearest_layers(value)}


def _refused_item(refused: RefusedValue, lang: Lang) -> Markup:
    named = join_list([f"{name} ({said})" for name, said in refused.near.items()], lang)
    return html_element(
        "li",
        html_element("code", f"{refused.key}={escape_invisible(refused.value)}", dir="ltr"),
        " ",
        translate("warning.nearest", lang, names=named) if named else None,
    )
