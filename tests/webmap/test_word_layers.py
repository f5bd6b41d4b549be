"""Words as layers: escaped, shaped, on panels of their size."""

import json
from typing import Any

import pytest

from geodata.atlas.selection import Selection
from geodata.layout.composition import compose_scene
from geodata.layout.name_placement import place_ground_names
from geodata.layout.scene import Scene
from geodata.layout.styles import MAP_PALETTES, hex_to_rgba
from geodata.webmap.layer_rows import LayerContext
from geodata.webmap.word_layers import MONOSPACE, PANEL_LINE, label_layers, place_name_layer
from geodata.words import to_visual_order


def printed(layer: Any) -> dict[str, Any]:
    """The JSON of a layer."""
    found: dict[str, Any] = json.loads(layer.to_json())
    return found


def test_titles_stand_over_lines_over_panels(everything: Selection) -> None:
    """Each line once, the strong ones in the heavier face; numbers have squares of the colour of words."""
    scene = compose_scene(everything, lang="en", theme="light", size=(390, 480))  # no room for all titles
    panels, squares, words, titles = map(printed, label_layers(LayerContext(scene, inline=True)))
    numbers = {panel.event for panel in scene.panels if panel.is_number}
    assert numbers
    assert {row["event"] for row in squares["data"]} == numbers
    assert len(panels["data"]) + len(squares["data"]) == len(scene.panels)
    fills = [layer["_subLayerProps"]["background"]["getFillColor"] for layer in (panels, squares)]
    assert fills[1] == list(hex_to_rgba(MAP_PALETTES["light"].text))
    assert fills[0] != fills[1]
    assert len(words["data"]) + len(titles["data"]) == len(scene.label_texts)
    assert (words["fontWeight"], titles["fontWeight"]) == (400, 600)


def test_a_panel_is_as_large_as_its_words(scene: Scene) -> None:
    """Height exactly; width to half a letter."""
    panels = printed(next(label_layers(LayerContext(scene, inline=True))))["data"]
    titles = [panel for panel in scene.panels if not panel.is_number]
    for row, panel in zip(panels, titles, strict=True):
        assert row["size"] * PANEL_LINE == pytest.approx(panel.size[1], abs=0.1)
        assert len(row["text"]) * row["size"] * MONOSPACE == pytest.approx(panel.size[0], abs=row["size"])


def test_arabic_is_in_drawing_order(everything: Selection) -> None:
    """deck.gl shapes nothing: words arrive shaped; names of the map are not picked."""
    scene = compose_scene(everything, lang="ar", theme="light")
    layer = printed(place_name_layer(LayerContext(scene, inline=True)))
    assert [row["text"] for row in layer["data"]] == [
        to_visual_order(name.text) for name in place_ground_names(scene).texts
    ]
    assert not layer["pickable"]
