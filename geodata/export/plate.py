"""The map of a paper: what is on the screen, or one event of it with the camera on it."""

from dataclasses import replace

from geodata.atlas.filters import Selection
from geodata.picture.compose import compose
from geodata.picture.fit import onto
from geodata.picture.scene import Scene
from geodata.view import Theme
from geodata.words import Lang


def plate(
    selection: Selection, size: tuple[int, int], *, lang: Lang, theme: Theme, event: str | None = None
) -> Scene:
    """The Scene of a selection for a map of so many pixels; with an event, that one in focus and whole."""
    if event is None:
        return compose(selection, lang=lang, theme=theme, size=size)
    focused = replace(selection, view=selection.view.change(focus=event))
    camera = onto(selection.atlas, size, event)
    return compose(focused, lang=lang, theme=theme, size=size, camera=camera)
