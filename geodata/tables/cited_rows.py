"""Cited rows of a document of type table: number, line of the file and cells, each read when asked for."""

import hashlib
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final, Protocol

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from geodata.brief.brief_files import read_document_bytes
from geodata.brief.record_types.document_record import Document
from geodata.brief.record_types.table_mapping import TableRead
from geodata.brief.records import Brief
from geodata.regular_file import FileReadError
from geodata.tables.row_facts import rows_of_brief
from geodata.tables.row_records import TableRows
from geodata.tables.table_file import TableCells, TableError, read_table

MAX_READ_BYTES: Final = 50_000_000
"""Largest file that is read for its cited rows alone, in bytes."""
_SKIPPED: Final = "cell-count"
"""Reason of a record that is left out of the cells."""
_Records = npt.NDArray[np.int32]


@dataclass(frozen=True)
class CitedRow:
    """A cited row."""

    record: int
    """Number of the record, from 1."""
    line: int | None
    """Line of the file on which it begins, from 1; None where the file has no such row."""
    cells: tuple[str, ...] | None
    """A cell for each column; None where they cannot be read."""
    events: tuple[str, ...]
    """Ids of the events that cite it."""
    is_withheld: bool = False
    """Whether a source of these events is withheld, so that no cell is shown: any may name it."""


class RowFile(Protocol):
    """Rows of a file by the number of their record."""

    @property
    def header(self) -> tuple[str, ...]:
        """Names of the columns."""
        ...

    def place(self, record: int) -> tuple[int | None, int | None]:
        """Return the line of a record in the file, and its position in the cells."""
        ...

    def cells(self, position: int) -> tuple[str, ...]:
        """Return the cells at a position."""
        ...


class ReadRows:
    """Rows of a file that no mapping reads."""

    def __init__(self, table: TableCells) -> None:
        """Take the cells of the file."""
        self._table = table
        self._records: _Records = table.records.to_numpy(zero_copy_only=False).astype(np.int32)
        self.header = tuple(table.cells.column_names)

    def place(self, record: int) -> tuple[int | None, int | None]:
        """Return the line of a record in the file, and its position in the cells."""
        line = int(self._table.lines[record - 1]) if record <= len(self._table.lines) else None
        return line, _position(self._records, record)

    def cells(self, position: int) -> tuple[str, ...]:
        """Return the cells at a position."""
        return _texts(self._table.cells, position)


class MappedRows:
    """Rows of a file that a table of the brief reads."""

    def __init__(self, rows: TableRows) -> None:
        """Take the rows of the table."""
        self._rows = rows
        self.header = tuple(rows.stored.cells.column_names)

    @cached_property
    def records(self) -> _Records:
        """Numbers of the records that are events, in order."""
        return self._column("record")

    def event_of(self, record: int) -> str | None:
        """Return the id of the event that a record became; None for one that is left out."""
        at = _position(self.records, record)
        return None if at is None else str(self._rows.stored.columns.events["event_id"][at].as_py())

    def place(self, record: int) -> tuple[int | None, int | None]:
        """Return the line of a record in the file, and its position in the cells."""
        at = _position(self.records, record)
        if at is not None:
            return int(self._column("line")[at]), int(self._column("cell_row")[at])
        left_out = self._rows.stored.columns.left_out
        numbers = left_out["record"].to_pylist()
        if record not in numbers:
            return None, None
        at = numbers.index(record)
        skipped = [
            number
            for number, why in zip(numbers, left_out["reason"].to_pylist(), strict=True)
            if why == _SKIPPED
        ]
        position = None if record in skipped else record - 1 - bisect_left(skipped, record)
        return int(left_out["line"][at].as_py()), position

    def cells(self, position: int) -> tuple[str, ...]:
        """Return the cells at a position."""
        return _texts(self._rows.stored.cells, position)

    def _column(self, name: str) -> _Records:
        found: _Records = self._rows.stored.columns.events[name].to_numpy()
        return found


class CitedRows:
    """Cited rows of one document in the order of its file: those that are events, those of written claims."""

    def __init__(
        self,
        brief: Brief,
        file: RowFile | None,
        mapped: Sequence[MappedRows],
        written: Mapping[int, Sequence[str]],
    ) -> None:
        """Take the rows of the file if it is at hand, its tables, and events of written claims by record."""
        self._brief, self._file, self._mapped, self._written = brief, file, tuple(mapped), written
        numbers = [*(each.records for each in self._mapped), np.array(sorted(written), np.int32)]
        self._records: _Records = np.unique(np.concatenate(numbers))

    @property
    def header(self) -> tuple[str, ...]:
        """Names of the columns; none where the file is not at hand."""
        return self._file.header if self._file else ()

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self._records)

    def part(self, start: int, stop: int) -> tuple[CitedRow, ...]:
        """Return the rows from one position to another."""
        return tuple(self._row(int(record)) for record in self._records[start:stop])

    def position_of(self, record: int) -> int | None:
        """Return the position of a record among the cited rows."""
        return _position(self._records, record)

    def _row(self, record: int) -> CitedRow:
        made = (each.event_of(record) for each in self._mapped)
        events = tuple(dict.fromkeys([*filter(None, made), *self._written.get(record, ())]))
        line, position = self._file.place(record) if self._file else (None, None)
        is_withheld = any(self._speaks_withheld(each) for each in events)
        cells = None if self._file is None or position is None or is_withheld else self._file.cells(position)
        return CitedRow(record, line, cells, events, is_withheld=is_withheld)

    def _speaks_withheld(self, event_id: str) -> bool:
        claims = self._brief.event_by_id[event_id].claims
        speakers = {name for claim in claims for name in (claim.source, *claim.via)}
        return any(self._brief.source_by_id[name].withheld for name in speakers)


def mapped_rows(brief: Brief, document: str) -> tuple[MappedRows, ...]:
    """Return the tables of a brief that read a document."""
    return tuple(MappedRows(rows) for rows in rows_of_brief(brief) if rows.document_id == document)


def read_document_rows(folder: Path, document: Document) -> ReadRows | None:
    """Return the rows of a table that no mapping reads; None without its file."""
    file = document.file or ""
    try:
        data = read_document_bytes(folder, file, MAX_READ_BYTES)
        if not file or document.sha256 not in {None, hashlib.sha256(data).hexdigest()}:
            return None
        return ReadRows(read_table(data, TableRead().of_file(file)))
    except (FileReadError, TableError):
        return None


def _position(numbers: _Records, number: int) -> int | None:
    """Return the position of a number among numbers in order."""
    at = int(np.searchsorted(numbers, number))
    return at if at < len(numbers) and numbers[at] == number else None


def _texts(cells: pa.Table, position: int) -> tuple[str, ...]:
    (row,) = cells.slice(position, 1).to_pylist()
    return tuple(row[name] or "" for name in cells.column_names)
