"""Layers whose shapes are fetched by address: countries and borders, and the areas of events.

Colours stand in ``_subLayerProps``: after a click Streamlit dims the colour properties of every layer, and
does not look there.
"""

from collections.abc import Iterator
from typing import Any, Final

import pydeck
from pydeck.types import String

from geodata.layout.looks.area_overlaps import hatch_tile_name
from geodata.layout.mercator import EQUATOR_METRES
from geodata.layout.scene import AreaMark
from geodata.layout.styles import BORDER_WIDTH, DISPUTED_DASH, HATCH_OPACITY, Rgba, hex_to_rgba
from geodata.places.shape_edges import edge_name, has_full_drawing
from geodata.view import TILE_PIXELS
from geodata.webmap.assets import area_asset_name, asset_url
from geodata.webmap.deck_strings import literal_property
from geodata.webmap.layer_rows import DASHED, LayerContext

HATCH_PIXELS: Final = 9.0
HATCH_TILE: Final = 32
"""Pixels of a side of a tile of a hatch."""
WORLD: Final = ((-360, -85), (360, -85), (360, 85), (-360, 85))


def basemap_layers(context: LayerContext) -> Iterator[pydeck.Layer]:
    """Yield sea, countries, settled borders and disputed ones; st.pydeck_chart reads no vector tiles."""
    paper = context.paper
    yield pydeck.Layer(
        "PolygonLayer",
        id="sea",
        data=[{"ring": WORLD}],
        get_polygon="ring",
        stroked=False,
        pickable=False,
        _sub_layer_props={"fill": {"getFillColor": hex_to_rgba(paper.sea)}},
    )
    yield filled_layer("countries", "countries.geojson", fill=hex_to_rgba(paper.land))
    yield _border_layer("borders", hex_to_rgba(paper.border))
    yield _border_layer(
        "disputed", hex_to_rgba(paper.quiet), get_dash_array=DISPUTED_DASH, extensions=[DASHED]
    )


def area_layers(area: AreaMark, context: LayerContext, *, visible: bool = True) -> Iterator[pydeck.Layer]:
    """Yield fill, hatch, focus ring and edge of an area, each where its look has it.

    A country has no edge of its own: strokes are the slowest to draw without a GPU.
    """
    edge = edge_name(area.shape)
    part = "linestrings" if area.is_line or edge != area.shape else "polygons-stroke"
    outline = area_asset_name(edge)
    name, asset = f"zone:{area.event}:{area.shape}", area_asset_name(area.shape)
    shared: dict[str, Any] = {"event": literal_property(area.event)}
    if not visible:
        shared["visible"] = False
    filled = shared | _full_data(area.shape)
    shared |= _full_data(edge)
    if not area.is_line and area.look != "host":
        yield filled_layer(name, asset, fill=area.fill, **filled)
    if area.hatch:
        yield _hatch_layer(f"{name}:hatch", asset, area, zoom=context.scene.camera.zoom, **filled)
    if area.has_focus_ring:
        ring = hex_to_rgba(context.paper.ring)
        width = {"get_line_width": area.ring_width, "focus": True}
        yield edge_layer(f"{name}:ring", outline, part=part, ink=ring, **width, **shared)
    if area.has_edge:
        dash = {"get_dash_array": area.dash, "extensions": [DASHED]} if area.dash else {}
        line = {"get_line_width": area.width} | dash
        yield edge_layer(f"{name}:edge", outline, part=part, ink=area.edge, **line, **shared)


def filled_layer(name: str, asset: str, *, fill: Rgba, **more: Any) -> pydeck.Layer:
    """Return the layer that fills the shape of an asset."""
    return pydeck.Layer(
        "GeoJsonLayer",
        id=name,
        data=asset_url(asset),
        filled=True,
        stroked=False,
        pickable=False,
        _sub_layer_props={"polygons-fill": {"getFillColor": fill}},
        **more,
    )


def _full_data(shape: str) -> dict[str, Any]:
    """Return whether a shape has one in full detail, which the map component draws at nearer zooms."""
    return {"full": True} if has_full_drawing(shape) else {}


def _stroked_layer(name: str, asset: str, *, part: str, ink: Rgba, **more: Any) -> pydeck.Layer:
    """Return the lines of a shape; ``part`` is deck.gl's name of the sublayer that has them."""
    return pydeck.Layer(
        "GeoJsonLayer",
        id=name,
        data=asset_url(asset),
        filled=False,
        stroked=True,
        pickable=False,
        line_width_units=String("pixels"),
        _sub_layer_props={part: {"getColor": ink}},
        **more,
    )


def _border_layer(name: str, ink: Rgba, **more: Any) -> pydeck.Layer:
    return _stroked_layer(
        name, f"{name}.geojson", part="linestrings", ink=ink, get_line_width=BORDER_WIDTH, **more
    )


def edge_layer(name: str, asset: str, *, part: str, ink: Rgba, **more: Any) -> pydeck.Layer:
    """Return the lines of the shape of an asset; ``part`` is deck.gl's name of the sublayer that has them."""
    return _stroked_layer(name, asset, part=part, ink=ink, line_joint_rounded=True, **more)


def _hatch_layer(name: str, asset: str, area: AreaMark, *, zoom: float, **more: Any) -> pydeck.Layer:
    """Return a pattern fill; deck.gl scales a pattern in metres, so that it follows the zoom."""
    metres_a_pixel = EQUATOR_METRES / (TILE_PIXELS * 2**zoom)
    red, green, blue, opacity = area.ink
    return filled_layer(
        name,
        asset,
        fill=(red, green, blue, round(opacity * HATCH_OPACITY)),
        fill_pattern_atlas=String(asset_url(hatch_tile_name(area.order.turn, broken=area.hedged))),
        fill_pattern_mapping={
            "hatch": {"x": 0, "y": 0, "width": HATCH_TILE, "height": HATCH_TILE, "mask": True}
        },
        fill_pattern_mask=True,
        get_fill_pattern=String("@@='hatch'"),
        get_fill_pattern_scale=HATCH_PIXELS * metres_a_pixel / HATCH_TILE,
        extensions=[{"@@type": "FillStyleExtension", "pattern": True}],
        **more,
    )
