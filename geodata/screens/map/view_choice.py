"""Views that follow from choosing an event, a place or an actor."""

from typing import Final

from geodata.atlas.search_index import Hit
from geodata.layout.camera_fit import fit, onto
from geodata.places import anchor
from geodata.screens.shell.map_camera import nudge_camera
from geodata.screens.shell.page_context import Desk
from geodata.view import Camera, View

PLACE_ZOOM: Final = 4.0
"""Zoom at which a place is seen among its neighbours."""


def event(context: Desk, event_id: str) -> View:
    """Return the View with an event in focus and, where it is on the map, the camera on it."""
    focused = context.view.change(focus=event_id)
    if not context.brief.event[event_id].on_map:
        return focused
    return _move_camera(context, focused, onto(context.atlas, context.size, event_id))


def view_with_hit(context: Desk, found: Hit) -> View:
    """Return the View for a search hit: an event in focus, an actor filtered, a place in sight."""
    if found.kind == "event":
        return event(context, found.id)
    if found.kind == "actor":
        return context.view.change(actors=frozenset({found.id}))
    lon, lat = anchor(context.brief.place[found.id].geometry[0])
    return _move_camera(context, context.view, Camera(lon=lon, lat=lat, zoom=PLACE_ZOOM))


def _move_camera(context: Desk, view: View, camera: Camera) -> View:
    before = view.camera or fit(context.atlas, context.size)
    return view.change(camera=nudge_camera(before, camera))
