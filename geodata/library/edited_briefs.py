"""Briefs as the store has them: published versions, and the working copies that editors see.

A brief enters the store at its first edit, with its file as the first version. From then on each change of
the file is noted there, and a saved version is written into the folder, over the file last seen alone.
"""

import hashlib
import logging
import os
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
from geodata.brief.brief_reader import BRIEF_FILE_NAME, MAX_BRIEF_BYTES
from geodata.editing.operations import Operation
from geodata.editing.record_path import Values
from geodata.errors import BriefmapError
from geodata.library.brief_entry import LibraryEntry, open_entry
from geodata.regular_file import FileReadError, read_regular_file
from geodata.store.brief_rows import BriefState, BriefVersion, version_values
from geodata.store.brief_versions import StoredBriefs
from geodata.store.store_engine import BriefStore, StoreError, current_store, has_store
from geodata.store.working_copies import StoredEdit, WorkingCopies
from geodata.tables.brief_opening import open_brief_values

_KEPT: Final = 8
"""Entries that are kept, in all."""


@dataclass(frozen=True)
class SavedVersion:
    """A version that was saved and published."""

    version: BriefVersion
    is_in_file: bool
    """Whether the file in the folder of the brief is this version now."""


class EditedBriefs:
    """Published versions and working copies as entries of the library; thread-safe."""

    def __init__(
        self,
        open_store: Callable[[], BriefStore] = current_store,
        has_store: Callable[[], bool] = has_store,
    ) -> None:
        """Take the functions that open the store, and tell whether there is one to be opened."""
        self._open_store, self._has_store = open_store, has_store
        self._logged = ""
        self._lock = threading.Lock()
        self._parts: tuple[BriefStore, WorkingCopies, StoredBriefs] | None = None
        self._kept: OrderedDict[str, LibraryEntry] = OrderedDict()

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
        return {
            name: self._as_stored(entry, states[name], edited=edited) if name in states else entry
            for name, entry in entries.items()
        }

    def edited_atlas(self, digest: str) -> Atlas | None:
        """Return the atlas of a working copy or a published version that was given out; None without one."""
        with self._lock:
            entries = tuple(self._kept.values())
        atlases = (entry.atlas for entry in entries)
        return next((each for each in atlases if each is not None and each.digest == digest), None)

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

    def note_file(self, entry: LibraryEntry) -> None:
        """Note the file of a brief in the store, where it is not the one last seen.

        Raises
        ------
        EditError
            Where the file cannot be read.
        StoreError
            Where the store does not take it.
        """
        if entry.folder is not None and (data := _file_bytes(entry.folder)) is not None:
            self.briefs.note_file(entry.id, str(entry.folder), data)

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
        written = entry.folder is not None and self._write_file(entry.id, entry.folder, version)
        return SavedVersion(version, written)

    def _write_file(self, brief_id: str, folder: Path, version: BriefVersion) -> bool:
        """Write a version into a folder, over the bytes last seen alone; return whether it stands there."""
        state = self.briefs.states()[brief_id]
        if shipped_briefs_directory() in folder.parents or state.waiting is not None:
            return False
        path = folder / BRIEF_FILE_NAME
        data = _file_bytes(folder)
        if data is None or hashlib.sha256(data).hexdigest() != state.file_digest:
            return False
        beside = path.with_name(f".{path.name}.{uuid4().hex}")
        try:
            beside.write_bytes(self.briefs.text(brief_id, version.number).encode())
            beside.chmod(path.stat().st_mode & 0o777)
            with beside.open("rb") as stream:
                os.fsync(stream.fileno())
            beside.replace(path)
        except OSError:
            logging.getLogger(__name__).warning("cannot write %s", path, exc_info=True)
            beside.unlink(missing_ok=True)
            return False
        self.briefs.note_written(brief_id, version.number)
        return True

    def _as_stored(self, entry: LibraryEntry, state: BriefState, *, edited: bool) -> LibraryEntry:
        is_file = state.published_digest == state.file_digest
        try:
            if edited and (state.edited or state.base != state.published):
                copy = self.copies.current(entry.id)
                return self._entry(entry, copy.key, lambda: copy.values)
            if state.published is None or is_file:
                return entry
            published = state.published
            key = f"{entry.id}#{published}"
            return self._entry(entry, key, lambda: version_values(self.briefs.text(entry.id, published)))
        except (BriefmapError, LookupError):
            logging.getLogger(__name__).exception("cannot open %s as the store has it", entry.id)
            return entry

    def _entry(self, entry: LibraryEntry, key: str, values: Callable[[], Values]) -> LibraryEntry:
        """Return the entry of other values of a brief; the last ones are kept."""
        with self._lock:
            kept = self._kept.get(key)
        if kept is not None:
            return kept
        folder = entry.folder or Path(entry.id)
        reading = open_brief_values(folder, values())
        made = open_entry(reading, entry.atlas, None)
        if made.atlas is not None and entry.text is not None and entry.text.matches(made.atlas.brief):
            made = replace(made, text=entry.text)
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return made

    def _log_once(self, message: str) -> None:
        """Log a fault of the store, unless it is the one that was logged last."""
        if message != self._logged:
            logging.getLogger(__name__).error("%s", message)
        self._logged = message

    def _opened(self) -> tuple[BriefStore, WorkingCopies, StoredBriefs]:
        store = self._open_store()
        with self._lock:
            if self._parts is None or self._parts[0] is not store:
                copies = WorkingCopies(store)
                self._parts = (store, copies, StoredBriefs(store, copies))
                self._kept.clear()
            return self._parts


def _file_bytes(folder: Path) -> bytes | None:
    try:
        return read_regular_file(folder / BRIEF_FILE_NAME, MAX_BRIEF_BYTES)
    except FileReadError:
        return None


@cache
def process_edits() -> EditedBriefs:
    """Return the edited briefs of this process."""
    return EditedBriefs()
