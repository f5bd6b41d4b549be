"""Backups of a store, made while it is in use, and restored into an empty one or in the place of another."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Table, delete, func, select

from geodata.store.backup_file import BackupError, backup_path, backup_rows, opened_backup, write_backup
from geodata.store.store_engine import StoreDatabase
from geodata.store.store_tables import METADATA, STORE_FACTS

_ROWS_AT_ONCE: Final = 100
_BYTES_AT_ONCE: Final = 16 << 20


def make_backup(store: StoreDatabase, path: Path) -> None:
    """Write the store, as it is at one moment, into a file; edits go on meanwhile.

    Raises
    ------
    BackupError
        Where the file cannot be written.
    StoreError
        Where the store does not answer.
    """
    with store.snapshot() as connection:
        write_backup(connection, path)


def restore_backup(store: StoreDatabase, path: Path, kept_in: Path | None = None) -> Path | None:
    """Let a store be what a backup holds.

    Parameters
    ----------
    kept_in
        Folder of the backup that is made of the store before it is replaced; None where nothing may be.

    Returns
    -------
    The backup of what was there; None where the store was empty.

    Raises
    ------
    BackupError
        Where the file is no whole backup of this version, or the store is not empty and may not be replaced.
    StoreError
        Where the store does not take it; it is as it was then.
    """
    with opened_backup(path) as file, store.writing() as connection:
        lock_tables(connection)
        kept = None
        if _is_filled(connection):
            if kept_in is None:
                message = (
                    f"{store.place}: found a store with content, expected an empty one; add --replace, "
                    "which keeps a backup of it"
                )
                raise BackupError(message)
            kept = backup_path(kept_in, "replaced")
            make_backup(store, kept)
        for table in reversed(METADATA.sorted_tables):
            connection.execute(delete(table))
        for table in METADATA.sorted_tables:
            for rows in _batches(backup_rows(file, table, path)):
                connection.execute(table.insert(), rows)
            _continue_numbers(connection, table)
    return kept


def lock_tables(connection: Connection) -> None:
    """Let nobody else write until the transaction ends; in SQLite nobody can."""
    if connection.dialect.name == "postgresql":
        names = ", ".join(table.name for table in METADATA.sorted_tables)
        connection.exec_driver_sql(f"LOCK TABLE {names} IN EXCLUSIVE MODE")


def _is_filled(connection: Connection) -> bool:
    tables = (table for table in METADATA.sorted_tables if table is not STORE_FACTS)
    return any(connection.execute(select(table).limit(1)).first() is not None for table in tables)


def _batches(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Yield some rows at a time: a hundred, fewer where they are large."""
    batch: list[dict[str, Any]] = []
    size = 0
    for row in rows:
        batch.append(row)
        size += sum(len(value) for value in row.values() if isinstance(value, str | bytes))
        if len(batch) == _ROWS_AT_ONCE or size > _BYTES_AT_ONCE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _continue_numbers(connection: Connection, table: Table) -> None:
    """Let numbers that the database gives go on behind those that were restored."""
    column = table.autoincrement_column
    if column is None or connection.dialect.name != "postgresql":
        return
    last = connection.scalar(select(func.max(column)))
    sequence = func.pg_get_serial_sequence(table.name, column.name)
    connection.execute(select(func.setval(sequence, last or 1, last is not None)))
