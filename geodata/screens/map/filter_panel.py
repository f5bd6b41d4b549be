"""Filters beside the map: period, actors, layers, kinds of statement, and rarer ones.

They are a component of our own: a filter is drawn in the browser at once, the server hears of it from the
map, and nothing is mirrored wrongly in Arabic. Streamlit's date field reverses its parts, its slider moves
its thumbs to the wrong places, and its chips are written anew at every change.
"""

from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import streamlit as st

from geodata.atlas.selection import count_filter_choices
from geodata.screens.map.filter_choices import choice_lists, family_options, filter_options
from geodata.screens.map.instrument import CHANGE_VALUE, apply_map_change, view_filters
from geodata.screens.map.period_presets import period_presets
from geodata.screens.shell.components import component_renderer
from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.view_fragments import changes_view
from geodata.view import View
from geodata.webmap.assets import language_facts
from geodata.words import translate

FILTERS_COMPONENT: Final = "briefmap.filters"
FILTERS_SCRIPT: Final = Path(str(files("geodata"))) / "instrument" / "served" / "filter-panel.js"
FILTER_FIELDS: Final = (
    *("start", "end", "actors", "roles", "layers", "statements", "statuses", "tags"),
    "bounds",
)
DATE_EXAMPLE: Final = "date-example"
CONTROL_WORDS: Final = (
    *(
        "period",
        "from",
        "to",
        DATE_EXAMPLE,
        "period-reversed",
        "actors",
        "match",
        "roles",
        "layers",
        "statements",
        "statuses",
        "tags",
    ),
    *("more", "reset", "find-actor", "find-tag"),
)
FILLED_WORDS: Final = {
    "bad-date": ("typed",),
    "members-act": ("name", "number"),
    "found-count": ("number", "all"),
    "unlisted": ("number",),
}
"""Words with placeholders, which the browser fills in."""


def show_filter_panel(context: PageContext, *, actors_alone: bool = False) -> None:
    """Mount the filters, or that of the actors; changes come through the map, or from here without it."""
    key = f"{'actor-filter' if actors_alone else 'filters'}-{context.brief.id}"
    component_renderer(FILTERS_COMPONENT, FILTERS_SCRIPT)(
        key=key,
        data=filter_panel_data(context, actors_alone=actors_alone),
        height="content",
        on_ask_change=changes_view(lambda: apply_map_change(st.session_state[key].get(CHANGE_VALUE))),
    )


def count_active_filters(view: View) -> int:
    """Count the filters that a View sets; a period counts as one, a hidden reference layer is none."""
    chosen = [name for name in FILTER_FIELDS if name != "end" and getattr(view, name) is not None]
    only_end = view.end is not None and view.start is None
    return len(chosen) + only_end + len(view.hide) - len(view.hidden_layers)


def filter_panel_data(context: PageContext, *, actors_alone: bool = False) -> dict[str, Any]:
    """Return the component's data: the View, the events behind each choice, and all words."""
    lang, found = context.lang, count_filter_choices(context.selection)
    return {
        "brief": context.brief.id,
        "language": language_facts(lang),
        "view": view_filters(context.view, context.kinds),
        "counts": {
            name: {each: number for each, number in getattr(found, name).items() if number}
            for name in ("actors", "layers", "statements", "statuses", "tags", "members")
        },
        "presets": [
            (preset.id, preset.label, *(day and day.isoformat() for day in (preset.start, preset.end)))
            for preset in period_presets(context.atlas, lang)
        ],
        "labels": filter_options(context),
        "lists": choice_lists(context),
        "families": family_options(context),
        "words": _control_words(context)
        | {
            name: translate(f"filters.{name}", lang, **{each: f"{{{each}}}" for each in filled})
            for name, filled in FILLED_WORDS.items()
        },
        "actors_alone": actors_alone,
    }


def _control_words(context: PageContext) -> dict[str, str]:
    """Return the words of the controls; the example of a date is the month of the brief."""
    month = f"{context.brief.as_of:%Y-%m}"
    return {
        name: translate(f"filters.{name}", context.lang, **({"month": month} if name == DATE_EXAMPLE else {}))
        for name in CONTROL_WORDS
    }
