"""Older marks beneath the newer ones."""

from dataclasses import replace

import pytest

from geodata.layout.ghost_marks import add_older_marks
from geodata.layout.scene import Scene
from geodata.layout.styles import OLDER_OPACITY


@pytest.mark.parametrize(
    ("event", "field"),
    [("ocean-2024", "areas"), ("iran-drones", "lanes"), ("vladivostok-summit", "glyph_marks")],
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


def test_nothing_to_ghost(scene: Scene) -> None:
    """Without events no mark is added."""
    found = add_older_marks(scene, scene, ())
    assert (found.areas, found.lanes, found.glyph_marks) == (scene.areas, scene.lanes, scene.glyph_marks)
