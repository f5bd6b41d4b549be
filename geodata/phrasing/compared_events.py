"""Events of a brief that can differ from those of another version; equal rows are told by their columns."""

from geodata.brief.record_types.event_record import Event
from geodata.brief.records import Brief
from geodata.tables.row_facts import rows_of_brief
from geodata.tables.row_signatures import changed_row_ids


def compared_events(brief: Brief, other: Brief) -> dict[str, Event]:
    """Return the events that records describe in either version, and those of rows that differ, by id."""
    described = {event.id: event for event in brief.event_records}
    rows = changed_row_ids(rows_of_brief(brief), rows_of_brief(other)) | {
        event.id for event in other.event_records
    }
    more = (brief.event_by_id.get(name) for name in sorted(rows - described.keys()))
    return described | {event.id: event for event in more if event is not None}
