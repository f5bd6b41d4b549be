"""Edits made on what a person saw: a field that the file leaves out was seen with its default."""

from typing import Any

from geodata.editing.operations import SetField, field_value
from geodata.editing.record_path import Values, find_record


def changed_field(  # noqa: PLR0913 - the place of a field, and three values of it by name
    values: Values, record: str, field: str, *, seen: Any, after: Any, default: Any = None
) -> SetField:
    """Return the edit of a field from the value that a person saw to another one.

    Raises
    ------
    EditError
        Where there is no such record.
    """
    current = field_value(find_record(values, record), field)
    was_left_out = current is None and str(seen) == str(default)
    return SetField(record=record, field=field, before=None if was_left_out else seen, after=after)
