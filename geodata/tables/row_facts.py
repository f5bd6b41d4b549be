"""Row of an event: its document, its place in the file, and the cells that no mapping reads."""

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


def row_of_event(brief: Brief, event_id: str) -> RowFacts | None:
    """Return the row of an event; None for one that is written in the file of the brief."""
    for rows in brief.row_sources:
        position = rows.events.position(event_id) if isinstance(rows, TableRows) else None
        if position is not None and isinstance(rows, TableRows):
            return _row_facts(rows, position)
    return None


def _row_facts(rows: TableRows, position: int) -> RowFacts:
    (facts,) = rows.stored.columns.events.slice(position, 1).select(["record", "line"]).to_pylist()
    withheld = {source.id for source in rows.sources if source.withheld}
    # Cells that are not read can name the speaker as well.
    hidden = withheld and any(claim.source in withheld for claim in rows.events.record(position).claims)
    cells = () if hidden else tuple(unmapped_cells(rows, position))
    return RowFacts(rows.document, facts["record"], facts["line"], cells)
