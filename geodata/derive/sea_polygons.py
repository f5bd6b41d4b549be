"""Named seas: the water between the land and the limit lines of IHO S-23 (3rd edition, 1953)."""

import json
from typing import Any, cast

import shapely
from shapely.geometry.base import BaseGeometry

from geodata.places.shape_archive import SHAPES

REACH = 0.2  # degrees
Face = shapely.MultiPolygon

# Keys of the file that the gazetteer does not carry.
_UNUSED = frozenset({"yellow-sea-excl-bohai"})


def limits() -> dict[str, Any]:
    """Limit lines, seeds and windows as the file has them (longitude, latitude)."""
    parsed: dict[str, Any] = json.loads((SHAPES / "sea_limits.json").read_text("utf-8"))
    return parsed


def landed(name: str, line: BaseGeometry, land: BaseGeometry) -> BaseGeometry:
    """Limit line with both ends on land; simplifying the coast may have moved it away from an end.

    Raises
    ------
    ValueError
        If an end lies more than 0.2 degrees out at sea.
    """
    first, *_, last = points = list(line.coords)
    shores = [shapely.shortest_line(shapely.Point(end), land) for end in (first, last)]
    for end, shore in zip((first, last), shores, strict=True):
        if shore.length > REACH:
            where = f"{end}, {shore.length:.2f} degrees from land"
            message = f"limit {name} ends in water at {where}; move its end inland"
            raise ValueError(message)
    inland = [_beyond(shore) for shore in shores]
    return shapely.LineString([*reversed(inland[0]), *points, *inland[1]])


def _beyond(shore: BaseGeometry) -> list[tuple[float, float]]:
    """Give a point just past the coast, so that rounding cannot leave a gap; none for an end on land."""
    if shore.length == 0:
        return []
    (start_lon, start_lat), (end_lon, end_lat) = shore.coords
    stretch = 1 + 0.001 / shore.length
    return [(start_lon + (end_lon - start_lon) * stretch, start_lat + (end_lat - start_lat) * stretch)]


def sea(
    name: str, land: BaseGeometry, *, lines: list[BaseGeometry], window: BaseGeometry, seed: BaseGeometry
) -> Face:
    """Give the face of the water that holds the seed, bounded by land and limit lines.

    Raises
    ------
    ValueError
        If the sea leaks to the edge of its window.
    """
    water = window.difference(land)
    faces = shapely.polygonize([shapely.union_all([water.boundary, *lines])])
    face = next(part for part in shapely.get_parts(faces) if part.contains(seed))
    if face.intersects(window.boundary):
        message = f"{name}: the sea leaks to its window {window.bounds}; close it with a limit line"
        raise ValueError(message)
    return cast("Face", shapely.MultiPolygon([face]).normalize())


def seas(land: BaseGeometry) -> dict[str, BaseGeometry]:
    """All named seas by id, cut from this land."""
    table = limits()
    lines = {name: landed(name, shapely.LineString(line), land) for name, line in table["limits"].items()}
    found: dict[str, BaseGeometry] = {}
    for name in sorted(set(table["seas"]) - _UNUSED):
        entry = table["seas"][name]
        near = shapely.clip_by_rect(land, *entry["win"])
        bounds = [lines[limit] for limit in entry["lim"]]
        window, seed = shapely.box(*entry["win"]), shapely.Point(entry["seed"])
        found[name] = sea(name, near, lines=bounds, window=window, seed=seed)
    return found
