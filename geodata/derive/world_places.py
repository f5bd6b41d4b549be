"""Rows of the compact file of the world's places, from all sources, each place once."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd
import shapely

from geodata.derive import gazetteer_files, registry_packages
from geodata.derive.world_towns import Town, own_spellings, read_country_ids, read_province_names, read_towns
from geodata.gazetteer.world_file import PLACE_COLUMNS, SEPARATOR
from geodata.places import shape_archive
from geodata.places.route_lines import GEOD
from geodata.words import fold_text

Row = dict[str, str]
SAME_PLACE_KM: Final = 25.0
"""Distance within which a port and a town of one name are one place."""
_POINT_KINDS: Final = frozenset({"city", "port"})
_STATE_OF_AREA: Final = {
    "falkland-islands": "flk", "kosovo": "xkx", "palestine": "pse", "taiwan": "twn", "western-sahara": "esh",
}  # fmt: skip
"""Disputed areas that are rows of ``countries.csv`` themselves."""


@dataclass
class WorldPlaces:
    """Rows of places, the ids that lead to another, and the towns that the rows are made of."""

    rows: list[Row] = field(default_factory=list)
    aliases: dict[str, str] = field(default_factory=dict)
    towns: list[Town] = field(default_factory=list)


class DisputedFinder:
    """The disputed area and the state at points."""

    def __init__(self) -> None:
        names = shape_archive.shape_ids("disputed")
        self._names = np.array(names)
        self._tree = shapely.STRtree([shape_archive.read_shape("disputed", name) for name in names])

    def areas_at(self, lons: Iterable[float], lats: Iterable[float]) -> list[str]:
        """Return the id of the disputed area at each point, empty where there is none; of two the smaller."""
        points = shapely.points(list(lons), list(lats))
        found = [""] * len(points)
        at, which = self._tree.query(points, predicate="intersects")
        sizes = shapely.area(self._tree.geometries)
        order = np.argsort(-sizes[which], kind="stable")
        for point, area in zip(at[order].tolist(), which[order].tolist(), strict=True):
            found[point] = str(self._names[area])
        return found


def undisputed_state(country: str, disputed: str) -> str:
    """Return the state of a place, none where it is disputed, unless the area is in the table of states."""
    return _STATE_OF_AREA.get(disputed, "") if disputed else country


def province_id(code: str) -> str:
    """Return the id of a province from its code ``CC.ADM1``."""
    return f"adm1-{code.replace('.', '-').lower()}" if code else ""


def collect_world(cache: Path, shipped: list[gazetteer_files.Row]) -> WorldPlaces:
    """Return towns, provinces, ports and airports; ``shipped`` are the rows of ``places.csv``."""
    world = WorldPlaces()
    airports = list(_airports(cache))
    towns = world.towns = read_towns(cache, frozenset(row["iata"] for row in airports))
    provinces = read_province_names(cache)
    known = {each.code for each in provinces}
    areas = DisputedFinder()
    where = areas.areas_at([town.lon for town in towns], [town.lat for town in towns])
    world.rows += [_town_row(town, area, known) for town, area in zip(towns, where, strict=True)]
    by_name = _TownsByName(towns)
    _merge_shipped(world, towns, by_name, shipped)
    world.rows += _port_rows(world, cache, by_name, areas)
    world.rows += _airport_rows(cache, airports, areas)
    return world


def row_of(**cells: str | float) -> Row:
    """Return a row with the given cells, the others empty."""
    unknown = set(cells) - set(PLACE_COLUMNS)
    if unknown:
        raise KeyError(unknown)
    return dict.fromkeys(PLACE_COLUMNS, "") | {name: _written(cell) for name, cell in cells.items()}


def _written(cell: str | float) -> str:
    return cell if isinstance(cell, str) else f"{cell:.4f}".rstrip("0").rstrip(".")


def _town_row(town: Town, disputed: str, provinces: set[str]) -> Row:
    return row_of(
        id=f"gn-{town.key}",
        kind="city",
        lon=town.lon,
        lat=town.lat,
        population=town.population,
        country=undisputed_state(town.country, disputed),
        province=province_id(town.province) if town.province in provinces else "",
        disputed=disputed,
        ar=town.ar,
        en=town.en,
        spellings=SEPARATOR.join(town.spellings),
        source="geonames",
    )


class _TownsByName:
    """Towns by folded name, to find the one that a port or a shipped row is."""

    def __init__(self, towns: list[Town]) -> None:
        self._by_name: dict[str, list[Town]] = {}
        for town in towns:
            for name in {fold_text(name) for name in (town.en, town.ar, *town.spellings) if name}:
                self._by_name.setdefault(name, []).append(town)

    def nearest(self, names: Iterable[str], lon: float, lat: float) -> Town | None:
        """Return the nearest town of one of the names, None where there is none near."""
        found = [town for name in names for town in self._by_name.get(fold_text(name), ())]
        distances = [(_distance_km(lon, lat, town), town.key, town) for town in found]
        near = min(distances, default=None, key=lambda each: each[:2])
        return near[2] if near and near[0] <= SAME_PLACE_KM else None


def _distance_km(lon: float, lat: float, town: Town) -> float:
    return float(GEOD.inv(lon, lat, town.lon, town.lat)[2]) / 1000


def _merge_shipped(
    world: WorldPlaces, towns: list[Town], by_name: _TownsByName, shipped: list[gazetteer_files.Row]
) -> None:
    """Add an alias for each id that a row of the shipped table has in GeoNames or the port index."""
    known = {town.key for town in towns}
    for row in shipped:
        if row["source"] == "wpi":
            world.aliases[f"wpi-{row['source_id']}"] = row["id"]
        if row["source"] == "geonames" and row["source_id"] in known:
            world.aliases[f"gn-{row['source_id']}"] = row["id"]
        elif row["kind"] in _POINT_KINDS:
            names = [row["en"], row["ar"], *row["aliases"].split(";")]
            town = by_name.nearest(filter(None, names), float(row["lon"]), float(row["lat"]))
            if town:
                world.aliases.setdefault(f"gn-{town.key}", row["id"])


def _port_rows(
    world: WorldPlaces, cache: Path, by_name: _TownsByName, areas: DisputedFinder
) -> Iterator[Row]:
    """Yield the ports that are no town of the same name; the ids of the others become aliases."""
    wheel = registry_packages.fetch_package(registry_packages.PORTS, cache)
    ports = pd.read_parquet(
        io.BytesIO(registry_packages.read_member(wheel, "harborly/data/port_registry.parquet"))
    )
    ports = ports[ports.provider == "NGA_WPI"].sort_values("provider_id")
    countries = read_country_ids(cache)
    where = areas.areas_at(ports.longitude, ports.latitude)
    cells = zip(
        ports.provider_id.astype(str), ports.canonical_name, ports.country_code, ports.longitude,
        ports.latitude, where, strict=True,
    )  # fmt: skip
    for key, name, code, lon, lat, disputed in cells:
        if f"wpi-{key}" in world.aliases:
            continue
        town = by_name.nearest([name], lon, lat)
        if town:
            own = f"gn-{town.key}"
            world.aliases[f"wpi-{key}"] = world.aliases.get(own, own)
            continue
        yield row_of(
            id=f"wpi-{key}",
            kind="port",
            lon=float(lon),
            lat=float(lat),
            country=undisputed_state(countries.get(code, ""), disputed),
            disputed=disputed,
            en=name.replace("|", " "),
            source="wpi",
        )


def _airports(cache: Path) -> Iterator[Mapping[str, str]]:
    """Yield the airports that have an IATA code."""
    wheel = registry_packages.fetch_package(registry_packages.AIRPORTS, cache)
    text = registry_packages.read_member(wheel, "airportsdata/airports.csv").decode()
    yield from (row for row in csv.DictReader(io.StringIO(text)) if row["iata"])


def _airport_rows(cache: Path, airports: list[Mapping[str, str]], areas: DisputedFinder) -> Iterator[Row]:
    countries = read_country_ids(cache)
    where = areas.areas_at([float(row["lon"]) for row in airports], [float(row["lat"]) for row in airports])
    for row, disputed in sorted(zip(airports, where, strict=True), key=lambda pair: pair[0]["icao"]):
        name = row["name"].replace("|", " ").strip()
        of_city = f"{row['city']} Airport" if row["city"] else ""
        others = own_spellings((row["iata"], of_city), (name,), frozenset())
        yield row_of(
            id=f"icao-{row['icao'].lower()}",
            kind="airport",
            lon=float(row["lon"]),
            lat=float(row["lat"]),
            country=undisputed_state(countries.get(row["country"], ""), disputed),
            disputed=disputed,
            en=name,
            spellings=SEPARATOR.join(others),
            source="airportsdata",
        )
