"""A small map of numbered places: land and borders under a disc for each, as one SVG picture.

It is drawn by the server with the shipped shapes, in Web Mercator as the large map is, and holds no words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from math import cos, pi, sin
from typing import Final

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.atlas.bounding_boxes import eastward_span, shortest_arc
from geodata.atlas.thinning import web_mercator
from geodata.layout.mercator import mercator_y
from geodata.layout.styles import BORDER_WIDTH, MAP_PALETTES
from geodata.places.shapes import drawn_borders, load_land
from geodata.view import Theme

SIZE: Final = (480, 300)
"""Width and height of the picture in its own pixels."""
MARGIN: Final = 34.0
"""Pixels between the outermost places and the edge, at least."""
LEAST_SPAN: Final = 6 / 360
"""Width of the part of the world that is shown, at least, as a share of the world."""
FINE_SPAN: Final = 40 / 360
"""Width below which coasts are drawn in their finer shapes."""
DISC: Final = 10.0
DOT: Final = 3.2
_TURNS: Final = 16
_DISTANCES: Final = (0.0, 16.0, 26.0, 38.0, 52.0)
"""Pixels between a place and its disc, which moves off where it would lie on another one."""
_STRAY: Final = 0.8
"""Pixels by which a simplified coast may deviate."""
_SMALLEST: Final = 6.0
"""Pixels along the coast of the smallest island, or along a border, that is drawn."""

Points = npt.NDArray[np.float64]
Position = tuple[float, float]
"""Longitude and latitude in degrees, or pixels right and down."""


@dataclass(frozen=True)
class _Window:
    """Part of the world in the picture: west and north edge as Mercator shares, pixels of the whole world."""

    west: float
    north: float
    scale: float

    def pixel(self, at: Position) -> Position:
        """Return the pixel of a position, in the copy of the world that is in the picture."""
        east = (at[0] + 180) / 360
        east += np.floor(self.west - east) + 1 if east < self.west else -np.floor(east - self.west)
        return float((east - self.west) * self.scale), float((mercator_y(at[1]) - self.north) * self.scale)


@lru_cache(maxsize=256)
def candidate_map_svg(candidates: tuple[Position, ...], others: tuple[Position, ...], theme: Theme) -> str:
    """Return the map as SVG: candidates as discs with their numbers from 1, other places as small rings.

    Parameters
    ----------
    candidates, others
        Longitude and latitude in degrees, EPSG:4326.
    """
    paper = MAP_PALETTES[theme]
    window = _window((*candidates, *others))
    wide, high = SIZE
    land = "".join(_area_path(each) for each in _clipped(window, is_line=False))
    lines = "".join(_line_path(each) for each in _clipped(window, is_line=True))
    rings = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{DOT}" fill="{paper.panel}" stroke="{paper.reference}"'
        f' stroke-width="1.4"/>'
        for x, y in map(window.pixel, others)
    )
    discs = "".join(_disc_marks([window.pixel(at) for at in candidates], paper.text, paper.panel))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}">'
        f'<rect width="{wide}" height="{high}" fill="{paper.sea}"/>'
        f'<path d="{land}" fill="{paper.land}" fill-rule="evenodd"/>'
        f'<path d="{lines}" fill="none" stroke="{paper.border}" stroke-width="{BORDER_WIDTH}"/>'
        f"{rings}{discs}</svg>"
    )


def _window(positions: Sequence[Position]) -> _Window:
    """Return the window round positions; it leaves out the widest strip of the world without any."""
    first, last = shortest_arc([lon for lon, _ in positions])
    west, across = (first + 180) / 360, float(eastward_span(np.float64(first), np.float64(last))) / 360
    norths = [mercator_y(lat) for _, lat in positions]
    down = max(norths) - min(norths)
    wide, high = SIZE
    scale = min(
        (wide - 2 * MARGIN) / max(across, LEAST_SPAN),
        (high - 2 * MARGIN) / max(down, LEAST_SPAN * high / wide),
    )
    scale = max(scale, float(wide))
    return _Window(
        west + across / 2 - wide / 2 / scale, (max(norths) + min(norths)) / 2 - high / 2 / scale, scale
    )


def _clipped(window: _Window, *, is_line: bool) -> Iterator[BaseGeometry]:
    """Yield the parts of land or borders in the window, in its pixels, of all copies of the world."""
    wide, high = SIZE
    is_fine = wide / window.scale < FINE_SPAN
    shape = _world_borders() if is_line else _world_land(is_fine=is_fine)
    for copy in (-1, 0, 1):
        west = window.west - copy
        box = (west, window.north, west + wide / window.scale, window.north + high / window.scale)
        parts = shapely.get_parts(shapely.clip_by_rect(shape, *box))
        cut = shapely.simplify(
            parts[shapely.length(parts) * window.scale >= _SMALLEST],
            _STRAY / window.scale,
            preserve_topology=False,
        )
        in_pixels = partial(_scaled, corner=np.array([west, window.north]), scale=window.scale)
        yield from shapely.get_parts(shapely.transform(cut, in_pixels))


def _scaled(points: Points, *, corner: Points, scale: float) -> Points:
    moved: Points = (points - corner) * scale
    return moved


@cache
def _world_land(*, is_fine: bool) -> BaseGeometry:
    return _projected(load_land("fine" if is_fine else "coarse"))


@cache
def _world_borders() -> BaseGeometry:
    return _projected(shapely.MultiLineString(list(shapely.get_parts(list(drawn_borders())))))


def _projected(shape: BaseGeometry) -> BaseGeometry:
    """Return a shape in Mercator coordinates, 0-1 eastward and southward."""
    return shapely.transform(shape, lambda points: np.column_stack(web_mercator(*points.T)))


def _area_path(area: BaseGeometry) -> str:
    rings = (area.exterior, *area.interiors) if isinstance(area, shapely.Polygon) else ()
    return "".join(f"{_line_path(ring)}Z" for ring in rings)


def _line_path(line: BaseGeometry) -> str:
    if line.geom_type not in {"LineString", "LinearRing"} or line.is_empty:
        return ""
    return "M" + "L".join(f"{x:.4g} {y:.4g}" for x, y in shapely.get_coordinates(line))


def _disc_marks(pixels: Sequence[Position], ink: str, ground: str) -> Iterator[str]:
    """Yield a dot at each place, a disc with its number beside or over it, and a line between the two."""
    placed: list[Position] = []
    for x, y in pixels:
        placed.append(_free_spot((x, y), placed))
    for (x, y), (right, below) in zip(pixels, placed, strict=True):
        if (x, y) != (right, below):
            yield f'<path d="M{x:.1f} {y:.1f}L{right:.1f} {below:.1f}" stroke="{ink}" stroke-width="1.2"/>'
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{DOT}" fill="{ink}"/>'
    for number, (right, below) in enumerate(placed, 1):
        yield (
            f'<circle cx="{right:.1f}" cy="{below:.1f}" r="{DISC}" fill="{ink}" stroke="{ground}"'
            f' stroke-width="1.5"/><text x="{right:.1f}" y="{below + 4.5:.1f}" fill="{ground}"'
            f' font-family="sans-serif" font-size="13" font-weight="600" text-anchor="middle">{number}</text>'
        )


def _free_spot(at: Position, taken: Sequence[Position]) -> Position:
    """Return the nearest spot for a disc that touches no other and lies in the picture."""
    wide, high = SIZE
    spots = [
        (at[0] + far * cos(2 * pi * turn / _TURNS), at[1] + far * sin(2 * pi * turn / _TURNS))
        for far in _DISTANCES
        for turn in range(_TURNS)
    ]
    free = (
        (x, y)
        for x, y in spots
        if DISC <= x <= wide - DISC
        and DISC <= y <= high - DISC
        and all((x - right) ** 2 + (y - below) ** 2 >= (2 * DISC + 2) ** 2 for right, below in taken)
    )
    return next(free, at)
