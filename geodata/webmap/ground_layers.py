"""The layers under the brief's marks: sea, land, borders, and the areas of events; every shape by URL.

Their colours stand in ``_subLayerProps``, where Streamlit's dimming of what is not selected does not reach.
"""

from collections.abc import Iterator
from typing import Any, Final

from geodata.layout.mercator import LIMIT, TILE
from geodata.layout.scene import Area, Scene
from geodata.layout.styles import BORDER, DISPUTED_DASH, HATCH_INK, PAPERS, Colour, colour
from geodata.webmap.assets import url

Layer = dict[str, Any]

EQUATOR: Final = 40_075_016.7
HATCH_PIXELS: Final = 9.0
HATCH_TILE: Final = 32
DASHED: Final[Layer] = {"@@type": "PathStyleExtension", "dash": True, "highPrecisionDash": True}
"""Dashes that run on along a line; else each stretch between two points begins one anew."""


def ground(scene: Scene) -> Iterator[Layer]:
    """Sea, land, undisputed borders and disputed ones; one picture of them under many events."""
    if scene.dense:
        yield {
            "@@type": "BitmapLayer",
            "id": "basemap",
            "image": url(f"basemap-{scene.theme}.png"),
            "bounds": [-180, -LIMIT, 180, LIMIT],
            "pickable": False,
        }
        return
    paper = PAPERS[scene.theme]
    world = [[-360, -85], [360, -85], [360, 85], [-360, 85]]
    yield {
        "@@type": "PolygonLayer",
        "id": "sea",
        "data": [{"ring": world}],
        "getPolygon": "@@=ring",
        "stroked": False,
        "pickable": False,
        "_subLayerProps": {"fill": {"getFillColor": colour(paper.sea)}},
    }
    yield _shape("land", "land.geojson", fill=colour(paper.land))
    yield _border("borders", "borders.geojson", colour(paper.border))
    dashes = {"getDashArray": DISPUTED_DASH, "extensions": [DASHED]}
    yield _border("disputed", "disputed.geojson", colour(paper.quiet)) | dashes


def _shape(name: str, asset: str, *, fill: Colour) -> Layer:
    return {
        "@@type": "GeoJsonLayer",
        "id": name,
        "data": url(asset),
        "filled": True,
        "stroked": False,
        "pickable": False,
        "_subLayerProps": {"polygons-fill": {"getFillColor": fill}},
    }


def zone(area: Area, scene: Scene) -> Iterator[Layer]:
    """The fill of an area; a sea has its hatch and its edge, a focused one a ring.

    A country has no edge of its own: strokes are what a screen without a GPU is slow at.
    """
    name, asset = f"zone:{area.event}:{area.shape}", f"area-{area.shape}.geojson"
    own = {"event": area.event}
    yield _shape(name, asset, fill=area.fill) | own
    if area.hatch:
        yield _hatched(f"{name}:hatch", asset, area, scene) | own
    if area.focused:
        ring = colour(PAPERS[scene.theme].ring)
        edge = _edge(f"{name}:ring", asset, ink=ring, width=area.ring, dash=None)
        yield edge | own | {"focus": True}
    if area.hatch:
        yield _edge(f"{name}:edge", asset, ink=area.ink, width=area.width, dash=area.dash) | own


def _stroke(name: str, asset: str, *, part: str, ink: Colour, width: float) -> Layer:
    """The lines of a shape, or the outline of its polygons: ``part`` is deck.gl's name of the sublayer."""
    return {
        "@@type": "GeoJsonLayer",
        "id": name,
        "data": url(asset),
        "filled": False,
        "stroked": True,
        "pickable": False,
        "lineWidthUnits": "pixels",
        "getLineWidth": width,
        "_subLayerProps": {part: {"getColor": ink}},
    }


def _border(name: str, asset: str, ink: Colour) -> Layer:
    return _stroke(name, asset, part="linestrings", ink=ink, width=BORDER)


def _edge(name: str, asset: str, *, ink: Colour, width: float, dash: tuple[float, float] | None) -> Layer:
    layer = _stroke(name, asset, part="polygons-stroke", ink=ink, width=width) | {"lineJointRounded": True}
    return layer | {"getDashArray": dash, "extensions": [DASHED]} if dash else layer


def _hatched(name: str, asset: str, area: Area, scene: Scene) -> Layer:
    metres = EQUATOR / (TILE * 2**scene.camera.zoom)
    red, green, blue, opacity = area.ink
    return _shape(name, asset, fill=(red, green, blue, round(opacity * HATCH_INK))) | {
        "fillPatternAtlas": url("hatch.png"),
        "fillPatternMapping": {
            "hatch": {"x": 0, "y": 0, "width": HATCH_TILE, "height": HATCH_TILE, "mask": True}
        },
        "fillPatternMask": True,
        "getFillPattern": "@@='hatch'",
        "getFillPatternScale": HATCH_PIXELS * metres / HATCH_TILE,
        "extensions": [{"@@type": "FillStyleExtension", "pattern": True}],
    }
