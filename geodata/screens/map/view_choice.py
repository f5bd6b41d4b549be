"""Views that follow from choosing an event, a place or an actor."""

from typing import Final

from geodata.atlas.place_shapes import place_anchor
from geodata.atlas.search_index import SearchHit
from geodata.layout.camera_fit import fit_camera, fit_event_camera
from geodata.screens.map.map_camera import nudge_camera
from geodata.screens.shell.page_context import PageContext
from geodata.view import Camera, View

PLACE_ZOOM: Final = 4.0
"""Zoom at which a place is seen among its neighbours."""


def view_with_event(context: PageContext, event_id: str) -> View:
    """Return the View with an event in focus and, where it is on the map, the camera on it."""
    focused = context.view.with_changes(focus=event_id)
    if not context.brief.is_on_map(context.brief.event_by_id[event_id]):
        return focused
    return _move_camera(context, focused, fit_event_camera(context.atlas, context.map_size, event_id))


def view_with_hit(context: PageContext, found: SearchHit) -> View:
    """Return the View for a search hit: an actor filtered, a place in sight, else its first event focused."""
    if found.kind == "actor":
        return context.view.with_changes(actors=frozenset({found.id}))
    if found.kind == "place":
        lon, lat = place_anchor(found.id, context.brief)
        return _move_camera(context, context.view, Camera(lon=lon, lat=lat, zoom=PLACE_ZOOM))
    return view_with_event(context, found.events[0])


def _move_camera(context: PageContext, view: View, camera: Camera) -> View:
    before = view.camera or fit_camera(context.atlas, context.map_size)
    return view.with_changes(camera=nudge_camera(before, camera))
