"""The one drawing of a Scene for the screen: a ``pydeck.Deck`` of ``pydeck.Layer`` objects.

The deck has its data in one of two places. Inline, for ``st.pydeck_chart``: a Scene of the selected events,
with basemap, words and tooltips. Fetched, for the map component, which filters by itself: the Scene of the
whole brief; a row (or a layer that belongs to one event) names its ``event``, ``perhaps`` has what
changes while the event only perhaps falls in the period, ``focus`` marks what is drawn only while the event
is in focus, or only while it is not, and ``fan`` names the lane of several events that the row shows one of
while it is in focus. Words, tooltips and basemap of the fetched deck are elsewhere (``map_spec``).
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pydeck

from geodata.layout.layout_context import is_area_key
from geodata.layout.scene import Scene
from geodata.layout.styles import MAP_PALETTES
from geodata.webmap.area_layers import area_layers, basemap_layers
from geodata.webmap.graticule_deck import graticule_layer
from geodata.webmap.layer_rows import ColumnSource, LayerContext, Row
from geodata.webmap.mark_layers import dense_layer, mark_layers, note_sign_layer
from geodata.webmap.reference_deck import reference_deck_layers
from geodata.webmap.word_layers import FONT, label_layers, place_name_layer
from geodata.words import language_direction


@dataclass(frozen=True)
class FetchedData:
    """Facts that a deck needs of a brief whose rows the browser filters."""

    perhaps: Scene
    """The same Scene with every event as one that perhaps falls in the period."""
    columns: ColumnSource


class CompactDeck(pydeck.Deck):  # type: ignore[misc]
    """A Deck whose JSON has no white space and no escapes, which are two thirds of what pydeck prints.

    Streamlit sends the JSON again at every rerun that changes it.
    """

    def to_json(self) -> str:
        """Return pydeck's JSON, compact."""
        return json.dumps(json.loads(super().to_json()), ensure_ascii=False, separators=(",", ":"))


def build_deck(scene: Scene, fetched: FetchedData | None = None) -> pydeck.Deck:
    """Return the deck of a Scene: inline, or with the data of ``fetched``."""
    layers = _inline_layers(scene) if fetched is None else _fetched_layers(scene, fetched)
    camera = scene.camera
    return CompactDeck(
        # An empty list of rows draws nothing; an address is never empty.
        layers=_with_unique_ids(layer for layer in layers if layer.data),
        views=[pydeck.View(type="MapView", id="map", controller=True, repeat=True)],
        initial_view_state=pydeck.ViewState(
            longitude=camera.lon,
            latitude=camera.lat,
            zoom=camera.zoom,
            min_zoom=0.4,
            max_zoom=9,
            pitch=0,
            bearing=0,
        ),
        map_provider=None,
        tooltip=_tooltip(scene),
    )


def _with_unique_ids(layers: Iterable[pydeck.Layer]) -> list[pydeck.Layer]:
    """Return the layers, repeated ids numbered: of two layers with one id deck.gl draws only the first.

    An area of an older version and the same area of the open one have the same id.
    """
    seen: Counter[str] = Counter()
    unique = list(layers)
    for layer in unique:
        seen[layer.id] += 1
        if seen[layer.id] > 1:
            layer.id = f"{layer.id}:{seen[layer.id]}"
    return unique


def picked_event(state: Mapping[str, Any], focus: str | None = None) -> str | None:
    """Return the id of the event that a selection of the chart names; None where it names none.

    Of a sign that stands for several it is the one after the event in focus, so that each click opens the
    next; the sign of an area on a map of discs names none.
    """
    selection = state.get("selection") or {}
    for rows in (selection.get("objects") or {}).values():
        for row in rows:
            if not (isinstance(row, Mapping) and isinstance(row.get("event"), str)):
                continue
            events = row.get("events") or ([] if is_area_key(row["event"]) else [row["event"]])
            if events:
                after = events.index(focus) + 1 if focus in events else 0
                return str(events[after % len(events)])
    return None


def _tooltip(scene: Scene) -> dict[str, Any]:
    paper = MAP_PALETTES[scene.theme]
    return {
        "html": f'<div dir="{language_direction(scene.lang)}"><b>{{heading}}</b><br>{{body}}</div>',
        "style": {
            "background": paper.panel,
            "color": paper.text,
            "border": f"1px solid {paper.border}",
            "borderRadius": "4px",
            "fontFamily": FONT,
            "fontSize": "13px",
            "lineHeight": "1.5",
            "maxWidth": "280px",
            "padding": "6px 10px",
        },
    }


def _inline_layers(scene: Scene) -> Iterator[pydeck.Layer]:
    """Yield all layers, from the lowest up.

    Areas that a filter hides stay as invisible layers, so that they come back without loading again.
    """
    context = LayerContext(scene, inline=True)
    yield from basemap_layers(context)
    yield graticule_layer(context)
    yield from reference_deck_layers(context)
    yield from _all_area_layers(context)
    yield place_name_layer(context)
    yield from mark_layers(context)
    yield from label_layers(context)
    yield note_sign_layer(context)


def _all_area_layers(context: LayerContext) -> Iterator[pydeck.Layer]:
    for area in context.scene.areas:
        yield from area_layers(area, context)
    for area in context.scene.hidden_areas:
        yield from area_layers(area, context, visible=False)


def _fetched_layers(scene: Scene, fetched: FetchedData) -> Iterator[pydeck.Layer]:
    """Yield the layers of the whole brief; the marks of a dense one are the last, made by the browser."""
    yield graticule_layer(LayerContext(scene, inline=False))
    yield from reference_deck_layers(LayerContext(scene, inline=False))
    within, perhaps = (_mark_and_area_layers(_all_focused(each)) for each in (scene, fetched.perhaps))
    for layer, faint in zip(within, perhaps, strict=True):
        _add_perhaps(layer, faint)
        yield layer
    if scene.thinned:
        yield dense_layer(LayerContext(scene, inline=False), columns=fetched.columns)


def _mark_and_area_layers(scene: Scene) -> Iterator[pydeck.Layer]:
    context = LayerContext(scene, inline=False)
    yield from _all_area_layers(context)
    yield from mark_layers(context)


def _all_focused(scene: Scene) -> Scene:
    """Return the Scene with every mark in focus, so that the ring of each is drawn, and marked as one."""
    return replace(
        scene,
        areas=tuple(replace(area, focused=True) for area in scene.areas),
        lanes=tuple(replace(lane, focused=True) for lane in scene.lanes),
        fanned_lanes=tuple(replace(lane, focused=True) for lane in scene.fanned_lanes),
        glyph_marks=tuple(replace(dot, focused=True) for dot in scene.glyph_marks),
    )


def _add_perhaps(layer: pydeck.Layer, faint: pydeck.Layer) -> None:
    """Write into a layer, or into each of its rows, what differs while its event is only perhaps in."""
    if isinstance(layer.data, str):
        own, other = (json.loads(each.to_json()) for each in (layer, faint))
        if changed := _difference(own, other):
            layer.perhaps = changed
    else:
        layer.data = list(_with_perhaps(layer.data, faint.data))


def _with_perhaps(rows: Iterable[Row], faint_rows: Iterable[Row]) -> Iterator[Row]:
    for row, faint in zip(rows, faint_rows, strict=True):
        changed = _difference(row, faint)
        yield row | {"perhaps": changed} if changed else row


def _difference(row: Row, faint: Row) -> Row:
    return {key: value for key, value in faint.items() if row[key] != value}
