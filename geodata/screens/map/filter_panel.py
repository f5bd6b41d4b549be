"""The filters beside the map: period, actors, layers, kinds of statement, and what is rarer.

They are a component of our own: a filter is drawn in the browser at once and the server hears of it from the
map, and nothing of it turns round in Arabic. Streamlit's date field turns its parts, its slider moves its
thumbs to the wrong places, and its chips are written anew at every change.
"""

from collections.abc import Iterable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import numpy as np
import streamlit as st

from geodata.atlas.atlas_frames import KINDS
from geodata.atlas.selection import counts
from geodata.screens.map.instrument import ASKED, asked, hear
from geodata.screens.map.period_presets import presets
from geodata.screens.shell.components import component
from geodata.screens.shell.page_context import Desk
from geodata.view import Hide, Show, View
from geodata.vocabulary import Kind, Role, Statement
from geodata.words import Lang, direction, say

NAME: Final = "briefmap.filters"
SCRIPT: Final = Path(str(files("geodata"))) / "instrument" / "served" / "filter-panel.js"
FIELDS: Final = ("start", "end", "actors", "roles", "layers", "statements", "bounds")
WORDS: Final = (
    *("period", "from", "to", "any-day", "reversed", "actors", "match", "roles", "layers", "statements"),
    *("more", "reset"),
)
_TYPED: Final = "{typed}"
"""Stands in a sentence for what the reader typed, which the browser knows."""
Labels = list[tuple[str, str]]


def filters(desk: Desk) -> None:
    """The filters as the View has them; what they ask comes by the map, else from here."""
    key = f"filters-{desk.brief.id}"
    component(NAME, SCRIPT)(
        key=key,
        data=data(desk),
        height="content",
        on_ask_change=lambda: hear(st.session_state[key].get(ASKED)),
    )


def active(view: View) -> int:
    """How many filters stand in a View; a period counts as one."""
    chosen = [name for name in FIELDS if name != "end" and getattr(view, name) is not None]
    only_end = view.end is not None and view.start is None
    return len(chosen) + only_end + len(view.hide)


def data(desk: Desk) -> dict[str, Any]:
    """What the filters are sent: the View, how many events each choice would show, and their words."""
    lang, found = desk.lang, counts(desk.selection)
    return {
        "brief": desk.brief.id,
        "lang": lang,
        "dir": direction(lang),
        "view": asked(desk.view),
        "counts": {
            name: {each: number for each, number in getattr(found, name).items() if number}
            for name in ("actors", "layers", "statements")
        },
        "presets": [
            (preset.id, preset.label, *(day and day.isoformat() for day in (preset.start, preset.end)))
            for preset in presets(desk.brief.as_of, lang)
        ],
        "labels": _labels(desk),
        "words": {name: say(f"controls.{name}", lang) for name in WORDS}
        | {"bad-day": say("controls.bad-day", lang, typed=_TYPED)},
    }


def layers(desk: Desk) -> tuple[Kind, ...]:
    """The kinds of event that the brief has."""
    used = frozenset(np.unique(desk.atlas.clock.kind).tolist())
    return tuple(kind for kind in Kind if KINDS.index(kind) in used)


def _labels(desk: Desk) -> Mapping[str, Labels]:
    """The choices of each filter with their words, in the order in which they stand."""
    lang = desk.lang
    roles = frozenset(desk.atlas.participations["role"].unique())
    return {
        "actors": _actors(desk),
        "layers": _said("kinds", layers(desk), lang),
        "statements": _said("statement", Statement, lang),
        "roles": _said("role", (role for role in Role if role in roles), lang),
        "match": _said("match", ("any", "all"), lang),
        "hide": _said("controls", Hide, lang),
        "show": _said("controls", Show, lang),
    }


def _said(prefix: str, names: Iterable[str], lang: Lang) -> Labels:
    return [(str(name), say(f"{prefix}.{name}", lang)) for name in names]


def _actors(desk: Desk) -> Labels:
    """Who takes part or is asked for, the busiest in the whole brief first: a filter moves no chip."""
    codes, names = desk.atlas.actor_codes
    busy = dict(zip(names, np.bincount(codes[desk.atlas.first_parts], minlength=len(names)), strict=True))
    called = {name: desk.brief.actor[name].name[desk.lang] for name in desk.brief.actor}
    known = [name for name in called if name in busy or name in (desk.view.actors or ())]
    ordered = sorted(known, key=lambda name: (-busy.get(name, 0), called[name]))
    return [(name, called[name]) for name in ordered]
