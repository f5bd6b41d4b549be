"""Where the map looks: at the whole brief, at one event, and from wherever a reader left it."""

from typing import Final

from geodata.atlas.atlas_frames import Atlas
from geodata.layout.camera_fit import fit, onto
from geodata.view import Camera

__all__ = ["moved", "onto", "whole"]

Size = tuple[int, int]

STEP: Final = 0.0002
ZOOM_STEP: Final = 0.01


def whole(atlas: Atlas, size: Size) -> Camera:
    """The camera on everything that a brief has on the map, whatever the filters hide."""
    return fit(atlas, size)


def moved(before: Camera, after: Camera) -> Camera:
    """A camera that differs from the one before in every part.

    The browser moves only what changed since the page last set it; a reader who has moved the map by hand
    would be left halfway.
    """
    inward = -STEP if after.lat > 0 else STEP
    return Camera(
        lon=after.lon if after.lon != before.lon else after.lon + (-STEP if after.lon > 0 else STEP),
        lat=after.lat if after.lat != before.lat else after.lat + inward,
        zoom=after.zoom if after.zoom != before.zoom else after.zoom + ZOOM_STEP,
    )
