"""The legend's swatches, drawn by the pen: the very SVG that the screen shows, of the few forms we print."""

import re
from typing import Final

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.layout.scene import Box
from geodata.layout.styles import Colour, colour
from geodata.render.mpl_canvas import Pen, Points, Stroke

ELEMENT: Final = re.compile(r"<(path|rect)([^>]*)/>")
ATTRIBUTE: Final = re.compile(r'([a-z-]+|d)="([^"]*)"')
COMMAND: Final = re.compile(r"([MLHlQZ])([^MLHlQZ]*)")
NUMBER: Final = re.compile(r"-?\d*\.?\d+")
RGB: Final = re.compile(r"rgb\((\d+) (\d+) (\d+) / ([\d.]+)\)")
STEPS: Final = 12


def swatch(svg: str, pen: Pen) -> None:
    """Draw a swatch of :mod:`geodata.layout.legend` at the pen's origin."""
    for name, inside in ELEMENT.findall(svg):
        values = dict(ATTRIBUTE.findall(inside))
        if name == "rect":
            _rect(values, pen)
        else:
            _path(values, pen)


def _rect(values: dict[str, str], pen: Pen) -> None:
    x, y, wide, high = (float(values[key]) for key in ("x", "y", "width", "height"))
    pen.box(Box(x, y, x + wide, y + high), ink(values.get("fill", "none")), edge=_stroke(values))


def _path(values: dict[str, str], pen: Pen) -> None:
    shift = [float(number) for number in NUMBER.findall(values.get("transform", "0 0"))]
    lines = [line + np.array(shift) for line in lines_of(values["d"])]
    if (fill := ink(values.get("fill", "none")))[3]:
        pen.fill(_evenodd(lines), fill)
    if stroke := _stroke(values):
        pen.lines(lines, stroke)


def _evenodd(lines: list[Points]) -> BaseGeometry:
    """What lies inside an odd number of rings."""
    shape: BaseGeometry = shapely.Polygon()
    for line in lines:
        shape = shapely.symmetric_difference(shape, shapely.Polygon(line))
    return shapely.orient_polygons(shape)


def _stroke(values: dict[str, str]) -> Stroke | None:
    if "stroke" not in values:
        return None
    red, green, blue, opacity = ink(values["stroke"])
    faint = round(opacity * float(values.get("opacity", 1)))
    width = float(values.get("stroke-width", 1))
    dashes = tuple(float(number) / width for number in values.get("stroke-dasharray", "").split())
    return Stroke((red, green, blue, faint), width, dashes or None)


def ink(text: str) -> Colour:
    """A colour as the style table prints it; clear for ``none``."""
    if text == "none":
        return 0, 0, 0, 0
    if found := RGB.fullmatch(text):
        red, green, blue = (int(found[at]) for at in (1, 2, 3))
        return red, green, blue, round(255 * float(found[4]))
    return colour(text)


def lines_of(data: str) -> list[Points]:
    """The lines of SVG path data of the commands M, L, H, l, Q and Z."""
    lines: list[list[tuple[float, float]]] = []
    for command, text in COMMAND.findall(data):
        numbers = [float(number) for number in NUMBER.findall(text)]
        if command == "M":
            lines.append([])
        if command == "Z":
            lines[-1].append(lines[-1][0])
            continue
        lines[-1] += _drawn(command, numbers, lines[-1])
    return [np.array(line) for line in lines]


def _drawn(command: str, numbers: list[float], line: list[tuple[float, float]]) -> list[tuple[float, float]]:
    pairs = list(zip(numbers[::2], numbers[1::2], strict=False))
    if command == "H":
        return [(numbers[0], line[-1][1])]
    if command == "l":
        return [(line[-1][0] + x, line[-1][1] + y) for x, y in pairs]
    if command == "Q":
        return _curve(line[-1], *pairs)
    return pairs


def _curve(
    start: tuple[float, float], bend: tuple[float, float], end: tuple[float, float]
) -> list[tuple[float, float]]:
    steps = [at / STEPS for at in range(1, STEPS + 1)]
    return [
        (
            (1 - t) ** 2 * start[0] + 2 * t * (1 - t) * bend[0] + t**2 * end[0],
            (1 - t) ** 2 * start[1] + 2 * t * (1 - t) * bend[1] + t**2 * end[1],
        )
        for t in steps
    ]
