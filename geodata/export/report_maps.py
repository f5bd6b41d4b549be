"""Maps of report and slides: the whole selection, one event, or a slide of the brief."""

import math

from geodata.atlas.atlas_frames import Atlas, is_route_event
from geodata.atlas.selection import Selection
from geodata.export.export_layers import COUNTRY_PRECISION
from geodata.layout.camera_fit import fit_event_camera, fit_geometry_camera, fit_shown_camera
from geodata.layout.composition import LayoutOptions, compose_events_scene, compose_scene
from geodata.layout.scene import Scene
from geodata.view import Camera, Theme
from geodata.words import Lang

DASHBOARD_MAP_SIZE = (792, 620)
"""Reference size of the dashboard's map in pixels."""


def selection_scene(
    selection: Selection, size: tuple[int, int], *, lang: Lang, theme: Theme, event: str | None = None
) -> Scene:
    """Return the Scene of a selection for a map of ``size`` pixels; with an event, of that one alone.

    Labels of other events, which have slides of their own, would bury those of the one.
    """
    if event is None:
        return compose_scene(selection, lang=lang, theme=theme, size=size)
    look = LayoutOptions(lang, theme, _event_camera(selection.atlas, event, size), size)
    return compose_events_scene(selection, frozenset({event}), look)


def slide_scene(selection: Selection, size: tuple[int, int], *, lang: Lang, theme: Theme) -> Scene:
    """Return the Scene of a slide: its events alone, with the extent that its camera has on the dashboard."""
    return compose_events_scene(
        selection, events_on_map(selection), LayoutOptions(lang, theme, slide_camera(selection, size), size)
    )


def events_on_map(selection: Selection) -> frozenset[str]:
    """Return the ids of the selected events on the map."""
    events = selection.atlas.events.iloc[selection.shown_rows]
    return frozenset(events.loc[events["on_map"], "event_id"])


def slide_camera(selection: Selection, size: tuple[int, int]) -> Camera:
    """Return the camera of a slide for ``size`` pixels: the View's, else on focus, else on all it shows."""
    camera, focus = selection.view.camera, selection.view.focus
    if camera is not None:
        return _rescale_camera(camera, size)
    if focus in events_on_map(selection):
        return _event_camera(selection.atlas, str(focus), size)
    return fit_shown_camera(selection, size)


def _rescale_camera(camera: Camera, size: tuple[int, int]) -> Camera:
    """Return the camera that shows on ``size`` pixels the extent that this one has on the dashboard."""
    nearer = math.log2(min(side / usual for side, usual in zip(size, DASHBOARD_MAP_SIZE, strict=True)))
    return camera.model_copy(update={"zoom": max(camera.zoom + nearer, 0.0)})


def _event_camera(atlas: Atlas, event: str, size: tuple[int, int]) -> Camera:
    """Return the camera on one event: a whole country in full, any other as close as on the dashboard."""
    row = atlas.row_of_event[event]
    if int(atlas.events["where_prec"].iloc[row]) == COUNTRY_PRECISION and not is_route_event(
        atlas.brief.events[row]
    ):
        return fit_geometry_camera(atlas.events.geometry.iloc[row], size)
    return _rescale_camera(fit_event_camera(atlas, DASHBOARD_MAP_SIZE, event), size)
