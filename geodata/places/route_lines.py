"""Lines between places: schematic lanes, and sea paths between ports.

A lane is schematic, not a track. Its rules:

- It starts at the supplier's label point. If supplier and recipient are neighbours and that point is more
  than 3,000 km away, it starts in the supplier's part nearest to the recipient, at least 600 km from it.
- It ends at the recipient's edge: at the point of its larger parts that is nearest to the start,
  or earlier, where the curve first meets the recipient.
- It curves to the right of its direction of travel by an eighth of its length, so that the lanes of both
  directions are separate lines.
"""

from functools import cache
from itertools import pairwise
from typing import cast

import numpy as np
import numpy.typing as npt
import shapely
from pyproj import Geod
from shapely.geometry.base import BaseGeometry

from geodata.places import shape_archive
from geodata.places.own_shapes import named_anchor, named_shape

LonLat = tuple[float, float]
Coordinates = npt.NDArray[np.float64]

GEOD = Geod(ellps="WGS84")
"""The ellipsoid of every distance and direction."""
_SWING = 0.125  # greatest offset to the right, as a share of the length
_FAR_KM = 3000.0
_NEAR_KM = 600.0
_NEIGHBOUR_DEGREES = 0.3
_LARGER_PART = 0.05  # of the area of the largest part


def distance_km(start: LonLat, end: LonLat) -> float:
    """Return the length of the geodesic between two points (longitude, latitude) in km on WGS 84."""
    return float(GEOD.inv(*start, *end)[2]) / 1000


def cut_at_antimeridian(points: Coordinates) -> shapely.MultiLineString:
    """Return the line through points of shape (n, 2), split where it crosses the antimeridian.

    A step of more than 180 degrees of longitude is a crossing; both parts end on it, at the same latitude.
    """
    parts: list[list[LonLat]] = [[(float(points[0, 0]), float(points[0, 1]))]]
    for (lon, lat), (next_lon, next_lat) in pairwise(points.tolist()):
        if abs(next_lon - lon) > 180:  # noqa: PLR2004
            side = 180.0 if lon > 0 else -180.0
            beyond = next_lon + 2 * side
            share = (side - lon) / (beyond - lon) if beyond != lon else 0.0
            crossing = lat + share * (next_lat - lat)
            parts[-1].append((side, crossing))
            parts.append([(-side, crossing)])
        parts[-1].append((next_lon, next_lat))
    lines = [shapely.LineString(part) for part in parts]
    return shapely.MultiLineString([line for line in lines if line.length > 0])


def great_circle_line(start: LonLat, end: LonLat, *, step_km: float = 100) -> shapely.MultiLineString:
    """Return the geodesic between two points (longitude, latitude), a vertex every ``step_km`` or less."""
    steps = max(1, int(np.ceil(distance_km(start, end) / step_km)))
    return cut_at_antimeridian(_geodesic(start, end, steps))


def _geodesic(start: LonLat, end: LonLat, steps: int) -> Coordinates:
    """Return the points of a geodesic in equal steps, shape (steps + 1, 2)."""
    inner = GEOD.npts(*start, *end, steps - 1) if steps > 1 else []
    return np.array([start, *inner, end], dtype=np.float64)


def larger_parts(place_id: str) -> shapely.MultiPolygon | shapely.Point:
    """Return the shape of a place without the parts below 5 % of the area of its largest."""
    outline = named_shape(place_id)
    if isinstance(outline, shapely.Point):
        return outline
    parts: list[shapely.Polygon] = shapely.get_parts(outline).tolist()
    largest = max(part.area for part in parts)
    return shapely.MultiPolygon([part for part in parts if part.area >= _LARGER_PART * largest])


def nearest_vertex(start: LonLat, target: BaseGeometry) -> LonLat:
    """Return the vertex of the target's outline nearest to the start, on the ellipsoid."""
    points = shapely.get_coordinates(target)
    count = np.ones(len(points))
    metres = GEOD.inv(start[0] * count, start[1] * count, points[:, 0], points[:, 1])[2]
    lon, lat = points[int(np.argmin(metres))]
    return float(lon), float(lat)


_OUTWARD = (-1, -1, 1, 1)


def _start_near_border(from_id: str, to_id: str) -> LonLat:
    """Return a point well inside the supplier, 600-900 km from the recipient.

    Of such points it is the one whose straight line to the recipient runs least outside the two places.
    """
    supplier, recipient = larger_parts(from_id), larger_parts(to_id)
    west, south, east, north = (edge + 15 * way for edge, way in zip(recipient.bounds, _OUTWARD, strict=True))
    lons, lats = np.meshgrid(np.arange(west, east, 0.5), np.arange(south, north, 0.5))
    nearby = shapely.clip_by_rect(supplier, west - 1, south - 1, east + 1, north + 1)
    inside = shapely.contains_xy(nearby.buffer(-0.7), lons.ravel(), lats.ravel())
    starts = np.column_stack([lons.ravel()[inside], lats.ravel()[inside]])
    ends = _nearest_vertices(starts, named_shape(to_id, "coarse"))
    distances = GEOD.inv(*starts.T, *ends.T)[2] / 1000
    near = np.flatnonzero((distances >= _NEAR_KM) & (distances <= 1.5 * _NEAR_KM))
    if not len(near):
        return named_anchor(from_id)
    both = shapely.disjoint_subset_union_all([named_shape(from_id, "coarse"), named_shape(to_id, "coarse")])
    ways = shapely.linestrings(np.stack([starts[near], ends[near]], axis=1))
    foreign = np.round(shapely.length(shapely.difference(ways, both)), 1)
    lon, lat = starts[near[np.lexsort((distances[near], foreign))[0]]].tolist()
    return lon, lat


def _nearest_vertices(starts: Coordinates, target: shapely.Geometry) -> Coordinates:
    """Return for each start the vertex of the target's outline nearest to it, on the sphere; shape (n, 2)."""
    points = shapely.get_coordinates(target)
    return cast("Coordinates", points[np.argmax(_unit_vectors(starts) @ _unit_vectors(points).T, axis=1)])


def _unit_vectors(points: Coordinates) -> Coordinates:
    """Return unit vectors from the centre of the earth, (n, 3); nearer points have larger products."""
    lon, lat = np.radians(points).T
    return np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])


def lane_start(from_id: str, to_id: str) -> LonLat:
    """Return the start of a lane: the supplier's label point, or a nearer one in a large neighbour."""
    label = named_anchor(from_id)
    supplier, recipient = named_shape(from_id, "coarse"), named_shape(to_id, "coarse")
    if isinstance(supplier, shapely.Point) or supplier.distance(recipient) > _NEIGHBOUR_DEGREES:
        return label
    is_near = distance_km(label, nearest_vertex(label, recipient)) <= _FAR_KM
    return label if is_near else _start_near_border(from_id, to_id)


def curved_line(start: LonLat, end: LonLat) -> Coordinates:
    """Return 65 points from start to end, offset to the right of travel; the ends are not moved."""
    points = _geodesic(start, end, 64)
    share = np.linspace(0, 1, len(points))
    offset_m = 4 * share * (1 - share) * _SWING * distance_km(start, end) * 1000
    onward = np.vstack([points[1:], points[-1:]])
    backward = np.vstack([points[:-1], points[-2:-1]])
    azimuth = GEOD.inv(*points.T, *onward.T)[0]
    azimuth[-1] = GEOD.inv(*backward[-1], *points[-1])[0]
    lons, lats, _ = GEOD.fwd(points[:, 0], points[:, 1], azimuth + 90, offset_m)
    curved = np.column_stack([lons, lats])
    curved[0], curved[-1] = points[0], points[-1]
    return curved


def _clip_at_target(points: Coordinates, target: BaseGeometry) -> Coordinates:
    """Return the line up to the point where it first meets the target, found by bisection."""
    if isinstance(target, shapely.Point):
        return points
    first = int(np.argmax(shapely.intersects_xy(target, points[1:, 0], points[1:, 1]))) + 1
    if not shapely.intersects_xy(target, *points[first]):
        return points
    outside, inside = points[first - 1], points[first]
    for _ in range(30):
        middle = outside + (inside - outside) / 2
        if shapely.intersects_xy(target, *middle):
            inside = middle
        else:
            outside = middle
    return np.vstack([points[:first], inside])


@cache
def schematic_lane(from_id: str, to_id: str) -> shapely.MultiLineString:
    """Return the schematic lane from one place to the edge of another, by the rules of this module.

    EPSG:4326, split at the antimeridian; the last point of the last part takes the arrowhead.

    Raises
    ------
    KeyError
        If the gazetteer does not have an id.
    ValueError
        If both places are the same, or the lane would start inside the recipient.
    """
    start = lane_start(from_id, to_id)
    if named_shape(to_id).intersects(shapely.Point(start)):
        message = f"lane {from_id} → {to_id}: starts inside {to_id}, expected two places apart; draw no lane"
        raise ValueError(message)
    target = larger_parts(to_id)
    return cut_at_antimeridian(
        _clip_at_target(curved_line(start, nearest_vertex(start, target)), named_shape(to_id))
    )


def sea_path(from_id: str, to_id: str) -> shapely.MultiLineString | None:
    """Return the shortest way by water between two ports, or None where it was not computed.

    Indicative, not a reported track, which a map must state. The way back is the same line reversed.
    """
    computed = shape_archive.shape_ids("sea_paths")
    for name, reverse in ((f"{from_id}--{to_id}", False), (f"{to_id}--{from_id}", True)):
        if name in computed:
            line = shape_archive.read_shape("sea_paths", name)
            return cast("shapely.MultiLineString", shapely.reverse(line) if reverse else line)
    return None
