"""Lanes as a map draws them: from an anchor in one place to an anchor in another, never to a border.

A line that ends on a border would claim where it is crossed. Data files keep the lanes of
:mod:`geodata.places.route_lines`, which end at the recipient's edge.
"""

from functools import lru_cache
from typing import Final

import shapely

from geodata.places.geodesic import geodesic_circle
from geodata.places.own_shapes import named_anchor, named_shape
from geodata.places.resolved_place import area_label_point
from geodata.places.route_lines import (
    LonLat,
    curved_line,
    cut_at_antimeridian,
    distance_km,
    great_circle_line,
    lane_start,
    larger_parts,
    nearest_vertex,
)

LABEL_REACH_KM: Final = 900.0
"""Farthest that the label point of an area may be from the edge at which a lane comes in, to be its end."""
INLAND_KM: Final = 600.0
"""Distance from that edge within which a lane ends in a larger area."""


def inner_anchor(place: str, start: LonLat) -> LonLat:
    """Return the point in a named shape at which a lane from a point ends.

    It is the label point; of an area whose label point is far from where the lane comes in, the point near
    there that is farthest from every edge.
    """
    label, target = named_anchor(place), larger_parts(place)
    if isinstance(target, shapely.Point):
        return label
    edge = nearest_vertex(start, target)
    if distance_km(edge, label) <= LABEL_REACH_KM:
        return label
    near = shapely.intersection(target, geodesic_circle(edge, INLAND_KM))
    parts = [part for part in shapely.get_parts(near) if part.geom_type == "Polygon"]
    return area_label_point(max(parts, key=shapely.area)) if parts else label


@lru_cache(maxsize=1024)
def drawn_lane(from_id: str, to_id: str) -> shapely.MultiLineString:
    """Return the line that a map draws from one named shape to another, cut at the antimeridian.

    It is curved as a schematic lane is, and straight where one of the two lies within the other.
    """
    start = lane_start(from_id, to_id)
    if named_shape(to_id).intersects(shapely.Point(start)):
        return great_circle_line(named_anchor(from_id), named_anchor(to_id))
    return cut_at_antimeridian(curved_line(start, inner_anchor(to_id, start)))
