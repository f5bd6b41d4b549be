"""Cells that no mapping reads, folded for search: they stay with their row."""

from collections.abc import Sequence
from functools import reduce

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from geodata.tables.row_columns import RowColumns
from geodata.words import fold_text

_GAP = "\n"
"""Between two cells; a word that is searched never spans it."""


def searched_cells(cells: pa.Table, columns: RowColumns, mapped: frozenset[str] | set[str]) -> pa.Table:
    """Return what is searched of each event: ``title``, and ``text`` of the cells that no mapping reads.

    Both are folded. Titles and cells that occur often are folded once. The cells of a row with a withheld
    speaker are not searched, for they may name it.
    """
    title = _folded(columns.events["title"])
    rest = [name for name in cells.column_names if name not in mapped]
    if not rest:
        return pa.table({"title": title, "text": pa.array([""] * len(title), pa.string())})
    kept = cells.select(rest).take(columns.events["cell_row"])
    folded = [_folded(kept[name]) for name in rest]
    text = pc.binary_join_element_wise(*folded, _GAP)
    return pa.table({"title": title, "text": pc.if_else(_withheld_events(columns), "", text)})


def _withheld_events(columns: RowColumns) -> pa.Array:
    """Return whether a speaker of each event is withheld."""
    names = columns.sources.filter(columns.sources["withheld"])["source"]
    events = columns.speakers.filter(pc.is_in(columns.speakers["source"], names))["event"]
    mask = np.zeros(columns.events.num_rows, bool)
    mask[events.to_numpy()] = True
    return pa.array(mask)


def _folded(column: pa.ChunkedArray) -> pa.ChunkedArray:
    encoded = column.combine_chunks().dictionary_encode()
    words = pa.array([fold_text(text) for text in encoded.dictionary.to_pylist()], pa.string())
    return pc.fill_null(pa.DictionaryArray.from_arrays(encoded.indices, words).cast(pa.string()), "")


def rows_with_words(searched: pa.Table, column: str, words: Sequence[str]) -> list[int]:
    """Return the positions of the events whose ``title`` or ``text`` has each of some folded words."""
    masks = [pc.match_substring(searched[column], word) for word in words]
    return list(pc.indices_nonzero(reduce(pc.and_, masks)).to_pylist()) if masks else []
