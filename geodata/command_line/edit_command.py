"""Command ``edit``: fields and records of a brief changed where it lies, in a folder or in the store."""

from argparse import Namespace
from pathlib import Path
from typing import NoReturn
from uuid import uuid4

from geodata.access.request_person import LOCAL_PERSON
from geodata.brief.brief_reader import BRIEF_FILE_NAME, MAX_BRIEF_BYTES
from geodata.command_line.brief_target import (
    ProblemError,
    is_brief_id,
    print_line,
    stored_brief,
)
from geodata.command_line.command_output import command_problem
from geodata.command_line.edit_changes import typed_operations
from geodata.editing.operations import apply_operations
from geodata.editing.yaml_update import yaml_with_values
from geodata.regular_file import FileReadError, read_regular_file
from geodata.store.brief_rows import decoded_text, version_values
from geodata.store.file_replacement import replace_file
from geodata.words import CatalogueText
from geodata.words.file_faults import file_fault


def edit_brief(arguments: Namespace) -> None:
    """Make changes on a brief; comments and order of a file are kept.

    Raises
    ------
    BriefmapError
        Where one of them does not fit; none is made then.
    """
    if bool(arguments.changes) == arguments.undo:
        _refuse(arguments.brief, "nothing", "change")
    if is_brief_id(arguments.brief):
        _edit_stored(arguments)
    elif arguments.undo:
        _refuse(arguments.brief, "folder", "undo")
    else:
        _edit_folder(arguments)


def _edit_stored(arguments: Namespace) -> None:
    access, brief_id = stored_brief(arguments.brief)
    if arguments.undo:
        if access.copies.undo(brief_id, LOCAL_PERSON.id) is None:
            _refuse(arguments.brief, "no-edit", "undo")
        print_line("edit-line.undone", brief=brief_id)
        return
    values = access.copies.current(brief_id).values
    operations = typed_operations(values, arguments.changes, force=arguments.force)
    access.copies.apply(brief_id, uuid4().hex, LOCAL_PERSON.id, operations)
    print_line("edit-line.stored", brief=brief_id, n=len(operations))


def _edit_folder(arguments: Namespace) -> None:
    path: Path = arguments.brief / BRIEF_FILE_NAME
    try:
        data = read_regular_file(path, MAX_BRIEF_BYTES)
    except FileReadError as error:
        problem = command_problem(
            "brief",
            path,
            found=file_fault(error),
            expected=CatalogueText("command.brief.expected"),
            mend=CatalogueText("command.brief.remedy"),
        )
        raise ProblemError(problem) from error
    text = decoded_text(data)
    values = version_values(text)
    operations = typed_operations(values, arguments.changes, force=arguments.force)
    updated = yaml_with_values(text, apply_operations(values, operations)[0])
    try:
        replace_file(path, updated.encode(), over=data)
    except OSError as error:
        problem = command_problem(
            "output",
            path,
            found=error.strerror or str(error),
            expected=CatalogueText("command.output.expected"),
            mend=CatalogueText("command.output.remedy"),
        )
        raise ProblemError(problem) from error
    print_line(
        "edit-line.written", file=str(path), n=len(operations), command=f"briefmap check {arguments.brief}"
    )


def _refuse(brief: Path, found: str, what: str) -> NoReturn:
    raise ProblemError(
        command_problem(
            "edit",
            brief,
            found=CatalogueText(f"command.edit.found-{found}"),
            expected=CatalogueText(f"command.edit.expected-{what}"),
            mend=CatalogueText(f"command.edit.remedy-{what}"),
        )
    )
