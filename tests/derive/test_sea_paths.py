"""Sea paths over a grid of water."""

import pytest
import shapely

from geodata.derive import sea_paths

WALL = shapely.box(0.9, -0.1, 1.1, 1.5)
START, GOAL = (0.2, 0.2), (1.8, 0.2)


def grid(land: shapely.Geometry) -> sea_paths.WaterGrid:
    """The grid of a window of two degrees."""
    return sea_paths.WaterGrid((0, 0, 2, 2), 0.04, land)


def test_a_way_goes_round_the_land() -> None:
    """No leg crosses the land."""
    water = grid(WALL)
    way = sea_paths.straighten_path(
        water, sea_paths.find_path(water, water.nearest_water(START), water.nearest_water(GOAL))
    )
    assert not WALL.intersects(shapely.LineString(way))
    assert max(lat for _, lat in way) > 1.5


def test_a_way_over_open_water_is_one_leg() -> None:
    """Only the two ends are left."""
    water = grid(shapely.box(5, 5, 6, 6))
    way = sea_paths.straighten_path(water, sea_paths.find_path(water, (0, 0), (40, 30)))
    assert way == [water.centre((0, 0)), water.centre((40, 30))]


def test_a_lake_is_no_sea() -> None:
    """The nearest water of a port is part of the largest connected water."""
    island = shapely.box(0.2, 0.2, 1.8, 1.8).difference(shapely.box(0.4, 0.4, 0.6, 0.6))
    lon, lat = grid(island).centre(grid(island).nearest_water((0.5, 0.5)))
    assert min(lon, lat) < 0.21


def test_a_port_far_from_water_is_an_error() -> None:
    """The error has the distance."""
    with pytest.raises(ValueError, match=r"water is \d+ km away"):
        grid(shapely.box(0.1, -1, 3, 3)).nearest_water((2.0, 1.0))


def test_no_way_is_an_error() -> None:
    """Two separate basins have no sea path."""
    water = grid(shapely.box(5, 5, 6, 6))
    water.water[:, 25] = False
    with pytest.raises(ValueError, match="no way by water"):
        sea_paths.find_path(water, (0, 0), (0, 45))
