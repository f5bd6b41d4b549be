"""The Scene of the brief: every record of it, nothing overlapping, the same in every run."""

import pytest

from geodata.atlas.selection import Selection, select_events
from geodata.layout.composition import LayoutOptions, compose_events_scene, compose_scene, fit_camera
from geodata.layout.scene import Scene
from geodata.view import Camera, ShowOption, View, parse_view
from geodata.vocabulary import Affiliation
from geodata.words import LANGS, Lang


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("size", [(960, 640), (1100, 700), (776, 618)])
def test_every_event_has_its_words_on_a_desk(
    everything: Selection, lang: Lang, size: tuple[int, int]
) -> None:
    """On a usual screen no block is left out and none overlaps another."""
    scene = compose_scene(everything, lang=lang, theme="light", size=size)
    signs = {sign.key: sign.events for sign in scene.group_signs}
    named = {event for text in scene.label_texts for event in signs.get(text.event or "", (text.event,))}
    assert named == {
        event.id for event in everything.atlas.brief.events if everything.atlas.brief.is_on_map(event)
    }
    assert not any(one.overlaps(two) for at, one in enumerate(scene.boxes) for two in scene.boxes[:at])


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("size", [(1440, 900), (960, 640), (760, 600), (390, 700)])
def test_ladders_stand_whole_or_not_at_all(everything: Selection, lang: Lang, size: tuple[int, int]) -> None:
    """Rival figures of soldiers stand together; where there is no room for all the list alone has them."""
    scene = compose_scene(everything, lang=lang, theme="light", size=size)
    words = " ".join(text.text for text in scene.label_texts if text.event == "troops-in-russia")
    shown = [amount in words for amount in ("1,500", "10,000", "3,000")]
    assert all(shown) or not any(shown)


def test_every_event_on_the_map_can_be_clicked(scene: Scene, everything: Selection) -> None:
    """Each is an area, a lane or a dot."""
    keys = {mark.event for group in (scene.areas, scene.lanes, scene.glyph_marks) for mark in group}
    signs = {sign.key: sign.events for sign in scene.group_signs}
    marks = {event for key in keys for event in signs.get(key, (key,))}
    assert marks == {
        event.id for event in everything.atlas.brief.events if everything.atlas.brief.is_on_map(event)
    }


def test_a_filtered_event_is_gone_and_counted(everything: Selection) -> None:
    """A hidden event has no mark; the counts add up, and tell how many have a place."""
    chosen = select_events(everything.atlas, parse_view("from=2023-09-01&to=2023-09-30&hide=undated").view)
    scene = compose_scene(chosen, lang="en", theme="light")
    assert "ocean-2024" not in {area.event for area in scene.areas}
    assert "vladivostok-summit" in {dot.event for dot in scene.glyph_marks}
    counts = dict(scene.counts)
    assert counts["within"] + counts["perhaps"] + counts["hidden"] == 30
    shown = [chosen.atlas.brief.events[row] for row in chosen.shown_rows]
    assert counts["placed"] == len([event for event in shown if chosen.atlas.brief.is_on_map(event)])
    transfers = select_events(everything.atlas, parse_view("layer=transfer").view)
    assert "placed" not in dict(compose_scene(transfers, lang="en", theme="light").counts)


def test_events_beyond_the_edge_are_counted(everything: Selection) -> None:
    """Of a map that shows a part alone; none of a map that shows all."""
    assert "outside" not in dict(compose_scene(everything, lang="en", theme="light").counts)
    near = select_events(everything.atlas, parse_view("lon=132&lat=43&zoom=6&layer=meeting,transfer").view)
    counts = dict(compose_scene(near, lang="en", theme="light").counts)
    placed = counts.get("placed", counts["within"] + counts["perhaps"])
    assert 0 < counts["outside"] < placed


def test_the_camera_of_the_view_wins(everything: Selection) -> None:
    """Given, then the View's, then the brief's."""
    near = Camera(lon=131.0, lat=43.0, zoom=5.0)
    viewed = select_events(everything.atlas, View(camera=near))
    assert compose_scene(viewed, lang="en", theme="light").camera == near
    assert compose_scene(everything, lang="en", theme="light").camera == fit_camera(everything, (960, 640))


def test_a_scene_is_a_value(everything: Selection, scene: Scene) -> None:
    """Composed again it is equal."""
    assert compose_scene(everything, lang="en", theme="light") == scene


def test_focus_is_a_ring_and_no_colour(everything: Selection, scene: Scene) -> None:
    """Only the flag differs on the focused mark."""
    focused = compose_scene(
        select_events(everything.atlas, parse_view("focus=vladivostok-summit").view), lang="en", theme="light"
    )
    assert focused.focus == "vladivostok-summit"
    before, after = (
        next(dot for dot in each.glyph_marks if dot.event == "vladivostok-summit")
        for each in (scene, focused)
    )
    assert (before.focused, after.focused, before.ink) == (False, True, after.ink)


def test_one_event_alone(everything: Selection) -> None:
    """Its marks and labels in its standing, and the counts of the selection."""
    chosen = select_events(everything.atlas, parse_view("from=2024-10-01&to=2024-10-05").view)
    look = LayoutOptions("en", "light", fit_camera(everything, (600, 468)), (600, 468))
    scene = compose_events_scene(chosen, frozenset({"ufs-2024"}), look)
    assert {text.event for text in scene.label_texts} <= {"ufs-2024"}
    assert compose_events_scene(everything, frozenset({"ufs-2024"}), look).areas[0].event == "ufs-2024"
    assert dict(scene.counts)["hidden"] == 29 + (chosen.reason_of("ufs-2024") != "")


def test_a_globe_is_drawn_flat_and_says_so(everything: Selection) -> None:
    """A picture of a globe view has one note more."""
    globe = compose_scene(select_events(everything.atlas, View(projection="globe")), lang="en", theme="light")
    flat = compose_scene(everything, lang="en", theme="light")
    assert len(globe.notes) == len(flat.notes) + 1
    assert globe.areas == flat.areas


def test_frames_show_only_a_known_affiliation(everything: Selection) -> None:
    """Off while the analyst has not said how an actor stands."""
    chosen = select_events(everything.atlas, View(show=frozenset({ShowOption.SYMBOLS})))
    assert everything.atlas.brief.actor_by_id["prk"].affiliation is Affiliation.UNKNOWN
    assert {dot.frame for dot in compose_scene(chosen, lang="en", theme="light").glyph_marks} == {None}
