"""Names of the ground: which there are, where they stand, what they keep clear of."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import shapely

from geodata.atlas.selection import Selection
from geodata.layout.cell_raster import shape_sides
from geodata.layout.composition import compose_scene
from geodata.layout.mercator import Viewport
from geodata.layout.name_placement import (
    LEAST_REACH,
    MOST_NAMES,
    NAME_GAP,
    find_name_spots,
    ground_name,
    name_size,
    name_width,
    place_ground_names,
    state_spots,
    taken_box,
    visible_land,
)
from geodata.layout.scene import GroundName, MapText, PixelBox, Scene
from geodata.layout.styles import MAP_PALETTES, TOWN_RADIUS, hex_to_rgba
from geodata.layout.text_lines import text_width
from geodata.view import Camera
from geodata.words import LANGS, Lang
from tests.vectors.make_names import made

VECTORS = Path(__file__).parents[1] / "vectors" / "name_placement.json"
SCREEN = Viewport(Camera(lon=0, lat=0, zoom=5), (800, 600))
DEGREE = SCREEN.world_pixels / 360
"""Pixels of a degree of longitude."""
STATE = GroundName("aaa", "State", "country", 0, (0.0, 0.0), acts=True)
TOWN = GroundName("gn-1", "Town", "town", 40, (0.0, 0.0))


def placed(scene: Scene) -> list[PixelBox]:
    """The boxes of the names on a Scene."""
    texts = place_ground_names(scene).texts
    screen = Viewport(scene.camera, scene.size)
    return [text_box(text, screen.project(*text.at)) for text in texts]


def text_box(text: MapText, middle: tuple[float, float]) -> PixelBox:
    """The box of a text that is centred on a pixel."""
    (x, y), wide = middle, text_width(text.text, text.size, strong=text.strong)
    return PixelBox(x - wide / 2, y - text.size * 0.6, x + wide / 2, y + text.size * 0.6)


def spots_of(
    *names: GroundName, taken: tuple[PixelBox, ...] = (), land: shapely.Polygon | None = None
) -> list[str]:
    """The texts of the names that find room."""
    shape = land or shapely.box(-5, -5, 5, 5)
    return [spot.name.text for spot in find_name_spots(names, SCREEN, taken, lambda _: shape_sides(shape))]


def around(x: float, y: float, half: float) -> PixelBox:
    """A box in pixels."""
    return PixelBox(x - half, y - half, x + half, y + half)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("camera", [None, Camera(lon=131.9, lat=43.1, zoom=5.0)])
def test_names_stand_clear_of_words_marks_and_each_other(
    everything: Selection, lang: Lang, camera: Camera | None
) -> None:
    """No name of the ground overlaps a label, a mark or another name."""
    scene = compose_scene(everything, lang=lang, theme="light", camera=camera)
    boxes = placed(scene)
    screen = Viewport(scene.camera, scene.size)
    marks = [taken_box(room, screen) for room in scene.taken]
    assert boxes
    assert len(marks) > 50
    assert not any(box.overlaps(other) for box in boxes for other in (*scene.boxes, *marks))
    assert not any(one.overlaps(two) for at, one in enumerate(boxes) for two in boxes[:at])


def test_names_are_quiet(everything: Selection) -> None:
    """Never the ink of the brief, never a mark to click; only states that act are strong."""
    scene = compose_scene(everything, lang="en", theme="dark", camera=Camera(lon=127.0, lat=27.0, zoom=4.0))
    paper = MAP_PALETTES["dark"]
    texts = place_ground_names(scene).texts
    assert {(name.event, name.ink) for name in texts} == {
        (None, hex_to_rgba(paper.quiet)),
        (None, hex_to_rgba(paper.water_name)),
    }
    acting = {name.text for name in scene.ground_names if name.acts}
    assert {name.text for name in texts if name.strong} == acting & {name.text for name in texts}


@pytest.mark.parametrize("lang", LANGS)
def test_states_that_act_are_named_in_the_visible_part(everything: Selection, lang: Lang) -> None:
    """Russia, of which the usual place of the name is far off, is named on its coast at the Sea of Japan."""
    scene = compose_scene(everything, lang=lang, theme="light", camera=Camera(lon=135, lat=45, zoom=5))
    texts = place_ground_names(scene).texts
    (russia,) = (name for name in scene.ground_names if name.id == "rus")
    (found,) = (text for text in texts if text.text == russia.text)
    assert Viewport(scene.camera, scene.size).contains(
        Viewport(scene.camera, scene.size).project(*found.at), 10
    )
    assert abs(found.at[0] - russia.at[0]) > 20


def test_other_seas_are_named_when_near(everything: Selection) -> None:
    """The East China Sea, of which the brief does not speak, appears on zooming in."""
    scenes = (
        compose_scene(everything, lang="en", theme="light", camera=Camera(lon=127.0, lat=27.0, zoom=zoom))
        for zoom in (4.0, 2.5)
    )
    near, far = (place_ground_names(scene).texts for scene in scenes)
    assert "East China Sea" in {name.text for name in near}
    assert "East China Sea" not in {name.text for name in far}


def test_a_wider_picture_has_names_beyond_its_screen(everything: Selection) -> None:
    """The same pixels of the screen, more of them on either side."""
    scene = compose_scene(everything, lang="en", theme="light", camera=Camera(lon=30, lat=5, zoom=3.5))
    screen = Viewport(scene.camera, scene.size)

    def outside(texts: tuple[MapText, ...]) -> set[str]:
        return {text.text for text in texts if not screen.contains(screen.project(*text.at))}

    assert not outside(place_ground_names(scene).texts)
    assert outside(place_ground_names(scene, (), (300, 0)).texts)


def test_the_land_of_a_state_must_hold_a_disc_in_view() -> None:
    """24 pixels about a point; much less land, or much less of it in view, leaves the state unnamed."""
    half = 24 / DEGREE
    assert spots_of(STATE, land=shapely.Point(3, 2).buffer(half)) == ["State"]
    assert spots_of(STATE, land=shapely.Point(3, 2).buffer(half * 0.6)) == []
    beyond = (400 + 12) / DEGREE
    assert spots_of(STATE, land=shapely.box(beyond - half, -9, beyond + 9, 9)) == []
    assert spots_of(STATE, land=shapely.box(beyond - 3 * half, -9, beyond + 9, 9)) == ["State"]


def test_a_name_that_does_not_act_stands_in_what_is_seen_of_its_area() -> None:
    """A water whose usual place is out of view, a state whose own is taken; from a zoom on, with room."""
    water = GroundName("zulu-bay", "Zulu Bay", "water", 40, (40.0, 0.0))
    seen, sliver = shapely.box(2, -5, 60, 5), shapely.box(8.7, -5, 60, 5)
    (spot,) = find_name_spots([water], SCREEN, (), lambda _: shape_sides(seen))
    assert 2 < SCREEN.unproject(*spot.middle)[0] < 9
    assert spots_of(water, land=sliver) == []
    assert find_name_spots([water], SCREEN, (), lambda _: None) == []
    assert find_name_spots([replace(water, rank=51)], SCREEN, (), lambda _: shape_sides(seen)) == []
    far = Viewport(Camera(lon=0, lat=0, zoom=3.9), SCREEN.size)
    assert (
        find_name_spots([replace(water, rank=0, at=(90.0, 0.0))], far, (), lambda _: shape_sides(seen)) == []
    )
    quiet, usual = replace(STATE, acts=False), around(400, 300, 40)
    assert spots_of(quiet, taken=(usual,)) == ["State"]
    assert spots_of(replace(quiet, kind="province"), taken=(usual,)) == []


def test_any_disc_of_land_in_view_is_found() -> None:
    """Wherever it lies between the middles of cells."""
    rng = np.random.default_rng(16)
    for lon, lat in rng.uniform(-6, 6, (60, 2)):
        disc = shapely.Point(lon, lat).buffer(24.2 / DEGREE, quad_segs=32)
        land = visible_land(shape_sides(disc), SCREEN)
        assert len(state_spots(land, (400, 300)))


def test_a_state_is_named_where_its_usual_place_is_taken() -> None:
    """At its usual place first, else farthest inland."""
    land = shape_sides(shapely.box(-5, -5, 5, 5))
    (usual,) = find_name_spots([STATE], SCREEN, (), lambda _: land)
    (other,) = find_name_spots([STATE], SCREEN, [around(400, 300, 40)], lambda _: land)
    assert usual.middle == (400, 300)
    assert 40 < max(abs(other.middle[0] - 400), abs(other.middle[1] - 300)) < 5 * DEGREE
    assert spots_of(STATE, taken=(around(400, 300, 400),)) == []


def test_the_state_with_least_room_chooses_first() -> None:
    """One point of land in the middle of another state's."""
    small = replace(STATE, id="zzz", text="Small")
    lands = {"aaa": shapely.box(-8, -8, 8, 8), "zzz": shapely.box(-0.7, -0.7, 0.7, 0.7)}
    found = find_name_spots([STATE, small], SCREEN, (), lambda name: shape_sides(lands[name]))
    assert [spot.name.text for spot in found] == ["Small", "State"]


def test_other_names_come_by_rank_from_their_zoom_on() -> None:
    """And a town's name stands beside its dot, on the side that is free."""
    first = replace(TOWN, id="gn-2", text="City", rank=30)
    later = replace(TOWN, id="gn-3", text="Village", rank=51, at=(5.0, 0.0))
    beside = replace(TOWN, at=(-10 / DEGREE, 0.0))
    assert spots_of(beside, later, first) == ["City", "Town"]
    right, left = find_name_spots([first, beside], SCREEN, (), lambda _: shape_sides(shapely.Polygon()))
    assert right.middle[0] > 400 > left.middle[0]
    (above,) = find_name_spots(
        [TOWN], SCREEN, [around(440, 300, 20), around(360, 300, 20)], lambda _: shape_sides(shapely.Polygon())
    )
    assert above.middle[0] == 400
    assert above.middle[1] < 300


def test_a_town_whose_dot_is_covered_has_no_name() -> None:
    """A name beside a control or a label would stand for nothing."""
    assert spots_of(TOWN, taken=(around(400, 300, 3),)) == []
    assert spots_of(TOWN, taken=(around(404, 300, 3),)) == []
    assert spots_of(TOWN, taken=(around(405, 300, 3),)) == ["Town"]
    assert spots_of(replace(TOWN, kind="water"), taken=(around(400, 330, 20),)) == ["Town"]


def test_the_dot_of_a_town_keeps_its_room() -> None:
    """A name that would end on a dot has none, though the name of the town stands beyond it."""
    water = GroundName("bay", "Long Bay", "water", 41, (0.0, 0.0))
    half = name_width(water) / 2

    def named_to(edge: float) -> list[str]:
        """The texts where the water's name ends at a pixel from the dot."""
        there = replace(water, at=((edge - half) / DEGREE, 0.0))
        return [spot.name.text for spot in find_name_spots([TOWN, there], SCREEN, (), lambda _: None)]

    assert named_to(1.0) == ["Town"]
    assert named_to(-1.0) == ["Town"]
    assert named_to(-TOWN_RADIUS - 0.2) == ["Town", "Long Bay"]
    (town,) = find_name_spots([TOWN], SCREEN, (), lambda _: None)
    assert town.middle[0] - name_width(TOWN) / 2 - NAME_GAP > 400 + 1.0


def test_a_sliver_holds_no_name_though_a_name_lies_in_it() -> None:
    """A strip of land as long as the screen, less than a disc across; and a place near an edge is none."""
    half = 24 / DEGREE
    strip = shapely.box(-5, -half * 0.6, 5, half * 0.6)
    assert len(visible_land(shape_sides(strip), SCREEN)[visible_land(shape_sides(strip), SCREEN) > 0]) > 100
    assert spots_of(STATE, land=strip) == []
    water = GroundName("bay", "Bay", "water", 40, (40.0, 0.0))
    assert spots_of(water, land=strip) == []
    land = visible_land(shape_sides(shapely.box(-5, -5, 5, 5)), SCREEN)
    near_edge = 5 * DEGREE - 10
    spots = state_spots(land, (400.0, 300.0), LEAST_REACH)
    assert np.abs(spots - (400, 300)).max() < near_edge


def test_a_place_is_named_once() -> None:
    """By the brief's own name, whatever the archive calls it; two towns of one name are one."""
    own = GroundName("black-sea", "Black Sea", "water", 0, (0.0, 0.0))
    tile = replace(own, text="Karadeniz", rank=10, at=(4.0, 4.0))
    assert spots_of(own, tile) == ["Black Sea"]
    assert spots_of(TOWN, replace(TOWN, id="gn-2", at=(4.0, 4.0))) == ["Town"]
    assert spots_of(replace(TOWN, id=""), replace(TOWN, id="", text="Other", at=(4.0, 4.0))) == [
        "Other",
        "Town",
    ]


def test_there_are_never_more_than_so_many() -> None:
    """Even where there is room."""
    towns = [
        replace(TOWN, id=f"gn-{x}-{y}", text=f"T{x}.{y}", at=(float(x), float(y)))
        for x in range(-7, 8)
        for y in range(-5, 6)
    ]
    assert len(spots_of(*towns)) == MOST_NAMES


def test_a_feature_without_a_name_in_the_language_is_left_out() -> None:
    """Never the name of another language."""
    aden = {"id": "aden", "kind": "town", "rank": 44, "name_en": "Aden", "name_ar": "عدن"}
    found = ground_name(aden, (45.0, 12.8), "ar")
    assert found == GroundName("aden", "عدن", "town", 44, (45.0, 12.8))
    for changes in ({"name_ar": ""}, {"name_ar": None}, {"kind": "pub"}, {"rank": "44"}):
        assert ground_name(aden | changes, (45.0, 12.8), "ar") is None


def test_the_name_of_a_state_that_acts_is_strong_and_larger() -> None:
    """Also in width."""
    plain = replace(STATE, acts=False)
    assert name_size(STATE) > name_size(plain)
    assert name_width(STATE) > name_width(plain) * name_size(STATE) / name_size(plain)


def test_vectors_are_up_to_date() -> None:
    """The browser is tested by what this code answers."""
    assert json.loads(VECTORS.read_text(encoding="utf-8")) == json.loads(json.dumps(made()))
