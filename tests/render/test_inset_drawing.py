"""The inset in pictures: drawn at its place over the map, and the place of the map in it."""

import dataclasses

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.selection import select_events
from geodata.layout.composition import compose_scene
from geodata.layout.insets.inset_map import find_inset
from geodata.layout.mercator import Viewport
from geodata.layout.scene import PixelBox, Scene
from geodata.layout.styles import MAP_PALETTES, hex_to_rgba
from geodata.render.inset_drawing import draw_inset, place_lines
from geodata.render.map_drawing import draw_map
from geodata.render.mpl_canvas import Canvas, new_canvas
from geodata.view import Camera, Theme, View
from geodata.words import Lang, language_direction

SIZE = (726, 562)
GULF = Camera(lon=54.0, lat=26.5, zoom=6.5)


def scene_of(atlas: Atlas, lang: Lang = "en", theme: Theme = "light", camera: Camera = GULF) -> Scene:
    """The Scene of a part of the Gulf."""
    return compose_scene(select_events(atlas, View()), lang=lang, theme=theme, size=SIZE, camera=camera)


def said(canvas: Canvas) -> list[str]:
    """The lines of the name of the state on a canvas."""
    return [words.get_text() for role, words in canvas.texts if role == "inset"]


@pytest.mark.parametrize(("lang", "name"), [("en", "Iran"), ("ar", "إيران")])
def test_a_picture_has_the_inset_and_names_the_state(demo_atlas: Atlas, lang: Lang, name: str) -> None:
    """On a map of a part of a state; not on one of more."""
    scene = scene_of(demo_atlas, lang)
    page = new_canvas(SIZE, (255, 255, 255, 255), language_direction(lang))
    draw_map(scene, page)
    assert [name in line for line in said(page)] == [True]
    whole = new_canvas(SIZE, (255, 255, 255, 255), language_direction(lang))
    draw_map(scene_of(demo_atlas, lang, camera=Camera(lon=54.0, lat=26.5, zoom=3.0)), whole)
    assert said(whole) == []


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_it_has_the_map_s_own_colours(theme: Theme) -> None:
    """State, neighbours, sea, and a line in the ink of the text."""
    inset = find_inset(Viewport(GULF, SIZE), "en")
    assert inset is not None
    page = new_canvas(SIZE, (255, 0, 0, 255))
    draw_inset(inset, page, theme)
    canvas = FigureCanvasAgg(page.figure)
    canvas.draw()
    box, paper = inset.box, MAP_PALETTES[theme]
    drawn = np.asarray(canvas.buffer_rgba()).astype(int)
    rows, columns = (round(SIZE[1] * drawn.shape[0] / SIZE[1]), drawn.shape[1])
    scale = columns / SIZE[0]
    assert rows == drawn.shape[0]
    part = drawn[
        round(box.top * scale) : round(box.bottom * scale), round(box.left * scale) : round(box.right * scale)
    ]
    for code in (paper.land, paper.province, paper.sea, paper.text, paper.panel):
        ink = np.array(hex_to_rgba(code)[:3])
        assert (np.abs(part[..., :3] - ink).max(axis=2) < 8).any(), code
    outside = drawn[: round((box.top - 3) * scale)]
    assert (outside[..., :3] == (255, 0, 0)).all()


def test_the_place_is_a_closed_box_or_a_cross() -> None:
    """A cross where the box would be under six pixels."""
    (ring,) = place_lines(PixelBox(10, 20, 40, 50))
    assert (ring[:2].tolist(), len(ring)) == (ring[-2:].tolist(), 6)
    across, down = place_lines(PixelBox(10, 20, 14, 23))
    assert np.mean(across, axis=0).tolist() == np.mean(down, axis=0).tolist() == [12.0, 21.5]


def test_names_of_the_ground_keep_off_it(demo_atlas: Atlas) -> None:
    """In a picture, as on the screen."""
    scene = scene_of(demo_atlas)
    inset = find_inset(Viewport(scene.camera, scene.size), scene.lang)
    assert inset is not None
    page = new_canvas(SIZE, (255, 255, 255, 255))
    draw_map(dataclasses.replace(scene, panels=(), label_texts=(), boxes=()), page)
    names = [words for role, words in page.texts if role == "name"]
    assert names
    for words in names:
        x, y = words.get_position()
        assert not (inset.box.left < x < inset.box.right and inset.box.top < y < inset.box.bottom + 6)
