"""The map of a Scene drawn on the canvas: the same marks, in the same order, as in deck.gl."""

from collections.abc import Iterable, Iterator

import numpy as np
import shapely

from geodata.layout.mercator import Viewport
from geodata.layout.scene import (
    AreaMark,
    DiscMarks,
    GlyphMark,
    LabelPanel,
    LaneMark,
    LonLatLine,
    MapText,
    PixelBox,
    Scene,
)
from geodata.layout.styles import (
    ARROWHEAD_SIZE,
    BACKING_OPACITY,
    BACKING_SCALE,
    BORDER_WIDTH,
    CASING_EXTRA_WIDTH,
    CASING_OPACITY,
    DISPUTED_DASH,
    FRAME_SCALE,
    HATCH_OPACITY,
    LANE_RING_EXTRA_WIDTH,
    LEADER_OPACITY,
    LEADER_WIDTH,
    MAP_PALETTES,
    PANEL_OPACITY,
    PANEL_RADIUS,
    PROPOSED_DASH,
    PROPOSED_EDGE_OPACITY,
    RING_SCALE,
    Rgba,
    hex_to_rgba,
)
from geodata.render.basemap_outlines import (
    BORDERS,
    DISPUTED,
    HATCH_TILE_PIXELS,
    LAND,
    PictureWindow,
    clipped_outline,
    hatch_lines,
    outline_rings,
)
from geodata.render.mpl_canvas import Canvas, Points, Stroke, TextStyle

DECK_DASH_UNIT = 0.5
"""deck.gl counts dashes in halves of a line's width."""
HATCH_LINE_WIDTH = HATCH_TILE_PIXELS / 4 / 2**0.5
"""Width in pixels of a hatch line: a quarter of the tile, measured across the slant."""


def draw_map(scene: Scene, canvas: Canvas, beyond: tuple[float, float] = (0.0, 0.0)) -> None:
    """Draw a Scene's map in pixels of its screen; ``beyond`` are pixels across and down outside of it."""
    window = PictureWindow(Viewport(scene.camera, scene.size), beyond)
    _draw_basemap(scene, canvas, window)
    for area in scene.areas:
        _draw_area(area, scene, canvas, window)
    for name in scene.place_names:
        _draw_text(name, canvas, window.viewport, "name")
    for link in scene.relations:
        canvas.draw_lines([_line_pixels(link.path, window.viewport)], Stroke(link.ink, link.width))
    _draw_lanes(scene, canvas, window.viewport)
    if scene.thinned:
        _draw_discs(scene.thinned, canvas, window.viewport)
    for leader in scene.leaders:
        canvas.draw_lines(
            [_line_pixels(leader.path, window.viewport)],
            Stroke(_fainter(leader.ink, LEADER_OPACITY), LEADER_WIDTH),
        )
    for dot in scene.glyph_marks:
        _draw_glyph(dot, scene, canvas, window.viewport)
    for panel in scene.panels:
        paper = MAP_PALETTES[scene.theme]
        edge = (
            Stroke(hex_to_rgba(paper.text, PROPOSED_EDGE_OPACITY), 1.0, PROPOSED_DASH)
            if panel.proposed
            else None
        )
        canvas.draw_box(
            _panel_box(panel, window.viewport),
            hex_to_rgba(paper.panel, PANEL_OPACITY),
            radius=PANEL_RADIUS,
            edge=edge,
        )
    for text in sorted(scene.label_texts, key=lambda text: text.strong):
        _draw_text(text, canvas, window.viewport, "label")


def _draw_basemap(scene: Scene, canvas: Canvas, window: PictureWindow) -> None:
    paper = MAP_PALETTES[scene.theme]
    left, top, right, bottom = window.edges
    canvas.draw_box(PixelBox(left, top, right, bottom), hex_to_rgba(paper.sea))
    canvas.fill_polygons(clipped_outline(LAND, window), hex_to_rgba(paper.land))
    canvas.draw_lines(
        outline_rings(clipped_outline(BORDERS, window)), Stroke(hex_to_rgba(paper.border), BORDER_WIDTH)
    )
    canvas.draw_lines(
        outline_rings(clipped_outline(DISPUTED, window)),
        Stroke(hex_to_rgba(paper.quiet), BORDER_WIDTH, _in_widths(DISPUTED_DASH)),
    )


def _draw_area(area: AreaMark, scene: Scene, canvas: Canvas, window: PictureWindow) -> None:
    shape = clipped_outline(area.shape, window)
    canvas.fill_polygons(shape, area.fill)
    if area.hatch:
        canvas.draw_lines(
            hatch_lines(area.shape, window), Stroke(_fainter(area.ink, HATCH_OPACITY), HATCH_LINE_WIDTH)
        )
    edges = outline_rings(shape)
    if area.focused:
        canvas.draw_lines(edges, Stroke(hex_to_rgba(MAP_PALETTES[scene.theme].ring), area.ring_width))
    if area.hatch:
        canvas.draw_lines(edges, Stroke(area.ink, area.width, _in_widths(area.dash)))


def _in_widths(dash: tuple[float, float] | None) -> tuple[float, float] | None:
    return None if dash is None else (dash[0] * DECK_DASH_UNIT, dash[1] * DECK_DASH_UNIT)


def _draw_lanes(scene: Scene, canvas: Canvas, screen: Viewport) -> None:
    paper = MAP_PALETTES[scene.theme]
    for lane in scene.lanes:
        whole = np.concatenate([_line_pixels(part, screen) for part in lane.parts])
        canvas.draw_lines(
            [whole], Stroke(hex_to_rgba(paper.land, CASING_OPACITY), lane.widths[-1] + CASING_EXTRA_WIDTH)
        )
        if lane.focused:
            canvas.draw_lines(
                [whole], Stroke(hex_to_rgba(paper.ring), lane.widths[-1] + LANE_RING_EXTRA_WIDTH)
            )
    for lane in sorted(scene.lanes, key=lambda lane: lane.dash is not None):
        for part, width in zip(lane.parts, lane.widths, strict=True):
            line = _line_pixels(part, screen)
            canvas.draw_lines([line], _justified_stroke(line, lane, width))
    for lane in scene.lanes:
        at = screen.project(*lane.arrowhead_at)
        if lane.arrowhead == "head-open":
            canvas.draw_glyph("head", at, size=ARROWHEAD_SIZE, ink=hex_to_rgba(paper.land), angle=lane.angle)
        canvas.draw_glyph(lane.arrowhead, at, size=ARROWHEAD_SIZE, ink=lane.ink, angle=lane.angle)


def _justified_stroke(line: Points, lane: LaneMark, width: float) -> Stroke:
    """Stroke of a piece of a lane, its dashes spread so that it begins and ends with half of one."""
    if lane.dash is None:
        return Stroke(lane.ink, width)
    solid, gap = (part * DECK_DASH_UNIT for part in lane.dash)
    length = float(shapely.LineString(line).length) / width
    unit = length / max(1, round(length / (solid + gap)))
    return Stroke(lane.ink, width, (solid, max(unit - solid, 0.01)), solid / 2)


def _draw_discs(found: DiscMarks, canvas: Canvas, screen: Viewport) -> None:
    """Draw all marks of a map of discs at once."""
    at = np.array([screen.project(*disc.at) for disc in found.discs]).reshape(-1, 2)
    inks = np.array([disc.ink for disc in found.discs]).reshape(-1, 4) / 255
    canvas.draw_discs(at, np.array([disc.radius for disc in found.discs], np.float64), inks)


def _draw_glyph(dot: GlyphMark, scene: Scene, canvas: Canvas, screen: Viewport) -> None:
    paper, at = MAP_PALETTES[scene.theme], screen.project(*dot.at)
    canvas.draw_glyph(
        "disc", at, size=dot.size * BACKING_SCALE, ink=hex_to_rgba(paper.panel, BACKING_OPACITY)
    )
    if dot.focused:
        canvas.draw_glyph("ring", at, size=dot.size * RING_SCALE, ink=hex_to_rgba(paper.ring))
    if dot.frame:
        canvas.draw_glyph(dot.frame, at, size=dot.size * FRAME_SCALE, ink=dot.ink)
    canvas.draw_glyph(dot.glyph, at, size=dot.size, ink=dot.ink)


def _draw_text(text: MapText, canvas: Canvas, screen: Viewport, role: str) -> None:
    x, y = screen.project(*text.at)
    style = TextStyle(text.size, text.ink, text.strong, text.align)
    canvas.draw_text(text.text, (x + text.offset[0], y + text.offset[1]), style=style, role=role)


def _panel_box(panel: LabelPanel, screen: Viewport) -> PixelBox:
    x, y = screen.project(*panel.at)
    left, top = x + panel.offset[0], y + panel.offset[1]
    return PixelBox(left, top, left + panel.size[0], top + panel.size[1])


def _line_pixels(line: LonLatLine, screen: Viewport) -> Points:
    """Vertices of a line in pixels; one beyond half the world continues next to the one before it."""
    return np.array(list(_unbroken((screen.project(*spot) for spot in line), screen.world_pixels)))


def _unbroken(points: Iterable[tuple[float, float]], world: float) -> Iterator[tuple[float, float]]:
    before: float | None = None
    for x, y in points:
        across = x if before is None else x - round((x - before) / world) * world
        before = across
        yield across, y


def _fainter(ink: Rgba, share: float) -> Rgba:
    return ink[0], ink[1], ink[2], round(ink[3] * share)
