"""Where a command's data goes: standard output, or a file that is written beside its name and renamed."""

import os
import sys
from pathlib import Path

from geodata.brief.problem import Problem


def complain(problem: Problem | str) -> None:
    """Print one problem on standard error."""
    sys.stderr.write(f"{problem}\n")


def wrong(code: str, file: Path | str, *, found: str, expected: str, mend: str) -> Problem:
    """A problem of the command itself: of a path, a text or a view."""
    return Problem(code, str(file), None, record="", field="", found=found, expected=expected, mend=mend)


def put(content: str, target: Path | None) -> Problem | None:
    """Write what a command made, and return what stood in the way if it could not be written.

    A file appears under its name complete or not at all.
    """
    if target is None:
        sys.stdout.write(content)
        return None
    if target.is_dir():
        return wrong("output", target, found="a directory", expected="a file", mend="give the name of a file")
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        # The mark at the start tells a spreadsheet that Arabic is UTF-8.
        part.write_text(content, encoding="utf-8-sig" if target.suffix == ".csv" else "utf-8", newline="")
        part.replace(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        return wrong(
            "output",
            target,
            found=error.strerror or str(error),
            expected="a place that can be written",
            mend="make the directory, or choose another",
        )
    return None
