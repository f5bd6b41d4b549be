"""The map of a Scene drawn on the canvas: the same marks, in the same order, as in deck.gl."""

from collections.abc import Iterable, Iterator

import numpy as np
import shapely

from geodata.layout.mercator import Screen
from geodata.layout.scene import Area, Box, Dense, Dot, Lane, LonLatLine, Panel, Scene, Text
from geodata.layout.styles import (
    BACKING_OPACITY,
    BACKING_SCALE,
    BORDER,
    CASING,
    CASING_OPACITY,
    DISPUTED_DASH,
    FRAME_SCALE,
    HALO,
    HATCH_INK,
    HEAD_SIZE,
    LEADER_OPACITY,
    LEADER_WIDTH,
    PANEL_OPACITY,
    PANEL_RADIUS,
    PAPERS,
    PROPOSED_DASH,
    PROPOSED_EDGE_OPACITY,
    RING_SCALE,
    Colour,
    colour,
)
from geodata.render.basemap_outlines import (
    BORDERS,
    DISPUTED,
    HATCH_TILE_PIXELS,
    LAND,
    Window,
    hatch_lines,
    outline,
    rings,
)
from geodata.render.mpl_canvas import Canvas, Points, Stroke, TextStyle

DECK_DASH_UNIT = 0.5
"""deck.gl counts dashes in halves of a line's width."""
HATCH_LINE_WIDTH = HATCH_TILE_PIXELS / 4 / 2**0.5
"""Width in pixels of a hatch line: a quarter of the tile, measured across the slant."""


def draw(scene: Scene, canvas: Canvas, beyond: tuple[float, float] = (0.0, 0.0)) -> None:
    """Draw a Scene's map in pixels of its screen; ``beyond`` are pixels across and down outside of it."""
    window = Window(Screen(scene.camera, scene.size), beyond)
    _draw_basemap(scene, canvas, window)
    for area in scene.areas:
        _draw_area(area, scene, canvas, window)
    for name in scene.names:
        _draw_text(name, canvas, window.screen, "name")
    for link in scene.links:
        canvas.lines([_line_pixels(link.path, window.screen)], Stroke(link.ink, link.width))
    _draw_lanes(scene, canvas, window.screen)
    if scene.dense:
        _draw_discs(scene.dense, canvas, window.screen)
    for leader in scene.leaders:
        canvas.lines(
            [_line_pixels(leader.path, window.screen)],
            Stroke(_fainter(leader.ink, LEADER_OPACITY), LEADER_WIDTH),
        )
    for dot in scene.dots:
        _draw_glyph(dot, scene, canvas, window.screen)
    for panel in scene.panels:
        paper = PAPERS[scene.theme]
        edge = (
            Stroke(colour(paper.text, PROPOSED_EDGE_OPACITY), 1.0, PROPOSED_DASH) if panel.proposed else None
        )
        canvas.box(
            _panel_box(panel, window.screen),
            colour(paper.panel, PANEL_OPACITY),
            radius=PANEL_RADIUS,
            edge=edge,
        )
    for text in sorted(scene.texts, key=lambda text: text.strong):
        _draw_text(text, canvas, window.screen, "label")


def _draw_basemap(scene: Scene, canvas: Canvas, window: Window) -> None:
    paper = PAPERS[scene.theme]
    left, top, right, bottom = window.edges
    canvas.box(Box(left, top, right, bottom), colour(paper.sea))
    canvas.fill(outline(LAND, window), colour(paper.land))
    canvas.lines(rings(outline(BORDERS, window)), Stroke(colour(paper.border), BORDER))
    canvas.lines(
        rings(outline(DISPUTED, window)), Stroke(colour(paper.quiet), BORDER, _in_widths(DISPUTED_DASH))
    )


def _draw_area(area: Area, scene: Scene, canvas: Canvas, window: Window) -> None:
    shape = outline(area.shape, window)
    canvas.fill(shape, area.fill)
    if area.hatch:
        canvas.lines(hatch_lines(area.shape, window), Stroke(_fainter(area.ink, HATCH_INK), HATCH_LINE_WIDTH))
    edges = rings(shape)
    if area.focused:
        canvas.lines(edges, Stroke(colour(PAPERS[scene.theme].ring), area.ring))
    if area.hatch:
        canvas.lines(edges, Stroke(area.ink, area.width, _in_widths(area.dash)))


def _in_widths(dash: tuple[float, float] | None) -> tuple[float, float] | None:
    return None if dash is None else (dash[0] * DECK_DASH_UNIT, dash[1] * DECK_DASH_UNIT)


def _draw_lanes(scene: Scene, canvas: Canvas, screen: Screen) -> None:
    paper = PAPERS[scene.theme]
    for lane in scene.lanes:
        whole = np.concatenate([_line_pixels(part, screen) for part in lane.parts])
        canvas.lines([whole], Stroke(colour(paper.land, CASING_OPACITY), lane.widths[-1] + CASING))
        if lane.focused:
            canvas.lines([whole], Stroke(colour(paper.ring), lane.widths[-1] + HALO))
    for lane in sorted(scene.lanes, key=lambda lane: lane.dash is not None):
        for part, width in zip(lane.parts, lane.widths, strict=True):
            line = _line_pixels(part, screen)
            canvas.lines([line], _justified_stroke(line, lane, width))
    for lane in scene.lanes:
        at = screen.xy(*lane.tip_at)
        if lane.head == "head-open":
            canvas.glyph("head", at, size=HEAD_SIZE, ink=colour(paper.land), angle=lane.angle)
        canvas.glyph(lane.head, at, size=HEAD_SIZE, ink=lane.ink, angle=lane.angle)


def _justified_stroke(line: Points, lane: Lane, width: float) -> Stroke:
    """Stroke of a piece of a lane, its dashes spread so that it begins and ends with half of one."""
    if lane.dash is None:
        return Stroke(lane.ink, width)
    solid, gap = (part * DECK_DASH_UNIT for part in lane.dash)
    length = float(shapely.LineString(line).length) / width
    unit = length / max(1, round(length / (solid + gap)))
    return Stroke(lane.ink, width, (solid, max(unit - solid, 0.01)), solid / 2)


def _draw_discs(found: Dense, canvas: Canvas, screen: Screen) -> None:
    """Draw all marks of a map of discs at once."""
    at = np.array([screen.xy(*disc.at) for disc in found.discs]).reshape(-1, 2)
    inks = np.array([disc.ink for disc in found.discs]).reshape(-1, 4) / 255
    canvas.discs(at, np.array([disc.radius for disc in found.discs], np.float64), inks)


def _draw_glyph(dot: Dot, scene: Scene, canvas: Canvas, screen: Screen) -> None:
    paper, at = PAPERS[scene.theme], screen.xy(*dot.at)
    canvas.glyph("disc", at, size=dot.size * BACKING_SCALE, ink=colour(paper.panel, BACKING_OPACITY))
    if dot.focused:
        canvas.glyph("ring", at, size=dot.size * RING_SCALE, ink=colour(paper.ring))
    if dot.frame:
        canvas.glyph(dot.frame, at, size=dot.size * FRAME_SCALE, ink=dot.ink)
    canvas.glyph(dot.glyph, at, size=dot.size, ink=dot.ink)


def _draw_text(text: Text, canvas: Canvas, screen: Screen, role: str) -> None:
    x, y = screen.xy(*text.at)
    style = TextStyle(text.size, text.ink, text.strong, text.align)
    canvas.words(text.text, (x + text.offset[0], y + text.offset[1]), style=style, role=role)


def _panel_box(panel: Panel, screen: Screen) -> Box:
    x, y = screen.xy(*panel.at)
    left, top = x + panel.offset[0], y + panel.offset[1]
    return Box(left, top, left + panel.size[0], top + panel.size[1])


def _line_pixels(line: LonLatLine, screen: Screen) -> Points:
    """Vertices of a line in pixels; one beyond half the world continues next to the one before it."""
    return np.array(list(_unbroken((screen.xy(*spot) for spot in line), screen.world)))


def _unbroken(points: Iterable[tuple[float, float]], world: float) -> Iterator[tuple[float, float]]:
    before: float | None = None
    for x, y in points:
        across = x if before is None else x - round((x - before) / world) * world
        before = across
        yield across, y


def _fainter(ink: Colour, share: float) -> Colour:
    return ink[0], ink[1], ink[2], round(ink[3] * share)
