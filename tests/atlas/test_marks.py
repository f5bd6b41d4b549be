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
    found = marks(select(demo_atlas, View()), WORLD)
    assert found.exact
    assert found.row.tolist() == [0, 1]
    assert found.count.tolist() == [1, 1]


def test_thinned_keeps_the_sum(demo_atlas: Atlas) -> None:
    """Above the limit fewer marks stand for all events, and say for how many."""
    number = EXACT * 10
    found = marks(select(many(demo_atlas, number), View()), WORLD)
    assert not found.exact
    assert len(found.row) <= MOST
    assert found.count.sum() == found.events == number


def test_thinned_follows_the_filter(demo_atlas: Atlas) -> None:
    """A filter that hides everything leaves no mark."""
    found = marks(select(many(demo_atlas, EXACT + 1), View(layers=frozenset({Kind.TRANSFER}))), WORLD)
    assert len(found.row) == found.events == 0


def test_mercator() -> None:
    """Known points: the origin in the middle, the date line at the edges, north up."""
    east, south = mercator(np.array([0.0, -180.0, 180.0]), np.array([0.0, 85.05112878, -85.05112878]))
    np.testing.assert_allclose(east, [0.5, 0, 1])
    np.testing.assert_allclose(south, [0.5, 0, 1], atol=1e-9)
