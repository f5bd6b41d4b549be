"""Store on disk of the pictures that stand in a map's place: a server that starts again draws none anew.

A file holds the facts of a picture as one line of JSON, then the picture. The folder is that of the settings,
else the platform's folder of caches; where it cannot be written each picture is drawn when it is needed.
"""

import contextlib
import hashlib
import json
import logging
import os
import struct
import tempfile
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from geodata.settings import cache_folder

if TYPE_CHECKING:
    from geodata.render.stand_in import StandIn

MAX_STORED_STAND_INS: Final = 512
"""Pictures kept in the folder, of about 60 kB; those used longest ago are deleted beyond."""
_PREFIX: Final = "stand-in-"
_NOT_DRAWING: Final = frozenset({"instrument", "guide", "briefs", "screens", "service", "__pycache__"})
"""Folders of the program on which no picture depends, or only by the digest of a brief."""
_RIFF_HEADER: Final = struct.Struct("<4sI")


def stand_in_digest(**facts: Any) -> str:
    """Return the digest of all that a picture follows from, the program's own files among it."""
    content = json.dumps({"program": _program_stamp(), **facts}, sort_keys=True, default=str)
    return hashlib.sha256(content.encode()).hexdigest()


def load_or_draw(digest: str, draw: Callable[[], "StandIn"]) -> "StandIn":
    """Return the picture stored under a digest, with its facts; drawn and stored where it is not whole."""
    path = cache_folder() / f"{_PREFIX}{digest}"
    found = _stored(path)
    if found is not None:
        return found
    drawn = draw()
    try:
        _write(path, drawn)
    except OSError as error:
        logging.getLogger(__name__).info("pictures are not kept in %s: %s", path.parent, error)
    return drawn


def _stored(path: Path) -> "StandIn | None":
    try:
        line, _, picture = path.read_bytes().partition(b"\n")
        form, size = _RIFF_HEADER.unpack_from(picture)
        facts = json.loads(line)
    except (OSError, ValueError, struct.error):
        return None
    if form != b"RIFF" or size != len(picture) - _RIFF_HEADER.size:
        return None
    with contextlib.suppress(OSError):
        os.utime(path)
    return picture, facts


def _write(path: Path, drawn: "StandIn") -> None:
    """Write a picture beside its file, and move it there.

    Raises
    ------
    OSError
        Where the folder cannot be written, or is full.
    """
    picture, facts = drawn
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(".part", _PREFIX, path.parent)
    new = Path(name)
    try:
        os.close(handle)
        new.write_bytes(json.dumps(facts).encode() + b"\n" + picture)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
    _delete_oldest(path.parent)


def _delete_oldest(cache_path: Path) -> None:
    aged = []
    for path in cache_path.glob(f"{_PREFIX}*"):
        with contextlib.suppress(OSError):  # another server deletes too
            aged.append((path.stat().st_mtime, path))
    for _, path in sorted(aged, reverse=True)[MAX_STORED_STAND_INS:]:
        path.unlink(missing_ok=True)


@cache
def _program_stamp() -> str:
    """Return a hash of sizes and times of the files that draw: another program may draw another picture."""
    root = Path(str(files("geodata")))
    digest = hashlib.sha256()
    for folder, inner, names in os.walk(root):
        inner[:] = sorted(set(inner) - _NOT_DRAWING)
        for path in (Path(folder, name) for name in sorted(names)):
            stat = path.stat()
            digest.update(f"{path.relative_to(root)} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()
