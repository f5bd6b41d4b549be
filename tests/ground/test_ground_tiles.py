"""Tiles of a window, features of bounds in degrees, and archives at the zoom of a map."""

import logging
from pathlib import Path

import pytest
import shapely

from geodata.ground.ground_archive import open_archive
from geodata.ground.ground_sources import ground_sources
from geodata.ground.ground_tiles import (
    MAP_LAYERS,
    WorldBox,
    is_shown,
    mercator_box,
    read_features,
    tile_zoom,
    tiles_in_box,
)
from tests.ground_archives import BOUNDS, TILE, write_archive, write_imagery

HORMUZ = (55.0, 25.5, 57.5, 27.5)
FJORDS = (5.0, 60.0, 7.0, 62.0)


def test_the_shipped_ground_has_its_layers() -> None:
    """About Hormuz at zoom 8: land, names, borders, lines of provinces; rivers and lakes elsewhere."""
    found = read_features(ground_sources().shipped, MAP_LAYERS, HORMUZ, 8)
    assert {name for name, features in found.items() if features} >= {"land", "borders", "admin1", "names"}
    names = {each.fields["name_en"]: each for each in found["names"]}
    assert names["Bandar Abbas"].fields["name_ar"] == "بندر عباس"
    assert names["Bandar Abbas"].shape.distance(shapely.Point(56.28, 27.19)) < 0.05
    land = shapely.union_all([each.shape for each in found["land"]])
    assert land.contains(shapely.Point(56.0, 26.85))
    assert not land.contains(shapely.Point(56.5, 26.6))


def test_the_coast_at_its_finest_is_not_simplified() -> None:
    """In the fjords it has the points of 1:10 million, at zoom 11 as at 8, and fewer further out."""
    archive, points = ground_sources().shipped, {}
    west, south, east, north = FJORDS
    for zoom in (5, 8, 11.7):
        land = read_features(archive, ("land",), FJORDS, zoom)["land"]
        lon, lat = shapely.get_coordinates([each.shape for each in land]).T
        points[zoom] = int(((lon > west) & (lon < east) & (lat > south) & (lat < north)).sum())
    assert tile_zoom(archive, 11.7) == 8
    assert points[11.7] == points[8] > 2 * points[5]


def test_rivers_begin_at_zoom_4() -> None:
    """Further out they would double the time of a frame."""
    nile = (29.0, 15.0, 34.0, 31.0)
    counts = [len(read_features(ground_sources().shipped, ("rivers",), nile, z)["rivers"]) for z in (3, 4)]
    assert counts[0] == 0 < counts[1]


def test_every_tile_name_has_an_id_a_kind_and_a_rank() -> None:
    """A name is in the tiles of the zoom from which it is wanted; one without Arabic has no Arabic name."""
    bounds = (20.0, 20.0, 60.0, 50.0)
    for zoom in (2, 4, 6):
        names = read_features(ground_sources().shipped, ("names",), bounds, zoom)["names"]
        assert len({each.fields["id"] for each in names}) == len(names)
        for each in names:
            assert set(each.fields) <= {"id", "kind", "rank", "name_en", "name_ar"}
            assert int(each.fields["rank"]) // 10 <= zoom
            assert each.fields["kind"] in {"country", "water", "province", "town"}
            assert each.fields.get("name_ar") != ""


def test_disputed_borders_are_marked() -> None:
    """That of the Golan is, that of France and Spain is not."""
    archive = ground_sources().shipped
    golan = read_features(archive, ("borders",), (35.5, 32.7, 36.0, 33.3), 8)["borders"]
    pyrenees = read_features(archive, ("borders",), (-1.0, 42.5, 1.0, 43.2), 8)["borders"]
    assert 1 in {each.fields["disputed"] for each in golan}
    assert {each.fields["disputed"] for each in pyrenees} == {0}


@pytest.mark.parametrize(("zoom", "level"), [(0.0, 4), (4.9, 4), (9.0, 4)])
def test_tiles_are_of_a_zoom_that_there_is(zoom: float, level: int, tmp_path: Path) -> None:
    """Nearer and further than its own the archive's nearest is taken."""
    assert tile_zoom(open_archive(write_archive(tmp_path / "own.pmtiles")), zoom) == level


def test_the_world_goes_on_beyond_the_date_line() -> None:
    """A box that crosses it has the tiles of both sides, those of the other one moved by a world."""
    archive = ground_sources().shipped
    tiles = list(tiles_in_box(archive, WorldBox(0.9, 0.4, 1.1, 0.5), 3))
    assert {(each.column, each.worlds) for each in tiles} == {(7, 0), (0, 1)}
    west = list(tiles_in_box(archive, WorldBox(-0.1, 0.4, 0.1, 0.5), 3))
    assert {(each.column, each.worlds) for each in west} == {(7, -1), (0, 0)}


def test_tiles_lie_within_the_bounds(tmp_path: Path) -> None:
    """Of the whole world only the one that the archive covers."""
    archive = open_archive(write_archive(tmp_path / "own.pmtiles"))
    (tile,) = tiles_in_box(archive, WorldBox(0.0, 0.0, 1.0, 1.0), 4)
    assert (tile.zoom, tile.column, tile.row) == TILE


def test_an_archive_is_shown_near_and_in_view(tmp_path: Path) -> None:
    """Not from far, and not where the map shows another part of the world."""
    archive = open_archive(write_imagery(tmp_path / "own.pmtiles"))
    inside, outside = mercator_box(BOUNDS), mercator_box((60.0, 41.0, 80.0, 55.0))
    assert is_shown(archive, inside, 4.0)
    assert is_shown(archive, inside.moved_east(1), 4.0)
    assert not is_shown(archive, inside, 3.9)
    assert not is_shown(archive, outside, 4.0)


def test_a_damaged_tile_leaves_the_rest(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """It is told in the log; the map is drawn without it."""
    archive = open_archive(write_archive(tmp_path / "own.pmtiles", {TILE: b"no tile"}))
    with caplog.at_level(logging.WARNING):
        found = read_features(archive, ("earth",), BOUNDS, 4)
    assert found == {"earth": []}
    assert "does not unpack" in caplog.text
