"""Camera changes that the browser is sure to carry out."""

from typing import Final

from geodata.view import Camera

NUDGE_DEGREES: Final = 0.0002
NUDGE_ZOOM: Final = 0.01


def is_nudged(camera: Camera, goal: Camera) -> bool:
    """Return whether a camera is a goal, or that goal nudged, as far as a link tells."""
    most = {"lon": NUDGE_DEGREES, "lat": NUDGE_DEGREES, "zoom": NUDGE_ZOOM}
    return all(abs(getattr(camera, name) - getattr(goal, name)) < 1.5 * by for name, by in most.items())


def nudge_camera(before: Camera, after: Camera) -> Camera:
    """Return the new camera, nudged so that it differs from the one before in every part.

    The browser moves only the parts that changed since the page last set them; a reader who has moved the
    map by hand would be left halfway.
    """
    west, south = (-NUDGE_DEGREES if degrees > 0 else NUDGE_DEGREES for degrees in (after.lon, after.lat))
    return Camera(
        lon=after.lon if after.lon != before.lon else after.lon + west,
        lat=after.lat if after.lat != before.lat else after.lat + south,
        zoom=after.zoom if after.zoom != before.zoom else after.zoom + NUDGE_ZOOM,
    )
