"""Files replaced whole, and only over the bytes that were read from them."""

import os
import stat
from contextlib import suppress
from pathlib import Path

from geodata.errors import BriefmapError
from geodata.regular_file import FileReadError, read_regular_file


class FileChangedError(BriefmapError):
    """A file that was changed, or came or went, since it was read."""


def replace_file(path: Path, content: bytes, *, over: bytes | None) -> None:
    """Write a file beside its place and move it there; a link is written through, permissions stay.

    Parameters
    ----------
    over
        Bytes that were read from it before; None where there was no file.

    Raises
    ------
    FileChangedError
        Where other bytes lie there now; they stay.
    OSError
        Where it cannot be written; what lies there stays.
    """
    target = path.resolve() if path.is_symlink() else path
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if over is not None:
            with suppress(OSError):
                part.chmod(stat.S_IMODE(target.stat().st_mode))
        if _present(target, len(over or b"")) != over:
            message = (
                f"{path}: found a file that was changed meanwhile, expected the one that was read; try again"
            )
            raise FileChangedError(message)
        part.replace(target)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _present(path: Path, size: int) -> bytes | None:
    """Return the bytes of a file of at most a size; None without one."""
    if not os.path.lexists(path):
        return None
    try:
        return read_regular_file(path, size)
    except FileReadError as error:
        message = f"{path}: found {error.found}, expected the file that was read; try again"
        raise FileChangedError(message) from error
