"""Shapes as cells of a screen: insides of rings by the even-odd rule, lines, and counts within boxes."""

import math
from collections.abc import Iterable
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.atlas.thinning import web_mercator
from geodata.layout.mercator import Viewport, mercator_y

STEP_SHARE: Final = 0.5
"""Distance between the points along a line that are told, as a share of a cell's side."""

Segments = npt.NDArray[np.float64]
"""Sides of the rings of a shape: rows of x, y, x, y in Mercator coordinates, 0-1 eastward and southward."""
Cells = npt.NDArray[np.int64]
"""A number for each cell of a screen, rows first."""
CellMask = npt.NDArray[np.bool_]
"""Cells of a screen that something covers, rows first."""
Boxes = npt.NDArray[np.float64]
"""Boxes as rows of left, top, right and bottom in pixels."""


def grid_shape(screen: Viewport, cell: int) -> tuple[int, int]:
    """Return the number of rows and columns of cells of ``cell`` pixels that hold a screen."""
    return math.ceil(screen.size[1] / cell), math.ceil(screen.size[0] / cell)


def shape_sides(shape: BaseGeometry) -> Segments:
    """Return the sides of the rings of a shape of polygons (EPSG:4326)."""
    points, ring = shapely.get_coordinates(shapely.get_rings(shapely.get_parts(shape)), return_index=True)
    return _sides(points, ring)


def line_sides(shape: BaseGeometry) -> Segments:
    """Return the pieces of the lines of a shape (EPSG:4326), the outlines of its polygons included."""
    parts = shapely.get_parts(shape)
    flat = shapely.get_dimensions(parts) == 1
    lines = [*parts[flat], *shapely.get_rings(parts[~flat])]
    points, line = shapely.get_coordinates(lines, return_index=True)
    return _sides(points, line)


def _sides(points: npt.NDArray[np.float64], line: npt.NDArray[np.int64]) -> Segments:
    corners = np.column_stack(web_mercator(*points.T))
    sides: Segments = np.hstack([corners[:-1], corners[1:]])[line[:-1] == line[1:]]
    return sides


def inside_cells(sides: Segments, screen: Viewport, cell: int) -> CellMask:
    """Return the cells whose middles lie inside the rings by the even-odd rule; beyond the screen is none."""
    rows, columns = grid_shape(screen, cell)
    turns = np.zeros((rows, columns + 1), np.int64)
    for x, y in _on_screen(sides, screen):
        _cross_rows(x, y, turns, cell)
    mask: CellMask = np.cumsum(turns[:, :columns], axis=1) % 2 == 1
    return mask


def line_cells(sides: Segments, screen: Viewport, cell: int, width: float) -> CellMask:
    """Return the cells that lines of a width in pixels touch, or nearly touch."""
    mask = np.zeros(grid_shape(screen, cell), np.bool_)
    for x, y in _on_screen(sides, screen):
        steps = np.ceil(np.hypot(np.diff(x), np.diff(y))[:, 0] / (cell * STEP_SHARE)).astype(np.int64) + 1
        steps = np.minimum(steps, 8 * sum(screen.size) // cell)
        side = np.repeat(np.arange(len(x)), steps)
        first = np.cumsum(steps) - steps
        share = (np.arange(len(side)) - first[side]) / np.maximum(steps[side] - 1, 1)
        mark_points(
            mask,
            np.column_stack([_between(x, side, share), _between(y, side, share)]),
            cell,
            width / 2,
        )
    return mask


def _between(ends: Segments, side: npt.NDArray[np.int64], share: npt.NDArray[np.float64]) -> Segments:
    found: Segments = ends[side, 0] + share * (ends[side, 1] - ends[side, 0])
    return found


def mark_points(mask: CellMask, points: npt.NDArray[np.float64], cell: int, radius: float) -> None:
    """Mark the cells that squares of a half side in pixels about points (n, 2) touch."""
    steps = np.linspace(-radius, radius, math.ceil(2 * radius / cell) + 1)
    for across in steps.tolist():
        for down in steps.tolist():
            column = np.floor((points[:, 0] + across) / cell).astype(np.int64)
            row = np.floor((points[:, 1] + down) / cell).astype(np.int64)
            held = (row >= 0) & (row < mask.shape[0]) & (column >= 0) & (column < mask.shape[1])
            mask[row[held], column[held]] = True


def _on_screen(sides: Segments, screen: Viewport) -> Iterable[tuple[Segments, Segments]]:
    """Pixels across and down of the ends of sides that may meet the screen, for each copy of the world."""
    (width, height), world = screen.size, screen.world_pixels
    x = width / 2 + (sides[:, ::2] - (screen.camera.lon + 180) / 360) * world
    y = height / 2 + (sides[:, 1::2] - mercator_y(screen.camera.lat)) * world
    near = (y.min(axis=1) < height) & (y.max(axis=1) > 0)
    for copy in (-1, 0, 1):
        shifted = x[near] + copy * world
        left = shifted.min(axis=1) < width
        yield shifted[left], y[near][left]


def _cross_rows(x: Segments, y: Segments, turns: Cells, cell: int) -> None:
    """Count, in the cell after it, each crossing of a side with the middle line of a row."""
    first, last = (
        np.clip(np.ceil(edge / cell - 0.5), 0, len(turns)).astype(np.int64)
        for edge in (y.min(axis=1), y.max(axis=1))
    )
    crossings = last - first
    side = np.repeat(np.arange(len(x)), crossings)
    row = np.arange(len(side)) - (np.cumsum(crossings) - crossings - first)[side]
    share = ((row + 0.5) * cell - y[side, 0]) / (y[side, 1] - y[side, 0])
    crossed = x[side, 0] + share * (x[side, 1] - x[side, 0])
    column = np.clip(np.ceil(crossed / cell - 0.5), 0, turns.shape[1] - 1).astype(np.int64)
    np.add.at(turns, (row, column), 1)


def running_sums(cells: npt.NDArray[Any]) -> npt.NDArray[np.int32]:
    """Return the sums of all cells above and left of each corner; :func:`count_in_boxes` counts by them."""
    sums = np.zeros((cells.shape[0] + 1, cells.shape[1] + 1), np.int32)
    np.cumsum(np.cumsum(cells, axis=0, dtype=np.int32), axis=1, out=sums[1:, 1:])
    return sums


def count_in_boxes(
    sums: npt.NDArray[np.int32], boxes: Boxes, cell: int, *, touched: bool
) -> npt.NDArray[np.int64]:
    """Return the sum of the cells in each box: of all that it touches, or of about those that it covers.

    Running sums of several masks, one on the other, give as many sums each.
    """
    low, high = (np.floor, np.ceil) if touched else (np.round, np.round)
    rows, columns = sums.shape[-2] - 1, sums.shape[-1] - 1
    left, right = (
        np.clip(snap(boxes[:, at] / cell), 0, columns).astype(np.int64) for snap, at in ((low, 0), (high, 2))
    )
    top, bottom = (
        np.clip(snap(boxes[:, at] / cell), 0, rows).astype(np.int64) for snap, at in ((low, 1), (high, 3))
    )
    counted: npt.NDArray[np.int64] = (
        sums[..., bottom, right].astype(np.int64)
        - sums[..., top, right]
        - sums[..., bottom, left]
        + sums[..., top, left]
    )
    return counted
