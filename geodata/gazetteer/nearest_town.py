"""The town nearest to a point, on the sphere: exact also at the poles and at the antimeridian."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from geodata.gazetteer.gazetteer_record import FeatureKind, PlaceRecord
from geodata.gazetteer.name_index import index_path, open_index
from geodata.gazetteer.place_lookup import place_of_id
from geodata.gazetteer.shipped_table import shipped_places

LEAST_INHABITANTS: Final = 5000
"""Inhabitants of the smallest town that a place is told from: a hamlet next to it tells a reader nothing."""
_TOWN: Final = FeatureKind.CITY.value
_TOWNS: Final = "SELECT id, lon, lat FROM places WHERE kind = ? AND population >= ?"


@dataclass(frozen=True, eq=False)
class _Towns:
    """Ids of the towns, and their directions from the middle of the earth, shape (n, 3)."""

    ids: tuple[str, ...]
    directions: npt.NDArray[np.float64]


def nearest_town(lon: float, lat: float) -> PlaceRecord | None:
    """Return the nearest town of ``LEAST_INHABITANTS`` to a point in degrees (EPSG:4326); None without towns.

    Until the index is built the towns of the shipped table answer alone.
    """
    towns = _towns(str(index_path()), built=open_index() is not None)
    if not towns.ids:
        return None
    nearness = towns.directions @ _directions(np.array([lon]), np.array([lat]))[0]
    return place_of_id(towns.ids[int(np.argmax(nearness))])


@lru_cache(maxsize=2)
def _towns(_path: str, *, built: bool) -> _Towns:
    """Return all towns of the index of a path, or of the shipped table; read once."""
    index = open_index() if built else None
    rows: list[tuple[str, float, float]] = (
        [(place.id, place.lon, place.lat) for place in shipped_places().values() if place.kind == _TOWN]
        if index is None
        else index.execute(_TOWNS, (_TOWN, LEAST_INHABITANTS)).fetchall()
    )
    ids, lons, lats = zip(*rows, strict=True) if rows else ((), (), ())
    return _Towns(tuple(ids), _directions(np.array(lons), np.array(lats)))


def _directions(lons: npt.NDArray[np.float64], lats: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    east, north = np.radians(lons), np.radians(lats)
    return np.column_stack([np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north)])
