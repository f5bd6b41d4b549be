"""Geometries of cells, in well-known text: read as one of the forms of a place, or refused."""

from typing import Any

import shapely
from pydantic import ValidationError

from geodata.places.own_geometry import GeometryForm, LineForm, PointForm, PolygonForm
from geodata.places.place_findings import PlaceError
from geodata.places.place_resolver import PlaceResolver
from geodata.places.resolved_place import PlaceDefinition
from geodata.tables.cell_values import CellError

_PLACE = "row"


def read_wkt(text: str) -> shapely.Geometry:
    """Return the geometry of a cell (EPSG:4326).

    Raises
    ------
    CellError
        Where it is none, has several parts, or cannot be drawn.
    """
    found = shapely.from_wkt(text, on_invalid="ignore")
    if found is None or found.is_empty:
        message = "not-a-geometry"
        raise CellError(message)
    parts = shapely.get_parts(found)
    try:
        if len(parts) == 1:
            definition = PlaceDefinition(_PLACE, "point", shape_form(parts[0]))
            PlaceResolver({_PLACE: definition}).resolve(_PLACE)
            only: shapely.Geometry = parts[0]
            return only
    except (ValidationError, PlaceError):
        pass
    message = "several-shapes"
    raise CellError(message)


def shape_form(shape: Any) -> GeometryForm:
    """Return a point, a line or a polygon as the geometry of a place."""
    if isinstance(shape, shapely.Point):
        return PointForm(lon=shape.x, lat=shape.y)
    if isinstance(shape, shapely.Polygon):
        rings = (shape.exterior, *shape.interiors)
        return PolygonForm(polygon=tuple(tuple((x, y) for x, y, *_ in ring.coords) for ring in rings))
    return LineForm(line=tuple((x, y) for x, y, *_ in shape.coords))
