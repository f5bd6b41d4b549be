"""Maps of report and slides show their subject."""

import pytest

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.selection import select_events
from geodata.export.report_maps import selection_scene
from geodata.view import View, parse_view

SIZE = (600, 468)


def test_the_whole_is_the_screen(shipped_atlas: Atlas) -> None:
    """Without an event the camera is the View's, and everything that passes the filters is there."""
    selection = select_events(shipped_atlas, parse_view("lon=100&lat=40&zoom=2").view)
    scene = selection_scene(selection, SIZE, lang="en", theme="light")
    assert scene.camera == selection.view.camera
    assert dict(scene.counts)["hidden"] == 0


def test_an_event_stands_alone(shipped_atlas: Atlas) -> None:
    """Only its marks are drawn, in full ink or faint as its standing has it."""
    selection = select_events(shipped_atlas, View())
    scene = selection_scene(selection, SIZE, lang="en", theme="light", event="iran-drones")
    assert [lane.event for lane in scene.lanes] == ["iran-drones"]
    assert scene.areas == scene.glyph_marks == ()


@pytest.mark.parametrize(
    ("event", "lons", "zooms"),
    [("troops-in-russia", (85, 120), (0.4, 1.2)), ("ufs-2024", (125, 130), (3.5, 4.6))],
)
def test_a_country_is_seen_in_full(
    event: str, lons: tuple[float, float], zooms: tuple[float, float], shipped_atlas: Atlas
) -> None:
    """Large or small, and across the antimeridian, the country fills the map."""
    camera = selection_scene(
        select_events(shipped_atlas, View()), SIZE, lang="en", theme="light", event=event
    ).camera
    assert lons[0] < camera.lon < lons[1]
    assert zooms[0] < camera.zoom <= zooms[1]
