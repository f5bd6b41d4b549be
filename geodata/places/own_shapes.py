"""Shapes by name: ids of the gazetteer, and names by content for shapes that only a brief has.

A mark on the map names its shape; the browser fetches it by that name. A name of a shape of a brief is made
from its coordinates, so that the same shape has the same name in every process.
"""

import hashlib
import threading
from collections import OrderedDict
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from geodata.gazetteer import gazetteer_place
from geodata.places.shapes import ShapeDetail, gazetteer_shape

_PREFIX = "own-"
_MOST_SHAPES = 10_000
_NAME_LENGTH = 24


@dataclass(frozen=True, eq=False)
class _OwnShape:
    shape: BaseGeometry
    anchor: tuple[float, float]


_shapes: OrderedDict[str, _OwnShape] = OrderedDict()
_lock = threading.Lock()


def name_own_shape(shape: BaseGeometry, anchor: tuple[float, float]) -> str:
    """Return the name of a shape (EPSG:4326) with its anchor, by which it can be drawn from now on.

    The shapes named longest ago are dropped beyond some thousands.
    """
    data = shapely.to_wkb(shape, byte_order=1) + repr(anchor).encode()
    name = f"{_PREFIX}{hashlib.sha256(data).hexdigest()[:_NAME_LENGTH]}"
    with _lock:
        _shapes[name] = _OwnShape(shape, anchor)
        _shapes.move_to_end(name)
        while len(_shapes) > _MOST_SHAPES:
            _shapes.popitem(last=False)
    return name


def is_own_shape(name: str) -> bool:
    """Return whether a name is that of a shape of a brief."""
    return name.startswith(_PREFIX)


def _own_shape(name: str) -> _OwnShape:
    with _lock:
        return _shapes[name]


def named_shape(name: str, detail: ShapeDetail = "fine") -> BaseGeometry:
    """Return the shape of a name; ``detail`` is of shapes of the gazetteer.

    Raises
    ------
    KeyError
        If there is no such shape, or it was dropped.
    """
    return _own_shape(name).shape if is_own_shape(name) else gazetteer_shape(name, detail)


def named_anchor(name: str) -> tuple[float, float]:
    """Return longitude and latitude of the label of a named shape.

    Raises
    ------
    KeyError
        If there is no such shape, or it was dropped.
    """
    if is_own_shape(name):
        return _own_shape(name).anchor
    found = gazetteer_place(name)
    return found.lon, found.lat
