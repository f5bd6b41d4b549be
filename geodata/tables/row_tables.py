"""Arrow tables of the values of events: texts, figures, counts of kinds, and rows that are left out."""

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from geodata.tables.mapped_columns import ExplodedColumn
from geodata.tables.row_places import Rows
from geodata.tables.table_file import LeftOutRow


def event_value_table(
    found: ExplodedColumn, event_of_row: Rows, name: str, values: tuple[str, ...], **constants: str
) -> pa.Table:
    """Return one row a value: its event, the value, and constants; rows that are left out have none."""
    events = event_of_row[found.rows]
    kept = events >= 0
    codes = pa.array(found.texts.codes[kept], pa.int32())
    column = pa.DictionaryArray.from_arrays(codes, pa.array(values, pa.string())).cast(pa.string())
    columns = {"event": pa.array(events[kept], pa.int32()), name: column}
    number = int(np.count_nonzero(kept))
    return pa.table(columns | {key: pa.repeat(value, number) for key, value in constants.items()})


def kept_figure_table(found: dict[str, npt.NDArray[Any]], event_of_row: Rows) -> pa.Table:
    """Return the figures of the kept rows that have an amount."""
    amounts = np.stack([found[name] for name in ("best", "low", "high")])
    kept = (event_of_row >= 0) & ~np.isnan(amounts).all(axis=0)
    columns: dict[str, Any] = {"event": pa.array(event_of_row[kept], pa.int32())}
    columns["mapping"] = pa.array(found["mapping"][kept], pa.int8())
    for name in ("best", "low", "high"):
        columns[name] = pa.array(found[name][kept], pa.float64(), from_pandas=True)
    return pa.table(columns)


def empty_table(**types: pa.DataType) -> pa.Table:
    """Return a table without rows."""
    return pa.schema(list(types.items())).empty_table()


EMPTY_FIGURES: Final = empty_table(
    event=pa.int32(), mapping=pa.int8(), best=pa.float64(), low=pa.float64(), high=pa.float64()
)


def in_event_order(table: pa.Table) -> pa.Table:
    """Return the rows of a table in the order of their events; those of one event stay in their order."""
    return table.take(np.argsort(table["event"].to_numpy(), kind="stable"))


def kind_count_table(counts: Mapping[str, int]) -> pa.Table:
    """Return kinds with their number of rows."""
    return pa.table(
        {"kind": pa.array(list(counts), pa.string()), "rows": pa.array(list(counts.values()), pa.int32())}
    )


def left_out_table(left_out: Mapping[int, LeftOutRow], lines: npt.NDArray[np.int32]) -> pa.Table:
    """Return the records that are left out, with the line of the file of each record in ``lines``."""
    rows = [left_out[record] for record in sorted(left_out)]
    return pa.table(
        {
            "record": pa.array([row.record for row in rows], pa.int32()),
            "line": pa.array([lines[row.record - 1] for row in rows], pa.int32()),
            "column": pa.array([row.column for row in rows], pa.string()),
            "found": pa.array([row.found for row in rows], pa.string()),
            "reason": pa.array([row.reason for row in rows], pa.string()),
        }
    )
