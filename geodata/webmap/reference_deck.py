"""Layers of a deck for the reference layers: fetched shapes under the areas of events, and arrowheads.

Each names its reference layer in ``reference``, by which the map component hides it.
"""

from collections.abc import Iterator
from typing import Any

import pydeck
from pydeck.types import String

from geodata.layout.scene import ReferenceMark
from geodata.layout.styles import REFERENCE_HEAD_SIZE, REFERENCE_RADIUS, REFERENCE_WIDTH
from geodata.webmap.area_layers import edge_layer, filled_layer
from geodata.webmap.assets import area_asset_name, asset_url
from geodata.webmap.deck_strings import literal_property
from geodata.webmap.layer_rows import LayerContext
from geodata.webmap.mark_layers import icon_layer


def reference_deck_layers(context: LayerContext) -> Iterator[pydeck.Layer]:
    """Yield the layers of all reference layers: areas first, then lines, points and arrowheads."""
    marks = context.scene.references
    for mark in marks:
        if mark.areas:
            yield filled_layer(
                f"{_name(mark)}:areas", area_asset_name(mark.areas), fill=mark.fill, **_own(mark)
            )
    for mark in marks:
        yield from _thin_layers(mark)


def _name(mark: ReferenceMark) -> str:
    return f"reference:{mark.layer}"


def _own(mark: ReferenceMark) -> dict[str, Any]:
    return {"reference": literal_property(mark.layer)}


def _thin_layers(mark: ReferenceMark) -> Iterator[pydeck.Layer]:
    """Yield lines, points and arrowheads of a reference layer."""
    name, own = _name(mark), _own(mark)
    if mark.lines:
        shape = area_asset_name(mark.lines)
        width = {"get_line_width": REFERENCE_WIDTH} | own
        yield edge_layer(f"{name}:lines", shape, part="linestrings", ink=mark.ink, **width)
    if mark.points:
        yield pydeck.Layer(
            "GeoJsonLayer",
            id=f"{name}:points",
            data=asset_url(area_asset_name(mark.points)),
            filled=True,
            stroked=False,
            pickable=False,
            get_point_radius=REFERENCE_RADIUS,
            point_radius_units=String("pixels"),
            _sub_layer_props={"points-circle": {"getFillColor": mark.ink}},
            **own,
        )
    if mark.heads:
        rows = [
            {"icon": "head", "position": at, "angle": angle, "size": REFERENCE_HEAD_SIZE, "colour": mark.ink}
            for at, angle in mark.heads
        ]
        heads = icon_layer(f"{name}:heads", rows, pickable=False)
        heads.reference = own["reference"]
        yield heads
