"""Choosing an event, a place or an actor: what it does to the View, and that it moves the map."""

from typing import Final

from geodata.atlas.search_index import Hit
from geodata.layout.camera_fit import fit, onto
from geodata.places import anchor
from geodata.screens.shell.map_camera import nudge_camera
from geodata.screens.shell.page_context import Desk
from geodata.view import Camera, View

PLACE_ZOOM: Final = 4.0
"""A place is shown among its neighbours."""


def event(context: Desk, event_id: str) -> View:
    """The View with an event in focus and, where the event is on the map, the camera on it."""
    focused = context.view.change(focus=event_id)
    if not context.brief.event[event_id].on_map:
        return focused
    return _move_camera(context, focused, onto(context.atlas, context.size, event_id))


def view_with_hit(context: Desk, found: Hit) -> View:
    """The View after a hit of the search was chosen: an event in focus, an actor alone, a place in sight."""
    if found.kind == "event":
        return event(context, found.id)
    if found.kind == "actor":
        return context.view.change(actors=frozenset({found.id}))
    lon, lat = anchor(context.brief.place[found.id].geometry[0])
    return _move_camera(context, context.view, Camera(lon=lon, lat=lat, zoom=PLACE_ZOOM))


def _move_camera(context: Desk, view: View, camera: Camera) -> View:
    before = view.camera or fit(context.atlas, context.size)
    return view.change(camera=nudge_camera(before, camera))
