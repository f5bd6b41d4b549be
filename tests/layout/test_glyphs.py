"""Glyphs: one outline each, open ones hollow, frames as APP-6 has them."""

from itertools import combinations

import pytest
import shapely

from geodata.kinds.event_kind import symbol_names
from geodata.layout.glyphs import AFFILIATIONS, glyph_polygons, glyph_rings, svg_path_data
from geodata.layout.styles import STATUS_ARROWHEADS


@pytest.mark.parametrize("name", sorted({*STATUS_ARROWHEADS.values(), "circle", "diamond"}))
def test_every_glyph_of_the_style_table_is_drawn(name: str) -> None:
    """Each lies on its box, and its open form is hollow."""
    opened = glyph_polygons()[name if name.endswith("open") else f"{name}-open"]
    assert shapely.box(-1, -1, 1, 1).contains(glyph_polygons()[name])
    assert not opened.contains(shapely.Point(-0.1, 0))


@pytest.mark.parametrize("name", sorted(symbol_names()))
def test_every_symbol_of_a_kind_is_drawn(name: str) -> None:
    """It fills a readable part of its box; its open form is another shape of less ink, on the box too."""
    whole, opened = (glyph_polygons()[each] for each in (name, f"{name}-open"))
    assert 0.3 < whole.area < 2.6
    assert whole.is_valid
    assert shapely.box(-1.02, -1.02, 1.02, 1.02).covers(shapely.union(whole, opened))
    assert opened.symmetric_difference(whole).area > 0.09


def test_no_two_symbols_are_alike() -> None:
    """In a print without colour a kind is known by its symbol: a tenth of the ink of two differs."""
    shapes = {name: glyph_polygons()[name] for name in symbol_names()}
    for one, two in combinations(sorted(shapes), 2):
        both = shapely.union(shapes[one], shapes[two]).area
        assert shapes[one].symmetric_difference(shapes[two]).area / both > 1 / 10, (one, two)


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


def test_a_broken_ring_is_a_ring_with_gaps() -> None:
    """Six pieces, all of them of the ring; a dotted one has more."""
    broken, ring = glyph_polygons()["ring-broken"], glyph_polygons()["ring"]
    assert len(shapely.get_parts(broken)) == 6
    assert len(shapely.get_parts(glyph_polygons()["ring-dotted"])) == 16
    assert ring.covers(broken.buffer(-1e-9))
    assert 0.5 < broken.area / ring.area < 0.9
