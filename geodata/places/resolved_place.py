"""Places with their geometry: shape, anchor, how far off they can be, and their look on the map.

All coordinates are EPSG:4326, longitude before latitude.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.gazetteer import gazetteer_place
from geodata.places.edge_bands import clip_to_side, soft_area, soft_circles
from geodata.places.geodesic import farthest_km, geodesic_circle
from geodata.places.own_geometry import GeometryForm, PointForm
from geodata.places.place_findings import place_error
from geodata.places.place_precision import (
    AREA_KINDS,
    COUNTRY,
    NEAR_POINT,
    TOWN_KINDS,
    default_where_prec,
    point_radius_km,
)
from geodata.places.ring_polygons import join_at_antimeridian, wrap_longitudes
from geodata.places.route_lines import GEOD, LonLat
from geodata.places.shapes import gazetteer_shape, label_point
from geodata.words import CatalogueText

TOWN_RING_ZOOM = 9
"""Zoom from which the built-up extent of a town is drawn; below it a town is a dot."""
_WASH_TOLERANCE = 0.05
_PROVINCE = "province"
"""Kind of the places that have limits, known or not."""


class PlaceLook(StrEnum):
    """Meaning of a place's shape, by which it is drawn."""

    FILLS = "fills"
    """The event fills the shape: hatch and edge."""
    WITHIN = "within"
    """It is somewhere in the ring about a point."""
    UNLIMITED = "unlimited"
    """The name has no limits: a wash without an outline."""


@dataclass(frozen=True)
class PlaceDefinition:
    """Fields of a place's record that its geometry follows from."""

    id: str
    kind: str
    geometry: tuple[str, ...] | GeometryForm
    where_prec: int | None = None
    radius_km: float | None = None
    population: int | None = None
    folder: Path | None = None
    """Folder of the brief, for files of shapes."""

    @property
    def precision(self) -> int:
        """UCDP code, by default that of its kind and geometry."""
        return self.where_prec or default_where_prec(self.kind, self.geometry)


@dataclass(frozen=True, eq=False)
class ResolvedPlace:
    """A place with its geometry."""

    shape: BaseGeometry
    """Points, lines or areas; areas wound by RFC 7946 and cut at the antimeridian."""
    anchor: LonLat
    """The point, the middle of the line, or the label point of the area."""
    radius_km: float
    """Greatest error of a point; of an area or a line the distance from its anchor to its farthest point."""
    where_prec: int
    look: PlaceLook
    ring_zoom: int = 0
    """Zoom from which the ring is drawn."""
    in_water: bool = False
    """Whether its wash is clipped to water."""

    @property
    def is_point(self) -> bool:
        """Whether the place is a point, or several, rather than a line or an area."""
        return self.shape.geom_type in {"Point", "MultiPoint"}

    @cached_property
    def uncertainty(self) -> tuple[shapely.MultiPolygon, ...]:
        """Ring of a point that may be off, or the five nested polygons of a wash; else empty."""
        match self.look, self.is_point:
            case PlaceLook.WITHIN, _ if self.radius_km:
                points = shapely.get_coordinates(self.shape).tolist()
                return (merge_areas([geodesic_circle((lon, lat), self.radius_km) for lon, lat in points]),)
            case PlaceLook.UNLIMITED, True:
                circles = soft_circles(self.anchor, self.radius_km)
                return _wet(circles) if self.in_water else circles
            case PlaceLook.UNLIMITED, False:
                return soft_area(merge_areas([shapely.simplify(self.shape, _WASH_TOLERANCE)]))
        return ()


def _wet(circles: tuple[shapely.MultiPolygon, ...]) -> tuple[shapely.MultiPolygon, ...]:
    """Return the circles without their land; as they are where they lie on land altogether."""
    wet = [clip_to_side(circle, "water") for circle in circles]
    return tuple(circle for circle in wet if not circle.is_empty) or circles


def merge_areas(areas: list[BaseGeometry]) -> shapely.MultiPolygon:
    """Return the union of areas, wound by RFC 7946."""
    union = shapely.union_all(areas) if len(areas) > 1 else areas[0]
    parts = [part for part in shapely.get_parts(union) if part.geom_type == "Polygon"]
    return shapely.orient_polygons(shapely.MultiPolygon(parts))


def wrap_point(point: LonLat) -> LonLat:
    """Return a point with its longitude within ±180 degrees."""
    lon, lat = wrap_longitudes(np.array([point]))[0].tolist()
    return lon, lat


def has_gazetteer_radius(ids: tuple[str, ...]) -> bool:
    """Return whether a place of the gazetteer is a point with a radius: a water without limits, a canal.

    It is drawn, measured and exported as a place of a brief's own that is known so.
    """
    entries = [gazetteer_place(name) for name in ids]
    return any(entry.radius_km for entry in entries if entry.kind != _PROVINCE)


def place_from_gazetteer(definition: PlaceDefinition, ids: tuple[str, ...]) -> ResolvedPlace:
    """Return a place that is the union of shapes of the gazetteer; its anchor is that of the first.

    A river is its lines; beside an area or a point it is one shape with them.
    """
    shapes = [gazetteer_shape(name) for name in ids]
    known = [gazetteer_place(name) for name in ids]
    kinds = [each.kind for each in known]
    points = [shape for shape in shapes if isinstance(shape, shapely.Point)]
    anchor = label_point(ids[0])
    if len(points) == len(shapes):
        kind = definition.kind if definition.kind in TOWN_KINDS else kinds[0]
        alone = known[0] if len(ids) == 1 else None
        town = replace(
            definition,
            kind=kind,
            population=definition.population or (alone.population if alone else None),
            radius_km=definition.radius_km or (alone.radius_km if alone else None),
        )
        shape = shapely.MultiPoint(shapely.get_coordinates(points)) if len(points) > 1 else points[0]
        return replace(place_at_point(town, anchor, given=False), shape=shape)
    whole, radius = _gazetteer_union(ids)
    look = PlaceLook.UNLIMITED if "region" in {definition.kind, *kinds} else PlaceLook.FILLS
    return ResolvedPlace(whole, anchor, radius, definition.precision, look)


@lru_cache(maxsize=512)
def _gazetteer_union(ids: tuple[str, ...]) -> tuple[BaseGeometry, float]:
    """Return the union of shapes of the gazetteer, and its radius about the anchor of the first.

    They are the same for every brief, and take tens of milliseconds for a country with many islands.
    """
    shapes = [gazetteer_shape(name) for name in ids]
    points = [shape for shape in shapes if isinstance(shape, shapely.Point)]
    lines = [
        part
        for shape in shapes
        if shape.geom_type.endswith("LineString")
        for part in shapely.get_parts(shape)
    ]
    polygons: list[BaseGeometry] = [shape for shape in shapes if isinstance(shape, shapely.MultiPolygon)]
    whole: BaseGeometry
    if not polygons:
        whole = shapely.MultiLineString(lines)
        radius = farthest_km(label_point(ids[0]), whole)
        return shapely.GeometryCollection([*lines, *points]) if points else whole, radius
    areas = merge_areas(polygons)
    whole = shapely.GeometryCollection([*areas.geoms, *lines, *points]) if points or lines else areas
    return whole, farthest_km(label_point(ids[0]), largest_part(areas))


def place_at_point(definition: PlaceDefinition, point: LonLat, *, given: bool = True) -> ResolvedPlace:
    """Return a place at a coordinate, as far off as its record or its precision has it."""
    if definition.precision == COUNTRY:
        raise place_error(
            code="no-place",
            field="",
            found=CatalogueText("problem.no-place.found", form="where_prec: 6"),
            expected=CatalogueText("problem.no-place.expected"),
            mend=CatalogueText("problem.no-place.remedy", form="where_prec"),
        )
    radius = definition.radius_km
    if radius is None:
        is_given = given and definition.kind not in AREA_KINDS
        radius = point_radius_km(
            definition.kind, definition.precision, given=is_given, population=definition.population
        )
    return _point_place(definition, wrap_point(point), radius)


def place_about_point(
    definition: PlaceDefinition, point: LonLat, km: float, *, at_least: bool = False
) -> ResolvedPlace:
    """Return a place that lies within a distance of a point.

    With ``at_least`` it may be farther off, where its precision has it so.
    """
    radius = max(km, definition.radius_km or 0)
    if at_least and definition.radius_km is None:
        code = definition.where_prec or NEAR_POINT
        radius = max(km, point_radius_km("point", code, given=False))
    return _point_place(definition, point, radius)


def _point_place(definition: PlaceDefinition, point: LonLat, radius: float) -> ResolvedPlace:
    unlimited = definition.kind in {"sea", "region"}
    is_extent = (
        definition.radius_km is None and definition.precision <= NEAR_POINT and definition.kind in TOWN_KINDS
    )
    return ResolvedPlace(
        shapely.Point(point),
        point,
        radius,
        definition.precision,
        PlaceLook.UNLIMITED if unlimited else PlaceLook.WITHIN,
        ring_zoom=TOWN_RING_ZOOM if is_extent and isinstance(definition.geometry, tuple | PointForm) else 0,
        in_water=definition.kind == "sea",
    )


def place_with_shape(definition: PlaceDefinition, shape: BaseGeometry) -> ResolvedPlace:
    """Return a place with a line or an area of its own."""
    part = largest_part(shape)
    anchor = part_label_point(part)
    look = PlaceLook.UNLIMITED if definition.kind == "region" else PlaceLook.FILLS
    return ResolvedPlace(shape, anchor, farthest_km(anchor, part), definition.precision, look)


def largest_part(shape: BaseGeometry) -> BaseGeometry:
    """Return the largest area or longest line of a shape; longitudes may run beyond 180 degrees."""
    joined = join_at_antimeridian(shape) if isinstance(shape, shapely.MultiPolygon) else shape
    parts: list[BaseGeometry] = shapely.get_parts(joined).tolist()
    return max(parts, key=_size)


def _size(part: BaseGeometry) -> float:
    if isinstance(part, shapely.Polygon):
        return abs(float(GEOD.geometry_area_perimeter(part)[0]))
    return float(GEOD.geometry_length(part))


def part_label_point(part: BaseGeometry) -> LonLat:
    """Return the middle of a line, or the point of an area that is farthest from its edge."""
    if isinstance(part, shapely.Polygon):
        return area_label_point(part)
    middle = part.interpolate(0.5, normalized=True)
    return float(middle.x), float(middle.y)


def area_label_point(area: shapely.Polygon) -> LonLat:
    """Return the point of an area that is farthest from its edge, true to scale about its middle."""
    west, south, east, north = area.bounds
    scale = np.array([max(np.cos(np.radians((south + north) / 2)), 0.01), 1.0])
    flat = shapely.transform(area, lambda points: points * scale)
    radius = shapely.maximum_inscribed_circle(flat, max(east - west, north - south) / 200)
    lon, lat = shapely.get_coordinates(radius)[0] / scale
    return wrap_point((float(lon), float(lat)))
