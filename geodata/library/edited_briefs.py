"""Briefs as the store has them: published versions, and the working copies that editors see.

A brief enters the store at its first edit, with its file as the first version. From then on each change of
the file is noted there, and a saved version is written into the folder, over the file last seen alone.
"""

import hashlib
import logging
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final
from uuid import uuid4

from geodata.atlas.atlas_frames import Atlas
from geodata.brief.brief_folders import shipped_briefs_directory
from geodata.brief.brief_reader import BRIEF_FILE_NAME, MAX_BRIEF_BYTES, BriefReading
from geodata.brief.yaml_edit import EditError
from geodata.editing.operations import Operation, apply_operations
from geodata.editing.record_path import Values
from geodata.editing.yaml_update import yaml_with_values
from geodata.errors import BriefmapError
from geodata.library.brief_entry import LibraryEntry, open_entry
from geodata.regular_file import FileReadError, read_regular_file
from geodata.store.brief_rows import BriefState, BriefVersion, decoded_text, version_values
from geodata.store.brief_versions import StoredBriefs
from geodata.store.file_replacement import FileChangedError, replace_file
from geodata.store.store_engine import StoreDatabase, StoreError, current_store, has_store
from geodata.store.stored_files import StoredFiles
from geodata.store.working_copies import StoredEdit, WorkingCopies
from geodata.tables.brief_opening import open_brief, open_brief_values

_KEPT: Final = 8
"""Entries that are kept, in all."""


@dataclass(frozen=True)
class SavedVersion:
    """A version that was saved and published."""

    version: BriefVersion
    is_in_file: bool
    """Whether the file in the folder of the brief is this version now."""


class EditedBriefs:
    """Published versions and working copies as entries, with or without a folder; thread-safe."""

    def __init__(
        self,
        open_store: Callable[[], StoreDatabase] = current_store,
        has_store: Callable[[], bool] = has_store,
    ) -> None:
        """Take the functions that open the store, and tell whether there is one to be opened."""
        self._open_store, self._has_store = open_store, has_store
        self._logged = ""
        self._lock = threading.Lock()
        self._parts: tuple[StoreDatabase, WorkingCopies, StoredBriefs] | None = None
        self._kept: OrderedDict[str, LibraryEntry] = OrderedDict()
        self._kept_values: dict[str, Values] = {}
        self._own: dict[str, tuple[tuple[str, int, int], LibraryEntry]] = {}

    @property
    def copies(self) -> WorkingCopies:
        """Working copies of the store.

        Raises
        ------
        StoreError
            Where the store cannot be opened.
        """
        return self._opened()[1]

    @property
    def briefs(self) -> StoredBriefs:
        """Briefs of the store.

        Raises
        ------
        StoreError
            Where the store cannot be opened.
        """
        return self._opened()[2]

    def as_stored(self, entries: Mapping[str, LibraryEntry], *, edited: bool) -> dict[str, LibraryEntry]:
        """Return entries of folders as the store has them: in the published version, or as they are edited.

        Where the store does not answer, they are those of the files.
        """
        try:
            states = self.briefs.states() if self._has_store() else {}
        except StoreError as error:
            self._log_once(str(error))
            return dict(entries)
        others = {name: state for name, state in states.items() if name not in entries}
        own = self._own_entries(others, edited=edited)
        return {
            name: self._as_stored(entry, states[name], edited=edited) if name in states else entry
            for name, entry in (*entries.items(), *sorted(own.items()))
        }

    def edited_atlas(self, digest: str) -> Atlas | None:
        """Return the atlas of a working copy or a published version that was given out; None without one."""
        with self._lock:
            entries = tuple(self._kept.values())
        atlases = (entry.atlas for entry in entries)
        return next((each for each in atlases if each is not None and each.digest == digest), None)

    def values_of_digest(self, digest: str) -> Values | None:
        """Return the values of a working copy or a version that was given out under a digest."""
        with self._lock:
            found = next((key for key, each in self._kept.items() if _has_digest(each, digest)), None)
            return self._kept_values.get(found) if found is not None else None

    def edit(
        self, entry: LibraryEntry, operations: tuple[Operation, ...], author: str, edit_id: str = ""
    ) -> StoredEdit:
        """Store edits of a brief before anybody sees them.

        Raises
        ------
        EditError
            Where the brief does not take one of them; none is stored.
        StoreError
            Where the store does not take them.
        """
        self.note_file(entry)
        return self.copies.apply(entry.id, edit_id or uuid4().hex, author, operations)

    def state(self, brief_id: str) -> BriefState | None:
        """Return the state of a brief in the store; None where it is not in it.

        Raises
        ------
        StoreError
            Where the store does not answer.
        """
        return self.briefs.states().get(brief_id) if self._has_store() else None

    def values(self, entry: LibraryEntry) -> Values:
        """Return the values of a brief as it is edited.

        Raises
        ------
        EditError
            Where its file cannot be read.
        StoreError
            Where the store does not answer.
        """
        if self.state(entry.id) is not None:
            return self.copies.current(entry.id).values
        data = _file_bytes(entry.folder) if entry.folder is not None else None
        if data is None:
            message = f"{entry.id}: found no file that can be read, expected brief.yaml; correct it first"
            raise EditError(message)
        return version_values(decoded_text(data))

    def text(self, entry: LibraryEntry) -> str:
        """Return the text of ``brief.yaml`` with the edits; lines that they do not touch stay as they are.

        Raises
        ------
        EditError
            Where the file cannot be read, or the values do not fit into it.
        StoreError
            Where the store does not answer.
        """
        state = self.state(entry.id)
        if state is not None:
            return yaml_with_values(self.briefs.text(entry.id, state.base), self.values(entry))
        return decoded_text(_file_bytes(entry.folder) or b"") if entry.folder is not None else ""

    def preview(self, entry: LibraryEntry, operations: tuple[Operation, ...]) -> BriefReading:
        """Return the brief as it would be read after some edits, which are not stored.

        Raises
        ------
        EditError
            Where the brief does not take one of them.
        StoreError
            Where the store does not answer.
        """
        values, _ = apply_operations(self.values(entry), operations)
        return open_brief_values(entry.folder or Path(entry.id), values)

    def note_file(self, entry: LibraryEntry) -> None:
        """Note the file of a brief in the store, where it is not the one last seen.

        Raises
        ------
        EditError
            Where the file cannot be read.
        StoreError
            Where the store does not take it.
        """
        if entry.folder is None or entry.is_of_store:
            return
        if (data := _file_bytes(entry.folder)) is not None:
            self.briefs.note_file(entry.id, str(entry.folder), data)

    def note_changed_file(self, entry: LibraryEntry) -> None:
        """Note the file of a brief that was read anew, where the store has the brief; a fault is logged."""
        try:
            if self.state(entry.id) is not None:
                self.note_file(entry)
        except (EditError, StoreError) as error:
            self._log_once(str(error))

    def save(self, entry: LibraryEntry, author: str, message: str = "") -> SavedVersion:
        """Make a version of a working copy and publish it, and write it into the folder of the brief.

        The file of a shipped brief, one that was changed meanwhile, and one that cannot be written stay as
        they are.

        Raises
        ------
        EditError
            Where the values do not fit into the file.
        StoreError
            Where the store does not take the version.
        """
        if entry.id not in self.briefs.states():
            self.note_file(entry)
        version = self.briefs.save(entry.id, author, message)
        self.note_file(entry)
        self.briefs.publish(entry.id, version.number)
        folder = None if entry.is_of_store else entry.folder
        return SavedVersion(version, folder is not None and self._write_file(entry.id, folder, version))

    def _write_file(self, brief_id: str, folder: Path, version: BriefVersion) -> bool:
        """Write a version into a folder, over the bytes last seen alone; return whether it stands there."""
        state = self.briefs.states()[brief_id]
        if shipped_briefs_directory() in folder.parents or state.waiting is not None:
            return False
        path, data = folder / BRIEF_FILE_NAME, _file_bytes(folder)
        if data is None or hashlib.sha256(data).hexdigest() != state.file_digest:
            return False
        try:
            replace_file(path, self.briefs.text(brief_id, version.number).encode(), over=data)
        except (OSError, FileChangedError):
            logging.getLogger(__name__).warning("cannot write %s", path, exc_info=True)
            return False
        self.briefs.note_written(brief_id, version.number)
        return True

    def _own_entries(self, states: Mapping[str, BriefState], *, edited: bool) -> dict[str, LibraryEntry]:
        """Return the briefs that the store alone has, in the version that they are shown from."""
        shown = {
            name: state.base if edited else state.published
            for name, state in states.items()
            if state.is_of_store
        }
        return {
            name: entry
            for name, number in shown.items()
            if number is not None and (entry := self._own_entry(name, number, states[name].head)) is not None
        }

    def _own_entry(self, brief_id: str, number: int, head: int) -> LibraryEntry | None:
        key = (brief_id, number, head)
        if self._own.get(brief_id, (None, None))[0] != key:
            try:
                text = self.briefs.text(brief_id, number)
                folder = StoredFiles(self._opened()[0]).materialise(brief_id, text)
                entry = replace(open_entry(open_brief(folder), None, None), is_of_store=True)
            except (BriefmapError, LookupError):
                logging.getLogger(__name__).exception("cannot open %s from the store", brief_id)
                return None
            self._own[brief_id] = key, entry
        return self._own[brief_id][1]

    def _as_stored(self, entry: LibraryEntry, state: BriefState, *, edited: bool) -> LibraryEntry:
        is_file = state.published_digest == state.file_digest
        try:
            if edited and (state.edited or state.base != state.published):
                copy = self.copies.current(entry.id)
                return self._entry(entry, copy.key, lambda: copy.values, is_working_copy=True)
            if state.published is None or is_file:
                return entry
            published = state.published
            key = f"{entry.id}#{published}"
            return self._entry(entry, key, lambda: version_values(self.briefs.text(entry.id, published)))
        except (BriefmapError, LookupError):
            logging.getLogger(__name__).exception("cannot open %s as the store has it", entry.id)
            return entry

    def _entry(
        self, entry: LibraryEntry, key: str, values: Callable[[], Values], *, is_working_copy: bool = False
    ) -> LibraryEntry:
        """Return the entry of other values of a brief with the same files; the last ones are kept."""
        key = f"{key} {entry.atlas.digest if entry.atlas else ''} {entry.text is not None}"
        with self._lock:
            kept = self._kept.get(key)
        if kept is not None:
            return kept
        found = values()
        reading = open_brief_values(entry.folder or Path(entry.id), found)
        made = replace(open_entry(reading, None, None), is_of_store=entry.is_of_store)
        if made.atlas is not None and is_working_copy:
            made = replace(made, atlas=replace(made.atlas, brief=made.atlas.brief.as_working_copy()))
        if made.atlas is not None and entry.text is not None and entry.text.matches(made.atlas.brief):
            made = replace(made, text=entry.text)
        with self._lock:
            self._kept[key], self._kept_values[key] = made, found
            while len(self._kept) > _KEPT:
                oldest, _ = self._kept.popitem(last=False)
                del self._kept_values[oldest]
        return made

    def _log_once(self, message: str) -> None:
        """Log a fault of the store, unless it is the one that was logged last."""
        if message != self._logged:
            logging.getLogger(__name__).error("%s", message)
        self._logged = message

    def _opened(self) -> tuple[StoreDatabase, WorkingCopies, StoredBriefs]:
        store = self._open_store()
        with self._lock:
            if self._parts is None or self._parts[0] is not store:
                copies = WorkingCopies(store)
                self._parts = (store, copies, StoredBriefs(store, copies))
                self._kept.clear()
                self._kept_values.clear()
                self._own.clear()
            return self._parts


def _has_digest(entry: LibraryEntry, digest: str) -> bool:
    return entry.atlas is not None and entry.atlas.digest == digest


def _file_bytes(folder: Path) -> bytes | None:
    try:
        return read_regular_file(folder / BRIEF_FILE_NAME, MAX_BRIEF_BYTES)
    except FileReadError:
        return None


@cache
def process_edits() -> EditedBriefs:
    """Return the edited briefs of this process."""
    return EditedBriefs()
