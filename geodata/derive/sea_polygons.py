"""Named seas: water bounded by land and by the limit lines of IHO S-23 (3rd edition, 1953)."""

import json
from typing import Any, cast

import shapely
from shapely.geometry.base import BaseGeometry

from geodata.places.shape_archive import SHAPES_FOLDER

_REACH = 0.2  # degrees that the end of a limit line may lie from land
Face = shapely.MultiPolygon

# Keys of the file that the gazetteer does not have.
_UNUSED = frozenset({"yellow-sea-excl-bohai"})


def read_sea_limits() -> dict[str, Any]:
    """Return limit lines, seeds and windows of ``sea_limits.json`` (longitude, latitude)."""
    parsed: dict[str, Any] = json.loads((SHAPES_FOLDER / "sea_limits.json").read_text("utf-8"))
    return parsed


def extend_to_land(name: str, line: BaseGeometry, land: BaseGeometry) -> BaseGeometry:
    """Return a limit line with both ends extended to land, since simplifying may have moved the coast.

    Raises
    ------
    ValueError
        If an end lies more than 0.2 degrees out at sea.
    """
    first, *_, last = points = list(line.coords)
    shores = [shapely.shortest_line(shapely.Point(end), land) for end in (first, last)]
    for end, shore in zip((first, last), shores, strict=True):
        if shore.length > _REACH:
            where = f"{end}, {shore.length:.2f} degrees from land"
            message = f"limit {name} ends in water at {where}; move its end inland"
            raise ValueError(message)
    inland = [_point_inland(shore) for shore in shores]
    return shapely.LineString([*reversed(inland[0]), *points, *inland[1]])


def _point_inland(shore: BaseGeometry) -> list[tuple[float, float]]:
    """Return a point just past the coast, so that rounding leaves no gap; none for an end on land."""
    if shore.length == 0:
        return []
    (start_lon, start_lat), (end_lon, end_lat) = shore.coords
    stretch = 1 + 0.001 / shore.length
    return [(start_lon + (end_lon - start_lon) * stretch, start_lat + (end_lat - start_lat) * stretch)]


def sea_polygon(
    name: str, land: BaseGeometry, *, lines: list[BaseGeometry], window: BaseGeometry, seed: BaseGeometry
) -> Face:
    """Return the part of the water with the seed, bounded by land and limit lines.

    Raises
    ------
    ValueError
        If the sea reaches the edge of its window, because a limit line is missing.
    """
    water = window.difference(land)
    faces = shapely.polygonize([shapely.union_all([water.boundary, *lines])])
    face = next(part for part in shapely.get_parts(faces) if part.contains(seed))
    if face.intersects(window.boundary):
        message = f"{name}: the sea leaks to its window {window.bounds}; close it with a limit line"
        raise ValueError(message)
    return cast("Face", shapely.MultiPolygon([face]).normalize())


def cut_seas(land: BaseGeometry) -> dict[str, BaseGeometry]:
    """Return all named seas by id, bounded by this land."""
    table = read_sea_limits()
    lines = {
        name: extend_to_land(name, shapely.LineString(line), land) for name, line in table["limits"].items()
    }
    found: dict[str, BaseGeometry] = {}
    for name in sorted(set(table["seas"]) - _UNUSED):
        entry = table["seas"][name]
        near = shapely.clip_by_rect(land, *entry["win"])
        bounds = [lines[limit] for limit in entry["lim"]]
        window, seed = shapely.box(*entry["win"]), shapely.Point(entry["seed"])
        found[name] = sea_polygon(name, near, lines=bounds, window=window, seed=seed)
    return found
