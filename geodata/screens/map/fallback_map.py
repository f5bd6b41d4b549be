"""The map: the deck, what a click on it chooses, and the legend, counts and notes that belong to it."""

from collections.abc import Iterable
from itertools import groupby
from typing import Final

import streamlit as st

from geodata.layout.composition import compose
from geodata.layout.scene import Box, LegendItem, Scene
from geodata.phrasing.list_words import join_facts
from geodata.screens.map import view_choice
from geodata.screens.shell import view_state
from geodata.screens.shell.page_context import Desk
from geodata.screens.shell.widget_text import Markup, element, picture
from geodata.webmap.deck import deck, picked
from geodata.words import Lang, direction, say

SCENES: Final = 64
"""Scenes kept, each about as large as its brief: tens of kilobytes."""
LEGEND: Final = (260, 280)
"""Pixels that the open legend covers."""
LAYERS: Final = "kind"
"""The legend's group that the layer switches show already."""


def scene_of(desk: Desk) -> Scene:
    """Everything on screen for the View; filters leave the camera where the page last set it."""
    key = (desk.atlas.digest, desk.view.query(), desk.lang, desk.theme, *desk.size)
    return _scene(key, desk)


@st.cache_resource(max_entries=SCENES, show_spinner=False)
def _scene(key: tuple[object, ...], _desk: Desk) -> Scene:  # noqa: ARG001 - what the cache goes by
    """The Scene for a key, made once: placing words costs more than all else of a rerun."""
    return compose(_desk.selection, lang=_desk.lang, theme=_desk.theme, size=_desk.size)


def chart(desk: Desk, scene: Scene) -> None:
    """The map with its legend inside; one key a brief, so that the browser keeps its camera."""
    key = f"deck-{desk.brief.id}"
    with st.container(key="frame", gap=None):
        st.pydeck_chart(
            deck(scene),
            key=key,
            height=desk.size[1],
            on_select=lambda: _pick(desk, key),
            selection_mode="single-object",
            alt=scene.text_alternative,
        )
        side, covered = corner(scene)
        with st.container(key=f"legend-{side}"):
            st.html(legend(scene.legend, desk.lang, is_open=not covered))


def _pick(desk: Desk, key: str) -> None:
    """Put the clicked event in focus; a click on nothing closes the card."""
    event_id = picked(st.session_state[key])
    if event_id is None:
        view_state.change(focus=None)
    elif event_id in desk.brief.event:
        view_state.ask(view_choice.event(desk, event_id))


def corner(scene: Scene) -> tuple[str, int]:
    """The lower corner, left or right, where the legend covers fewer words of the brief, and how many."""
    width, height = scene.size
    wide, high = LEGEND
    left = Box(0, height - high, wide, height)
    right = Box(width - wide, height - high, width, height)
    covered = [sum(box.meets(place) for box in scene.boxes) for place in (left, right)]
    return ("left", covered[0]) if covered[0] <= covered[1] else ("right", covered[1])


def legend(items: Iterable[LegendItem], lang: Lang, *, is_open: bool) -> Markup:
    """What lines, fills and opacity mean; kinds have their swatches at the layer switches."""
    groups = groupby((item for item in items if item.group != LAYERS), key=lambda item: item.group)
    lists = [element("ul", *(_line(item) for item in found)) for _, found in groups]
    return element(
        "details",
        element("summary", say("term.legend", lang)),
        *lists,
        class_="legend",
        open=is_open,
        lang=lang,
        dir=direction(lang),
    )


def _line(item: LegendItem) -> Markup:
    return element("li", picture(item.swatch), element("span", item.label))


def counts(desk: Desk, scene: Scene) -> None:
    """How many events are within the period, perhaps within it, and filtered out; the reasons at a click."""
    with st.container(key="under", horizontal=True):
        st.html(_numbers(desk))
        if desk.selection.hidden:
            with st.popover(
                say("counts.reasons", desk.lang),
                type="tertiary",
                key=f"reasons-{desk.lang}",
            ):
                st.html(reasons(desk.selection.omitted, desk.lang))
    notes = [*_thinned(scene, desk.lang), *scene.notes]
    if not len(desk.selection.shown):
        st.html(element("p", say("counts.empty", desk.lang), class_="notice", role="status"))
    st.html(element("p", join_facts(*notes), class_="map-note"))


def _numbers(desk: Desk) -> Markup:
    found = (
        ("within", desk.selection.within),
        ("perhaps", desk.selection.perhaps),
        ("hidden", desk.selection.hidden),
    )
    return element(
        "p",
        *(
            element("span", element("strong", str(number)), " ", say(f"counts.{name}", desk.lang))
            for name, number in found
        ),
        class_="counts",
        role="status",
    )


def reasons(omitted: dict[str, int], lang: Lang) -> Markup:
    """Each filter that hides events, with how many."""
    rows = (
        element("li", say("count.events", lang, n=number), ": ", say(f"omitted.{name}", lang))
        for name, number in omitted.items()
    )
    return element("ul", *rows, class_="plain", lang=lang, dir=direction(lang))


def _thinned(scene: Scene, lang: Lang) -> list[str]:
    if scene.thinned is None:
        return []
    marks, events = scene.thinned
    return [say("counts.thinned", lang, marks=marks, events=events)]
