"""Edges of named shapes: where the antimeridian or a pole cuts a shape, the cut is no edge of it."""

from shapely.geometry.base import BaseGeometry

from geodata.places.own_shapes import is_own_shape, named_shape
from geodata.places.ring_polygons import outline_without_cut
from geodata.places.shapes import ShapeDetail, has_full_shape

_SUFFIX = ".edge"
_EAST, _NORTH = 180.0, 90.0
_AREAS = frozenset({"Polygon", "MultiPolygon"})


def edge_name(name: str) -> str:
    """Return the name of the shape whose lines are the edge of a named shape: mostly its own.

    That of a shape which is cut is the name of its outline without the cuts.
    """
    return f"{name}{_SUFFIX}" if is_cut_area(named_shape(name)) else name


def is_cut_area(shape: BaseGeometry) -> bool:
    """Return whether a shape is an area that reaches the antimeridian or a pole, where it may be cut."""
    if shape.geom_type not in _AREAS or shape.is_empty:
        return False
    west, south, east, north = shape.bounds
    return bool(west <= -_EAST or east >= _EAST or south <= -_NORTH or north >= _NORTH)


def has_full_drawing(name: str) -> bool:
    """Return whether the shape of a name, which may be that of an edge, is drawn in full detail too."""
    whole = name.removesuffix(_SUFFIX)
    return not is_own_shape(whole) and has_full_shape(whole)


def drawn_shape(name: str, detail: ShapeDetail = "fine") -> BaseGeometry:
    """Return the shape of a name, which may be that of an edge (EPSG:4326).

    Raises
    ------
    KeyError
        If there is no such shape, or it was dropped.
    """
    if name.endswith(_SUFFIX):
        return outline_without_cut(named_shape(name.removesuffix(_SUFFIX), detail))
    return named_shape(name, detail)
