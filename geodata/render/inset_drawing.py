"""The inset that says where a map is: the state among its neighbours, the place of the map, the name."""

from typing import Final

import numpy as np
import shapely

from geodata.layout.insets.inset_map import (
    CROSS_ARM,
    INSET_LINE,
    INSET_PADDING,
    INSET_SIZE,
    INSET_TEXT,
    InsetMap,
    is_cross,
)
from geodata.layout.scene import PixelBox
from geodata.layout.styles import BORDER_WIDTH, MAP_EDGE_WIDTH, MAP_PALETTES, hex_to_rgba
from geodata.render.basemap_outlines import outline_rings
from geodata.render.mpl_canvas import Canvas, Points, Stroke, TextStyle
from geodata.view import Theme

PLACE_WIDTH: Final = 1.5
"""Pixels of the line of the box or cross that tells where the map is."""
PLACE_CASING: Final = 4.0
"""Pixels of the pale line under it."""


def draw_inset(inset: InsetMap, canvas: Canvas, theme: Theme) -> None:
    """Draw an inset over a map."""
    paper, box, (wide, high) = MAP_PALETTES[theme], inset.box, INSET_SIZE
    border = hex_to_rgba(paper.border)
    canvas.draw_box(box, hex_to_rgba(paper.panel))
    ground = PixelBox(box.left, box.top, box.left + wide, box.top + high)
    canvas.draw_box(ground, hex_to_rgba(paper.sea))
    part = canvas.clipped_to_box(ground, 1.0, origin=(box.left, box.top))
    for land, code in ((inset.neighbours, paper.land), (inset.land, paper.province)):
        part.fill_polygons(land, hex_to_rgba(code))
        part.draw_lines(outline_rings(land), Stroke(border, BORDER_WIDTH))
    lines = place_lines(inset.view)
    for code, width in ((paper.panel, PLACE_CASING), (paper.text, PLACE_WIDTH)):
        part.draw_lines(lines, Stroke(hex_to_rgba(code), width))
    canvas.draw_box(box, (0, 0, 0, 0), edge=Stroke(border, MAP_EDGE_WIDTH))
    style = TextStyle(INSET_TEXT, hex_to_rgba(paper.text), strong=True, align="middle")
    for at, line in enumerate(inset.lines):
        middle = box.top + high + INSET_PADDING + (at + 0.5) * INSET_LINE
        canvas.draw_text(line, (box.left + wide / 2, middle), style=style, role="inset")


def place_lines(view: PixelBox) -> list[Points]:
    """Return the lines that tell where the map is: a box, or a cross where it would be too small."""
    if not is_cross(view):
        edges = shapely.box(view.left, view.top, view.right, view.bottom)
        return [np.concatenate([ring, ring[1:2]]) for ring in outline_rings(edges)]
    x, y = (view.left + view.right) / 2, (view.top + view.bottom) / 2
    return [
        np.array([(x - CROSS_ARM, y), (x + CROSS_ARM, y)]),
        np.array([(x, y - CROSS_ARM), (x, y + CROSS_ARM)]),
    ]
