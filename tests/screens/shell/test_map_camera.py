"""Where the map looks."""

import pytest

from geodata.atlas.atlas_frames import Atlas
from geodata.layout.camera_fit import CLOSEST, ROUTE
from geodata.screens.shell.map_camera import moved, onto, whole
from geodata.view import Camera

SIZE = (792, 620)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((10, 20, 3), (10, 20, 3)),
        ((10, 20, 3), (30, 20, 3)),
        ((180, -85, 0), (180, -85, 0)),
        ((-180, 85, 19), (-180, 85, 19)),
    ],
)
def test_moved_differs_in_every_part(
    before: tuple[float, float, float], after: tuple[float, float, float]
) -> None:
    """The browser moves only what changed, so all of it changes, by less than a pixel."""
    old, new = (Camera(lon=lon, lat=lat, zoom=zoom) for lon, lat, zoom in (before, after))
    found = moved(old, new)
    assert found.lon != old.lon
    assert found.lat != old.lat
    assert found.zoom != old.zoom
    assert abs(found.lon - new.lon) + abs(found.lat - new.lat) < 0.001


@pytest.mark.parametrize(
    ("event", "farthest"),
    [("troops-in-russia", CLOSEST[6]), ("ocean-2024", CLOSEST[5]), ("kor-ukr-arms", ROUTE)],
)
def test_vague_places_are_seen_from_afar(shipped_atlas: Atlas, event: str, farthest: float) -> None:
    """A whole country is no place to zoom into."""
    assert onto(shipped_atlas, SIZE, event).zoom <= farthest


def test_whole_is_the_same_for_every_filter(shipped_atlas: Atlas) -> None:
    """The opening camera belongs to the brief and the size alone."""
    assert whole(shipped_atlas, SIZE) == whole(shipped_atlas, SIZE)
    assert whole(shipped_atlas, SIZE) != whole(shipped_atlas, (362, 420))
