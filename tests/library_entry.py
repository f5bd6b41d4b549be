"""Entries and ids of a library of briefs."""

from geodata.library.brief_entry import LibraryEntry
from geodata.library.brief_library import BriefLibrary


def brief_ids(library: BriefLibrary) -> tuple[str, ...]:
    """The ids of all briefs, in their order."""
    return tuple(entry.id for entry in library.entries())


def entry_of(library: BriefLibrary, brief_id: str) -> LibraryEntry:
    """The entry of a brief that the library has."""
    return next(entry for entry in library.entries(brief_id) if entry.id == brief_id)
