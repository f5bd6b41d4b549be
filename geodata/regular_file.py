"""Bytes of a regular file, read within a limit and without waiting.

A folder may hold anything: a named pipe without a writer, a socket, a link to ``/dev/zero``, a file that
grows. Each of them is an error here; none blocks the reader or fills its memory.
"""

import hashlib
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from geodata.errors import BriefmapError

_FLAGS: Final = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_NONBLOCK", 0)
)
_CHUNK_BYTES: Final = 1 << 20
_ANY_SIZE: Final = 1 << 63
FileKind = Literal["pipe", "socket", "device", "directory", "no-regular-file"]
"""Type of a file that is refused."""
_KINDS: Final[Mapping[int, FileKind]] = {
    stat.S_IFIFO: "pipe",
    stat.S_IFSOCK: "socket",
    stat.S_IFCHR: "device",
    stat.S_IFBLK: "device",
    stat.S_IFDIR: "directory",
}
_KIND_WORDS: Final[Mapping[FileKind, str]] = {
    "pipe": "a named pipe",
    "socket": "a socket",
    "device": "a device",
    "directory": "a directory",
    "no-regular-file": "no regular file",
}


class FileReadError(BriefmapError):
    """A file whose bytes are not read.

    Parameters
    ----------
    found
        The reason, as the ``found`` of a problem.
    code
        ``unreadable``: the system refuses it; ``not-a-file``: it is no regular file; ``too-large``.
    size
        Bytes of the file where it is too large, as far as they were counted.
    kind
        Its type where it is no regular file.
    """

    def __init__(
        self,
        found: str,
        code: Literal["unreadable", "not-a-file", "too-large"],
        size: int = 0,
        kind: FileKind = "no-regular-file",
    ) -> None:
        super().__init__(found)
        self.found, self.code, self.size, self.kind = found, code, size, kind


def read_regular_file(path: Path, max_bytes: int) -> bytes:
    """Return the bytes of a regular file.

    Raises
    ------
    FileReadError
        Where it cannot be opened, is no regular file, or has more than ``max_bytes``.
    """
    with _opened(path, max_bytes) as chunks:
        return b"".join(chunks)


def regular_file_sha256(path: Path, max_bytes: int) -> str:
    """Return the SHA-256 of the bytes of a regular file, in hex; raises as :func:`read_regular_file`."""
    digest = hashlib.sha256()
    with _opened(path, max_bytes) as chunks:
        for chunk in chunks:
            digest.update(chunk)
    return digest.hexdigest()


@dataclass(frozen=True)
class FileRange:
    """Bytes of a part of a file, and the size and time (nanoseconds) of the file that they are of."""

    content: bytes
    size: int
    changed: int


def read_file_range(path: Path, start: int, length: int) -> FileRange:
    """Return the bytes of a regular file from ``start`` on, fewer than ``length`` where it ends before.

    Raises
    ------
    FileReadError
        Where it cannot be opened or is no regular file.
    """
    try:
        _require_small_file(path.stat(), _ANY_SIZE)
        descriptor = os.open(path, _FLAGS)
        try:
            facts = os.fstat(descriptor)
            _require_small_file(facts, _ANY_SIZE)
            os.lseek(descriptor, start, os.SEEK_SET)
            content = b"".join(_read_upto(descriptor, length))
        finally:
            os.close(descriptor)
    except OSError as error:
        raise FileReadError(error.strerror or str(error), "unreadable") from error
    return FileRange(content, facts.st_size, facts.st_mtime_ns)


def _read_upto(descriptor: int, length: int) -> Iterator[bytes]:
    left = length
    while left and (chunk := os.read(descriptor, min(_CHUNK_BYTES, left))):
        left -= len(chunk)
        yield chunk


@contextmanager
def _opened(path: Path, max_bytes: int) -> Iterator[Iterator[bytes]]:
    """Open a regular file, and give its bytes in chunks."""
    try:
        # To open a device can set it going, so its kind is looked at before; the file that was opened is
        # looked at again, since another may lie there by then.
        _require_small_file(path.stat(), max_bytes)
        descriptor = os.open(path, _FLAGS)
        try:
            _require_small_file(os.fstat(descriptor), max_bytes)
            yield _chunks(descriptor, max_bytes)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise FileReadError(error.strerror or str(error), "unreadable") from error


def _require_small_file(facts: os.stat_result, max_bytes: int) -> None:
    file_type = stat.S_IFMT(facts.st_mode)
    if file_type != stat.S_IFREG:
        kind = _KINDS.get(file_type, "no-regular-file")
        raise FileReadError(_KIND_WORDS[kind], "not-a-file", kind=kind)
    if facts.st_size > max_bytes:
        raise _too_large(facts.st_size)


def _chunks(descriptor: int, max_bytes: int) -> Iterator[bytes]:
    """Yield everything that an open file holds; files under /proc hold more than their size tells."""
    size = 0
    while chunk := os.read(descriptor, min(_CHUNK_BYTES, max_bytes + 1 - size)):
        size += len(chunk)
        if size > max_bytes:
            raise _too_large(size)
        yield chunk


def _too_large(size: int) -> FileReadError:
    return FileReadError(f"{size:,} bytes", "too-large", size)
