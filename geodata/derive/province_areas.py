"""Areas of provinces: countries cut along Natural Earth's admin-1 lines, each piece named by the towns in it.

The lines have no codes, and stop up to a few kilometres short of the borders, which are another release's.
So loose ends are led to the nearest line or border, and a piece belongs to the province (GeoNames'
``CC.ADM1``) that most of its towns belong to.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.derive.ground_lines import read_lines
from geodata.derive.land_cells import as_multipolygon
from geodata.derive.world_towns import Town

_LOOSE_DEGREES: Final = 0.1
"""Distance from a loose end to a line at which they are joined."""
_PASSES: Final = 2
"""A loose end may meet another one first, which is led on in the second pass."""
_BEYOND: Final = 1e-4
"""Degrees by which such a joint crosses the line."""
_TOLERANCE: Final = 0.02
"""Simplification of the areas, in degrees."""
_GRID: Final = 0.001
_LEAST_SHARE: Final = 0.6
_MOST_OTHERS: Final = 1.0
"""Share of a province's towns that lie in its area, and most towns of others for each of its own there."""
_SWALLOWED: Final = 0.5
_FEW_TOWNS: Final = 2
_SMALL_SHARE: Final = 0.1
"""Share of another province's towns, at least so many, from which an area has that province in it too; it may
where these are few beside its own, as a town that is a province."""
_NEAR_DEGREES: Final = 0.05


def cut_provinces(
    cache: Path, cells: Mapping[str, BaseGeometry], towns: Sequence[Town]
) -> dict[str, list[BaseGeometry]]:
    """Return the pieces of each province by code, on borders that they share exactly within a country.

    ``cells`` are the countries at full detail by id; towns of a province that has no line are in none.
    """
    lines = read_lines(cache, "ne_10m_admin_1_states_provinces_lines").geometry.to_numpy()
    tree = shapely.STRtree(lines)
    points = shapely.points([town.lon for town in towns], [town.lat for town in towns])
    town_tree = shapely.STRtree(points)
    found: dict[str, list[BaseGeometry]] = defaultdict(list)
    for country in sorted(cells):
        area = cells[country]
        inside = lines[tree.query(area, predicate="intersects")]
        near = town_tree.query(area.buffer(0.05))
        own = [towns[at] for at in near if towns[at].country == country or country.startswith("x-")]
        pieces = _cut(area, inside)
        for code, piece in _named_pieces(pieces, own):
            found[code].append(piece)
    return found


def _cut(area: BaseGeometry, lines: Iterable[BaseGeometry]) -> list[BaseGeometry]:
    """Return the pieces of an area between lines."""
    joined = shapely.union_all([area.boundary, *lines])
    for _ in range(_PASSES):
        joined = shapely.union_all([joined, *_joints(joined)])
    faces = shapely.get_parts(shapely.polygonize([joined]))
    shapely.prepare(area)
    return [face for face in faces if area.contains(face.point_on_surface())]


def _joints(lines: BaseGeometry) -> list[BaseGeometry]:
    """Return a segment from each loose end to the nearest other line."""
    parts = shapely.get_parts(shapely.line_merge(lines))
    ends = Counter(point for part in parts for point in (part.coords[0], part.coords[-1]))
    tree = shapely.STRtree(parts)
    joints = []
    for number, part in enumerate(parts):
        for end in (part.coords[0], part.coords[-1]):
            if ends[end] > 1:
                continue
            point = shapely.Point(end)
            near = [parts[at] for at in tree.query(point.buffer(_LOOSE_DEGREES)) if at != number]
            nearest = min(near, key=point.distance, default=None)
            if nearest is not None and 0 < point.distance(nearest) <= _LOOSE_DEGREES:
                joints.append(_overlong(shapely.shortest_line(point, nearest)))
    return joints


def _overlong(line: BaseGeometry) -> BaseGeometry:
    """Return a segment led a little beyond its end, so that rounding leaves no gap there."""
    start, end = shapely.get_coordinates(line)
    beyond = end + (end - start) * (_BEYOND / max(float(np.hypot(*(end - start))), _BEYOND))
    return shapely.LineString([start, beyond])


def _named_pieces(pieces: Sequence[BaseGeometry], towns: Sequence[Town]) -> list[tuple[str, BaseGeometry]]:
    """Return the pieces with the province of most towns in each, of the nearest town where it has none."""
    coded = [town for town in towns if town.province]
    if not coded or not pieces:
        return []
    points = shapely.points([town.lon for town in coded], [town.lat for town in coded])
    votes: dict[int, Counter[str]] = defaultdict(Counter)
    for at, piece in shapely.STRtree(pieces).query(points, predicate="intersects").T.tolist():
        votes[piece][coded[at].province] += 1
    nearest = shapely.STRtree(points).nearest(shapely.point_on_surface(pieces))
    return [
        (_most(votes[number]) if number in votes else coded[nearest[number]].province, piece)
        for number, piece in enumerate(pieces)
    ]


def _most(votes: Counter[str]) -> str:
    return min(votes, key=lambda code: (-votes[code], code))


def good_areas(areas: Mapping[str, BaseGeometry], towns: Sequence[Town]) -> frozenset[str]:
    """Return the provinces of which most towns lie in their area, or close to it, and few others do.

    The lines are of 2018 at the latest: of a province divided since then, one part would have it all; where a
    line is missing, one of two provinces would.
    """
    codes = np.array([town.province for town in towns])
    points = shapely.points([town.lon for town in towns], [town.lat for town in towns])
    names = list(areas)
    tree = shapely.STRtree([areas[name] for name in names])
    of_area = np.array(names)
    at, which = tree.query(points, predicate="intersects")
    near, which_near = tree.query(points, predicate="dwithin", distance=_NEAR_DEGREES)
    all_own = Counter(codes.tolist())
    own = Counter(of_area[which_near[codes[near] == of_area[which_near]]].tolist())
    is_other = codes[at] != of_area[which]
    others = Counter(of_area[which[is_other]].tolist())
    pairs = Counter(zip(of_area[which[is_other]].tolist(), codes[at][is_other].tolist(), strict=True))
    both = {
        name
        for (name, other), number in pairs.items()
        if other and number >= max(_FEW_TOWNS, _SWALLOWED * all_own[other], _SMALL_SHARE * own[name])
    }
    return frozenset(
        name
        for name in names
        if own[name] >= _LEAST_SHARE * all_own[name]
        and others[name] <= _MOST_OTHERS * own[name]
        and name not in both
    )


def simplified_areas(found: Mapping[str, Sequence[BaseGeometry]]) -> dict[str, shapely.MultiPolygon]:
    """Return the areas simplified on a grid; borders that provinces share stay shared."""
    names = sorted(found)
    whole = np.array([shapely.union_all(list(found[name])) for name in names])
    simple = shapely.coverage_simplify(whole, _TOLERANCE)
    rounded = shapely.set_precision(simple, _GRID)
    return {
        name: as_multipolygon(area) for name, area in zip(names, rounded, strict=True) if not area.is_empty
    }
