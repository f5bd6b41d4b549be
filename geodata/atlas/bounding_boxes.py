"""Bounding boxes of events and their intersection with a view; longitudes wrap at 180°."""

import numpy as np
import numpy.typing as npt
import shapely

from geodata.view import ViewBounds

BoundingBoxes = npt.NDArray[np.float32]
"""West, south, east and north in degrees (EPSG:4326), one row an event; NaN where it has no place."""
Floats = npt.NDArray[np.float64]
HALF_CIRCLE, FULL_CIRCLE = 180.0, 360.0


def geometry_boxes(geometries: npt.NDArray[np.object_]) -> BoundingBoxes:
    """Return the box of each geometry; one that crosses the antimeridian has west greater than east.

    Values are float32, as sent to the map, so that server and browser decide alike.
    """
    found = shapely.bounds(geometries)
    for row in np.flatnonzero(found[:, 2] - found[:, 0] > HALF_CIRCLE):
        found[row, [0, 2]] = shortest_arc(shapely.get_coordinates(geometries[row])[:, 0])
    return found.astype(np.float32)


def boxes_intersecting(found: BoundingBoxes, bounds: ViewBounds) -> npt.NDArray[np.bool_]:
    """Return a mask of the boxes that intersect ``bounds``, edges included; a missing box intersects none."""
    west, south, east, north = found.astype(np.float64).T
    beside = (_degrees_eastward(west, bounds[0]) <= eastward_span(west, east)) | (
        _degrees_eastward(np.float64(bounds[0]), west)
        <= eastward_span(np.float64(bounds[0]), np.float64(bounds[2]))
    )
    shared: npt.NDArray[np.bool_] = beside & (south <= bounds[3]) & (north >= bounds[1])
    return shared


def eastward_span(west: Floats | np.float64, east: Floats | np.float64) -> Floats | np.float64:
    """Return the degrees eastward from west to east, 360 for -180 to 180."""
    return np.where(east - west == FULL_CIRCLE, FULL_CIRCLE, _degrees_eastward(west, east))


def _degrees_eastward(start: Floats | np.float64, end: Floats | np.float64 | float) -> Floats | np.float64:
    """Return the degrees eastward from one meridian to another, in [0, 360)."""
    turned: Floats | np.float64 = np.mod(end - start, FULL_CIRCLE)
    return turned


def shortest_arc(lons: npt.ArrayLike) -> tuple[float, float]:
    """Return west and east end, in [-180, 180), of the shortest arc that holds all longitudes (degrees)."""
    ordered = np.unique(np.asarray(lons, dtype=np.float64) % FULL_CIRCLE)
    gaps = np.diff(np.append(ordered, ordered[0] + FULL_CIRCLE))
    widest = int(gaps.argmax())
    ends = ordered[(widest + 1) % len(ordered)], ordered[widest]
    west, east = ((float(end) + HALF_CIRCLE) % FULL_CIRCLE - HALF_CIRCLE for end in ends)
    return west, east
