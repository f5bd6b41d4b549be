"""The marks: exact while they are few, one a cell with its count when they are many."""

from collections.abc import Callable

import numpy as np

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.selection import select_events
from geodata.atlas.thinning import MOST_EXACT_MARKS, MOST_THINNED_MARKS, thin_marks, web_mercator
from geodata.view import Camera, View

WORLD = Camera(lon=0, lat=0, zoom=2)
SIZE = (2048, 1366)
"""Ranges of longitude, and of inhabited latitude."""


def test_exact(demo_atlas: Atlas) -> None:
    """A brief's own events are each a mark; events off the map have none."""
    found = thin_marks(select_events(demo_atlas, View()), WORLD, SIZE)
    assert found.exact
    assert found.row.tolist() == [0, 1]
    assert found.count.tolist() == [1, 1]


def test_thinned_keeps_the_sum(many: Callable[[int], Atlas]) -> None:
    """Above the limit fewer marks stand for all events, with their counts."""
    number = MOST_EXACT_MARKS * 10
    found = thin_marks(select_events(many(number), View()), WORLD, SIZE)
    assert not found.exact
    assert len(found.row) <= MOST_THINNED_MARKS
    assert found.count.sum() == found.events == number


def test_thinned_follows_the_filter(many: Callable[[int], Atlas]) -> None:
    """A filter that hides everything leaves no mark."""
    found = thin_marks(
        select_events(many(MOST_EXACT_MARKS + 1), View(layers=frozenset({"transfer"}))), WORLD, SIZE
    )
    assert len(found.row) == found.events == 0


def test_zooming_in_resolves(many: Callable[[int], Atlas]) -> None:
    """Near enough, each event has its mark again; the screen and a quarter beyond decide, across 180° too."""
    selection = select_events(many(MOST_EXACT_MARKS * 10), View())
    near = thin_marks(selection, Camera(lon=179.9, lat=10, zoom=5), (800, 600))
    assert near.exact
    assert 0 < near.events < MOST_EXACT_MARKS
    reach = 800 * 0.75 / (512 * 32) * 360
    assert {lon > 0 for lon in near.lon.tolist()} == {True, False}
    assert all(min(abs(lon - 179.9), 360 - abs(lon - 179.9)) <= reach + 1e-6 for lon in near.lon.tolist())


def test_the_first_row_of_a_cell_stands_for_it(many: Callable[[int], Atlas]) -> None:
    """Marks come in the order of the rows, and none of a mark's events comes before it."""
    found = thin_marks(select_events(many(MOST_EXACT_MARKS * 10), View()), WORLD, SIZE)
    assert found.row.tolist() == sorted(found.row.tolist())
    assert found.row[0] == 0


def test_mercator() -> None:
    """Known points: the origin in the middle, the date line at the edges, north up."""
    east, south = web_mercator(np.array([0.0, -180.0, 180.0]), np.array([0.0, 85.05112878, -85.05112878]))
    np.testing.assert_allclose(east, [0.5, 0, 1])
    np.testing.assert_allclose(south, [0.5, 0, 1], atol=1e-9)
