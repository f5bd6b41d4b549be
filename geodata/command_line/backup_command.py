"""Commands ``backup`` and ``restore``: the whole store in one file."""

from argparse import Namespace

from geodata.command_line.brief_target import (
    ProblemError,
    existing_file_problem,
    open_current_store,
    print_line,
)
from geodata.command_line.command_output import command_problem
from geodata.store.backup_file import is_backup
from geodata.store.store_backup import make_backup, restore_backup
from geodata.store.store_engine import BACKUPS_FOLDER, has_store, home_folder
from geodata.words import CatalogueText


def write_store_backup(arguments: Namespace) -> None:
    """Back the store up into a file, which may be an older backup.

    Raises
    ------
    BriefmapError
        Where the store does not answer, or the file cannot be written.
    """
    if problem := existing_file_problem(arguments.backup, is_backup, force=arguments.force):
        raise ProblemError(problem)
    if not has_store():
        raise ProblemError(
            command_problem(
                "backup",
                home_folder(),
                found=CatalogueText("command.backup.found"),
                expected=CatalogueText("command.backup.expected"),
                mend=CatalogueText("command.backup.remedy"),
            )
        )
    make_backup(open_current_store().store, arguments.backup)
    print_line("backup-line.made", file=str(arguments.backup))


def restore_store(arguments: Namespace) -> None:
    """Let the store be what a backup holds.

    Raises
    ------
    BriefmapError
        Where the file is no whole backup, or the store is not empty and may not be replaced.
    """
    kept_in = home_folder() / BACKUPS_FOLDER if arguments.replace else None
    kept = restore_backup(open_current_store().store, arguments.backup, kept_in)
    if kept is not None:
        print_line("backup-line.kept", file=str(kept))
    print_line("backup-line.restored", file=str(arguments.backup))
