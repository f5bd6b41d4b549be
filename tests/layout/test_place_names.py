"""Names of countries and seas."""

import pytest

from geodata.atlas.selection import Selection
from geodata.layout import label_placement
from geodata.layout.composition import compose_scene
from geodata.layout.mercator import Viewport
from geodata.layout.styles import MAP_PALETTES, hex_to_rgba
from geodata.view import Camera
from geodata.words import LANGS, Lang


@pytest.mark.parametrize("lang", LANGS)
def test_names_stand_clear_of_words_and_of_each_other(everything: Selection, lang: Lang) -> None:
    """No place name overlaps a label of the brief."""
    scene = compose_scene(everything, lang=lang, theme="light")
    boxes = list(label_placement.centred_text_boxes(scene.place_names, Viewport(scene.camera, scene.size)))
    assert not any(box.overlaps(word) for box in boxes for word in scene.boxes)
    assert not any(one.overlaps(two) for at, one in enumerate(boxes) for two in boxes[:at])


def test_names_are_quiet(everything: Selection) -> None:
    """Never the ink of the brief, never a mark to click."""
    scene = compose_scene(everything, lang="en", theme="dark")
    assert {(name.event, name.ink) for name in scene.place_names} == {
        (None, hex_to_rgba(MAP_PALETTES["dark"].quiet))
    }


def test_other_seas_are_named_when_near(everything: Selection) -> None:
    """The East China Sea, of which the brief does not speak, appears on zooming in."""
    near, far = (
        compose_scene(
            everything, lang="en", theme="light", camera=Camera(lon=127.0, lat=27.0, zoom=zoom)
        ).place_names
        for zoom in (4.0, 2.5)
    )
    assert "East China Sea" in {name.text for name in near}
    assert "East China Sea" not in {name.text for name in far}
