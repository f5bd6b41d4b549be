"""The gazetteer: places by id, with their names in both languages, and found by any of their names."""

import csv
import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Literal, cast

from geodata.words import fold

Kind = Literal["point", "city", "port", "sea", "country", "region"]

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
    """A place: names, kind, longitude and latitude (EPSG:4326) of its label, and where it was found.

    ``where_prec`` is UCDP's precision, 1 (exact) to 7. ``members`` are ids of the shapes it
    consists of; a point has none.
    """

    id: str
    ar: str
    en: str
    aliases: tuple[str, ...]
    kind: Kind
    lon: float
    lat: float
    where_prec: int
    members: tuple[str, ...]
    source: str
    source_id: str
    licence: str


def _rows(name: str) -> list[dict[str, str]]:
    with (_TABLES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _split(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split(";") if part)


def _country(row: dict[str, str]) -> GazetteerPlace:
    fixed = {
        "kind": "country",
        "where_prec": "6",
        "members": row["id"],
        "source": "cldr",
        "source_id": row["id"],
    }
    return _place(row | fixed)


def _place(row: dict[str, str]) -> GazetteerPlace:
    return GazetteerPlace(
        id=row["id"],
        ar=row["ar"],
        en=row["en"],
        aliases=_split(row["aliases"]),
        kind=cast("Kind", row["kind"]),
        lon=float(row["lon"]),
        lat=float(row["lat"]),
        where_prec=int(row["where_prec"]),
        members=_split(row["members"]),
        source=row["source"],
        source_id=row["source_id"],
        licence=_LICENCES[row["source"]],
    )


@cache
def places() -> Mapping[str, GazetteerPlace]:
    """All places by id, sorted by id; read once."""
    every = [_country(row) for row in _rows("countries.csv")] + [_place(row) for row in _rows("places.csv")]
    return MappingProxyType({entry.id: entry for entry in sorted(every, key=lambda entry: entry.id)})


def place(place_id: str) -> GazetteerPlace:
    """Return the place of that id.

    Raises
    ------
    KeyError
        If the gazetteer has no such id; the message names close ones.
    """
    try:
        return places()[place_id]
    except KeyError:
        close = difflib.get_close_matches(place_id, places(), n=3)
        hint = f"; close ones: {', '.join(close)}" if close else ""
        message = f"gazetteer: no place {place_id!r}, expected an id of geodata/data/gazetteer{hint}"
        raise KeyError(message) from None


@cache
def _index() -> Mapping[str, tuple[GazetteerPlace, ...]]:
    found: dict[str, dict[str, GazetteerPlace]] = {}
    for entry in places().values():
        for name in (entry.id, entry.ar, entry.en, *entry.aliases):
            found.setdefault(fold(name), {})[entry.id] = entry
    return {name: tuple(entries.values()) for name, entries in found.items()}


def find(text: str) -> tuple[GazetteerPlace, ...]:
    """Places that bear this name in any spelling, sorted by id.

    Several mean that the name is ambiguous: the caller asks, and never guesses. None is an empty tuple.
    """
    return _index().get(fold(text), ())
