"""Index of the names of all places: an SQLite file in the cache folder, built from the shipped tables.

Its name has the stamp of what it is built from, so an index of another version is never read. It is built
beside and renamed when it is whole: a file of a killed process is never read, and two processes may build.
"""

import hashlib
import itertools
import math
import os
import sqlite3
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from geodata.errors import BriefmapError
from geodata.gazetteer.gazetteer_record import FeatureKind, PlaceRecord
from geodata.gazetteer.index_rows import IndexedPlace, importance_of, indexed_places
from geodata.gazetteer.name_consonants import LEAST_CONSONANTS, has_arabic_letters, latin_skeleton
from geodata.gazetteer.shipped_table import LANDMARKS, PLACE_TABLES, TABLES
from geodata.gazetteer.usual_names import USUAL_NAMES, usual_names
from geodata.gazetteer.world_file import WORLD_FILE, aliases
from geodata.settings import cache_folder, variable_of
from geodata.words import fold_text

INDEX_VERSION: Final = 3
"""Version of the index; a change of what is built from equal tables raises it."""
SPELLINGS_OF_A_PLACE: Final = 256
"""Numbers of the search table that one place has."""
_SOURCES: Final = (
    WORLD_FILE,
    *(TABLES / name for name in ("countries.csv", "waters.csv", *PLACE_TABLES, LANDMARKS, USUAL_NAMES)),
)
_PREFIX: Final = "names-"
_KEPT: Final = 2
"""Indexes of other versions that are kept."""
_ABANDONED_S: Final = 3600
"""Seconds after which an unfinished file belongs to no process any more."""
_LOOKED_UP_S: Final = 1.0
_CACHE_VARIABLE: Final = variable_of("cache")
_MAGIC: Final = b"SQLite format 3\0"
_HEAD_BYTES: Final = 100
"""Bytes of the head of an SQLite file: at 16 the size of a page, at 28 the number of pages, big-endian."""
_LARGEST_PAGE: Final = 65536
"""Size of a page that is written as 1."""
_MODE: Final = 0o644
"""Every user of the machine may read the index."""
_SCHEMA: Final = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE places(
  number INTEGER PRIMARY KEY, id TEXT, kind TEXT, ar TEXT, en TEXT, lon REAL, lat REAL, radius_km REAL,
  where_prec INTEGER, population INTEGER, country TEXT, province TEXT, disputed TEXT, importance INTEGER,
  cell INTEGER
);
CREATE TABLE names(folded TEXT, number INTEGER, other INTEGER, PRIMARY KEY (folded, number)) WITHOUT ROWID;
CREATE TABLE consonants(
  skeleton TEXT, number INTEGER, name TEXT, PRIMARY KEY (skeleton, number, name)
) WITHOUT ROWID;
CREATE TABLE aliases(alias TEXT PRIMARY KEY, id TEXT) WITHOUT ROWID;
CREATE VIRTUAL TABLE search USING fts5(
  main, other, content = '', columnsize = 0, prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 0'
);
"""
_INSERT_PLACE: Final = "INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_INDEXES: Final = """
CREATE UNIQUE INDEX place_ids ON places(id);
CREATE INDEX town_cells ON places(cell) WHERE cell IS NOT NULL;
INSERT INTO search(search) VALUES ('optimize');
"""


class IndexBuildError(BriefmapError):
    """An index that cannot be written; the message says where, why and what to do."""


@dataclass(frozen=True)
class BuiltIndex:
    """An index, and whether it was there already."""

    path: Path
    places: int
    was_there: bool


def index_path() -> Path:
    """Return where the index of the shipped tables lies, whether it is built or not."""
    stamps = tuple((str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in _SOURCES)
    return cache_folder() / f"{_PREFIX}{_stamp(stamps)}.sqlite"


@lru_cache(maxsize=4)
def _stamp(sources: tuple[tuple[str, int, int], ...]) -> str:
    digest = hashlib.sha256(f"{INDEX_VERSION} {sqlite3.sqlite_version_info[:2]}".encode())
    for path, _, _ in sources:
        digest.update(Path(path).read_bytes())
    return digest.hexdigest()[:20]


def is_index_built() -> bool:
    """Return whether the index is built; until then the shipped table answers alone."""
    return _is_whole(index_path())


def _is_whole(path: Path) -> bool:
    """Return whether a file is an SQLite file as long as its head says: no disk was full under it."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
            size = file.seek(0, os.SEEK_END)
    except OSError:
        return False
    if len(head) < _HEAD_BYTES or not head.startswith(_MAGIC):
        return False
    page_size, pages = int.from_bytes(head[16:18], "big"), int.from_bytes(head[28:32], "big")
    return pages > 0 and size == pages * (_LARGEST_PAGE if page_size == 1 else page_size)


def build_index() -> BuiltIndex:
    """Build the index where it is not built yet; seconds.

    Raises
    ------
    IndexBuildError
        If the cache folder cannot be written, or is full.
    """
    path = index_path()
    if _is_whole(path):
        with closing(_connect(path)) as index:
            return BuiltIndex(path, _count(index), was_there=True)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(".part", _PREFIX, path.parent)
        os.close(handle)
        new = Path(name)
        try:
            count = _fill(new)
            new.chmod(_MODE)
            new.replace(path)
        finally:
            new.unlink(missing_ok=True)
        _delete_others(path)
    except (OSError, sqlite3.Error) as error:
        message = (
            f"{path.parent}: found {error}; expected a folder with room for the index of place names "
            f"(200 MB); free some, or name another folder by {_CACHE_VARIABLE}"
        )
        raise IndexBuildError(message) from error
    return BuiltIndex(path, count, was_there=False)


def _fill(path: Path) -> int:
    """Write the index into an empty file; return the number of places."""
    with closing(sqlite3.connect(path, isolation_level=None)) as index:
        index.executescript(_SCHEMA)
        index.execute("BEGIN")
        places = indexed_places()
        index.executemany(_INSERT_PLACE, _place_rows(places))
        names = [_folded_names(place) for place in places]
        index.executemany("INSERT OR IGNORE INTO names VALUES (?, ?, ?)", sorted(_name_rows(names)))
        index.executemany("INSERT INTO search(rowid, main, other) VALUES (?, ?, ?)", _search_rows(names))
        index.executemany(
            "INSERT OR IGNORE INTO consonants VALUES (?, ?, ?)", sorted(_consonant_rows(places))
        )
        index.executemany("INSERT INTO aliases VALUES (?, ?)", sorted(aliases().items()))
        index.execute("COMMIT")
        index.executescript(_INDEXES)
        return len(places)


def _place_rows(places: list[IndexedPlace]) -> Iterator[tuple[str | float | None, ...]]:
    for number, (record, _) in enumerate(places):
        yield (
            number, record.id, record.kind.value, record.ar, record.en, record.lon, record.lat,
            record.radius_km, record.where_prec, record.population, record.country, record.province,
            record.disputed, importance_of(record), _cell(record),
        )  # fmt: skip


def _cell(record: PlaceRecord) -> int | None:
    """Return the number of the cell of one degree in which a town lies; None for another place."""
    if record.kind not in {FeatureKind.CITY, FeatureKind.PORT}:
        return None
    return (math.floor(record.lat) + 90) * 360 + (math.floor(record.lon) + 180) % 360


def _folded_names(place: IndexedPlace) -> dict[str, int]:
    """Return each folded name of a place once, with 0 for its usual ones in both languages, 1 for others."""
    usual = usual_names().get(place.record.id)
    names = (place.record.en, place.record.ar, *(usual.spellings if usual else ()))
    found = {fold_text(name): 0 for name in names if name}
    for name in place.spellings:
        found.setdefault(fold_text(name), 1)
    return found


def _name_rows(names: list[dict[str, int]]) -> Iterator[tuple[str, int, int]]:
    for number, folded in enumerate(names):
        for name, other in folded.items():
            yield name, number, other


def _search_rows(names: list[dict[str, int]]) -> Iterator[tuple[int, str | None, str | None]]:
    for number, folded in enumerate(names):
        for at, (name, other) in enumerate(itertools.islice(folded.items(), SPELLINGS_OF_A_PLACE)):
            yield number * SPELLINGS_OF_A_PLACE + at, None if other else name, name if other else None


def _consonant_rows(places: list[IndexedPlace]) -> Iterator[tuple[str, int, str]]:
    """Yield the skeletons of the English name, and of all Latin names of a place without an Arabic one."""
    for number, (record, spellings) in enumerate(places):
        for name in (record.en,) if record.ar else (record.en, *spellings):
            skeleton = "" if has_arabic_letters(name) else latin_skeleton(name)
            if len(skeleton) >= LEAST_CONSONANTS:
                yield skeleton, number, name


def _count(index: sqlite3.Connection) -> int:
    count: int = index.execute("SELECT count(*) FROM places").fetchone()[0]
    return count


def _delete_others(path: Path) -> None:
    """Delete the indexes of other versions but the newest, and what killed processes left."""
    others = [each for each in path.parent.glob(f"{_PREFIX}*.sqlite") if each != path]
    others.sort(key=lambda each: each.stat().st_mtime, reverse=True)
    oldest = time.time() - _ABANDONED_S
    left = [each for each in path.parent.glob(f"{_PREFIX}*.part") if each.stat().st_mtime < oldest]
    for each in [*others[_KEPT:], *left]:
        each.unlink(missing_ok=True)


class _OpenIndex(threading.local):
    """Connection of this thread, and when and for which settings its path was looked up."""

    until: float = 0.0
    configured: str | None = None
    path: Path | None = None
    connection: sqlite3.Connection | None = None


_open: Final = _OpenIndex()


def open_index() -> sqlite3.Connection | None:
    """Return this thread's connection to the index, None until it is built.

    Whether it is there, and still the right one, is looked up once a second.
    """
    now, configured = time.monotonic(), os.environ.get(_CACHE_VARIABLE)
    if now < _open.until and configured == _open.configured and (_open.connection or not _open.path):
        return _open.connection
    path = index_path()
    if path != _open.path or _open.connection is None:
        if _open.connection:
            _open.connection.close()
        _open.connection = _connect(path) if _is_whole(path) else None
    _open.path = path if _open.connection else None
    _open.until, _open.configured = now + _LOOKED_UP_S, configured
    return _open.connection


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
