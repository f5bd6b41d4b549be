"""Geometry of the places of an event: merged, or the line of a route (EPSG:4326)."""

from collections.abc import Iterator, Sequence

import shapely
from shapely.geometry.base import BaseGeometry

from geodata.atlas.place_shapes import (
    lane_between,
    merge_shapes,
    place_anchor,
    place_geometry,
    route_end_name,
)
from geodata.brief.record_types.event_parts import Location
from geodata.brief.records import Brief
from geodata.places import gazetteer_place
from geodata.places.own_shapes import is_own_shape
from geodata.places.route_lines import sea_path
from geodata.vocabulary import PlaceKind, PlaceRole

Locations = Sequence[Location]


def is_route(locations: Locations) -> bool:
    """Return whether places form a route, from one to another."""
    return any(location.role is PlaceRole.TO for location in locations)


def locations_geometry(locations: Locations, brief: Brief) -> BaseGeometry | None:
    """Return the geometry of places in Multi form (EPSG:4326): a route's line, else all merged.

    Areas are at the fine level of the shipped shapes; lines are cut at the antimeridian (RFC 7946).
    """
    if not locations:
        return None
    if is_route(locations):
        return _sea_path(locations, brief) or _schematic_lanes(locations, brief)
    return merge_shapes([place_geometry(location.place, brief) for location in locations])


def is_schematic_route(locations: Locations, brief: Brief) -> bool:
    """Return whether places form a route whose path is not known."""
    return is_route(locations) and _sea_path(locations, brief) is None


def locations_anchor(
    locations: Locations, brief: Brief, geometry: BaseGeometry | None
) -> tuple[float, float]:
    """Return longitude and latitude of the label of places with a geometry; NaN where there is none."""
    if geometry is None:
        return float("nan"), float("nan")
    if not is_route(locations):
        return place_anchor(locations[0].place, brief)
    longest = max(shapely.get_parts(geometry), key=shapely.length)
    middle = shapely.line_interpolate_point(longest, 0.5, normalized=True)
    return float(middle.x), float(middle.y)


def worst_precision(locations: Locations, brief: Brief) -> int | None:
    """Return the UCDP code of the least precise of some places; None where there is none."""
    return max((brief.place_by_id[location.place].precision for location in locations), default=None)


def _route_ends(locations: Locations, brief: Brief) -> Iterator[tuple[str, str]]:
    """Yield the names of each pair of shapes that a route joins."""
    for start in locations:
        for end in locations:
            if start.role is PlaceRole.FROM and end.role is PlaceRole.TO:
                yield route_end_name(start.place, brief), route_end_name(end.place, brief)


def _schematic_lanes(locations: Locations, brief: Brief) -> BaseGeometry:
    return merge_shapes([lane_between(start, end) for start, end in _route_ends(locations, brief)])


def _sea_path(locations: Locations, brief: Brief) -> BaseGeometry | None:
    """Return the precomputed sea path of a route between two ports; indicative, not reported."""
    ends = list(_route_ends(locations, brief)) if is_route(locations) else []
    names = [name for pair in ends for name in pair]
    ports = not any(map(is_own_shape, names)) and all(
        gazetteer_place(name).kind == PlaceKind.PORT.value for name in names
    )
    return sea_path(*ends[0]) if len(ends) == 1 and ports else None
