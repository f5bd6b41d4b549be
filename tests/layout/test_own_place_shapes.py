"""Places of the brief's own on the map: three looks, marks, words and legend."""

from collections import Counter

import numpy as np
import pytest
import shapely

from geodata.atlas.atlas_frames import Atlas, build_atlas
from geodata.atlas.place_shapes import place_geometry
from geodata.atlas.selection import select_events
from geodata.brief.brief_reader import read_brief_bytes
from geodata.export.uncertainty_layer import uncertainty_frame
from geodata.layout.camera_fit import fit_camera
from geodata.layout.composition import compose_scene
from geodata.layout.layout_context import LayoutContext
from geodata.layout.mercator import Viewport
from geodata.layout.own_place_shapes import own_place_shapes
from geodata.layout.scene import Scene
from geodata.phrasing.place_words import place_error_phrases
from geodata.places import distance_km
from geodata.places.own_shapes import named_anchor, named_shape
from geodata.view import Camera, View
from geodata.words import Lang

WORLD = Camera(lon=0, lat=20, zoom=1)
WASH = ["wash", *["wash-inner"] * 4]
LOOKS = {
    "box": ["edge", "area"],
    "spot": [None, "ring"],
    "band": WASH,
    "gulf": WASH,
    "pacific": ["edge", "area"],
    "track": ["line"],
    "bearing": [None, "ring"],
    "town": [None, "ring"],
}


@pytest.fixture(scope="module")
def own_scene(own_atlas: Atlas) -> Scene:
    """The Scene of the brief with places of its own."""
    camera = Camera(lon=56, lat=12, zoom=3.5)
    return compose_scene(select_events(own_atlas, View(camera=camera)), lang="en", theme="light")


@pytest.mark.parametrize("place", LOOKS)
def test_a_place_is_drawn_as_it_is_known(own_atlas: Atlas, place: str) -> None:
    """An area fills, a point is somewhere in its ring, a name without limits is a wash."""
    found = own_atlas.brief.place_resolver.resolve(place)
    shapes = own_place_shapes(found)
    assert [shape.look for shape in shapes] == LOOKS[place]
    assert {named_anchor(shape.name) for shape in shapes} == {found.anchor}
    assert sum(shape.has_anchor for shape in shapes) == 1


@pytest.mark.parametrize(("water", "looks"), [("bering-strait", WASH), ("suez-canal", [None, "ring"])])
def test_a_water_of_the_gazetteer_without_limits_is_no_sea(
    own_yaml: str, water: str, looks: list[str | None]
) -> None:
    """It is a point with a radius: a wash on the water, or a ring about a canal."""
    brief = read_brief_bytes(own_yaml.replace("{place: gulf}", f"{{place: {water}}}").encode()).brief
    assert brief is not None
    atlas = build_atlas(brief, water)
    context = LayoutContext(select_events(atlas, View()), "en", "light", Viewport(WORLD, (600, 400)))
    (location,) = brief.event_by_id["at-gulf"].places
    assert (location.place, [shape.look for shape in context.place_shapes(location)]) == (water, looks)
    screen = Viewport(fit_camera(atlas, (600, 400), event="at-gulf"), (600, 400))
    assert screen.camera.zoom > 4


def test_a_ring_is_at_the_radius_and_its_ticks_are_outside(own_atlas: Atlas) -> None:
    """Nothing of it is nearer than the place may be off."""
    found = own_atlas.brief.place_resolver.resolve("spot")
    points = shapely.get_coordinates(named_shape(own_place_shapes(found)[1].name)).tolist()
    distances = [distance_km(found.anchor, (lon, lat)) for lon, lat in points]
    assert min(distances) == pytest.approx(75, rel=1e-3)
    assert sum(distance > 75.1 for distance in distances) == 16


def test_the_edge_of_an_area_is_not_drawn_at_the_antimeridian(own_atlas: Atlas) -> None:
    """It is cut there, which is not its edge."""
    edge, area = own_place_shapes(own_atlas.brief.place_resolver.resolve("pacific"))
    assert len(shapely.get_parts(named_shape(area.name))) == 2
    for line in shapely.get_parts(named_shape(edge.name)):
        on_cut = np.abs(shapely.get_coordinates(line)[:, 0]) == 180
        assert not (on_cut[1:] & on_cut[:-1]).any()


def test_marks_of_own_places(own_scene: Scene) -> None:
    """A glyph at each point, none at a wash or an area."""
    looks = Counter(mark.look for mark in own_scene.areas)
    assert looks == {"sea": 1, "area": 2, "edge": 2, "line": 1, "ring": 2, "wash": 2, "wash-inner": 8}
    assert {mark.event for mark in own_scene.glyph_marks} == {"at-spot", "at-bearing", "at-town"}
    assert {lane.event for lane in own_scene.lanes} >= {"lane"}


def test_lines_are_not_filled_and_washes_have_no_edge(own_scene: Scene) -> None:
    """Each look has one drawing on screen and in pictures."""
    for mark in own_scene.areas:
        assert mark.is_line is (mark.look in {"edge", "line", "ring"})
        assert mark.has_edge is (mark.is_line or mark.look == "sea")
        assert mark.hatch is (mark.look in {"sea", "area"})
        assert not mark.look.startswith("wash") or 0 < mark.fill[3] < 30


AMOUNT = "\N{FIRST STRONG ISOLATE}± 75\N{POP DIRECTIONAL ISOLATE}"


@pytest.mark.parametrize(("lang", "words"), [("en", "± 75 km"), ("ar", f"{AMOUNT} كم")])
def test_how_far_off_a_place_can_be_is_said_in_words(own_atlas: Atlas, lang: Lang, words: str) -> None:
    """Rounded up, never sharper; the extent of a town needs no words."""
    camera = Camera(lon=52, lat=10, zoom=4)
    scene = compose_scene(select_events(own_atlas, View(camera=camera)), lang=lang, theme="light")
    said = {text.event: text.text for text in scene.label_texts if "±" in text.text}
    assert said["at-spot"] == words
    assert "45" in said["at-bearing"]
    assert "at-town" not in said


def test_the_legend_has_the_three_looks(own_scene: Scene, demo_atlas: Atlas) -> None:
    """Where they are on the map, and only there."""
    labels = {item.id: item.label for item in own_scene.legend if item.group == "note"}
    assert labels["hatch"] == "The whole of the sea or area named"
    assert labels["somewhere"] == "Somewhere within this ring"
    assert labels["unlimited"] == "A name without fixed limits"
    scene = compose_scene(select_events(demo_atlas, View()), lang="en", theme="light")
    assert not {"somewhere", "unlimited"} & {item.id for item in scene.legend}


def test_the_camera_shows_the_whole_of_a_place(own_atlas: Atlas) -> None:
    """The ring of a point, not its middle alone."""
    size = (600, 400)
    screen = Viewport(fit_camera(own_atlas, size, event="at-gulf"), size)
    assert screen.contains(screen.project(64, 22.6))
    assert screen.contains(screen.project(61.2, 20))


@pytest.mark.parametrize(("zoom", "rings"), [(8.9, set()), (9.0, {"at-town"})])
def test_a_town_is_a_dot_until_its_extent_can_be_seen(own_atlas: Atlas, zoom: float, rings: set[str]) -> None:
    """Farther away its ring would look like the rim of an alleged event; a wider ring is always there."""
    row = own_atlas.row_of_event["at-town"]
    lon, lat = (float(own_atlas.events[name].iat[row]) for name in ("lon", "lat"))
    camera = Camera(lon=lon, lat=lat, zoom=zoom)
    scene = compose_scene(select_events(own_atlas, View(camera=camera)), lang="en", theme="light")
    found = {mark.event for mark in scene.areas if mark.look == "ring"}
    assert found == {"at-spot", "at-bearing"} | rings


def test_a_canal_says_how_far_off_a_place_on_it_is(own_yaml: str) -> None:
    """The radius is the gazetteer's; a water without limits is exported as its wash, never as a point."""
    text = own_yaml.replace("{place: gulf}", "{place: suez-canal}").replace(
        "{place: box}", "{place: bering-strait}"
    )
    brief = read_brief_bytes(text.encode()).brief
    assert brief is not None
    assert place_error_phrases(brief.event_by_id["at-gulf"], brief, "en") == ("± 80 km",)
    assert place_geometry("bering-strait", brief).geom_type == "MultiPolygon"
    assert place_geometry("suez-canal", brief).geom_type in {"Point", "MultiPoint"}
    frame = uncertainty_frame(select_events(build_atlas(brief, "waters"), View()))
    assert {"suez-canal", "bering-strait"} <= set(frame["place"])
