"""Choosing an event, a place or an actor: what it does to the View, and that it moves the map."""

from typing import Final

from geodata.atlas.search_index import Hit
from geodata.places import anchor
from geodata.screens.shell.map_camera import moved, onto, whole
from geodata.screens.shell.page_context import Desk
from geodata.view import Camera, View

PLACE_ZOOM: Final = 4.0
"""A place is shown among its neighbours."""


def event(desk: Desk, event_id: str) -> View:
    """The View with an event in focus and, where the event is on the map, the camera on it."""
    focused = desk.view.change(focus=event_id)
    if not desk.brief.event[event_id].on_map:
        return focused
    return _look(desk, focused, onto(desk.atlas, desk.size, event_id))


def hit(desk: Desk, found: Hit) -> View:
    """The View after a hit of the search was chosen: an event in focus, an actor alone, a place in sight."""
    if found.kind == "event":
        return event(desk, found.id)
    if found.kind == "actor":
        return desk.view.change(actors=frozenset({found.id}))
    lon, lat = anchor(desk.brief.place[found.id].geometry[0])
    return _look(desk, desk.view, Camera(lon=lon, lat=lat, zoom=PLACE_ZOOM))


def _look(desk: Desk, view: View, camera: Camera) -> View:
    before = view.camera or whole(desk.atlas, desk.size)
    return view.change(camera=moved(before, camera))
