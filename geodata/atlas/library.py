"""The library: every brief that this process can open, read again when its files change.

Briefs are folders. The shipped ones lie under ``geodata/data/briefs``; ``BRIEFMAP_BRIEFS`` names a directory
with others (or one such folder). ``BRIEFMAP_TEXT`` names a file with the text of one of them, for texts that
do not lie beside their brief. A brief that cannot be opened is an entry with problems; the others open.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from threading import RLock

from geodata.atlas.atlas_frames import Atlas, build_atlas
from geodata.brief.brief_folders import TEXT_VARIABLE, configured_text_file, list_brief_folders
from geodata.brief.brief_reader import BRIEF_FILE_NAME, BriefReading, read_brief
from geodata.brief.checks.check import check_documents, check_text
from geodata.brief.problems import Problem
from geodata.brief.record_reading import brief_id_from_name
from geodata.brief.records import Brief
from geodata.brief.source_text import SourceText, TextError, load_attached_text, load_text
from geodata.words import LANGS
from geodata.words.localized_text import LocalizedText

FileStamps = tuple[tuple[str, int, int], ...]
"""Path, modification time (ns) and size of each file of a brief."""


@dataclass(frozen=True, eq=False)
class LibraryEntry:
    """One brief of the library; ``atlas`` is None where the brief cannot be opened."""

    id: str
    title: LocalizedText | None
    atlas: Atlas | None
    problems: tuple[Problem, ...] = ()
    text: SourceText | None = None
    folder: Path | None = None


@dataclass(frozen=True, eq=False)
class _CachedEntry:
    stamp: FileStamps
    entry: LibraryEntry


class BriefLibrary:
    """Briefs of some folders by id, in a stable order; thread-safe."""

    def __init__(self, places: Callable[[], tuple[Path, ...]] = list_brief_folders) -> None:
        """Take the function that lists the folders; it is called at every access."""
        self._places = places
        self._lock = RLock()
        self._shelves: dict[Path, _CachedEntry] = {}
        self._entries: dict[str, LibraryEntry] = {}
        self._added: dict[str, LibraryEntry] = {}

    def brief_ids(self) -> tuple[str, ...]:
        """Return the ids of all briefs, shipped ones first, broken ones included."""
        return tuple(self._current())

    def entry(self, brief_id: str) -> LibraryEntry:
        """Return the entry of a brief.

        Raises
        ------
        KeyError
            Where the library has no such brief.
        """
        entries = self._current()
        if brief_id not in entries:
            msg = f"no brief {brief_id!r} in the library; it has {', '.join(entries) or 'none'}"
            raise KeyError(msg)
        return entries[brief_id]

    def entries(self) -> tuple[LibraryEntry, ...]:
        """Return the entries of all briefs, in the order of :meth:`ids`."""
        return tuple(self._current().values())

    def atlas_by_digest(self, digest: str) -> Atlas | None:
        """Return the atlas of the brief whose files now have this digest; None where there is none."""
        atlases = (entry.atlas for entry in self._current().values())
        return next((each for each in atlases if each is not None and each.digest == digest), None)

    def add_atlas(self, made: Atlas) -> None:
        """Add an atlas made elsewhere; it stays until the process ends."""
        with self._lock:
            self._added[made.brief.id] = LibraryEntry(made.brief.id, made.brief.title, made)

    def _current(self) -> Mapping[str, LibraryEntry]:
        with self._lock:
            before = self._shelves
            self._shelves = {folder: self._shelved(folder) for folder in self._places()}
            if self._shelves != before or not self._entries:
                self._entries = _entries_by_id(
                    _with_text_problem(tuple(shelf.entry for shelf in self._shelves.values()))
                )
            return self._entries | self._added

    def _shelved(self, folder: Path) -> _CachedEntry:
        stamp, known = _file_stamps(folder), self._shelves.get(folder)
        if known is not None and known.stamp == stamp:
            return known
        return _CachedEntry(stamp, _open_entry(read_brief(folder), known.entry.atlas if known else None))


@cache
def process_library() -> BriefLibrary:
    """Return the library of this process."""
    return BriefLibrary()


def _file_stamps(folder: Path) -> FileStamps:
    paths = (
        folder / BRIEF_FILE_NAME,
        *(folder / f"text.{lang}.txt" for lang in LANGS),
        configured_text_file(),
    )
    return tuple(_file_stamp(path) for path in paths if path is not None)


def _file_stamp(path: Path) -> tuple[str, int, int]:
    try:
        facts = path.stat()
    except OSError:
        return str(path), 0, -1
    return str(path), facts.st_mtime_ns, facts.st_size


def _open_entry(reading: BriefReading, before: Atlas | None) -> LibraryEntry:
    """Return the entry of a folder just read; a brief with unchanged content keeps its atlas."""
    brief, folder = reading.brief, reading.folder
    if brief is None:
        return LibraryEntry(brief_id_from_name(folder.name), None, None, reading.problems, folder=folder)
    text, problems = _attached_text(reading, brief)
    documents = check_documents(brief, folder, file=str(folder / BRIEF_FILE_NAME), lines=reading.lines)
    problems = (*reading.problems, *problems, *documents)
    same = before is not None and before.digest == reading.digest
    try:
        made = before if same else build_atlas(brief, reading.digest)
    except Exception as error:  # one brief that cannot be drawn must not take the others down
        logging.getLogger(__name__).exception("no atlas of %s", folder)
        problems = (
            *problems,
            _problem(
                "no-atlas", folder / BRIEF_FILE_NAME, found=repr(error), expected="a brief that can be drawn"
            ),
        )
        return LibraryEntry(brief.id, brief.title, None, problems, folder=folder)
    return LibraryEntry(brief.id, brief.title, made, problems, text, folder)


def _attached_text(reading: BriefReading, brief: Brief) -> tuple[SourceText | None, tuple[Problem, ...]]:
    """Return the attached text of a brief where it matches, and the problems of it."""
    folder = reading.folder
    try:
        beside = load_attached_text(folder, brief)
        text = beside or _environment_text(brief)
    except TextError as error:
        return None, (_problem("text", folder, found=str(error), expected="the text of this brief"),)
    file = str(folder / BRIEF_FILE_NAME)
    problems = check_text(brief, text, file=file, lines=reading.lines) if text else ()
    return (text if text is not None and text.matches(brief) else None), problems


def _environment_text(brief: Brief) -> SourceText | None:
    """Return the text that ``BRIEFMAP_TEXT`` names where it is the text of this brief, else None."""
    path = configured_text_file()
    text = None if path is None else load_text(path)
    return text if text is not None and text.matches(brief) else None


def _with_text_problem(entries: tuple[LibraryEntry, ...]) -> tuple[LibraryEntry, ...]:
    """Return the entries, with a problem in each where ``BRIEFMAP_TEXT`` names a text of none of them."""
    path = configured_text_file()
    if path is None or any(entry.text is not None for entry in entries):
        return entries
    problem = _problem(
        "text-hash",
        path,
        found="a text that no brief here was made from",
        expected="the text of one of them",
        mend=f"correct {TEXT_VARIABLE}, or unset it to read without the text",
    )
    return tuple(entry if entry.problems else replace(entry, problems=(problem,)) for entry in entries)


def _entries_by_id(entries: tuple[LibraryEntry, ...]) -> dict[str, LibraryEntry]:
    """Return entries by id; of two with one id the first is opened, and both get a problem."""
    named: dict[str, LibraryEntry] = {}
    for entry in entries:
        first = named.get(entry.id)
        if first is None:
            named[entry.id] = entry
            continue
        named[first.id] = replace(first, problems=(*first.problems, _duplicate_problem(first, entry)))
        again = next(
            name for number in range(2, len(entries) + 2) if (name := f"{entry.id}-{number}") not in named
        )
        named[again] = replace(
            entry,
            id=again,
            atlas=None,
            text=None,
            problems=(*entry.problems, _duplicate_problem(entry, first)),
        )
    return named


def _duplicate_problem(entry: LibraryEntry, other: LibraryEntry) -> Problem:
    return _problem(
        "duplicate-brief",
        (entry.folder or Path()) / BRIEF_FILE_NAME,
        found=f"the id {entry.id}, which {other.folder} has too",
        expected="an id of its own for each brief",
        mend="write another id: in one of the two; until then the first is shown",
    )


def _problem(
    code: str,
    file: Path,
    *,
    found: str,
    expected: str,
    mend: str = "correct the file; it is read again by itself",
) -> Problem:
    return Problem(code, str(file), None, record="", field="", found=found, expected=expected, mend=mend)
