"""The graticule of a picture."""

from dataclasses import replace

import pytest

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.selection import select_events
from geodata.layout.composition import compose_scene
from geodata.layout.mercator import Viewport
from geodata.layout.scene import PixelBox, Scene
from geodata.render.basemap_outlines import PictureWindow
from geodata.render.graticule_drawing import draw_graticule, draw_graticule_labels
from geodata.render.mpl_canvas import Canvas, new_canvas
from geodata.view import Camera, ShowOption, View

CAMERA = Camera(lon=44.0, lat=33.0, zoom=4.0)


@pytest.fixture
def scene(demo_atlas: Atlas) -> Scene:
    """A Scene with a graticule, without words of the brief."""
    view = View(show=frozenset({ShowOption.GRATICULE}))
    found = compose_scene(select_events(demo_atlas, view), lang="en", theme="light", camera=CAMERA)
    return replace(found, boxes=())


def drawn(scene: Scene, beyond: tuple[float, float] = (0.0, 0.0)) -> Canvas:
    """Return the canvas with the graticule of a Scene."""
    canvas = new_canvas((960, 640), (255, 255, 255, 255))
    window = PictureWindow(Viewport(scene.camera, scene.size), beyond)
    draw_graticule(scene, canvas, window)
    draw_graticule_labels(scene, canvas, window)
    return canvas


def labels(canvas: Canvas) -> list[str]:
    """Return the words on the canvas."""
    return [words.get_text() for role, words in canvas.texts if role == "graticule"]


def test_a_picture_has_the_labels_at_its_own_edges(scene: Scene) -> None:
    """Wider than the screen it has more meridians."""
    narrow, wide = labels(drawn(scene)), labels(drawn(scene, (300.0, 0.0)))
    assert "30°N" in narrow
    assert len(wide) > len(narrow)


def test_no_label_stands_over_words_of_the_brief(scene: Scene) -> None:
    """Words along the left edge push away the latitudes there."""
    words = replace(scene, boxes=(PixelBox(0, 40, 100, 640),))
    assert not any(text.endswith("N") for text in labels(drawn(words)))
    assert any(text.endswith("E") for text in labels(drawn(words)))


def test_a_picture_without_it_is_left_as_it_is(scene: Scene) -> None:
    """Nothing is drawn."""
    assert labels(drawn(replace(scene, has_graticule=False))) == []
