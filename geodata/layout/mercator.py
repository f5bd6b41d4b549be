"""Web Mercator: degrees to pixels of a map and back, for one camera and size, and its graticule.

The browser follows the same rules of the graticule (``instrument/src/tools/graticule-lines.ts``) on shared
test vectors.
"""

import math
from dataclasses import dataclass
from typing import Final

from geodata.ground.ground_tiles import WorldBox
from geodata.phrasing.graticule_words import HALF_TURN, meridian_words, parallel_words
from geodata.view import MAX_LATITUDE, TILE_PIXELS, Camera, ViewBounds
from geodata.words import LANGUAGES, Lang

EQUATOR_METRES: Final = 40_075_016.7
"""Length of the equator."""
FULL_TURN: Final = 360.0
STEPS: Final = (3600, 1800, 900, 600, 300, 120, 60, 30, 20, 10, 5, 2, 1)
"""Distances between two lines in minutes of arc, all of them shares of 180 degrees."""
MIN_STEP_PIXELS: Final = 110
"""Pixels between two meridians, at least."""
GRATICULE_TYPE: Final = 12.0
TOP_LABEL: Final = 12.0
"""Pixels from the upper edge to the middle of the labels of meridians."""
SIDE_LABEL: Final = 8.0
"""Pixels from the edge where reading starts to the labels of parallels."""
TOP_ROOM: Final = 30.0
SIDE_ROOM: Final = 64.0
"""Pixels of the corner that is left free, where both rows of labels would meet."""
Pixel = tuple[float, float]
"""Pixels right and down from the top left corner of the map."""


def mercator_y(lat: float) -> float:
    """Return the Mercator coordinate, 0 (north) to 1 (south), of a latitude in degrees."""
    sine = math.sin(math.radians(max(-MAX_LATITUDE, min(MAX_LATITUDE, lat))))
    return 0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi)


def mercator_latitude(south: float) -> float:
    """Return the latitude in degrees of a Mercator coordinate from 0 (north) to 1 (south)."""
    return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * south))))


def world_pixels_at(zoom: float) -> float:
    """Return the pixels round the whole world at a zoom."""
    return TILE_PIXELS * float(2.0**zoom)


@dataclass(frozen=True)
class Viewport:
    """A camera over a map of ``size`` pixels."""

    camera: Camera
    size: tuple[int, int]

    @property
    def world_pixels(self) -> float:
        """Pixels round the whole world at this zoom."""
        return world_pixels_at(self.camera.zoom)

    def project(self, lon: float, lat: float) -> Pixel:
        """Return the pixel of a longitude and latitude, in the copy of the world nearest to the middle."""
        turns = (lon - self.camera.lon) / 360
        turns -= math.floor(turns + 0.5)
        down = mercator_y(lat) - mercator_y(self.camera.lat)
        return self.size[0] / 2 + turns * self.world_pixels, self.size[1] / 2 + down * self.world_pixels

    def unproject(self, x: float, y: float) -> tuple[float, float]:
        """Return longitude and latitude of a pixel; longitudes run on beyond ±180, so that no line jumps."""
        lon = self.camera.lon + (x - self.size[0] / 2) / self.world_pixels * 360
        down = mercator_y(self.camera.lat) + (y - self.size[1] / 2) / self.world_pixels
        return round(lon, 4), round(mercator_latitude(down), 4)

    @property
    def bounds(self) -> ViewBounds:
        """West, south, east, north of the part of the world on the map."""
        (west, north), (east, south) = self.unproject(0, 0), self.unproject(*self.size)
        if east - west >= FULL_TURN:
            return -180.0, south, 180.0, north
        return (west + 180) % FULL_TURN - 180, south, (east + 180) % FULL_TURN - 180, north

    def meridian_x(self, lon: float) -> float:
        """Return the pixels from the left of a meridian, not moved to the copy of the world in the middle."""
        return self.size[0] / 2 + (lon - self.camera.lon) / 360 * self.world_pixels

    def contains(self, pixel: Pixel, margin: float = 0) -> bool:
        """Return whether a pixel lies on the map, at least ``margin`` pixels inside its edge."""
        return all(margin <= at <= side - margin for at, side in zip(pixel, self.size, strict=True))

    def world_box(self, margins: tuple[float, float] = (0.0, 0.0)) -> WorldBox:
        """Return the part of the world on the map, and in margins of pixels across and down beyond it."""
        (wide, high), world = self.size, self.world_pixels
        east, south = (self.camera.lon + 180) / 360, mercator_y(self.camera.lat)
        across, down = (wide / 2 + margins[0]) / world, (high / 2 + margins[1]) / world
        return WorldBox(east - across, max(south - down, 0.0), east + across, min(south + down, 1.0))


@dataclass(frozen=True)
class GraticuleLabel:
    """A label at an edge: its anchor in pixels, at mid height; one of a meridian is centred on it."""

    text: str
    at: Pixel
    is_meridian: bool


@dataclass(frozen=True)
class Graticule:
    """The lines of a map in minutes of arc; meridians run on beyond ±180 degrees."""

    step: int
    meridians: tuple[int, ...]
    parallels: tuple[int, ...]
    labels: tuple[GraticuleLabel, ...]


Edges = tuple[float, float, float, float]
"""Left, top, right and bottom of a map in pixels of its screen."""


def graticule_step(zoom: float) -> int:
    """Return the minutes of arc between two lines at a zoom."""
    minute = world_pixels_at(zoom) / (2 * HALF_TURN)
    fitting = [step for step in STEPS if step * minute >= MIN_STEP_PIXELS]
    return fitting[-1] if fitting else STEPS[0]


def make_graticule(screen: Viewport, edges: Edges, lang: Lang) -> Graticule:
    """Return the graticule of the part of a screen, or beyond it, between some edges."""
    step = graticule_step(screen.camera.zoom)
    left, top, right, bottom = edges
    (west, north), (east, south) = screen.unproject(left, top), screen.unproject(right, bottom)
    meridians = tuple(_multiples(west, east, step))
    parallels = tuple(_multiples(max(south, -MAX_LATITUDE), min(north, MAX_LATITUDE), step))
    rtl = LANGUAGES[lang].is_rtl
    side = right - SIDE_LABEL if rtl else left + SIDE_LABEL
    labels = []
    for minutes in meridians:
        x = screen.meridian_x(minutes / 60)
        if min(x - left, right - x) >= SIDE_ROOM / 2 and abs(x - (right if rtl else left)) >= SIDE_ROOM:
            labels.append(GraticuleLabel(meridian_words(minutes, lang), (x, top + TOP_LABEL), True))
    for minutes in parallels:
        y = screen.project(0, minutes / 60)[1]
        if top + TOP_ROOM <= y <= bottom - TOP_LABEL:
            labels.append(GraticuleLabel(parallel_words(minutes, lang), (side, y), False))
    return Graticule(step, meridians, parallels, tuple(labels))


def _multiples(first: float, last: float, step: int) -> range:
    """Return the multiples of a step, in minutes, from one degree to another."""
    return range(math.ceil(first * 60 / step) * step, math.floor(last * 60 / step) * step + 1, step)
