"""The graticule of a Scene drawn on the canvas: lines under the marks, labels at the edges over them."""

from typing import Final

import numpy as np

from geodata.layout.mercator import GRATICULE_TYPE, Graticule, make_graticule
from geodata.layout.scene import PixelBox, Scene
from geodata.layout.styles import (
    GRATICULE_OPACITY,
    GRATICULE_WIDTH,
    MAP_PALETTES,
    PANEL_OPACITY,
    hex_to_rgba,
)
from geodata.layout.text_lines import text_width
from geodata.render.basemap_outlines import PictureWindow
from geodata.render.mpl_canvas import Canvas, Stroke, TextStyle
from geodata.words import LANGUAGES

LABEL_PADDING: Final = 2.0
"""Pixels of ground round the words of a label."""
HALF_HEIGHT: Final = GRATICULE_TYPE * 0.5
LEFT_SHARES: Final = {"start": 0.0, "middle": 0.5, "end": 1.0}
"""Part of a label that lies left of its anchor."""


def draw_graticule(scene: Scene, canvas: Canvas, window: PictureWindow) -> None:
    """Draw the meridians and parallels of a picture, where its Scene has a graticule."""
    if not scene.has_graticule:
        return
    screen, (left, top, right, bottom) = window.viewport, window.edges
    found = _graticule_of(scene, window)
    xs = [screen.meridian_x(minutes / 60) for minutes in found.meridians]
    ys = [screen.project(0, minutes / 60)[1] for minutes in found.parallels]
    lines = [np.array([(x, top), (x, bottom)]) for x in xs] + [np.array([(left, y), (right, y)]) for y in ys]
    ink = hex_to_rgba(MAP_PALETTES[scene.theme].quiet, GRATICULE_OPACITY)
    canvas.draw_lines(lines, Stroke(ink, GRATICULE_WIDTH))


def draw_graticule_labels(scene: Scene, canvas: Canvas, window: PictureWindow) -> None:
    """Write the degrees at the edges of a picture, but not over words of the brief."""
    if not scene.has_graticule:
        return
    paper, rtl = MAP_PALETTES[scene.theme], LANGUAGES[scene.lang].is_rtl
    for label in _graticule_of(scene, window).labels:
        align = "middle" if label.is_meridian else ("end" if rtl else "start")
        x, y = label.at
        wide = text_width(label.text, GRATICULE_TYPE)
        left = x - wide * LEFT_SHARES[align]
        box = PixelBox(left, y - HALF_HEIGHT, left + wide, y + HALF_HEIGHT).expanded(LABEL_PADDING)
        if any(box.overlaps(words) for words in scene.boxes):
            continue
        canvas.draw_box(box, hex_to_rgba(paper.panel, PANEL_OPACITY))
        style = TextStyle(GRATICULE_TYPE, hex_to_rgba(paper.text), align=align)
        canvas.draw_text(label.text, label.at, style=style, role="graticule")


def _graticule_of(scene: Scene, window: PictureWindow) -> Graticule:
    """Return the graticule of all that a picture shows, the rim of clipped shapes left out."""
    wide, high = window.viewport.size
    across, down = window.beyond
    return make_graticule(window.viewport, (-across, -down, wide + across, high + down), scene.lang)
