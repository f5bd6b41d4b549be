"""Arguments of commands resolved to brief, text and selection, or all problems with them."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from geodata.brief.brief_folders import list_brief_folders, shipped_brief_folders
from geodata.brief.brief_reader import BRIEF_FILE_NAME, BriefReading
from geodata.brief.checks.check import check_documents, check_text
from geodata.brief.problems import Problem, ProblemLevel
from geodata.brief.record_reading import brief_id_from_name, with_blocking_problems
from geodata.brief.records import Brief
from geodata.brief.source_text import SourceText, TextError, load_attached_text, load_text
from geodata.command_line.command_output import command_problem, print_problem
from geodata.tables.brief_opening import open_brief
from geodata.view import ParsedView, parse_view
from geodata.words import DEFAULT_LANG, CatalogueText, Lang
from geodata.words.value_faults import write_remedy

if TYPE_CHECKING:
    from geodata.atlas.link_ids import UnknownValue
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
    found = folder or _named_folder(parsed[0])
    if isinstance(found, Problem):
        return (), (found,)
    reading = open_brief(found)
    _, every = resolve_text(reading, text)
    problems = tuple(problem for problem in every if _stops_export(problem, given_text=text is not None))
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
    for each in parsed:
        _print_renamed_ids(each, reading.brief)
    brief_atlas = build_atlas(with_blocking_problems(reading.brief, every), reading.digest)
    return tuple(select_events(brief_atlas, each.view) for each in parsed), ()


def _stops_export(problem: Problem, *, given_text: bool) -> bool:
    """Return whether nothing is exported: the brief does not open, or another text than its own was given."""
    return problem.level is ProblemLevel.REFUSED or (given_text and problem.code == "text-hash")


def _unknown_id_problems(parsed: ParsedView, reading: BriefReading, brief: Brief) -> Iterator[Problem]:
    """Yield a problem for each value of a view that the brief does not know, another brief included."""
    from geodata.atlas.link_ids import unknown_values  # noqa: PLC0415

    expected = CatalogueText("command.unknown-id.expected", file=str(reading.folder / BRIEF_FILE_NAME))
    return (_unknown_id_problem(each, expected) for each in unknown_values(parsed, brief))


def _print_renamed_ids(parsed: ParsedView, brief: Brief) -> None:
    """Say which ids of a view are former ones; the view is that of the present ones."""
    from geodata.atlas.link_ids import former_values  # noqa: PLC0415

    for key, former, present in former_values(parsed.view, brief):
        print_problem(f"--view: {key}={former} is now {key}={present}")


def _named_folder(parsed: ParsedView) -> Path | Problem:
    """Return the folder of the brief that a view names, else of the shipped one; a problem without such one.

    A brief that cannot be read goes by the name of its folder.
    """
    brief_id = parsed.view.brief
    if brief_id is None:
        return shipped_brief_folders()[0]
    readings = {
        each.brief.id if each.brief else brief_id_from_name(each.folder.name): each
        for each in map(open_brief, reversed(list_brief_folders()))
    }
    if brief_id in readings:
        return readings[brief_id].folder
    from geodata.atlas.link_ids import unknown_brief  # noqa: PLC0415

    titles = {name: each.brief.title.wordings if each.brief else () for name, each in readings.items()}
    expected = CatalogueText("command.unknown-id.expected-brief")
    return _unknown_id_problem(unknown_brief(brief_id, titles), expected)


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
        "text",
        path,
        found=error.words,
        expected=CatalogueText("command.text.expected"),
        mend=CatalogueText("command.remedy-file"),
    )


def print_problems(problems: tuple[Problem, ...], lang: Lang = DEFAULT_LANG) -> int:
    """Print every problem, and return the exit code: 1 where there is any that is no warning."""
    for problem in problems:
        print_problem(problem, lang)
    return 0 if all(problem.is_warning for problem in problems) else 1


def _ignored_problems(parsed: ParsedView) -> tuple[Problem, ...]:
    """Return a problem for each ignored parameter but ids: an export of something else would mislead."""
    if not parsed.ignored:
        return ()
    from geodata.atlas.link_ids import bad_values  # noqa: PLC0415

    refused = frozenset(bad_values(parsed.ignored))
    expected, mend = CatalogueText("command.parameter.expected"), CatalogueText("command.parameter.remedy")
    return tuple(
        command_problem(reason, "--view", found=f"{key}={value}", expected=expected, mend=mend)
        for key, value, reason in parsed.ignored
        if (key, value) not in refused
    )


def _unknown_id_problem(unknown: "UnknownValue", expected: CatalogueText) -> Problem:
    return command_problem(
        "unknown-id",
        "--view",
        found=f"{unknown.key}={unknown.value}",
        expected=expected,
        mend=write_remedy([f"{unknown.key}={unknown.near[0]}", *unknown.near[1:]])
        if unknown.near
        else CatalogueText("command.unknown-id.remedy"),
    )
