"""Lines between places: lanes, sea paths, and their cut at the antimeridian."""

import numpy as np
import pytest
import shapely
from pyproj import Geod

from geodata.places import (
    distance_km,
    gazetteer_shape,
    label_point,
    schematic_lane,
    sea_path,
)
from geodata.places.route_lines import cut_at_antimeridian

LANES = [("prk", "rus"), ("rus", "prk"), ("irn", "rus"), ("kor", "ukr"), ("chn", "rus"), ("usa", "jpn")]


def ends(line: shapely.MultiLineString) -> tuple[tuple[float, float], tuple[float, float]]:
    """The first and the last point of a line."""
    return line.geoms[0].coords[0], line.geoms[-1].coords[-1]


def test_a_line_is_cut_at_the_antimeridian() -> None:
    """Its two parts meet there at the same latitude."""
    west, east = cut_at_antimeridian(np.array([[170.0, 50.0], [-170.0, 52.0]])).geoms
    assert (west.coords[-1], east.coords[0]) == ((180, 51), (-180, 51))


def test_a_line_that_touches_the_antimeridian_has_no_empty_part() -> None:
    """A vertex at 180 degrees belongs to one part."""
    line = cut_at_antimeridian(np.array([[170.0, 10.0], [180.0, 10.0], [-170.0, 10.0]]))
    assert [part.length > 0 for part in line.geoms] == [True, True]


@pytest.mark.parametrize(("supplier", "recipient"), LANES)
def test_a_lane_ends_at_the_edge_of_the_recipient(supplier: str, recipient: str) -> None:
    """Its last point is on the outline."""
    _, end = ends(schematic_lane(supplier, recipient))
    assert gazetteer_shape(recipient).boundary.distance(shapely.Point(end)) < 1e-6


@pytest.mark.parametrize(("supplier", "recipient"), LANES)
def test_a_lane_starts_in_the_supplier_and_stays_out_of_the_recipient(supplier: str, recipient: str) -> None:
    """Only its last point is in the recipient."""
    line = schematic_lane(supplier, recipient)
    assert gazetteer_shape(supplier).contains(shapely.Point(ends(line)[0]))
    inside = shapely.intersects_xy(gazetteer_shape(recipient), shapely.get_coordinates(line)[:-1])
    assert not inside.any()


@pytest.mark.parametrize(
    ("supplier", "recipient", "box"),
    [
        ("prk", "rus", (130, 42, 132, 43.5)),
        ("rus", "prk", (129.5, 41.5, 131, 43.1)),
        ("irn", "rus", (44, 40.5, 50, 46)),
        ("kor", "ukr", (34, 47, 41, 52.5)),
    ],
)
def test_a_lane_ends_in_the_expected_area(
    supplier: str, recipient: str, box: tuple[float, float, float, float]
) -> None:
    """Primorye, the Tumen, the Caucasus, eastern Ukraine."""
    assert shapely.box(*box).contains(shapely.Point(ends(schematic_lane(supplier, recipient))[1]))


@pytest.mark.parametrize(("supplier", "recipient"), LANES)
def test_both_directions_are_separate_lines(supplier: str, recipient: str) -> None:
    """Both curve to the right of travel, so they are apart."""
    there, back = schematic_lane(supplier, recipient), schematic_lane(recipient, supplier)
    middle = shapely.Point(shapely.get_coordinates(there)[20])
    assert back.distance(middle) > 0.2


def test_a_lane_bends_to_the_right_of_travel() -> None:
    """From Iran to Russia it passes east of the straight line."""
    line = shapely.get_coordinates(schematic_lane("irn", "rus"))
    start, end, middle = line[0], line[-1], line[30]
    cross = (end[0] - start[0]) * (middle[1] - start[1]) - (end[1] - start[1]) * (middle[0] - start[0])
    assert cross < 0


def test_a_lane_from_a_large_neighbour_starts_near() -> None:
    """It starts near the border, but far enough to be visible."""
    start, end = ends(schematic_lane("rus", "prk"))
    assert 600 <= distance_km(start, end) <= 900
    assert start[0] > 125


def test_a_lane_to_a_city_ends_in_it() -> None:
    """A point has no edge to stop at."""
    assert ends(schematic_lane("irn", "moscow"))[1] == pytest.approx(label_point("moscow"))


def test_a_lane_to_itself_is_refused() -> None:
    """A lane needs two places."""
    with pytest.raises(ValueError, match="starts inside rus"):
        schematic_lane("rus", "rus")


def test_the_sea_path_from_rajin_to_vostochny() -> None:
    """About 241 km round the capes; the geodesic is 234 km."""
    path = sea_path("rason", "vostochny-port")
    assert Geod(ellps="WGS84").geometry_length(path) == pytest.approx(241_000, abs=5_000)


def test_a_sea_path_back_is_the_same_line_reversed() -> None:
    """Its ends are the ports."""
    there, back = sea_path("anzali", "olya"), sea_path("olya", "anzali")
    assert there is not None and back is not None  # noqa: PT018
    assert ends(there) == ends(back)[::-1]
    assert ends(there)[0] == pytest.approx(label_point("anzali"), abs=1e-3)


def test_ports_of_two_seas_have_no_sea_path() -> None:
    """The result is None."""
    assert sea_path("rason", "anzali") is None
