"""Flights of the map to a place of the world, and the marker there.

The marker is kept in the session: it is in no link and in no picture.
"""

import math
from dataclasses import dataclass
from typing import Any, Final

import streamlit as st

from geodata.layout.camera_fit import fit_camera
from geodata.layout.mercator import EQUATOR_METRES
from geodata.places.coordinate_text import format_decimal_degrees
from geodata.screens.map.map_camera import nudge_camera
from geodata.screens.shell import view_state
from geodata.screens.shell.page_context import PageContext
from geodata.view import MAX_CAMERA_LATITUDE, TILE_PIXELS, Camera

CLOSEST_ZOOM: Final = 9.0
"""Zoom at which a point is shown, unless the map is closer already."""
FARTHEST_ZOOM: Final = 1.0
SHOWN_SHARE: Final = 0.6
"""Share of the height of the map that an area takes."""
_MARKER: Final = "place-marker"


@dataclass(frozen=True)
class FlightGoal:
    """A place to fly to: its name and kind in words, position in degrees (EPSG:4326), and extent."""

    name: str
    kind: str
    lon: float
    lat: float
    radius_km: float = 0.0


def fly_to(context: PageContext, goal: FlightGoal) -> None:
    """Move the camera to a place and mark it there; filters and focus stay as they are."""
    number = int(st.session_state.get(_MARKER, {}).get("number", 0)) + 1
    st.session_state[_MARKER] = {
        "number": number,
        "brief": context.brief.id,
        "at": (goal.lon, goal.lat),
        "name": goal.name,
        "kind": goal.kind,
        "position": format_decimal_degrees(goal.lon, goal.lat),
    }
    before = context.view.camera or fit_camera(context.atlas, context.map_size)
    camera = goal_camera(goal, before, context.map_size[1])
    view_state.change_view(camera=nudge_camera(before, camera))


def goal_camera(goal: FlightGoal, before: Camera, height: int) -> Camera:
    """Return the camera that shows a place on a map of ``height`` pixels."""
    lat = min(max(goal.lat, -MAX_CAMERA_LATITUDE), MAX_CAMERA_LATITUDE)
    if goal.radius_km:
        pixel_metres = 2000 * goal.radius_km / (height * SHOWN_SHARE)
        zoom = math.log2(EQUATOR_METRES * math.cos(math.radians(lat)) / (TILE_PIXELS * pixel_metres))
        zoom = min(max(zoom, FARTHEST_ZOOM), CLOSEST_ZOOM)
    else:
        zoom = max(before.zoom, CLOSEST_ZOOM)
    return Camera(lon=goal.lon, lat=lat, zoom=zoom)


def placed_marker(brief: str) -> dict[str, Any] | None:
    """Return the marker that a flight has placed on the map of a brief, as the map component reads it."""
    marker: dict[str, Any] | None = st.session_state.get(_MARKER)
    if marker is None or marker["brief"] != brief:
        return None
    return {name: value for name, value in marker.items() if name != "brief"}
