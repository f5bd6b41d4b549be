"""Working copies: the latest version of a brief that edits start from, with the edits made since.

A group of edits is stored whole or not at all, before anybody sees it. Its id, made by whoever edits, makes a
second sending of it harmless. Undo and redo are edits themselves: nothing that was stored is taken away.
"""

import json
import threading
import time
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final
from uuid import uuid4

from sqlalchemy import Connection, Row, select, update

from geodata.brief.yaml_edit import EditError
from geodata.editing.operations import OPERATIONS, Operation, apply_operations
from geodata.editing.record_path import Values, record_key
from geodata.store.brief_rows import brief_row, version_row, version_values
from geodata.store.store_engine import StoreDatabase
from geodata.store.store_tables import BRIEFS, EDIT_GROUPS, EDITS

MAX_OPERATIONS: Final = 5_000
"""Operations of one group, at most."""
MAX_ID_LENGTH: Final = 64
_KEPT: Final = 16
"""Working copies that a process keeps in memory."""
_OWN_ID: Final = "id"


@dataclass(frozen=True)
class WorkingCopy:
    """Values of a brief as they are edited."""

    brief: str
    base: int
    """Number of the version that the edits start from."""
    head: int
    """Number of the last edit group in it; 0 before the first."""
    values: Values
    edited: int
    """Number of edit groups since that version."""

    @property
    def key(self) -> str:
        """Name of this state, which no other of the brief has."""
        return f"{self.brief}@{self.base}.{self.head}"


@dataclass(frozen=True)
class StoredEdit:
    """A group of edits as it was stored."""

    id: str
    seq: int
    """Its place among the edit groups of the brief, from 1."""
    author: str
    made_at: float
    """Seconds since 1970."""
    operations: tuple[Operation, ...]
    undoes: str | None = None
    """Id of the group that it takes back."""


class WorkingCopies:
    """Working copies of the briefs of a store; thread-safe, and true beside other processes."""

    def __init__(self, store: StoreDatabase) -> None:
        """Take the store."""
        self._store = store
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, WorkingCopy] = OrderedDict()

    def current(self, brief_id: str) -> WorkingCopy:
        """Return the working copy of a brief as it is now.

        Raises
        ------
        EditError
            Where its version is a text that cannot be read.
        LookupError
            Where the store has no such brief.
        StoreError
            Where the store does not answer.
        """
        with self._store.reading() as connection:
            copy = self.read_in(connection, brief_row(connection, brief_id))
        self._keep(copy)
        return copy

    def apply(
        self, brief_id: str, edit_id: str, author: str, operations: tuple[Operation, ...]
    ) -> StoredEdit:
        """Store a group of edits and return it; one that is stored already is returned as it was.

        Raises
        ------
        EditConflictError
            Where one of them was made on another value than the brief has; none is stored.
        EditError
            Where one does not fit the brief; none is stored.
        LookupError
            Where the store has no such brief.
        StoreError
            Where the store does not take them.
        """
        _check_group(edit_id, operations)
        with self._store.writing() as connection:
            row = brief_row(connection, brief_id, lock=True)
            if known := _group_by_id(connection, brief_id, edit_id):
                return known
            made, copy = self._insert(connection, row, edit_id, author, operations)
        self._keep(copy)
        return made

    def undo(self, brief_id: str, author: str, edit_id: str = "") -> StoredEdit | None:
        """Take back the last group of an author that still stands; None where there is none.

        Raises
        ------
        EditConflictError
            Where a field of it was changed since by another edit; nothing is taken back.
        """
        return self._reverse(brief_id, author, edit_id, of_undone=False)

    def redo(self, brief_id: str, author: str, edit_id: str = "") -> StoredEdit | None:
        """Do again what an author has taken back last, where it was the last that the author did.

        Raises
        ------
        EditConflictError
            Where a field of it was changed since by another edit; nothing is done.
        """
        return self._reverse(brief_id, author, edit_id, of_undone=True)

    def edits_since(self, brief_id: str, seq: int = 0) -> tuple[StoredEdit, ...]:
        """Return the groups of edits behind one, oldest first."""
        with self._store.reading() as connection:
            return _stored_edits(connection, brief_id, since=seq)

    def _reverse(self, brief_id: str, author: str, edit_id: str, *, of_undone: bool) -> StoredEdit | None:
        with self._store.writing() as connection:
            row = brief_row(connection, brief_id, lock=True)
            if edit_id and (known := _group_by_id(connection, brief_id, edit_id)):
                return known
            found = _reversible(connection, row, author, of_undone=of_undone)
            if found is None:
                return None
            inverses = tuple(reversed(_operations(connection, brief_id, found.seq, "inverse")))
            group = (edit_id or uuid4().hex, author, inverses)
            made, copy = self._insert(connection, row, *group, undoes=found.id)
        self._keep(copy)
        return made

    def _insert(  # noqa: PLR0913, PLR0917 - the columns of a group
        self,
        connection: Connection,
        row: Row[Any],
        edit_id: str,
        author: str,
        operations: tuple[Operation, ...],
        undoes: str | None = None,
    ) -> tuple[StoredEdit, WorkingCopy]:
        before = self.read_in(connection, row)
        values, inverses = apply_operations(before.values, operations)
        if values.get(_OWN_ID) != before.values.get(_OWN_ID):
            message = "edit: found another id of the brief, expected its own; duplicate the brief instead"
            raise EditError(message)
        made = StoredEdit(edit_id, before.head + 1, author, time.time(), operations, undoes)
        _insert_rows(connection, before, made, inverses)
        return made, WorkingCopy(row.id, before.base, made.seq, values, before.edited + 1)

    def read_in(self, connection: Connection, row: Row[Any]) -> WorkingCopy:
        """Return the working copy that a row of the table of briefs stands for, as a transaction sees it."""
        with self._lock:
            kept = self._kept.get(row.id)
        if kept is None or kept.base != row.base or not row.base_head <= kept.head <= row.head:
            text = version_row(connection, row.id, row.base).text
            kept = WorkingCopy(row.id, row.base, row.base_head, version_values(text), 0)
        if kept.head < row.head:
            since = _stored_edits(connection, row.id, since=kept.head)
            values = kept.values
            for each in since:
                values, _ = apply_operations(values, each.operations)
            kept = WorkingCopy(row.id, row.base, row.head, values, kept.edited + len(since))
        return kept

    def _keep(self, copy: WorkingCopy) -> None:
        """Keep a working copy that is committed in memory, unless a later one is kept."""
        with self._lock:
            kept = self._kept.get(copy.brief)
            if kept is not None and (kept.base, kept.head) > (copy.base, copy.head):
                return
            self._kept[copy.brief] = copy
            self._kept.move_to_end(copy.brief)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)


def _check_group(edit_id: str, operations: tuple[Operation, ...]) -> None:
    if not edit_id or len(edit_id) > MAX_ID_LENGTH or not edit_id.isascii():
        message = (
            f"edit: found the id {edit_id!r:.80}, expected up to {MAX_ID_LENGTH} ASCII characters; make one"
        )
        raise EditError(message)
    if not 0 < len(operations) <= MAX_OPERATIONS:
        message = (
            f"edit: found {len(operations)} operations, expected 1 to {MAX_OPERATIONS}; send several groups"
        )
        raise EditError(message)


def _insert_rows(
    connection: Connection, before: WorkingCopy, made: StoredEdit, inverses: tuple[Operation, ...]
) -> None:
    connection.execute(
        EDIT_GROUPS.insert(),
        {
            "brief": before.brief,
            "seq": made.seq,
            "id": made.id,
            "base": before.base,
            "author": made.author,
            "made_at": made.made_at,
            "undoes": made.undoes,
        },
    )
    connection.execute(
        EDITS.insert(),
        [
            {
                "brief": before.brief,
                "seq": made.seq,
                "position": position,
                "record": _edited_record(operation),
                "operation": operation.model_dump_json(),
                "inverse": inverse.model_dump_json(),
            }
            for position, (operation, inverse) in enumerate(
                zip(made.operations, reversed(inverses), strict=True)
            )
        ],
    )
    connection.execute(
        update(BRIEFS).where(BRIEFS.c.id == before.brief).values(head=made.seq, changed_at=made.made_at)
    )


def _edited_record(operation: Operation) -> str:
    """Return the path of the record that an operation is on."""
    if operation.op != "add":
        return operation.record
    return f"{operation.group}/{record_key(operation.group.rpartition('/')[2], operation.values)}"


def _group_by_id(connection: Connection, brief_id: str, edit_id: str) -> StoredEdit | None:
    row = connection.execute(
        select(EDIT_GROUPS).where((EDIT_GROUPS.c.brief == brief_id) & (EDIT_GROUPS.c.id == edit_id))
    ).one_or_none()
    if row is None:
        return None
    operations = _operations(connection, brief_id, row.seq, "operation")
    return StoredEdit(row.id, row.seq, row.author, row.made_at, operations, row.undoes)


def _stored_edits(connection: Connection, brief_id: str, *, since: int) -> tuple[StoredEdit, ...]:
    groups = connection.execute(
        select(EDIT_GROUPS)
        .where((EDIT_GROUPS.c.brief == brief_id) & (EDIT_GROUPS.c.seq > since))
        .order_by(EDIT_GROUPS.c.seq)
    ).all()
    rows = connection.execute(
        select(EDITS.c.seq, EDITS.c.operation)
        .where((EDITS.c.brief == brief_id) & (EDITS.c.seq > since))
        .order_by(EDITS.c.seq, EDITS.c.position)
    )
    by_seq: dict[int, list[str]] = {}
    for row in rows:
        by_seq.setdefault(row.seq, []).append(row.operation)
    return tuple(
        StoredEdit(row.id, row.seq, row.author, row.made_at, _parsed(by_seq.get(row.seq, ())), row.undoes)
        for row in groups
    )


def _operations(connection: Connection, brief_id: str, seq: int, column: str) -> tuple[Operation, ...]:
    rows = connection.execute(
        select(EDITS.c[column])
        .where((EDITS.c.brief == brief_id) & (EDITS.c.seq == seq))
        .order_by(EDITS.c.position)
    )
    return _parsed(row[0] for row in rows)


def _parsed(texts: Iterable[str]) -> tuple[Operation, ...]:
    return OPERATIONS.validate_python([json.loads(text) for text in texts])


def _reversible(connection: Connection, brief: Row[Any], author: str, *, of_undone: bool) -> Row[Any] | None:
    """Return the group of an author that undo takes back, or the undo that redo takes back; None without one.

    From the newest back, a group that another has taken back does not count, and what it took back itself
    stands again. Redo ends at the first edit that is neither undo nor redo.
    """
    rows = connection.execute(
        select(EDIT_GROUPS)
        .where(
            (EDIT_GROUPS.c.brief == brief.id)
            & (EDIT_GROUPS.c.author == author)
            & (EDIT_GROUPS.c.base == brief.base)
        )
        .order_by(EDIT_GROUPS.c.seq.desc())
    ).all()
    by_id = {row.id: row for row in rows}
    taken_back: set[str] = set()
    for row in rows:
        if row.id in taken_back:
            continue
        taken_back |= {row.undoes} - {None}
        is_redo = _is_redo(row, by_id)
        is_undo = row.undoes is not None and not is_redo
        if is_undo == of_undone:
            return row
        if of_undone and not is_redo:
            return None
    return None


def _is_redo(row: Row[Any], by_id: dict[str, Row[Any]]) -> bool:
    """Return whether a group takes back one that took something back itself."""
    of = by_id.get(row.undoes or "")
    return of is not None and of.undoes is not None and not _is_redo(of, by_id)
