"""Rows of a table without the names of withheld sources: neither in their columns nor in changed records."""

import hashlib
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from geodata.brief.record_types.document_record import Document
from geodata.brief.withheld.brief_mask import mask_event, mask_table
from geodata.brief.withheld.withheld_ids import WithheldIds
from geodata.tables.row_columns import RowColumns
from geodata.tables.row_records import RowEvents, TableRows


def mask_rows(rows: TableRows, document: Document, ids: WithheldIds, addresses: frozenset[str]) -> TableRows:
    """Return rows whose sources and document have their masked ids.

    Parameters
    ----------
    document
        Masked document of the rows.
    addresses
        Web addresses of withheld sources.
    """
    columns = _masked_columns(rows.stored.columns, ids)
    names = repr((sorted(ids.sources.items()), document.id))
    masked = replace(
        rows,
        table=mask_table(rows.table, ids),
        document=document,
        # Numbers of withheld sources depend on the whole brief, the digest of the columns on the table alone.
        digest=hashlib.sha256(f"{rows.digest} {names}".encode()).hexdigest(),
        stored=replace(rows.stored, columns=columns),
    )
    changed = {at: mask_event(event, ids, addresses) for at, event in rows.events.overridden.items()}
    masked.__dict__["events"] = RowEvents(masked, changed)
    return masked


def _masked_columns(columns: RowColumns, ids: WithheldIds) -> RowColumns:
    """Return the columns with masked sources, and without the addresses of rows in which one speaks."""
    if not pc.any(columns.sources["withheld"]).as_py():
        return columns
    hidden = columns.sources.filter(columns.sources["withheld"])["source"]
    spoken = columns.speakers.filter(pc.is_in(columns.speakers["source"], hidden))["event"]
    no_name = pa.scalar(None, pa.string())
    names = pc.if_else(columns.sources["withheld"], no_name, columns.sources["name"])
    return replace(
        columns,
        sources=_with_masked_ids(columns.sources, ids).set_column(1, "name", names),
        speakers=_with_masked_ids(columns.speakers, ids),
        urls=columns.urls.filter(pc.invert(pc.is_in(columns.urls["event"], spoken))),
    )


def _with_masked_ids(table: pa.Table, ids: WithheldIds) -> pa.Table:
    """Return a table with the masked ids in its column ``source``."""
    encoded = table["source"].combine_chunks().dictionary_encode()
    words = pa.array([ids.source(name) for name in encoded.dictionary.to_pylist()], pa.string())
    column = pa.DictionaryArray.from_arrays(encoded.indices, words).cast(pa.string())
    return table.set_column(table.schema.get_field_index("source"), "source", column)
