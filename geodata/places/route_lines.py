"""Lines between places: great circles, schematic lanes, and sea paths between ports.

A lane is a drawing, not a track. Its rule:

- It starts at the supplier's label point. Where the two are neighbours and that point is more than
  3,000 km away, it starts in the supplier's part nearest to the recipient, at least 600 km off.
- It ends at the recipient's edge: at the point of its larger parts that is nearest to the start,
  or earlier, where the curve first meets the recipient.
- It swings to the right of its direction of travel by an eighth of its length, so that there and
  back are two lines.
"""

from functools import cache
from itertools import pairwise
from typing import cast

import numpy as np
import numpy.typing as npt
import shapely
from pyproj import Geod

from geodata.places import shape_archive
from geodata.places.shapes import anchor, shape

LonLat = tuple[float, float]
Points = npt.NDArray[np.float64]

GEOD = Geod(ellps="WGS84")
SWING = 0.125  # of the length of the lane
FAR_KM = 3000.0
NEAR_KM = 600.0
NEIGHBOUR_DEGREES = 0.3
LARGER_PART = 0.05  # of the area of the largest part


def distance_km(start: LonLat, end: LonLat) -> float:
    """Length of the geodesic between two points (longitude, latitude), in kilometres on WGS 84."""
    return float(GEOD.inv(*start, *end)[2]) / 1000


def length_km(line: shapely.MultiLineString) -> float:
    """Length of a line in kilometres on WGS 84."""
    return float(GEOD.geometry_length(line)) / 1000


def cut(points: Points) -> shapely.MultiLineString:
    """Line through the points (n, 2), cut where it crosses the antimeridian.

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


def _geodesic(start: LonLat, end: LonLat, steps: int) -> Points:
    inner = GEOD.npts(*start, *end, steps - 1) if steps > 1 else []
    return np.array([start, *inner, end], dtype=np.float64)


def great_circle(start: LonLat, end: LonLat, *, step_km: float = 100) -> shapely.MultiLineString:
    """Shortest line between two points (longitude, latitude), with a vertex every ``step_km`` or less.

    Raises
    ------
    ValueError
        If the step is not positive.
    """
    if step_km <= 0:
        message = f"great_circle: step_km is {step_km}, expected more than 0"
        raise ValueError(message)
    steps = max(1, int(np.ceil(distance_km(start, end) / step_km)))
    return cut(_geodesic(start, end, steps))


def _larger_parts(place_id: str) -> shapely.MultiPolygon | shapely.Point:
    whole = shape(place_id)
    if isinstance(whole, shapely.Point):
        return whole
    largest = max(part.area for part in whole.geoms)
    return shapely.MultiPolygon([part for part in whole.geoms if part.area >= LARGER_PART * largest])


def _nearest(start: LonLat, target: shapely.MultiPolygon | shapely.Point) -> LonLat:
    """Give the vertex of the target's outline nearest to the start, on the ellipsoid."""
    points = shapely.get_coordinates(target)
    count = np.ones(len(points))
    metres = GEOD.inv(start[0] * count, start[1] * count, points[:, 0], points[:, 1])[2]
    lon, lat = points[int(np.argmin(metres))]
    return float(lon), float(lat)


_OUTWARD = (-1, -1, 1, 1)


def _near_start(from_id: str, to_id: str) -> LonLat:
    """Give a point well inside the supplier, 600-900 km from the recipient, by the least foreign way."""
    supplier, recipient = _larger_parts(from_id), _larger_parts(to_id)
    west, south, east, north = (edge + 15 * way for edge, way in zip(recipient.bounds, _OUTWARD, strict=True))
    lons, lats = np.meshgrid(np.arange(west, east, 0.5), np.arange(south, north, 0.5))
    about = shapely.clip_by_rect(supplier, west - 1, south - 1, east + 1, north + 1)
    inside = shapely.contains_xy(about.buffer(-0.7), lons.ravel(), lats.ravel())
    starts = np.column_stack([lons.ravel()[inside], lats.ravel()[inside]])
    ends = _nearest_each(starts, shape(to_id, "coarse"))
    far = GEOD.inv(*starts.T, *ends.T)[2] / 1000
    near = np.flatnonzero((far >= NEAR_KM) & (far <= 1.5 * NEAR_KM))
    if not len(near):
        return anchor(from_id)
    ours = shapely.disjoint_subset_union_all([shape(from_id, "coarse"), shape(to_id, "coarse")])
    ways = shapely.linestrings(np.stack([starts[near], ends[near]], axis=1))
    foreign = np.round(shapely.length(shapely.difference(ways, ours)), 1)
    lon, lat = starts[near[np.lexsort((far[near], foreign))[0]]].tolist()
    return lon, lat


def _nearest_each(starts: Points, target: shapely.Geometry) -> Points:
    """Give for each start the vertex of the target's outline nearest to it, on the sphere."""
    points = shapely.get_coordinates(target)
    return cast("Points", points[np.argmax(_upward(starts) @ _upward(points).T, axis=1)])


def _upward(points: Points) -> Points:
    """Unit vectors from the middle of the earth: the larger their product, the nearer two points."""
    lon, lat = np.radians(points).T
    return np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])


def _start(from_id: str, to_id: str) -> LonLat:
    label = anchor(from_id)
    supplier, recipient = shape(from_id, "coarse"), shape(to_id, "coarse")
    if isinstance(supplier, shapely.Point) or supplier.distance(recipient) > NEIGHBOUR_DEGREES:
        return label
    return label if distance_km(label, _nearest(label, recipient)) <= FAR_KM else _near_start(from_id, to_id)


def _swung(start: LonLat, end: LonLat) -> Points:
    """Give 65 points from start to end, bent to the right of travel; the ends stay where they are."""
    points = _geodesic(start, end, 64)
    share = np.linspace(0, 1, len(points))
    aside = 4 * share * (1 - share) * SWING * distance_km(start, end) * 1000
    onward = np.vstack([points[1:], points[-1:]])
    backward = np.vstack([points[:-1], points[-2:-1]])
    azimuth = GEOD.inv(*points.T, *onward.T)[0]
    azimuth[-1] = GEOD.inv(*backward[-1], *points[-1])[0]
    lons, lats, _ = GEOD.fwd(points[:, 0], points[:, 1], azimuth + 90, aside)
    bent = np.column_stack([lons, lats])
    bent[0], bent[-1] = points[0], points[-1]
    return bent


def _until(points: Points, target: shapely.MultiPolygon | shapely.Point) -> Points:
    """Give the line up to where it first meets the target."""
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
def lane(from_id: str, to_id: str) -> shapely.MultiLineString:
    """Schematic lane from one place to another, ending at the edge of the second; see the module's rule.

    EPSG:4326, cut at the antimeridian; the last point of the last part is where an arrowhead stands.

    Raises
    ------
    KeyError
        If the gazetteer does not know an id.
    ValueError
        If both places are the same, or the lane would start inside the recipient.
    """
    start = _start(from_id, to_id)
    if shape(to_id).intersects(shapely.Point(start)):
        message = f"lane {from_id} → {to_id}: starts inside {to_id}, expected two places apart; draw no lane"
        raise ValueError(message)
    target = _larger_parts(to_id)
    return cut(_until(_swung(start, _nearest(start, target)), shape(to_id)))


def sea_path(from_id: str, to_id: str) -> shapely.MultiLineString | None:
    """Shortest way by water between two ports; none where it was not computed.

    Indicative, not a reported track: say so where it is drawn. Both directions are one line, reversed.
    """
    known = shape_archive.ids("sea_paths")
    for name, reverse in ((f"{from_id}--{to_id}", False), (f"{to_id}--{from_id}", True)):
        if name in known:
            line = shape_archive.read("sea_paths", name)
            return cast("shapely.MultiLineString", shapely.reverse(line) if reverse else line)
    return None
