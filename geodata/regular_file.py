"""Bytes of a regular file, read within a limit and without waiting.

A folder may hold anything: a named pipe without a writer, a socket, a link to ``/dev/zero``, a file that
grows. Each of them is an error here; none blocks the reader or fills its memory.
"""

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
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
_KINDS: Final = {
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
    stat.S_IFDIR: "a directory",
}
"""File types that are refused, in words."""


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
    """

    def __init__(
        self, found: str, code: Literal["unreadable", "not-a-file", "too-large"], size: int = 0
    ) -> None:
        super().__init__(found)
        self.found, self.code, self.size = found, code, size


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
    kind = stat.S_IFMT(facts.st_mode)
    if kind != stat.S_IFREG:
        raise FileReadError(_KINDS.get(kind, "no regular file"), "not-a-file")
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
