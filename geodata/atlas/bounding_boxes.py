"""The box of each event, and which boxes meet another one; longitudes go round the world."""

import numpy as np
import numpy.typing as npt
import shapely

from geodata.view import Bounds

Boxes = npt.NDArray[np.float32]
"""West, south, east and north in degrees (EPSG:4326), one row an event; NaN where it has no place."""
Floats = npt.NDArray[np.float64]
HALF, ROUND = 180.0, 360.0


def boxes(geometries: npt.NDArray[np.object_]) -> Boxes:
    """The box of each geometry; where the short way leads across the antimeridian, west exceeds east.

    Numbers are float32, as they travel to the map, so that both sides of the wire decide alike.
    """
    found = shapely.bounds(geometries)
    for row in np.flatnonzero(found[:, 2] - found[:, 0] > HALF):
        found[row, [0, 2]] = _arc(shapely.get_coordinates(geometries[row])[:, 0])
    return found.astype(np.float32)


def meets(found: Boxes, bounds: Bounds) -> npt.NDArray[np.bool_]:
    """Which boxes share ground with one box; an edge is ground, a missing box shares none."""
    west, south, east, north = found.astype(np.float64).T
    beside = (_eastward(west, bounds[0]) <= span(west, east)) | (
        _eastward(np.float64(bounds[0]), west) <= span(np.float64(bounds[0]), np.float64(bounds[2]))
    )
    shared: npt.NDArray[np.bool_] = beside & (south <= bounds[3]) & (north >= bounds[1])
    return shared


def span(west: Floats | np.float64, east: Floats | np.float64) -> Floats | np.float64:
    """Degrees from west eastward to east; from -180 to 180 it is the whole round."""
    return np.where(east - west == ROUND, ROUND, _eastward(west, east))


def _eastward(start: Floats | np.float64, end: Floats | np.float64 | float) -> Floats | np.float64:
    """Degrees eastward from one meridian to another, at least 0 and less than 360."""
    turned: Floats | np.float64 = np.mod(end - start, ROUND)
    return turned


def _arc(lons: Floats) -> tuple[float, float]:
    """West and east end of the shortest arc that holds all longitudes."""
    ordered = np.unique(lons % ROUND)
    gaps = np.diff(np.append(ordered, ordered[0] + ROUND))
    widest = int(gaps.argmax())
    ends = ordered[(widest + 1) % len(ordered)], ordered[widest]
    west, east = ((float(end) + HALF) % ROUND - HALF for end in ends)
    return west, east
