"""Areas by their distance from an edge: bands along a coast, and the soft edges of a wash.

All coordinates are EPSG:4326, distances in km. An outline is cut into tiles, each buffered in an azimuthal
equidistant projection about its own middle, which is true to 0.3 % within 900 km.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import Literal

import numpy as np
import pyproj
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.places.geodesic import geodesic_circle
from geodata.places.ring_polygons import outline_without_cut, polygon_within
from geodata.places.route_lines import GEOD, Coordinates, LonLat
from geodata.places.shapes import load_land

Side = Literal["water", "land"]
WASH_LEVELS = 5
"""Nested polygons of a wash; drawn with equal opacity they make its soft edge."""
_TILE_DEGREES = 5.0
_LONGEST_DEGREES = 0.25
_KM_PER_DEGREE = 111.0
_TOLERANCE = 0.02
"""Share of a distance by which an outline may be simplified before it is buffered."""
_QUARTER_STEPS = 12
_SOFT_TOLERANCE, _SOFT_QUARTER_STEPS = 0.1, 4
"""The same for the inner edges of a wash, which nobody sees: they are made in a third of the time."""
_SOFTEST_SHARE = 0.16
_SMALL_PART = 0.01
"""Share of the area of the largest part below which a part has no soft edge of its own."""


def near_outline(shape: BaseGeometry, km: float, *, is_soft: bool = False) -> shapely.MultiPolygon:
    """Return the area within a distance of the outline of an area, or of a line; of a soft edge roughly."""
    outline = shape if "Line" in shape.geom_type else outline_without_cut(shape)
    tolerance, steps = (_SOFT_TOLERANCE, _SOFT_QUARTER_STEPS) if is_soft else (_TOLERANCE, _QUARTER_STEPS)
    simple = shapely.simplify(outline, tolerance * km / _KM_PER_DEGREE)
    tiles = _tiles(shapely.segmentize(simple, _LONGEST_DEGREES))
    found = [area for tile in tiles for area in _buffer(tile, km, steps)]
    return _polygons(shapely.union_all(found))


def _polygons(shape: BaseGeometry) -> shapely.MultiPolygon:
    parts = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]
    return shapely.orient_polygons(shapely.MultiPolygon(parts))


def _tiles(outline: BaseGeometry) -> Iterator[shapely.MultiLineString]:
    """Yield the edges of an outline by the tile of the globe that they begin in."""
    edges = np.concatenate(
        [np.stack([points[:-1], points[1:]], axis=1) for points in _coordinates_of_parts(outline)]
    )
    cells = np.floor(edges[:, 0] / _TILE_DEGREES).astype(int)
    order = np.lexsort(cells.T)
    for _, places in groupby(order.tolist(), key=lambda at: tuple(cells[at])):
        yield shapely.MultiLineString(list(edges[list(places)]))


def _coordinates_of_parts(outline: BaseGeometry) -> Iterator[Coordinates]:
    for part in shapely.get_parts(outline):
        yield shapely.get_coordinates(part)


def _buffer(tile: shapely.MultiLineString, km: float, steps: int) -> Iterator[shapely.MultiPolygon]:
    """Yield the areas within a distance of the edges of a tile."""
    west, south, east, north = tile.bounds
    plane = pyproj.Proj(proj="aeqd", lon_0=(west + east) / 2, lat_0=(south + north) / 2, ellps="WGS84")
    flat = shapely.transform(tile, lambda points: np.column_stack(plane(*points.T)))
    grown = shapely.buffer(shapely.line_merge(flat), km * 1000, quad_segs=steps)
    for part in shapely.get_parts(shapely.orient_polygons(grown)):
        yield _area_on_globe(part, plane)


def _area_on_globe(flat: shapely.Polygon, plane: pyproj.Proj) -> shapely.MultiPolygon:
    outer, *holes = (_to_globe(shapely.get_coordinates(ring), plane) for ring in shapely.get_rings(flat))
    area = polygon_within(outer)
    # A hole runs clockwise, so the area on its left is all but the hole.
    gone = shapely.union_all([polygon_within(hole[::-1]) for hole in holes])
    return _polygons(shapely.difference(area, gone)) if holes else area


def _to_globe(points: Coordinates, plane: pyproj.Proj) -> Coordinates:
    return np.column_stack(plane(points[:, 0], points[:, 1], inverse=True))


def land_near(shape: BaseGeometry, margin: float = 1.0) -> BaseGeometry:
    """Return the land (coarse outline) around a shape, within a margin in degrees."""
    west, south, east, north = shape.bounds
    parts = shapely.get_parts(load_land("coarse"))
    box = shapely.box(west - margin, south - margin, east + margin, north + margin)
    return shapely.union_all(shapely.intersection(parts[shapely.intersects(parts, box)], box))


def clip_to_side(shape: BaseGeometry, side: Side) -> shapely.MultiPolygon:
    """Return the part of a shape in the water, or on land."""
    land = land_near(shape)
    clip = shapely.difference if side == "water" else shapely.intersection
    return _polygons(clip(shape, land))


@lru_cache(maxsize=256)
def edge_band(area: shapely.MultiPolygon, km: float, side: Side) -> shapely.MultiPolygon:
    """Return the band along the edge of an area, on its water or its land side; empty where there is none.

    The edge of a country is its coast, with its borders where it has no coast. On the side that the area
    itself covers the band lies within it, on the other one outside it.
    """
    inside = side == ("land" if lies_on_land(area) else "water")
    if not inside:
        return clip_to_side(_polygons(shapely.difference(near_outline(area, km), area)), side)
    coast = _coast(area)
    near = near_outline(coast if not coast.is_empty else area, km)
    return _polygons(shapely.intersection(clip_to_side(area, side), near))


def lies_on_land(area: BaseGeometry) -> bool:
    """Return whether more of an area is land than water."""
    return float(shapely.area(clip_to_side(area, "land"))) > float(shapely.area(area)) / 2


def _coast(area: shapely.MultiPolygon) -> BaseGeometry:
    """Return the part of an outline that is the edge of land, within a tenth of a degree."""
    shore = outline_without_cut(land_near(area))
    return shapely.intersection(outline_without_cut(area), shapely.buffer(shore, 0.1))


def soft_circles(centre: LonLat, km: float) -> tuple[shapely.MultiPolygon, ...]:
    """Return the nested circles of a wash about a point, the largest first."""
    shares = np.linspace(1, 1 / WASH_LEVELS, WASH_LEVELS)
    return tuple(geodesic_circle(centre, km * float(share)) for share in shares)


def soft_area(area: shapely.MultiPolygon) -> tuple[shapely.MultiPolygon, ...]:
    """Return the nested polygons of a wash over an area, the largest first.

    They shrink inwards, so that none covers a neighbour. Each larger part has a soft edge of its own breadth;
    small islands are in the outermost polygon alone.
    """
    parts = shapely.get_parts(area)
    sizes = np.abs([float(GEOD.geometry_area_perimeter(part)[0]) / 1e6 for part in parts])
    levels = [[area]] + [[] for _ in range(WASH_LEVELS - 1)]
    for part, size in zip(parts, sizes, strict=True):
        if size >= _SMALL_PART * sizes.max():
            for level, inner in enumerate(_shrunk(part, _SOFTEST_SHARE * size**0.5), 1):
                levels[level].append(inner)
    return tuple(_polygons(shapely.union_all(level)) for level in levels)


def _shrunk(part: shapely.Polygon, km: float) -> Iterator[shapely.MultiPolygon]:
    """Yield an area without its outermost quarter, half … of a margin."""
    for level in range(1, WASH_LEVELS):
        margin = near_outline(part, km * level / (WASH_LEVELS - 1), is_soft=True)
        yield _polygons(shapely.difference(part, margin))
