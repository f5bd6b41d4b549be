"""Places of a table whose rows are no events: one a row, under the id that an event of it would have."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from geodata.brief.record_types.table_mapping import RowMapping, TableRead
from geodata.tables.cell_text import line_column
from geodata.tables.mapped_columns import CodedColumn, field_column
from geodata.tables.row_columns import RowColumns, check_columns, derive_row_columns
from geodata.tables.row_ids import event_ids
from geodata.tables.row_places import PlaceColumns, place_columns
from geodata.tables.row_spots import spot_table
from geodata.tables.row_tables import left_out_table
from geodata.tables.table_context import TableContext
from geodata.tables.table_file import LeftOutRow, TableCells, TableError
from geodata.vocabulary import PlaceRole
from geodata.words import alternatives


def derive_place_columns(
    table: TableCells, mapping: RowMapping, read: TableRead, context: TableContext
) -> RowColumns:
    """Return the places of the rows of a table, and no event; the title of a row is the name of its place.

    A row without a place is left out, and listed.

    Raises
    ------
    TableError
        Where the mapping has no place, or it or the key names a column that the file does not have.
    """
    if mapping.place is None:
        forms = alternatives(("place: {lon: …, lat: …}", "place: {geometry: …}", "place: {name: …}"))
        raise TableError(fault="no-place", forms=forms)
    check_columns(table.cells, mapping, context)
    records = table.records.to_numpy(zero_copy_only=False).astype(np.int32)
    found = place_columns(
        PlaceRole.AT.value, mapping.place, table.cells, decimal=read.decimal, context=context
    )
    left_out = {row.record: row for row in table.left_out}
    for row in (*found.left_out(records), *_unplaced_rows(found, records, mapping)):
        left_out.setdefault(row.record, row)
    rows = np.flatnonzero(~np.isin(records, list(left_out)))
    ids = event_ids(table.cells, rows, key=context.key, columns=mapping.columns(), table_id=context.table_id)
    event_of_row = np.full(len(records), -1, np.intp)
    event_of_row[rows] = np.arange(len(rows))
    spots = found.frame(event_of_row)
    title = line_column(field_column(mapping.title, table.cells))
    spots["name"] = _names(title, found, rows)
    return replace(
        derive_row_columns(_no_rows(table), mapping, read, context),
        spots=spot_table(np.array(list(ids), object), spots),
        left_out=left_out_table(left_out, table.lines),
    )


def _unplaced_rows(
    found: PlaceColumns, records: npt.NDArray[np.int32], mapping: RowMapping
) -> Iterator[LeftOutRow]:
    """Yield the rows that have no place."""
    column = next(
        (name for field in (mapping.place.fields() if mapping.place else ()) for name in field.columns()), ""
    )
    codes = found.unplaced_codes()
    for row in np.flatnonzero(~found.located).tolist():
        yield LeftOutRow(int(records[row]), column, found.name.text_of(row) or "", str(codes[row]))


def _names(title: CodedColumn, found: PlaceColumns, rows: npt.NDArray[np.intp]) -> "pd.Series[str]":
    """Return the name of the place of each row: its title, else its name in the file; None without either."""
    names = line_column(found.name)
    return pd.Series([title.text_of(row) or names.text_of(row) for row in rows.tolist()], dtype=object)


def _no_rows(table: TableCells) -> TableCells:
    """Return a table with the same columns and no row."""
    return TableCells(table.cells.slice(0, 0), pa.array([], pa.int32()), (), table.lines)
