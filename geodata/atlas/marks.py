"""The one function that decides the marks: each event by itself, or one mark a screen cell with its count."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from geodata.atlas.filters import Codes, Rows, Selection
from geodata.view import Camera

EXACT = 4000
"""Up to so many events on the map each is a mark of its own."""
MOST = 3000
"""A screen without a GPU draws no more marks than this at a pleasant pace."""
CELL_PIXELS = 4
TILE_PIXELS = 512
MAX_LATITUDE = 85.05112878
"""Where Web Mercator ends."""

Floats = npt.NDArray[np.float64]
Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Marks:
    """What is drawn as points: one value a mark.

    ``row`` is the event row that a mark stands for (the first of its cell), ``count`` how many.
    """

    row: Rows
    lon: Floats
    lat: Floats
    count: Counts
    kind: Codes
    standing: Codes
    exact: bool
    events: int
    """How many events the marks stand for."""


def marks(selection: Selection, camera: Camera) -> Marks:
    """The marks of what is selected and on the map.

    Up to ``EXACT`` events each has its own. Above, the events in each Web Mercator cell of four pixels at the
    camera's zoom, of one kind and one standing, share a mark; where that gives more than ``MOST`` the cell
    is doubled. The whole world is covered, so that a pan misses nothing.
    """
    events = selection.atlas.events
    shown = selection.shown[events["on_map"].to_numpy(bool)[selection.shown]]
    lon, lat = events["lon"].to_numpy(float)[shown], events["lat"].to_numpy(float)[shown]
    kind, standing = selection.atlas.clock.kind[shown], selection.standing[shown]
    exact = len(shown) <= EXACT
    at, count = (
        (np.arange(len(shown)), np.ones(len(shown), np.int64))
        if exact
        else _thinned(*mercator(lon, lat), code=kind.astype(np.int64) << 2 | standing, zoom=camera.zoom)
    )
    return Marks(shown[at], lon[at], lat[at], count, kind[at], standing[at], exact=exact, events=len(shown))


def _thinned(east: Floats, south: Floats, *, code: Counts, zoom: float) -> tuple[Rows, Counts]:
    """The first event of each cell and how many are in it."""
    side = TILE_PIXELS * 2.0**zoom / CELL_PIXELS
    while True:
        cell = np.floor(south * side).astype(np.int64) << 28 | np.floor(east * side).astype(np.int64)
        mark, _ = pd.factorize(cell << 5 | code)  # hashes, where numpy would sort
        count = np.bincount(mark)
        if len(count) <= MOST:
            first = np.empty(len(count), np.intp)
            first[mark[::-1]] = np.arange(len(mark))[::-1]
            return first, count
        side /= 2


def mercator(lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
    """Web Mercator, the world from 0 to 1 eastward and southward."""
    sine = np.sin(np.radians(np.clip(lat, -MAX_LATITUDE, MAX_LATITUDE)))
    return (lon + 180) / 360, 0.5 - np.log((1 + sine) / (1 - sine)) / (4 * np.pi)
