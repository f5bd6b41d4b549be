"""Table of the places that the project keeps itself: countries, seas, regions and some towns."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal, cast

from geodata.words.localized_text import LocalizedText

GazetteerKind = Literal["point", "city", "port", "sea", "river", "country", "province", "region"]

TABLES = Path(str(files("geodata"))) / "data" / "gazetteer"
PLACE_TABLES: Final = ("places.csv", "regions.csv")
LANDMARKS: Final = "landmarks.csv"
"""Crossings, capes, islands, camps, dams, fields and small towns that the other sources lack: points."""
LICENCES = {
    "geonames": "GeoNames, CC BY 4.0",
    "wpi": "NGA World Port Index, public domain",
    "S-23": "IHO S-23, 3rd edition 1953",
    "charts": "limits kept by this project, MIT",
    "UN M49": "United Nations M49, public",
    "cldr": "Unicode CLDR, Unicode licence",
    "airportsdata": "airportsdata, MIT",
    "natural-earth": "Natural Earth, public domain",
    "curated": "kept by this project, MIT",
}


@dataclass(frozen=True)
class GazetteerPlace:
    """A place: names, kind, longitude and latitude (EPSG:4326) of its label point, and data source.

    ``where_prec`` is UCDP's precision code, 1 (exact) to 7. ``members`` are the ids of the shapes that make
    up the place; a point has none. A water, region or province without limits is a point with
    ``radius_km``. ``part_of`` are the waters that cover a gulf or strait, one or several.
    """

    id: str
    ar: str
    """Arabic name; empty where the sources have none."""
    en: str
    aliases: tuple[str, ...]
    kind: GazetteerKind
    lon: float
    lat: float
    where_prec: int
    members: tuple[str, ...]
    source: str
    source_id: str
    licence: str
    population: int | None = None
    part_of: tuple[str, ...] = ()
    radius_km: float | None = None
    country: str = ""
    """Id of the state of a landmark; empty at sea, where it is disputed, and in other tables."""

    @property
    def name(self) -> LocalizedText:
        """The name in every language that the gazetteer has."""
        return LocalizedText({lang: text for lang, text in (("ar", self.ar), ("en", self.en)) if text})


def _read_table(name: str) -> list[dict[str, str]]:
    """Return the rows of a CSV file of the gazetteer, by column name."""
    with (TABLES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _split_list(text: str) -> tuple[str, ...]:
    """Return the parts of a cell that semicolons separate."""
    return tuple(part for part in text.split(";") if part)


def _country_from_row(row: dict[str, str]) -> GazetteerPlace:
    """Return the place of a row of ``countries.csv``, whose other columns are the same for all countries."""
    constants = {
        "kind": "country",
        "where_prec": "6",
        "members": row["id"],
        "source": "cldr",
        "source_id": row["id"],
    }
    return _place_from_row(row | constants)


def _water_from_row(row: dict[str, str]) -> GazetteerPlace:
    """Return the place of a row of ``waters.csv``; a canal is a point, any other a sea."""
    entry = _place_from_row(row | {"where_prec": "2" if row["kind"] == "point" else "5"})
    radius = float(row["radius_km"]) if row["radius_km"] else None
    return replace(entry, part_of=_split_list(row["part_of"]), radius_km=radius)


def _landmark_from_row(row: dict[str, str]) -> GazetteerPlace:
    """Return the place of a row of ``landmarks.csv``: a point, none has a shape."""
    return replace(_place_from_row(row | {"members": ""}), country=row["country"])


def _place_from_row(row: dict[str, str]) -> GazetteerPlace:
    return GazetteerPlace(
        id=row["id"],
        ar=row["ar"],
        en=row["en"],
        aliases=_split_list(row["aliases"]),
        kind=cast("GazetteerKind", row["kind"]),
        lon=float(row["lon"]),
        lat=float(row["lat"]),
        where_prec=int(row["where_prec"]),
        members=_split_list(row["members"]),
        source=row["source"],
        source_id=row["source_id"],
        licence=LICENCES[row["source"]],
        radius_km=float(row["radius_km"]) if row.get("radius_km") else None,
    )


@cache
def shipped_places() -> Mapping[str, GazetteerPlace]:
    """Return the places of the table by id, sorted by id; read once."""
    countries = [_country_from_row(row) for row in _read_table("countries.csv")]
    waters = [_water_from_row(row) for row in _read_table("waters.csv")]
    others = [_place_from_row(row) for name in PLACE_TABLES for row in _read_table(name)]
    others += [_landmark_from_row(row) for row in _read_table(LANDMARKS)]
    return MappingProxyType(
        {entry.id: entry for entry in sorted(countries + waters + others, key=lambda entry: entry.id)}
    )
