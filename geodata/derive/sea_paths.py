"""Sea paths between ports: the shortest way over a grid of water, then straightened along the real coast.

Indicative only: depth, traffic separation, ice and territorial seas are ignored.
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

from geodata.derive.land_cells import LandCells
from geodata.gazetteer import gazetteer_place
from geodata.places import shape_archive
from geodata.places.route_lines import cut_at_antimeridian

LonLat = tuple[float, float]
Cell = tuple[int, int]

Window = tuple[float, float, float, float]  # west, south, east, north

# Windows, the step of their grid in degrees, and the ports whose pairs are computed in them. A pair in two
# windows is computed in the first, finer one: off Rajin the channels are narrower than 0.04 degrees.
_WATERS: tuple[tuple[Window, float, tuple[str, ...]], ...] = (
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
_HARBOUR_KM = 60.0  # greatest distance of a port's coordinates from navigable water

_GEOD = Geod(ellps="WGS84")
_MOVES = tuple((row, column) for row in (-1, 0, 1) for column in (-1, 0, 1) if row or column)


class WaterGrid:
    """Grid of water cells of a window; a cell is (row, column) from the south-west."""

    def __init__(self, window: Window, step: float, land: BaseGeometry) -> None:
        """Make the grid: a cell is water where its centre is not on land.

        The window is in degrees (west, south, east, north), the step too; the land is EPSG:4326.
        """
        west, south, east, north = window
        self.lons = np.arange(west, east, step)
        self.lats = np.arange(south, north, step)
        self.land = land
        shapely.prepare(land)
        columns, rows = np.meshgrid(self.lons, self.lats)
        wet = ~shapely.contains_xy(land, columns.ravel(), rows.ravel())
        self.water = _largest_water(wet.reshape(columns.shape))
        self.coastal = _coastal_cells(self.water)

    def centre(self, cell: Cell) -> LonLat:
        """Return longitude and latitude of the centre of a cell."""
        return float(self.lons[cell[1]]), float(self.lats[cell[0]])

    def nearest_water(self, port: LonLat) -> Cell:
        """Return the water cell nearest to a port (longitude, latitude).

        Raises
        ------
        ValueError
            If it is more than 60 km away.
        """
        rows, columns = np.nonzero(self.water)
        ones = np.ones(len(rows))
        metres = _GEOD.inv(port[0] * ones, port[1] * ones, self.lons[columns], self.lats[rows])[2]
        best = int(np.argmin(metres))
        if metres[best] > _HARBOUR_KM * 1000:
            message = f"port at {port}: water is {metres[best] / 1000:.0f} km away, expected {_HARBOUR_KM}"
            raise ValueError(message)
        return int(rows[best]), int(columns[best])

    def neighbours(self, cell: Cell) -> Iterator[Cell]:
        """Yield the water cells among the eight neighbours that can be reached without touching land."""
        here = self.centre(cell)
        for row, column in _MOVES:
            near = (cell[0] + row, cell[1] + column)
            inside = 0 <= near[0] < len(self.lats) and 0 <= near[1] < len(self.lons)
            # Only a step from a coastal cell can cross land; it is checked against the real outline.
            if (
                inside
                and self.water[near]
                and (not self.coastal[cell] or self.is_clear(here, self.centre(near)))
            ):
                yield near

    def is_clear(self, start: LonLat, end: LonLat) -> bool:
        """Return whether the straight line between two points crosses no land."""
        return not self.land.intersects(shapely.LineString([start, end]))


def _coastal_cells(water: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Return a mask of the cells that have land or the edge of the window among their eight neighbours."""
    padded = np.pad(water, 1)
    rows, columns = water.shape
    shifted = [padded[1 + row : 1 + row + rows, 1 + column : 1 + column + columns] for row, column in _MOVES]
    inner: npt.NDArray[np.bool_] = np.logical_and.reduce(shifted)
    return ~inner


def _largest_water(wet: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Return a mask of the largest connected water, without lakes and lagoons."""
    left, best = wet.copy(), np.zeros_like(wet)
    while left.any():
        start = tuple(int(index) for index in np.argwhere(left)[0])
        found = _flood_fill(left, (start[0], start[1]))
        left &= ~found
        best = found if found.sum() > best.sum() else best
    return best


def _flood_fill(wet: npt.NDArray[np.bool_], start: Cell) -> npt.NDArray[np.bool_]:
    """Return a mask of the cells that are connected with the start by their sides."""
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


def _approximate_km(start: LonLat, end: LonLat) -> float:
    """Return the distance on a plane at the mean latitude, which is close enough within a window."""
    mean = np.radians((start[1] + end[1]) / 2)
    return float(111.2 * np.hypot((end[0] - start[0]) * np.cos(mean), end[1] - start[1]))


def find_path(grid: WaterGrid, start: Cell, goal: Cell) -> list[LonLat]:
    """Return the centres of the cells of the shortest way from start to goal (A*).

    Raises
    ------
    ValueError
        If start and goal are not connected by water.
    """
    came: dict[Cell, Cell] = {}
    cost = {start: 0.0}
    queue = [(0.0, start)]
    while queue:
        _, cell = heapq.heappop(queue)
        if cell == goal:
            return _trace_back(grid, came, goal)
        for near in grid.neighbours(cell):
            total = cost[cell] + _approximate_km(grid.centre(cell), grid.centre(near))
            if total < cost.get(near, np.inf):
                cost[near], came[near] = total, cell
                heapq.heappush(queue, (total + _approximate_km(grid.centre(near), grid.centre(goal)), near))
    message = f"no way by water from {grid.centre(start)} to {grid.centre(goal)}; widen the window"
    raise ValueError(message)


def _trace_back(grid: WaterGrid, came: dict[Cell, Cell], goal: Cell) -> list[LonLat]:
    """Return the centres of the cells from the start to the goal, given the cell before each."""
    cells = [goal]
    while cells[-1] in came:
        cells.append(came[cells[-1]])
    return [grid.centre(cell) for cell in reversed(cells)]


def _skip_points(grid: WaterGrid, points: list[LonLat]) -> list[LonLat]:
    """Return the points without those that a leg, made as long as the land permits, can skip."""
    kept, here = [points[0]], 0
    while here < len(points) - 1:
        far = len(points) - 1
        while far > here + 1 and not grid.is_clear(points[here], points[far]):
            far -= 1
        kept.append(points[far])
        here = far
    return kept


def straighten_path(grid: WaterGrid, points: list[LonLat]) -> list[LonLat]:
    """Return a way with needless points removed, starting from either end, whichever is shorter."""
    there, back = _skip_points(grid, points), _skip_points(grid, points[::-1])[::-1]
    return min(there, back, key=lambda way: sum(_approximate_km(*leg) for leg in pairwise(way)))


def write_sea_paths(land: LandCells, path: Path) -> None:
    """Write the paths of all pairs of ports in a window; ids are ``<port>--<port>`` in alphabetical order."""
    whole = shapely.union_all(list(land.cells.values()))
    found: dict[str, BaseGeometry] = {}
    for window, step, ports in _WATERS:
        grid = WaterGrid(window, step, shapely.clip_by_rect(whole, *window))
        where = {port: (gazetteer_place(port).lon, gazetteer_place(port).lat) for port in ports}
        cells = {port: grid.nearest_water(where[port]) for port in ports}
        new = [pair for pair in combinations(sorted(ports), 2) if "--".join(pair) not in found]
        for first, second in new:
            way = straighten_path(grid, find_path(grid, cells[first], cells[second]))
            points = np.round(np.array([where[first], *way, where[second]]), 4)
            found[f"{first}--{second}"] = cut_at_antimeridian(points)
    shape_archive.write_shapes(path, found)
