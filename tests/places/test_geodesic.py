"""Geodesic constructions: exact on the ellipsoid, over the antimeridian and the poles."""

import numpy as np
import pytest
import shapely
from hypothesis import example, given
from hypothesis import strategies as st
from pyproj import Geod

from geodata.places import distance_km
from geodata.places.geodesic import (
    farthest_km,
    geodesic_circle,
    geodesic_edges,
    geodesic_line,
    geodesic_polygon,
    middle_point,
    offset_point,
)
from geodata.places.route_lines import LonLat

GEOD = Geod(ellps="WGS84")
LONS = st.floats(-180, 180) | st.sampled_from([-180.0, 0.0, 179.9, 180.0])
LATS = st.floats(-90, 90) | st.sampled_from([-90.0, -89.9, 0.0, 89.9, 90.0])
POINTS = st.tuples(LONS, LATS)
RADII = st.floats(0.1, 5_000) | st.floats(5_000, 19_900)


def assert_rfc_7946(area: shapely.MultiPolygon) -> None:
    """Valid, no longitude beyond 180, exterior rings counterclockwise and holes clockwise."""
    assert area.is_valid
    assert not area.is_empty
    assert np.abs(shapely.get_coordinates(area)).max(axis=0).tolist() <= [180, 90]
    for part in area.geoms:
        assert part.exterior.is_ccw
        assert not any(hole.is_ccw for hole in part.interiors)


@example((2.0, 55.0), 3905.0)  # passes close to the pole
@given(POINTS, RADII)
def test_every_vertex_of_a_circle_is_at_its_distance(centre: LonLat, km: float) -> None:
    """Within 0.1 %, where the antimeridian cuts it too; but for the edges that close the cut."""
    circle = geodesic_circle(centre, km)
    assert_rfc_7946(circle)
    lons, lats = shapely.get_coordinates(circle).T
    ones = np.ones(len(lons))
    distances = GEOD.inv(centre[0] * ones, centre[1] * ones, lons, lats)[2] / 1000
    assert distances[np.abs(lats) < 90] == pytest.approx(km, rel=1e-3)


@given(POINTS, RADII, st.floats(0, 360))
def test_a_circle_holds_what_is_nearer(centre: LonLat, km: float, bearing: float) -> None:
    """On the side of the centre, whatever the antimeridian and the poles do to its ring."""
    circle = geodesic_circle(centre, km)
    assert circle.covers(shapely.Point(offset_point(centre, bearing, km * 0.98)))
    assert not circle.covers(shapely.Point(offset_point(centre, bearing, km * 1.002 + 0.1)))


@given(POINTS, st.floats(0, 360), st.floats(0.1, 10_000))
def test_an_offset_is_at_its_distance(start: LonLat, bearing: float, km: float) -> None:
    """There and back."""
    assert distance_km(start, offset_point(start, bearing, km)) == pytest.approx(km, rel=1e-9)


@given(POINTS, POINTS)
def test_a_middle_is_as_far_from_both_ends(start: LonLat, end: LonLat) -> None:
    """On the shortest way."""
    middle, whole = middle_point(start, end), distance_km(start, end)
    assert distance_km(start, middle) == pytest.approx(whole / 2, abs=1e-6)
    assert distance_km(middle, end) == pytest.approx(whole / 2, abs=1e-6)


def test_the_edges_of_a_line_are_geodesics() -> None:
    """The way from Lisbon to New York runs north of both; no step is longer than 100 km."""
    path = geodesic_edges(np.array([[-9.1, 38.7], [-74.0, 40.7]]))
    assert path[:, 1].max() == pytest.approx(44.6, abs=0.1)
    assert (GEOD.inv(*path[:-1].T, *path[1:].T)[2] <= 100_000).all()


def test_a_line_over_the_antimeridian_is_cut_there() -> None:
    """In either notation."""
    for end in (-170.0, 190.0):
        line = geodesic_line(np.array([[170.0, 10.0], [end, 10.0]]))
        assert [part.bounds[0] for part in line.geoms] == [170, -180]


def test_the_farthest_vertex_is_measured() -> None:
    """Of all parts."""
    far = shapely.MultiPoint([(0, 0), (0, 10)])
    assert farthest_km((0, 1), far) == pytest.approx(distance_km((0, 1), (0, 10)))


def test_the_edges_of_a_polygon_are_geodesics() -> None:
    """Between two points of a parallel it bulges towards the pole; over the antimeridian too."""
    for lon in (-170.0, 190.0):
        area = geodesic_polygon([np.array([(170.0, 50.0), (lon, 50.0), (lon, 60.0), (170.0, 60.0)])])
        assert_rfc_7946(area)
        assert area.bounds[3] == pytest.approx(60.38, abs=0.02)
        assert not area.covers(shapely.Point(180, 50.1))
        assert area.covers(shapely.Point(180, 60.3))
