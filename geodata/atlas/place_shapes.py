"""Shapes of the places of a brief, and of the lanes between them (EPSG:4326)."""

import shapely
from shapely.geometry.base import BaseGeometry

from geodata.brief.records import Brief
from geodata.places import gazetteer_shape, label_point
from geodata.places.own_shapes import is_own_shape, name_own_shape, named_anchor
from geodata.places.resolved_place import PlaceLook, has_gazetteer_radius
from geodata.places.route_lines import great_circle_line, schematic_lane


def place_geometry(place_id: str, brief: Brief) -> BaseGeometry:
    """Return the geometry of a place of a brief (EPSG:4326): its gazetteer shapes merged, or its own.

    A name without limits that is known by a point alone is its outermost wash, never a sharp point.
    """
    ids = brief.place_by_id[place_id].gazetteer_ids
    if ids and not has_gazetteer_radius(ids):
        return merge_shapes([gazetteer_shape(name) for name in ids])
    found = brief.place_resolver.resolve(place_id)
    is_wash = found.is_point and found.look is PlaceLook.UNLIMITED
    return merge_shapes([found.uncertainty[0] if is_wash else found.shape])


def place_anchor(place_id: str, brief: Brief) -> tuple[float, float]:
    """Return longitude and latitude of the label of a place, that of its first gazetteer shape."""
    ids = brief.place_by_id[place_id].gazetteer_ids
    return label_point(ids[0]) if ids else brief.place_resolver.resolve(place_id).anchor


def route_end_name(place_id: str, brief: Brief) -> str:
    """Return the name of the shape at which a route begins or ends: an area, else the place's anchor."""
    if ids := brief.place_by_id[place_id].gazetteer_ids:
        return ids[0]
    found = brief.place_resolver.resolve(place_id)
    is_area = isinstance(found.shape, shapely.MultiPolygon)
    return name_own_shape(found.shape if is_area else shapely.Point(found.anchor), found.anchor)


def lane_between(start: str, end: str) -> shapely.MultiLineString:
    """Return the schematic lane between two named shapes, straight where one lies within the other."""
    try:
        return schematic_lane(start, end)
    except ValueError:
        if not is_own_shape(start) and not is_own_shape(end):
            raise
        return great_circle_line(named_anchor(start), named_anchor(end))


def merge_shapes(shapes: list[BaseGeometry]) -> BaseGeometry:
    """Return shapes as one geometry: of one type in its Multi form, of several as a collection."""
    parts = [part for found in shapes for part in shapely.get_parts(found)]
    kinds = {part.geom_type for part in parts}
    if kinds == {"Point"}:
        return shapely.MultiPoint(parts)
    if kinds == {"LineString"}:
        return shapely.MultiLineString(parts)
    if kinds == {"Polygon"}:
        # Most shapes are disjoint, and those need no overlay.
        union = shapely.disjoint_subset_union_all(shapes) if len(shapes) > 1 else shapes[0]
        return shapely.MultiPolygon(
            [part for part in shapely.get_parts(union) if part.geom_type == "Polygon"]
        )
    return shapely.GeometryCollection(parts)
