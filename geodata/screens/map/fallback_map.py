"""The map as ``st.pydeck_chart``: where the component was not built, and on the page What changed."""

from collections.abc import Iterable
from itertools import groupby
from typing import Final

import streamlit as st

from geodata.atlas.thinning import EXACT
from geodata.layout.composition import compose
from geodata.layout.scene import Box, LegendItem, Scene
from geodata.phrasing.list_words import join_facts
from geodata.screens.map import view_choice
from geodata.screens.shell import view_state
from geodata.screens.shell.page_context import Desk
from geodata.screens.shell.widget_text import Markup, element, picture
from geodata.webmap.deck import deck, picked_event
from geodata.words import Lang, direction, say

MOST_SCENES: Final = 64
"""Scenes kept by the cache, each about as large as its brief: tens of kilobytes."""
LEGEND_SIZE: Final = (260, 280)
"""Pixels that the open legend covers."""
KIND_GROUP: Final = "kind"
"""The legend's group that the filter panel's layer switches show already."""


def compose_page_scene(desk: Desk) -> Scene:
    """Return the Scene of the page's View; filters leave the camera at what the View last set."""
    key = (desk.atlas.digest, desk.view.query(), desk.lang, desk.theme, *desk.size)
    return _cached_scene(key, desk)


@st.cache_resource(max_entries=MOST_SCENES, show_spinner=False)
def _cached_scene(key: tuple[object, ...], _desk: Desk) -> Scene:  # noqa: ARG001 - the cache goes by the key
    """Return the Scene for a key, composed once: placing labels costs more than the rest of a rerun."""
    return compose(_desk.selection, lang=_desk.lang, theme=_desk.theme, size=_desk.size)


def write_chart(desk: Desk, scene: Scene) -> None:
    """Write the map with its legend on it; one key for each brief, so that the browser keeps its camera."""
    key = f"deck-{desk.brief.id}"
    with st.container(key="frame", gap=None):
        st.pydeck_chart(
            deck(scene),
            key=key,
            height=desk.size[1],
            on_select=lambda: _focus_picked(desk, key),
            selection_mode="single-object",
            alt=scene.text_alternative,
        )
        side, covered = legend_corner(scene)
        with st.container(key=f"legend-{side}"):
            st.html(legend_html(scene.legend, desk.lang, is_open=not covered))


def _focus_picked(desk: Desk, key: str) -> None:
    """Put the clicked event in focus; a click on no event clears the focus."""
    event_id = picked_event(st.session_state[key])
    if event_id is None:
        view_state.change(focus=None)
    elif event_id in desk.brief.event:
        view_state.ask(view_choice.event(desk, event_id))


def legend_corner(scene: Scene) -> tuple[str, int]:
    """Return the lower corner, left or right, where the legend covers fewer labels, and that number."""
    width, height = scene.size
    wide, high = LEGEND_SIZE
    left = Box(0, height - high, wide, height)
    right = Box(width - wide, height - high, width, height)
    covered = [sum(box.meets(corner) for box in scene.boxes) for corner in (left, right)]
    return ("left", covered[0]) if covered[0] <= covered[1] else ("right", covered[1])


def legend_html(items: Iterable[LegendItem], lang: Lang, *, is_open: bool) -> Markup:
    """Return the legend of lines, fills and opacities; kinds have their swatches at the layer switches."""
    groups = groupby((item for item in items if item.group != KIND_GROUP), key=lambda item: item.group)
    lists = [element("ul", *(_legend_item(item) for item in members)) for _, members in groups]
    return element(
        "details",
        element("summary", say("term.legend", lang)),
        *lists,
        class_="legend",
        open=is_open,
        lang=lang,
        dir=direction(lang),
    )


def _legend_item(item: LegendItem) -> Markup:
    return element("li", picture(item.swatch), element("span", item.label))


def write_counts(desk: Desk, scene: Scene) -> None:
    """Write how many events are within the period, perhaps within and filtered out, and the map's notes."""
    with st.container(key="under", horizontal=True):
        st.html(_counts_html(desk))
        if desk.selection.hidden:
            with st.popover(
                say("counts.reasons", desk.lang),
                type="tertiary",
                key=f"reasons-{desk.lang}",
            ):
                st.html(omission_list_html(desk.selection.omitted, desk.lang))
    if not len(desk.selection.shown):
        st.html(element("p", say("counts.empty", desk.lang), class_="notice", role="status"))
    notes = [*thinning_notes(scene, desk.lang), *scene.notes]
    st.html(element("p", join_facts(*notes), class_="map-note"))


def _counts_html(desk: Desk) -> Markup:
    numbers = (
        ("within", desk.selection.within),
        ("perhaps", desk.selection.perhaps),
        ("hidden", desk.selection.hidden),
    )
    return element(
        "p",
        *(
            element("span", element("strong", str(number)), " ", say(f"counts.{name}", desk.lang))
            for name, number in numbers
        ),
        class_="counts",
        role="status",
    )


def omission_list_html(omitted: dict[str, int], lang: Lang) -> Markup:
    """Return each filter that hides events, with how many it hides."""
    rows = (
        element("li", say("count.events", lang, n=number), ": ", say(f"omitted.{name}", lang))
        for name, number in omitted.items()
    )
    return element("ul", *rows, class_="plain", lang=lang, dir=direction(lang))


def thinning_notes(scene: Scene, lang: Lang) -> list[str]:
    """Return one sentence where marks stand for several events, with the most that are drawn singly."""
    if scene.thinned is None:
        return []
    marks, events = scene.thinned
    return [say("counts.thinned", lang, marks=marks, events=events, most=EXACT)]
