"""Outlines of areas in pixels, clipped to the window of a picture."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.atlas.thinning import web_mercator
from geodata.layout.mercator import Viewport, mercator_y
from geodata.places.shape_edges import drawn_shape
from geodata.places.shapes import ShapeDetail, detail_at

Points = npt.NDArray[np.float64]
CLIP_MARGIN: Final = 12.0
"""Pixels kept beyond the window, so that the edge of a clipped shape is out of sight."""
OUTLINE_TOLERANCE: Final = 0.25
"""Pixels by which a simplified outline may deviate."""
MIN_RING_POINTS: Final = 4
"""Points of the smallest ring, its first one counted twice."""
HATCH_TILE_PIXELS: Final = 9.0 * 40.0750167 / 40
"""Side in pixels of the hatch pattern's tile as deck.gl scales it: a line per tile, a quarter of it ink."""


@dataclass(frozen=True)
class PictureWindow:
    """The part of the world in a picture: a screen, and the pixels that it shows beyond it on either side."""

    viewport: Viewport
    beyond: tuple[float, float] = (0.0, 0.0)

    @property
    def edges(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom in pixels of the screen, the rim included."""
        wide, high = self.viewport.size
        across, down = (side + CLIP_MARGIN for side in self.beyond)
        return -across, -down, wide + across, high + down


def clipped_outline(name: str, window: PictureWindow) -> BaseGeometry:
    """Return a shape in pixels of the window's screen (y down), clipped, with all copies of the world.

    Parameters
    ----------
    name
        Name of a shape (:mod:`geodata.places.own_shapes`).

    Raises
    ------
    KeyError
        If there is no such shape.
    """
    return _clipped(name, window)


@lru_cache(maxsize=128)
def _clipped(name: str, window: PictureWindow) -> BaseGeometry:
    screen = window.viewport
    west = (screen.camera.lon + 180) / 360
    south = float(web_mercator(np.array([screen.camera.lon]), np.array([screen.camera.lat]))[1][0])
    left, top, right, bottom = window.edges
    wide, high = screen.size
    parts: list[BaseGeometry] = []
    for copy in (-1.0, 0.0, 1.0):
        east = west - copy
        box = (
            east + (left - wide / 2) / screen.world_pixels,
            south + (top - high / 2) / screen.world_pixels,
            east + (right - wide / 2) / screen.world_pixels,
            south + (bottom - high / 2) / screen.world_pixels,
        )
        whole = _mercator_shape(name, detail_at(screen.camera.zoom))
        cut = _simplified_rings(shapely.clip_by_rect(whole, *box), OUTLINE_TOLERANCE / screen.world_pixels)
        parts += shapely.transform(cut, _to_pixels(screen, east, south)).tolist()
    return shapely.GeometryCollection(parts)


def _simplified_rings(shape: BaseGeometry, stray: float) -> npt.NDArray[np.object_]:
    """The polygons or lines of a shape simplified ring by ring; rings of too few points are dropped.

    GEOS takes ten times as long over whole polygons, to keep rings from touching; drawing does not need that.
    """
    parts = shapely.get_parts(shape)
    rings, owners = shapely.get_rings(parts, return_index=True)
    if not len(rings):
        return _simplified_lines(parts, stray)
    points, at = shapely.get_coordinates(rings, return_index=True)
    lines = _simplified_lines(np.asarray(shapely.linestrings(points, indices=at)), stray)
    kept = shapely.get_num_coordinates(lines) >= MIN_RING_POINTS
    if not kept.any():
        return lines[:0]
    points, at = shapely.get_coordinates(lines[kept], return_index=True)
    _, owner = np.unique(owners[kept], return_inverse=True)
    closed = np.asarray(shapely.linearrings(points, indices=at))
    return np.asarray(shapely.orient_polygons(shapely.polygons(closed, indices=owner)))


def _simplified_lines(lines: npt.NDArray[np.object_], stray: float) -> npt.NDArray[np.object_]:
    simplified: npt.NDArray[np.object_] = shapely.simplify(lines, stray, preserve_topology=False)
    return simplified


def _to_pixels(screen: Viewport, east: float, south: float) -> Callable[[Points], Points]:
    """A function from Mercator coordinates (0-1) to pixels of a screen centred on ``east``, ``south``."""
    middle, centre = np.array([east, south]), np.array(screen.size) / 2

    def moved(points: Points) -> Points:
        pixels: Points = (points - middle) * screen.world_pixels + centre
        return pixels

    return moved


@lru_cache(maxsize=1024)
def _mercator_shape(name: str, detail: ShapeDetail) -> BaseGeometry:
    """A shape in Mercator coordinates, 0-1 eastward and southward."""
    shape = drawn_shape(name, detail)
    projected = shapely.transform(shape, lambda points: np.column_stack(web_mercator(*points.T)))
    return shapely.orient_polygons(projected)


@lru_cache(maxsize=128)
def hatch_lines(name: str, window: PictureWindow, turn: int = 0) -> tuple[Points, ...]:
    """Return the lines of a hatched shape in one of four directions, anchored to the world as on screen."""
    left, top, right, bottom = window.edges
    screen = window.viewport
    west = screen.size[0] / 2 - (screen.camera.lon + 180) / 360 * screen.world_pixels
    south = screen.size[1] / 2 + (1 - mercator_y(screen.camera.lat)) * screen.world_pixels
    # Along each line x + y, x - y, y or x is constant; it is counted from the corner of the world.
    start, low, high = (
        (west + south, left + top, right + bottom),
        (west - south, left - bottom, right - top),
        (south, top, bottom),
        (west, left, right),
    )[turn]
    first, last = ((edge - start) / HATCH_TILE_PIXELS for edge in (low, high))
    places = (np.arange(np.floor(first), np.ceil(last) + 1) + 0.5) * HATCH_TILE_PIXELS + start
    ends = (
        lambda at: [(left, at - left), (right, at - right)],
        lambda at: [(left, left - at), (right, right - at)],
        lambda at: [(left, at), (right, at)],
        lambda at: [(at, top), (at, bottom)],
    )[turn]
    lines = shapely.multilinestrings([ends(at) for at in places.tolist()])
    ground = shapely.buffer(clipped_outline(name, window), 0)
    return tuple(outline_rings(shapely.intersection(lines, ground)))


def outline_rings(ground: BaseGeometry) -> list[Points]:
    """Return the rings and lines of an outline, each an array of points of shape (n, 2)."""
    rings: list[Points] = []
    for part in shapely.get_parts(ground):
        lines = [part.exterior, *part.interiors] if part.geom_type == "Polygon" else [part]
        rings += [shapely.get_coordinates(line) for line in lines if line.length]
    return rings
