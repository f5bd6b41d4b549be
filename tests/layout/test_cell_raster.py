"""Shapes as cells of a screen, beside what shapely says of the middles of cells."""

import numpy as np
import pytest
import shapely

from geodata.layout.cell_raster import (
    count_in_boxes,
    grid_shape,
    inside_cells,
    line_cells,
    line_sides,
    mark_points,
    running_sums,
    shape_sides,
)
from geodata.layout.mercator import Viewport
from geodata.view import Camera

SCREEN = Viewport(Camera(lon=10.0, lat=20.0, zoom=3.0), (402, 301))
CELL = 4


def middles() -> np.ndarray:
    """Longitudes and latitudes of the middles of all cells, rows first."""
    rows, columns = grid_shape(SCREEN, CELL)
    return np.array(
        [
            [SCREEN.unproject((column + 0.5) * CELL, (row + 0.5) * CELL) for column in range(columns)]
            for row in range(rows)
        ]
    )


@pytest.mark.parametrize(
    "shape",
    [
        shapely.Point(12, 22).buffer(6),
        shapely.Point(12, 22).buffer(9).difference(shapely.Point(12, 22).buffer(4)),
        shapely.union(shapely.box(-200, 0, 5, 12), shapely.box(20, 22, 300, 80)),
    ],
    ids=["disc", "ring", "boxes beyond the screen"],
)
def test_a_cell_is_inside_where_its_middle_is(shape: shapely.Geometry) -> None:
    """But at the very edge, where degrees are rounded."""
    found = inside_cells(shape_sides(shape), SCREEN, CELL)
    told = shapely.contains_xy(shape, middles().reshape(-1, 2)).reshape(found.shape)
    assert found.shape == grid_shape(SCREEN, CELL) == (76, 101)
    assert (found != told).mean() < 0.002


def test_a_shape_beyond_the_antimeridian_is_seen_from_this_side() -> None:
    """Copies of the world lie side by side."""
    screen = Viewport(Camera(lon=179.0, lat=0.0, zoom=4.0), (400, 300))
    east = inside_cells(shape_sides(shapely.box(-180, -4, -176, 4)), screen, CELL)
    x, y = screen.project(-178, 0)
    assert east[int(y) // CELL, int(x) // CELL]


def test_the_cells_of_a_line() -> None:
    """Those that it runs through, and those beside it that its width touches."""
    line = shapely.LineString([(0, 20), (20, 20)])
    x, y = SCREEN.project(10, 20)
    thin, wide = (line_cells(line_sides(line), SCREEN, CELL, width) for width in (1.0, 18.0))
    row = int(y) // CELL
    assert thin[row, int(x) // CELL]
    assert thin.sum(axis=0).max() <= 2
    assert wide[row - 2 : row + 3, int(x) // CELL].all()
    outline = line_cells(line_sides(shapely.box(5, 15, 15, 25)), SCREEN, CELL, 1.0)
    assert outline.any()
    assert not outline[row, int(x) // CELL]


def test_points_beyond_the_screen_mark_nothing() -> None:
    """Nor do they come in again at the other side."""
    mask = np.zeros((4, 5), np.bool_)
    mark_points(mask, np.array([(-9.0, 2.0), (30.0, 2.0), (2.0, -9.0)]), CELL, 1.0)
    assert not mask.any()


def test_cells_in_boxes_are_counted() -> None:
    """Those that a box touches, or about those that it covers; none beyond the screen."""
    cells = np.zeros((10, 10), np.bool_)
    cells[2:5, 3:7] = True
    sums = running_sums(cells)
    boxes = np.array([(0.0, 0.0, 40.0, 40.0), (13.0, 9.0, 17.0, 11.0), (-50.0, -50.0, -10.0, -10.0)])
    assert count_in_boxes(sums, boxes, CELL, touched=True).tolist() == [12, 2, 0]
    assert count_in_boxes(sums, boxes, CELL, touched=False).tolist() == [12, 1, 0]
