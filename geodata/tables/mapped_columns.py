"""Values of mapped fields: one text, or several, for each row of a table."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from geodata.brief.record_types.table_mapping import TEXT_COLUMN, FieldMapping
from geodata.tables.cell_values import CellError
from geodata.tables.table_file import LeftOutRow

Codes = npt.NDArray[np.int32]
NO_VALUE = -1
"""Code of a missing value."""


@dataclass(frozen=True, eq=False)
class CodedColumn:
    """Column of texts, each stored once: ``codes`` index ``values``, ``NO_VALUE`` where a cell is missing."""

    codes: Codes
    values: tuple[str, ...]

    def mapped(self, values: tuple[Any, ...], fill: Any, dtype: Any) -> npt.NDArray[Any]:
        """Return one value a row from one value a text; ``fill`` where the cell is missing."""
        return np.array([*values, fill], dtype)[self.codes]

    def text_of(self, row: int) -> str | None:
        """Return the text of a row."""
        code = int(self.codes[row])
        return None if code == NO_VALUE else self.values[code]

    def to_arrow(self) -> pa.Array:
        """Return the column as texts."""
        codes = pa.array(self.codes, pa.int32(), mask=self.codes == NO_VALUE)
        return pa.DictionaryArray.from_arrays(codes, pa.array(self.values, pa.string())).cast(pa.string())


@dataclass(frozen=True, eq=False)
class ExplodedColumn:
    """Column of several texts a row: ``rows`` has the row of each, in order."""

    rows: npt.NDArray[np.intp]
    texts: CodedColumn


def field_column(field: FieldMapping, cells: pa.Table) -> CodedColumn:
    """Return the values of a field, trimmed and translated by ``values`` and ``else``; blanks are missing."""
    if field.constant is not None:
        return CodedColumn(np.zeros(cells.num_rows, np.int32), (field.constant,))
    texts = cells[field.column] if field.column is not None else _joined_text(field.text or "", cells)
    coded = _coded(texts)
    return _merged(coded, [_translated(value.strip(), field) for value in coded.values])


def exploded_column(field: FieldMapping, cells: pa.Table) -> ExplodedColumn:
    """Return the values of a field that can hold several a cell, by its ``split``."""
    if field.constant is not None or field.split is None:
        coded = field_column(field, cells)
        rows = np.flatnonzero(coded.codes != NO_VALUE)
        return ExplodedColumn(rows, CodedColumn(coded.codes[rows], coded.values))
    texts = cells[field.column] if field.column is not None else _joined_text(field.text or "", cells)
    coded = _coded(texts)
    parts = [
        [part for piece in value.split(field.split) if (part := _translated(piece.strip(), field))]
        for value in coded.values
    ]
    known = {text: at for at, text in enumerate(dict.fromkeys(part for found in parts for part in found))}
    codes = [np.array([known[part] for part in found], np.int32) for found in parts] + [np.zeros(0, np.int32)]
    lengths = np.array([len(found) for found in codes])[coded.codes]
    rows = np.repeat(np.arange(len(coded.codes)), lengths)
    joined = np.concatenate([codes[code] for code in coded.codes]) if len(rows) else np.zeros(0, np.int32)
    return ExplodedColumn(rows, CodedColumn(joined, tuple(known)))


def converted(
    coded: CodedColumn, convert: Callable[[str], Any], fill: Any, dtype: Any
) -> tuple[npt.NDArray[Any], Mapping[int, str]]:
    """Return the converted values of a column, and the code of the reason for each row that has none.

    ``convert`` raises ``CellError`` for a text that is no value; such a row holds ``fill``.
    """
    values: list[Any] = []
    reasons: dict[int, str] = {}
    for at, text in enumerate(coded.values):
        try:
            values.append(convert(text))
        except CellError as error:
            values.append(fill)
            reasons[at] = str(error)
    bad = np.flatnonzero(np.isin(coded.codes, list(reasons))) if reasons else ()
    return coded.mapped(tuple(values), fill, dtype), {int(row): reasons[int(coded.codes[row])] for row in bad}


def left_out_rows(
    reasons: Mapping[int, str], coded: CodedColumn, field: FieldMapping, records: npt.NDArray[np.int32]
) -> Iterator[LeftOutRow]:
    """Yield the records that a field leaves out."""
    column = next(field.columns(), "")
    for row, reason in reasons.items():
        yield LeftOutRow(int(records[row]), column, coded.text_of(row) or "", reason)


def _coded(texts: pa.ChunkedArray | pa.Array) -> CodedColumn:
    array = texts.combine_chunks() if isinstance(texts, pa.ChunkedArray) else texts
    encoded = array.dictionary_encode()
    if isinstance(encoded, pa.ChunkedArray):
        encoded = encoded.combine_chunks()
    codes = pc.fill_null(encoded.indices, NO_VALUE).to_numpy(zero_copy_only=False).astype(np.int32)
    return CodedColumn(codes, tuple(encoded.dictionary.to_pylist()))


def _merged(coded: CodedColumn, texts: list[str]) -> CodedColumn:
    """Return a coded column with other texts for its values; an empty text is a missing value."""
    known = {text: at for at, text in enumerate(dict.fromkeys(text for text in texts if text))}
    codes = np.array([known.get(text, NO_VALUE) for text in texts] + [NO_VALUE], np.int32)[coded.codes]
    return CodedColumn(codes, tuple(known))


def _translated(text: str, field: FieldMapping) -> str:
    if not text or not field.values:
        return text
    return field.values.get(text, text if field.otherwise is None else field.otherwise)


def _joined_text(text: str, cells: pa.Table) -> pa.Array:
    """Return a text with column names in braces, filled for each row; missing cells leave no gap."""
    parts: list[Any] = []
    end = 0
    for match in TEXT_COLUMN.finditer(text):
        parts += [text[end : match.start()], pc.fill_null(cells[match[1]], "")]
        end = match.end()
    if not parts:
        return pa.repeat(pa.scalar(" ".join(text.split()) or None, pa.string()), cells.num_rows)
    joined = pc.binary_join_element_wise(*parts, text[end:], "")
    joined = pc.utf8_trim_whitespace(pc.replace_substring_regex(joined, r"\s+", " "))
    empty = pc.equal(joined, "")
    return pc.if_else(empty, pa.scalar(None, pa.string()), joined)
