"""The picture that stands in a map's place: the map spec's Scene, and its marks by boxes."""

import io
from typing import Any

import numpy as np
import pytest
from PIL import Image

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.selection import select_events
from geodata.layout.composition import compose_scene, fit_camera
from geodata.layout.insets.inset_map import inset_boxes
from geodata.layout.mercator import Viewport
from geodata.layout.name_placement import PlacedNames, place_ground_names
from geodata.layout.scene import PixelBox, Scene
from geodata.layout.screen_frame import ScreenFrame
from geodata.layout.styles import MAP_PALETTES, hex_to_rgba
from geodata.render import map_drawing
from geodata.render.stand_in import render_stand_in
from geodata.view import View, parse_view
from geodata.words import Lang

SIZE = (792, 600)


def boxes_of(facts: dict[str, Any], key: str) -> list[tuple[int, int, int, int]]:
    """All boxes of the marks of a key."""
    return [box for mark in facts["marks"] if mark["key"] == key for box in mark["boxes"]]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_it_shows_the_map_spec_under_the_controls(demo_atlas: Atlas, lang: Lang) -> None:
    """The words of the map stand at their places beside the toolbar; the sea goes on under it."""
    picture, facts = render_stand_in(select_events(demo_atlas, View()), SIZE, lang=lang, theme="light")
    drawn = np.asarray(Image.open(io.BytesIO(picture)).convert("RGB"), dtype=int)
    assert (drawn.shape[:2], facts["size"]) == ((600, 792), SIZE)
    frame = ScreenFrame(SIZE, lang)
    camera = fit_camera(demo_atlas, frame.inner_size)
    assert facts["camera"] == frame.whole_camera(camera).model_dump()
    scene = compose_scene(
        select_events(demo_atlas, View()), lang=lang, theme="light", size=frame.inner_size, camera=camera
    )
    box, panel = scene.boxes[0], scene.panels[0]
    left = frame.inner_left
    edges = (round(box.left) + left, round(box.top), round(box.right) + left, round(box.bottom))
    assert boxes_of(facts, panel.event)[0] == edges
    text = np.array(hex_to_rgba(MAP_PALETTES["light"].text)[:3])
    words = drawn[edges[1] : edges[3], edges[0] : edges[2]]
    assert (np.abs(words - text).max(axis=2) < 90).any()


def test_it_shows_the_selection_and_tells_nothing_of_what_is_hidden(demo_atlas: Atlas) -> None:
    """A filter takes marks and titles of the others away."""
    whole = render_stand_in(select_events(demo_atlas, View()), SIZE, lang="en", theme="light")
    some = render_stand_in(
        select_events(demo_atlas, parse_view("actor=irn").view), SIZE, lang="en", theme="light"
    )
    assert some[0] != whole[0]
    assert set(some[1]["titles"]) < set(whole[1]["titles"])
    assert {mark["key"] for mark in some[1]["marks"]} == set(some[1]["titles"])


def test_marks_come_from_above_and_areas_last(demo_atlas: Atlas) -> None:
    """A click finds the words before the sign and the sign before the area."""
    _, facts = render_stand_in(select_events(demo_atlas, View()), SIZE, lang="en", theme="light")
    kinds = [mark.get("area", False) for mark in facts["marks"]]
    assert kinds == sorted(kinds)
    assert any(kinds)


def test_a_sign_names_all_of_its_events(signed_atlas: Atlas) -> None:
    """Whoever clicks on it chooses from them."""
    _, facts = render_stand_in(select_events(signed_atlas, View()), SIZE, lang="en", theme="light")
    signs = {key: listed for key, listed in facts["titles"].items() if len(listed) > 1}
    assert signs
    ids = signed_atlas.row_of_event
    assert all(event in ids and title for listed in signs.values() for event, title in listed)


def test_the_camera_of_a_link_is_kept(demo_atlas: Atlas) -> None:
    """It is that of the whole map."""
    view = parse_view("lon=50&lat=40&zoom=3").view
    _, facts = render_stand_in(select_events(demo_atlas, view), SIZE, lang="en", theme="light")
    assert facts["camera"] == {"lon": 50.0, "lat": 40.0, "zoom": 3.0}


@pytest.mark.parametrize("size", [SIZE, (360, 420)])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_names_of_the_ground_are_placed_as_for_the_whole_map(
    whole: Atlas, lang: Lang, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """For its camera and size, beside its words and controls, as the browser places them."""
    asked: list[Scene] = []

    def kept(scene: Scene, *rest: Any) -> PlacedNames:
        asked.append(scene)
        placed = place_ground_names(scene, *rest)
        screen = Viewport(scene.camera, scene.size)
        middles = [screen.project(*name.at) for name in placed.texts]
        assert middles
        controls = ScreenFrame(size, lang).control_boxes
        assert all(screen.contains(at) for at in middles)
        assert not any(
            box.left < x < box.right and box.top < y < box.bottom for x, y in middles for box in controls
        )
        return placed

    monkeypatch.setattr(map_drawing, "place_ground_names", kept)
    _, facts = render_stand_in(select_events(whole, View()), size, lang=lang, theme="light")
    (scene,) = asked
    assert (scene.size, scene.camera.model_dump()) == (size, facts["camera"])
    words = [box for box in scene.boxes if box not in ScreenFrame(size, lang).control_boxes]
    labels = {tuple(box) for mark in facts["marks"] for box in mark["boxes"]}
    assert {(round(b.left), round(b.top), round(b.right), round(b.bottom)) for b in words} <= labels


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_inset_stands_where_the_screen_has_it(
    demo_atlas: Atlas, lang: Lang, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the foot beside the toolbar; names of the ground keep off it, and no name stands under it."""
    seen: list[Scene] = []
    monkeypatch.setattr(
        map_drawing, "place_ground_names", lambda scene, *_: seen.append(scene) or PlacedNames((), ())
    )
    view = parse_view("lon=54.0&lat=26.5&zoom=6.5").view
    picture, _ = render_stand_in(select_events(demo_atlas, view), SIZE, lang=lang, theme="light")
    frame = ScreenFrame(SIZE, lang)
    assert view.camera is not None
    (box,) = inset_boxes(Viewport(frame.inner_camera(view.camera), frame.inner_size), lang)
    left = box.left + frame.inner_left
    assert PixelBox(left, box.top, box.right + frame.inner_left, box.bottom) in seen[-1].boxes
    drawn = np.asarray(Image.open(io.BytesIO(picture)).convert("RGB"), dtype=int)
    part = drawn[round(box.top) : round(box.top) + 108, round(left) : round(left) + 144].reshape(-1, 3)
    for code in (MAP_PALETTES["light"].province, MAP_PALETTES["light"].sea):
        assert (np.abs(part - np.array(hex_to_rgba(code)[:3])).max(axis=1) < 6).mean() > 0.05
