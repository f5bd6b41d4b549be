"""Output of commands: standard output, or a file written under a temporary name and renamed."""

import errno
import io
import os
import stat
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path

from geodata.brief.problems import Problem
from geodata.errors import BriefmapError
from geodata.regular_file import FileReadError, read_regular_file
from geodata.words import DEFAULT_LANG, CatalogueText, Lang


class OutputError(BriefmapError):
    """Standard output that cannot be written."""


PROGRESS_BAR_WIDTH = 24
"""Width of the progress bar in characters."""


MAX_MARKED_BYTES = 1_000_000_000
"""Largest file that is searched for Briefmap's mark; a larger one counts as another's."""
_STREAM_FOLDERS = ("/dev/", "/proc/")


class Replaces(StrEnum):
    """Existing files that an output may replace."""

    NOTHING = "nothing"
    OWN_FILES = "own-files"
    """Those that carry Briefmap's own mark."""
    ALL = "all"


def forced(arguments: Namespace, otherwise: Replaces = Replaces.OWN_FILES) -> Replaces:
    """Return the files that a command may replace: all with ``--force``."""
    return Replaces.ALL if arguments.force else otherwise


def print_problem(problem: Problem | str, lang: Lang = DEFAULT_LANG) -> None:
    """Print one problem, or another line, on standard error."""
    line = problem.line_in(lang) if isinstance(problem, Problem) else problem
    sys.stderr.write(f"{line}\n")


def print_progress(done: int, count: int) -> None:
    """Show a progress bar on a terminal."""
    if count > 1 and sys.stderr.isatty():
        full = PROGRESS_BAR_WIDTH * done // count
        end = "\n" if done == count else ""
        sys.stderr.write(f"\r[{'#' * full}{'.' * (PROGRESS_BAR_WIDTH - full)}] {done}/{count}{end}")
        sys.stderr.flush()


def command_problem(
    code: str, file: Path | str, *, found: str, expected: CatalogueText, mend: CatalogueText
) -> Problem:
    """Return a problem of the command itself: of a path, a text or a view."""
    return Problem(code, str(file), None, record="", field="", found=found, expected=expected, mend=mend)


def write_output(
    content: str | bytes, target: Path | None, *, replaces: Replaces = Replaces.OWN_FILES
) -> Problem | None:
    """Write the output of a command; return the problem where it could not be written.

    A file appears under its name complete or not at all. A link is written through, a device or a pipe
    directly.
    """
    if target is None:
        _write_stdout(content)
        return None
    if problem := directory_problem(target):
        return problem
    # The mark at the start tells a spreadsheet that Arabic is UTF-8.
    encoding = "utf-8-sig" if target.suffix == ".csv" else "utf-8"
    data = content.encode(encoding) if isinstance(content, str) else content
    try:
        if _is_stream(target):
            with target.open("wb") as stream:
                stream.write(data)
            return None
        file = _file_behind(target)
        if file.exists() and not _may_replace(file, replaces):
            return command_problem(
                "exists",
                target,
                found=CatalogueText(f"command.exists.found-{replaces}"),
                expected=CatalogueText(f"command.exists.expected-{replaces}"),
                mend=CatalogueText("command.exists.remedy", option="--force"),
            )
        _write_whole(data, file)
    except OSError as error:
        return command_problem(
            "output",
            target,
            found=getattr(error, "strerror", None) or str(error),
            expected=CatalogueText("command.output.expected"),
            mend=CatalogueText("command.output.remedy"),
        )
    return None


def directory_problem(target: Path) -> Problem | None:
    """Return the problem of a directory that a file is to be written to; None for anything else."""
    if not target.is_dir():
        return None
    return command_problem(
        "output",
        target,
        found=CatalogueText("file-fault.directory"),
        expected=CatalogueText("command.output.expected-file"),
        mend=CatalogueText("command.output.remedy-file"),
    )


def _is_stream(target: Path) -> bool:
    """Return whether a file is a device, a pipe or an open file of this process, which no rename replaces."""
    return str(target.absolute()).startswith(_STREAM_FOLDERS) or (target.exists() and not target.is_file())


def _file_behind(target: Path) -> Path:
    """Return the file to which links lead; where they lead in a circle there is none, an `OSError`."""
    with suppress(RuntimeError):  # raised for a circle before Python 3.13
        file = target.resolve()
        if not file.is_symlink():
            return file
    raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))


def _may_replace(file: Path, replaces: Replaces) -> bool:
    if replaces is not Replaces.OWN_FILES:
        return replaces is Replaces.ALL
    from geodata.export.file_marks import has_own_mark  # noqa: PLC0415 - a new file needs no mark

    try:
        return has_own_mark(read_regular_file(file, MAX_MARKED_BYTES))
    except FileReadError:
        return False


def _write_whole(data: bytes, file: Path) -> None:
    """Write a file beside its place and move it there; the permissions of one that it replaces stay."""
    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        part.write_bytes(data)
        if file.exists():
            part.chmod(stat.S_IMODE(file.stat().st_mode))
        part.replace(file)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _write_stdout(content: str | bytes) -> None:
    if sys.stdout is None:
        closed = "standard output: found it closed, expected it open; give -o FILE"
        raise OutputError(closed)
    with _told_as_problem():
        if isinstance(content, str):
            sys.stdout.write(content)
        else:
            sys.stdout.flush()
            sys.stdout.buffer.write(content)


def flush_output() -> None:
    """Write what of the standard output is still held back.

    Raises
    ------
    OutputError
        Where it cannot be written.
    """
    if sys.stdout is not None:
        with _told_as_problem():
            sys.stdout.flush()


@contextmanager
def _told_as_problem() -> Iterator[None]:
    """Raise an error of the standard output as an :class:`OutputError`, but for a reader that has gone."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        # What is held back would fail again when the program ends.
        sys.stdout = io.StringIO()
        message = f"standard output: found {error.strerror}, expected room for the result; give -o FILE"
        raise OutputError(message) from error
