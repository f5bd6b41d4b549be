"""Camera changes that the browser carries out."""

import pytest

from geodata.screens.map.map_camera import is_nudged, nudge_camera
from geodata.view import Camera


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
    """Every part changes, by less than a pixel, since the browser skips equal parts."""
    old, new = (Camera(lon=lon, lat=lat, zoom=zoom) for lon, lat, zoom in (before, after))
    found = nudge_camera(old, new)
    assert found.lon != old.lon
    assert found.lat != old.lat
    assert found.zoom != old.zoom
    assert abs(found.lon - new.lon) + abs(found.lat - new.lat) < 0.001
    assert is_nudged(found, new)
    assert is_nudged(new, new)


@pytest.mark.parametrize("moved", [{"lon": 10.01}, {"lat": 20.01}, {"zoom": 3.1}])
def test_a_camera_that_a_reader_moved_is_not_the_goal(moved: dict[str, float]) -> None:
    """By a few pixels in any part."""
    goal = Camera(lon=10, lat=20, zoom=3)
    assert not is_nudged(goal.model_copy(update=moved), goal)
