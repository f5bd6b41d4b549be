"""Layers of the words for st.pydeck_chart; the map component draws words as page elements instead."""

from collections.abc import Iterator, Sequence
from typing import Final

import pydeck
from pydeck.types import String

from geodata.layout.name_placement import place_ground_names
from geodata.layout.scene import LabelPanel, MapText
from geodata.layout.styles import PANEL_OPACITY, Rgba, hex_to_rgba
from geodata.webmap.deck_strings import escape_text
from geodata.webmap.graticule_deck import graticule_texts
from geodata.webmap.layer_rows import LayerContext, Row
from geodata.words import to_visual_order

FONT: Final = "'IBM Plex Sans Arabic', sans-serif"
FONT_PIXELS: Final = 64
"""Size at which glyphs are rasterised once; they are scaled down from it."""
PANEL_LINE: Final = 6
"""Line height of the transparent text that a panel is made of: the higher, the finer its width."""
MONOSPACE: Final = 0.6
"""Advance of a monospaced letter as a share of its size."""


def place_name_layer(context: LayerContext) -> pydeck.Layer:
    """Return the names of seas and countries, the words of notes, and the labels of the graticule."""
    scene = context.scene
    names = place_ground_names(scene).texts
    notes = (text for mark in scene.references for text in mark.texts)
    return _text_layer("names", [*names, *notes, *graticule_texts(scene)], context, strong=False)


def label_layers(context: LayerContext) -> Iterator[pydeck.Layer]:
    """Yield panels and squares of numbers, then the plain lines of the labels, then their titles."""
    for is_number, name in ((False, "panels"), (True, "squares")):
        panels = [panel for panel in context.scene.panels if panel.is_number is is_number]
        ground = context.paper.text if is_number else context.paper.panel
        yield _panel_layer(name, panels, hex_to_rgba(ground, 1.0 if is_number else PANEL_OPACITY), context)
    for strong, name in ((False, "words"), (True, "titles")):
        texts = [text for text in context.scene.label_texts if text.strong is strong]
        yield _text_layer(name, texts, context, strong=strong)


def _text_layer(name: str, texts: Sequence[MapText], context: LayerContext, *, strong: bool) -> pydeck.Layer:
    return pydeck.Layer(
        "TextLayer",
        id=context.layer_id(name),
        data=[_text_row(text, context) for text in texts],
        get_text="text",
        get_position="position",
        get_pixel_offset="offset",
        get_text_anchor="anchor",
        get_alignment_baseline=String("center"),
        get_size="size",
        get_color="colour",
        size_units=String("pixels"),
        font_family=String(FONT),
        font_weight=600 if strong else 400,
        character_set=String("auto"),
        font_settings={"fontSize": FONT_PIXELS, "buffer": 4},
        pickable=name != "names",
    )


def _text_row(text: MapText, context: LayerContext) -> Row:
    return context.event_row(text.event, text.tip) | {
        "text": escape_text(to_visual_order(text.text)),
        "position": text.at,
        "offset": text.offset,
        "anchor": text.align,
        "size": text.size,
        "colour": text.ink,
    }


def _panel_layer(
    name: str, panels: Sequence[LabelPanel], ground: Rgba, context: LayerContext
) -> pydeck.Layer:
    """Return panels: transparent text with a background, since only text has a size in pixels."""
    rows = [context.event_row(panel.event, panel.tip) | _panel_row(panel) for panel in panels]
    return pydeck.Layer(
        "TextLayer",
        id=context.layer_id(name),
        data=rows,
        get_text="text",
        get_position="position",
        get_pixel_offset="offset",
        get_text_anchor=String("start"),
        get_alignment_baseline=String("top"),
        get_size="size",
        line_height=PANEL_LINE,
        size_units=String("pixels"),
        font_family=String("monospace"),
        background=True,
        background_border_radius=3,
        pickable=True,
        _sub_layer_props={
            "characters": {"getColor": (0, 0, 0, 0)},
            "background": {"getFillColor": ground},
        },
    )


def _panel_row(panel: LabelPanel) -> Row:
    """Return as many letters as are as wide as the panel, at the size that makes a line as high."""
    wide, high = panel.size
    size = high / PANEL_LINE
    letters = "n" * max(1, round(wide / (size * MONOSPACE)))
    return {"text": letters, "position": panel.at, "offset": panel.offset, "size": round(size, 2)}
