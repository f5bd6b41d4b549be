"""MGRS: positions by the grid against UTM by pyproj."""

import pyproj
import pytest
from mgrs import MGRS

from geodata.places.mgrs_grid import mgrs_position

EARTH = pyproj.Geod(ellps="WGS84")


def written(lon: float, lat: float) -> tuple[str, str]:
    """The square of a position and its ten digits, by the package."""
    text = MGRS().toMGRS(lat, lon)
    return text[:-10], text[-10:]


@pytest.mark.parametrize(
    ("lon", "lat", "zone"),
    [(44.4, 33.3, 32638), (-70.9, -53.16, 32719), (5.0, 60.4, 32632), (178.2, 51.2, 32660)],
)
def test_easting_and_northing_are_those_of_utm(lon: float, lat: float, zone: int) -> None:
    """Digits that are the last five of UTM in metres, cut off, name the position."""
    east, north = pyproj.Transformer.from_crs("EPSG:4326", zone, always_xy=True).transform(lon, lat)
    square, _ = written(lon, lat)
    found = mgrs_position(square, f"{int(east) % 100_000:05}{int(north) % 100_000:05}")
    assert found is not None
    assert EARTH.inv(lon, lat, *found)[2] < 1.5


@pytest.mark.parametrize(
    ("lon", "lat"), [(44.4, 33.3), (-180, 10), (180, 10), (0.001, -79.9), (9.5, 78.2), (20, 86), (-20, -84)]
)
def test_a_position_is_found_again_to_a_metre(lon: float, lat: float) -> None:
    """In all zones and at both poles."""
    found = mgrs_position(*written(lon, lat))
    assert found is not None
    assert EARTH.inv(lon, lat, *found)[2] < 1.5


def test_fewer_digits_name_the_middle_of_a_larger_square() -> None:
    """A square of ten kilometres is met in its middle, not at its corner."""
    corner, middle = mgrs_position("38SMB", "4000080000"), mgrs_position("38SMB", "48")
    assert corner is not None
    assert middle is not None
    assert EARTH.inv(*corner, *middle)[2] == pytest.approx(7071, rel=0.01)


@pytest.mark.parametrize("square", ["61SMB", "00SMB", "38SZZ", "ZDH"])
def test_a_square_that_is_none_is_refused(square: str) -> None:
    """Zone, band and letters must fit."""
    assert mgrs_position(square, "") is None
