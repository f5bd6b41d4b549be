"""The graticule of a Scene in a deck, for maps whose camera the server knows: slides and st.pydeck_chart.

The map component, which the reader moves, draws its own.
"""

from typing import Final

import pydeck
from pydeck.types import String

from geodata.layout.mercator import GRATICULE_TYPE, Viewport, make_graticule
from geodata.layout.scene import MapText, Scene
from geodata.layout.styles import GRATICULE_OPACITY, GRATICULE_WIDTH, MAP_PALETTES, hex_to_rgba
from geodata.view import MAX_LATITUDE
from geodata.webmap.layer_rows import LayerContext
from geodata.words import LANGUAGES

REACH: Final = 1.0
"""Reach of the lines beyond each side of the map, in its width and height: it may be moved, or larger."""


def graticule_layer(context: LayerContext) -> pydeck.Layer:
    """Return the meridians and parallels; a layer without rows where the Scene has no graticule."""
    ink = hex_to_rgba(context.paper.quiet, GRATICULE_OPACITY)
    lines = _lines(context.scene) if context.scene.has_graticule else []
    return pydeck.Layer(
        "PathLayer",
        id="graticule",
        data=[{"path": line, "colour": ink, "width": GRATICULE_WIDTH} for line in lines],
        get_path="path",
        get_color="colour",
        get_width="width",
        width_units=String("pixels"),
        pickable=False,
    )


def graticule_texts(scene: Scene) -> list[MapText]:
    """Return the labels at the edges of the map; none where the Scene has no graticule."""
    if not scene.has_graticule:
        return []
    screen, rtl = Viewport(scene.camera, scene.size), LANGUAGES[scene.lang].is_rtl
    found = make_graticule(screen, (0, 0, *scene.size), scene.lang)
    side = "end" if rtl else "start"
    ink = hex_to_rgba(MAP_PALETTES[scene.theme].text)
    return [
        MapText(
            None,
            screen.unproject(*label.at),
            (0.0, 0.0),
            label.text,
            "middle" if label.is_meridian else side,
            GRATICULE_TYPE,
            strong=False,
            ink=ink,
        )
        for label in found.labels
    ]


def _lines(scene: Scene) -> list[list[tuple[float, float]]]:
    wide, high = scene.size
    edges = (-wide * REACH, -high * REACH, wide * (1 + REACH), high * (1 + REACH))
    screen = Viewport(scene.camera, scene.size)
    found = make_graticule(screen, edges, scene.lang)
    (west, north), (east, south) = screen.unproject(*edges[:2]), screen.unproject(*edges[2:])
    top, foot = min(north, MAX_LATITUDE), max(south, -MAX_LATITUDE)
    return [
        *([(at / 60, foot), (at / 60, top)] for at in found.meridians),
        *([(west, at / 60), (east, at / 60)] for at in found.parallels),
    ]
