"""Stamps of files, by which a change is noticed without reading them."""

import os
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Final

FileStamps = tuple[tuple[str, int, int, int, int, int], ...]
"""Of each file: path, times of change of content and of inode (ns), size, inode and device."""
CLOCK_STEP_NS: Final = 2_000_000_000
"""Coarsest step of a file system's clock: two changes within it can have one stamp."""
_ABSENT: Final = (0, 0, -1, 0, 0)


def file_stamps(paths: Iterable[Path]) -> FileStamps:
    """Return the stamp of each file; one that cannot be looked at has the size -1."""
    return tuple((str(path), *_facts(path)) for path in paths)


def may_have_changed(stamps: FileStamps, looked_ns: int) -> bool:
    """Return whether a file may have changed after it was read without a change of its stamp.

    Parameters
    ----------
    looked_ns
        Time at which the reading began, in ns since 1970.
    """
    now = time.time_ns()
    times = (moment for _, modified, changed, *_ in stamps for moment in (modified, changed) if moment <= now)
    return max(times, default=0) > looked_ns - CLOCK_STEP_NS


def _facts(path: Path) -> tuple[int, int, int, int, int]:
    try:
        facts = os.stat(path)  # noqa: PTH116 - a third of the time of Path.stat, for thousands of files
    except OSError:
        return _ABSENT
    return facts.st_mtime_ns, facts.st_ctime_ns, facts.st_size, facts.st_ino, facts.st_dev
