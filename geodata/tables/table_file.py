"""Reader of table files: the cells of a CSV or TSV file as text, and the records that cannot be read.

Records are numbered from 1 without the header; a record can span several lines of the file. Nothing is
converted: a cell is text or missing.
"""

import csv
import io
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.csv as arrow_csv

from geodata.brief.record_types.table_mapping import TableRead
from geodata.errors import BriefmapError
from geodata.words import CatalogueText

MAX_TABLE_BYTES = 400_000_000
"""Largest table that is read, in bytes."""
MAX_TABLE_COLUMNS = 500
"""Most columns of a table."""
_BLOCK_BYTES = 16_000_000
_LINE_END, _RETURN, _QUOTE = b'\n\r"'
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class TableError(BriefmapError):
    """A file that is no table, with the reason and the remedy."""

    def __init__(self, *, fault: str, **values: object) -> None:
        """Take the name of the fault, under which the catalogue has both in ``table-fault``."""
        self.found = CatalogueText(f"table-fault.{fault}.found", **values)
        self.mend = CatalogueText(f"table-fault.{fault}.remedy", **values)
        super().__init__(f"{self.found}; {self.mend}")


@dataclass(frozen=True)
class LeftOutRow:
    """A record that is left out, with the reason."""

    record: int
    """Number of the record, from 1."""
    column: str
    """Column with the fault; empty where the whole record is at fault."""
    found: str
    """The cell, or the record."""
    reason: str
    """Code of the reason, such as ``no-such-day``; its words stand in the catalogue."""


@dataclass(frozen=True)
class TableCells:
    """Cells of a table: columns of text, one value a record that could be read."""

    cells: pa.Table
    records: pa.Int32Array
    """Number of the record of each row of ``cells``."""
    left_out: tuple[LeftOutRow, ...]
    lines: npt.NDArray[np.int32]
    """Line of the file, from 1, on which each record begins; in the order of the file."""


@dataclass
class _InvalidRows:
    """Collector of the records with too few or too many cells."""

    rows: list[LeftOutRow] = field(default_factory=list)

    def __call__(self, row: arrow_csv.InvalidRow) -> str:
        """Take a record that does not fit the header, and skip it."""
        # The header is row 1 of the file.
        found = f"{row.actual_columns} ≠ {row.expected_columns}"
        self.rows.append(LeftOutRow((row.number or 1) - 1, "", found, "cell-count"))
        return "skip"


def read_table(data: bytes, read: TableRead) -> TableCells:
    """Return the cells of a table file.

    Raises
    ------
    TableError
        Where the bytes are no table: too large, not in UTF-8, without a header, or with a column name twice.
    """
    content = _decodable(data)
    header = table_header(content, read)
    invalid = _InvalidRows()
    try:
        cells = arrow_csv.read_csv(
            pa.py_buffer(content),
            # Threads would lose the numbers of invalid rows.
            arrow_csv.ReadOptions(use_threads=False, block_size=_BLOCK_BYTES),
            arrow_csv.ParseOptions(
                delimiter=read.separator, newlines_in_values=True, invalid_row_handler=invalid
            ),
            arrow_csv.ConvertOptions(
                column_types=dict.fromkeys(header, pa.string()), strings_can_be_null=True, null_values=[""]
            ),
        )
    except pa.ArrowInvalid as error:
        raise TableError(fault="separator", separator=repr(read.separator)) from error
    skipped = {row.record for row in invalid.rows}
    total = cells.num_rows + len(skipped)
    records = [number for number in range(1, total + 1) if number not in skipped]
    lines = record_lines(content, read, total)
    return TableCells(cells, pa.array(records, pa.int32()), tuple(invalid.rows), lines)


def table_header(content: bytes, read: TableRead) -> tuple[str, ...]:
    """Return the column names of a table.

    Raises
    ------
    TableError
        Where there is no header, or a name stands twice or is empty.
    """
    first = next(csv.reader(io.StringIO(_head(content)), delimiter=read.separator), [])
    names = tuple(name.strip() for name in first)
    twice = sorted({name for name in names if names.count(name) > 1 or not name})
    if not names or twice or len(names) > MAX_TABLE_COLUMNS:
        most = str(MAX_TABLE_COLUMNS)
        if twice:
            raise TableError(fault="names-twice", names=tuple(map(repr, twice)), most=most)
        raise TableError(fault="number-of-columns", count=str(len(names)), most=most)
    return tuple(first)


def record_lines(content: bytes, read: TableRead, total: int) -> npt.NDArray[np.int32]:
    """Return the line of the file, from 1, on which each record begins; blank lines are no records.

    Parameters
    ----------
    total
        Number of the records without the header.
    """
    signs = np.frombuffer(content, np.uint8)
    ends, quotes = np.flatnonzero(signs == _LINE_END), np.flatnonzero(signs == _QUOTE)
    # A line end between two quotes is part of a cell.
    outside = ends[np.searchsorted(quotes, ends) % 2 == 0]
    starts = np.concatenate([[0], outside + 1])
    starts = starts[starts < len(signs)]
    following = signs[np.minimum(starts + 1, len(signs) - 1)]
    is_blank = (signs[starts] == _LINE_END) | ((signs[starts] == _RETURN) & (following == _LINE_END))
    lines = (np.searchsorted(ends, starts[~is_blank]) + 1)[1:].astype(np.int32)
    return lines if len(lines) == total else _counted_lines(content, read, total)


def _counted_lines(content: bytes, read: TableRead, total: int) -> npt.NDArray[np.int32]:
    """Return the lines of a file in which quotes stand within cells that are not quoted."""
    reader = csv.reader(io.StringIO(content.decode(), newline=""), delimiter=read.separator)
    lines: list[int] = []
    line = 1
    for cells in reader:
        if cells:
            lines.append(line)
        line = reader.line_num + 1
    padded = (lines + [line] * (total + 1))[1 : total + 1]
    return np.array(padded, np.int32)


def _decodable(data: bytes) -> bytes:
    """Return the bytes of a file without a byte-order mark, known to be UTF-8."""
    if len(data) > MAX_TABLE_BYTES:
        raise TableError(fault="too-large", size=len(data), most=MAX_TABLE_BYTES)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise TableError(fault="encoding", byte=f"0x{data[error.start]:02x}", line=str(line)) from error
    return data.removeprefix(_BYTE_ORDER_MARK)


def _head(content: bytes) -> str:
    """Return the first part of a file, enough for the header."""
    return content[:1_000_000].decode("utf-8", errors="ignore")
