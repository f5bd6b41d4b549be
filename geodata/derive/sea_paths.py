"""Sea paths between ports: the shortest way over a grid of water, then pulled tight against the real coast.

Indicative only: no depth, no traffic separation, no ice, no territorial sea.
"""

import heapq
from collections.abc import Iterator
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt
import shapely
from pyproj import Geod
from shapely.geometry.base import BaseGeometry

from geodata.derive.land_cells import Land
from geodata.places import shape_archive
from geodata.places.gazetteer import place
from geodata.places.route_lines import cut_at_antimeridian

LonLat = tuple[float, float]
Cell = tuple[int, int]

Window = tuple[float, float, float, float]  # west, south, east, north

# Windows, the step of their grid in degrees, and the ports whose pairs are computed in them. Where two
# windows hold a pair, the first, finer one has it: off Rajin the channels are narrower than 0.04 degrees.
WATERS: tuple[tuple[Window, float, tuple[str, ...]], ...] = (
    (
        (129.3, 41.0, 133.6, 43.5),
        0.02,
        ("chongjin", "nakhodka", "rason", "vladivostok", "vostochny-port"),
    ),
    (
        (126.5, 34.5, 134.5, 44.0),
        0.04,
        ("busan", "chongjin", "donghae", "nakhodka", "rason", "vladivostok", "vostochny-port", "wonsan"),
    ),
    ((46.5, 36.3, 55.0, 47.5), 0.04, ("amirabad", "anzali", "makhachkala", "nowshahr", "olya")),
)
HARBOUR_KM = 60.0  # the farthest that a port's coordinates may lie from navigable water

_GEOD = Geod(ellps="WGS84")
_MOVES = tuple((row, column) for row in (-1, 0, 1) for column in (-1, 0, 1) if row or column)


class Grid:
    """Water cells of a window, over the land that lies in it."""

    def __init__(self, window: Window, step: float, land: BaseGeometry) -> None:
        """Mark the cells whose centre is water."""
        west, south, east, north = window
        self.lons = np.arange(west, east, step)
        self.lats = np.arange(south, north, step)
        self.land = land
        shapely.prepare(land)
        columns, rows = np.meshgrid(self.lons, self.lats)
        wet = ~shapely.contains_xy(land, columns.ravel(), rows.ravel())
        self.water = _mainland(wet.reshape(columns.shape))
        self.coastal = _coastal(self.water)

    def point(self, cell: Cell) -> LonLat:
        """Longitude and latitude of the centre of a cell (row, column)."""
        return float(self.lons[cell[1]]), float(self.lats[cell[0]])

    def nearest(self, port: LonLat) -> Cell:
        """Water cell nearest to the port.

        Raises
        ------
        ValueError
            If it is farther away than a harbour can be.
        """
        rows, columns = np.nonzero(self.water)
        ones = np.ones(len(rows))
        metres = _GEOD.inv(port[0] * ones, port[1] * ones, self.lons[columns], self.lats[rows])[2]
        best = int(np.argmin(metres))
        if metres[best] > HARBOUR_KM * 1000:
            message = f"port at {port}: water is {metres[best] / 1000:.0f} km away, expected {HARBOUR_KM}"
            raise ValueError(message)
        return int(rows[best]), int(columns[best])

    def steps(self, cell: Cell) -> Iterator[Cell]:
        """Water cells beside this one that can be reached without touching land."""
        here = self.point(cell)
        for row, column in _MOVES:
            near = (cell[0] + row, cell[1] + column)
            inside = 0 <= near[0] < len(self.lats) and 0 <= near[1] < len(self.lons)
            # Away from the coast no step can meet land; there the real outline decides.
            if inside and self.water[near] and (not self.coastal[cell] or self.clear(here, self.point(near))):
                yield near

    def clear(self, start: LonLat, end: LonLat) -> bool:
        """Whether the straight line between two points meets no land."""
        return not self.land.intersects(shapely.LineString([start, end]))


def _coastal(water: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Mark the cells that have a dry cell, or the edge of the window, among their eight neighbours."""
    padded = np.pad(water, 1)
    rows, columns = water.shape
    shifted = [padded[1 + row : 1 + row + rows, 1 + column : 1 + column + columns] for row, column in _MOVES]
    inner: npt.NDArray[np.bool_] = np.logical_and.reduce(shifted)
    return ~inner


def _mainland(wet: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Keep the largest connected water only, without lakes and lagoons."""
    left, best = wet.copy(), np.zeros_like(wet)
    while left.any():
        start = tuple(int(index) for index in np.argwhere(left)[0])
        found = _flood(left, (start[0], start[1]))
        left &= ~found
        best = found if found.sum() > best.sum() else best
    return best


def _flood(wet: npt.NDArray[np.bool_], start: Cell) -> npt.NDArray[np.bool_]:
    found = np.zeros_like(wet)
    found[start] = True
    queue = [start]
    while queue:
        row, column = queue.pop()
        for near in ((row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)):
            inside = 0 <= near[0] < wet.shape[0] and 0 <= near[1] < wet.shape[1]
            if inside and wet[near] and not found[near]:
                found[near] = True
                queue.append(near)
    return found


def _kilometres(start: LonLat, end: LonLat) -> float:
    mean = np.radians((start[1] + end[1]) / 2)
    return float(111.2 * np.hypot((end[0] - start[0]) * np.cos(mean), end[1] - start[1]))


def search(grid: Grid, start: Cell, goal: Cell) -> list[LonLat]:
    """Centres of the cells of the shortest way from start to goal (A*).

    Raises
    ------
    ValueError
        If no way leads there.
    """
    came: dict[Cell, Cell] = {}
    cost = {start: 0.0}
    queue = [(0.0, start)]
    while queue:
        _, cell = heapq.heappop(queue)
        if cell == goal:
            return _traced(grid, came, goal)
        for near in grid.steps(cell):
            total = cost[cell] + _kilometres(grid.point(cell), grid.point(near))
            if total < cost.get(near, np.inf):
                cost[near], came[near] = total, cell
                heapq.heappush(queue, (total + _kilometres(grid.point(near), grid.point(goal)), near))
    message = f"no way by water from {grid.point(start)} to {grid.point(goal)}; widen the window"
    raise ValueError(message)


def _traced(grid: Grid, came: dict[Cell, Cell], goal: Cell) -> list[LonLat]:
    cells = [goal]
    while cells[-1] in came:
        cells.append(came[cells[-1]])
    return [grid.point(cell) for cell in reversed(cells)]


def _reach(grid: Grid, points: list[LonLat]) -> list[LonLat]:
    """Fewest of the points that still go round the land: each leg reaches as far as it can see."""
    kept, here = [points[0]], 0
    while here < len(points) - 1:
        far = len(points) - 1
        while far > here + 1 and not grid.clear(points[here], points[far]):
            far -= 1
        kept.append(points[far])
        here = far
    return kept


def pulled(grid: Grid, points: list[LonLat]) -> list[LonLat]:
    """Way over the water with the string pulled tight, from either end, whichever comes out shorter."""
    there, back = _reach(grid, points), _reach(grid, points[::-1])[::-1]
    return min(there, back, key=lambda way: sum(_kilometres(*leg) for leg in pairwise(way)))


def derive(land: Land, path: Path) -> None:
    """Write the paths of all pairs of ports that share a water, named ``<port>--<port>`` in order."""
    whole = shapely.union_all(list(land.cells.values()))
    found: dict[str, BaseGeometry] = {}
    for window, step, ports in WATERS:
        grid = Grid(window, step, shapely.clip_by_rect(whole, *window))
        where = {port: (place(port).lon, place(port).lat) for port in ports}
        cells = {port: grid.nearest(where[port]) for port in ports}
        new = [pair for pair in combinations(sorted(ports), 2) if "--".join(pair) not in found]
        for first, second in new:
            way = pulled(grid, search(grid, cells[first], cells[second]))
            points = np.round(np.array([where[first], *way, where[second]]), 4)
            found[f"{first}--{second}"] = cut_at_antimeridian(points)
    shape_archive.write_shapes(path, found)
