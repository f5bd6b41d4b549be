"""States as land in Mercator coordinates, 0-1 eastward and southward: which one is nearest, and its extent.

A state that crosses the meridian of 180 degrees is one piece, which runs on east of 1.
"""

import math
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.atlas.thinning import web_mercator
from geodata.gazetteer import gazetteer_places
from geodata.ground.ground_tiles import WorldBox
from geodata.places import shape_archive
from geodata.places.shapes import ShapeDetail

LANDS: Final = "countries-fine"
"""Archive of states, and of land that is of none."""
FULL_LANDS: Final = "countries-full"
NEAR_SHARE: Final = 0.1 / 360
"""Share of the world within which the fine shapes do not decide which land is nearer."""
Shapes = npt.NDArray[np.object_]
GAP: Final = 5 / 360
"""Share of the world across which land of a state belongs together: not Guiana to France."""
_QUARTER: Final = 2
"""Segments of a quarter circle round land."""


@dataclass(frozen=True)
class StateLand:
    """The part of a state that belongs together."""

    state: str
    """Id of the state in the gazetteer."""
    box: WorldBox


def nearest_state(lon: float, lat: float) -> str | None:
    """Return the id of the state in which a point lies, or that is nearest; None on land of no state."""
    name = _nearest_land((lon + 180) % 360 - 180, lat)
    found = gazetteer_places().get(name)
    return name if found is not None and found.kind == "country" else None


def state_land_at(lon: float, lat: float) -> StateLand | None:
    """Return the part of the nearest state that is nearest to a point; None on land of no state."""
    state = nearest_state(lon, lat)
    if state is None:
        return None
    point = _flat(shapely.Point((lon + 180) % 360 - 180, lat))
    parts = _parts_of_state(state)
    gaps = [min(shapely.distance(part, _moved(point, worlds)) for worlds in (-1, 0, 1)) for part, _ in parts]
    return StateLand(state, parts[int(np.argmin(gaps))][1])


@lru_cache(maxsize=512)
def land_shape(name: str, detail: ShapeDetail = "fine") -> BaseGeometry:
    """Return a state, or land of none, in one piece across the meridian of 180 degrees."""
    flat = _flat(shape_archive.read_shape(f"countries-{detail}", name))
    pieces = shapely.get_parts(flat)
    seam = _widest_gap(pieces)
    if seam is None:
        return flat
    west = shapely.bounds(pieces)[:, 2] <= seam
    return shapely.union_all([_moved(piece, int(far)) for piece, far in zip(pieces, west, strict=True)])


@cache
def land_names() -> tuple[str, ...]:
    """Return the ids of all land."""
    return shape_archive.shape_ids(LANDS)


@lru_cache(maxsize=512)
def _nearest_land(lon: float, lat: float) -> str:
    """Return the id of the land in which a point lies, or that is nearest to it."""
    point = _flat(shapely.Point(lon, lat))
    copies = [_moved(point, worlds) for worlds in (-1, 0, 1)]
    tree, owners = _land_pieces()
    _, gaps = tree.query_nearest(copies, return_distance=True, all_matches=False)
    _, pieces = tree.query(copies, predicate="dwithin", distance=float(gaps.min()) + NEAR_SHARE)
    near: list[str] = sorted({owners[at] for at in pieces.tolist()})
    return (
        near[0]
        if len(near) == 1
        else min(near, key=lambda name: _full_gap(name, lon, lat, float(gaps.min())))
    )


def _full_gap(name: str, lon: float, lat: float, about: float) -> float:
    """Return the distance from a point to land in full detail, which is about that to its fine shape."""
    whole, reach = shape_archive.read_shape(FULL_LANDS, name), (about + 2 * NEAR_SHARE) * 360
    gaps = [math.inf]
    for east in (lon - 360, lon, lon + 360):
        near = shapely.clip_by_rect(whole, east - reach, lat - reach, east + reach, lat + reach)
        if not near.is_empty:
            gaps.append(float(shapely.distance(_flat(near), _flat(shapely.Point(east, lat)))))
    return min(gaps)


@cache
def _land_pieces() -> tuple[shapely.STRtree, tuple[str, ...]]:
    """Return the polygons of all land, and the id of each one's land."""
    pieces, at = shapely.get_parts([land_shape(name) for name in land_names()], return_index=True)
    return shapely.STRtree(pieces), tuple(land_names()[each] for each in at.tolist())


@lru_cache(maxsize=64)
def _parts_of_state(state: str) -> tuple[tuple[BaseGeometry, WorldBox], ...]:
    """Return the parts of a state that belong together, and the extent of each."""
    whole = land_shape(state)
    pieces = shapely.get_parts(whole)
    groups = shapely.get_parts(shapely.union_all(shapely.buffer(pieces, GAP / 2, quad_segs=_QUARTER)))
    found = []
    for group in groups:
        inside = pieces[shapely.intersects(group, pieces)]
        found.append(
            (shapely.GeometryCollection(inside.tolist()), WorldBox(*shapely.total_bounds(inside).tolist()))
        )
    return tuple(found)


def _widest_gap(pieces: Shapes) -> float | None:
    """Return where the pieces west of the widest gap end; None where none is as wide as that at 180 degrees.

    Only a state that touches the meridian there on both sides is in two.
    """
    bounds = shapely.bounds(pieces)
    if bounds[:, 0].min() > 0 or bounds[:, 2].max() < 1:
        return None
    order = np.argsort(bounds[:, 0])
    ends = np.maximum.accumulate(bounds[order, 2])
    gaps = bounds[order, 0][1:] - ends[:-1]
    if not len(gaps) or gaps.max() <= 0:
        return None
    return float(ends[int(np.argmax(gaps))])


def _flat(shape: BaseGeometry) -> BaseGeometry:
    """Return a shape in degrees (EPSG:4326) in Mercator coordinates."""
    return shapely.transform(shape, lambda points: np.column_stack(web_mercator(*points.T)))


def _moved(shape: BaseGeometry, worlds: int) -> BaseGeometry:
    """Return a shape by some worlds further east."""
    return shapely.transform(shape, lambda points: points + np.array([worlds, 0.0])) if worlds else shape
