"""Store of the columns of tables on disk: Arrow files under the digest of all that they follow from.

A second start maps the files and parses no row. The folder is that of the settings, else the
platform's folder of caches; where it cannot be written the columns are derived anew at each start.
"""

import contextlib
import hashlib
import json
import logging
import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pyarrow as pa

from geodata.settings import cache_folder
from geodata.tables.row_columns import RowColumns

DERIVATION_VERSION: Final = 2
"""Version of the derivation; a change of the columns of equal rows raises it."""
MAX_STORED_TABLES: Final = 24
"""Tables kept in the folder; those used longest ago are deleted beyond."""
_PREFIX: Final = "rows-"
_CELLS: Final = "cells"
_SEARCHED: Final = "searched"
_ROWS_OF_A_BATCH: Final = 8192


@dataclass(frozen=True, eq=False)
class StoredTable:
    """Columns and cells of a table."""

    columns: RowColumns
    cells: pa.Table
    """Cells of all rows as text, those of rows that are left out too."""
    searched: pa.Table
    """Columns ``title`` and ``text`` of each event, as :func:`.searched_cells` gives them."""

    def arrow_tables(self) -> dict[str, pa.Table]:
        """Return all tables by the names of their files."""
        named = {name: getattr(self.columns, name) for name in RowColumns.table_names()}
        return named | {_CELLS: self.cells, _SEARCHED: self.searched}


def columns_digest(**facts: Any) -> str:
    """Return the digest of all that the columns of a table follow from."""
    content = json.dumps({"version": DERIVATION_VERSION, **facts}, sort_keys=True, default=str)
    return hashlib.sha256(content.encode()).hexdigest()


def load_or_derive(digest: str, derive: Callable[[], StoredTable]) -> StoredTable:
    """Return the table stored under a digest; derived and stored where it is not, or is damaged."""
    folder = cache_folder() / f"{_PREFIX}{digest}"
    found = _stored_table(folder)
    if found is not None:
        return found
    derived = derive()
    try:
        _write(folder, derived)
    except OSError as error:
        logging.getLogger(__name__).info("rows are not kept in %s: %s", folder.parent, error)
        return derived
    # Files that are mapped take no memory of the process, so the derived columns can go.
    stored = _stored_table(folder)
    if stored is None:
        return derived
    del derived
    pa.default_memory_pool().release_unused()
    return stored


def _stored_table(folder: Path) -> StoredTable | None:
    names = (*RowColumns.table_names(), _CELLS, _SEARCHED)
    try:
        found = {name: _mapped_table(folder / f"{name}.arrow") for name in names}
        with contextlib.suppress(OSError):
            os.utime(folder)
        cells, searched = found.pop(_CELLS), found.pop(_SEARCHED)
        return StoredTable(RowColumns(**found), cells, searched)
    except (OSError, pa.ArrowInvalid):
        return None


def _mapped_table(path: Path) -> pa.Table:
    with pa.memory_map(str(path)) as source:
        return pa.ipc.open_file(source).read_all()


def _write(folder: Path, table: StoredTable) -> None:
    """Write the files of a table beside the folder, and move them there together.

    Raises
    ------
    OSError
        Where the folder cannot be written, or is full.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, ignore_cleanup_errors=True) as made:
        new = Path(made) / folder.name
        new.mkdir()
        for name, each in table.arrow_tables().items():
            with (
                pa.OSFile(str(new / f"{name}.arrow"), "wb") as sink,
                pa.ipc.new_file(sink, each.schema) as file,
            ):
                file.write_table(each, max_chunksize=_ROWS_OF_A_BATCH)
        if folder.exists():  # damaged, or written by another process in the meantime
            folder.rename(Path(made) / "old")
        new.rename(folder)
    _delete_oldest(folder.parent)


def _delete_oldest(cache: Path) -> None:
    stored = sorted(cache.glob(f"{_PREFIX}*"), key=lambda path: path.stat().st_mtime, reverse=True)
    for folder in stored[MAX_STORED_TABLES:]:
        shutil.rmtree(folder, ignore_errors=True)
