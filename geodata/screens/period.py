"""The period: presets at a click, and two ends that are typed.

Streamlit's date field turns its parts round in Arabic, and its slider moves its thumbs to the wrong places
in an Arabic browser; a typed day is right in both.
"""

from collections.abc import Iterable

import streamlit as st
from pydantic import ValidationError

from geodata.screens import state
from geodata.screens.days import Edge, Preset, presets, read
from geodata.screens.desk import Desk
from geodata.screens.markup import element
from geodata.view import View
from geodata.words import Lang, say


def period(desk: Desk) -> None:
    """Presets, then from and to; what cannot be read is said under them and changes nothing."""
    with st.container(key="period"):
        _presets(desk)
        with st.container(key="days", horizontal=True):
            for edge in ("start", "end"):
                _edge(desk, edge)
        for message in state.typed_wrong(desk.lang):
            st.html(element("p", message, class_="notice quiet", role="alert"))


def _presets(desk: Desk) -> None:
    offered = {preset.id: preset for preset in presets(desk.brief.as_of, desk.lang)}
    key = f"preset-{desk.lang}"
    st.pills(
        say("controls.period", desk.lang),
        list(offered),
        format_func=lambda name: offered[name].label,
        key=state.keep(key, chosen(desk.view, offered.values())),
        on_change=_take_preset,
        args=(key, offered),
    )


def chosen(view: View, offered: Iterable[Preset]) -> str | None:
    """Which of the presets a View's period is, if any."""
    found = (preset.id for preset in offered if (preset.start, preset.end) == (view.start, view.end))
    return next(found, None)


def _take_preset(key: str, offered: dict[str, Preset]) -> None:
    preset = offered[st.session_state[key] or "all"]
    state.forget_typed()
    state.change(start=preset.start, end=preset.end)


def _edge(desk: Desk, edge: Edge) -> None:
    lang: Lang = desk.lang
    day = desk.view.start if edge == "start" else desk.view.end
    key = f"{edge}-{lang}"
    st.text_input(
        say("controls.from" if edge == "start" else "controls.to", lang),
        key=state.keep(key, state.typed(edge) or (day.isoformat() if day else "")),
        placeholder=say("controls.any-day", lang),
        max_chars=20,
        on_change=_take_edge,
        args=(edge, key),
    )


def _take_edge(edge: Edge, key: str) -> None:
    text = st.session_state[key]
    try:
        state.change(**{edge: read(text, edge)})
    except ValidationError:
        state.type_wrong(edge, text, "controls.reversed")
    except ValueError:
        state.type_wrong(edge, text, "controls.bad-day")
    else:
        state.forget_typed()
