"""Bearings: spellings of the compass points, and their sectors."""

import pytest

from geodata.places.bearings import Bearing, compass_bearing, nearest_compass_point, parse_compass_point


@pytest.mark.parametrize(
    ("written", "point"),
    [("n", "n"), ("NNE", "nne"), ("south-west", "sw"), ("Southwest", "sw"), ("south-south-west", "ssw")],
)
def test_a_compass_point_is_read_in_any_spelling(written: str, point: str) -> None:
    """Letters, one word or several, in any case."""
    assert parse_compass_point(written) == point


@pytest.mark.parametrize("written", ["nnnw", "northing", "up", "", "215"])
def test_other_words_are_no_compass_point(written: str) -> None:
    """Degrees are read elsewhere."""
    assert parse_compass_point(written) is None


@pytest.mark.parametrize(
    ("point", "bearing"),
    [
        ("n", Bearing(0, 0.4)),
        ("ne", Bearing(45, 0.4)),
        ("ssw", Bearing(202.5, 0.2)),
        ("w", Bearing(270, 0.4)),
        ("nnw", Bearing(337.5, 0.2)),
    ],
)
def test_a_compass_point_is_a_sector(point: str, bearing: Bearing) -> None:
    """Those of eight points are twice as wide as those between them."""
    assert compass_bearing(point) == bearing


@pytest.mark.parametrize(
    ("degrees", "of_sixteen", "of_eight"),
    [
        (0, "n", "n"),
        (359, "n", "n"),
        (12, "nne", "n"),
        (225, "sw", "sw"),
        (250, "wsw", "w"),
        (-45, "nw", "nw"),
    ],
)
def test_the_nearest_point(degrees: float, of_sixteen: str, of_eight: str) -> None:
    """Of sixteen or of the eight main ones; the circle is closed at north."""
    assert nearest_compass_point(degrees) == of_sixteen
    assert nearest_compass_point(degrees, of_eight=True) == of_eight
