"""The corner of a label at which the sign of a note stands."""

import math
from typing import get_args

import pytest

from geodata.layout.labels.box_geometry import nearest_box_point
from geodata.layout.labels.label_words import PANEL_PADDING
from geodata.layout.note_signs import free_corner, sign_box, sign_point
from geodata.layout.scene import PixelBox
from geodata.layout.styles import NOTE_SIGN_RADIUS, NoteCorner

LABEL = PixelBox(100, 100, 180, 140)
ABOVE = PixelBox(90, 60, 190, 96)
BELOW = PixelBox(90, 144, 190, 180)
RIGHT = PixelBox(183, 90, 260, 150)


@pytest.mark.parametrize(
    ("others", "left_to_right", "right_to_left"),
    [
        ([], "top-right", "top-left"),
        ([PixelBox(300, 300, 400, 400)], "top-right", "top-left"),
        ([RIGHT], "top-left", "top-left"),
        ([ABOVE], "bottom-right", "bottom-left"),
        ([ABOVE, RIGHT], "bottom-left", "bottom-left"),
        ([ABOVE, BELOW], "top-right", "top-left"),
    ],
)
def test_the_sign_covers_no_other_label(
    others: list[PixelBox], left_to_right: NoteCorner, right_to_left: NoteCorner
) -> None:
    """The upper corner where the lines end comes first; where none is free the sign stands there."""
    assert free_corner(LABEL, others, lambda _: 0.0, is_rtl=False) == left_to_right
    assert free_corner(LABEL, others, lambda _: 0.0, is_rtl=True) == right_to_left


def test_where_no_corner_is_free_the_sign_covers_the_least_of_labels() -> None:
    """However much of the marks it hides there."""
    near = PixelBox(90, 60, 178, 99)
    assert free_corner(LABEL, [near, BELOW], lambda box: box.left, is_rtl=True) == "top-right"


def test_the_sign_hides_least_of_the_marks() -> None:
    """Among the corners that are free of other labels."""

    def hidden(box: PixelBox) -> float:
        return {90.0: 0.2, 176.0: 0.1}[box.left] + (0.3 if box.top < 100 else 0.0)

    assert free_corner(LABEL, [], hidden, is_rtl=True) == "bottom-right"
    assert free_corner(LABEL, [BELOW], hidden, is_rtl=True) == "top-right"


def test_the_middle_of_the_sign() -> None:
    """A little outside of its corner, in pixels from the top left of the map."""
    corners: tuple[NoteCorner, ...] = ("top-left", "bottom-right")
    assert [sign_point(LABEL, corner) for corner in corners] == [(97, 97), (183, 143)]
    assert sign_box(LABEL, "top-left") == PixelBox(90, 90, 104, 104)


@pytest.mark.parametrize("corner", get_args(NoteCorner))
def test_the_sign_covers_no_letter(corner: NoteCorner) -> None:
    """The text of a label begins and ends within its padding."""
    across, down = PANEL_PADDING
    x, y = sign_point(LABEL, corner)
    words = PixelBox(LABEL.left + across, LABEL.top + down, LABEL.right - across, LABEL.bottom - down)
    assert math.dist((x, y), nearest_box_point((x, y), words)) > NOTE_SIGN_RADIUS + 1
