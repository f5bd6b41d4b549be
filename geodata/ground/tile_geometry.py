"""Geometry of vector tiles as shapes: Mapbox Vector Tile Specification 2.1, decoded in arrays."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import shapely
from google.protobuf.message import DecodeError
from mapbox_vector_tile.Mapbox import vector_tile_pb2

from geodata.errors import BriefmapError

FieldValue = str | int | float | bool
Points = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int64]
_CLOSE: Final = 7
_MOVE: Final = 1
_POINT, _LINE, _POLYGON = 1, 2, 3
_SMALLEST: Final = {_POINT: 1, _LINE: 2, _POLYGON: 3}
"""Points of the shortest path: of a ring, its first one counted once."""
_VALUE_FIELDS: Final = (
    *("string_value", "int_value", "uint_value", "sint_value"),
    *("double_value", "float_value", "bool_value"),
)


@dataclass(frozen=True)
class TileLayer:
    """The features of one layer of one tile.

    ``parts`` are points, lines and polygons in Mercator coordinates, 0-1 eastward and southward; ``owners``
    has for each the index of its feature in ``fields``.
    """

    parts: npt.NDArray[np.object_]
    owners: Numbers
    fields: tuple[Mapping[str, FieldValue], ...]


class TileFormatError(BriefmapError):
    """A tile that is no vector tile."""


def decode_tile(content: bytes, names: Collection[str], place: tuple[int, int, int]) -> dict[str, TileLayer]:
    """Return layers of a tile by name; ``place`` is its zoom, column and row.

    Raises
    ------
    TileFormatError
        If the bytes are no vector tile.
    """
    tile: Any = vector_tile_pb2.tile()
    try:
        tile.ParseFromString(content)
        return {layer.name: _decode_layer(layer, place) for layer in tile.layers if layer.name in names}
    except (DecodeError, IndexError, ValueError, shapely.errors.ShapelyError) as error:
        raise TileFormatError(str(error)) from error


def _decode_layer(layer: Any, place: tuple[int, int, int]) -> TileLayer:
    zoom, column, row = place
    values = [_value(each) for each in layer.values]
    keys = list(layer.keys)
    fields = []
    paths = _Paths()
    for number, feature in enumerate(layer.features):
        tags = feature.tags
        fields.append({keys[at]: values[to] for at, to in zip(tags[::2], tags[1::2], strict=True)})
        paths.add(number, feature.type, list(feature.geometry))
    if not layer.extent:
        message = "a layer without an extent"
        raise ValueError(message)
    points = (paths.points() / layer.extent + (column, row)) / 2.0**zoom
    found = [_shapes(form, points, paths) for form in (_POINT, _LINE, _POLYGON)]
    return TileLayer(
        np.concatenate([parts for parts, _ in found]), np.concatenate([at for _, at in found]), tuple(fields)
    )


class _Paths:
    """Paths of a layer's features: points, lines or rings, in units of the tile."""

    def __init__(self) -> None:
        self.owners: list[int] = []
        """Number of the feature of each path."""
        self.forms: list[int] = []
        self.lengths: list[int] = []
        """Points of each path."""
        self._moves: list[int] = []
        self._starts: list[tuple[int, int]] = []
        """Number of the first move of each feature, and how many moves it has."""

    def add(self, owner: int, form: int, numbers: list[int]) -> None:
        """Add the commands of a feature.

        Raises
        ------
        ValueError
            If a command has fewer numbers than it says.
        """
        at, begin = 0, len(self._moves) // 2
        while at < len(numbers):
            command, count = numbers[at] & 7, numbers[at] >> 3
            at += 1
            if command == _CLOSE:
                continue
            if at + 2 * count > len(numbers):
                message = "a path of a feature ends early"
                raise ValueError(message)
            self._moves += numbers[at : at + 2 * count]
            at += 2 * count
            if command == _MOVE:
                self._begin(owner, form, count)
            else:
                self.lengths[-1] += count
        self._starts.append((begin, len(self._moves) // 2 - begin))

    def _begin(self, owner: int, form: int, count: int) -> None:
        """Begin a path; several points that are moved to are points of their own."""
        paths = count if form == _POINT else 1
        self.owners += [owner] * paths
        self.forms += [form] * paths
        self.lengths += [count // paths if paths else 0] * paths

    def points(self) -> Points:
        """Return all points, shape (n, 2): each move counts from the one before in its feature."""
        numbers = np.array(self._moves, np.int64)
        moves = ((numbers >> 1) ^ -(numbers & 1)).reshape(-1, 2)
        ends = np.cumsum(moves, axis=0)
        starts = np.array(self._starts, np.int64).reshape(-1, 2)
        before = np.vstack([np.zeros((1, 2), np.int64), ends])[starts[:, 0]]
        found: Points = (ends - np.repeat(before, starts[:, 1], axis=0)).astype(np.float64)
        return found


def _shapes(form: int, points: Points, paths: _Paths) -> tuple[npt.NDArray[np.object_], Numbers]:
    """Return the shapes of one form, and the number of the feature of each."""
    lengths = np.array(paths.lengths, np.int64)
    kept = (np.array(paths.forms, np.int64) == form) & (lengths >= _SMALLEST[form])
    owners = np.array(paths.owners, np.int64)[kept]
    if not kept.any():
        return np.empty(0, object), owners
    inside = points[np.repeat(kept, lengths)]
    if form == _POINT:
        return np.asarray(shapely.points(inside)), owners
    path = np.repeat(np.arange(len(owners)), lengths[kept])
    if form == _LINE:
        return np.asarray(shapely.linestrings(inside, indices=path)), owners
    rings = np.asarray(shapely.linearrings(inside, indices=path))
    # Southward counts up, so that an outer ring, clockwise on screen, turns to the left here. The first ring
    # of a feature is one whatever its turn.
    outer = shapely.is_ccw(rings) | (np.diff(owners, prepend=-1) != 0)
    return np.asarray(shapely.polygons(rings, indices=np.cumsum(outer) - 1)), owners[outer]


def _value(value: Any) -> FieldValue:
    """Return the value of a field, whatever its type."""
    found: FieldValue = next((getattr(value, name) for name in _VALUE_FIELDS if value.HasField(name)), "")
    return found
