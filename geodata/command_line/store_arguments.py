"""Arguments of the commands on the store: edits, versions, backups and packs."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

CHANGE_OPTIONS: Final = {
    "set": ("PATH.FIELD=VALUE", "set a field to a text; with := to a value in YAML"),
    "unset": ("PATH.FIELD", "take a field out"),
    "add": ("GROUP:YAML", "add a record to a list: events:{id: raid}"),
    "remove": ("PATH", "remove a record"),
    "move": ("PATH", "move a record behind the one that --behind names, or to the begin"),
    "behind": ("KEY", "the record that the one of the last --add or --move comes after"),
}
"""Options of ``edit`` that make changes, in the order in which they are given."""
_MOST_VERSIONS: Final = 1 << 31


class _Change(argparse.Action):
    """Option that adds its name and value to the list of changes."""

    def __call__(
        self,
        _parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,
    ) -> None:
        """Add a change."""
        changes = getattr(namespace, self.dest) or []
        setattr(namespace, self.dest, [*changes, ((option_string or "").lstrip("-"), values)])


def add_edit_arguments(command: argparse.ArgumentParser) -> None:
    """Add the arguments of ``edit``."""
    _add_brief(command)
    for name, (value, words) in CHANGE_OPTIONS.items():
        command.add_argument(f"--{name}", action=_Change, dest="changes", metavar=value, help=words)
    command.add_argument("--undo", action="store_true", help="take back your last edit that still stands")
    command.add_argument("--force", action="store_true", help="remove a record that others refer to")


def add_versions_arguments(command: argparse.ArgumentParser) -> None:
    """Add the arguments of ``versions``."""
    _add_brief(command)
    one = command.add_mutually_exclusive_group()
    one.add_argument("--restore", type=_version, metavar="N", help="let an earlier version be edited on")
    one.add_argument("--publish", type=_version, metavar="N", help="let readers see a version")


def add_backup_arguments(command: argparse.ArgumentParser) -> None:
    """Add the arguments of ``backup``."""
    command.add_argument("backup", type=Path, metavar="FILE", help="the file to write")
    _add_force(command)


def add_restore_arguments(command: argparse.ArgumentParser) -> None:
    """Add the arguments of ``restore``."""
    command.add_argument("backup", type=Path, metavar="FILE", help="a backup")
    command.add_argument(
        "--replace", action="store_true", help="replace a store with content, of which a backup is kept"
    )


def add_pack_arguments(command: argparse.ArgumentParser) -> None:
    """Add the arguments of ``pack``."""
    _add_brief(command)
    command.add_argument("-o", "--output", type=Path, metavar="FILE", required=True, help="the file to write")
    _add_force(command)


def add_unpack_arguments(command: argparse.ArgumentParser) -> None:
    """Add the arguments of ``unpack``."""
    command.add_argument("pack", type=Path, metavar="FILE", help="a pack")
    command.add_argument("-o", "--folder", type=Path, metavar="FOLDER", help="default: into the store")
    command.add_argument(
        "--take", choices=("mine", "theirs"), help="whose value stands where both sides changed one"
    )


def _add_brief(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "brief", type=Path, metavar="FOLDER|ID", help="the folder of a brief, or its id in the store"
    )


def _add_force(command: argparse.ArgumentParser) -> None:
    command.add_argument("--force", action="store_true", help="replace a file that is no such file")


def _version(text: str) -> int:
    """Parse the number of a version.

    Raises
    ------
    argparse.ArgumentTypeError
        Where it is none.
    """
    number = int(text) if text.isascii() and text.isdigit() and len(text) <= len(str(_MOST_VERSIONS)) else 0
    if not 1 <= number < _MOST_VERSIONS:
        msg = f"found {text[:40]!r}, expected the number of a version, from 1"
        raise argparse.ArgumentTypeError(msg)
    return number
