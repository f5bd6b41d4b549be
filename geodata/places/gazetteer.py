"""Gazetteer: places by id with Arabic and English names, and lookup by any name."""

import csv
import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Literal, cast

from geodata.words import fold_text
from geodata.words.localized_text import LocalizedText

GazetteerKind = Literal["point", "city", "port", "sea", "country", "region"]

_TABLES = Path(str(files("geodata"))) / "data" / "gazetteer"
_LICENCES = {
    "geonames": "GeoNames, CC BY 4.0",
    "wpi": "NGA World Port Index, public domain",
    "S-23": "IHO S-23, 3rd edition 1953",
    "UN M49": "United Nations M49, public",
    "cldr": "Unicode CLDR, Unicode licence",
    "curated": "kept by this project, MIT",
}


@dataclass(frozen=True)
class GazetteerPlace:
    """A place: names, kind, longitude and latitude (EPSG:4326) of its label point, and data source.

    ``where_prec`` is UCDP's precision code, 1 (exact) to 7. ``members`` are the ids of the shapes that make
    up the place; a point has none.
    """

    id: str
    ar: str
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

    @property
    def name(self) -> LocalizedText:
        """The name in every language that the gazetteer has."""
        return LocalizedText(ar=self.ar, en=self.en)


def _read_table(name: str) -> list[dict[str, str]]:
    """Return the rows of a CSV file of the gazetteer, by column name."""
    with (_TABLES / name).open(encoding="utf-8", newline="") as file:
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
        licence=_LICENCES[row["source"]],
    )


@cache
def gazetteer_places() -> Mapping[str, GazetteerPlace]:
    """Return all places by id, sorted by id; read once."""
    countries = [_country_from_row(row) for row in _read_table("countries.csv")]
    others = [_place_from_row(row) for row in _read_table("places.csv")]
    return MappingProxyType(
        {entry.id: entry for entry in sorted(countries + others, key=lambda entry: entry.id)}
    )


def gazetteer_place(place_id: str) -> GazetteerPlace:
    """Return the place with this id.

    Raises
    ------
    KeyError
        If the gazetteer has no such id; the message suggests similar ones.
    """
    try:
        return gazetteer_places()[place_id]
    except KeyError:
        close = difflib.get_close_matches(place_id, gazetteer_places(), n=3)
        hint = f"; close ones: {', '.join(close)}" if close else ""
        message = f"gazetteer: no place {place_id!r}, expected an id of geodata/data/gazetteer{hint}"
        raise KeyError(message) from None


@cache
def _places_by_name() -> Mapping[str, tuple[GazetteerPlace, ...]]:
    """Return the places that have a name, id or alias, by the folded name."""
    found: dict[str, dict[str, GazetteerPlace]] = {}
    for entry in gazetteer_places().values():
        for name in (entry.id, entry.ar, entry.en, *entry.aliases):
            found.setdefault(fold_text(name), {})[entry.id] = entry
    return {name: tuple(entries.values()) for name, entries in found.items()}


def find_places_by_name(text: str) -> tuple[GazetteerPlace, ...]:
    """Return the places with this name in any spelling, sorted by id; empty where there is none.

    Several places mean that the name is ambiguous: callers let the user choose.
    """
    return _places_by_name().get(fold_text(text), ())
