"""The graticule in a deck: lines beyond the map, labels at its edges, nothing unless it is asked for."""

import json

import pytest

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.selection import select_events
from geodata.layout.composition import compose_scene
from geodata.layout.full_layout import LayoutOptions
from geodata.layout.scene import Scene
from geodata.view import Camera, ShowOption, View
from geodata.webmap.deck import build_deck
from geodata.webmap.graticule_deck import graticule_layer, graticule_texts
from geodata.webmap.layer_rows import LayerContext
from geodata.webmap.map_spec import build_map_spec
from geodata.words import Lang

SHOW = frozenset({ShowOption.GRATICULE})
CAMERA = Camera(lon=44.0, lat=33.0, zoom=4.0)


def scene_of(atlas: Atlas, lang: Lang, show: frozenset[ShowOption]) -> Scene:
    """Return the Scene of a brief with some additions."""
    return compose_scene(select_events(atlas, View(show=show)), lang=lang, theme="light", camera=CAMERA)


def test_lines_lie_under_all_marks_and_run_beyond_the_map(demo_atlas: Atlas) -> None:
    """The first layer over the ground."""
    scene = scene_of(demo_atlas, "en", SHOW)
    layers = [layer["id"] for layer in json.loads(build_deck(scene).to_json())["layers"]]
    assert "graticule" in layers
    assert layers.index("graticule") < min(
        at for at, name in enumerate(layers) if name.startswith(("area", "dots", "names"))
    )
    lons = [
        point[0] for row in graticule_layer(LayerContext(scene, inline=True)).data for point in row["path"]
    ]
    assert min(lons) < CAMERA.lon - 960 * 360 / (512 * 2**4) < max(lons)


@pytest.mark.parametrize(
    ("lang", "text", "align"), [("en", "30°N", "start"), ("ar", "\u206830°\u2069 ش", "end")]
)
def test_labels_stand_at_the_edges(demo_atlas: Atlas, lang: Lang, text: str, align: str) -> None:
    """Those of parallels are anchored where reading starts."""
    found = {label.text: label for label in graticule_texts(scene_of(demo_atlas, lang, SHOW))}
    assert found[text].align == align


def test_without_it_there_is_nothing(demo_atlas: Atlas) -> None:
    """No layer, no label."""
    scene = scene_of(demo_atlas, "en", frozenset())
    assert graticule_texts(scene) == []
    assert "graticule" not in build_deck(scene).to_json()


def test_a_slide_has_it_in_its_spec(demo_atlas: Atlas) -> None:
    """A briefing shows what the slide's view shows."""
    spec = build_map_spec(demo_atlas, LayoutOptions("en", "light", CAMERA, (960, 640), SHOW))
    assert spec["deck"]["layers"][0]["id"] == "graticule"
    assert "30°N" in {name["text"] for name in spec["note_lines"]}
