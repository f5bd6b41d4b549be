"""Pictures by command: one view or many, each file complete under its name or not there at all."""

import re
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from geodata.atlas.selection import Selection
from geodata.brief.problems import Problem
from geodata.export.formats import FormatGroup, formats_of
from geodata.render.picture_metadata import LARGEST, view_in
from geodata.render.picture_options import Order, OrderError, order
from geodata.service.command_output import progress, put, wrong

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,79}")


@dataclass(frozen=True)
class Wanted:
    """One picture that is wanted: the query of its view, how it is drawn, the file it goes to."""

    query: str
    order: Order
    target: Path


def wanted(arguments: Namespace) -> tuple[Wanted, ...] | Problem:
    """The pictures that a command asks for, or what stands in the way."""
    form = arguments.format or arguments.output.suffix.removeprefix(".").lower()
    if arguments.views and not arguments.format:
        form = "png"
    try:
        how = order(form, size=arguments.size, scale=arguments.scale, marking=arguments.marking)
    except OrderError as error:
        return wrong("picture", arguments.output, found=error.found, expected=error.expected, mend=error.mend)
    if arguments.views:
        return _listed(arguments.views, arguments.output, how)
    return (Wanted(arguments.view, how, arguments.output),)


def _listed(file: Path, folder: Path, how: Order) -> tuple[Wanted, ...] | Problem:
    """The pictures of a list: on each line a name and a query; what begins with # is a remark."""
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        return wrong(
            "views", file, found=str(error), expected="a list of views in UTF-8", mend="give another file"
        )
    found: dict[str, Wanted] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        name, _, query = line.strip().partition(" ")
        if not NAME.fullmatch(name) or name in found:
            expected = "a name of its own, of letters, digits, - and _, then a space and a query"
            return wrong("views", f"{file}:{number}", found=name, expected=expected, mend="rename it")
        found[name] = Wanted(query.strip(), how, folder / f"{name}.{how.format}")
    if not found:
        return wrong("views", file, found="no view", expected="one on each line", mend="add some")
    return tuple(found.values())


def drawn(pictures: Sequence[Wanted], selections: Sequence[Selection]) -> tuple[Problem, ...]:
    """Draw the pictures and write them; what stood in the way of one does not stop the others."""
    from geodata.render.picture_file import picture  # noqa: PLC0415 - seconds to import, after what can go wrong

    problems = []
    for at, (each, selection) in enumerate(zip(pictures, selections, strict=True)):
        progress(at, len(pictures))
        view = selection.view
        lang, theme = view.lang or selection.atlas.brief.language, view.theme or "light"
        problem = put(picture(selection, each.order, lang=lang, theme=theme), each.target)
        problems += [problem] if problem else []
    progress(len(pictures), len(pictures))
    return tuple(problems)


def carried(path: Path) -> str | Problem:
    """The query of the view that a picture carries, or what stands in the way."""
    try:
        with path.open("rb") as file:
            found = view_in(file.read(LARGEST))
    except OSError as error:
        return _unread(path, error.strerror or str(error))
    return _unread(path, "no view") if found is None else found


def _unread(path: Path, found: str) -> Problem:
    expected = f"a {', '.join(formats_of(FormatGroup.PICTURE))} that Briefmap made"
    return wrong("picture", path, found=found, expected=expected, mend="give another file")
