"""Rivers and lakes that the project has names for, with their shapes from Natural Earth's 1:10m files.

The files' own names are local ones, with letters lost; ``rivers.csv`` and ``lakes.csv`` give usual names and,
under ``source_names``, those of the files, with ``@lon,lat`` near the meant one where several bear it.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import geopandas as gpd
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.derive import gazetteer_files
from geodata.derive.ground_lines import read_lines

_TOLERANCE: Final = 0.01
_GRID: Final = 0.001
_NEAR_DEGREES: Final = 10.0
"""Distance from the point beside a name at which a feature is another one of that name."""


def named_rivers(cache: Path, rows: list[gazetteer_files.Row]) -> dict[str, BaseGeometry]:
    """Return the lines of the rivers by id; a river that the file lacks is left out."""
    frame = read_lines(cache, "ne_10m_rivers_lake_centerlines", "cp1252")
    return dict(_named_shapes(frame, rows))


def named_lakes(cache: Path, rows: list[gazetteer_files.Row]) -> dict[str, BaseGeometry]:
    """Return the areas of the lakes by id; a lake that the file lacks is left out."""
    frame = read_lines(cache, "ne_10m_ocean", "cp1252")
    return dict(_named_shapes(frame[frame["featurec_2"].notna()], rows))


def _named_shapes(
    frame: gpd.GeoDataFrame, rows: list[gazetteer_files.Row]
) -> Iterator[tuple[str, BaseGeometry]]:
    frame = frame[frame["name"].notna() & frame.geometry.notna()]
    for row in rows:
        found = [shape for name in row["source_names"].split(";") for shape in _shapes_named(frame, name)]
        if found:
            whole = shapely.union_all(shapely.make_valid(found))
            merged = shapely.line_merge(whole) if whole.geom_type.endswith("LineString") else whole
            yield row["id"], shapely.set_precision(merged.simplify(_TOLERANCE), _GRID)


def _shapes_named(frame: gpd.GeoDataFrame, name: str) -> list[BaseGeometry]:
    """Return the features of a name, near the point behind its ``@`` if it has one."""
    plain, _, at = name.partition("@")
    shapes: list[BaseGeometry] = frame.geometry[frame["name"] == plain].tolist()
    if not at:
        return shapes
    near = shapely.Point(*map(float, at.split(",")))
    return [shape for shape in shapes if shape.distance(near) < _NEAR_DEGREES]
