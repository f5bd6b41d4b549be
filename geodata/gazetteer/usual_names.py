"""Usual names of places of the compact file: Arabic names as its press writes them, and other spellings.

GeoNames has no Arabic name for most towns outside the Arab states, and for some an unusual one.
"""

import csv
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final, NamedTuple

from geodata.gazetteer.shipped_table import TABLES

USUAL_NAMES: Final = "usual_names.csv"
_SEPARATOR: Final = ";"


class UsualNames(NamedTuple):
    """The Arabic name that stands instead of the source's, empty where that stays, and further spellings."""

    ar: str
    spellings: tuple[str, ...]


@cache
def usual_names() -> Mapping[str, UsualNames]:
    """Return the usual names by the id of their place; read once."""
    with (TABLES / USUAL_NAMES).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    split = (tuple(part for part in row["spellings"].split(_SEPARATOR) if part) for row in rows)
    return MappingProxyType(
        {row["id"]: UsualNames(row["ar"], names) for row, names in zip(rows, split, strict=True)}
    )
