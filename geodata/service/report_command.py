"""Slides and reports by command."""

from argparse import Namespace
from typing import TYPE_CHECKING

from geodata.export.formats import FormatGroup, formats_of
from geodata.render.picture_options import OrderError, order
from geodata.service.command_output import progress, put, wrong
from geodata.service.resolve_arguments import asked, told

if TYPE_CHECKING:
    from geodata.atlas.selection import Selection


def paper(arguments: Namespace) -> int:
    """Write the slides or the report (``arguments.format``) of the events that a view asks for."""
    try:
        marking = order("png", marking=arguments.marking).marking
    except OrderError as error:
        problem = wrong("marking", "--marking", found=error.found, expected=error.expected, mend=error.mend)
        return told((problem,))
    selection = asked(arguments.folder, arguments.view, arguments.text)
    if isinstance(selection, tuple):
        return told(selection)
    from geodata.export.report_content import TooManyError  # noqa: PLC0415 - what draws takes seconds to import

    try:
        made = _made(arguments.format, selection, marking)
    except TooManyError as error:
        found, most = f"{error.found:,} events", f"at most {error.most:,}"
        mend = "filter by period, actors or layers"
        return told((wrong("too-many", "--view", found=found, expected=most, mend=mend),))
    failed = put(made, arguments.output)
    return told((failed,) if failed else ())


def _made(name: str, selection: "Selection", marking: str) -> bytes:
    view = selection.view
    entry = formats_of(FormatGroup.PAPER)[name]
    return entry.load_maker()(
        selection,
        lang=view.lang or selection.atlas.brief.language,
        theme=view.theme or "light",
        marking=marking,
        **({"progress": progress} if entry.progress else {}),
    )
