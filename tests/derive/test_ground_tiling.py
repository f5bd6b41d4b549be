"""The archive of the ground: layers and zooms of small features, made by tippecanoe."""

import shutil
import sys
from pathlib import Path

import pytest
import shapely

from geodata.derive.ground_features import FINEST_ZOOM, GroundFeature, land_features
from geodata.derive.ground_names import town_rank, true_area
from geodata.derive.ground_tiling import ATTRIBUTION, tile_features
from geodata.ground.ground_archive import open_archive
from geodata.ground.ground_tiles import read_features

COAST = shapely.Point(10.0, 50.0).buffer(2.0, quad_segs=4_000)
needs_tippecanoe = pytest.mark.skipif(
    not (Path(sys.executable).parent / "tippecanoe").exists() and shutil.which("tippecanoe") is None,
    reason="tippecanoe is no requirement of the tests",
)


@needs_tippecanoe
def test_features_are_tiled_from_their_zoom(tmp_path: Path) -> None:
    """In their layer, with their fields, and with the sources of the archive."""
    path = tmp_path / "ground.pmtiles"
    town = {"id": "gn-1", "kind": "town", "rank": 63, "name_en": "Ham", "name_ar": "هام"}
    tile_features(
        [GroundFeature("land", COAST), GroundFeature("names", shapely.Point(10, 50), 6, town)], path
    )
    archive = open_archive(path)
    assert (archive.attribution, archive.min_zoom, archive.max_zoom) == (ATTRIBUTION, 0, FINEST_ZOOM)
    near = (9.9, 49.9, 10.1, 50.1)
    counts = [len(read_features(archive, ["names"], near, zoom)["names"]) for zoom in (5, 6, 8)]
    assert counts == [0, 1, 1]
    (found,) = read_features(archive, ["names"], near, 8)["names"]
    assert found.fields == town
    assert found.shape.distance(shapely.Point(10, 50)) < 0.001


@needs_tippecanoe
def test_the_finest_land_keeps_its_points(tmp_path: Path) -> None:
    """Unsimplified, but for the grid of the tiles; further out it is simplified."""
    path = tmp_path / "ground.pmtiles"
    tile_features([GroundFeature("land", COAST)], path)
    archive = open_archive(path)
    points = {}
    for zoom in (4, 7, 8):
        land = read_features(archive, ["land"], COAST.bounds, zoom)["land"]
        points[zoom] = int(shapely.get_num_coordinates([each.shape for each in land]).sum())
    assert points[8] > 8 * points[7] > 8 * points[4] > 0


def test_land_is_one_feature_for_each_island() -> None:
    """States that touch are one piece: between them no seam shows."""
    cells = {"a": shapely.box(0, 0, 1, 1), "b": shapely.box(1, 0, 2, 1), "c": shapely.box(5, 5, 6, 6)}
    assert [each.shape.area for each in land_features(cells)] == [2, 1]


@pytest.mark.parametrize(
    ("population", "is_capital", "rank"),
    [
        (8_000_000, False, 33), (8_000_000, True, 35), (200_000, True, 40), (3_000, True, 44),
        (200_000, False, 53), (20_000, False, 72), (19_999, False, 80), (5_000, False, 86),
    ],
)  # fmt: skip
def test_a_town_has_the_rank_of_its_size(population: int, is_capital: bool, rank: int) -> None:  # noqa: FBT001
    """A capital is wanted earlier than a town of its size."""
    assert town_rank(population, is_capital=is_capital) == rank


def test_areas_are_true() -> None:
    """A degree at 60° north is half as large as one at the equator."""
    assert true_area(shapely.box(0, 0, 1, 1)) == pytest.approx(1.0, rel=0.001)
    assert true_area(shapely.box(0, 59.5, 1, 60.5)) == pytest.approx(0.5, rel=0.001)
