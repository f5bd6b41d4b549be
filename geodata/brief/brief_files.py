"""Files that a brief draws from besides ``brief.yaml``, and the digest over all of them."""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from geodata.brief.record_types.document_record import FileInFolder
from geodata.brief.records import Brief
from geodata.brief.source_text import attached_text_path
from geodata.regular_file import FileReadError, regular_file_sha256

MAX_HASHED_BYTES: Final = 200_000_000
"""Largest file that is hashed, in bytes; a larger one is refused by the code that would read it."""

_FILE_NAME: Final = TypeAdapter(FileInFolder)


def drawn_files(folder: Path, brief: Brief, values: Mapping[str, Any]) -> tuple[Path, ...]:
    """Return the files beside ``brief.yaml`` that a brief draws from, whether they exist or not.

    ``values`` are those of its file: a record that is left off because a file is missing names it too.
    """
    named = (folder / name for name in _named_files(values))
    return tuple(dict.fromkeys((attached_text_path(folder, brief), *named)))


def _named_files(values: Mapping[str, Any]) -> Iterator[str]:
    """Yield the names of the files of documents and layers, and of places with a shape in a file."""
    owners = [*_mappings(values.get("documents")), *_mappings(values.get("layers"))]
    owners += _mappings([place.get("geometry") for place in _mappings(values.get("places"))])
    for owner in owners:
        try:
            yield _FILE_NAME.validate_python(owner.get("file"))
        except ValidationError:  # it has none, or one that its record refuses
            continue


def _mappings(found: object) -> list[Mapping[str, Any]]:
    """Return those items of a list that are mappings."""
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def digest_with_files(digest: str, folder: Path, files: Iterable[Path]) -> str:
    """Return the digest of a brief: SHA-256 in hex over ``brief.yaml`` and each file it draws from.

    ``digest`` is that of ``brief.yaml``; without any such file it is the digest of the brief. A file that
    cannot be read counts by the reason.
    """
    facts = [f"{content_hash(path)} {path.relative_to(folder)}" for path in files if os.path.lexists(path)]
    return hashlib.sha256("\n".join([digest, *sorted(facts)]).encode()).hexdigest() if facts else digest


def content_hash(path: Path) -> str:
    """Return the SHA-256 of a file in hex; of one that cannot be read the code of the reason."""
    try:
        return regular_file_sha256(path, MAX_HASHED_BYTES)
    except FileReadError as error:
        return error.code
