"""Arguments of commands resolved to brief, text and selection, or all problems with them."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from geodata.brief.brief_folders import list_brief_folders, shipped_brief_folders
from geodata.brief.brief_reader import BRIEF_FILE_NAME, BriefReading
from geodata.brief.checks.check import check_documents, check_text
from geodata.brief.problems import Problem, ProblemLevel
from geodata.brief.records import Brief
from geodata.brief.source_text import SourceText, TextError, load_attached_text, load_text
from geodata.service.command_output import command_problem, print_problem
from geodata.tables.brief_opening import open_brief
from geodata.view import ParsedView, parse_view

if TYPE_CHECKING:
    from geodata.atlas.selection import Selection


def resolve_selection(
    folder: Path | None, view: str, text: Path | None = None
) -> "Selection | tuple[Problem, ...]":
    """Return the events of a view, given as a link or its query, or every problem.

    Without a folder the brief is the one that the view names, else the shipped one. A view that is only
    partly understood is refused: an export of something else would mislead.
    """
    selections, problems = resolve_selections(folder, (view,), text)
    return problems or selections[0]


def resolve_selections(
    folder: Path | None, views: Sequence[str], text: Path | None = None
) -> "tuple[tuple[Selection, ...], tuple[Problem, ...]]":
    """Return the selection of each view of one brief, and every problem; one of the two is empty."""
    parsed = [parse_view(view.rpartition("?")[2]) for view in views]
    reading = open_brief(folder or _named_folder(parsed[0]))
    _, problems = resolve_text(reading, text)
    problems = tuple(problem for problem in problems if _stops_export(problem, given_text=text is not None))
    problems += tuple(problem for each in parsed for problem in _ignored_problems(each))
    if reading.brief is None or problems:
        return (), problems
    from geodata.atlas.atlas_frames import build_atlas  # noqa: PLC0415
    from geodata.atlas.selection import select_events  # noqa: PLC0415 - geopandas takes a second to import

    unknown_ids = tuple(
        problem for each in parsed for problem in _unknown_id_problems(each, reading, reading.brief)
    )
    if unknown_ids:
        return (), unknown_ids
    brief_atlas = build_atlas(reading.brief, reading.digest)
    return tuple(select_events(brief_atlas, each.view) for each in parsed), ()


def _stops_export(problem: Problem, *, given_text: bool) -> bool:
    """Return whether nothing is exported: the brief does not open, or another text than its own was given."""
    return problem.level is ProblemLevel.REFUSED or (given_text and problem.code == "text-hash")


def _unknown_id_problems(parsed: ParsedView, reading: BriefReading, brief: Brief) -> Iterator[Problem]:
    """Yield a problem for each id of a view that the brief lacks, the brief's own included."""
    from geodata.atlas.selection import unknown_view_ids  # noqa: PLC0415

    brief_id = parsed.view.brief
    other_brief = (("brief", brief_id),) if brief_id and brief_id != brief.id else ()
    return (
        _unknown_id_problem(key, name, reading, _nearest_ids(brief, key, name))
        for key, name in (*other_brief, *unknown_view_ids(parsed.view, brief))
    )


def _named_folder(parsed: ParsedView) -> Path:
    """Return the folder of the brief that a view names, else of the shipped one."""
    brief_id = parsed.view.brief
    readings = [open_brief(path) for path in list_brief_folders()] if brief_id else []
    named = [each.folder for each in readings if each.brief is not None and each.brief.id == brief_id]
    return named[0] if named else shipped_brief_folders()[0]


def resolve_text(reading: BriefReading, path: Path | None) -> tuple[SourceText | None, tuple[Problem, ...]]:
    """Return the given text, else the one beside the brief, and every problem of brief and text."""
    if reading.brief is None:
        return None, reading.problems
    try:
        text = load_text(path) if path else load_attached_text(reading.folder, reading.brief)
    except TextError as error:
        return None, (*reading.problems, text_problem(path or reading.folder, error))
    file = str(reading.folder / BRIEF_FILE_NAME)
    found = check_text(reading.brief, text, file=file, lines=reading.lines) if text else ()
    documents = check_documents(reading.brief, reading.folder, file=file, lines=reading.lines)
    return text, (*reading.problems, *found, *documents)


def text_problem(path: Path, error: TextError) -> Problem:
    """Return the problem of a text that cannot be read."""
    return command_problem(
        "text", path, found=str(error), expected="the text of the brief in UTF-8", mend="give another file"
    )


def print_problems(problems: tuple[Problem, ...]) -> int:
    """Print every problem, and return the exit code: 1 where there is any that is no warning."""
    for problem in problems:
        print_problem(problem)
    return 0 if all(problem.is_warning for problem in problems) else 1


def _ignored_problems(parsed: ParsedView) -> tuple[Problem, ...]:
    """Return a problem for each ignored parameter: an export of something else would mislead."""
    mend = "correct it or leave it out; the guide (Links and embedding) lists the parameters"
    return tuple(
        command_problem(reason, "--view", found=f"{key}={value}", expected="a parameter of a view", mend=mend)
        for key, value, reason in parsed.ignored
    )


def _nearest_ids(brief: Brief, key: str, name: str) -> tuple[str, ...]:
    """Return the known kinds, families or roles that are most like an unknown one."""
    nearest = {"layer": brief.kind_table.nearest_layers, "role": brief.kind_table.nearest_roles}
    return nearest[key](name) if key in nearest else ()


def _unknown_id_problem(key: str, name: str, reading: BriefReading, near: tuple[str, ...]) -> Problem:
    return command_problem(
        "unknown-id",
        "--view",
        found=f"{key}={name}",
        expected=f"an id of {reading.folder / BRIEF_FILE_NAME}",
        mend=f"write {key}={' or '.join(near)}"
        if near
        else "take the ids from a link that the dashboard made",
    )
