"""Web Mercator: degrees to pixels of a map and back, for one camera and size."""

import math
from dataclasses import dataclass
from typing import Final

from geodata.view import MAX_LATITUDE, TILE_PIXELS, Camera

EQUATOR_METRES: Final = 40_075_016.7
"""Length of the equator."""
Pixel = tuple[float, float]
"""Pixels right and down from the top left corner of the map."""


def mercator_y(lat: float) -> float:
    """Return the Mercator coordinate, 0 (north) to 1 (south), of a latitude in degrees."""
    sine = math.sin(math.radians(max(-MAX_LATITUDE, min(MAX_LATITUDE, lat))))
    return 0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi)


def mercator_latitude(south: float) -> float:
    """Return the latitude in degrees of a Mercator coordinate from 0 (north) to 1 (south)."""
    return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * south))))


@dataclass(frozen=True)
class Viewport:
    """A camera over a map of ``size`` pixels."""

    camera: Camera
    size: tuple[int, int]

    @property
    def world_pixels(self) -> float:
        """Pixels round the whole world at this zoom."""
        return TILE_PIXELS * float(2.0**self.camera.zoom)

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

    def contains(self, pixel: Pixel, margin: float = 0) -> bool:
        """Return whether a pixel lies on the map, at least ``margin`` pixels inside its edge."""
        return all(margin <= at <= side - margin for at, side in zip(pixel, self.size, strict=True))
