"""Boxes and segments: which cross which."""

import numpy as np
import pytest

from geodata.layout.labels import box_geometry
from geodata.layout.labels.box_geometry import (
    box_edges,
    enclosing_box,
    nearest_box_point,
    overlap_mask,
    segments_cross,
    segments_cross_boxes,
    segments_cross_discs,
)
from geodata.layout.scene import PixelBox


@pytest.mark.parametrize(
    ("segment", "through"),
    [
        ((0, 5, 20, 5), True),
        ((0, 0, 20, 20), True),
        ((0, 5, 4, 5), False),
        ((0, 4, 20, 4), False),
        ((7, 0, 7, 5), True),
        ((7, 0, 7, 3), False),
        ((7, 6, 7, 6), True),
        ((0, 12, 20, 8), False),
    ],
)
def test_a_line_through_a_box(segment: tuple[float, ...], through: bool) -> None:  # noqa: FBT001
    """Along an edge is not through it."""
    crossed = segments_cross_boxes(np.array([segment], np.float64), np.array([(5.0, 4.0, 10.0, 8.0)]))
    assert crossed.tolist() == [[through]]


@pytest.mark.parametrize(
    ("segment", "touched"),
    [((0, 5, 20, 5), True), ((0, 0, 3, 0), False), ((0, 10.1, 20, 10.1), False), ((5, 5, 6, 6), True)],
)
def test_a_line_over_a_disc(segment: tuple[float, ...], touched: bool) -> None:  # noqa: FBT001
    """The corners of its box are free."""
    boxes = np.array([(0.0, 0.0, 10.0, 10.0)])
    assert segments_cross_discs(np.array([segment], np.float64), boxes).tolist() == [[touched]]
    assert segments_cross_discs(np.array([(-1.0, 0.5, 0.5, -1.0)]), boxes).tolist() == [[False]]


def test_leaders_cross() -> None:
    """Two that meet in the middle do, two side by side do not."""
    ones = np.array([(0.0, 0.0, 10.0, 10.0), (0.0, 0.0, 10.0, 0.0)])
    others = np.array([(0.0, 10.0, 10.0, 0.0), (0.0, 5.0, 10.0, 5.0)])
    assert segments_cross(ones, others).tolist() == [[True, True], [False, False]]


def test_nearest() -> None:
    """The corner, the side, or the pixel itself."""
    box = PixelBox(0, 0, 10, 10)
    assert [nearest_box_point(spot, box) for spot in ((-5, -5), (5, 20), (3, 4))] == [(0, 0), (5, 10), (3, 4)]


def test_boxes_that_touch_do_not_overlap() -> None:
    """Along a side they only meet."""
    boxes = box_edges([PixelBox(0, 0, 10, 10), PixelBox(10, 0, 20, 10), PixelBox(5, 5, 15, 15)])
    assert overlap_mask(boxes, boxes).tolist() == [
        [True, False, True],
        [False, True, True],
        [True, True, True],
    ]


def test_the_box_of_segments_holds_all_of_them() -> None:
    """There is none of none."""
    assert enclosing_box(np.array([(0.0, 9.0, 4.0, 2.0), (7.0, 3.0, 1.0, 1.0)])).tolist() == [[0, 1, 7, 9]]
    assert len(enclosing_box(np.empty((0, 4)))) == 0


def test_the_open_part_of_a_line_is_that_on_no_box() -> None:
    """A line along an edge is hidden, and so is one through a box."""
    box = PixelBox(10, 0, 30, 20)
    assert box_geometry.open_length([(0, 10), (40, 10)], [box]) == 40 - 20 - 2 * box_geometry.EDGE
    assert box_geometry.open_length([(10, 0), (10, 20)], [box]) == 0
    assert box_geometry.open_length([(0, 0), (3, 4)], []) == 5
