"""Where the map looks: at the whole brief, at one event, and from wherever a reader left it."""

from typing import Final

from geodata.atlas.frames import Atlas, is_route
from geodata.picture.fit import fit
from geodata.view import Camera

Size = tuple[int, int]

CLOSEST: Final = {6: 1.8, 7: 1.8, 5: 3.8}
"""Zoom at which an area is still seen as one, by precision of the place: a country, a sea or region."""
NEAR: Final = 4.6
ROUTE: Final = 3.6
"""A line is seen with the countries at its ends."""
STEP: Final = 0.0002
ZOOM_STEP: Final = 0.01


def whole(atlas: Atlas, size: Size) -> Camera:
    """The camera on everything that a brief has on the map, whatever the filters hide."""
    return fit(atlas, size)


def onto(atlas: Atlas, size: Size, event_id: str) -> Camera:
    """The camera on an event that is on the map, from as far as its place is vague."""
    found = fit(atlas, size, event=event_id)
    row = atlas.row[event_id]
    closest = CLOSEST.get(int(atlas.events["where_prec"].iloc[row]), NEAR)
    if is_route(atlas.brief.events[row]):
        closest = ROUTE
    return found.model_copy(update={"zoom": min(found.zoom, closest)})


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
