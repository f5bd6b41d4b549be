"""The sign of a note on the text: a disc at a corner of a label, the same on screen and in pictures."""

from collections.abc import Callable, Sequence
from typing import get_args

from geodata.layout.labels.box_geometry import shared_area, square_box
from geodata.layout.mercator import Pixel
from geodata.layout.scene import PixelBox
from geodata.layout.styles import NOTE_SIGN_RADIUS, NOTE_SIGN_SHIFT, NoteCorner
from geodata.words import LANGUAGES, Lang

_CORNERS: tuple[NoteCorner, ...] = get_args(NoteCorner)


def note_glyph(lang: Lang) -> str:
    """Return the glyph of the sign: its question mark opens to the side from which a language is read."""
    return "note-sign-mirrored" if LANGUAGES[lang].is_rtl else "note-sign"


def free_corner(
    box: PixelBox, others: Sequence[PixelBox], hidden: Callable[[PixelBox], float], *, is_rtl: bool
) -> NoteCorner:
    """Return the corner of a label at which the sign covers no other label, and least of the marks.

    Where it covers some at each, it is that at which it covers the least of them. The upper corner where the
    lines end is the first choice, and stays where no other is better. ``hidden`` tells how much of the marks
    a box hides.
    """
    end = "left" if is_rtl else "right"
    order = sorted(_CORNERS, key=lambda corner: (corner.startswith("bottom"), not corner.endswith(end)))
    signs = {corner: sign_box(box, corner) for corner in order}
    free = [corner for corner in order if not any(map(signs[corner].overlaps, others))]
    if free:
        return min(free, key=lambda corner: hidden(signs[corner]))
    return min(order, key=lambda corner: sum(shared_area(signs[corner], other) for other in others))


def sign_box(box: PixelBox, corner: NoteCorner) -> PixelBox:
    """Return the box of the sign at a corner of a label."""
    return square_box(sign_point(box, corner), 2 * NOTE_SIGN_RADIUS)


def sign_point(box: PixelBox, corner: NoteCorner) -> Pixel:
    """Return the pixel of the middle of the sign, a little outside of a corner of a label."""
    down, across = corner.split("-")
    return (
        box.right + NOTE_SIGN_SHIFT if across == "right" else box.left - NOTE_SIGN_SHIFT,
        box.bottom + NOTE_SIGN_SHIFT if down == "bottom" else box.top - NOTE_SIGN_SHIFT,
    )
