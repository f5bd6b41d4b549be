"""Polygons from rings on the globe: wound by RFC 7946, cut at the antimeridian, closed over a pole.

Rings are arrays of longitude and latitude (EPSG:4326), shape (n, 2). Their edges are straight in these
coordinates; a step of more than 180 degrees of longitude crosses the antimeridian.
"""

import math
from collections.abc import Sequence
from typing import Literal, cast

import numpy as np
import shapely
import shapely.affinity
from shapely.geometry.base import BaseGeometry

from geodata.errors import BriefmapError
from geodata.places.route_lines import Coordinates
from geodata.words import CatalogueText

_FULL_TURN = 360.0
_POLE = 90.0
_FEW_VERTICES = 8


class RingError(BriefmapError):
    """A ring that bounds no area, or crosses itself."""

    def __init__(self, number: int, reason: Literal["hole-outside", "empty", "crosses"]) -> None:
        self.words = CatalogueText(f"ring-fault.{reason}", number=number)
        super().__init__(str(self.words))
        self.number = number
        self.reason = reason


def polygon_within(ring: Coordinates) -> shapely.MultiPolygon:
    """Return the area on the left of a ring, cut at the antimeridian; it may hold one pole or both.

    The ring need not be closed. Exterior rings run counterclockwise, holes clockwise.
    """
    return _area_on_left(_unwrap(ring))


def _area_on_left(unwrapped: Coordinates) -> shapely.MultiPolygon:
    turn = _turns(unwrapped)
    if turn:
        # Eastward around the globe the north is on the left, westward the south.
        pole, (east, west) = _POLE * np.sign(turn), (unwrapped[-1, 0], unwrapped[0, 0])
        return _cut(shapely.Polygon([*unwrapped, (east, pole), (west, pole)]))
    inside = shapely.Polygon(unwrapped)
    if shapely.is_ccw(inside.exterior):
        return _cut(inside)
    return _oriented(shapely.difference(shapely.box(-180, -_POLE, 180, _POLE), _cut(inside)))


def _cut(unwrapped: shapely.Polygon) -> shapely.MultiPolygon:
    """Return an area whose longitudes run on beyond 180 degrees, cut at each antimeridian and moved back."""
    west, _, east, _ = unwrapped.bounds
    windows = range(math.floor((west + 180) / _FULL_TURN), math.ceil((east + 180) / _FULL_TURN))
    if list(windows) == [0]:
        return _oriented(unwrapped)
    parts: list[BaseGeometry] = []
    for window in windows:
        middle = window * _FULL_TURN
        part = shapely.intersection(unwrapped, shapely.box(middle - 180, -_POLE, middle + 180, _POLE))
        parts += shapely.get_parts(shapely.affinity.translate(part, -middle)).tolist()
    return _oriented(shapely.union_all(parts))


def _turns(unwrapped: Coordinates) -> int:
    """Return how often a closed ring runs around the globe, positive eastward."""
    return round(float(unwrapped[-1, 0] - unwrapped[0, 0]) / _FULL_TURN)


def _oriented(shape: BaseGeometry) -> shapely.MultiPolygon:
    """Return the polygons of a shape, wound by RFC 7946."""
    parts = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon" and part.area > 0]
    return shapely.orient_polygons(shapely.MultiPolygon(parts))


def polygon_from_rings(rings: Sequence[Coordinates]) -> shapely.MultiPolygon:
    """Return the area within the first ring, less the other rings, which lie inside it.

    A ring may run in either direction: it bounds the smaller of its two sides.

    Raises
    ------
    RingError
        If a ring has no area or crosses itself, or a hole does not lie inside the first ring.
    """
    outer, *holes = [_ring_area(ring, number) for number, ring in enumerate(rings, 1)]
    for number, hole in enumerate(holes, 2):
        if not outer.buffer(1e-9).covers(hole):
            raise RingError(number, "hole-outside")
    return _oriented(shapely.difference(outer, shapely.union_all(holes))) if holes else outer


def _ring_area(ring: Coordinates, number: int) -> shapely.MultiPolygon:
    unwrapped = _unwrap(ring)
    turn = _turns(unwrapped)
    if len(unwrapped) < 4:  # noqa: PLR2004
        raise RingError(number, "empty")
    if _crosses_itself(unwrapped, turn):
        raise RingError(number, "crosses")
    if turn:
        # Positive where the ring is nearer to the north pole: the smaller side is to be on its left.
        leaves_left = (_mean_sine(unwrapped) * turn > 0) == (turn > 0)
    else:
        leaves_left = bool(shapely.is_ccw(shapely.LinearRing(unwrapped)))
    return _area_on_left(unwrapped if leaves_left else unwrapped[::-1])


def _mean_sine(unwrapped: Coordinates) -> float:
    """Return the integral of the sine of latitude over longitude, in degrees."""
    sines = np.sin(np.radians(unwrapped[:, 1]))
    return float(np.sum((sines[1:] + sines[:-1]) / 2 * np.diff(unwrapped[:, 0])))


def _unwrap(ring: Coordinates) -> Coordinates:
    """Return the closed ring with longitudes that run on beyond 180 degrees, without repeated vertices."""
    closed = _split_poles(np.vstack([ring, ring[:1]]))
    lons = closed[0, 0] + np.concatenate([[0.0], np.cumsum(_shortest_steps(closed))])
    moved = np.column_stack([lons, closed[:, 1]])
    moves = np.abs(np.diff(moved, axis=0)).max(axis=1) > 1e-9  # noqa: PLR2004
    distinct = cast("Coordinates", moved[np.concatenate([[True], moves])])
    distinct[-1] = distinct[0] + np.array([_FULL_TURN * _turns(distinct), 0])  # closed to the last digit
    return distinct


def _shortest_steps(ring: Coordinates) -> Coordinates:
    """Return steps of longitude, those over half a turn the other way around.

    Full turns along a pole, or there and back, are edges of an area that is closed already, and stay.
    """
    steps = np.diff(ring[:, 0])
    full = np.abs(steps) == _FULL_TURN
    closed = (np.abs(ring[1:, 1]) == _POLE) | (full.any() and steps[full].sum() == 0)
    shorter = steps - _FULL_TURN * np.round(steps / _FULL_TURN)
    return np.where(full & closed, steps, shorter)


def _split_poles(ring: Coordinates) -> Coordinates:
    """Return the closed ring with each vertex on a pole at the longitudes of its neighbours off the pole."""
    poles = np.abs(ring[:, 1]) >= _POLE - 1e-9
    if not poles.any() or poles.all():
        return ring
    first = int(np.flatnonzero(~poles)[0])
    order = [*range(first, len(ring) - 1), *range(first + 1)]
    points = []
    for before, at, after in zip([order[-2], *order], order, [*order[1:], order[1]], strict=False):
        meridians = (before, after) if poles[at] else (at,)
        points += [(ring[at if poles[side] else side, 0], ring[at, 1]) for side in meridians]
    return np.array(points)


def wrap_longitudes(points: Coordinates) -> Coordinates:
    """Return points of shape (n, 2) with longitudes within ±180 degrees; both 180 and -180 stay."""
    lons = points[:, 0]
    wrapped = (lons + 180) % _FULL_TURN - 180
    return np.column_stack([np.where(np.abs(lons) <= 180, lons, wrapped), points[:, 1]])  # noqa: PLR2004


def _crosses_itself(unwrapped: Coordinates, turn: int) -> bool:
    """Return whether a ring meets itself, on the globe: around a pole its neighbouring turns count too."""
    if not turn:
        return not shapely.is_simple(shapely.LinearRing(unwrapped))
    again = unwrapped + np.array([turn * _FULL_TURN, 0])
    return abs(turn) > 1 or not shapely.is_simple(shapely.LineString(np.vstack([unwrapped, again[1:]])))


def repair_ring(ring: Coordinates) -> Coordinates:
    """Return a ring that does not cross itself, as a proposal: closed, coordinates to four decimals.

    A ring of few vertices is put in order around their middle; of a longer one the largest loop is left.
    """
    unwrapped = _unwrap(ring)
    vertices = unwrapped[:-1]
    if len(vertices) <= _FEW_VERTICES:
        east, north = (vertices - vertices.mean(axis=0)).T
        ordered = vertices[np.argsort(np.arctan2(north, east))]
        unwrapped = np.vstack([ordered, ordered[:1]])
    else:
        loops = shapely.get_parts(shapely.make_valid(shapely.Polygon(unwrapped)))
        largest = max(loops, key=shapely.area)
        unwrapped = shapely.get_coordinates(shapely.orient_polygons(largest).exterior)
    return np.round(wrap_longitudes(unwrapped), 4)


def join_at_antimeridian(shape: shapely.MultiPolygon) -> shapely.MultiPolygon:
    """Return a shape with the parts that the antimeridian cuts joined, longitudes up to 360 degrees.

    Where no part touches it on both sides the shape is returned as it is.
    """
    west, _, east, _ = shape.bounds
    if west > -180 or east < 180:  # noqa: PLR2004
        return shape
    parts = shapely.get_parts(shape)
    bounds = shapely.bounds(parts)
    if ((bounds[:, 0] <= -180) & (bounds[:, 2] >= 180)).any():  # noqa: PLR2004 - spans all longitudes
        return shape
    eastern = shapely.union_all(parts[bounds[:, 2] > 0])
    western = shapely.affinity.translate(shapely.union_all(parts[bounds[:, 2] <= 0]), _FULL_TURN)
    return _oriented(shapely.union_all([eastern, western]))


def outline_without_cut(shape: BaseGeometry) -> shapely.MultiLineString:
    """Return the outline of an area without the lines where the antimeridian or a pole cuts it."""
    lines: list[Coordinates] = []
    for ring in shapely.get_rings(shapely.get_parts(shape)):
        points = shapely.get_coordinates(ring)
        on_cut = (np.abs(points[:, 0]) >= 180) | (np.abs(points[:, 1]) >= _POLE)  # noqa: PLR2004
        cut = on_cut[:-1] & on_cut[1:]
        lines += _runs(points, cut) if cut.any() else [points]
    return shapely.MultiLineString([shapely.LineString(line) for line in lines])


def _runs(points: Coordinates, cut: "np.ndarray[tuple[int], np.dtype[np.bool_]]") -> list[Coordinates]:
    """Return the parts of a closed ring between its cut edges."""
    first = int(np.flatnonzero(cut)[0])
    edges = np.roll(np.arange(len(cut)), -first)
    runs: list[list[int]] = [[]]
    for edge in edges:
        if cut[edge]:
            runs.append([])
        else:
            runs[-1].append(int(edge))
    return [np.vstack([points[run], points[run[-1] + 1]]) for run in runs if run]
