"""Glyphs of the map as polygons on a box from -1 to 1, y down, and as SVG path data.

Plain shapes are drawn here; pictograms and frames come from packages (``geodata/data/symbols``).
"""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Final

import shapely
from shapely import affinity
from shapely.geometry import LineString, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

FRAMES_FILE: Final = files("geodata") / "data" / "symbols" / "frames.json"
PICTOGRAMS_FILE: Final = files("geodata") / "data" / "symbols" / "pictograms.json"
OPEN_GLYPH_STROKE: Final = 0.2
"""Line width of an open glyph, in units of the box."""
OPEN_PICTOGRAM_SCALE: Final = 0.66
"""Size of a pictogram inside the ring of its open form."""
AFFILIATIONS: Final = ("friendly", "hostile", "neutral", "unknown")

_BURST_POINTS: Final = 8


def _star(points: int, outer: float, inner: float) -> Polygon:
    """A star with one point upward."""
    radii = (outer, inner) * points
    turns = (math.pi * at / points for at in range(2 * points))
    return Polygon([(r * math.sin(turn), -r * math.cos(turn)) for r, turn in zip(radii, turns, strict=True)])


_SOLID: Final[Mapping[str, BaseGeometry]] = {
    "circle": Point(0, 0).buffer(0.7),
    "dot": Point(0, 0).buffer(0.42),
    "burst": _star(_BURST_POINTS, 0.95, 0.45),
    "square": box(-0.62, -0.62, 0.62, 0.62),
    "diamond": Polygon([(0, -0.85), (0.85, 0), (0, 0.85), (-0.85, 0)]),
    "triangle": Polygon([(0, -0.8), (0.82, 0.62), (-0.82, 0.62)]),
    "bar": box(-0.8, -0.24, 0.8, 0.24),
    "head": Polygon([(0.95, 0), (-0.75, 0.74), (-0.4, 0), (-0.75, -0.74)]),
}


_RING: Final = Point(0, 0).buffer(0.96).difference(Point(0, 0).buffer(0.8))
_RING_GAPS: Final = 6
_RING_DOTS: Final = 16


def _broken(shape: BaseGeometry, gaps: int, half: float) -> BaseGeometry:
    """A ring with so many gaps, each twice ``half`` wide."""
    gap = box(0, -half, 1, half)
    turns = (360 * at / gaps for at in range(gaps))
    return shape.difference(shapely.union_all([affinity.rotate(gap, turn, origin=(0, 0)) for turn in turns]))


def _hollow(shape: BaseGeometry) -> BaseGeometry:
    """The outline band of a shape, hollow inside."""
    return shape.difference(shape.buffer(-OPEN_GLYPH_STROKE, join_style="mitre"))


@cache
def _frames() -> Mapping[str, BaseGeometry]:
    rings: dict[str, list[tuple[float, float]]] = json.loads(FRAMES_FILE.read_text("utf-8"))
    return {name: Polygon(points) for name, points in rings.items()}


@cache
def _pictograms() -> Mapping[str, BaseGeometry]:
    """Shape of each pictogram; the inside of its rings follows the even-odd rule."""
    found: dict[str, list[list[tuple[float, float]]]] = json.loads(PICTOGRAMS_FILE.read_text("utf-8"))
    return {name: _even_odd(rings) for name, rings in found.items()}


def _even_odd(rings: Sequence[Sequence[tuple[float, float]]]) -> BaseGeometry:
    """The inside of rings by the even-odd rule."""
    shape: BaseGeometry = Polygon()
    for ring in rings:
        shape = shape.symmetric_difference(Polygon(ring).buffer(0))
    return shape


def _ringed(shape: BaseGeometry) -> BaseGeometry:
    """A pictogram inside a thin ring: too fine to be hollow itself."""
    ring = Point(0, 0).buffer(0.98).difference(Point(0, 0).buffer(0.86))
    scale = OPEN_PICTOGRAM_SCALE
    return shapely.union(ring, affinity.scale(shape, scale, scale, origin=(0, 0)))


def _list_lines() -> BaseGeometry:
    """Three lines of a list."""
    return shapely.union_all([box(-0.46, y - 0.09, 0.46, y + 0.09) for y in (-0.36, 0.0, 0.36)])


def _question_mark() -> BaseGeometry:
    """A question mark as read from the left."""
    turns = (math.radians(-190 + 260 * at / 12) for at in range(13))
    bow = [(0.27 * math.cos(turn), -0.22 + 0.27 * math.sin(turn)) for turn in turns]
    return shapely.union(LineString([*bow, (0.0, 0.24)]).buffer(0.1), Point(0, 0.5).buffer(0.13))


def _glyph_shapes() -> Iterable[tuple[str, BaseGeometry]]:
    """Name and shape of every glyph."""
    for name, shape in _SOLID.items():
        yield name, shape
        yield f"{name}-open", _hollow(shape)
    for name, shape in _pictograms().items():
        yield name, shape
        yield f"{name}-open", _ringed(shape)
    yield "ring", _RING
    yield "disc", Point(0, 0).buffer(0.96)
    yield "area-sign", Point(0, 0).buffer(0.96).difference(_list_lines())
    yield "area-sign-open", shapely.union(_RING, _list_lines())
    yield "ring-broken", _broken(_RING, _RING_GAPS, 0.16)
    yield "ring-dotted", _broken(_RING, _RING_DOTS, 0.11)
    for name, shape in _frames().items():
        yield f"frame-{name}", shape.difference(shape.buffer(-0.1, join_style="mitre"))
    noted = Point(0, 0).buffer(0.96).difference(_question_mark())
    yield "note-sign", noted
    yield "note-sign-mirrored", affinity.scale(noted, -1, 1, origin=(0, 0))


@cache
def glyph_polygons() -> Mapping[str, BaseGeometry]:
    """Return the polygon of every glyph by name."""
    return dict(_glyph_shapes())


def glyph_rings(name: str, size: float) -> tuple[tuple[tuple[float, float], ...], ...]:
    """Return the closed rings of a glyph, outer and inner, in pixels to one decimal.

    ``size`` is half the side of the glyph's box in pixels; the first point of a ring is also its last.
    """
    return tuple(
        tuple((round(x * size, 1), round(y * size, 1)) for x, y, *_ in ring.simplify(0.01).coords)
        for part in shapely.get_parts(glyph_polygons()[name])
        if not part.is_empty
        for ring in (part.exterior, *part.interiors)
    )


def svg_path_data(rings: Iterable[Sequence[tuple[float, float]]]) -> str:
    """SVG path data of closed rings."""
    return "".join(_ring_data(points) for points in rings)


def _ring_data(points: Sequence[tuple[float, float]]) -> str:
    coordinates = [f"{x:.1f},{y:.1f}" for x, y in points]
    return f"M{' '.join(coordinates[:-1])}Z"
