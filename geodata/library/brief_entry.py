"""Entries of the library: a brief that was opened, or the problems that prevent it."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from geodata.atlas.atlas_frames import Atlas, build_atlas
from geodata.brief.brief_reader import BRIEF_FILE_NAME, BriefReading
from geodata.brief.checks.check import check_documents, check_text
from geodata.brief.problems import Problem
from geodata.brief.record_reading import brief_id_from_name, with_blocking_problems
from geodata.brief.records import Brief
from geodata.brief.source_text import SourceText, TextError, load_attached_text, load_text
from geodata.library.file_stamps import FileStamps
from geodata.settings import variable_of
from geodata.words import CatalogueText
from geodata.words.localized_text import LocalizedText


@dataclass(frozen=True, eq=False)
class LibraryEntry:
    """One brief of the library; ``atlas`` is None where the brief cannot be opened."""

    id: str
    title: LocalizedText | None
    atlas: Atlas | None
    problems: tuple[Problem, ...] = ()
    text: SourceText | None = None
    folder: Path | None = None
    is_of_store: bool = False
    """Whether the store alone has the brief: its folder is laid out from there, and no file of an owner's."""
    is_last_good: bool = False
    """Whether the file can no longer be read, and this is its last version that could be."""


def open_entry(
    reading: BriefReading, before: Atlas | None, environment_text: tuple[Path, FileStamps] | None
) -> LibraryEntry:
    """Return the entry of a folder just read; a brief with unchanged content keeps its atlas."""
    brief, folder = reading.brief, reading.folder
    if brief is None:
        return LibraryEntry(brief_id_from_name(folder.name), None, None, reading.problems, folder=folder)
    file = folder / BRIEF_FILE_NAME
    text, found = _attached_text(reading, brief, environment_text)
    documents = check_documents(brief, folder, file=str(file), lines=reading.lines)
    problems = (*reading.problems, *found, *documents)
    brief = with_blocking_problems(brief, problems)
    try:
        made = before if before and _is_same(before, brief, reading) else build_atlas(brief, reading.digest)
    except Exception as error:  # one brief that cannot be drawn must not take the others down
        logging.getLogger(__name__).exception("no atlas of %s", folder)
        expected = CatalogueText("problem.no-atlas.expected")
        problem = entry_problem("no-atlas", file, found=repr(error), expected=expected)
        return LibraryEntry(brief.id, brief.title, None, (*problems, problem), folder=folder)
    return LibraryEntry(brief.id, brief.title, made, problems, text, folder)


def _is_same(before: Atlas, brief: Brief, reading: BriefReading) -> bool:
    """Return whether an atlas is that of a brief just read, finished as it is or not."""
    return before.digest == reading.digest and before.brief.is_unfinished == brief.is_unfinished


def unopened_entry(folder: Path, problem: Problem) -> LibraryEntry:
    """Return the entry of a folder that was not read, with the reason."""
    return LibraryEntry(brief_id_from_name(folder.name), None, None, (problem,), folder=folder)


def last_good_entry(entry: LibraryEntry, good: LibraryEntry | None) -> LibraryEntry:
    """Return the entry, or the last one that opened, with the problems that its file has now."""
    if entry.atlas is not None or good is None:
        return entry
    return replace(good, problems=entry.problems, is_last_good=True)


def with_text_problem(entries: tuple[LibraryEntry, ...], text_file: Path | None) -> tuple[LibraryEntry, ...]:
    """Return the entries, with a problem in each where the settings name a text of none of them."""
    if text_file is None or any(entry.text is not None for entry in entries):
        return entries
    problem = entry_problem(
        "text-hash",
        text_file,
        found=CatalogueText("problem.text-hash.found-of-none"),
        expected=CatalogueText("problem.text-hash.expected-of-any"),
        mend=CatalogueText("problem.text-hash.remedy-of-setting", setting=variable_of("text")),
    )
    return tuple(entry if entry.problems else replace(entry, problems=(problem,)) for entry in entries)


def entries_by_id(entries: tuple[LibraryEntry, ...]) -> dict[str, LibraryEntry]:
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


def entry_problem(
    code: str,
    file: Path,
    *,
    found: str,
    expected: CatalogueText,
    mend: CatalogueText | None = None,
) -> Problem:
    """Return a problem of a whole file; without a remedy of its own, that is to correct the file."""
    return Problem(
        code,
        str(file),
        None,
        record="",
        field="",
        found=found,
        expected=expected,
        mend=mend or CatalogueText("remedy.correct-file"),
    )


def resolve_entry(entries: Iterable[LibraryEntry], brief_id: str | None) -> LibraryEntry | None:
    """Return the entry of the brief with this id, None where there is none.

    Without an id it is the first that opens, else the first, None in an empty library.
    """
    entries = tuple(entries)
    if brief_id is not None:
        return next((entry for entry in entries if entry.id == brief_id), None)
    opened = [entry for entry in entries if entry.atlas is not None]
    return next(iter([*opened, *entries]), None)


def _attached_text(
    reading: BriefReading, brief: Brief, environment_text: tuple[Path, FileStamps] | None
) -> tuple[SourceText | None, tuple[Problem, ...]]:
    """Return the attached text of a brief where it matches, and the problems of it."""
    folder = reading.folder
    try:
        text = load_attached_text(folder, brief)
        if text is None and environment_text is not None:
            named = _environment_text(*environment_text)
            text = named if named.matches(brief) else None
    except TextError as error:
        expected = CatalogueText("problem.text.expected-of-brief")
        problem = entry_problem("text", folder, found=error.words, expected=expected)
        return None, (problem,)
    file = str(folder / BRIEF_FILE_NAME)
    problems = check_text(brief, text, file=file, lines=reading.lines) if text else ()
    return (text if text is not None and text.matches(brief) else None), problems


@lru_cache(maxsize=1)
def _environment_text(path: Path, _stamps: FileStamps) -> SourceText:
    """Return the text that ``BRIEFMAP_TEXT`` names, read once for all briefs while its file is the same."""
    return load_text(path)


def _duplicate_problem(entry: LibraryEntry, other: LibraryEntry) -> Problem:
    return entry_problem(
        "duplicate-brief",
        (entry.folder or Path()) / BRIEF_FILE_NAME,
        found=CatalogueText("problem.duplicate-brief.found", id=entry.id, folder=str(other.folder)),
        expected=CatalogueText("problem.duplicate-brief.expected"),
        mend=CatalogueText("problem.duplicate-brief.remedy"),
    )
