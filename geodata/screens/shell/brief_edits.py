"""Edits of the open brief: stored before they are drawn, or refused with the reason."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import streamlit as st

from geodata.brief.problems import Problem
from geodata.brief.yaml_edit import EditError
from geodata.editing.operations import EditConflict, EditConflictError, Operation, SetField
from geodata.editing.record_path import Values
from geodata.library.brief_entry import LibraryEntry
from geodata.library.edited_briefs import SavedVersion, process_edits
from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.session_store import sees_edits, session_person
from geodata.store.store_engine import StoreError
from geodata.words import CatalogueText

_REFUSED: Final = "refused-edit"
_SAVED: Final = "saved-version"

EditMaker = Callable[[Values], tuple[Operation, ...]]
"""Function that gives the edits of one action, from the values of the brief as it is edited."""


@dataclass(frozen=True)
class RefusedEdit:
    """An edit that was not stored."""

    brief: str
    reason: CatalogueText
    operations: tuple[Operation, ...] = ()
    conflict: EditConflict | None = None
    """The value that someone else has set meanwhile, where that is the reason."""


def may_edit(context: PageContext) -> bool:
    """Return whether this session may edit the open brief."""
    return context.has_brief and sees_edits()


def store_edit(context: PageContext, make: EditMaker) -> bool:
    """Store the edits of one action; return whether they are stored. A refusal is shown as a notice."""
    entry = context.entry
    st.session_state.pop(_REFUSED, None)
    if entry is None or not may_edit(context):
        return False
    try:
        operations = make(process_edits().values(entry))
    except (EditError, StoreError) as error:
        return _refuse(entry, error)
    return not operations or _store(entry, operations)


def problems_of_edit(
    context: PageContext, operations: tuple[Operation, ...], event_id: str
) -> tuple[Problem, ...]:
    """Return the problems for which an event would be left off after some edits; none where it would not."""
    if context.entry is None:
        return ()
    try:
        reading = process_edits().preview(context.entry, operations)
    except (EditError, StoreError):
        return ()  # the edit itself is refused with the reason
    is_there = reading.brief is not None and event_id in reading.brief.event_by_id
    return () if is_there else reading.problems


def take_own_value(context: PageContext, refused: RefusedEdit) -> None:
    """Store a refused edit over the value that someone else has set."""
    st.session_state.pop(_REFUSED, None)
    if context.entry is not None and may_edit(context) and refused.conflict is not None:
        _store(context.entry, tuple(_made_on(each, refused.conflict) for each in refused.operations))


def drop_refused_edit() -> None:
    """Let go of a refused edit."""
    st.session_state.pop(_REFUSED, None)


def undo_edit(context: PageContext, *, again: bool = False) -> None:
    """Take back this person's last edit; with ``again`` do the one again that was taken back last."""
    entry = context.entry
    if entry is None or not may_edit(context):
        return
    copies, author = process_edits().copies, session_person().id
    try:
        if again:
            copies.redo(entry.id, author)
        else:
            copies.undo(entry.id, author)
    except LookupError:
        return  # nobody has edited the brief yet
    except (EditError, StoreError) as error:
        _refuse(entry, error)


def save_version(context: PageContext, message: str) -> None:
    """Save the open brief as a version and publish it; the result, or the refusal, is shown."""
    if context.entry is None or not may_edit(context):
        return
    try:
        saved = process_edits().save(context.entry, session_person().id, message)
    except (EditError, StoreError) as error:
        _refuse(context.entry, error)
        return
    st.session_state[_SAVED] = (context.entry.id, saved)


def choose_waiting_version(context: PageContext, *, keep_edits: bool) -> None:
    """Go on from the file that was changed outside, or from the edits made here."""
    if context.entry is not None and may_edit(context):
        author = session_person().id
        process_edits().briefs.take_waiting(context.entry.id, author, keep_edits=keep_edits)


def has_unpublished_edits(context: PageContext) -> bool:
    """Return whether this session sees edits of the open brief that readers of a link do not."""
    if context.entry is None or not may_edit(context):
        return False
    try:
        state = process_edits().state(context.entry.id)
    except StoreError:
        return False
    return state is not None and (state.edited > 0 or state.base != state.published)


def last_saved_version(context: PageContext) -> SavedVersion | None:
    """Return the version of the open brief that this session has saved last; None without one."""
    kept: tuple[str, SavedVersion] | None = st.session_state.get(_SAVED)
    return kept[1] if kept is not None and context.entry is not None and kept[0] == context.entry.id else None


def refused_edit(context: PageContext) -> RefusedEdit | None:
    """Return the last edit of this session of the open brief, where it was refused."""
    kept: RefusedEdit | None = st.session_state.get(_REFUSED)
    return kept if kept is not None and context.entry is not None and kept.brief == context.entry.id else None


def _store(entry: LibraryEntry, operations: tuple[Operation, ...]) -> bool:
    try:
        process_edits().edit(entry, operations, session_person().id)
    except (EditError, StoreError) as error:
        return _refuse(entry, error)
    return True


def _refuse(entry: LibraryEntry, error: Exception) -> bool:
    key = "edits.refused-store" if isinstance(error, StoreError) else "edits.refused-reason"
    conflict = error.conflict if isinstance(error, EditConflictError) else None
    operations = error.operations if isinstance(error, EditConflictError) else ()
    reason = CatalogueText(key, detail=str(error))
    st.session_state[_REFUSED] = RefusedEdit(entry.id, reason, operations, conflict)
    return False


def _made_on(operation: Operation, conflict: EditConflict) -> Operation:
    """Return an operation as made on the value that the brief has now."""
    if isinstance(operation, SetField) and (operation.record, operation.field) == (
        conflict.record,
        conflict.field,
    ):
        changed: dict[str, Any] = {"before": conflict.theirs}
        return operation.model_copy(update=changed)
    return operation
