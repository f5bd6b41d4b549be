"""Output of commands: standard output, or a file written under a temporary name and renamed."""

import os
import sys
from contextlib import suppress
from pathlib import Path

from geodata.brief.problems import Problem

PROGRESS_BAR_WIDTH = 24
"""Width of the progress bar in characters."""


def print_problem(problem: Problem | str) -> None:
    """Print one problem on standard error."""
    sys.stderr.write(f"{problem}\n")


def print_progress(done: int, count: int) -> None:
    """Show a progress bar on a terminal."""
    if count > 1 and sys.stderr.isatty():
        full = PROGRESS_BAR_WIDTH * done // count
        end = "\n" if done == count else ""
        sys.stderr.write(f"\r[{'#' * full}{'.' * (PROGRESS_BAR_WIDTH - full)}] {done}/{count}{end}")
        sys.stderr.flush()


def command_problem(code: str, file: Path | str, *, found: str, expected: str, mend: str) -> Problem:
    """Return a problem of the command itself: of a path, a text or a view."""
    return Problem(code, str(file), None, record="", field="", found=found, expected=expected, mend=mend)


def write_output(content: str | bytes, target: Path | None) -> Problem | None:
    """Write the output of a command; return the problem where it could not be written.

    A file appears under its name complete or not at all.
    """
    if target is None:
        _write_stdout(content)
        return None
    if target.is_dir():
        return command_problem(
            "output", target, found="a directory", expected="a file", mend="give the name of a file"
        )
    # The mark at the start tells a spreadsheet that Arabic is UTF-8.
    encoding = "utf-8-sig" if target.suffix == ".csv" else "utf-8"
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        part.write_bytes(content.encode(encoding) if isinstance(content, str) else content)
        part.replace(target)
    except OSError as error:
        return command_problem(
            "output",
            target,
            found=error.strerror or str(error),
            expected="a place that can be written",
            mend="make the directory, free some room, or choose another",
        )
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return None


def _write_stdout(content: str | bytes) -> None:
    if isinstance(content, str):
        sys.stdout.write(content)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
