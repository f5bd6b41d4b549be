"""The library: every brief that this process can open, read again when its files change.

Briefs are folders. The shipped ones lie under ``geodata/data/briefs``; ``BRIEFMAP_BRIEFS`` names a directory
with others (or one such folder). ``BRIEFMAP_TEXT`` names a file with the text of one of them, for texts that
do not lie beside their brief. A brief that cannot be opened is an entry with problems; the others open. One
that can no longer be read keeps its last good version.

Folders are listed and read under no lock that a visitor waits for. Each changed folder is read once, in a
thread of its own; visitors wait a moment for it and then go on with the version before.
"""

import logging
import os
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, partial
from operator import is_not
from pathlib import Path
from typing import Final

from geodata.atlas.atlas_frames import Atlas
from geodata.brief.brief_files import content_hash, digest_with_files
from geodata.brief.brief_folders import configured_text_file, list_brief_folders
from geodata.brief.brief_reader import BRIEF_FILE_NAME
from geodata.library.brief_entry import (
    LibraryEntry,
    entries_by_id,
    entry_problem,
    last_good_entry,
    open_entry,
    unopened_entry,
    with_text_problem,
)
from geodata.library.edited_briefs import process_edits
from geodata.library.file_stamps import FileStamps, file_stamps, may_have_changed
from geodata.library.reading_pool import OVERDUE_S, ReadingPool
from geodata.tables.brief_opening import open_brief
from geodata.words import CatalogueText

FIRST_WAIT_S: Final = 10.0
"""Longest wait for the briefs that are there at first, and for one that is named."""
WAIT_S: Final = 0.5
"""Longest wait for briefs that were changed or added since."""
MANY_FOLDERS: Final = 100
"""Number of folders from which they are not looked at anew at every visit."""
LONG_LOOK_S: Final = 1.0
"""Duration of a look at the folders from which it is not repeated at every visit either."""
LOOK_SHARE: Final = 10
"""Such a look is not repeated before so many times its duration."""


@dataclass(eq=False)
class _Reading:
    """A reading of a folder that was submitted."""

    stamps: FileStamps
    is_first: bool
    began: float = field(default_factory=time.monotonic)
    done: threading.Event = field(default_factory=threading.Event)


@dataclass(frozen=True, eq=False)
class _Contents:
    """A folder as it was read: its entry, the files that the brief draws from, and the digest of all."""

    entry: LibraryEntry | None = None
    files: tuple[Path, ...] = ()
    digest: str = ""


@dataclass(eq=False)
class _Shelf:
    """One folder: its contents, and the reading that will replace them."""

    folder: Path
    contents: _Contents = _Contents()
    good: LibraryEntry | None = None
    """Last entry that could be opened."""
    stamps: FileStamps = ()
    looked_ns: int = 0
    """Time at which the reading of the contents began, in ns since 1970."""
    reading: _Reading | None = None

    def watched(self, text_file: Path | None) -> tuple[Path, ...]:
        """Return the files whose change makes another entry; that of the environment is the last."""
        beside = (self.folder / BRIEF_FILE_NAME, *self.contents.files)
        return beside if text_file is None else (*beside, text_file)

    def may_differ(self, stamps: FileStamps) -> bool:
        """Return whether the files may have another content than the one that was read."""
        return self.stamps != stamps or may_have_changed(stamps, self.looked_ns)

    def put(self, contents: _Contents, stamps: FileStamps, looked_ns: int) -> None:
        """Replace the contents; without an atlas the last good version stays open, with the problems."""
        entry = contents.entry
        if entry is not None and contents is not self.contents:
            self.contents = replace(contents, entry=last_good_entry(entry, self.good))
            self.good = entry if entry.atlas is not None else self.good
        self.stamps, self.looked_ns, self.reading = stamps, looked_ns, None

    def shown(self) -> LibraryEntry:
        """Return the entry as it can be shown now."""
        entry, file = self.contents.entry, self.folder / BRIEF_FILE_NAME
        overdue = self.reading is not None and time.monotonic() - self.reading.began > OVERDUE_S
        if entry is not None and not overdue:
            return entry
        slow = CatalogueText("problem.being-read.found-slow", seconds=OVERDUE_S)
        problem = entry_problem(
            "being-read",
            file,
            found=slow if overdue else CatalogueText("problem.being-read.found"),
            expected=CatalogueText("problem.being-read.expected"),
            mend=CatalogueText(
                "problem.being-read.remedy" if entry is None else "problem.being-read.remedy-shown"
            ),
        )
        if entry is None:
            return unopened_entry(self.folder, problem)
        return replace(entry, problems=(*entry.problems, problem))


class BriefLibrary:
    """Briefs of some folders by id, in a stable order; thread-safe."""

    def __init__(self, places: Callable[[], tuple[Path, ...]] = list_brief_folders) -> None:
        """Take the function that lists the folders; it is called at every access."""
        self._places = places
        self._lock = threading.Lock()
        self._looking = threading.Lock()
        self._next_look = 0.0
        self._look_began: float | None = None
        self._pool = ReadingPool()
        self._shelves: dict[Path, _Shelf] = {}
        self._entries: dict[str, LibraryEntry] = {}
        self._shown: tuple[LibraryEntry, ...] | None = None
        self._added: dict[str, LibraryEntry] = {}

    def entries(
        self, wanted: str | None = None, *, wait: bool = True, edited: bool = False
    ) -> tuple[LibraryEntry, ...]:
        """Return the entries of all briefs, shipped ones first, broken ones included.

        Between two calls a brief may come, go, or change its id: what belongs together is taken in one call.

        Parameters
        ----------
        wanted
            Id of the brief that is waited for longer where it is being read.
        wait
            Without it a brief that is being read is in its last version, or is none yet.
        edited
            With the edits since its last version, as editors see a brief.
        """
        found = self._current(wanted, wait=wait)
        return tuple(process_edits().as_stored(found, edited=edited).values())

    def atlas_by_digest(self, digest: str, *, edited: bool = False) -> Atlas | None:
        """Return the atlas of a brief that now has this digest; None where there is none.

        Parameters
        ----------
        edited
            With those of working copies, which editors see.
        """
        entries = (*self.entries(), *(self.entries(edited=True) if edited else ()))
        atlases = (entry.atlas for entry in entries)
        found = next((each for each in atlases if each is not None and each.digest == digest), None)
        return process_edits().edited_atlas(digest) if found is None and edited else found

    def add_atlas(self, made: Atlas) -> None:
        """Add an atlas made elsewhere; it stays until the process ends."""
        with self._lock:
            self._added[made.brief.id] = LibraryEntry(made.brief.id, made.brief.title, made)

    def _current(self, wanted: str | None = None, *, wait: bool = True) -> Mapping[str, LibraryEntry]:
        """Return the entries by id, after a look at the folders and a wait for readings."""
        text_file = configured_text_file()
        self._look(text_file)
        self._pool.replace_overdue()
        if wait:
            self._wait(wanted)
        with self._lock:
            shown = tuple(shelf.shown() for shelf in self._shelves.values())
            if self._shown is None or len(shown) != len(self._shown) or any(map(is_not, shown, self._shown)):
                unread = any(shelf.contents.entry is None for shelf in self._shelves.values())
                self._entries = entries_by_id(shown if unread else with_text_problem(shown, text_file))
                self._shown = shown
            return self._entries | self._added

    def _look(self, text_file: Path | None) -> None:
        """Submit a reading of each folder that has changed.

        One thread looks at a time; others wait for it, but not for long where the file system holds it up.
        """
        began, now = self._look_began, time.monotonic()
        patience = WAIT_S if began is None else max(0.0, began + WAIT_S - now)
        if now < self._next_look or not self._looking.acquire(timeout=patience):
            return
        self._look_began = now
        try:
            self._submit_changed(self._places(), text_file)
        except Exception:  # the briefs that are known stay open
            logging.getLogger(__name__).exception("cannot list the briefs")
        finally:
            took = time.monotonic() - now
            is_costly = took > LONG_LOOK_S or len(self._shelves) > MANY_FOLDERS
            self._next_look = time.monotonic() + (took * LOOK_SHARE if is_costly else 0)
            self._look_began = None
            self._looking.release()

    def _submit_changed(self, listed: tuple[Path, ...], text_file: Path | None) -> None:
        known, is_first = self._shelves, self._shown is None
        shelves = {folder: known.get(folder) or _Shelf(folder) for folder in _with_kept(listed, known)}
        stamps = {folder: file_stamps(shelf.watched(text_file)) for folder, shelf in shelves.items()}
        with self._lock:
            self._shelves = shelves
            for folder, shelf in shelves.items():
                if shelf.reading is None and shelf.may_differ(stamps[folder]):
                    shelf.reading = _Reading(stamps[folder], is_first)
                    self._pool.submit(partial(self._read, shelf, shelf.reading, text_file))

    def _read(self, shelf: _Shelf, reading: _Reading, text_file: Path | None) -> None:
        """Read a folder, in a thread of the pool, and put its entry in place of the one before."""
        looked_ns = time.time_ns()
        try:
            contents = _read_contents(shelf, reading.stamps, text_file)
        except Exception as error:  # the other briefs are read whatever happens here
            logging.getLogger(__name__).exception("cannot open %s", shelf.folder)
            problem = entry_problem(
                "internal",
                shelf.folder / BRIEF_FILE_NAME,
                found=CatalogueText("problem.internal.found", error=type(error).__name__),
                expected=CatalogueText("problem.internal.expected"),
                mend=CatalogueText("problem.internal.remedy"),
            )
            contents = _Contents(unopened_entry(shelf.folder, problem), shelf.contents.files, "")
        with self._lock:
            shelf.put(contents, reading.stamps, looked_ns)
        reading.done.set()

    def _wait(self, wanted: str | None) -> None:
        """Wait for the readings in progress, each at most its time from its submission."""
        with self._lock:
            is_unknown = wanted not in self._entries
            pending = [
                (shelf.contents.entry, shelf.reading)
                for shelf in self._shelves.values()
                if shelf.reading is not None
            ]
        for entry, reading in pending:
            is_wanted = wanted is not None and (entry is None or entry.id == wanted or is_unknown)
            longest = FIRST_WAIT_S if reading.is_first or is_wanted else WAIT_S
            reading.done.wait(max(0.0, reading.began + longest - time.monotonic()))


def _read_contents(shelf: _Shelf, stamps: FileStamps, text_file: Path | None) -> _Contents:
    """Return the contents of a folder; those of before where no file has another content."""
    before = shelf.contents
    same_text = text_file is None or shelf.stamps[-1:] == stamps[-1:]
    if before.entry is not None and same_text and before.digest == _folder_digest(shelf.folder, before.files):
        return before
    found = open_brief(shelf.folder)
    text_stamp = None if text_file is None else (text_file, stamps[-1:])
    entry = open_entry(found, shelf.good.atlas if shelf.good else None, text_stamp)
    process_edits().note_changed_file(entry)
    for problem in entry.problems:
        logging.getLogger(__name__).warning("%s", problem)
    return _Contents(entry, found.files, found.digest)


def _folder_digest(folder: Path, files: tuple[Path, ...]) -> str:
    return digest_with_files(content_hash(folder / BRIEF_FILE_NAME), folder, files)


def _with_kept(listed: tuple[Path, ...], known: Mapping[Path, _Shelf]) -> list[Path]:
    """Return the listed folders, and known ones that still exist but hold no brief at the moment.

    An editor may delete a file before it writes it anew: its last good version keeps its place.
    """
    folders = list(dict.fromkeys(listed))
    before: Path | None = None
    for folder, shelf in known.items():
        if folder not in listed and shelf.good is not None and _lacks_brief(folder):
            folders.insert(folders.index(before) + 1 if before in folders else 0, folder)
        before = folder
    return folders


def _lacks_brief(folder: Path) -> bool:
    """Return whether a folder exists and holds no brief."""
    return folder.is_dir() and not os.path.lexists(folder / BRIEF_FILE_NAME)


@cache
def process_library() -> BriefLibrary:
    """Return the library of this process."""
    return BriefLibrary()
