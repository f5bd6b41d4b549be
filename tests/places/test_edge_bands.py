"""Bands along an edge and the soft edges of a wash: distances, sides, nesting."""

from itertools import pairwise

import numpy as np
import pytest
import shapely
from pyproj import Geod

from geodata.places import gazetteer_shape, load_land
from geodata.places.edge_bands import (
    WASH_LEVELS,
    clip_to_side,
    edge_band,
    lies_on_land,
    near_outline,
    soft_area,
    soft_circles,
)
from geodata.places.geodesic import geodesic_circle
from geodata.places.ring_polygons import outline_without_cut

GEOD = Geod(ellps="WGS84")
IN_BAND = {
    # longitude, latitude, and whether it is off Yemen (40 km, water) and within 40 km of its coast (land)
    "offshore": (44.0, 12.4, True, False),
    "far offshore": (48.0, 12.0, False, False),
    "inland": (45.2, 13.15, False, True),
    "far inland": (47.0, 16.0, False, False),
    "on the border": (52.4, 18.3, False, False),
    "off Oman": (57.0, 18.6, False, False),
}


def area_km2(shape: shapely.Geometry) -> float:
    """Area on the ellipsoid, in square kilometres."""
    return abs(float(GEOD.geometry_area_perimeter(shape)[0])) / 1e6


@pytest.mark.parametrize(("lon", "lat", "water", "land"), IN_BAND.values(), ids=IN_BAND)
def test_a_band_lies_on_its_side_of_the_coast(lon: float, lat: float, *, water: bool, land: bool) -> None:
    """Off a country, and inland from its coast; not along its borders."""
    yemen = shapely.MultiPolygon(gazetteer_shape("yem"))
    point = shapely.Point(lon, lat)
    assert edge_band(yemen, 40, "water").covers(point) is water
    assert edge_band(yemen, 40, "land").covers(point) is land


def test_a_band_of_a_sea_is_along_its_shore() -> None:
    """Within it on the water side, outside it on the land side."""
    sea = shapely.MultiPolygon(gazetteer_shape("black-sea"))
    assert not lies_on_land(sea)
    water, land = edge_band(sea, 30, "water"), edge_band(sea, 30, "land")
    assert area_km2(shapely.difference(water, sea)) < 100
    assert area_km2(shapely.intersection(land, sea)) < 100
    assert area_km2(shapely.difference(land, load_land("coarse"))) < 100
    assert water.covers(shapely.Point(31, 46.4))
    assert not water.covers(shapely.Point(34, 43))
    assert land.covers(shapely.Point(34.1, 44.6))


def test_a_country_without_a_coast_has_its_border() -> None:
    """Its land side is along the border, its water side nowhere."""
    swiss = shapely.MultiPolygon(gazetteer_shape("che"))
    assert edge_band(swiss, 30, "water").is_empty
    inland = edge_band(swiss, 30, "land")
    assert inland.covers(shapely.Point(8.7, 47.6))
    assert not inland.covers(shapely.Point(8.1, 46.85))


@pytest.mark.parametrize(("name", "km"), [("fji", 50), ("yem", 40), ("rus", 100)])
def test_a_band_is_as_broad_as_stated(name: str, km: float) -> None:
    """On the ellipsoid, but for the tolerance of the outline; over the antimeridian too."""
    band = near_outline(gazetteer_shape(name), km)
    assert band.is_valid
    assert np.abs(shapely.get_coordinates(band)).max() <= 180
    shore = shapely.get_coordinates(outline_without_cut(gazetteer_shape(name)))
    outer = shapely.get_coordinates(max(band.geoms, key=lambda part: part.area).exterior)
    sample = outer[np.abs(outer[:, 0]) < 180][:: max(1, len(outer) // 40)]
    ones = np.ones(len(shore))
    nearest = [GEOD.inv(lon * ones, lat * ones, *shore.T)[2].min() / 1000 for lon, lat in sample]
    assert min(nearest) > km * 0.95
    assert np.median(nearest) < km * 1.1


def test_a_band_around_antarctica_reaches_all_meridians() -> None:
    """The cut along the antimeridian is no coast."""
    band = edge_band(shapely.MultiPolygon(gazetteer_shape("ata")), 100, "water")
    assert band.is_valid
    assert not band.covers(shapely.Point(180, -85.5))
    assert area_km2(band) < 6e6


def test_the_circles_of_a_wash_are_nested() -> None:
    """Five, the largest first, in equal steps."""
    circles = soft_circles((179, 10), 500)
    assert len(circles) == WASH_LEVELS
    assert circles[0].equals(geodesic_circle((179, 10), 500))
    for outer, inner in pairwise(circles):
        assert outer.covers(inner)
    assert area_km2(circles[4]) == pytest.approx(area_km2(circles[0]) / 25, rel=0.01)


@pytest.mark.parametrize("name", ["east-asia", "south-east-asia"])
def test_the_areas_of_a_wash_are_nested(name: str) -> None:
    """Each within the one before, none beyond the area; the innermost is not empty."""
    levels = soft_area(shapely.MultiPolygon(gazetteer_shape(name, "coarse")))
    assert len(levels) == WASH_LEVELS
    assert levels[0].equals(gazetteer_shape(name, "coarse"))
    for outer, inner in pairwise(levels):
        assert inner.is_valid
        assert not inner.is_empty
        assert area_km2(shapely.difference(inner, outer)) < 1
        assert area_km2(inner) < area_km2(outer)


def test_a_circle_is_clipped_to_its_side() -> None:
    """A gulf without a shape of its own covers no land."""
    circle = geodesic_circle((48, 12.5), 300)
    wet, dry = clip_to_side(circle, "water"), clip_to_side(circle, "land")
    assert area_km2(wet) + area_km2(dry) == pytest.approx(area_km2(circle), rel=1e-4)
    assert not wet.covers(shapely.Point(47, 14.5))
    assert dry.covers(shapely.Point(47, 14.5))
