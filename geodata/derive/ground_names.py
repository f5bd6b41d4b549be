"""Names on the ground, as points with a name in each language and a rank: those of the gazetteer."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.derive.ground_features import FINEST_ZOOM, GroundFeature
from geodata.derive.ground_lines import read_lines
from geodata.derive.town_districts import read_districts
from geodata.gazetteer import FeatureKind
from geodata.gazetteer.shipped_table import shipped_places
from geodata.gazetteer.world_file import aliases, read_columns

SMALLEST_TOWN: Final = 5_000
"""Inhabitants from which a town is on the ground."""
_KINDS: Final = ("country", "water", "province", "town")
_Ranks = tuple[tuple[float, int], ...]
# A rank is ten times the zoom from which a name is wanted; beside it the least inhabitants, square degrees at
# the equator, or kilometres from the point of an area to its farthest one.
_TOWN_RANKS: Final[_Ranks] = (
    (5_000_000, 33), (1_000_000, 40), (500_000, 47), (200_000, 53), (100_000, 58), (50_000, 63),
    (20_000, 72), (10_000, 80), (0, 86),
)  # fmt: skip
_CAPITAL_RANKS: Final[_Ranks] = ((1_000_000, 35), (100_000, 40), (0, 44))
_STATE_RANKS: Final[_Ranks] = ((300, 10), (60, 20), (12, 30), (3, 38), (0.5, 46), (0, 56))
_SEA_RANKS: Final[_Ranks] = ((900, 12), (150, 24), (30, 32), (8, 42), (1, 52), (0, 62))
_NAMED_WATER_RANK: Final = 66
"""Rank of a water whose limits are not known."""
_LAKE_RANKS: Final[_Ranks] = ((250, 42), (100, 52), (50, 60), (0, 70))
_PROVINCE_RANKS: Final[_Ranks] = ((800, 42), (400, 50), (200, 58), (100, 66), (0, 74))
_COLUMNS: Final = ("id", "kind", "lon", "lat", "radius_km", "population", "ar", "en")


class _Name(NamedTuple):
    kind: str
    rank: int
    id: str
    lon: float
    lat: float
    en: str
    ar: str
    population: int = 0


def name_features(
    cache: Path, cells: Mapping[str, BaseGeometry], seas: Mapping[str, BaseGeometry]
) -> Iterator[GroundFeature]:
    """Yield the names of states, waters, provinces and towns, each kind by its rank.

    ``cells`` are the states at full detail by id, ``seas`` the waters that have a shape.
    """
    found = [*_shipped_names(cells, seas), *_world_names(cache)]
    once = {(each.kind, each.id): each for each in reversed(found)}.values()
    for each in sorted(once, key=lambda one: (_KINDS.index(one.kind), one.rank, -one.population, one.id)):
        fields: dict[str, str | int] = {"id": each.id, "kind": each.kind, "rank": each.rank}
        fields |= {f"name_{lang}": text for lang, text in (("en", each.en), ("ar", each.ar)) if text}
        point = shapely.Point(each.lon, each.lat)
        yield GroundFeature("names", point, min(each.rank // 10, FINEST_ZOOM), fields)


def _shipped_names(cells: Mapping[str, BaseGeometry], seas: Mapping[str, BaseGeometry]) -> Iterator[_Name]:
    """Yield the states and waters of the shipped table."""
    for place in shipped_places().values():
        ar, en = place.name["ar"], place.name["en"]
        if place.kind == "country" and place.id in cells:
            rank = _rank(true_area(cells[place.id]), _STATE_RANKS)
            yield _Name("country", rank, place.id, place.lon, place.lat, en, ar)
        elif place.kind == "sea":
            shape = seas.get(place.id)
            rank = _rank(true_area(shape), _SEA_RANKS) if shape else _NAMED_WATER_RANK
            yield _Name("water", rank, place.id, place.lon, place.lat, en, ar)


def area_rows(cells: Mapping[str, BaseGeometry], seas: Mapping[str, BaseGeometry]) -> list[dict[str, str]]:
    """Return the states and waters that have an area: id, kind, rank, and the sides of their extent."""
    found = []
    for name in _shipped_names(cells, seas):
        area = (cells if name.kind == "country" else seas).get(name.id)
        if area is not None:
            least, most = (
                np.floor(np.multiply(area.bounds[:2], 100)),
                np.ceil(np.multiply(area.bounds[2:], 100)),
            )
            sides = zip(("west", "south", "east", "north"), [*least, *most], strict=True)
            extent = {side: f"{hundredths / 100:g}" for side, hundredths in sides}
            found.append({"id": name.id, "kind": name.kind, "rank": str(name.rank)} | extent)
    return sorted(found, key=lambda row: row["id"])


def _world_names(cache: Path) -> Iterator[_Name]:
    """Yield towns, provinces and lakes of the world; those of the shipped table by its ids and names."""
    capitals = _capital_ids(cache)
    districts = read_districts(cache, zip(*read_columns(("id", "spellings")), strict=True))
    shipped, other = shipped_places(), aliases()
    for row in zip(*read_columns(_COLUMNS), strict=True):
        key, kind, lon, lat, radius, population, ar, en = row
        known = shipped.get(other.get(key, key))
        if known is not None:
            key, ar, en = known.id, known.name["ar"], known.name["en"]
        at, people, extent = (float(lon), float(lat)), int(population or 0), float(radius or 0)
        is_town = kind == FeatureKind.CITY and people >= SMALLEST_TOWN and row[0] not in districts
        if is_town or (kind == FeatureKind.CITY and known is not None):
            rank = town_rank(people, is_capital=row[0] in capitals)
            yield _Name("town", rank, key, *at, en, ar, people)
        elif kind == FeatureKind.PROVINCE:
            yield _Name("province", _rank(extent, _PROVINCE_RANKS), key, *at, en, ar)
        elif kind == FeatureKind.LAKE:
            yield _Name("water", _rank(extent, _LAKE_RANKS), key, *at, en, ar)


def town_rank(population: int, *, is_capital: bool) -> int:
    """Return the rank of a town by its inhabitants, and whether it is a capital."""
    return _rank(population, _CAPITAL_RANKS if is_capital else _TOWN_RANKS)


def _capital_ids(cache: Path) -> set[str]:
    """Return the ids of capitals of states."""
    places = read_lines(cache, "ne_10m_populated_places_simple", "cp1252")
    return {f"gn-{int(key)}" for key in places[places["adm0cap"] == 1]["geonameid"] if key > 0}


def _rank(amount: float, ranks: _Ranks) -> int:
    return next(rank for least, rank in ranks if amount >= least)


def true_area(shape: BaseGeometry) -> float:
    """Return an area in square degrees at the equator, by the cylinder of equal areas."""

    def flattened(points: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        return np.column_stack([points[:, 0], np.degrees(np.sin(np.radians(points[:, 1])))])

    return float(shapely.transform(shape, flattened).area)
