"""Values of a brief that two sides have changed, joined field by field; what both changed is one's choice."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from geodata.brief.yaml_edit import EditError
from geodata.editing.operations import (
    AddRecord,
    EditConflictError,
    MoveRecord,
    Operation,
    RemoveRecord,
    SetField,
    apply_operation,
)
from geodata.editing.record_path import Values, find_record, split_path
from geodata.editing.value_differences import common_values, differing_operations

Side = Literal["mine", "theirs"]


@dataclass(frozen=True)
class JoinConflict:
    """A place that both sides have changed, each in its way; None stands for nothing there."""

    record: str
    """Path of the record; empty for the brief itself."""
    field: str
    """Dotted path of the field; empty where the record itself is meant."""
    mine: Any
    theirs: Any


@dataclass(frozen=True)
class JoinedValues:
    """Outcome of a join."""

    operations: tuple[Operation, ...]
    """Operations on one's own values that bring in the other side, in their order."""
    conflicts: tuple[JoinConflict, ...]
    """Places that both changed; with a side taken they are in ``operations`` as it has them."""


def join_values(
    mine: Values, theirs: Values, base: Values | None = None, take: Side | None = None
) -> JoinedValues:
    """Return the operations that bring the changes of another side into one's own values.

    Parameters
    ----------
    base
        Values that both sides started from; without them whatever differs was changed by both, and a record
        that one side lacks was added by the other.
    take
        Side whose value stands where both have changed one; None leaves one's own.

    Raises
    ------
    EditError
        Where a record of a side has no id, or that of another.
    """
    joining = _Joining(mine, theirs, take)
    start = common_values(mine, theirs) if base is None else base
    joining.queue.extend(differing_operations(start, theirs))
    while joining.queue:
        joining.take_next(joining.queue.popleft())
    return JoinedValues(tuple(joining.operations), tuple(joining.conflicts))


class _Joining:
    """State of one join: values so far, operations that still come, and what was settled."""

    def __init__(self, mine: Values, theirs: Values, take: Side | None) -> None:
        self.values, self.theirs, self.takes_theirs = mine, theirs, take == "theirs"
        self.queue: deque[Operation] = deque()
        self.operations: list[Operation] = []
        self.conflicts: list[JoinConflict] = []
        self._settled: set[str] = set()

    def take_next(self, operation: Operation) -> None:
        """Apply an operation of the other side, or settle where it does not fit."""
        target = operation.group.rpartition("/")[0] if operation.op == "add" else operation.record
        missing = next((path for path in _path_and_parents(target) if not self._has(path)), None)
        if missing is not None:
            if operation.op == "remove" and missing == target:
                return  # both sides removed it
            self._settle_missing(missing)
            return
        try:
            self._apply(operation)
        except EditConflictError as error:
            self._settle(operation, error.conflict.theirs)
        except EditError:
            # The neighbour is gone: a record that was added comes last, one that was moved stays.
            if operation.op == "add":
                self._apply(operation.model_copy(update={"behind": None}))

    def _settle(self, operation: Operation, current: Any) -> None:
        if isinstance(operation, AddRecord):
            group, own = operation.group, str(operation.values.get("number") or operation.values.get("id"))
            document = operation.values.get("document") if group == "sentences" else None
            path = f"{group}/{document}:{own}" if document else f"{group}/{own}"
            common = common_values(current, operation.values, group.rpartition("/")[2])
            self.queue.extendleft(reversed(differing_operations(common, operation.values, path)))
        elif isinstance(operation, RemoveRecord):
            self.conflicts.append(JoinConflict(operation.record, "", current, None))
            self._settled.add(operation.record)
            if self.takes_theirs:
                self._apply(RemoveRecord(record=operation.record, values=dict(current)))
        elif isinstance(operation, SetField):
            self.conflicts.append(JoinConflict(operation.record, operation.field, current, operation.after))
            if self.takes_theirs:
                self._apply(operation.model_copy(update={"before": current}))

    def _settle_missing(self, path: str) -> None:
        """Settle a record that the other side has changed and this side removed."""
        if path in self._settled:
            return
        self._settled.add(path)
        theirs = find_record(self.theirs, path)
        self.conflicts.append(JoinConflict(path, "", None, theirs))
        if self.takes_theirs:
            self._apply(AddRecord(group=path.rpartition("/")[0], values=dict(theirs)))

    def _apply(self, operation: Operation) -> None:
        changed, _ = apply_operation(self.values, operation)
        if changed != self.values or isinstance(operation, MoveRecord):
            self.operations.append(operation)
        self.values = changed

    def _has(self, path: str) -> bool:
        try:
            find_record(self.values, path)
        except EditError:
            return False
        return True


def _path_and_parents(path: str) -> Iterator[str]:
    """Yield the paths of the records around a record, from the outermost to itself."""
    steps = split_path(path)
    for count in range(1, len(steps) + 1):
        yield "/".join(f"{group}/{key}" for group, key in steps[:count])
