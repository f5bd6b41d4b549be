"""Brief that a command on the store is for: a folder or an id; and reports of what the store refuses."""

import re
from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from geodata.brief.problems import Problem
from geodata.command_line.command_output import command_problem, directory_problem, print_problem
from geodata.command_line.resolve_arguments import print_problems
from geodata.errors import BriefmapError
from geodata.store.brief_versions import StoredBriefs
from geodata.store.store_engine import StoreDatabase, current_store, has_store
from geodata.store.working_copies import WorkingCopies
from geodata.words import DEFAULT_LANG, CatalogueText, escape_unseen, translate_plainly

_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class ProblemError(BriefmapError):
    """A problem that ends a command."""

    def __init__(self, problem: Problem) -> None:
        """Take the problem."""
        super().__init__(str(problem))
        self.problem = problem


@dataclass(frozen=True)
class StoreAccess:
    """The store with what reads and changes its briefs."""

    store: StoreDatabase
    copies: WorkingCopies
    briefs: StoredBriefs


def open_current_store() -> StoreAccess:
    """Return the store of the settings.

    Raises
    ------
    StoreError
        Where it cannot be opened.
    """
    store = current_store()
    copies = WorkingCopies(store)
    return StoreAccess(store, copies, StoredBriefs(store, copies))


def stored_brief(argument: Path) -> tuple[StoreAccess, str]:
    """Return the store and the id of its brief that an argument names, by itself or by its folder.

    Raises
    ------
    ProblemError
        Where there is no such brief; no store is made for it.
    StoreError
        Where the store cannot be opened.
    """
    if has_store():
        access = open_current_store()
        for each in access.briefs.listed():
            folder = Path(each.folder) if each.folder is not None and argument.is_dir() else None
            is_its_folder = folder is not None and _is_same(folder, argument)
            if is_its_folder or (each.id == str(argument) and not argument.is_dir()):
                return access, each.id
    raise ProblemError(
        command_problem(
            "brief",
            argument,
            found=CatalogueText("command.brief.found"),
            expected=CatalogueText("command.brief.expected"),
            mend=CatalogueText("command.brief.remedy"),
        )
    )


def is_brief_id(argument: Path) -> bool:
    """Return whether an argument can be meant as the id of a brief of the store, and is no folder."""
    return _ID.fullmatch(str(argument)) is not None and not argument.is_dir()


def exit_code(command: Callable[[Namespace], None], arguments: Namespace) -> int:
    """Run a command on the store, and return 0, or 1 after printing what was refused."""
    try:
        _run_soundly(command, arguments)
    except ProblemError as error:
        return print_problems((error.problem,))
    except BriefmapError as error:
        for line in str(error).split("\n"):
            print_problem(escape_unseen(line))
        return 1
    return 0


def _run_soundly(command: Callable[[Namespace], None], arguments: Namespace) -> None:
    """Run a command; values that no store holds are told as damage where its file is damaged."""
    try:
        command(arguments)
    except (LookupError, TypeError, ValueError):
        current_store().require_sound()
        raise


def existing_file_problem(target: Path, is_own: Callable[[Path], bool], *, force: bool) -> Problem | None:
    """Return the problem of a file that an output would replace; one of the same kind may be replaced."""
    if problem := directory_problem(target):
        return problem
    if not target.exists() or force or is_own(target):
        return None
    return command_problem(
        "exists",
        target,
        found=CatalogueText("command.exists.found-own-files"),
        expected=CatalogueText("command.exists.expected-nothing"),
        mend=CatalogueText("command.exists.remedy", option="--force"),
    )


def print_line(key: str, **values: object) -> None:
    """Print a line of the catalogue on standard error."""
    print_problem(escape_unseen(translate_plainly(key, DEFAULT_LANG, **values)))


def _is_same(folder: Path, other: Path) -> bool:
    try:
        return folder.samefile(other)
    except OSError:
        return False
