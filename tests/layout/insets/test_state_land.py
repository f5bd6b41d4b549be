"""The state that a point lies in or is nearest to, and the part of it that belongs together."""

import pytest

from geodata.layout.insets.state_land import land_shape, nearest_state, state_land_at


@pytest.mark.parametrize(
    ("lon", "lat", "state"),
    [
        (44.2, 15.4, "yem"),
        (43.2, 13.0, "yem"),
        (131.9, 43.1, "rus"),
        (-179.0, 66.5, "rus"),
        (538.0, 66.5, "rus"),
        (129.8963, 49.083, "chn"),
        (122.4016, 53.4685, "rus"),
        (129.371, 42.438, "chn"),
        (130.784, 42.181, "prk"),
        (177.9, -17.9, "fji"),
    ],
)
def test_a_point_is_in_the_state_whose_land_is_nearest(lon: float, lat: float, state: str) -> None:
    """On land, at sea, east of 180 degrees, and by a border where the fine shapes stray."""
    assert nearest_state(lon, lat) == state


@pytest.mark.parametrize(("lon", "lat"), [(35.8, 33.0), (28.4, 9.8)])
def test_land_of_no_state_is_called_after_none(lon: float, lat: float) -> None:
    """The Golan Heights and Abyei: an inset would say whose they are."""
    assert nearest_state(lon, lat) is None
    assert state_land_at(lon, lat) is None


def test_a_state_is_one_piece_across_the_meridian_of_180_degrees() -> None:
    """No line cuts Chukotka: Russia runs on east of the end of the world."""
    found = state_land_at(150.0, 62.0)
    assert found is not None
    assert found.box.west == pytest.approx((27.3 + 180) / 360, abs=0.01)
    assert found.box.east == pytest.approx((190.4 + 180) / 360, abs=0.01)
    chukotka = [part for part in land_shape("rus").geoms if part.bounds[0] < 0.99 and part.bounds[2] > 1.01]
    assert len(chukotka) == 1


def test_far_land_of_a_state_is_a_part_of_its_own() -> None:
    """In Guiana the map is measured against Guiana, in Corsica against France in Europe."""
    guiana, paris, corsica = (state_land_at(*at) for at in ((-53.0, 4.0), (2.3, 48.8), (9.1, 42.2)))
    assert guiana is not None
    assert paris is not None
    assert guiana.state == paris.state == "fra"
    assert paris == corsica
    assert guiana.box.east < paris.box.west
