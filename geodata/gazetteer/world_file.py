"""Compact file of the world's places: a zip file with one LZMA member for each column.

Rows are lines; the cells of a column stand in the order of the rows. ``geodata.derive`` writes the file.
"""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np

from geodata.gazetteer.shipped_table import TABLES

WORLD_FILE: Final = TABLES / "world.zip"
PLACE_COLUMNS: Final = (
    "id", "kind", "lon", "lat", "radius_km", "where_prec", "population", "country", "province", "disputed",
    "ar", "en", "spellings", "source",
)  # fmt: skip
"""Columns of a place; radius and precision are empty where they follow from kind and population."""
ALIAS_COLUMNS: Final = ("alias", "of")
"""Columns of ids that lead to the id of another row or of the shipped table."""
EXTENT_COLUMNS: Final = ("area", "extent_km")
"""Columns of the areas of the shipped table, and the distance from their points to their farthest points."""
SEPARATOR: Final = "|"
"""Mark between the spellings of a place."""

# A zip file records a time for each member; a fixed time makes the bytes reproducible.
_MEMBER_TIME = (1980, 1, 1, 0, 0, 0)


def write_columns(path: Path, tables: Sequence[Iterable[Mapping[str, str]]]) -> None:
    """Write places, aliases and extents, each a sequence of rows by column name."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        for columns, rows in zip((PLACE_COLUMNS, ALIAS_COLUMNS, EXTENT_COLUMNS), tables, strict=True):
            listed = list(rows)
            for column in columns:
                member = zipfile.ZipInfo(column, _MEMBER_TIME)
                member.compress_type = zipfile.ZIP_LZMA
                member.create_system = 3
                archive.writestr(member, "\n".join(row[column] for row in listed))


def read_columns(columns: Sequence[str]) -> list[list[str]]:
    """Return the cells of several columns, from the first row to the last."""
    with _open_world() as archive:
        return [archive.read(column).decode().split("\n") for column in columns]


def find_row(place_id: str) -> dict[str, str] | None:
    """Return the row of a place by its id, without the index; None if the file has no such id."""
    column = _column("id")
    number = column.find(place_id)
    return None if number is None else {name: _column(name).cell(number) for name in PLACE_COLUMNS}


@cache
def aliases() -> dict[str, str]:
    """Return the id that each alias leads to."""
    return dict(zip(*read_columns(ALIAS_COLUMNS), strict=True))


class _Column:
    """Bytes of a column, cut into cells when they are asked for."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._ends = np.append(np.flatnonzero(np.frombuffer(content, np.uint8) == ord("\n")), len(content))

    def cell(self, number: int) -> str:
        """Return the cell of a row."""
        start = int(self._ends[number - 1]) + 1 if number else 0
        return self._content[start : int(self._ends[number])].decode()

    def find(self, text: str) -> int | None:
        """Return the number of the row whose cell is a text, or None."""
        wanted = text.encode()
        at = self._content.find(b"\n" + wanted + b"\n")
        if at >= 0:
            return int(np.searchsorted(self._ends, at)) + 1
        return next((n for n in (0, len(self._ends) - 1) if self.cell(n) == text), None)


@cache
def _column(name: str) -> _Column:
    with _open_world() as archive:
        return _Column(archive.read(name))


def _open_world() -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(WORLD_FILE.read_bytes()))
