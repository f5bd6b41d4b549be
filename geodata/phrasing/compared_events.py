"""Events of a brief that can differ from those of another version; equal rows are told by their columns."""

from geodata.brief.records import Brief, Event
from geodata.tables.row_records import TableRows
from geodata.tables.row_signatures import changed_row_ids


def compared_events(brief: Brief, other: Brief) -> dict[str, Event]:
    """Return the events that records describe in either version, and those of rows that differ, by id."""
    described = {event.id: event for event in brief.event_records}
    rows = changed_row_ids(_tables(brief), _tables(other)) | {event.id for event in other.event_records}
    more = (brief.event_by_id.get(name) for name in sorted(rows - described.keys()))
    return described | {event.id: event for event in more if event is not None}


def _tables(brief: Brief) -> tuple[TableRows, ...]:
    return tuple(rows for rows in brief.row_sources if isinstance(rows, TableRows))
