"""Filters beside the map: period, actors, layers, kinds of statement, and rarer ones.

They are a component of our own: a filter is drawn in the browser at once, the server hears of it from the
map, and nothing is mirrored wrongly in Arabic. Streamlit's date field reverses its parts, its slider moves
its thumbs to the wrong places, and its chips are written anew at every change.
"""

from collections.abc import Iterable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import numpy as np
import streamlit as st

from geodata.atlas.selection import count_filter_choices
from geodata.kinds.event_kind import EventKind
from geodata.screens.map.instrument import CHANGE_VALUE, apply_map_change, view_filters
from geodata.screens.map.period_presets import period_presets
from geodata.screens.shell.components import component_renderer
from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.view_fragments import changes_view
from geodata.view import HideOption, ShowOption, View
from geodata.vocabulary import Statement
from geodata.webmap.assets import language_facts
from geodata.words import Lang, translate

FILTERS_COMPONENT: Final = "briefmap.filters"
FILTERS_SCRIPT: Final = Path(str(files("geodata"))) / "instrument" / "served" / "filter-panel.js"
FILTER_FIELDS: Final = ("start", "end", "actors", "roles", "layers", "statements", "bounds")
CONTROL_WORDS: Final = (
    *(
        "period",
        "from",
        "to",
        "date-example",
        "period-reversed",
        "actors",
        "match",
        "roles",
        "layers",
        "statements",
    ),
    *("more", "reset"),
)
_TYPED_PLACEHOLDER: Final = "{typed}"
"""Placeholder that the browser replaces by the reader's input."""
LabelledOptions = list[tuple[str, str]]


def show_filter_panel(context: PageContext) -> None:
    """Mount the filters; their changes come through the map, or from here without it."""
    key = f"filters-{context.brief.id}"
    component_renderer(FILTERS_COMPONENT, FILTERS_SCRIPT)(
        key=key,
        data=filter_panel_data(context),
        height="content",
        on_ask_change=changes_view(lambda: apply_map_change(st.session_state[key].get(CHANGE_VALUE))),
    )


def count_active_filters(view: View) -> int:
    """Count the filters that a View sets; a period counts as one."""
    chosen = [name for name in FILTER_FIELDS if name != "end" and getattr(view, name) is not None]
    only_end = view.end is not None and view.start is None
    return len(chosen) + only_end + len(view.hide)


def filter_panel_data(context: PageContext) -> dict[str, Any]:
    """Return the component's data: the View, the events behind each choice, and all words."""
    lang, found = context.lang, count_filter_choices(context.selection)
    return {
        "brief": context.brief.id,
        "language": language_facts(lang),
        "view": view_filters(context.view, context.kinds),
        "counts": {
            name: {each: number for each, number in getattr(found, name).items() if number}
            for name in ("actors", "layers", "statements")
        },
        "presets": [
            (preset.id, preset.label, *(day and day.isoformat() for day in (preset.start, preset.end)))
            for preset in period_presets(context.brief.as_of, lang)
        ],
        "labels": _filter_options(context),
        "families": _family_options(context),
        "words": {name: translate(f"filters.{name}", lang) for name in CONTROL_WORDS}
        | {"bad-date": translate("filters.bad-date", lang, typed=_TYPED_PLACEHOLDER)},
    }


def kinds_in_brief(context: PageContext) -> tuple[EventKind, ...]:
    """Return the kinds of event that the brief has, those of a family together."""
    used = frozenset(np.unique(context.atlas.filter_columns.kind).tolist())
    kinds = context.brief.kind_table.kinds.values()
    return tuple(kind for at, kind in enumerate(kinds) if at in used)


def _filter_options(context: PageContext) -> Mapping[str, LabelledOptions]:
    """Return the choices of each filter with their words, in the order shown."""
    lang = context.lang
    roles = frozenset(context.atlas.participations["role"].unique())
    return {
        "actors": _actor_options(context),
        "layers": [(kind.id, kind.plural_name(lang)) for kind in kinds_in_brief(context)],
        "statements": _labelled_options("statement", Statement, lang),
        "roles": [
            (role.id, role.name(lang)) for role in context.brief.kind_table.roles.values() if role.id in roles
        ],
        "match": _labelled_options("actor-match", ("any", "all"), lang),
        "hide": _labelled_options("filters", HideOption, lang),
        "show": _labelled_options("filters", ShowOption, lang),
    }


def _family_options(context: PageContext) -> list[tuple[str, str, list[str]]]:
    """Return id, name and kinds of each family of which the brief has events."""
    table = context.brief.kind_table
    kinds: dict[str, list[str]] = {}
    for kind in kinds_in_brief(context):
        kinds.setdefault(kind.family, []).append(kind.id)
    return [(family, table.families[family].name(context.lang), found) for family, found in kinds.items()]


def _labelled_options(prefix: str, names: Iterable[str], lang: Lang) -> LabelledOptions:
    return [(str(name), translate(f"{prefix}.{name}", lang)) for name in names]


def _actor_options(context: PageContext) -> LabelledOptions:
    """Return participants and filtered actors, the busiest in the whole brief first.

    The order does not depend on the filters, so that no chip moves.
    """
    codes, names = context.atlas.actor_codes
    event_counts = dict(
        zip(names, np.bincount(codes[context.atlas.first_participations], minlength=len(names)), strict=True)
    )
    names_by_id = {
        name: context.brief.actor_by_id[name].name[context.lang] for name in context.brief.actor_by_id
    }
    known = [name for name in names_by_id if name in event_counts or name in (context.view.actors or ())]
    ordered = sorted(known, key=lambda name: (-event_counts.get(name, 0), names_by_id[name]))
    return [(name, names_by_id[name]) for name in ordered]
