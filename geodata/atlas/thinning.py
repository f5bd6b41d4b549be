"""Thinning of point marks: one mark an event, or above a limit one mark a screen cell with its count.

Events that are known only to a country or a province are no points: they are counted on the sign of it.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pandas as pd

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.selection import STANDINGS, Codes, Rows, Selection
from geodata.view import MAX_LATITUDE, TILE_PIXELS, Camera

MOST_EXACT_MARKS = 4000
"""Most events near the screen of which each has a mark of its own."""
MOST_THINNED_MARKS = 3000
"""Most marks after thinning: as many as a machine without a GPU draws smoothly."""
CELL_PIXELS = 4
CODES = 384
"""Pairs of kind and standing that a cell can tell apart: 128 kinds of three standings."""
SCREEN_REACH = 0.75
"""Reach of the visible area from its centre, in screen sides: half a side, and a quarter beyond."""

Size = tuple[int, int]
Floats = npt.NDArray[np.float64]
Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class PointMarks:
    """Point marks as columns, one value a mark.

    ``row`` is the event row that a mark stands for (the first of its cell), ``count`` the number of its
    events, ``lon`` and ``lat`` its place in degrees, ``kind`` and ``standing`` codes as in the atlas.
    """

    row: Rows
    lon: Floats
    lat: Floats
    count: Counts
    kind: Codes
    standing: Codes
    exact: bool
    events: int
    """Number of events that the marks stand for."""


def thin_marks(selection: Selection, camera: Camera, size: Size) -> PointMarks:
    """Return the marks of the selected events at a point, on the screen (pixels) or a quarter side beyond.

    Up to ``EXACT`` events there each has its own. Above, the events in each Web Mercator cell of four pixels
    at the camera's zoom, of one kind and one standing, share a mark, that of the first event row; where that
    gives more than ``MOST`` the cell is doubled until it does not. So zooming in resolves what was thinned.
    """
    atlas = selection.atlas
    is_point = atlas.events["on_map"].to_numpy(bool) & (atlas.event_areas.code == 0)
    shown = selection.shown_rows[is_point[selection.shown_rows]]
    east, south = _mercator_anchors(atlas)
    shown = shown[_near_screen(east[shown], south[shown], camera, size)]
    kind, standing = atlas.filter_columns.kind[shown], selection.standing[shown]
    exact = len(shown) <= MOST_EXACT_MARKS
    code = kind.astype(np.int64) * len(STANDINGS) + standing
    at, count = (
        (np.arange(len(shown)), np.ones(len(shown), np.int64))
        if exact
        else _first_of_cells(east[shown], south[shown], code=code, zoom=camera.zoom)
    )
    rows = shown[at]
    lon, lat = (values.astype(np.float64)[rows] for values in atlas.label_anchors)
    return PointMarks(rows, lon, lat, count, kind[at], standing[at], exact=exact, events=len(shown))


@lru_cache(maxsize=8)
def _mercator_anchors(atlas: Atlas) -> tuple[Floats, Floats]:
    """Return the label anchors of an atlas in Web Mercator, as in :func:`mercator`."""
    lon, lat = (values.astype(np.float64) for values in atlas.label_anchors)
    return web_mercator(lon, lat)


def _near_screen(east: Floats, south: Floats, camera: Camera, size: Size) -> npt.NDArray[np.bool_]:
    """Return a mask of the places on the screen or a quarter side beyond; longitudes wrap."""
    (middle,), (height,) = web_mercator(np.array([camera.lon]), np.array([camera.lat]))
    turns = east - middle
    turns -= np.floor(turns + 0.5)
    wide, high = (side * SCREEN_REACH / (TILE_PIXELS * 2.0**camera.zoom) for side in size)
    near: npt.NDArray[np.bool_] = (np.abs(turns) <= wide) & (np.abs(south - height) <= high)
    return near


def _first_of_cells(east: Floats, south: Floats, *, code: Counts, zoom: float) -> tuple[Rows, Counts]:
    """Return the first event of each cell, in the order of the rows, and the number in each."""
    side = TILE_PIXELS * 2.0**zoom / CELL_PIXELS
    while True:
        # At the largest zoom a cell takes 54 bits; the kinds of a brief and the standings fit in the other 9.
        columns = int(side) + 1
        cell = np.floor(south * side).astype(np.int64) * columns + np.floor(east * side).astype(np.int64)
        mark, _ = pd.factorize(cell * CODES + code)  # hashes, where numpy would sort
        count = np.bincount(mark)
        if len(count) <= MOST_THINNED_MARKS:
            first = np.empty(len(count), np.intp)
            first[mark[::-1]] = np.arange(len(mark))[::-1]
            return first, count
        side /= 2


def web_mercator(lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
    """Return degrees as Web Mercator coordinates, the world from 0 to 1 eastward and southward."""
    sine = np.sin(np.radians(np.clip(lat, -MAX_LATITUDE, MAX_LATITUDE)))
    return (lon + 180) / 360, 0.5 - np.log((1 + sine) / (1 - sine)) / (4 * np.pi)
