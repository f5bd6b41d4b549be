"""Ids of the events, actors and sources of rows, made from their content: never from the number of a row."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import pyarrow as pa

from geodata.brief.record_types.table_mapping import FieldMapping
from geodata.tables.mapped_columns import NO_VALUE, CodedColumn, field_column
from geodata.tables.row_places import Rows

MAX_EVENT_ID_LENGTH: Final = 72
"""Most characters of the id of an event; ids of its claims are longer."""
_HASH_DIGITS: Final = 8
_WHOLE_NUMBER: Final = re.compile(r"[+-]?\d+\.0+", re.ASCII)


def short_text_hash(text: str) -> str:
    """Return the first 8 hex digits of the SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:_HASH_DIGITS]


def whole_number_ids(coded: CodedColumn) -> CodedColumn:
    """Return a column of ids without ``.0`` where each of its values ends so, as ``214797.0`` does."""
    if not coded.values or not all(map(_WHOLE_NUMBER.fullmatch, coded.values)):
        return coded
    return CodedColumn(coded.codes, tuple(text.partition(".")[0] for text in coded.values))


def row_slug(text: str, table_id: str) -> str:
    """Return a key as part of an id; one that is changed by more than case and signs gets a hash."""
    slug = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    whole = re.sub(r"[^\w]+|_", "-", text.lower()).strip("-")
    longest = MAX_EVENT_ID_LENGTH - len(table_id) - 2 * _HASH_DIGITS
    if slug == whole and len(slug) <= longest:
        return slug
    return "-".join(part for part in (slug[:longest].strip("-"), short_text_hash(text)) if part)


def event_ids(
    cells: pa.Table, rows: Rows, *, key: Sequence[str], columns: frozenset[str], table_id: str
) -> Iterator[str]:
    """Yield the ids of rows: the id of the table and the key of the row; all are different.

    A repeated key gets a hash of the cells in ``columns``, and among equal rows a number.
    """
    keys = [whole_number_ids(field_column(FieldMapping(column=name), cells)) for name in key]
    slugs = _key_slugs(keys, rows, table_id)
    seen: dict[str, int] = {}
    for slug in slugs:
        seen[slug] = seen.get(slug, 0) + 1
    repeated: dict[str, int] = {}
    for slug, row in zip(slugs, rows, strict=True):
        if slug and seen[slug] == 1:
            yield f"{table_id}-{slug}"
            continue
        content = "\0".join(str(cells[name][int(row)]) for name in sorted(columns))
        base = "-".join(part for part in (slug, short_text_hash(content)) if part)
        repeated[base] = repeated.get(base, 0) + 1
        number = f"-{repeated[base]}" if repeated[base] > 1 else ""
        yield f"{table_id}-{base}{number}"


def _key_slugs(keys: Sequence[CodedColumn], rows: Rows, table_id: str) -> list[str]:
    if len(keys) == 1:
        slugs: Mapping[int, str] = {
            code: row_slug(text, table_id) for code, text in enumerate(keys[0].values)
        } | {NO_VALUE: ""}
        return [slugs[code] for code in keys[0].codes[rows].tolist()]
    return [row_slug("-".join(key.text_of(int(row)) or "" for key in keys), table_id) for row in rows]
