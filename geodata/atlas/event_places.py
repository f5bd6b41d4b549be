"""Places of an event: their geometry (EPSG:4326), merged or the line of a route, and the area they are in."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
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
from geodata.brief.record_types.place_record import Place
from geodata.brief.records import Brief
from geodata.places import GazetteerPlace, gazetteer_place, gazetteer_shape
from geodata.places.own_shapes import is_own_shape
from geodata.places.route_lines import sea_path
from geodata.vocabulary import PlaceKind, PlaceRole

Locations = Sequence[Location]

SIGNED_KINDS: Final = frozenset({PlaceKind.COUNTRY.value, PlaceKind.PROVINCE.value})
"""Kinds of the gazetteer that have one sign for all events known only to them."""
_AREA: Final = 2
"""Dimensions of an area in shapely."""


class EventAreas(NamedTuple):
    """Areas of the events that are known only to one.

    ``code`` has one value an event row: 0 where its first place is no such area, else one more than the
    position of the area in ``names``, ids of the gazetteer in the order of their first events.
    """

    code: npt.NDArray[np.uint16]
    names: tuple[str, ...]


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
        lanes = _sea_path(locations, brief) or _schematic_lanes(locations, brief)
        if not lanes.is_empty:
            return lanes
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
    if not is_route(locations) or "Line" not in geometry.geom_type:
        return place_anchor(locations[0].place, brief)
    longest = max(shapely.get_parts(geometry), key=shapely.length)
    middle = shapely.line_interpolate_point(longest, 0.5, normalized=True)
    return float(middle.x), float(middle.y)


def worst_precision(locations: Locations, brief: Brief) -> int | None:
    """Return the UCDP code of the least precise of some places; None where there is none."""
    return max((brief.place_by_id[location.place].precision for location in locations), default=None)


def route_ends(locations: Locations, brief: Brief) -> Iterator[tuple[str, str]]:
    """Yield the names of each pair of shapes that a route joins."""
    for start in locations:
        for end in locations:
            if start.role is PlaceRole.FROM and end.role is PlaceRole.TO:
                yield route_end_name(start.place, brief), route_end_name(end.place, brief)


def _schematic_lanes(locations: Locations, brief: Brief) -> BaseGeometry:
    return merge_shapes([lane_between(start, end) for start, end in route_ends(locations, brief)])


def _sea_path(locations: Locations, brief: Brief) -> BaseGeometry | None:
    """Return the precomputed sea path of a route between two ports; indicative, not reported."""
    ends = list(route_ends(locations, brief)) if is_route(locations) else []
    names = [name for pair in ends for name in pair]
    ports = not any(map(is_own_shape, names)) and all(
        gazetteer_place(name).kind == PlaceKind.PORT.value for name in names
    )
    return sea_path(*ends[0]) if len(ends) == 1 and ports else None


def event_areas(events: gpd.GeoDataFrame, locations: pd.DataFrame, brief: Brief) -> EventAreas:
    """Return the areas of the events on the map, from the frames of an atlas."""
    code = np.zeros(len(events), np.uint16)
    drawn = (shapely.get_dimensions(events.geometry.to_numpy()) == _AREA) & events["on_map"].to_numpy(bool)
    first = locations.drop_duplicates("event")
    first = first.loc[drawn[first["event"].to_numpy(np.intp)] & (first["role"] == PlaceRole.AT.value)]
    places, names = pd.factorize(first["place"])
    areas = [signed_area(brief.place_by_id[name]) for name in names]
    found = tuple(dict.fromkeys(area for area in areas if area))
    codes = np.array([found.index(area) + 1 if area else 0 for area in areas], np.uint16)
    if len(codes):
        code[first["event"].to_numpy(np.intp)] = codes[places]
    return EventAreas(code, found)


def signed_area(place: Place) -> str | None:
    """Return the id of the country or province that a place is; None where it is another place.

    A province whose lines are not known is a point; one with other shapes is an area of the brief's own.
    """
    names = place.gazetteer_ids
    if not names or has_no_limits(place) or gazetteer_place(names[0]).kind not in SIGNED_KINDS:
        return None
    if any(gazetteer_place(name).kind == PlaceKind.PROVINCE.value for name in names):
        is_whole = len(names) == 1 and shapely.get_dimensions(gazetteer_shape(names[0])) == _AREA
        return names[0] if is_whole else None
    return names[0]


def _is_unlimited(entry: GazetteerPlace) -> bool:
    """Return whether a place has no limits; a province has some, known or not."""
    if entry.kind == PlaceKind.PROVINCE.value:
        return False
    return entry.radius_km is not None or entry.kind == PlaceKind.REGION.value


def has_no_limits(place: Place) -> bool:
    """Return whether a place of the gazetteer is a region (one, or several countries), or has a radius."""
    entries = [gazetteer_place(name) for name in place.gazetteer_ids]
    if any(_is_unlimited(entry) for entry in entries):
        return True
    return place.kind is PlaceKind.REGION and len(entries) > 1
