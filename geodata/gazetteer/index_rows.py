"""Places of all shipped tables as the index holds them: each once, the most important first."""

from dataclasses import replace
from typing import Final, NamedTuple

from geodata.gazetteer.gazetteer_record import FeatureKind, PlaceRecord
from geodata.gazetteer.shipped_table import GazetteerPlace, shipped_places
from geodata.gazetteer.town_extent import town_radius_km
from geodata.gazetteer.usual_names import usual_names
from geodata.gazetteer.world_file import (
    EXTENT_COLUMNS,
    PLACE_COLUMNS,
    SEPARATOR,
    aliases,
    read_columns,
)

_WHERE_PREC: Final = {
    FeatureKind.CITY: 2, FeatureKind.PORT: 2, FeatureKind.AIRPORT: 1, FeatureKind.POINT: 1,
    FeatureKind.PROVINCE: 4, FeatureKind.COUNTRY: 6, FeatureKind.REGION: 5, FeatureKind.CONTINENT: 7,
    FeatureKind.SEA: 5, FeatureKind.LAKE: 5, FeatureKind.RIVER: 5,
}  # fmt: skip
_CONTINENTS: Final = frozenset(("africa", "asia", "europe", "north-america", "oceania", "south-america"))
_TOWNS: Final = frozenset({FeatureKind.CITY, FeatureKind.PORT})
# Places of a kind count as towns of so many inhabitants where the most important go first.
_WEIGHT: Final = {
    FeatureKind.COUNTRY: 50_000_000, FeatureKind.CONTINENT: 40_000_000, FeatureKind.SEA: 20_000_000,
    FeatureKind.REGION: 15_000_000, FeatureKind.PROVINCE: 400_000, FeatureKind.RIVER: 300_000,
    FeatureKind.LAKE: 250_000, FeatureKind.POINT: 100_000, FeatureKind.AIRPORT: 20_000,
    FeatureKind.PORT: 10_000,
}  # fmt: skip


class IndexedPlace(NamedTuple):
    """A place and its names besides the Arabic and the English one."""

    record: PlaceRecord
    spellings: tuple[str, ...]


def indexed_places() -> list[IndexedPlace]:
    """Return all places, the most important first; what another row stands for adds its names to that row."""
    extents = dict(zip(*read_columns(EXTENT_COLUMNS), strict=True))
    known = {place.id: _shipped(place, extents) for place in shipped_places().values()}
    others = aliases()
    for cells in zip(*read_columns(PLACE_COLUMNS), strict=True):
        row = dict(zip(PLACE_COLUMNS, cells, strict=True))
        if (own := others.get(row["id"])) in known:
            known[own] = _merged(known[own], row)
        else:
            known[row["id"]] = IndexedPlace(record_of_row(row), _spellings(row))
    return sorted(known.values(), key=lambda place: (-importance_of(place.record), place.record.id))


def record_of_row(row: dict[str, str]) -> PlaceRecord:
    """Return the record of a row of the compact file."""
    kind = FeatureKind(row["kind"])
    population = int(row["population"] or 0)
    usual = usual_names().get(row["id"])
    return PlaceRecord(
        id=row["id"],
        kind=kind,
        ar=(usual.ar if usual else "") or row["ar"],
        en=row["en"],
        lon=float(row["lon"]),
        lat=float(row["lat"]),
        radius_km=float(row["radius_km"]) if row["radius_km"] else _point_radius(kind, population),
        where_prec=int(row["where_prec"]) if row["where_prec"] else _WHERE_PREC[kind],
        population=population,
        country=row["country"],
        province=row["province"],
        disputed=row["disputed"],
    )


def record_of_shipped(place: GazetteerPlace, extents: dict[str, str]) -> PlaceRecord:
    """Return the record of a place of the shipped table, with the extents of its areas."""
    kind = FeatureKind.CONTINENT if place.id in _CONTINENTS else FeatureKind(place.kind)
    is_disputed = kind is FeatureKind.REGION and place.members == (place.id,)
    return PlaceRecord(
        id=place.id,
        kind=kind,
        ar=place.ar,
        en=place.en,
        lon=place.lon,
        lat=place.lat,
        radius_km=place.radius_km or float(extents.get(place.id, 0)) or _point_radius(kind, 0),
        where_prec=place.where_prec,
        population=0,
        country=place.id if kind is FeatureKind.COUNTRY else place.country,
        province="",
        disputed=place.id if is_disputed else "",
    )


def _point_radius(kind: FeatureKind, population: int) -> float:
    return round(town_radius_km(population or None), 2) if kind in _TOWNS else 0.0


def _shipped(place: GazetteerPlace, extents: dict[str, str]) -> IndexedPlace:
    # The id of a state is no name: "sur" is Suriname's, and a town in Lebanon.
    own = () if place.kind == "country" else (place.id.replace("-", " "),)
    return IndexedPlace(record_of_shipped(place, extents), (*place.aliases, *own))


def _merged(place: IndexedPlace, row: dict[str, str]) -> IndexedPlace:
    """Return a shipped place with the population, province and further names of its row."""
    record = record_of_row(row)
    own = replace(
        place.record,
        population=record.population,
        radius_km=place.record.radius_km if place.record.kind not in _TOWNS else record.radius_km,
        country=record.country,
        province=record.province,
        disputed=record.disputed,
    )
    names = (*place.spellings, record.ar, record.en, *_split(row["spellings"]))
    return IndexedPlace(own, tuple(dict.fromkeys(filter(None, names))))


def _spellings(row: dict[str, str]) -> tuple[str, ...]:
    """Return the further names of a row of the compact file, with the usual ones."""
    usual = usual_names().get(row["id"])
    return (*_split(row["spellings"]), *(usual.spellings if usual else ()))


def _split(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(SEPARATOR)) if cell else ()


def importance_of(record: PlaceRecord) -> int:
    """Return the population of a town, or that which a place of its kind counts as."""
    return max(record.population, _WEIGHT.get(record.kind, 0))
