"""Backups: all rows of a store in one file, the same for SQLite and PostgreSQL.

The file is an SQLite database of plain tables, which any program for such files opens, and a digest over all
rows, so that one that was cut or changed is known before anything is taken from it.
"""

import hashlib
import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

from sqlalchemy import Boolean, Column, Connection, Float, MetaData, Table, inspect, select

from geodata import __version__
from geodata.errors import BriefmapError
from geodata.store.store_tables import FILE_PIECES, METADATA, SCHEMA_VERSION, STORE_FACTS, VERSIONS

_FACTS_TABLE: Final = "backup_facts"
_FORMAT: Final = "briefmap-backup 1"
_LARGE_ROWS: Final = frozenset({FILE_PIECES.name, VERSIONS.name})
_ROWS_AT_ONCE, _LARGE_ROWS_AT_ONCE = 500, 8


class BackupError(BriefmapError):
    """A backup that cannot be made, or a file that is none that can be restored."""


@dataclass(frozen=True)
class BackupFacts:
    """Facts of a backup."""

    schema: str
    """Schema version of the store that it was made of."""
    program: str
    """Version of the program that made it."""
    made_at: str
    """Time in UTC, in ISO 8601."""
    digest: str
    """SHA-256 over all rows, in hex."""


def write_backup(connection: Connection, path: Path) -> None:
    """Write all that a transaction sees of a store into a file, which is there whole or not at all.

    Tables are taken as they are found, so that a store of an older version is kept as it was.

    Raises
    ------
    BackupError
        Where the file cannot be written.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        # The store holds secrets of its own: nobody else reads the file.
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        with closing(sqlite3.connect(part)) as file:
            file.execute("PRAGMA journal_mode=OFF")
            _write_rows(connection, file)
        _sync(part)
        part.replace(path)
        _sync(path.parent)
    except (OSError, sqlite3.Error) as error:
        found = getattr(error, "strerror", None) or str(error)
        message = (
            f"{path}: found {found:.200}, expected room for the backup; nothing was written: make room, or "
            "choose another place"
        )
        raise BackupError(message) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


@contextmanager
def opened_backup(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a backup that was checked from end to end, and is of the version of this program.

    Raises
    ------
    BackupError
        Where the file is none, is damaged, or was made of a store of another version.
    """
    try:
        if not path.is_file():
            message = f"{path}: found no file, expected a backup; correct the path"
            raise BackupError(message)
        with closing(_read_only(path)) as file:
            facts = _facts(file, path)
            _check_version(facts, path)
            _check_content(file, facts, path)
            yield file
    except (OSError, sqlite3.Error) as error:
        message = f"{path}: found {error!s:.200}, expected a whole backup; take another"
        raise BackupError(message) from error


def is_backup(path: Path) -> bool:
    """Return whether a file is a backup, as far as its own facts tell."""
    if not path.is_file():
        return False
    try:
        with closing(_read_only(path)) as file:
            _facts(file, path)
    except (OSError, sqlite3.Error, BackupError):
        return False
    return True


def backup_rows(file: sqlite3.Connection, table: Table, path: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table of a backup, as they are inserted.

    Raises
    ------
    BackupError
        Where its columns, or the type of a value, are others than those of the table.
    """
    columns = list(table.columns)
    names = [name for _, name, *_ in file.execute(f"PRAGMA table_info({_quoted(table.name)})")]
    if set(names) != {column.name for column in columns}:
        message = f"{path}: found other columns in {table.name}, expected those of this program; take another"
        raise BackupError(message)
    wanted = ", ".join(_quoted(column.name) for column in columns)
    for row in file.execute(f"SELECT {wanted} FROM {_quoted(table.name)} ORDER BY rowid"):  # noqa: S608 - quoted
        yield {column.name: _value(column, value, path) for column, value in zip(columns, row, strict=True)}


def backup_path(folder: Path, reason: str) -> Path:
    """Return a path for a backup that the program makes of itself, in a folder that is made.

    Raises
    ------
    BackupError
        Where the folder cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"{folder}: found {error.strerror}, expected a folder for backups; correct BRIEFMAP_HOME"
        raise BackupError(message) from error
    day = datetime.now(UTC).strftime("%Y-%m-%d")
    return folder / f"briefmap-{day}-{reason}-{uuid4().hex[:6]}.backup"


def _write_rows(connection: Connection, file: sqlite3.Connection) -> None:
    inspector = inspect(connection)
    for name in sorted(inspector.get_table_names()):
        found = [(each["name"], each["type"].as_generic()) for each in inspector.get_columns(name)]
        table = Table(name, MetaData(), *(Column(*each) for each in found))
        names = ", ".join(_quoted(each) for each, _ in found)
        file.execute(f"CREATE TABLE {_quoted(name)} ({names})")
        at_once = _LARGE_ROWS_AT_ONCE if name in _LARGE_ROWS else _ROWS_AT_ONCE
        rows = connection.execute(select(table), execution_options={"yield_per": at_once})
        places = ", ".join("?" * len(found))
        file.executemany(f"INSERT INTO {_quoted(name)} VALUES ({places})", map(tuple, rows))  # noqa: S608 - quoted
    schema = connection.scalar(select(STORE_FACTS.c.value).where(STORE_FACTS.c.name == "schema"))
    facts = {
        "format": _FORMAT,
        "schema": schema,
        "program": __version__,
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "digest": _rows_digest(file),
    }
    file.execute(f"CREATE TABLE {_FACTS_TABLE} (name, value)")
    file.executemany(f"INSERT INTO {_FACTS_TABLE} VALUES (?, ?)", facts.items())  # noqa: S608 - a constant
    file.commit()


def _read_only(path: Path) -> sqlite3.Connection:
    file = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    file.execute("PRAGMA trusted_schema=OFF")
    file.execute("PRAGMA cell_size_check=ON")
    return file


def _facts(file: sqlite3.Connection, path: Path) -> BackupFacts:
    """Return the facts of a backup; what has none is another program's file."""
    try:
        found: Mapping[str, Any] = dict(file.execute(f"SELECT name, value FROM {_FACTS_TABLE} LIMIT 20"))  # noqa: S608 - a constant
    except (sqlite3.Error, ValueError):
        found = {}
    if found.get("format") != _FORMAT:
        message = f"{path}: found no backup, expected one that briefmap backup made; take another file"
        raise BackupError(message)
    return BackupFacts(*(f"{found.get(name)!s:.80}" for name in ("schema", "program", "made_at", "digest")))


def _check_version(facts: BackupFacts, path: Path) -> None:
    if facts.schema == str(SCHEMA_VERSION):
        return
    is_newer = facts.schema.isdecimal() and int(facts.schema) > SCHEMA_VERSION
    message = (
        f"{path}: found a backup of a store of version {facts.schema}, made by Briefmap {facts.program}, "
        f"expected {SCHEMA_VERSION}; restore it with that program"
    )
    raise BackupError(message if is_newer else f"{message}, and open the store with this one then")


def _check_content(file: sqlite3.Connection, facts: BackupFacts, path: Path) -> None:
    masters = file.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
    plain = {name for kind, name, sql in masters if kind == "table" and not _is_virtual(sql)}
    if missing := sorted(set(METADATA.tables) - plain):
        message = f"{path}: found no table {missing[0]}, expected a whole backup; take another"
        raise BackupError(message)
    is_sound = [row[0] for row in file.execute("PRAGMA quick_check(1)")] == ["ok"]
    if len(plain) != len(masters) or not is_sound or _rows_digest(file) != facts.digest:
        message = f"{path}: found a backup that was changed or cut, expected a whole one; take another"
        raise BackupError(message)


def _is_virtual(sql: object) -> bool:
    return "VIRTUAL" in str(sql).upper().split()[:2]


def _rows_digest(file: sqlite3.Connection) -> str:
    """Return the SHA-256 over the names, columns, and values of all rows."""
    digest = hashlib.sha256()
    names = file.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    for name in (name for (name,) in names if name != _FACTS_TABLE):
        digest.update(f"\n{name!r}".encode())
        for row in file.execute(f"SELECT * FROM {_quoted(name)} ORDER BY rowid"):  # noqa: S608 - quoted
            for value in row:
                plain = value if isinstance(value, bytes) else repr(value).encode()
                digest.update(f"{type(value).__name__}{len(plain)}:".encode() + plain)
    return digest.hexdigest()


def _value(column: Column[Any], value: Any, path: Path) -> Any:
    """Return a value of a backup as its column takes it."""
    if value is None and column.nullable:
        return None
    if isinstance(column.type, Boolean) and value in {0, 1}:
        return bool(value)
    if isinstance(column.type, Float) and isinstance(value, int | float):
        return float(value)
    if not isinstance(value, column.type.python_type):
        found = type(value).__name__
        message = (
            f"{path}: found {found} in {column.table.name}.{column.name}, expected another type; take another"
        )
        raise BackupError(message)
    return value


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _sync(path: Path) -> None:
    """Wait until a file, or the list of a folder, is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
