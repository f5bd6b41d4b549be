"""Features of the ground with the zooms from which they are drawn; land and borders, from the cells."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

import shapely
from shapely.geometry.base import BaseGeometry

from geodata.derive import disputed_areas, land_cells

GroundLayer = Literal["land", "water", "borders", "admin1", "rivers", "names"]
FINEST_ZOOM: Final = 8
"""Zoom of the finest tiles, of 512 pixels a side: there land is unsimplified."""


@dataclass(frozen=True)
class GroundFeature:
    """A shape of one layer (EPSG:4326), its fields, and the zoom from which tiles have it."""

    layer: GroundLayer
    shape: BaseGeometry
    first_zoom: int = 0
    fields: Mapping[str, str | int] = field(default_factory=dict)


def land_features(cells: Mapping[str, BaseGeometry]) -> Iterator[GroundFeature]:
    """Yield the land at full detail, a feature for each piece that the sea surrounds."""
    for part in shapely.get_parts(shapely.union_all(list(cells.values())).normalize()):
        yield GroundFeature("land", part)


def border_features(land: land_cells.LandCells) -> Iterator[GroundFeature]:
    """Yield the borders between states, without coasts; ``disputed`` is 1 where a line is in dispute."""
    areas = disputed_areas.cut_disputed_areas(land.cells, land.second)
    for standing, lines in land_cells.border_lines(land.cells, areas).items():
        for line in shapely.get_parts(lines):
            yield GroundFeature("borders", line, fields={"disputed": int(standing == "disputed")})
