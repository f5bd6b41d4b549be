"""Briefs that a request may read: published versions for everybody, working copies for editors."""

from starlette.requests import Request

from geodata.atlas.atlas_frames import Atlas
from geodata.library.brief_entry import LibraryEntry
from geodata.library.brief_library import process_library
from geodata.service.sign_in import scope_person
from geodata.settings import current_settings


def may_read_edits(request: Request) -> bool:
    """Return whether whoever makes a request may edit briefs, and so read their working copies."""
    person = scope_person(request.scope, current_settings())
    return person is not None and person.may_edit


def readable_atlas(request: Request, digest: str) -> Atlas | None:
    """Return the atlas of a digest as far as a request may read it: a digest is no key; None without one."""
    return process_library().atlas_by_digest(digest, edited=may_read_edits(request))


def readable_entries(request: Request, *, edited: bool, wait: bool = True) -> tuple[LibraryEntry, ...]:
    """Return the entries of all briefs, working copies among them where that is asked and allowed."""
    return process_library().entries(wait=wait, edited=edited and may_read_edits(request))
