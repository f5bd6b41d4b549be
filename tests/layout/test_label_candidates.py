"""Label positions: off the marks, on the screen, the cheapest free one."""

import pytest

from geodata.layout.label_candidates import (
    LabelObstacles,
    LabelPosition,
    LabelPositions,
    _leaders_cross,
    _segment_crosses_box,
    find_label_positions,
    nearest_box_point,
)
from geodata.layout.mercator import Viewport
from geodata.layout.scene import PixelBox
from geodata.view import Camera

SCREEN = Viewport(Camera(lon=0.0, lat=0.0, zoom=2.0), (800, 600))
SIZE = (120.0, 30.0)


def found(ground: LabelObstacles, *spots: tuple[float, float]) -> LabelPositions:
    """The positions of a block of one size."""
    return find_label_positions(spots or ((0.0, 0.0),), SIZE, clearance=8.0, screen=SCREEN, ground=ground)


def test_the_cheapest_comes_first_and_is_taken_alone() -> None:
    """Beside the mark; the next block at the same mark goes elsewhere."""
    every = found(LabelObstacles())
    first = every.best(())
    assert first == every.positions[0]
    assert [one.cost for one in every.positions] == sorted(one.cost for one in every.positions)
    second = every.best([first])
    assert second is not None
    assert not second.box.expanded(4).overlaps(first.box)


def test_marks_stay_free_and_the_screen_is_kept() -> None:
    """No position covers a mark or leaves the screen; a mark beyond the screen has none."""
    mark = PixelBox(380, 200, 420, 400)
    every = found(LabelObstacles(marks=[mark]))
    assert every.positions
    assert not [one for one in every.positions if one.box.overlaps(mark)]
    assert all(SCREEN.contains((one.box.left, one.box.top), 6) for one in every.positions)
    assert found(LabelObstacles(), (170.0, 0.0)).best(()) is None


@pytest.mark.parametrize(
    ("start", "end", "through"),
    [
        ((0, 5), (20, 5), True),
        ((0, 0), (20, 20), True),
        ((0, 5), (4, 5), False),
        ((0, 4), (20, 4), False),
        ((7, 0), (7, 5), True),
        ((7, 0), (7, 3), False),
        ((7, 6), (7, 6), True),
        ((0, 12), (20, 8), False),
    ],
)
def test_a_line_through_a_box(start: tuple[float, float], end: tuple[float, float], through: bool) -> None:  # noqa: FBT001
    """Along an edge is not through it."""
    assert _segment_crosses_box(start, end, PixelBox(5, 4, 10, 8)) is through


def test_leaders_cross() -> None:
    """Two that meet in the middle do, two side by side do not."""

    def led(spot: tuple[float, float], end: tuple[float, float]) -> LabelPosition:
        return LabelPosition(0, spot, PixelBox(0, 0, 1, 1), end)

    assert _leaders_cross(led((0, 0), (10, 10)), led((0, 10), (10, 0)))
    assert not _leaders_cross(led((0, 0), (10, 0)), led((0, 5), (10, 5)))


def test_nearest() -> None:
    """The corner, the side, or the pixel itself."""
    box = PixelBox(0, 0, 10, 10)
    assert [nearest_box_point(spot, box) for spot in ((-5, -5), (5, 20), (3, 4))] == [(0, 0), (5, 10), (3, 4)]
