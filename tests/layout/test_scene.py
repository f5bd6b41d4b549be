"""Boxes, and counts of merged marks."""

from dataclasses import replace

import pytest

from geodata.layout.looks.disc_marks import DiscMark, DiscMarks
from geodata.layout.scene import PixelBox, Scene


@pytest.mark.parametrize(
    ("other", "meets"),
    [
        (PixelBox(5, 5, 15, 15), True),
        (PixelBox(10, 0, 20, 10), False),
        (PixelBox(2, 2, 3, 3), True),
        (PixelBox(0, 11, 9, 20), False),
    ],
)
def test_boxes_meet_when_they_share_ground(other: PixelBox, meets: bool) -> None:  # noqa: FBT001 - a table
    """Edges that touch share nothing; a rim of two makes neighbours meet."""
    assert PixelBox(0, 0, 10, 10).overlaps(other) is meets
    assert PixelBox(0, 0, 10, 10).expanded(2).overlaps(other)


def test_only_thinned_marks_are_declared(scene: Scene) -> None:
    """None where each event has a mark of its own."""
    assert scene.merged_counts is None
    discs = (DiscMark(None, (0.0, 0.0), (0, 0, 0, 255), (0, 0, 0, 255), 3.0, "9 events"),) * 10
    assert replace(scene, thinned=DiscMarks(discs, 10, is_exact=True)).merged_counts is None
    assert replace(scene, thinned=DiscMarks(discs, 900, is_exact=False)).merged_counts == (10, 900)
