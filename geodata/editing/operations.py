"""Operations on the values of a brief: set a field, add, remove or move a record; each has an inverse.

An operation names records by id and carries the value that it was made on. Where the brief has another value
there by now, that is a conflict, and both are told. Applying one leaves the values that it was given as they
are: the new ones share what did not change.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from geodata.brief.yaml_edit import EditError
from geodata.editing.edit_values import EditValue, is_same_value
from geodata.editing.record_path import (
    NESTED_LISTS,
    Values,
    find_record,
    listed_records,
    position_of,
    record_key,
    split_path,
)

RecordAddress = Annotated[str, Field(max_length=300)]
"""Path of a record; the empty one is the brief itself."""
FieldPath = Annotated[str, Field(pattern=r"^[a-z_0-9]+(\.[a-z_0-9]+)*$", max_length=200)]
"""Dotted keys of a field within its record, such as ``title.en``."""
Neighbour = Annotated[str, Field(max_length=200)]
"""Key of the record before another in its list; the empty one stands for the begin of the list."""


class _Operation(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SetField(_Operation):
    """Set a field of a record; an absent value takes it out."""

    op: Literal["set"] = "set"
    record: RecordAddress
    field: FieldPath
    before: EditValue = None
    after: EditValue = None


class AddRecord(_Operation):
    """Add a record to a list of the brief (``events``) or of a record (``events/dispatch/claims``)."""

    op: Literal["add"] = "add"
    group: RecordAddress
    values: dict[str, EditValue]
    behind: Neighbour | None = None
    """Record that it comes after; absent, it comes last."""


class RemoveRecord(_Operation):
    """Remove a record; its values are kept for the inverse."""

    op: Literal["remove"] = "remove"
    record: RecordAddress
    values: dict[str, EditValue]


class MoveRecord(_Operation):
    """Move a record behind another of its list."""

    op: Literal["move"] = "move"
    record: RecordAddress
    behind: Neighbour = ""


Operation = Annotated[SetField | AddRecord | RemoveRecord | MoveRecord, Field(discriminator="op")]
OPERATIONS: TypeAdapter[tuple[Operation, ...]] = TypeAdapter(tuple[Operation, ...])
"""Reader and writer of the operations of one group."""


@dataclass(frozen=True)
class EditConflict:
    """A place at which an operation was made on another value than the brief has now."""

    record: str
    field: str
    """Dotted path of the field; empty where the record itself is meant."""
    made_on: Any
    """Value that the operation was made on; None where there was none."""
    yours: Any
    theirs: Any
    """Value that the brief has now; None where it has none any more."""


class EditConflictError(EditError):
    """An operation was made on another value than the brief has."""

    def __init__(self, conflict: EditConflict) -> None:
        """Take the conflict."""
        place = " ".join(filter(None, (conflict.record or "the brief", conflict.field)))
        super().__init__(
            f"edit: {place}: found {conflict.theirs!r:.80}, expected {conflict.made_on!r:.80}, on which the "
            "edit was made; choose one of the two"
        )
        self.conflict = conflict
        self.operations: tuple[Operation, ...] = ()
        """Operations of the group that was refused with it."""


def apply_operations(
    values: Values, operations: tuple[Operation, ...]
) -> tuple[Values, tuple[Operation, ...]]:
    """Return the values after some operations, and the operations that take them back, in their order.

    Raises
    ------
    EditConflictError
        Where one was made on another value than the brief has.
    EditError
        Where one names a record that is not there, or an id that is taken.
    """
    inverses: list[Operation] = []
    for each in operations:
        try:
            values, inverse = apply_operation(values, each)
        except EditConflictError as error:
            error.operations = operations
            raise
        inverses.insert(0, inverse)
    return values, tuple(inverses)


def apply_operation(values: Values, operation: Operation) -> tuple[Values, Operation]:
    """Return the values after an operation, and the operation that takes it back.

    Raises
    ------
    EditConflictError
        Where it was made on another value than the brief has.
    EditError
        Where it names a record that is not there, or an id that is taken.
    """
    match operation:
        case SetField():
            return _set_field(values, operation)
        case AddRecord():
            return _add_record(values, operation)
        case RemoveRecord():
            return _remove_record(values, operation)
        case MoveRecord():
            return _move_record(values, operation)


def field_value(record: Values, field: str) -> Any:
    """Return the value of a field of a record by its dotted path; None where there is none."""
    found: Any = record
    for key in field.split("."):
        if not isinstance(found, Mapping):
            return None
        found = found.get(key)
    return found


def _set_field(values: Values, operation: SetField) -> tuple[Values, Operation]:
    record = find_record(values, operation.record)
    first = operation.field.partition(".")[0]
    if _is_record_list(operation.record, first):
        message = (
            f"edit: found the field {first!r}, expected one that is no list of records; edit its records"
        )
        raise EditError(message)
    current = field_value(record, operation.field)
    if not is_same_value(current, operation.before) and not is_same_value(current, operation.after):
        raise EditConflictError(
            EditConflict(operation.record, operation.field, operation.before, operation.after, current)
        )
    changed = _with_field(record, operation.field.split("."), operation.after)
    inverse = operation.model_copy(
        update={
            "record": _path_after(values, operation, changed),
            "before": operation.after,
            "after": current,
        }
    )
    return _with_record(values, operation.record, changed), inverse


def _add_record(values: Values, operation: AddRecord) -> tuple[Values, Operation]:
    at, group, records = _list_at(values, operation.group)
    key = record_key(group, operation.values)
    if key is None:
        name = "number" if group == "sentences" else "id"
        message = f"edit: found a record for {operation.group} without {name}, expected one; give it {name}"
        raise EditError(message)
    path = f"{operation.group}/{key}"
    taken = next((record for record in records if record_key(group, record) == key), None)
    if taken is not None:
        raise EditConflictError(EditConflict(path, "", None, operation.values, taken))
    place = len(records) if operation.behind is None else _place_behind(records, group, operation.behind)
    added = [*records[:place], operation.values, *records[place:]]
    return _with_list(values, at, group, added), RemoveRecord(record=path, values=operation.values)


def _remove_record(values: Values, operation: RemoveRecord) -> tuple[Values, Operation]:
    parent, group, key = _parts(operation.record)
    records = listed_records(find_record(values, parent), group)
    place = position_of(records, group, key)
    if not is_same_value(records[place], operation.values):
        raise EditConflictError(EditConflict(operation.record, "", operation.values, None, records[place]))
    inverse = AddRecord(
        group=f"{parent}/{group}".lstrip("/"),
        values=operation.values,
        behind=_neighbour(records, group, place),
    )
    return _with_list(values, parent, group, [*records[:place], *records[place + 1 :]]), inverse


def _move_record(values: Values, operation: MoveRecord) -> tuple[Values, Operation]:
    parent, group, key = _parts(operation.record)
    records = listed_records(find_record(values, parent), group)
    place = position_of(records, group, key)
    rest = [*records[:place], *records[place + 1 :]]
    new = _place_behind(rest, group, operation.behind)
    moved = [*rest[:new], records[place], *rest[new:]]
    inverse = operation.model_copy(update={"behind": _neighbour(records, group, place)})
    return _with_list(values, parent, group, moved), inverse


def _is_record_list(path: str, field: str) -> bool:
    steps = split_path(path)
    return field in NESTED_LISTS.get(steps[-1][0] if steps else "", ())


def _path_after(values: Values, operation: SetField, changed: Values) -> str:
    """Return the path of a record after an operation on it, which may have given it another key.

    Raises
    ------
    EditError
        Where it is left without a key, or another record has it.
    """
    if not operation.record:
        return ""
    parent, group, key = _parts(operation.record)
    new = record_key(group, changed)
    if new == key:
        return operation.record
    taken = [record_key(group, record) for record in listed_records(find_record(values, parent), group)]
    if not new or new in taken:
        message = (
            f"edit: found {operation.after!r:.80} as the new id, expected one that is free; choose another"
        )
        raise EditError(message)
    return f"{parent}/{group}/{new}".lstrip("/")


def _parts(path: str) -> tuple[str, str, str]:
    """Return the path of the record that holds another, the name of its list, and the other's key.

    Raises
    ------
    EditError
        Where the path is that of the brief.
    """
    steps = split_path(path)
    if not steps:
        message = "edit: found the path of the brief itself, expected that of a record; name one"
        raise EditError(message)
    *above, (group, key) = steps
    return "/".join(f"{name}/{of}" for name, of in above), group, key


def _list_at(values: Values, path: str) -> tuple[str, str, list[Any]]:
    """Return the path of the record that holds a list, the name of the list, and its records."""
    parent, _, group = path.rpartition("/")
    split_path(f"{path}/any")
    return parent, group, listed_records(find_record(values, parent), group)


def _place_behind(records: list[Any], group: str, key: str) -> int:
    return position_of(records, group, key) + 1 if key else 0


def _neighbour(records: list[Any], group: str, place: int) -> str:
    return (record_key(group, records[place - 1]) or "") if place else ""


def _with_field(record: Values, keys: list[str], value: Any) -> dict[str, Any]:
    """Return a record with a field set; None takes it out, and what it leaves empty."""
    first, *rest = keys
    changed = dict(record)
    if rest:
        inner = record.get(first)
        value = _with_field(inner if isinstance(inner, Mapping) else {}, rest, value) or None
    if value is None:
        changed.pop(first, None)
    else:
        changed[first] = value
    return changed


def _with_list(values: Values, path: str, group: str, records: list[Any]) -> Values:
    """Return the values with another list of records in the record at a path."""
    holder = dict(find_record(values, path))
    if records:
        holder[group] = records
    else:
        holder.pop(group, None)
    return _with_record(values, path, holder)


def _with_record(values: Values, path: str, record: Values) -> Values:
    """Return the values with another record at a path."""
    return _with_record_at(values, split_path(path), record)


def _with_record_at(values: Values, steps: tuple[tuple[str, str], ...], record: Values) -> Values:
    if not steps:
        return record
    (group, key), *rest = steps
    records = listed_records(values, group)
    at = position_of(records, group, key)
    inner = _with_record_at(records[at], tuple(rest), record)
    return {**values, group: [*records[:at], inner, *records[at + 1 :]]}
