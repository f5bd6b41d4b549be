"""Rows of a brief: its tables with their row numbers, and document, place and further cells of one row."""

from collections.abc import Iterator
from dataclasses import dataclass

from geodata.brief.record_types.document_record import Document
from geodata.brief.records import Brief
from geodata.tables.row_records import TableRows, unmapped_cells


@dataclass(frozen=True)
class RowFacts:
    """Row that an event was made from."""

    document: Document
    record: int
    """Number of the record, from 1."""
    line: int
    """Line of the file on which it begins, from 1."""
    cells: tuple[tuple[str, str], ...]
    """Column and cell of what the mapping does not read; none where a speaker of the row is withheld."""


def rows_of_brief(brief: Brief) -> tuple[TableRows, ...]:
    """Return the tables whose rows are events of a brief, in the order of their events."""
    return tuple(rows for rows in brief.row_sources if isinstance(rows, TableRows))


def numbered_rows(brief: Brief) -> Iterator[tuple[TableRows, range]]:
    """Yield the tables of a brief with the row numbers of their events, which follow those of its file."""
    first = len(brief.written_events)
    for rows in rows_of_brief(brief):
        yield rows, range(first, first + len(rows.events))
        first += len(rows.events)


def row_of_event(brief: Brief, event_id: str) -> RowFacts | None:
    """Return the row of an event; None for one that is written in the file of the brief."""
    for rows in rows_of_brief(brief):
        if (position := rows.events.position(event_id)) is not None:
            return _row_facts(rows, position)
    return None


def _row_facts(rows: TableRows, position: int) -> RowFacts:
    (facts,) = rows.stored.columns.events.slice(position, 1).select(["record", "line"]).to_pylist()
    withheld = {source.id for source in rows.sources if source.withheld}
    # Cells that are not read can name the speaker as well.
    hidden = withheld and any(claim.source in withheld for claim in rows.events.record(position).claims)
    cells = () if hidden else tuple(unmapped_cells(rows, position))
    return RowFacts(rows.document, facts["record"], facts["line"], cells)
