"""Boxes, and counts of merged marks."""

from dataclasses import replace

import pytest

from geodata.layout.scene import Box, Dense, DiscMark, Scene


@pytest.mark.parametrize(
    ("other", "meets"),
    [
        (Box(5, 5, 15, 15), True),
        (Box(10, 0, 20, 10), False),
        (Box(2, 2, 3, 3), True),
        (Box(0, 11, 9, 20), False),
    ],
)
def test_boxes_meet_when_they_share_ground(other: Box, meets: bool) -> None:  # noqa: FBT001 - a table
    """Edges that touch share nothing; a rim of two makes neighbours meet."""
    assert Box(0, 0, 10, 10).meets(other) is meets
    assert Box(0, 0, 10, 10).grown(2).meets(other)


def test_only_thinned_marks_are_declared(scene: Scene) -> None:
    """None where each event has a mark of its own."""
    assert scene.thinned is None
    discs = (DiscMark(None, (0.0, 0.0), (0, 0, 0, 255), 3.0, "9 events"),) * 10
    assert replace(scene, dense=Dense(discs, 10, exact=True)).thinned is None
    assert replace(scene, dense=Dense(discs, 900, exact=False)).thinned == (10, 900)
