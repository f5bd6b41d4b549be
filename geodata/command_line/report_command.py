"""Commands ``slides`` and ``report``."""

from argparse import Namespace
from typing import TYPE_CHECKING

from geodata.atlas.view_defaults import resolve_lang, resolve_theme
from geodata.command_line.command_output import command_problem, forced, print_progress, write_output
from geodata.command_line.resolve_arguments import print_problems, resolve_selection
from geodata.export.formats import FormatGroup, formats_of
from geodata.render.picture_options import PictureOptionsError, parse_picture_options

if TYPE_CHECKING:
    from geodata.atlas.selection import Selection


def write_slides_or_report(arguments: Namespace) -> int:
    """Write the slides or the report (by ``arguments.format``) of a view."""
    try:
        marking = parse_picture_options("png", marking=arguments.marking).marking
    except PictureOptionsError as error:
        problem = command_problem(
            "marking", "--marking", found=error.found, expected=error.expected, mend=error.mend
        )
        return print_problems((problem,))
    selection = resolve_selection(arguments.folder, arguments.view, arguments.text)
    if isinstance(selection, tuple):
        return print_problems(selection)
    made = _make_paper(arguments.format, selection, marking)
    failed = write_output(made, arguments.output, replaces=forced(arguments))
    return print_problems((failed,) if failed else ())


def _make_paper(name: str, selection: "Selection", marking: str) -> bytes:
    entry = formats_of(FormatGroup.PAPER)[name]
    return entry.load_maker()(
        selection,
        lang=resolve_lang(selection.view, selection.atlas.brief),
        theme=resolve_theme(selection.view),
        marking=marking,
        **({"progress": print_progress} if entry.progress else {}),
    )
