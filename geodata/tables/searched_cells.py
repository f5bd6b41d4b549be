"""Cells that no mapping reads, folded for search: they stay with their row."""

import pyarrow as pa
import pyarrow.compute as pc

from geodata.tables.row_columns import RowColumns
from geodata.words import fold_text

_GAP = "\n"
"""Between two cells; a word that is searched never spans it."""


def searched_cells(cells: pa.Table, columns: RowColumns, mapped: frozenset[str] | set[str]) -> pa.Table:
    """Return the folded cells of the row of each event that the mapping does not read: column ``text``."""
    rest = [name for name in cells.column_names if name not in mapped]
    kept = cells.select(rest).take(columns.events["cell_row"])
    if not rest:
        return pa.table({"text": pa.array([""] * kept.num_rows, pa.string())})
    folded = [_folded(kept[name]) for name in rest]
    return pa.table({"text": pc.binary_join_element_wise(*folded, _GAP)})


def _folded(column: pa.ChunkedArray) -> pa.ChunkedArray:
    encoded = column.combine_chunks().dictionary_encode()
    words = pa.array([fold_text(text) for text in encoded.dictionary.to_pylist()], pa.string())
    return pc.fill_null(pa.DictionaryArray.from_arrays(encoded.indices, words).cast(pa.string()), "")


def rows_with_words(searched: pa.Table, words: list[str]) -> list[int]:
    """Return the positions of the events whose row has each of some folded words."""
    found = None
    for word in words:
        mask = pc.match_substring(searched["text"], word)
        found = mask if found is None else pc.and_(found, mask)
    return [] if found is None else pc.indices_nonzero(found).to_pylist()
