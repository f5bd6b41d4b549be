"""Files that a brief draws from besides ``brief.yaml``, and the digest over all of them."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from geodata.brief.records import Brief
from geodata.brief.regular_file import FileReadError, regular_file_sha256
from geodata.brief.source_text import attached_text_path

MAX_HASHED_BYTES: Final = 200_000_000
"""Largest file that is hashed, in bytes; a larger one is refused by the code that would read it."""


def drawn_files(folder: Path, brief: Brief) -> tuple[Path, ...]:
    """Return the files beside ``brief.yaml`` that a brief draws from, whether they exist or not."""
    return (attached_text_path(folder, brief),)


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
