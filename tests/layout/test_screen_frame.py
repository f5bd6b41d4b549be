"""The map on the screen and the part of it between its controls."""

import pytest

from geodata.layout.mercator import Viewport
from geodata.layout.screen_frame import (
    FOOT_PIXELS,
    NARROW_FOOT_PIXELS,
    NARROW_PIXELS,
    TOOLBAR_PIXELS,
    ScreenFrame,
)
from geodata.view import Camera
from geodata.words import Lang

SIZE = (800, 600)


@pytest.mark.parametrize(("lang", "left"), [("en", 0), ("ar", TOOLBAR_PIXELS)])
def test_a_place_stands_at_the_same_pixel_of_both(lang: Lang, left: int) -> None:
    """The toolbar stands where reading ends; the inner camera and the whole one show the same ground."""
    frame, whole = ScreenFrame(SIZE, lang), Camera(lon=44.0, lat=33.0, zoom=4.5)
    inner = frame.inner_camera(whole)
    assert (frame.inner_left, frame.inner_size) == (left, (800 - TOOLBAR_PIXELS, 600 - FOOT_PIXELS))
    x, y = Viewport(whole, SIZE).project(48.0, 30.0)
    u, v = Viewport(inner, frame.inner_size).project(48.0, 30.0)
    assert (u + left, v) == (pytest.approx(x, abs=0.1), pytest.approx(y, abs=0.1))
    back = frame.whole_camera(inner)
    assert (back.lon, back.lat, back.zoom) == (
        pytest.approx(44.0, abs=2e-4),
        pytest.approx(33.0, abs=2e-4),
        4.5,
    )


def test_the_scale_of_a_narrow_map_stands_above_its_notes() -> None:
    """The foot takes more of it; the camera is that of what is left."""
    heights = [ScreenFrame((width, 420), "en").inner_size[1] for width in (NARROW_PIXELS, NARROW_PIXELS + 1)]
    assert heights == [420 - NARROW_FOOT_PIXELS, 420 - FOOT_PIXELS]
    frame = ScreenFrame((360, 420), "en")
    inner = frame.inner_camera(Camera(lon=0.0, lat=0.0, zoom=3.0))
    assert Viewport(inner, frame.inner_size).project(0.0, 0.0)[1] == pytest.approx(210, abs=0.1)


def test_the_date_line_and_the_end_of_the_map_are_no_edges() -> None:
    """A camera near them has one for the other part too."""
    frame = ScreenFrame(SIZE, "ar")
    found = frame.inner_camera(Camera(lon=179.99, lat=-85.0, zoom=0.5))
    assert -180 <= found.lon < 0
    assert frame.whole_camera(Camera(lon=0.0, lat=-84.99, zoom=0.5)).lat == -85.0
    assert frame.inner_camera(Camera(lon=0.0, lat=85.0, zoom=0.5)).lat == 85.0


def test_a_map_as_small_as_its_controls_has_a_part_between_them() -> None:
    """A frame of another site may be of any size."""
    assert ScreenFrame((TOOLBAR_PIXELS, FOOT_PIXELS - 9), "en").inner_size == (1, 1)
