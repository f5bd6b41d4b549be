"""The map as ``st.pydeck_chart``: where the component was not built, and on the page What changed."""

from collections.abc import Iterable
from itertools import groupby
from typing import Final

import streamlit as st

from geodata.atlas.thinning import MOST_EXACT_MARKS
from geodata.layout.composition import compose_scene
from geodata.layout.scene import LegendItem, PixelBox, Scene
from geodata.phrasing.list_words import join_facts
from geodata.screens.map import view_choice
from geodata.screens.shell import view_state
from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.view_fragments import changes_view
from geodata.screens.shell.widget_text import Markup, html_element, svg_image_element
from geodata.webmap import assets
from geodata.webmap.deck import build_deck, picked_event
from geodata.words import Lang, language_direction, translate

MOST_SCENES: Final = 64
"""Scenes kept by the cache, each about as large as its brief: tens of kilobytes."""
LEGEND_SIZE: Final = (260, 280)
"""Pixels that the open legend covers."""
KIND_GROUP: Final = "kind"
"""The legend's group that the filter panel's layer switches show already."""


def compose_page_scene(desk: PageContext) -> Scene:
    """Return the Scene of the page's View; filters leave the camera at what the View last set."""
    key = (desk.atlas.digest, desk.view.query_string(), desk.lang, desk.theme, *desk.map_size)
    return _cached_scene(key, desk)


@st.cache_resource(max_entries=MOST_SCENES, show_spinner=False)
def _cached_scene(key: tuple[object, ...], _desk: PageContext) -> Scene:  # noqa: ARG001 - the cache goes by the key
    """Return the Scene for a key, composed once: placing labels costs more than the rest of a rerun."""
    return compose_scene(_desk.selection, lang=_desk.lang, theme=_desk.theme, size=_desk.map_size)


def write_fallback_map(desk: PageContext) -> None:
    """Write a notice, the chart and its counts where the map component was not built; else nothing."""
    if assets.is_map_built():
        return
    st.html(html_element("p", translate("warning.no-instrument", desk.lang), class_="notice", role="status"))
    scene = compose_page_scene(desk)
    write_chart(desk, scene)
    write_counts(desk, scene)


def write_chart(desk: PageContext, scene: Scene) -> None:
    """Write the map with its legend on it; one key for each brief, so that the browser keeps its camera."""
    key = f"deck-{desk.brief.id}"
    with st.container(key="fallback-map", gap=None):
        st.pydeck_chart(
            build_deck(scene),
            key=key,
            height=desk.map_size[1],
            on_select=changes_view(lambda: _focus_picked(desk, key)),
            selection_mode="single-object",
            alt=scene.text_alternative,
        )
        side, covered = legend_corner(scene)
        with st.container(key=f"legend-{side}"):
            st.html(legend_html(scene.legend, desk.lang, is_open=not covered))


def _focus_picked(desk: PageContext, key: str) -> None:
    """Put the clicked event in focus, of a sign the next one; a click on no event clears the focus."""
    event_id = picked_event(st.session_state[key], desk.view.focus)
    if event_id is None:
        view_state.change_view(focus=None)
    elif event_id in desk.brief.event_by_id:
        view_state.set_view(view_choice.view_with_event(desk, event_id))


def legend_corner(scene: Scene) -> tuple[str, int]:
    """Return the lower corner, left or right, where the legend covers fewer labels, and that number."""
    width, height = scene.size
    wide, high = LEGEND_SIZE
    left = PixelBox(0, height - high, wide, height)
    right = PixelBox(width - wide, height - high, width, height)
    covered = [sum(box.overlaps(corner) for box in scene.boxes) for corner in (left, right)]
    return ("left", covered[0]) if covered[0] <= covered[1] else ("right", covered[1])


def legend_html(items: Iterable[LegendItem], lang: Lang, *, is_open: bool) -> Markup:
    """Return the legend of lines, fills and opacities; kinds have their swatches at the layer switches."""
    groups = groupby((item for item in items if item.group != KIND_GROUP), key=lambda item: item.group)
    lists = [html_element("ul", *(_legend_item(item) for item in members)) for _, members in groups]
    return html_element(
        "details",
        html_element("summary", translate("term.legend", lang)),
        *lists,
        class_="legend",
        open=is_open,
        lang=lang,
        dir=language_direction(lang),
    )


def _legend_item(item: LegendItem) -> Markup:
    return html_element("li", svg_image_element(item.swatch_svg), html_element("span", item.label))


def write_counts(desk: PageContext, scene: Scene) -> None:
    """Write how many events are within the period, perhaps within and filtered out, and the map's notes."""
    with st.container(key="map-counts", horizontal=True):
        st.html(_counts_html(desk))
        if desk.selection.hidden_count:
            with st.popover(
                translate("event-counts.show-reasons", desk.lang),
                type="tertiary",
                key=f"reasons-{desk.lang}",
            ):
                st.html(omission_list_html(desk.selection.hidden_by_reason, desk.lang))
    if not len(desk.selection.shown_rows):
        st.html(
            html_element("p", translate("event-counts.no-events", desk.lang), class_="notice", role="status")
        )
    notes = [*thinning_notes(scene, desk.lang), *scene.notes]
    st.html(html_element("p", join_facts(*notes), class_="map-note"))


def _counts_html(desk: PageContext) -> Markup:
    numbers = (
        ("within", desk.selection.within_count),
        ("perhaps", desk.selection.perhaps_count),
        ("hidden", desk.selection.hidden_count),
    )
    return html_element(
        "p",
        *(
            html_element(
                "span", html_element("strong", str(number)), " ", translate(f"event-counts.{name}", desk.lang)
            )
            for name, number in numbers
        ),
        class_="counts",
        role="status",
    )


def omission_list_html(omitted: dict[str, int], lang: Lang) -> Markup:
    """Return each filter that hides events, with how many it hides."""
    rows = (
        html_element(
            "li", translate("count.events", lang, n=number), ": ", translate(f"hiding-reason.{name}", lang)
        )
        for name, number in omitted.items()
    )
    return html_element("ul", *rows, class_="plain", lang=lang, dir=language_direction(lang))


def thinning_notes(scene: Scene, lang: Lang) -> list[str]:
    """Return one sentence where marks stand for several events, with the most that are drawn singly."""
    if scene.merged_counts is None:
        return []
    marks, events = scene.merged_counts
    return [translate("event-counts.thinned", lang, marks=marks, events=events, most=MOST_EXACT_MARKS)]
