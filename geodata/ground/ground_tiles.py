"""Tiles of an archive in a window of the world, decoded once; features of a box in degrees."""

import logging
import math
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.ground.ground_archive import ArchiveError, Bounds, GroundArchive, read_tile
from geodata.ground.tile_geometry import FieldValue, Points, TileFormatError, TileLayer, decode_tile

MAP_LAYERS: Final = ("land", "water", "rivers", "admin1", "borders", "names")
"""Layers of the shipped archive."""
DESK_LAYERS: Final = ("earth", "water", "roads", "buildings")
"""Layers of Protomaps' basemap schema, version 4, that are drawn."""
MOST_TILES: Final = 400
"""Most tiles of one window; further out than that nothing is read."""
KEPT_TILES: Final = 256
"""Decoded tiles that are kept."""
_MERCATOR_LATITUDE: Final = 85.05112878
_log: Final = logging.getLogger(__name__)


@dataclass(frozen=True)
class WorldBox:
    """A part of the world in Mercator coordinates, 0-1 eastward and southward; east of 1 it begins anew."""

    west: float
    north: float
    east: float
    south: float

    def moved_east(self, worlds: int) -> "WorldBox":
        """Return the box by some worlds further east."""
        return WorldBox(self.west + worlds, self.north, self.east + worlds, self.south)

    def clipped_to(self, other: "WorldBox") -> "WorldBox | None":
        """Return the part that two boxes share; None where they share none."""
        west, north = max(self.west, other.west), max(self.north, other.north)
        east, south = min(self.east, other.east), min(self.south, other.south)
        return WorldBox(west, north, east, south) if west < east and north < south else None


@dataclass(frozen=True)
class PlacedTile:
    """A tile of a window: zoom, column, row, and by how many worlds it is moved eastward."""

    zoom: int
    column: int
    row: int
    worlds: int

    @property
    def box(self) -> WorldBox:
        """The box of the tile, where it is moved to."""
        side = 0.5**self.zoom
        west, north = self.column * side + self.worlds, self.row * side
        return WorldBox(west, north, west + side, north + side)


@dataclass(frozen=True)
class TileFeature:
    """A feature of a tile: its shape in degrees (EPSG:4326), cut where its tile ends, and its fields."""

    shape: BaseGeometry
    fields: Mapping[str, FieldValue]


def mercator_box(bounds: Bounds) -> WorldBox:
    """Return bounds in degrees as a box of the world."""
    west, south, east, north = bounds
    return WorldBox((west + 180) / 360, _southward(north), (east + 180) / 360, _southward(south))


def _southward(lat: float) -> float:
    sine = math.sin(math.radians(max(-_MERCATOR_LATITUDE, min(_MERCATOR_LATITUDE, lat))))
    return 0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi)


def tile_zoom(archive: GroundArchive, zoom: float) -> int:
    """Return the zoom of the tiles that a map at this zoom shows."""
    finer = math.log2(512 / archive.tile_size)
    return min(max(math.floor(zoom + finer), archive.min_zoom), archive.max_zoom)


def is_shown(archive: GroundArchive, box: WorldBox, zoom: float) -> bool:
    """Return whether an archive of the desk's own is drawn at a zoom of the map, with a part in a box."""
    return zoom >= archive.first_zoom and any(
        mercator_box(archive.bounds).moved_east(worlds).clipped_to(box) is not None for worlds in (-1, 0, 1)
    )


def tiles_in_box(archive: GroundArchive, box: WorldBox, zoom: float) -> Iterator[PlacedTile]:
    """Yield the tiles within an archive's bounds that meet a box, at the zoom of a map; none of too many."""
    level = tile_zoom(archive, zoom)
    inside, count = mercator_box(archive.bounds), 2**level
    for worlds in range(math.floor(box.west), math.ceil(box.east)):
        shared = WorldBox(box.west - worlds, box.north, box.east - worlds, box.south).clipped_to(inside)
        if shared is None:
            continue
        columns = range(int(shared.west * count), min(math.ceil(shared.east * count), count))
        rows = range(int(shared.north * count), min(math.ceil(shared.south * count), count))
        if len(columns) * len(rows) <= MOST_TILES:
            yield from (PlacedTile(level, column, row, worlds) for row in rows for column in columns)


def read_layers(archive: GroundArchive, tile: PlacedTile) -> Mapping[str, TileLayer]:
    """Return the drawn layers of a vector tile, kept; none where it is damaged, which the log tells."""
    return _kept_layers(archive, tile.zoom, tile.column, tile.row)


def read_image(archive: GroundArchive, tile: PlacedTile) -> bytes | None:
    """Return the bytes of an image; None where the archive has none there, or a damaged one."""
    try:
        return read_tile(archive, tile.zoom, tile.column, tile.row)
    except ArchiveError as error:
        _log.warning("%s", error)
        return None


@lru_cache(maxsize=KEPT_TILES)
def _kept_layers(archive: GroundArchive, zoom: int, column: int, row: int) -> Mapping[str, TileLayer]:
    names = {*MAP_LAYERS, *DESK_LAYERS}
    try:
        content = read_tile(archive, zoom, column, row)
        return {} if content is None else decode_tile(content, names, (zoom, column, row))
    except (ArchiveError, TileFormatError) as error:
        _log.warning("%s: tile %d/%d/%d: %s", archive.path, zoom, column, row, error)
        return {}


def read_features(
    archive: GroundArchive, names: Collection[str], bounds: Bounds, zoom: float
) -> dict[str, list[TileFeature]]:
    """Return the features of layers that meet bounds in degrees, as tiles for a map at this zoom have them.

    A point that neighbouring tiles share comes once; lines and polygons come in pieces, one for each tile.
    """
    found: dict[str, list[TileFeature]] = {name: [] for name in names}
    wanted = mercator_box(bounds)
    for tile in tiles_in_box(archive, wanted, zoom):
        for name, layer in read_layers(archive, tile).items():
            if name in found:
                found[name] += _features_in(layer, tile, wanted)
    return found


def _features_in(layer: TileLayer, tile: PlacedTile, wanted: WorldBox) -> Iterator[TileFeature]:
    shared = wanted.clipped_to(tile.box)
    if shared is None:
        return
    box = shapely.box(shared.west, shared.north, shared.east, shared.south)
    shapely.prepare(box)
    moved = shapely.transform(layer.parts, lambda points: np.add(points, (tile.worlds, 0)))
    is_inside = shapely.intersects(box, moved) & ~_on_far_edge(moved, shared)
    owners = layer.owners[is_inside]
    shapes = shapely.transform(moved[is_inside], _degrees)
    for owner in np.unique(owners):
        parts = shapes[owners == owner]
        yield TileFeature(
            parts[0] if len(parts) == 1 else shapely.union_all(shapely.make_valid(parts)),
            layer.fields[owner],
        )


def _on_far_edge(parts: npt.NDArray[np.object_], box: WorldBox) -> npt.NDArray[np.bool_]:
    """Return which parts are points on the eastern or southern edge, which are the next tile's."""
    east, south = shapely.get_x(parts), shapely.get_y(parts)
    return np.asarray((east >= box.east) | (south >= box.south))


def _degrees(points: Points) -> Points:
    lat = np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * points[:, 1]))))
    return np.column_stack([points[:, 0] * 360 - 180, lat])
