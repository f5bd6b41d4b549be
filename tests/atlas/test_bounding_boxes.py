"""Bounding boxes: the short way round the world, and intersection."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geodata.atlas.bounding_boxes import boxes_intersecting, geometry_boxes
from geodata.places import gazetteer_shape

lons = st.integers(-180, 180)


def test_a_box_takes_the_short_way_round() -> None:
    """Russia reaches from the Baltic across the antimeridian; an event without a place has no box."""
    points = shapely.MultiPoint([(10, 5), (20, -5)])
    found = geometry_boxes(np.array([points, gazetteer_shape("rus"), None], object))
    assert found[0].tolist() == [10, -5, 20, 5]
    assert found[1, 0] == pytest.approx(27, abs=9)
    assert found[1, 2] == pytest.approx(-170, abs=2)
    assert np.isnan(found[2]).all()


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ((0, 0, 10, 10), (10, 10, 20, 20), True),
        ((0, 0, 10, 10), (11, 0, 20, 10), False),
        ((170, 0, -170, 10), (175, 5, 176, 6), True),
        ((170, 0, -170, 10), (-178, 5, -160, 6), True),
        ((170, 0, -170, 10), (0, 0, 160, 10), False),
        ((5, 5, 5, 5), (-180, -90, 180, 90), True),
        ((5, 5, 5, 5), (6, -90, 4, 90), False),
        ((-180, 0, 180, 1), (50, 0, 51, 1), True),
    ],
)
def test_boxes_meet(one: tuple[float, ...], two: tuple[float, float, float, float], expected: bool) -> None:  # noqa: FBT001
    """Edges are ground; the antimeridian separates nothing."""
    assert boxes_intersecting(np.array([one], np.float32), two).tolist() == [expected]


@given(lons, lons, lons, lons, lons)
def test_what_holds_a_point_in_common_meets(west: int, east: int, left: int, right: int, lon: int) -> None:
    """Two arcs that share a meridian intersect, in either order."""

    def holds(start: int, end: int) -> bool:
        return (lon - start) % 360 <= (360 if end - start == 360 else (end - start) % 360)

    one, two = (west, 0, east, 1), (left, 0, right, 1)
    met = [boxes_intersecting(np.array([a], np.float32), b).item() for a, b in ((one, two), (two, one))]
    assert met[0] == met[1]
    assert met[0] or not (holds(west, east) and holds(left, right))
