"""Layers of the marks whose rows are in the deck: lanes, relations, points, leaders and pick outlines."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

import pydeck
from pydeck.types import String

from geodata.kinds.kind_table import KindTable
from geodata.layout.areas import pick_outlines
from geodata.layout.dense_points import disc_colours, disc_edges
from geodata.layout.looks.disc_marks import DiscMark
from geodata.layout.note_signs import note_glyph, sign_point
from geodata.layout.scene import GlyphMark, LaneMark, PixelBox
from geodata.layout.styles import (
    BACKING_OPACITY,
    BACKING_SCALE,
    CASING_EXTRA_WIDTH,
    CASING_OPACITY,
    FRAME_SCALE,
    LANE_RING_EXTRA_WIDTH,
    LEADER_OPACITY,
    LEADER_WIDTH,
    LINE_EDGE_EXTRA,
    NOTE_SIGN_RADIUS,
    PAGE_PALETTES,
    RIM_SCALE,
    RING_SCALE,
    THINNED_EDGE_WIDTH,
    MapPalette,
    Rgba,
    edge_dash,
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


def note_sign_layer(context: LayerContext) -> pydeck.Layer:
    """Return the signs of notes on the text, at the corners of labels for which the layout chose them."""
    scene = context.scene
    rows = []
    for panel in scene.panels:
        if panel.note_corner:
            (left, top), (wide, high) = panel.offset, panel.size
            box = PixelBox(left, top, left + wide, top + high)
            row = {
                "icon": note_glyph(scene.lang),
                "position": panel.at,
                "offset": sign_point(box, panel.note_corner),
                "size": 2 * NOTE_SIGN_RADIUS,
                "colour": hex_to_rgba(PAGE_PALETTES[scene.theme].warning),
                "angle": 0,
            }
            rows.append(context.event_row(panel.event, panel.tip) | row)
    return icon_layer(context.layer_id("note-signs"), rows, pickable=True, get_pixel_offset="offset")


def icon_layer(name: str, rows: Sequence[Row], *, pickable: bool, **more: Any) -> pydeck.Layer:
    """Return the layer of glyphs, each row with icon, position, size, colour and angle."""
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
        **more,
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
        for ring in pick_outlines(area.shape, has_limits=area.look != "wash")
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
    lanes = _lane_rows(context)
    paper = context.paper
    yield _path_layer(
        "lanes:casing",
        [state | row for lane, state in lanes for row in _rim_rows(lane, paper)],
        pickable=False,
    )
    solid = [row for lane, state in lanes if lane.dash is None for row in _segment_rows(lane, state)]
    dashed = [row for lane, state in lanes if lane.dash is not None for row in _segment_rows(lane, state)]
    yield _path_layer("lanes:solid", solid, pickable=False)
    yield _path_layer(
        "lanes:dashed",
        dashed,
        pickable=False,
        get_dash_array="dash",
        dash_justified=True,
        extensions=[DASHED],
    )
    heads = [state | row for lane, state in lanes for row in _head_rows(lane, paper.land)]
    yield icon_layer("lanes:heads", heads, pickable=False)
    pick_lines = [
        context.event_row(lane.event, lane.tip)
        | {"path": _whole_path(lane), "colour": UNSEEN, "width": PICK_PIXELS}
        | state
        for lane, state in lanes
    ]
    yield _path_layer(context.layer_id("lanes"), pick_lines, unseen=True)


def _lane_rows(context: LayerContext) -> list[tuple[LaneMark, Row]]:
    """Return the lanes, each with the fields that say when the browser draws it.

    One of several events is drawn while none of them is in focus, and the lanes that it fans out into while
    one is. Inline the Scene has the lanes as its focus has them.
    """
    scene = context.scene
    if context.inline:
        return [(lane, {}) for lane in scene.lanes]
    bundles = {lane.bundle for lane in scene.fanned_lanes}
    rows: list[tuple[LaneMark, Row]] = [
        (replace(lane, focused=False), {"focus": False}) if lane.event in bundles else (lane, {})
        for lane in scene.lanes
    ]
    return [*rows, *((lane, {"fan": lane.bundle}) for lane in scene.fanned_lanes)]


def _whole_path(lane: LaneMark) -> list[tuple[float, float]]:
    return [vertex for part in lane.parts for vertex in part]


def _segment_rows(lane: LaneMark, state: Row) -> Iterator[Row]:
    """Yield the pieces of the edge, then those of the core on it."""
    pieces = list(zip(lane.parts, lane.widths, strict=True))
    for part, width in pieces:
        row = state | {
            "event": lane.event,
            "path": part,
            "colour": lane.edge,
            "width": width + LINE_EDGE_EXTRA,
        }
        yield row | {"dash": edge_dash(lane.dash, width)} if lane.dash else row
    for part, width in pieces:
        row = state | {"event": lane.event, "path": part, "colour": lane.ink, "width": width}
        yield row | {"dash": lane.dash} if lane.dash else row


def _rim_rows(lane: LaneMark, paper: MapPalette) -> Iterator[Row]:
    """Yield a pale rim that sets a lane off from the lines it crosses, and a dark ring when it is focused."""
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


def _head_rows(lane: LaneMark, land: str) -> Iterator[Row]:
    """Yield the arrowhead; an open one gets a head in the colour of land under it."""
    row = {
        "event": lane.event,
        "position": lane.arrowhead_at,
        "angle": lane.angle,
        "size": lane.head_size,
    }
    if lane.arrowhead == "head-open":
        yield row | {"icon": "head", "colour": hex_to_rgba(land)}
    yield row | {"icon": lane.arrowhead, "colour": lane.edge}


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
    return icon_layer(context.layer_id("dots"), rows, pickable=True)


def _dot_rows(dot: GlyphMark, context: LayerContext) -> Iterator[Row]:
    """Yield the halo, the ring of a focused dot, the frame where the dot has one, the rim, and the glyph."""
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
        yield row | {"icon": dot.frame, "size": dot.size * FRAME_SCALE, "colour": dot.edge}
    yield row | {"icon": dot.rim, "size": dot.size * RIM_SCALE, "colour": dot.edge}
    yield row | {"icon": dot.glyph, "size": dot.size, "colour": dot.ink}


def dense_layer(context: LayerContext, *, columns: ColumnSource | None = None) -> pydeck.Layer:
    """Return the points of a brief with many events.

    Parameters
    ----------
    columns
        The column file from which the browser makes the points itself; without it they are the Scene's own,
        as rows.
    """
    shared: dict[str, Any] = {"radius_units": String("pixels"), "pickable": True, "stroked": True}
    shared |= {"line_width_units": String("pixels"), "get_line_width": THINNED_EDGE_WIDTH}
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
        get_line_color="edge",
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
        "edge": disc.edge,
        "radius": disc.radius,
    }


def mark_colours(kinds: KindTable, theme: Theme) -> dict[str, dict[str, Rgba]]:
    """Return the colour of a point by kind and standing, and of its edge, as the browser looks them up."""
    inks, edges = disc_colours(kinds, theme), disc_edges(kinds, theme)
    standings = (Standing.WITHIN, Standing.PERHAPS)
    return {
        kind: {standing.value: inks[kind, standing] for standing in standings} | {"edge": edges[kind]}
        for kind in kinds.kind_ids
    }
