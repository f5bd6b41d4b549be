"""Named seas, bounded by land and limit lines."""

import pytest
import shapely

from geodata.derive import sea_polygons

WINDOW, SEED = shapely.box(-1, -1, 11, 11), shapely.Point(3, 5)
RING = shapely.box(0, 0, 10, 10).difference(shapely.box(1, 1, 9, 9))
OPEN = RING.difference(shapely.box(8, 4, 12, 6))
LIMIT = shapely.LineString([(9.5, 3.5), (9.5, 6.5)])


def test_a_sea_is_the_face_with_the_seed() -> None:
    """The limit line closes the strait."""
    found = sea_polygons.sea_polygon("bay", OPEN, lines=[LIMIT], window=WINDOW, seed=SEED)
    assert found.area == pytest.approx(64 + 0.5 * 2)


def test_a_leak_is_an_error() -> None:
    """Without its limit line the bay reaches the window."""
    with pytest.raises(ValueError, match="bay: the sea leaks"):
        sea_polygons.sea_polygon("bay", OPEN, lines=[], window=WINDOW, seed=SEED)


def test_a_limit_is_extended_to_the_land() -> None:
    """Both ends are on land afterwards."""
    line = sea_polygons.extend_to_land("STRAIT", shapely.LineString([(9.5, 4.1), (9.5, 5.9)]), OPEN)
    assert [OPEN.intersects(shapely.Point(end)) for end in (line.coords[0], line.coords[-1])] == [True, True]


def test_a_limit_far_from_land_is_an_error() -> None:
    """The error has the position of the end."""
    with pytest.raises(ValueError, match=r"STRAIT ends in water at \(9.5, 5.0\).*move its end inland"):
        sea_polygons.extend_to_land("STRAIT", shapely.LineString([(9.5, 3.5), (9.5, 5.0)]), OPEN)


def test_the_limits_have_a_source() -> None:
    """The file has its own source."""
    assert sea_polygons.read_sea_limits()["source"] == "IHO S-23, 3rd ed. 1953"
