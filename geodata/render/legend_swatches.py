"""The legend's swatches drawn by matplotlib, from the primitives that the screen's SVG is printed from."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.layout.scene import PixelBox
from geodata.layout.styles import hex_to_rgba
from geodata.layout.swatches import (
    DEFAULT_STROKE_WIDTH,
    SwatchBox,
    SwatchCurve,
    SwatchGlyph,
    SwatchHatch,
    SwatchLine,
    SwatchPoint,
    SwatchShape,
    SwatchShapes,
)
from geodata.render.mpl_canvas import Canvas, Points, Stroke

CURVE_STEPS: Final = 12
"""Straight pieces that a curve is drawn in."""


def draw_swatch(swatch: SwatchShapes, canvas: Canvas) -> None:
    """Draw a swatch with its top left corner at the canvas's origin, pixel for pixel."""
    for shape in swatch:
        _draw_shape(shape, canvas)


def _draw_shape(shape: SwatchShape, canvas: Canvas) -> None:
    if isinstance(shape, SwatchGlyph):
        rings = [np.array(ring) + shape.centre for ring in shape.rings]
        canvas.fill_polygons(_evenodd(rings), hex_to_rgba(shape.ink, shape.opacity))
    elif isinstance(shape, SwatchLine):
        line = np.array([(shape.start, shape.y), (shape.end, shape.y)])
        canvas.draw_lines([line], _stroke(shape.ink, shape.width, dash=shape.dash))
    elif isinstance(shape, SwatchCurve):
        line = _curve_points(shape.start, shape.control, shape.end)
        canvas.draw_lines([line], _stroke(shape.ink, shape.width))
    elif isinstance(shape, SwatchBox):
        _draw_box(shape, canvas)
    else:
        _draw_hatch(shape, canvas)


def _draw_box(box: SwatchBox, canvas: Canvas) -> None:
    edge = _stroke(box.ink, box.width, opacity=box.opacity, dash=box.dash)
    left, top, width, height = box.extent
    canvas.draw_box(
        PixelBox(left, top, left + width, top + height),
        box.fill or (0, 0, 0, 0),
        radius=box.radius,
        edge=edge,
    )


def _draw_hatch(hatch: SwatchHatch, canvas: Canvas) -> None:
    for line in hatch.lines:
        stroke = _stroke(hatch.ink, DEFAULT_STROKE_WIDTH, opacity=hatch.opacity, dash=hatch.dash)
        canvas.draw_lines([np.array(line)], stroke)


def _stroke(ink: str, width: float | None, *, opacity: float = 1.0, dash: Sequence[float] = ()) -> Stroke:
    """The canvas's stroke, whose dashes are multiples of its width."""
    pixels = width or DEFAULT_STROKE_WIDTH
    return Stroke(hex_to_rgba(ink, opacity), pixels, tuple(part / pixels for part in dash) or None)


def _evenodd(rings: Sequence[Points]) -> BaseGeometry:
    """The ground that lies inside an odd number of rings."""
    shape: BaseGeometry = shapely.Polygon()
    for ring in rings:
        shape = shapely.symmetric_difference(shape, shapely.Polygon(ring))
    return shapely.orient_polygons(shape)


def _curve_points(start: SwatchPoint, control: SwatchPoint, end: SwatchPoint) -> Points:
    """Points of a quadratic Bézier curve, shape (``CURVE_STEPS`` + 1, 2)."""
    share = np.linspace(0, 1, CURVE_STEPS + 1)[:, None]
    points: Points = (
        (1 - share) ** 2 * np.array(start)
        + 2 * share * (1 - share) * np.array(control)
        + share**2 * np.array(end)
    )
    return points
