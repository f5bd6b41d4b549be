"""Older marks beneath the newer ones."""

from dataclasses import replace

import pytest

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.selection import select_events
from geodata.layout.composition import compose_scene
from geodata.layout.ghost_marks import add_older_marks
from geodata.layout.scene import Scene
from geodata.layout.styles import OLDER_OPACITY
from geodata.view import View


@pytest.mark.parametrize(
    ("event", "field"),
    [("ocean-2024", "areas"), ("prk-rus-containers", "lanes"), ("vladivostok-summit", "glyph_marks")],
)
def test_one_event(scene: Scene, event: str, field: str) -> None:
    """Its marks stand first, fainter; no other mark is added, and the words of other events go."""
    found = add_older_marks(scene, scene, {event})
    own = [mark for mark in getattr(scene, field) if mark.event == event]
    ghosts = getattr(found, field)[: len(own)]
    assert own
    assert [mark.ink[3] for mark in ghosts] == [round(mark.ink[3] * OLDER_OPACITY) for mark in own]
    assert all(
        mark.tip.heading == f"Older version: {before.tip.heading}"
        for mark, before in zip(ghosts, own, strict=True)
    )
    assert {text.event for text in found.label_texts} == {event}
    words = {name: getattr(scene, name) for name in ("label_texts", "panels", "leaders", field)}
    assert replace(found, **words) == scene


def test_the_older_sign_of_an_event_is_that_of_its_country(signed_atlas: Atlas) -> None:
    """An event that shares a sign brings the sign's marks, and keeps the words of the newer one."""
    scene = compose_scene(select_events(signed_atlas, View()), lang="en", theme="light")
    found = add_older_marks(scene, scene, {"warning"})
    added = (*found.areas[: -len(scene.areas)], *found.glyph_marks[: -len(scene.glyph_marks)])
    assert [mark.event for mark in added] == ["area:yem", "area:yem"]
    assert {text.event for text in found.label_texts} == {"area:yem"}


def test_nothing_to_ghost(scene: Scene) -> None:
    """Without events no mark is added."""
    found = add_older_marks(scene, scene, ())
    assert (found.areas, found.lanes, found.glyph_marks) == (scene.areas, scene.lanes, scene.glyph_marks)
