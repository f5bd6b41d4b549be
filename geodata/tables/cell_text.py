"""Text of cells as records can hold it: one line, without signs that cannot be seen."""

import pyarrow as pa

from geodata.brief.record_types.table_mapping import FieldMapping
from geodata.tables.mapped_columns import NO_VALUE, CodedColumn, ExplodedColumn, exploded_column
from geodata.words import remove_suspicious_characters
from geodata.words.localized_text import MAX_LINE_LENGTH


def one_line(text: str) -> str:
    """Return a text with single blanks and without hidden signs, cut to the length of a line of a record."""
    line = " ".join(remove_suspicious_characters(text).split())
    return line if len(line) <= MAX_LINE_LENGTH else f"{line[: MAX_LINE_LENGTH - 1]}…"


def line_column(coded: CodedColumn) -> CodedColumn:
    """Return a column with each text on one line; a text without a sign that can be seen is missing."""
    lines = [one_line(text) for text in coded.values]
    codes = [code if line else NO_VALUE for code, line in enumerate(lines)]
    return CodedColumn(coded.mapped(tuple(codes), NO_VALUE, coded.codes.dtype), tuple(lines))


def exploded_lines(field: FieldMapping, cells: pa.Table) -> ExplodedColumn:
    """Return the values of a field that can hold several a cell, each on one line."""
    found = exploded_column(field, cells)
    lines = line_column(found.texts)
    shown = lines.codes != NO_VALUE
    return ExplodedColumn(found.rows[shown], CodedColumn(lines.codes[shown], lines.values))
