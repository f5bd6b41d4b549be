"""The glyphs of the map as outlines, and as SVG for the legend; drawn on a box from -1 to 1, y downward."""

import json
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Final

import shapely
from shapely.geometry import Point, Polygon, box
from shapely.geometry.base import BaseGeometry

FRAMES: Final = files("geodata") / "data" / "symbols" / "frames.json"
STROKE: Final = 0.2
"""Line of an open glyph, on the same box."""
AFFILIATIONS: Final = ("friendly", "hostile", "neutral", "unknown")

_HEXAGON: Final = Polygon([(0, -0.78), (0.68, -0.39), (0.68, 0.39), (0, 0.78), (-0.68, 0.39), (-0.68, -0.39)])
_SOLID: Final[Mapping[str, BaseGeometry]] = {
    "circle": Point(0, 0).buffer(0.7),
    "square": box(-0.62, -0.62, 0.62, 0.62),
    "diamond": Polygon([(0, -0.85), (0.85, 0), (0, 0.85), (-0.85, 0)]),
    "triangle": Polygon([(0, -0.8), (0.82, 0.62), (-0.82, 0.62)]),
    "hexagon": _HEXAGON,
    "bar": box(-0.8, -0.24, 0.8, 0.24),
    "head": Polygon([(0.95, 0), (-0.75, 0.74), (-0.4, 0), (-0.75, -0.74)]),
}


def _opened(shape: BaseGeometry) -> BaseGeometry:
    return shape.difference(shape.buffer(-STROKE, join_style="mitre"))


@cache
def _frames() -> Mapping[str, BaseGeometry]:
    found: dict[str, list[tuple[float, float]]] = json.loads(FRAMES.read_text("utf-8"))
    return {name: Polygon(points) for name, points in found.items()}


def _made() -> Iterable[tuple[str, BaseGeometry]]:
    for name, shape in _SOLID.items():
        yield name, shape
        yield f"{name}-open", _opened(shape)
    yield "ring", Point(0, 0).buffer(0.96).difference(Point(0, 0).buffer(0.8))
    yield "disc", Point(0, 0).buffer(0.96)
    for name, shape in _frames().items():
        yield f"frame-{name}", shape.difference(shape.buffer(-0.1, join_style="mitre"))


@cache
def outlines() -> Mapping[str, BaseGeometry]:
    """The outline of every glyph by name."""
    return dict(_made())


def path(name: str, place: Callable[[float], float]) -> str:
    """SVG path data of a glyph; ``place`` turns a coordinate of its box into one of the picture."""
    rings = [
        ring
        for part in shapely.get_parts(outlines()[name])
        for ring in (part.exterior, *part.interiors)
        if not part.is_empty
    ]
    return "".join(_ring(ring.simplify(0.01).coords, place) for ring in rings)


def _ring(coords: Iterable[tuple[float, ...]], place: Callable[[float], float]) -> str:
    points = [f"{place(x):.1f},{place(y):.1f}" for x, y, *_ in coords]
    return f"M{' '.join(points[:-1])}Z"
