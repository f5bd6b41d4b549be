"""Marks of a brief too large to travel in the page: rows for a route, fetched by the map itself."""

import json
from functools import lru_cache
from typing import Any

import numpy as np

from geodata.atlas.filters import STANDINGS, Selection, select
from geodata.atlas.frames import KINDS, Atlas
from geodata.atlas.marks import Floats, Marks, marks
from geodata.picture.fit import WORLD, fit
from geodata.picture.literal import literal
from geodata.picture.mercator import Screen
from geodata.picture.scene import Dense
from geodata.picture.styles import Colour, style
from geodata.view import Camera, Theme, View
from geodata.vocabulary import Kind, Status
from geodata.words import Lang, say

INLINE = 150
"""Up to so many events on the map are drawn with their areas, lanes and words."""
Size = tuple[int, int]


def dense(selection: Selection, camera: Camera, *, lang: Lang, theme: Theme, size: Size) -> Dense:
    """What is drawn, and where its rows are fetched."""
    found = _marks(selection.atlas, selection.view.change(camera=camera, lang=None, theme=None, focus=None), size)
    look = selection.view.change(lang=lang, theme=theme, camera=camera, focus=None)
    address = f"marks/{selection.atlas.digest}.json?{look.query()}&size={size[0]}x{size[1]}"
    return Dense(address, len(found.row), found.events, found.exact, found)


def marks_json(atlas: Atlas, view: View, *, size: Size = (960, 640)) -> bytes:
    """The marks of a View (filters, language, theme, camera) as rows that the map fetches.

    Each row has ``p`` [longitude, latitude] (EPSG:4326), ``c`` [red, green, blue, opacity], ``r`` the radius
    in pixels, ``event`` and ``head`` (the tip); the event is absent where a mark stands for several.
    """
    camera = view.camera or fit(atlas, size)
    found = _marks(atlas, view.change(camera=camera, lang=None, theme=None, focus=None), size)
    rows = _rows(atlas, found, lang=view.lang or "en", theme=view.theme or "light")
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()


@lru_cache(maxsize=16)
def _marks(atlas: Atlas, view: View, size: Size) -> Marks:
    """The marks of a View with a camera: counted for the page, and a moment later fetched by the map."""
    return marks(select(atlas, view), view.camera or WORLD, size)


def _rows(atlas: Atlas, found: Marks, *, lang: Lang, theme: Theme) -> list[dict[str, Any]]:
    colours = _colours(theme)
    titles = atlas.events["title_ar" if lang == "ar" else "title"].to_numpy()
    ids = atlas.events["event_id"].to_numpy()
    columns = (found.row, found.lon, found.lat, found.count, found.kind, found.standing)
    return [
        {"p": [round(lon, 3), round(lat, 3)], "c": colours[kind, standing], "r": radius(count)}
        | _told(row, count, ids, titles, lang)
        for row, lon, lat, count, kind, standing in zip(*(column.tolist() for column in columns), strict=True)
    ]


def _colours(theme: Theme) -> dict[tuple[int, int], Colour]:
    """The ink of each kind and standing, by their codes."""
    return {
        (at, standing): style(Kind(name), Status.ACTUAL, STANDINGS[standing], theme).ink
        for at, name in enumerate(KINDS)
        for standing in (1, 2)
    }


def discs(found: Dense, screen: Screen, theme: Theme) -> tuple[Floats, Floats, Floats]:
    """The same marks in pixels: centres, radii, and red, green, blue and opacity of 0-1, one row a mark."""
    if found.found is None or not len(found.found.row):
        return np.empty((0, 2)), np.empty(0), np.empty((0, 4))
    each, colours = found.found, _colours(theme)
    at = np.array(
        [screen.xy(lon, lat) for lon, lat in zip(each.lon.tolist(), each.lat.tolist(), strict=True)]
    )
    codes = zip(each.kind.tolist(), each.standing.tolist(), strict=True)
    inks = np.array([colours[code] for code in codes]) / 255
    return at, np.array([radius(count) for count in each.count.tolist()]), inks


def _told(row: int, count: int, ids: Any, titles: Any, lang: Lang) -> dict[str, str]:
    if count == 1:
        return {"event": ids[row], "head": literal(titles[row])}
    return {"head": _several(count, lang)}


@lru_cache(maxsize=4096)
def _several(count: int, lang: Lang) -> str:
    return say("count.events", lang, n=count)


def radius(count: int) -> float:
    """Pixels of a mark that stands for so many events: its area grows with their logarithm."""
    return round(3.0 + min(4.0, (count - 1) ** 0.25 if count > 1 else 0.0), 1)
