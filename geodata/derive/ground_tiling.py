"""The archive of the ground: features as lines of GeoJSON, tiled by tippecanoe."""

import gzip
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import Final

import shapely
from pmtiles.reader import MmapSource, Reader, all_tiles
from pmtiles.tile import zxy_to_tileid
from pmtiles.writer import Writer
from shapely.geometry.base import BaseGeometry

from geodata.derive import gazetteer_files, ground_lines, ground_names, land_cells, registry_packages
from geodata.derive.ground_features import FINEST_ZOOM, GroundFeature, border_features, land_features
from geodata.ground.named_areas import AREA_FILE

ATTRIBUTION: Final = "Natural Earth; GeoNames, CC BY 4.0"
ARCHIVE_NAME: Final = "ground.pmtiles"
_PACKAGES: Final = (
    registry_packages.NATURAL_EARTH,
    registry_packages.WORLD_ATLAS,
    registry_packages.GEONAMES,
    registry_packages.LINES,
    registry_packages.TAGGED_NAMES,
    registry_packages.FEATURE_CODES,
)
_TOOLS: Final = ("numpy", "pyogrio", "shapely", "tippecanoe")
_GZIP_LEVEL: Final = 9
_KEPT_HEADERS: Final = (
    *("tile_type", "tile_compression", "min_lon_e7", "min_lat_e7", "max_lon_e7", "max_lat_e7"),
    *("center_zoom", "center_lon_e7", "center_lat_e7"),
)
"""Fields of an archive's header that are not those of its directories."""
_OPTIONS: Final = (
    "--minimum-zoom=0",
    f"--maximum-zoom={FINEST_ZOOM}",
    "--full-detail=12",
    "--low-detail=11",
    "--simplification=3",
    "--simplify-only-low-zooms",
    "--no-tiny-polygon-reduction-at-maximum-zoom",
    "--no-simplification-of-shared-nodes",
    "--drop-rate=1",
    "--no-feature-limit",
    "--no-tile-size-limit",
    "--no-tile-stats",
    "--preserve-input-order",
    "--buffer=4",
    "--quiet",
)


def write_ground(
    land: land_cells.LandCells, seas: Mapping[str, BaseGeometry], cache: Path, folder: Path
) -> None:
    """Write the archive, with the names of the gazetteer, the table of named areas, and their provenance."""
    features = chain(
        land_features(land.cells),
        ground_lines.lake_features(cache),
        ground_lines.river_features(cache),
        ground_lines.province_line_features(cache),
        border_features(land),
        ground_names.name_features(cache, land.cells, seas),
    )
    folder.mkdir(parents=True, exist_ok=True)
    tile_features(features, folder / ARCHIVE_NAME)
    countries = land_cells.country_shapes(land.cells)
    gazetteer_files.write_rows(folder / AREA_FILE, ground_names.area_rows(countries, seas))
    record = {
        "script": "python -m geodata.derive --only ground",
        "packages": [vars(package) for package in _PACKAGES],
        "tools": {name: version(name) for name in _TOOLS} | {"geos": shapely.geos_version_string},
    }
    (folder / "provenance.json").write_text(json.dumps(record, indent=2) + "\n", "utf-8")


def tile_features(features: Iterable[GroundFeature], path: Path) -> None:
    """Write features as a PMTiles archive.

    Raises
    ------
    subprocess.CalledProcessError
        If tippecanoe fails.
    """
    program = Path(sys.executable).parent / "tippecanoe"
    with tempfile.TemporaryDirectory() as folder:
        source, tiled = Path(folder) / "ground.geojsonl", Path(folder) / ARCHIVE_NAME
        with source.open("w", encoding="utf-8") as file:
            file.writelines(_feature_lines(features))
        subprocess.run([program, *_OPTIONS, f"--output={tiled}", source], check=True)  # noqa: S603
        _pack_tiles(tiled, path)


def _pack_tiles(tiled: Path, path: Path) -> None:
    """Write the tiles of an archive anew: packed closely, and without the command that made them."""
    with tiled.open("rb") as file, path.open("wb") as out:
        read = MmapSource(file)
        found = Reader(read)
        header, layers = found.header(), found.metadata()["vector_layers"]
        writer = Writer(out)
        for place, content in all_tiles(read):
            writer.write_tile(
                zxy_to_tileid(*place), gzip.compress(gzip.decompress(content), _GZIP_LEVEL, mtime=0)
            )
        told = {"name": "Ground", "format": "pbf", "type": "baselayer", "version": "1"}
        told |= {"attribution": ATTRIBUTION, "vector_layers": layers}
        writer.finalize({key: header[key] for key in _KEPT_HEADERS}, told)


def _feature_lines(features: Iterable[GroundFeature]) -> Iterator[str]:
    """Yield a line of GeoJSON for each feature, with tippecanoe's word on layer and zoom."""
    for each in features:
        geometry = json.loads(shapely.to_geojson(each.shape))
        record = {
            "type": "Feature",
            "tippecanoe": {"layer": each.layer, "minzoom": each.first_zoom},
            "properties": dict(each.fields),
            "geometry": geometry,
        }
        yield json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n"
