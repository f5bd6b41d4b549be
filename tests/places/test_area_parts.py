"""Tests of parts of areas told by a direction."""

import pytest

from geodata.gazetteer import place_of_id
from geodata.places.area_parts import part_of_area


@pytest.mark.parametrize(("bearing", "east", "north"), [(0, 0, 1), (90, 1, 0), (180, 0, -1), (270, -1, 0)])
def test_a_part_lies_on_its_side(bearing: float, east: int, north: int) -> None:
    """The middle of the half is on that side of the middle of the state, and the half is smaller than it."""
    state, part = place_of_id("yem"), part_of_area("yem", bearing)
    assert state is not None
    assert part is not None
    assert (part.lon - state.lon) * east + (part.lat - state.lat) * north > 0
    assert 100 < part.radius_km < 700


def test_a_point_has_no_parts() -> None:
    """A town has no half."""
    assert part_of_area("aden", 90) is None
