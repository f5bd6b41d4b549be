"""The drawn map: reference layers in their ink, under the events."""

from dataclasses import replace
from io import BytesIO

import numpy as np
import numpy.typing as npt
import pytest
import shapely
from PIL import Image

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.selection import select_events
from geodata.layout.composition import compose_scene
from geodata.layout.mercator import Viewport
from geodata.layout.note_signs import sign_point
from geodata.layout.scene import Scene
from geodata.layout.styles import MAP_PALETTES, hex_to_rgba
from geodata.places.layer_shapes import LayerShape
from geodata.render.map_drawing import draw_labels, draw_map
from geodata.render.mpl_canvas import new_canvas
from geodata.view import Camera, Theme, View
from geodata.words import Lang, strip_direction_marks

CAMERA = Camera(lon=140.0, lat=42.0, zoom=3.0)
SIZE = (900, 600)
Pixels = npt.NDArray[np.int16]


@pytest.fixture(scope="module")
def drawn(layered_atlas: Atlas) -> Scene:
    """All reference layers of the brief without its events."""
    selection = select_events(layered_atlas, View(layers=frozenset()))
    return compose_scene(selection, lang="en", theme="light", size=SIZE, camera=CAMERA)


def pixels(scene: Scene) -> Pixels:
    """The picture of a map's ground and marks."""
    canvas = new_canvas(SIZE, (255, 255, 255, 255))
    draw_map(scene, canvas)
    file = BytesIO()
    canvas.figure.savefig(file, format="png")
    return np.asarray(Image.open(file).convert("RGB"), np.int16)


def test_reference_layers_are_drawn_in_their_ink(drawn: Scene) -> None:
    """Each of them, at its place."""
    ink = np.array(hex_to_rgba(MAP_PALETTES["light"].reference)[:3])
    whole = pixels(drawn)
    inked = {}
    for mark in drawn.references:
        alone = pixels(replace(drawn, references=(mark,)))
        without = pixels(replace(drawn, references=()))
        changed = np.abs(alone - without).max(axis=2) > 0
        exact = np.abs(alone - ink).max(axis=2) <= 3
        inked[mark.layer] = int((changed & exact).sum())
    assert min(inked.values()) > 8, inked
    x, y = map(round, Viewport(CAMERA, SIZE).project(131.9, 43.1))
    assert np.abs(whole[y, x] - ink).max() <= 3


def test_names_of_the_ground_stand_over_lines(shipped_atlas: Atlas) -> None:
    """As on the screen, where they are elements of the page: an arc under a name cuts no letter."""
    scene = compose_scene(
        select_events(shipped_atlas, View()), lang="en", theme="light", size=SIZE, camera=CAMERA
    )
    first, every = [], []
    for drawn in (scene, replace(scene, lanes=())):
        canvas = new_canvas(SIZE, (255, 255, 255, 255))
        draw_map(drawn, canvas)
        artists = [id(each) for each in canvas.figure.artists + canvas.figure.texts]
        first.append(min(artists.index(id(words)) for role, words in canvas.texts if role == "name"))
        every.append(len(artists))
    assert scene.lanes
    assert first[0] - first[1] == every[0] - every[1] > 0


def test_a_head_points_along_its_line(layered_atlas: Atlas) -> None:
    """Northward it lies south of its tip."""
    line = LayerShape(shapely.MultiLineString([[(140, 30), (140, 42)]]))
    north = replace(layered_atlas.layers[2], shapes=(line,))
    selection = select_events(replace(layered_atlas, layers=(north,)), View(layers=frozenset()))
    scene = compose_scene(selection, lang="en", theme="light", size=SIZE, camera=CAMERA)
    bare = replace(scene, references=tuple(replace(mark, heads=()) for mark in scene.references))
    rows, columns = np.nonzero(np.abs(pixels(scene) - pixels(bare)).max(axis=2) > 40)
    assert rows.mean() > SIZE[1] / 2 + 3
    assert columns.mean() == pytest.approx(SIZE[0] / 2, abs=1)


def test_an_arrow_has_its_head_at_its_end(layered_atlas: Atlas) -> None:
    """Beyond the antimeridian."""
    camera = Camera(lon=-165.0, lat=55.0, zoom=3.0)
    selection = select_events(layered_atlas, View(layers=frozenset()))
    scene = compose_scene(selection, lang="en", theme="light", size=SIZE, camera=camera)
    bare = replace(scene, references=tuple(replace(mark, heads=()) for mark in scene.references))
    rows, columns = np.nonzero(np.abs(pixels(scene) - pixels(bare)).max(axis=2) > 40)
    assert len(rows) > 20
    assert (np.abs(rows - SIZE[1] / 2).max(), np.abs(columns - SIZE[0] / 2).max()) <= (12, 14)


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_nothing_is_drawn_along_the_antimeridian(whole: Atlas, theme: Theme) -> None:
    """Fill and ring of Russia run on through Chukotka, which its shape has in two parts."""
    camera = Camera(lon=179.0, lat=67.0, zoom=4.0)
    selection = select_events(whole, View(focus="troops-in-russia"))
    scene = compose_scene(selection, lang="en", theme=theme, size=SIZE, camera=camera)
    assert any(area.has_focus_ring for area in scene.areas)
    seen, x = pixels(scene), round(Viewport(camera, SIZE).project(180.0, 67.0)[0])
    beside = (seen[:, x - 8] == seen[:, x + 8]).all(axis=1)
    assert beside.sum() > SIZE[1] / 2
    assert np.abs(seen[beside, x - 4 : x + 5] - seen[beside, x - 8][:, None]).max(axis=(1, 2)).mean() < 3


@pytest.mark.parametrize(("lang", "mark"), [("en", "?"), ("ar", "؟")])
def test_labels_of_events_with_a_note_wear_its_sign(shipped_atlas: Atlas, lang: Lang, mark: str) -> None:
    """At the corner that the layout has chosen, and on no other label."""
    scene = compose_scene(select_events(shipped_atlas, View()), lang=lang, theme="light", size=SIZE)
    canvas = new_canvas(SIZE, (255, 255, 255, 255))
    draw_labels(scene, canvas)
    signs = [words for role, words in canvas.texts if role == "note-sign"]
    noted = [
        sign_point(box, panel.note_corner)
        for box, panel in zip(scene.boxes, scene.panels, strict=True)
        if panel.note_corner
    ]
    assert 0 < len(noted) < len(scene.panels)
    assert {strip_direction_marks(words.get_text()) for words in signs} == {mark}
    assert [words.get_position()[0] for words in signs] == pytest.approx([x for x, _ in noted], abs=1)
