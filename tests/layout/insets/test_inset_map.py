"""The inset: when a map has one, where it stands, what it says, and that words keep off it."""

import json
from pathlib import Path

import pytest

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.selection import select_events
from geodata.layout.composition import compose_scene
from geodata.layout.insets import inset_map
from geodata.layout.insets.inset_map import (
    INSET_EDGE,
    INSET_SIZE,
    MOST_PATH,
    find_inset,
    inset_boxes,
    is_cross,
    svg_path,
)
from geodata.layout.insets.state_land import land_names
from geodata.layout.mercator import Viewport
from geodata.layout.scene import PixelBox
from geodata.places import gazetteer_place
from geodata.view import Camera, View
from geodata.words import Lang
from tests.vectors.make_inset import made

SIZE = (726, 562)
RED_SEA = Camera(lon=43.2, lat=13.0, zoom=7)


def screen(lon: float, lat: float, zoom: float, size: tuple[int, int] = SIZE) -> Viewport:
    """A camera over a map."""
    return Viewport(Camera(lon=lon, lat=lat, zoom=zoom), size)


def test_the_browser_is_asked_the_same() -> None:
    """The shared vectors are those that the rule gives now."""
    file = Path(__file__).parents[2] / "vectors" / "inset.json"
    assert json.loads(file.read_text(encoding="utf-8")) == json.loads(json.dumps(made()))


@pytest.mark.parametrize(
    ("view", "shown"),
    [
        (screen(43.2, 13.0, 7), True),
        (screen(43.2, 13.0, 5), False),
        (screen(44.2, 15.4, 8), True),
        (screen(102.7, 36.1, 1.7), False),
        (screen(133.5, 42.5, 5.0), False),
        (screen(133.5, 42.5, 5.6), True),
        (screen(80.0, -40.0, 8), False),
        (screen(35.8, 33.0, 11), False),
        (screen(43.2, 13.0, 8, (300, 562)), False),
        (screen(43.2, 13.0, 8, (726, 300)), False),
    ],
)
def test_a_map_that_shows_less_than_a_state_has_an_inset(view: Viewport, shown: bool) -> None:  # noqa: FBT001
    """At sea near it too; not over 1,000 km, on high seas, on land of no state, or where there is no room."""
    assert (find_inset(view, "en") is not None) == shown


def test_a_map_lower_but_not_narrower_than_its_state_has_none() -> None:
    """Both are asked: Chile is long and narrow."""
    assert find_inset(screen(-70.6, -33.4, 5.2), "en") is None
    assert find_inset(screen(-70.6, -33.4, 8), "en") is not None


@pytest.mark.parametrize(("lang", "left"), [("en", SIZE[0] - INSET_EDGE - INSET_SIZE[0]), ("ar", INSET_EDGE)])
def test_it_stands_at_the_foot_where_reading_ends(lang: Lang, left: int) -> None:
    """Beside the toolbar, over the notes; it is mirrored in Arabic."""
    (box,) = inset_boxes(Viewport(RED_SEA, SIZE), lang)
    assert (box.left, box.right, box.bottom) == (left, left + INSET_SIZE[0], SIZE[1] - INSET_EDGE)


def test_it_names_the_state_in_the_reader_s_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """In lines that fit; the desk's own name comes before the gazetteer's."""
    names = [find_inset(Viewport(RED_SEA, SIZE), lang) for lang in ("en", "ar")]
    assert [found and found.lines for found in names] == [("Yemen",), ("اليمن",)]
    monkeypatch.setattr(inset_map, "desk_name", lambda _name, _lang: "A name that the desk has chosen for it")
    found = find_inset(Viewport(RED_SEA, SIZE), "en")
    assert found is not None
    assert len(found.lines) == 2
    assert found.box.top < inset_boxes(Viewport(RED_SEA, SIZE), "en")[0].bottom - 108 - 2 * 17


def test_the_place_is_true_to_the_map() -> None:
    """The corners of the box are those of the map, at the scale of the inset; a small one is a cross."""
    view = Viewport(RED_SEA, SIZE)
    found = find_inset(view, "en")
    assert found is not None
    world, frame = view.world_box(), found.frame
    edges = (world.west - frame.west, world.north - frame.north, world.east - frame.west)
    assert (found.view.left, found.view.top, found.view.right) == pytest.approx(
        [edge * frame.world_pixels for edge in edges]
    )
    assert not is_cross(found.view)
    assert is_cross(PixelBox(0, 0, 20, 5.9))


@pytest.mark.parametrize("state", [name for name in land_names() if not name.startswith("x-")])
def test_every_state_s_inset_is_small(state: str) -> None:
    """It has land of the state, in at most six kilobytes."""
    place = gazetteer_place(state)
    found = find_inset(screen(place.lon, place.lat, 15), "en")
    if found is None:
        assert find_inset(screen(place.lon, place.lat, 19), "en") is not None or place.lat < -60
        return
    assert len(svg_path(found.land)) + len(svg_path(found.neighbours)) <= MOST_PATH
    assert found.land.area > 0


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_words_keep_off_it(demo_atlas: Atlas, lang: Lang) -> None:
    """Labels are not placed under it, though each event in turn lies beside it."""
    anchors = zip(*(column.tolist() for column in demo_atlas.label_anchors), strict=True)
    seen = 0
    for lon, lat in [spot for spot in anchors if spot[0] == spot[0]]:
        side = -1 if lang == "ar" else 1
        east, north = screen(lon, lat, 7).unproject(SIZE[0] / 2 - side * 190, 90)
        view = screen(east, north, 7)
        boxes = inset_boxes(view, lang)
        seen += len(boxes)
        scene = compose_scene(
            select_events(demo_atlas, View()), lang=lang, theme="light", size=SIZE, camera=view.camera
        )
        assert not any(box.overlaps(each) for box in scene.boxes for each in boxes)
    assert seen
