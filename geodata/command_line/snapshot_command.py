"""Commands ``snapshot`` and ``open``: pictures of views, and the view that a picture carries."""

import re
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from geodata.atlas.selection import Selection
from geodata.atlas.view_defaults import resolve_lang, resolve_theme
from geodata.brief.problems import Problem
from geodata.command_line.command_output import Replaces, command_problem, print_progress, write_output
from geodata.export.formats import FormatGroup, formats_of
from geodata.regular_file import FileReadError, read_regular_file
from geodata.render.picture_metadata import MAX_FILE_BYTES, read_picture_view
from geodata.render.picture_options import PictureOptions, PictureOptionsError, parse_picture_options
from geodata.words import CatalogueText
from geodata.words.file_faults import file_fault

MAX_LIST_BYTES = 1_000_000
"""Largest list of pictures that is read."""
PICTURE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,79}")


@dataclass(frozen=True)
class PictureRequest:
    """A picture to draw: query of its view, options, target file."""

    query: str
    order: PictureOptions
    target: Path


def requested_pictures(arguments: Namespace) -> tuple[PictureRequest, ...] | Problem:
    """Return the pictures that the arguments request, or the first problem."""
    file_format = arguments.format or arguments.output.suffix.removeprefix(".").lower()
    if arguments.views and not arguments.format:
        file_format = "png"
    try:
        options = parse_picture_options(
            file_format, size=arguments.size, scale=arguments.scale, marking=arguments.marking
        )
    except PictureOptionsError as error:
        return command_problem(
            "picture", arguments.output, found=error.found, expected=error.expected, mend=error.mend
        )
    if arguments.views:
        return _read_picture_list(arguments.views, arguments.output, options)
    return (PictureRequest(arguments.view, options, arguments.output),)


def _read_picture_list(
    file: Path, folder: Path, options: PictureOptions
) -> tuple[PictureRequest, ...] | Problem:
    """Read a list of pictures: a name and a query on each line; # starts a remark."""
    try:
        lines = read_regular_file(file, MAX_LIST_BYTES).decode("utf-8-sig").splitlines()
    except (FileReadError, UnicodeDecodeError) as error:
        return command_problem(
            "views",
            file,
            found=str(error),
            expected=CatalogueText("command.views.expected"),
            mend=CatalogueText("command.remedy-file"),
        )
    found: dict[str, PictureRequest] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        name, _, query = line.strip().partition(" ")
        if not PICTURE_NAME.fullmatch(name) or name in found:
            return command_problem(
                "views",
                f"{file}:{number}",
                found=name,
                expected=CatalogueText("command.views.expected-name"),
                mend=CatalogueText("command.views.remedy-name"),
            )
        found[name] = PictureRequest(query.strip(), options, folder / f"{name}.{options.format}")
    if not found:
        return command_problem(
            "views",
            file,
            found=CatalogueText("command.views.found-none"),
            expected=CatalogueText("command.views.expected-line"),
            mend=CatalogueText("command.views.remedy-some"),
        )
    return tuple(found.values())


def draw_pictures(
    pictures: Sequence[PictureRequest], selections: Sequence[Selection], replaces: Replaces
) -> tuple[Problem, ...]:
    """Draw and write the pictures; a problem with one does not stop the others."""
    from geodata.render.picture_file import render_picture  # noqa: PLC0415 - seconds to import, after the cheap checks

    problems = []
    for at, (each, selection) in enumerate(zip(pictures, selections, strict=True)):
        print_progress(at, len(pictures))
        lang = resolve_lang(selection.view, selection.atlas.brief)
        theme = resolve_theme(selection.view)
        made = render_picture(selection, each.order, lang=lang, theme=theme)
        problem = write_output(made, each.target, replaces=replaces)
        problems += [problem] if problem else []
    print_progress(len(pictures), len(pictures))
    return tuple(problems)


def read_picture_query(path: Path) -> str | Problem:
    """Return the query of the view that a picture carries, or the problem."""
    try:
        found = read_picture_view(read_regular_file(path, MAX_FILE_BYTES))
    except FileReadError as error:
        return _unread_picture(path, file_fault(error))
    # A query is written in printable ASCII; anything else could write on the terminal what it likes.
    return (
        found
        if found and found.isascii() and found.isprintable()
        else _unread_picture(path, CatalogueText("command.views.found-none"))
    )


def _unread_picture(path: Path, found: str) -> Problem:
    expected = CatalogueText("command.picture.expected", formats=tuple(formats_of(FormatGroup.PICTURE)))
    return command_problem(
        "picture", path, found=found, expected=expected, mend=CatalogueText("command.remedy-file")
    )
