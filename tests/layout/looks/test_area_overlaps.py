"""Areas that overlap: told apart by the direction of their hatch, pale however many they are."""

import math

import pytest
import shapely

from geodata.layout.looks.area_overlaps import (
    HATCH_TURNS,
    hatch_tile_names,
    overlap_orders,
    shapes_overlap,
)
from geodata.layout.looks.ink_contrast import colour_contrast, mix_codes
from geodata.layout.styles import HATCH_OPACITY, MAP_PALETTES, SEA_FILL_OPACITY
from geodata.places.own_shapes import name_own_shape
from geodata.webmap.assets import SYMBOLS


def square(west: float, south: float, side: float = 4.0) -> str:
    """The name of a square."""
    return name_own_shape(
        shapely.MultiPolygon([shapely.box(west, south, west + side, south + side)]), (west, south)
    )


def test_areas_that_overlap_have_different_directions() -> None:
    """One apart from both begins anew; a neighbour that shares a border does not overlap."""
    first, on_it, beside, far = square(0, 0), square(2, 2), square(4, 0), square(40, 0)
    orders = overlap_orders((first, on_it, beside, far))
    assert [order.turn for order in orders] == [0, 1, 0, 0]
    assert [order.depth for order in orders] == [0, 1, 1, 0]
    assert shapes_overlap(first, first)
    assert not shapes_overlap(first, beside)


def test_the_same_area_twice_is_told_apart() -> None:
    """Two exercises in one sea."""
    assert [order.turn for order in overlap_orders(("yellow-sea", "yellow-sea"))] == [0, 1]
    assert not shapes_overlap("sea-of-japan", "yellow-sea")


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_ten_areas_on_each_other_do_not_pile_up(theme: str) -> None:
    """Where all fills and hatches lie on each other, an edge of the darkest ink can still be told."""
    paper = MAP_PALETTES[theme]  # type: ignore[index]
    orders = overlap_orders((square(0, 0),) * 10)
    ground = paper.sea
    for order in orders:
        ground = mix_codes(paper.text, ground, SEA_FILL_OPACITY * order.fill_share)
        if order.is_hatched:
            # A hatch covers a quarter of its area.
            ground = mix_codes(paper.text, ground, HATCH_OPACITY / 4)
    assert colour_contrast(paper.text, ground) >= 2
    assert [order.is_hatched for order in orders].count(True) == HATCH_TURNS
    assert math.isclose(orders[9].fill_share, 0.6**9)


def test_every_direction_has_its_tiles() -> None:
    """Whole and broken, all served."""
    assert len(set(hatch_tile_names())) == 2 * HATCH_TURNS
    assert set(hatch_tile_names()) < set(SYMBOLS)
