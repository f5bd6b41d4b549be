"""The marks: exact while they are few, one a cell with its count when they are many."""

from dataclasses import replace

import geopandas as gpd
import numpy as np
import pandas as pd

from geodata.atlas.filters import select
from geodata.atlas.frames import Atlas
from geodata.atlas.marks import EXACT, MOST, marks, mercator
from geodata.view import Camera, View
from geodata.vocabulary import Kind

WORLD = Camera(lon=0, lat=0, zoom=2)
SIZE = (2048, 1366)
"""The world round, and the inhabited part of it from south to north."""


def many(atlas: Atlas, number: int) -> Atlas:
    """An atlas in which one event stands at many places."""
    rng = np.random.default_rng(7)
    row = pd.DataFrame(atlas.events.iloc[[0] * number]).reset_index(drop=True)
    row["lon"], row["lat"] = rng.uniform(-180, 180, number), rng.uniform(-60, 60, number)
    return replace(
        atlas, digest=f"many-{number}", events=gpd.GeoDataFrame(row, geometry="geometry", crs=4326)
    )


def test_exact(demo_atlas: Atlas) -> None:
    """A brief's own events are each a mark; what is not on the map has none."""
    found = marks(select(demo_atlas, View()), WORLD, SIZE)
    assert found.exact
    assert found.row.tolist() == [0, 1]
    assert found.count.tolist() == [1, 1]


def test_thinned_keeps_the_sum(demo_atlas: Atlas) -> None:
    """Above the limit fewer marks stand for all events, and say for how many."""
    number = EXACT * 10
    found = marks(select(many(demo_atlas, number), View()), WORLD, SIZE)
    assert not found.exact
    assert len(found.row) <= MOST
    assert found.count.sum() == found.events == number


def test_thinned_follows_the_filter(demo_atlas: Atlas) -> None:
    """A filter that hides everything leaves no mark."""
    found = marks(select(many(demo_atlas, EXACT + 1), View(layers=frozenset({Kind.TRANSFER}))), WORLD, SIZE)
    assert len(found.row) == found.events == 0


def test_zooming_in_resolves(demo_atlas: Atlas) -> None:
    """Near enough, each event has its mark again; the screen and a quarter beyond decide, across 180° too."""
    selection = select(many(demo_atlas, EXACT * 10), View())
    near = marks(selection, Camera(lon=179.9, lat=10, zoom=5), (800, 600))
    assert near.exact
    assert 0 < near.events < EXACT
    reach = 800 * 0.75 / (512 * 32) * 360
    assert {lon > 0 for lon in near.lon.tolist()} == {True, False}
    assert all(min(abs(lon - 179.9), 360 - abs(lon - 179.9)) <= reach + 1e-6 for lon in near.lon.tolist())


def test_the_first_row_of_a_cell_stands_for_it(demo_atlas: Atlas) -> None:
    """Marks come in the order of the rows, and none of a mark's events comes before it."""
    found = marks(select(many(demo_atlas, EXACT * 10), View()), WORLD, SIZE)
    assert found.row.tolist() == sorted(found.row.tolist())
    assert found.row[0] == 0


def test_mercator() -> None:
    """Known points: the origin in the middle, the date line at the edges, north up."""
    east, south = mercator(np.array([0.0, -180.0, 180.0]), np.array([0.0, 85.05112878, -85.05112878]))
    np.testing.assert_allclose(east, [0.5, 0, 1])
    np.testing.assert_allclose(south, [0.5, 0, 1], atol=1e-9)
