"""Parts of areas told by a direction ("western Yemen"): the half on that side, as a point with a radius."""

import math
from dataclasses import dataclass
from typing import Final

import shapely
from shapely.affinity import rotate

from geodata.places.place_resolver import PlaceResolver
from geodata.places.resolved_place import largest_part
from geodata.places.route_lines import GEOD

_FAR: Final = 720.0
"""Degrees that reach beyond every shape."""


@dataclass(frozen=True)
class AreaPart:
    """The middle of a part of an area in degrees (EPSG:4326), and how far its edge lies from there."""

    lon: float
    lat: float
    radius_km: float


def part_of_area(place_id: str, bearing: float) -> AreaPart | None:
    """Return the half of a place of the gazetteer that lies in a direction; None of a place without a shape.

    Parameters
    ----------
    bearing
        Direction in degrees clockwise from north.
    """
    shape = PlaceResolver({}).resolve(place_id).shape
    if shape.is_empty or shape.area == 0:
        return None
    whole = largest_part(shape)
    middle = whole.centroid
    side = rotate(
        shapely.box(middle.x - _FAR, middle.y, middle.x + _FAR, middle.y + _FAR), -bearing, origin=middle
    )
    half = whole.intersection(side)
    if half.is_empty or half.area == 0:
        return None
    point = half.centroid
    edge = shapely.get_coordinates(half.convex_hull)
    _, _, metres = GEOD.inv([point.x] * len(edge), [point.y] * len(edge), edge[:, 0], edge[:, 1])
    radius = max(map(abs, metres)) / 1000
    return AreaPart(point.x, point.y, radius) if math.isfinite(radius) else None
