"""Degrees to pixels and back."""

from hypothesis import given
from hypothesis import strategies as st
from pytest import approx  # noqa: PT013 - one name is enough here

from geodata.layout.mercator import Viewport, mercator_latitude, mercator_y
from geodata.view import Camera

SCREEN = Viewport(Camera(lon=170.0, lat=40.0, zoom=3.0), (900, 600))


def test_the_camera_stands_in_the_middle() -> None:
    """The centre of the camera is the centre of the screen; a tenth of the world is 409.6 pixels."""
    assert SCREEN.project(170.0, 40.0) == approx((450, 300))
    assert SCREEN.project(134.0, 40.0)[0] == approx(450 - 409.6)


def test_the_near_copy_of_the_world_is_taken() -> None:
    """Alaska lies right of Kamchatka for a camera between them."""
    assert SCREEN.project(-170.0, 40.0)[0] > SCREEN.project(160.0, 40.0)[0]


@given(st.floats(-180, 180), st.floats(-80, 80))
def test_pixels_lead_back(lon: float, lat: float) -> None:
    """Degrees survive the way to pixels and back, up to whole turns."""
    back = SCREEN.unproject(*SCREEN.project(lon, lat))
    assert (back[0] - lon + 180) % 360 == approx(180, abs=1e-3)
    assert back[1] == approx(lat, abs=1e-3)


@given(st.floats(-85, 85))
def test_latitude_undoes_northing(lat: float) -> None:
    """The two formulas are inverse."""
    assert mercator_latitude(mercator_y(lat)) == approx(lat, abs=1e-9)
