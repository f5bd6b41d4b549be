"""Lanes as a map draws them: from anchor to anchor, never to a border."""

import math

import numpy as np
import pytest
import shapely

from geodata.places import gazetteer_shape, label_point
from geodata.places.drawn_lanes import drawn_lane, inner_anchor
from geodata.places.own_shapes import name_own_shape


@pytest.mark.parametrize(
    ("start", "end"),
    [("irn", "rus"), ("prk", "rus"), ("rus", "prk"), ("chn", "kor"), ("kor", "ukr"), ("usa", "jpn")],
)
def test_a_lane_ends_well_inside_the_recipient(start: str, end: str) -> None:
    """Far enough from its border that no crossing is claimed."""
    points = shapely.get_coordinates(drawn_lane(start, end))
    first, last = (shapely.Point(points[at]) for at in (0, -1))
    assert gazetteer_shape(start).contains(first)
    assert gazetteer_shape(end).contains(last)
    assert gazetteer_shape(end).boundary.distance(last) > 0.4


def test_a_country_of_usual_size_is_reached_at_its_label_point() -> None:
    """A large one near where the lane comes in: from Iran in the south of Russia, not in Siberia."""
    assert inner_anchor("kor", label_point("chn")) == label_point("kor")
    lon, lat = inner_anchor("rus", label_point("irn"))
    assert (36 < lon < 56, 43 < lat < 52) == (True, True)


def test_a_town_is_reached_itself() -> None:
    """A point has no edge."""
    assert inner_anchor("moscow", label_point("irn")) == label_point("moscow")


def test_two_directions_lie_apart() -> None:
    """Each curves to its right."""
    there, back = (shapely.get_coordinates(drawn_lane(*ends)) for ends in (("prk", "rus"), ("rus", "prk")))
    middle = len(there) // 2
    assert math.dist(there[middle], back[middle]) > 1


def test_a_lane_within_an_area_is_straight() -> None:
    """From a town to the area that it lies in, as the line of the data."""
    area = name_own_shape(shapely.MultiPolygon([shapely.box(30, 50, 45, 60)]), (33.0, 58.0))
    line = shapely.get_coordinates(drawn_lane("moscow", area))
    assert np.allclose(line[-1], (33.0, 58.0))
