"""Layers of the marks whose rows are in the deck: lanes, relations, points, leaders and pick outlines."""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

import pydeck
from pydeck.types import String

from geodata.kinds.kind_table import KindTable
from geodata.layout.areas import pick_outlines
from geodata.layout.dense_points import disc_colours
from geodata.layout.scene import DiscMark, GlyphMark, LaneMark
from geodata.layout.styles import (
    ARROWHEAD_SIZE,
    BACKING_OPACITY,
    BACKING_SCALE,
    CASING_EXTRA_WIDTH,
    CASING_OPACITY,
    FRAME_SCALE,
    LANE_RING_EXTRA_WIDTH,
    LEADER_OPACITY,
    LEADER_WIDTH,
    RING_SCALE,
    MapPalette,
    Rgba,
    hex_to_rgba,
)
from geodata.view import Theme
from geodata.vocabulary import Standing
from geodata.webmap.assets import asset_url
from geodata.webmap.deck_strings import escape_text
from geodata.webmap.layer_rows import DASHED, ColumnSource, LayerContext, Row

UNSEEN: Final = (0, 0, 0, 1)
"""A colour too faint to be seen, of an opacity that deck.gl still picks."""
PICK_PIXELS: Final = 12.0
"""Width of the unseen line that makes a lane easy to point at."""
ARROW_TIP: Final = 68
"""Pixels from the left of its cell to the tip of an arrowhead, which it turns about."""


def mark_layers(context: LayerContext) -> Iterator[pydeck.Layer]:
    """Yield the layers of the marks, from the lowest up."""
    yield _area_outline_layer(context)
    yield _link_layer(context)
    yield from _lane_layers(context)
    if context.inline:
        yield dense_layer(context)
    yield _leader_layer(context)
    yield _dot_layer(context)


def _path_layer(name: str, rows: Sequence[Row], **more: Any) -> pydeck.Layer:
    fields: dict[str, Any] = {"pickable": True} | more
    return pydeck.Layer(
        "PathLayer",
        id=name,
        data=list(rows),
        get_path="path",
        get_color="colour",
        get_width="width",
        width_units=String("pixels"),
        **fields,
    )


def _icon_layer(name: str, rows: Sequence[Row], *, pickable: bool) -> pydeck.Layer:
    return pydeck.Layer(
        "IconLayer",
        id=name,
        data=list(rows),
        icon_atlas=String(asset_url("glyphs.png")),
        icon_mapping=_icon_mapping(frozenset(row["icon"] for row in rows)),
        get_icon="icon",
        get_position="position",
        get_size="size",
        get_color="colour",
        get_angle="angle",
        size_units=String("pixels"),
        alpha_cutoff=-1,
        pickable=pickable,
    )


@lru_cache(maxsize=64)
def _icon_mapping(names: frozenset[str]) -> dict[str, dict[str, Any]]:
    """Return the cells of the named glyphs in the image of all."""
    cells = json.loads((files("geodata") / "data" / "symbols" / "glyphs.json").read_text("utf-8"))
    return {
        name: cell
        | ({"anchorX": ARROW_TIP, "anchorY": cell["height"] / 2} if name.startswith("head") else {})
        for name, cell in cells.items()
        if name in names
    }


def _area_outline_layer(context: LayerContext) -> pydeck.Layer:
    """Return coarse outlines of all areas, unseen, that a pointer picks instead of the fine shapes."""
    rows = [
        context.event_row(area.event, area.tip) | {"ring": ring}
        for area in context.scene.areas
        if area.look not in {"edge", "wash-inner"}
        for ring in pick_outlines(area.shape)
    ]
    return pydeck.Layer(
        "PolygonLayer",
        id=context.layer_id("areas"),
        data=rows,
        get_polygon="ring",
        stroked=False,
        pickable=True,
        unseen=True,
        _sub_layer_props={"fill": {"getFillColor": UNSEEN}},
    )


def _link_layer(context: LayerContext) -> pydeck.Layer:
    rows = [
        context.event_row(link.event, link.tip) | {"path": link.path, "colour": link.ink, "width": link.width}
        for link in context.scene.relations
    ]
    return _path_layer(context.layer_id("links"), rows)


def _lane_layers(context: LayerContext) -> Iterator[pydeck.Layer]:
    """Yield rims and rings, the tapering segments, solid or dashed, the arrowheads, and the lines to pick."""
    lanes = context.scene.lanes
    yield _path_layer("lanes:casing", list(_rim_rows(lanes, context.paper)), pickable=False)
    solid = [row for lane in lanes if lane.dash is None for row in _segment_rows(lane)]
    dashed = [row for lane in lanes if lane.dash is not None for row in _segment_rows(lane)]
    yield _path_layer("lanes:solid", solid, pickable=False)
    yield _path_layer(
        "lanes:dashed",
        dashed,
        pickable=False,
        get_dash_array="dash",
        dash_justified=True,
        extensions=[DASHED],
    )
    yield _icon_layer("lanes:heads", list(_head_rows(lanes, context.paper.land)), pickable=False)
    pick_lines = [
        context.event_row(lane.event, lane.tip)
        | {"path": _whole_path(lane), "colour": UNSEEN, "width": PICK_PIXELS}
        for lane in lanes
    ]
    yield _path_layer(context.layer_id("lanes"), pick_lines, unseen=True)


def _whole_path(lane: LaneMark) -> list[tuple[float, float]]:
    return [vertex for part in lane.parts for vertex in part]


def _segment_rows(lane: LaneMark) -> Iterator[Row]:
    for part, width in zip(lane.parts, lane.widths, strict=True):
        row = {"event": lane.event, "path": part, "colour": lane.ink, "width": width}
        yield row | {"dash": lane.dash} if lane.dash else row


def _rim_rows(lanes: Iterable[LaneMark], paper: MapPalette) -> Iterator[Row]:
    """Yield a pale rim that sets a lane off from the lines it crosses, and a dark ring when it is focused."""
    for lane in lanes:
        row = {"event": lane.event, "path": _whole_path(lane)}
        yield row | {
            "colour": hex_to_rgba(paper.land, CASING_OPACITY),
            "width": lane.widths[-1] + CASING_EXTRA_WIDTH,
        }
        if lane.focused:
            yield row | {
                "colour": hex_to_rgba(paper.ring),
                "width": lane.widths[-1] + LANE_RING_EXTRA_WIDTH,
                "focus": True,
            }


def _head_rows(lanes: Iterable[LaneMark], land: str) -> Iterator[Row]:
    """Yield the arrowheads; an open one gets a head in the colour of land under it."""
    for lane in lanes:
        row = {
            "event": lane.event,
            "position": lane.arrowhead_at,
            "angle": lane.angle,
            "size": ARROWHEAD_SIZE,
        }
        if lane.arrowhead == "head-open":
            yield row | {"icon": "head", "colour": hex_to_rgba(land)}
        yield row | {"icon": lane.arrowhead, "colour": lane.ink}


def _leader_layer(context: LayerContext) -> pydeck.Layer:
    rows = [
        {
            "event": leader.event,
            "path": leader.path,
            "colour": (*leader.ink[:3], round(leader.ink[3] * LEADER_OPACITY)),
            "width": LEADER_WIDTH,
        }
        for leader in context.scene.leaders
    ]
    return _path_layer("leaders", rows, pickable=False)


def _dot_layer(context: LayerContext) -> pydeck.Layer:
    rows = [row for dot in context.scene.glyph_marks for row in _dot_rows(dot, context)]
    return _icon_layer(context.layer_id("dots"), rows, pickable=True)


def _dot_rows(dot: GlyphMark, context: LayerContext) -> Iterator[Row]:
    """Yield the halo, the ring of a focused dot, the frame where the dot has one, and the glyph."""
    row = context.event_row(dot.event, dot.tip) | {"position": dot.at, "angle": 0}
    yield row | {
        "icon": "disc",
        "size": dot.size * BACKING_SCALE,
        "colour": hex_to_rgba(context.paper.panel, BACKING_OPACITY),
    }
    if dot.focused:
        yield row | {
            "icon": "ring",
            "size": dot.size * RING_SCALE,
            "colour": hex_to_rgba(context.paper.ring),
            "focus": True,
        }
    if dot.frame:
        yield row | {"icon": dot.frame, "size": dot.size * FRAME_SCALE, "colour": dot.ink}
    yield row | {"icon": dot.glyph, "size": dot.size, "colour": dot.ink}


def dense_layer(context: LayerContext, *, columns: ColumnSource | None = None) -> pydeck.Layer:
    """Return the points of a brief with many events.

    Parameters
    ----------
    columns
        The column file from which the browser makes the points itself; without it they are the Scene's own,
        as rows.
    """
    shared: dict[str, Any] = {"radius_units": String("pixels"), "pickable": True}
    name = context.layer_id("marks")
    if columns is not None:
        inks = mark_colours(columns.kinds, context.scene.theme)
        return pydeck.Layer("ScatterplotLayer", id=name, data=columns.address, colours=inks, **shared)
    rows = [_disc_row(disc) for disc in context.scene.thinned.discs] if context.scene.thinned else []
    return pydeck.Layer(
        "ScatterplotLayer",
        id=name,
        data=rows,
        get_position="position",
        get_fill_color="colour",
        get_radius="radius",
        **shared,
    )


def _disc_row(disc: DiscMark) -> Row:
    row: Row = {"event": disc.event} if disc.event else {}
    return row | {
        "heading": escape_text(disc.heading),
        "body": "",
        "position": disc.at,
        "colour": disc.ink,
        "radius": disc.radius,
    }


def mark_colours(kinds: KindTable, theme: Theme) -> dict[str, dict[str, Rgba]]:
    """Return the colour of a point by kind and standing, as the browser looks it up."""
    inks = disc_colours(kinds, theme)
    return {
        kind: {standing.value: inks[kind, standing] for standing in (Standing.WITHIN, Standing.PERHAPS)}
        for kind in kinds.kind_ids
    }
