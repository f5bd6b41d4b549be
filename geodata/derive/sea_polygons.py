"""Named waters: bounded by land and by limit lines, of IHO S-23 (3rd edition, 1953) or of usual charts.

A window, with its limit lines, may run on beyond 180 degrees of longitude; the shape is cut there.
"""

import json
from collections.abc import Sequence
from typing import Any, cast

import shapely
import shapely.affinity
from shapely.geometry.base import BaseGeometry

from geodata.places.shape_archive import SHAPES_FOLDER

_REACH = 0.2  # degrees that the end of a limit line may lie from land
_LONGEST = 10.0  # degrees between vertices of a limit line
_TURN = 360.0
Face = shapely.MultiPolygon


def read_sea_limits() -> dict[str, Any]:
    """Return limit lines, seeds and windows of ``sea_limits.json`` (longitude, latitude)."""
    parsed: dict[str, Any] = json.loads((SHAPES_FOLDER / "sea_limits.json").read_text("utf-8"))
    return parsed


def extend_to_land(
    name: str, line: BaseGeometry, land: BaseGeometry, others: Sequence[BaseGeometry] = ()
) -> BaseGeometry:
    """Return a limit line with both ends extended to land, since simplifying may have moved the coast.

    An end out at sea is left where the line crosses another limit.

    Raises
    ------
    ValueError
        If an end lies more than 0.2 degrees out at sea, and the line crosses no other.
    """
    first, *_, last = points = list(line.coords)
    inland = []
    for end in (first, last):
        shore = shapely.shortest_line(shapely.Point(_wrap(end[0]), end[1]), land)
        if shore.length <= _REACH:
            turns = end[0] - _wrap(end[0])
            inland.append([(lon + turns, lat) for lon, lat in _point_inland(shore)])
        elif any(line.intersects(other) for other in others):
            inland.append([])
        else:
            where = f"{end}, {shore.length:.2f} degrees from land"
            message = f"limit {name} ends in water at {where}; move its end inland"
            raise ValueError(message)
    return shapely.LineString([*reversed(inland[0]), *points, *inland[1]])


def _wrap(lon: float) -> float:
    """Return a longitude within 180 degrees of Greenwich."""
    return lon if abs(lon) <= _TURN / 2 else lon - _TURN * round(lon / _TURN)


def _point_inland(shore: BaseGeometry) -> list[tuple[float, float]]:
    """Return a point just past the coast, so that rounding leaves no gap; none for an end on land."""
    if shore.length == 0:
        return []
    (start_lon, start_lat), (end_lon, end_lat) = shore.coords
    stretch = 1 + 0.001 / shore.length
    return [(start_lon + (end_lon - start_lon) * stretch, start_lat + (end_lat - start_lat) * stretch)]


def sea_polygon(  # noqa: PLR0913 - what bounds a sea
    name: str,
    land: BaseGeometry,
    *,
    lines: list[BaseGeometry],
    window: BaseGeometry,
    seed: BaseGeometry,
    edges: Sequence[str] = (),
) -> Face:
    """Return the part of the water with the seed, bounded by land and limit lines.

    ``edges`` are the sides of the window that are limits themselves: a parallel, or the ends of the map.

    Raises
    ------
    ValueError
        If the sea reaches another edge of its window, because a limit line is missing.
    """
    water = window.difference(land)
    faces = shapely.polygonize([shapely.union_all([water.boundary, *lines])])
    face = next(part for part in shapely.get_parts(faces) if part.contains(seed))
    if face.intersects(_open_edge(window, edges)):
        message = f"{name}: the sea leaks to its window {window.bounds}; close it with a limit line"
        raise ValueError(message)
    return cast("Face", shapely.MultiPolygon([face]).normalize())


def _open_edge(window: BaseGeometry, edges: Sequence[str]) -> BaseGeometry:
    """Return the edge of a window without the sides that are limits."""
    west, south, east, north = window.bounds
    sides = {
        "west": [(west, south), (west, north)],
        "south": [(west, south), (east, south)],
        "east": [(east, south), (east, north)],
        "north": [(west, north), (east, north)],
    }
    closed = [shapely.LineString(sides[edge]).buffer(1e-9) for edge in edges]
    return shapely.difference(window.boundary, shapely.union_all(closed)) if closed else window.boundary


def _within(window: BaseGeometry, shape: BaseGeometry) -> BaseGeometry:
    """Return a shape of the globe clipped to a window whose longitudes may run beyond 180 degrees."""
    west, south, east, north = window.bounds
    if west >= -_TURN / 2 and east <= _TURN / 2:
        return shapely.clip_by_rect(shape, west, south, east, north)
    moved = [shapely.affinity.translate(shape, turn) for turn in (-_TURN, 0, _TURN)]
    return shapely.union_all([shapely.clip_by_rect(each, west, south, east, north) for each in moved])


def _on_globe(face: Face) -> Face:
    """Return a shape whose longitudes may run beyond 180 degrees, cut there and moved back."""
    west, _, east, _ = face.bounds
    if west >= -_TURN / 2 and east <= _TURN / 2:
        return face
    globe = shapely.box(-_TURN / 2, -90, _TURN / 2, 90)
    moved = [shapely.affinity.translate(face, turn) for turn in (-_TURN, 0, _TURN)]
    parts = shapely.get_parts([shapely.intersection(each, globe) for each in moved])
    areas = [part for part in shapely.get_parts(parts) if part.geom_type == "Polygon"]
    return cast("Face", shapely.MultiPolygon(areas).normalize())


def _near(lines: Sequence[BaseGeometry], window: BaseGeometry) -> list[BaseGeometry]:
    """Return limit lines where a window sees them, moved by a full turn where that is needed."""
    moved = [shapely.affinity.translate(line, turn) for line in lines for turn in (-_TURN, _TURN)]
    return [*lines, *(line for line in moved if line.intersects(window))]


def cut_seas(land: BaseGeometry, detail: str) -> dict[str, BaseGeometry]:
    """Return the named waters of a level of detail by id, bounded by this land.

    A water with a ``detail`` of its own is cut at that level and in full detail: straits that the coarse land
    would distort at the fine one, oceans at the coarse one.
    """
    table = read_sea_limits()
    seas = {
        name: entry
        for name, entry in table["seas"].items()
        if detail == "full" or entry.get("detail", detail) == detail
    }
    used = sorted({limit for entry in seas.values() for limit in entry["lim"]})
    # A lane ends at a vertex of a water, so that a long straight limit needs some.
    drawn = {name: shapely.segmentize(shapely.LineString(table["limits"][name]), _LONGEST) for name in used}
    lines = {
        name: extend_to_land(name, line, land, [each for other, each in drawn.items() if other != name])
        for name, line in drawn.items()
    }
    found: dict[str, BaseGeometry] = {}
    for name, entry in sorted(seas.items()):
        window, seed = shapely.box(*entry["win"]), shapely.Point(entry["seed"])
        bounds = _near([lines[limit] for limit in entry["lim"]], window)
        edges = entry.get("edges", ())
        face = sea_polygon(name, _within(window, land), lines=bounds, window=window, seed=seed, edges=edges)
        found[name] = _on_globe(face)
    return found
