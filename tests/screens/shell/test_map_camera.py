"""Camera changes that the browser carries out."""

import pytest

from geodata.screens.shell.map_camera import nudge_camera
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
