"""Point that stands for an area, and the areas of regions."""

import pytest
import shapely

from geodata.derive.world_areas import middle_of_area, town_points
from geodata.derive.world_gazetteer import area_of_row, at_its_lake
from geodata.derive.world_towns import Town

BLOCK = shapely.box(0, 0, 10, 10)
HOOK = shapely.Polygon([(0, 0), (10, 0), (10, 1), (1, 1), (1, 10), (0, 10)])


def points(*spots: tuple[float, float]) -> shapely.STRtree:
    """Points of towns."""
    return town_points([Town(str(n), f"T{n}", "", (), *at, 0, "xxx", "A") for n, at in enumerate(spots)])


def test_the_middle_lies_toward_the_towns() -> None:
    """Midway between the centroids; towns elsewhere do not count, and without towns it is the area's own."""
    assert middle_of_area(BLOCK, points((1, 5), (3, 5), (90, 0))) == pytest.approx((3.5, 5))
    assert middle_of_area(BLOCK, points((90, 0))) == pytest.approx((5, 5))


def test_the_middle_lies_in_the_area() -> None:
    """An area round a corner has its label point where both others are outside."""
    lon, lat = middle_of_area(HOOK, points((9, 0.5), (0.5, 9)))
    assert shapely.contains_xy(HOOK, lon, lat)


def test_a_region_that_is_called_after_its_lake_stands_there() -> None:
    """Only where the lake lies in it."""
    lakes = {"Lake Zulu": {"id": "lake-zulu", "lon": "8.004", "lat": "9"}}
    row = {"id": "zulu-basin", "en": "Lake Zulu Basin", "lon": "5.00", "lat": "5.00", "members": "a;b"}
    known = {"a": BLOCK, "b": shapely.box(10, 0, 20, 10)}
    assert area_of_row(row, known).equals(shapely.box(0, 0, 20, 10))
    found = at_its_lake(row, known, lakes)
    assert (found["lon"], found["lat"]) == ("8.00", "9.00")
    assert at_its_lake(row | {"en": "Zulu Plain"}, known, lakes)["lon"] == "5.00"
    assert at_its_lake(row, known, {"Lake Zulu": lakes["Lake Zulu"] | {"lon": "40"}})["lon"] == "5.00"
