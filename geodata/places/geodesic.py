"""Geodesic constructions on WGS 84: circles, offsets, middles, lines with geodesic edges.

Points are (longitude, latitude) in degrees, EPSG:4326; distances are in km.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.places.ring_polygons import (
    outline_without_cut,
    polygon_from_rings,
    polygon_within,
    wrap_longitudes,
)
from geodata.places.route_lines import GEOD, Coordinates, LonLat, cut_at_antimeridian

CIRCLE_VERTICES = 128
"""Vertices of a circle, at least; the edge between two is 0.03 % of the radius nearer to the centre."""
_WIDEST_DEGREES = 3.0
_MOST_HALVINGS = 10
_TICKS = 16
_TICK_SHARE = 0.15
"""Length of a tick as a share of the radius."""
_STEP_KM = 100.0
_MOST_STEPS = 5_000


def offset_point(start: LonLat, bearing: float, km: float) -> LonLat:
    """Return the point at a distance from another, in a direction of so many degrees from true north."""
    lon, lat, _ = GEOD.fwd(*start, bearing, km * 1000)
    return float(lon), float(lat)


def middle_point(start: LonLat, end: LonLat) -> LonLat:
    """Return the middle of the geodesic between two points."""
    azimuth, _, metres = GEOD.inv(*start, *end)
    return offset_point(start, float(azimuth), float(metres) / 2000)


def geodesic_circle(centre: LonLat, km: float) -> shapely.MultiPolygon:
    """Return the area within a distance of a point, cut at the antimeridian, also over a pole.

    Every vertex is at the distance, but for those on a pole that close the cut. Near a pole there are more.
    """
    # Counterclockwise, so that the centre is on the left.
    azimuths = np.linspace(0, -360, CIRCLE_VERTICES + 1)
    ring = _at_distance(centre, azimuths, km)
    for _ in range(_MOST_HALVINGS):
        wide = np.flatnonzero(np.abs(np.diff(np.unwrap(ring[:, 0], period=360))) > _WIDEST_DEGREES)
        if not len(wide):
            break
        azimuths = np.insert(azimuths, wide + 1, (azimuths[wide] + azimuths[wide + 1]) / 2)
        ring = _at_distance(centre, azimuths, km)
    return polygon_within(ring[:-1])


def ticked_circle(centre: LonLat, km: float) -> shapely.MultiLineString:
    """Return the outline of a circle with short ticks on its outside, cut at the antimeridian."""
    azimuths = np.arange(0, 360, 360 / _TICKS)
    inner, outer = (_at_distance(centre, azimuths, km * share) for share in (1, 1 + _TICK_SHARE))
    ticks = [geodesic_line(np.array(ends)) for ends in zip(inner, outer, strict=True)]
    lines = [outline_without_cut(geodesic_circle(centre, km)), *ticks]
    return shapely.MultiLineString([part for line in lines for part in line.geoms])


def _at_distance(centre: LonLat, azimuths: Coordinates, km: float) -> Coordinates:
    """Return the points in these directions, shape (n, 2)."""
    count = np.ones(len(azimuths))
    lons, lats, _ = GEOD.fwd(centre[0] * count, centre[1] * count, azimuths, km * 1000 * count)
    return np.column_stack([lons, lats])


def geodesic_edges(points: Coordinates) -> Coordinates:
    """Return the vertices of a path, shape (n, 2), with more on its long edges so that they are geodesics."""
    lengths = GEOD.inv(*points[:-1].T, *points[1:].T)[2] / 1000
    step = max(_STEP_KM, float(lengths.sum()) / _MOST_STEPS)
    path = [points[:1]]
    for (start, end), length in zip(pairwise(points), lengths, strict=True):
        steps = int(np.ceil(length / step))
        if steps > 1:
            path.append(np.array(GEOD.npts(start[0], start[1], end[0], end[1], steps - 1)))
        path.append(end[np.newaxis])
    return np.vstack(path)


def geodesic_line(points: Coordinates) -> shapely.MultiLineString:
    """Return the line through points of shape (n, 2) by geodesics, cut at the antimeridian."""
    return cut_at_antimeridian(geodesic_edges(wrap_longitudes(points)))


def geodesic_polygon(rings: Sequence[Coordinates]) -> shapely.MultiPolygon:
    """Return the area within the first ring less the others, by geodesic edges, cut at the antimeridian.

    Raises
    ------
    RingError
        If a ring has no area or crosses itself, or a hole does not lie inside the first ring.
    """
    closed = [wrap_longitudes(np.vstack([ring, ring[:1]])) for ring in rings]
    return polygon_from_rings([geodesic_edges(ring) for ring in closed])


def farthest_km(point: LonLat, shape: BaseGeometry) -> float:
    """Return the distance from a point to the farthest vertex of a shape."""
    lons, lats = shapely.get_coordinates(shape).T
    count = np.ones(len(lons))
    return float(GEOD.inv(point[0] * count, point[1] * count, lons, lats)[2].max()) / 1000
