"""The map of a paper: what is on the screen, or one event of it alone with the camera on it."""

import math

from geodata.atlas.atlas_frames import Atlas, is_route
from geodata.atlas.selection import Selection
from geodata.export.export_layers import COUNTRY
from geodata.layout.camera_fit import around, fit, onto
from geodata.layout.composition import Look, alone, compose
from geodata.layout.scene import Scene
from geodata.view import Camera, Theme
from geodata.words import Lang

SCREEN = (792, 620)
"""Pixels of the dashboard's map."""


def plate(
    selection: Selection, size: tuple[int, int], *, lang: Lang, theme: Theme, event: str | None = None
) -> Scene:
    """The Scene of a selection for a map of so many pixels; with an event, that one alone.

    The other events stand on the slides beside it; their words would bury the one that is spoken of.
    """
    if event is None:
        return compose(selection, lang=lang, theme=theme, size=size)
    look = Look(lang, theme, _camera(selection.atlas, event, size), size)
    return alone(selection, frozenset({event}), look)


def chapter(selection: Selection, size: tuple[int, int], *, lang: Lang, theme: Theme) -> Scene:
    """The Scene of a slide: its events alone, and the ground that its camera shows on the dashboard's map."""
    return alone(selection, placed(selection), Look(lang, theme, sight(selection, size), size))


def placed(selection: Selection) -> frozenset[str]:
    """The events that a selection shows on its map."""
    events = (selection.atlas.brief.events[int(row)] for row in selection.shown)
    return frozenset(event.id for event in events if event.on_map)


def sight(selection: Selection, size: tuple[int, int]) -> Camera:
    """The camera of a slide for a map of so many pixels: the View's, else on its focus, else on the brief."""
    camera, focus = selection.view.camera, selection.view.focus
    if camera is not None:
        return _seen(camera, size)
    if focus in placed(selection):
        return _camera(selection.atlas, str(focus), size)
    return fit(selection, size)


def _seen(camera: Camera, size: tuple[int, int]) -> Camera:
    """The camera that shows on a map of another size what this one does on the dashboard's."""
    nearer = math.log2(min(side / usual for side, usual in zip(size, SCREEN, strict=True)))
    return camera.model_copy(update={"zoom": max(camera.zoom + nearer, 0.0)})


def _camera(atlas: Atlas, event: str, size: tuple[int, int]) -> Camera:
    """The camera on one event: a whole country in full, all else from as far as on the dashboard."""
    row = atlas.row[event]
    if int(atlas.events["where_prec"].iloc[row]) == COUNTRY and not is_route(atlas.brief.events[row]):
        return around(atlas.events.geometry.iloc[row], size)
    return _seen(onto(atlas, SCREEN, event), size)
