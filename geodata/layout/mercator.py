"""From degrees to screen pixels and back: Web Mercator at one camera and one size."""

import math
from dataclasses import dataclass
from typing import Final

from geodata.view import Camera

TILE: Final = 512
"""Pixels of the whole world at zoom 0."""
LIMIT: Final = 85.05112878
"""The latitude where Web Mercator ends."""
Pixel = tuple[float, float]


def northing(lat: float) -> float:
    """The world from 0 (north) to 1 (south) at a latitude in degrees."""
    sine = math.sin(math.radians(max(-LIMIT, min(LIMIT, lat))))
    return 0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi)


def latitude(south: float) -> float:
    """The latitude in degrees at a place of the world from 0 (north) to 1 (south)."""
    return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * south))))


@dataclass(frozen=True)
class Screen:
    """A camera over a map of some width and height in pixels, origin top left."""

    camera: Camera
    size: tuple[int, int]

    @property
    def world(self) -> float:
        """Pixels round the whole world."""
        return TILE * float(2.0**self.camera.zoom)

    def xy(self, lon: float, lat: float) -> Pixel:
        """Pixels right and down of the top left corner; of the copies of the world, the nearest."""
        turns = (lon - self.camera.lon) / 360
        turns -= math.floor(turns + 0.5)
        down = northing(lat) - northing(self.camera.lat)
        return self.size[0] / 2 + turns * self.world, self.size[1] / 2 + down * self.world

    def lonlat(self, x: float, y: float) -> tuple[float, float]:
        """Degrees at a pixel; longitudes run on beyond ±180, so that lines do not jump."""
        lon = self.camera.lon + (x - self.size[0] / 2) / self.world * 360
        down = northing(self.camera.lat) + (y - self.size[1] / 2) / self.world
        return round(lon, 4), round(latitude(down), 4)

    def holds(self, pixel: Pixel, margin: float = 0) -> bool:
        """Whether a pixel is on the screen, at least ``margin`` inside its edge."""
        return all(margin <= at <= side - margin for at, side in zip(pixel, self.size, strict=True))
