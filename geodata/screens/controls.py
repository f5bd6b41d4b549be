"""The controls: each shows what the View has and, when used, asks for another View."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np
import streamlit as st

from geodata.atlas.filters import counts
from geodata.atlas.frames import KINDS
from geodata.screens import state
from geodata.screens.desk import Desk
from geodata.screens.markup import element, literal
from geodata.screens.period import period
from geodata.screens.search import search
from geodata.view import Hide, Show, View
from geodata.vocabulary import Kind, Role, Statement
from geodata.words import say

FILTERS = ("start", "end", "actors", "roles", "layers", "statements")


def controls(desk: Desk) -> None:
    """Everything at the start side: search, period, actors, layers, kinds of statement, and what is rarer."""
    with st.container(key="controls"):
        search(desk)
        period(desk)
        found = counts(desk.selection)
        _actors(desk, found.actors)
        _layers(desk, found.layers)
        _statements(desk, found.statements)
        with st.expander(say("controls.more", desk.lang), key=f"more-{desk.lang}", on_change="rerun") as more:
            if more.open:
                _roles(desk)
                _toggles(desk)
        st.button(
            say("controls.reset", desk.lang),
            key=f"reset-{desk.lang}",
            on_click=reset,
            disabled=not active(desk.view),
        )


def active(view: View) -> int:
    """How many filters stand in a View; a period counts as one."""
    chosen = [name for name in FILTERS if name != "end" and getattr(view, name) is not None]
    only_end = view.end is not None and view.start is None
    return len(chosen) + only_end + len(view.hide)


def reset() -> None:
    """Ask for the whole brief again; language, theme, focus and camera stay."""
    state.forget_typed()
    state.change(**dict.fromkeys(FILTERS), match="any", hide=frozenset(), show=frozenset())


def _actors(desk: Desk, numbers: Mapping[str, int]) -> None:
    brief, lang = desk.brief, desk.lang
    chosen = desk.view.actors or frozenset()
    known = [
        name for name in brief.actor if numbers.get(name) or name in chosen or name in _taking_part(desk)
    ]
    ordered = sorted(known, key=lambda name: (-numbers.get(name, 0), brief.actor[name].name[lang]))
    labels = {name: brief.actor[name].name[lang] for name in ordered}
    _chips(desk, "actors", labels, numbers=numbers)
    if len(chosen) > 1:
        st.pills(
            say("controls.match", lang),
            ["any", "all"],
            format_func=lambda name: say(f"match.{name}", lang),
            key=state.keep(f"match-{lang}", desk.view.match),
            required=True,
            on_change=_take,
            args=("match", f"match-{lang}", str),
        )


def _taking_part(desk: Desk) -> frozenset[str]:
    return frozenset(desk.atlas.actor_codes[1])


def _statements(desk: Desk, numbers: Mapping[str, int]) -> None:
    labels = {name.value: say(f"statement.{name}", desk.lang) for name in Statement}
    _chips(desk, "statements", labels, numbers=numbers)


def _roles(desk: Desk) -> None:
    used = frozenset(desk.atlas.participations["role"].unique())
    labels = {role.value: say(f"role.{role}", desk.lang) for role in Role if role in used}
    _chips(desk, "roles", labels, title="controls.role")


def _chips(
    desk: Desk,
    field: str,
    labels: Mapping[str, str],
    *,
    numbers: Mapping[str, int] | None = None,
    title: str = "",
) -> None:
    """Chips of which none chosen means all; a chip tells how many events it would show."""
    key = f"{field}-{desk.lang}-{desk.brief.id}"
    chosen = getattr(desk.view, field) or ()
    st.pills(
        say(title or f"controls.{field}", desk.lang),
        list(labels),
        selection_mode="multi",
        format_func=lambda name: chip(labels[name], None if numbers is None else numbers.get(name, 0)),
        key=state.keep(key, [name for name in labels if name in chosen]),
        on_change=_take,
        args=(field, key, lambda names: frozenset(names) or None),
    )


def chip(label: str, number: int | None) -> str:
    """The label of a chip as Markdown: the words as written, then how many events."""
    return literal(label) if number is None else f"{literal(label)} :small[{number}]"


def _layers(desk: Desk, numbers: Mapping[str, int]) -> None:
    """A switch a layer, with the swatch of the legend before its name (the style sheet draws it)."""
    lang, view = desk.lang, desk.view
    kinds = layers(desk)
    with st.container(key="layers"):
        st.html(element("p", say("controls.layers", lang), class_="group-label", id="layers-label"))
        for kind in kinds:
            st.checkbox(
                f"{say(f'kinds.{kind}', lang)} {numbers.get(kind, 0)}",
                key=state.keep(f"layer-{kind}-{lang}", view.layers is None or kind in view.layers),
                on_change=_switch,
                args=(kind, kinds),
            )


def layers(desk: Desk) -> tuple[Kind, ...]:
    """The kinds of event that the brief has."""
    used = frozenset(np.unique(desk.atlas.clock.kind).tolist())
    return tuple(kind for kind in Kind if KINDS.index(kind) in used)


def switched(chosen: frozenset[Kind] | None, kind: Kind, kinds: Iterable[Kind]) -> frozenset[Kind] | None:
    """The layers after one was switched; None when all are on again."""
    every = frozenset(kinds)
    left = (every if chosen is None else chosen) ^ {kind}
    return None if left >= every else left


def _switch(kind: Kind, kinds: tuple[Kind, ...]) -> None:
    state.change(layers=switched(state.current().layers, kind, kinds))


def _toggles(desk: Desk) -> None:
    """What may be hidden, and what is drawn only when asked for."""
    for hide in Hide:
        _toggle(desk, "hide", hide, on=hide not in desk.view.hide)
    for show in Show:
        _toggle(desk, "show", show, on=show in desk.view.show)


def _toggle(desk: Desk, field: str, name: Hide | Show, *, on: bool) -> None:
    st.checkbox(
        say(f"controls.{name}", desk.lang),
        key=state.keep(f"{name}-{desk.lang}", on),
        on_change=_flip,
        args=(field, name),
    )


def _flip(field: str, name: Hide | Show) -> None:
    state.change(**{field: getattr(state.current(), field) ^ {name}})


def _take(field: str, key: str, read: Callable[[Any], Any]) -> None:
    """Put what a widget says into one field of the View."""
    state.change(**{field: read(st.session_state[key])})
