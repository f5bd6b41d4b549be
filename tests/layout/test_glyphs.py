"""Glyphs: one outline each, open ones hollow, frames as APP-6 has them."""

import pytest
import shapely

from geodata.layout.glyphs import AFFILIATIONS, glyph_polygons, glyph_rings, svg_path_data
from geodata.layout.styles import KIND_GLYPHS, STATUS_ARROWHEADS


@pytest.mark.parametrize("name", sorted(set(KIND_GLYPHS.values()) | set(STATUS_ARROWHEADS.values())))
def test_every_glyph_of_the_style_table_is_drawn(name: str) -> None:
    """Each lies on its box, and its open form is hollow."""
    opened = glyph_polygons()[name if name.endswith("open") else f"{name}-open"]
    assert shapely.box(-1, -1, 1, 1).contains(glyph_polygons()[name])
    assert not opened.contains(shapely.Point(-0.1, 0))


@pytest.mark.parametrize(
    ("affiliation", "width", "height"),
    [("friendly", 1.875, 1.25), ("hostile", 1.8, 1.8), ("neutral", 1.375, 1.375), ("unknown", 1.731, 1.731)],
)
def test_frames_have_their_shape(affiliation: str, width: float, height: float) -> None:
    """A rectangle, a diamond, a square, a quatrefoil."""
    left, top, right, bottom = glyph_polygons()[f"frame-{affiliation}"].bounds
    assert (right - left, bottom - top) == pytest.approx((width, height), abs=0.01)
    assert affiliation in AFFILIATIONS


def test_rings_are_closed_and_to_size() -> None:
    """An open square of 10 pixels has an outer and an inner ring, each ending at its first point."""
    outer, inner = glyph_rings("square-open", 10)
    assert (outer[0], inner[0]) == (outer[-1], inner[-1])
    assert (max(x for x, _ in outer), max(x for x, _ in inner)) == (6.2, 4.2)


def test_path_data_holds_numbers_alone() -> None:
    """Commands, digits and signs; the closing point is the command Z."""
    found = svg_path_data(glyph_rings("square-open", 10))
    assert found.count("M") == found.count("Z") == 2
    assert found.count(",") == 8
    assert not set(found) - set("MZ0123456789.,- ")
