"""Cameras of flights to a place."""

import pytest

from geodata.screens.map.place_flight import CLOSEST_ZOOM, FARTHEST_ZOOM, FlightGoal, goal_camera
from geodata.view import Camera

BEFORE = Camera(lon=0, lat=0, zoom=3)


@pytest.mark.parametrize(
    ("radius_km", "zoom"), [(0, CLOSEST_ZOOM), (1, CLOSEST_ZOOM), (300, 5.2), (20_000, FARTHEST_ZOOM)]
)
def test_a_place_is_shown_in_its_extent(radius_km: float, zoom: float) -> None:
    """A point is come close to, an area fills the map as far as it can."""
    goal = FlightGoal("a", "b", 22.4, 39.6, radius_km)
    assert goal_camera(goal, BEFORE, 600).zoom == pytest.approx(zoom, abs=0.1)


def test_a_point_never_moves_the_map_farther_away() -> None:
    """Who looks at a town from near stays near."""
    before = Camera(lon=0, lat=0, zoom=11)
    assert goal_camera(FlightGoal("a", "b", 22.4, 39.6), before, 600).zoom == 11


@pytest.mark.parametrize(("lat", "shown"), [(90.0, 85.0), (-90.0, -85.0), (39.6, 39.6)])
def test_a_pole_is_looked_at_from_where_the_map_ends(lat: float, shown: float) -> None:
    """The marker stands at the pole itself, which the globe shows."""
    assert goal_camera(FlightGoal("a", "b", 0.0, lat), BEFORE, 600).lat == shown
