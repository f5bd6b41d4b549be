"""Named seas between land and limit lines."""

import pytest
import shapely

from geodata.derive import sea_polygons

WINDOW, SEED = shapely.box(-1, -1, 11, 11), shapely.Point(3, 5)
RING = shapely.box(0, 0, 10, 10).difference(shapely.box(1, 1, 9, 9))
OPEN = RING.difference(shapely.box(8, 4, 12, 6))
LIMIT = shapely.LineString([(9.5, 3.5), (9.5, 6.5)])


def test_a_sea_is_the_face_with_the_seed() -> None:
    """A limit line closes the strait."""
    found = sea_polygons.sea("bay", OPEN, lines=[LIMIT], window=WINDOW, seed=SEED)
    assert found.area == pytest.approx(64 + 0.5 * 2)


def test_a_leak_is_an_error() -> None:
    """Without its limit the bay is the ocean."""
    with pytest.raises(ValueError, match="bay: the sea leaks"):
        sea_polygons.sea("bay", OPEN, lines=[], window=WINDOW, seed=SEED)


def test_a_limit_is_drawn_on_to_the_land() -> None:
    """Simplifying may have moved the coast away from its end."""
    line = sea_polygons.landed("STRAIT", shapely.LineString([(9.5, 4.1), (9.5, 5.9)]), OPEN)
    assert [OPEN.intersects(shapely.Point(end)) for end in (line.coords[0], line.coords[-1])] == [True, True]


def test_a_limit_far_from_land_is_an_error() -> None:
    """Its end was mistyped."""
    with pytest.raises(ValueError, match=r"STRAIT ends in water at \(9.5, 5.0\).*move its end inland"):
        sea_polygons.landed("STRAIT", shapely.LineString([(9.5, 3.5), (9.5, 5.0)]), OPEN)


def test_the_limits_say_where_they_are_from() -> None:
    """The file carries its source."""
    assert sea_polygons.limits()["source"] == "IHO S-23, 3rd ed. 1953"
