"""The map of a Scene drawn on the canvas: the same marks, in the same order, as in deck.gl."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np
import shapely

from geodata.layout.insets.inset_map import find_inset
from geodata.layout.looks.disc_marks import DiscMarks
from geodata.layout.mercator import Pixel, Viewport
from geodata.layout.name_placement import place_ground_names
from geodata.layout.note_signs import sign_point
from geodata.layout.reference_marks import note_line_box
from geodata.layout.scene import (
    AreaMark,
    GlyphMark,
    LabelPanel,
    LonLatLine,
    MapText,
    PixelBox,
    ReferenceMark,
    Scene,
)
from geodata.layout.styles import (
    BACKING_OPACITY,
    BACKING_SCALE,
    CASING_EXTRA_WIDTH,
    CASING_OPACITY,
    FRAME_SCALE,
    HATCH_OPACITY,
    LANE_RING_EXTRA_WIDTH,
    LEADER_OPACITY,
    LEADER_WIDTH,
    LINE_EDGE_EXTRA,
    MAP_PALETTES,
    NOTE_SIGN_RADIUS,
    NOTE_SIGN_TEXT,
    PAGE_PALETTES,
    PANEL_OPACITY,
    PANEL_RADIUS,
    PROPOSED_DASH,
    PROPOSED_EDGE_OPACITY,
    REFERENCE_HEAD_SIZE,
    REFERENCE_RADIUS,
    REFERENCE_WIDTH,
    RIM_SCALE,
    RING_SCALE,
    TOWN_RADIUS,
    Rgba,
    edge_dash,
    hex_to_rgba,
)
from geodata.places.shape_edges import edge_name
from geodata.render.basemap_outlines import (
    HATCH_TILE_PIXELS,
    PictureWindow,
    clipped_outline,
    hatch_lines,
    outline_rings,
)
from geodata.render.graticule_drawing import draw_graticule, draw_graticule_labels
from geodata.render.ground_drawing import DECK_DASH_UNIT, draw_ground, window_names
from geodata.render.inset_drawing import draw_inset
from geodata.render.mpl_canvas import Canvas, Points, Stroke, TextStyle
from geodata.words import LANGUAGES

HATCH_LINE_WIDTH = HATCH_TILE_PIXELS / 4 / 2**0.5
"""Width in pixels of a hatch line: a quarter of the tile, measured across the slant."""
HATCH_BROKEN_DASH = (2.4, 1.6)
"""Dash and gap of a broken hatch line in its widths, as in the tile of the screen."""


def draw_map(scene: Scene, canvas: Canvas, beyond: tuple[float, float] = (0.0, 0.0)) -> None:
    """Draw a Scene's map in pixels of its screen; ``beyond`` are pixels across and down outside of it."""
    inset = find_inset(Viewport(scene.camera, scene.size), scene.lang)
    draw_under_marks(scene, canvas, beyond)
    draw_marks(scene, canvas, beyond)
    draw_names(replace(scene, boxes=(*scene.boxes, inset.box)) if inset else scene, canvas, beyond)
    draw_labels(scene, canvas, beyond)
    if inset:
        draw_inset(inset, canvas, scene.theme)


def draw_under_marks(scene: Scene, canvas: Canvas, beyond: tuple[float, float] = (0.0, 0.0)) -> None:
    """Draw the ground, the graticule and the reference layers without their notes."""
    window = PictureWindow(Viewport(scene.camera, scene.size), beyond)
    left, top, right, bottom = window.edges
    canvas.draw_box(PixelBox(left, top, right, bottom), hex_to_rgba(MAP_PALETTES[scene.theme].sea))
    draw_ground(scene, canvas, window)
    draw_graticule(scene, canvas, window)
    _draw_references(scene.references, canvas, window)


def draw_marks(scene: Scene, canvas: Canvas, beyond: tuple[float, float] = (0.0, 0.0)) -> None:
    """Draw all marks with the leaders of their labels, and the notes between them."""
    window = PictureWindow(Viewport(scene.camera, scene.size), beyond)
    for area in scene.areas:
        _draw_area(area, scene, canvas, window)
    _draw_notes(scene, canvas, window.viewport)
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


def draw_labels(scene: Scene, canvas: Canvas, beyond: tuple[float, float] = (0.0, 0.0)) -> None:
    """Draw the labels of marks, and those of the graticule, over all marks."""
    window = PictureWindow(Viewport(scene.camera, scene.size), beyond)
    for panel in scene.panels:
        _draw_panel(panel, scene, canvas, window.viewport)
    for text in sorted(scene.label_texts, key=lambda text: text.strong):
        _draw_text(text, canvas, window.viewport, "label")
    for panel in scene.panels:
        if panel.note_corner:
            at = sign_point(_panel_box(panel, window.viewport), panel.note_corner)
            _draw_note_sign(at, scene, canvas)
    draw_graticule_labels(scene, canvas, window)


def draw_names(scene: Scene, canvas: Canvas, beyond: tuple[float, float] = (0.0, 0.0)) -> None:
    """Draw the names of the ground, and a dot for each town among them."""
    window = PictureWindow(Viewport(scene.camera, scene.size), beyond)
    names = place_ground_names(scene, window_names(scene, window), window.beyond)
    if names.dots:
        at = np.array([window.viewport.project(*dot) for dot in names.dots])
        ink = np.array(hex_to_rgba(MAP_PALETTES[scene.theme].quiet)) / 255
        canvas.draw_discs(at, np.full(len(at), TOWN_RADIUS), np.tile(ink, (len(at), 1)))
    for name in names.texts:
        _draw_text(name, canvas, window.viewport, "name")


def _draw_notes(scene: Scene, canvas: Canvas, screen: Viewport) -> None:
    """Draw the words of notes, each line on a ground of its own."""
    ground = hex_to_rgba(MAP_PALETTES[scene.theme].panel, PANEL_OPACITY)
    for text in (text for mark in scene.references for text in mark.texts):
        canvas.draw_box(note_line_box(text, screen), ground)
        _draw_text(text, canvas, screen, "name")


def _draw_references(marks: Sequence[ReferenceMark], canvas: Canvas, window: PictureWindow) -> None:
    """Draw the reference layers: areas first, then lines, points and arrowheads."""
    for mark in marks:
        if mark.areas:
            canvas.fill_polygons(clipped_outline(mark.areas, window), mark.fill)
    for mark in marks:
        if mark.lines:
            edges = outline_rings(clipped_outline(mark.lines, window))
            canvas.draw_lines(edges, Stroke(mark.ink, REFERENCE_WIDTH))
        if mark.points:
            at = shapely.get_coordinates(clipped_outline(mark.points, window))
            inks = np.tile(np.array(mark.ink) / 255, (len(at), 1))
            canvas.draw_discs(at, np.full(len(at), REFERENCE_RADIUS), inks)
        for tip, angle in mark.heads:
            spot = window.viewport.project(*tip)
            canvas.draw_glyph("head", spot, size=REFERENCE_HEAD_SIZE, ink=mark.ink, angle=angle)


def _draw_area(area: AreaMark, scene: Scene, canvas: Canvas, window: PictureWindow) -> None:
    shape = clipped_outline(area.shape, window)
    if not area.is_line:
        canvas.fill_polygons(shape, area.fill)
    if area.hatch:
        broken = HATCH_BROKEN_DASH if area.hedged else None
        canvas.draw_lines(
            hatch_lines(area.shape, window, area.order.turn),
            Stroke(_fainter(area.ink, HATCH_OPACITY), HATCH_LINE_WIDTH, broken),
        )
    edges = outline_rings(clipped_outline(edge_name(area.shape), window))
    if area.has_focus_ring:
        canvas.draw_lines(edges, Stroke(hex_to_rgba(MAP_PALETTES[scene.theme].ring), area.ring_width))
    if area.has_edge:
        canvas.draw_lines(edges, Stroke(area.edge, area.width, _in_widths(area.dash)))


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
        pieces = [
            (_line_pixels(part, screen), width) for part, width in zip(lane.parts, lane.widths, strict=True)
        ]
        for line, width in pieces:
            dash, wide = edge_dash(lane.dash, width), width + LINE_EDGE_EXTRA
            canvas.draw_lines([line], _justified_stroke(line, lane.edge, wide, dash))
        for line, width in pieces:
            canvas.draw_lines([line], _justified_stroke(line, lane.ink, width, lane.dash))
    for lane in scene.lanes:
        at = screen.project(*lane.arrowhead_at)
        if lane.arrowhead == "head-open":
            canvas.draw_glyph("head", at, size=lane.head_size, ink=hex_to_rgba(paper.land), angle=lane.angle)
        canvas.draw_glyph(lane.arrowhead, at, size=lane.head_size, ink=lane.edge, angle=lane.angle)


def _justified_stroke(line: Points, ink: Rgba, width: float, dash: tuple[float, float] | None) -> Stroke:
    """Stroke of a piece of a lane, its dashes spread so that it begins and ends with half of one."""
    if dash is None:
        return Stroke(ink, width)
    solid, gap = (part * DECK_DASH_UNIT for part in dash)
    length = float(shapely.LineString(line).length) / width
    unit = length / max(1, round(length / (solid + gap)))
    return Stroke(ink, width, (solid, max(unit - solid, 0.01)), solid / 2)


def _draw_discs(found: DiscMarks, canvas: Canvas, screen: Viewport) -> None:
    """Draw all marks of a map of discs at once."""
    at = np.array([screen.project(*disc.at) for disc in found.discs]).reshape(-1, 2)
    inks = np.array([disc.ink for disc in found.discs]).reshape(-1, 4) / 255
    edges = np.array([disc.edge for disc in found.discs]).reshape(-1, 4) / 255
    radii = np.array([disc.radius for disc in found.discs], np.float64)
    canvas.draw_discs(at, radii, inks, edges=edges)


def _draw_glyph(dot: GlyphMark, scene: Scene, canvas: Canvas, screen: Viewport) -> None:
    paper, at = MAP_PALETTES[scene.theme], screen.project(*dot.at)
    canvas.draw_glyph(
        "disc", at, size=dot.size * BACKING_SCALE, ink=hex_to_rgba(paper.panel, BACKING_OPACITY)
    )
    if dot.focused:
        canvas.draw_glyph("ring", at, size=dot.size * RING_SCALE, ink=hex_to_rgba(paper.ring))
    if dot.frame:
        canvas.draw_glyph(dot.frame, at, size=dot.size * FRAME_SCALE, ink=dot.edge)
    canvas.draw_glyph(dot.rim, at, size=dot.size * RIM_SCALE, ink=dot.edge)
    canvas.draw_glyph(dot.glyph, at, size=dot.size, ink=dot.ink)


def _draw_text(text: MapText, canvas: Canvas, screen: Viewport, role: str) -> None:
    x, y = screen.project(*text.at)
    style = TextStyle(text.size, text.ink, text.strong, text.align, text.halo)
    canvas.draw_text(text.text, (x + text.offset[0], y + text.offset[1]), style=style, role=role)


def _draw_panel(panel: LabelPanel, scene: Scene, canvas: Canvas, screen: Viewport) -> None:
    """Draw the ground of a label, or the filled square of a number."""
    paper, box = MAP_PALETTES[scene.theme], _panel_box(panel, screen)
    if panel.is_number:
        canvas.draw_box(box, hex_to_rgba(paper.text))
        return
    edge = (
        Stroke(hex_to_rgba(paper.text, PROPOSED_EDGE_OPACITY), 1.0, PROPOSED_DASH) if panel.proposed else None
    )
    canvas.draw_box(box, hex_to_rgba(paper.panel, PANEL_OPACITY), radius=PANEL_RADIUS, edge=edge)


def _draw_note_sign(at: Pixel, scene: Scene, canvas: Canvas) -> None:
    """Draw the sign of a note on the text at a corner of a label."""
    page, language = PAGE_PALETTES[scene.theme], LANGUAGES[scene.lang]
    ink = np.array([hex_to_rgba(page.warning)]) / 255
    canvas.draw_discs(np.array([at]), np.array([NOTE_SIGN_RADIUS]), ink)
    style = TextStyle(NOTE_SIGN_TEXT, hex_to_rgba(page.ground), strong=True, align="middle")
    canvas.draw_text(language.question_mark, at, style=style, role="note-sign")


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
