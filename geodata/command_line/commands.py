"""One function per command: data on standard output, problems on standard error, exit code returned."""

import json
import runpy
import signal
import socket
import sys
from argparse import Namespace
from collections.abc import Callable
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path

from geodata.brief.brief_folders import list_brief_folders, shipped_brief_folders
from geodata.brief.brief_reader import BRIEF_FILE_NAME
from geodata.brief.problems import Problem
from geodata.brief.records import Brief
from geodata.brief.schema.brief_schema import first_json_schema
from geodata.brief.source_text import SourceText, TextError, TextMatch, load_text
from geodata.brief.source_text import find_in_text as locate_words
from geodata.command_line.command_output import command_problem, forced, print_problem, write_output
from geodata.command_line.new_command import schema_json as schema_text
from geodata.command_line.new_command import write_example_brief
from geodata.command_line.resolve_arguments import (
    print_problems,
    resolve_selection,
    resolve_selections,
    resolve_text,
    text_problem,
)
from geodata.export.formats import FormatGroup, formats_of
from geodata.ground.ground_sources import required_sources
from geodata.tables.brief_opening import open_unmasked_brief
from geodata.words import CatalogueText, Lang, translate_plainly


def run_check(arguments: Namespace) -> int:
    """Check a brief and, where there is one, its text."""
    reading = open_unmasked_brief(arguments.folder or shipped_brief_folders()[0])
    text, problems = resolve_text(reading, arguments.text)
    if arguments.json:
        write_output(
            json.dumps(
                _check_report(reading.brief, text, problems, arguments.lang), ensure_ascii=False, indent=2
            )
            + "\n",
            None,
        )
    elif reading.brief is not None and not problems:
        said = translate_plainly("check.no-problems", arguments.lang, n=len(reading.brief.events))
        print_problem(f"{reading.folder}: {said}")
    if reading.brief is not None and reading.brief.unfinished and not arguments.json:
        said = translate_plainly("check.unfinished", arguments.lang, n=reading.brief.unfinished)
        print_problem(f"{reading.folder}: {said}")
    code = print_problems(problems, arguments.lang)
    if reading.brief is not None and not arguments.json:
        from geodata.command_line.draft_command import print_proposals  # noqa: PLC0415

        print_proposals(reading.brief, text)
    return code


def run_features(arguments: Namespace) -> int:
    """Export the events of a view."""
    selection = resolve_selection(arguments.folder, arguments.view, arguments.text)
    if isinstance(selection, tuple):
        return print_problems(selection)
    made = formats_of(FormatGroup.DATA)[arguments.format].load_maker()(selection)
    # Through a pipe a spreadsheet's mark of UTF-8 is in the way; files get theirs by their name.
    content = made.decode("utf-8-sig") if arguments.format == "csv" else made
    problem = write_output(content, arguments.output, replaces=forced(arguments))
    return print_problems((problem,) if problem else ())


def run_snapshot(arguments: Namespace) -> int:
    """Draw one view, or many."""
    required_sources()
    from geodata.command_line.snapshot_command import draw_pictures, requested_pictures  # noqa: PLC0415 - matplotlib takes seconds to import

    pictures = requested_pictures(arguments)
    if isinstance(pictures, Problem):
        return print_problems((pictures,))
    queries = [each.query for each in pictures]
    selections, problems = resolve_selections(arguments.folder, queries, arguments.text)
    return print_problems(problems or draw_pictures(pictures, selections, forced(arguments)))


def run_open(arguments: Namespace) -> int:
    """Print the query of the view that a picture carries."""
    from geodata.command_line.snapshot_command import read_picture_query  # noqa: PLC0415

    found = read_picture_query(arguments.picture)
    if isinstance(found, Problem):
        return print_problems((found,))
    write_output(f"{found}\n", None)
    return 0


def run_paper(arguments: Namespace) -> int:
    """Make slides or a report of a view."""
    from geodata.command_line.report_command import write_slides_or_report  # noqa: PLC0415

    required_sources()

    return write_slides_or_report(arguments)


def run_schema(arguments: Namespace) -> int:
    """Print the JSON Schema of a brief, of shape 2 or of shape 1."""
    write_output(first_json_schema() if arguments.shape == 1 else schema_text(), None)
    return 0


def run_upgrade(arguments: Namespace) -> int:
    """Print the brief of a folder in shape 2, or rewrite its file."""
    from geodata.command_line.upgrade_command import write_upgrade  # noqa: PLC0415

    return write_upgrade(arguments)


def run_accept(arguments: Namespace) -> int:
    """Accept proposals of a brief and rewrite its file."""
    from geodata.command_line.accept_command import accept_in_place  # noqa: PLC0415

    return accept_in_place(arguments)


def run_rebase(arguments: Namespace) -> int:
    """Carry the citations of a brief to a corrected text."""
    from geodata.command_line.rebase_command import write_rebased  # noqa: PLC0415

    return write_rebased(arguments)


def run_new(arguments: Namespace) -> int:
    """Write a commented example into a new folder."""
    problem = write_example_brief(arguments.folder, force=arguments.force)
    if problem is None:
        print_problem(
            f"{arguments.folder}: written; edit {BRIEF_FILE_NAME} there "
            f"and run: briefmap check {arguments.folder}"
        )
    return print_problems((problem,) if problem else ())


def run_locate(arguments: Namespace) -> int:
    """Print the offsets of words in a text, as lines to paste into a claim."""
    try:
        text = load_text(arguments.text)
    except TextError as error:
        return print_problems((text_problem(arguments.text, error),))
    words = arguments.words.strip()
    occurrences = locate_words(words, text, _brief_of_text(text, arguments.folder)) if words else ()
    if not occurrences:
        problem = command_problem(
            "not-found",
            arguments.text,
            found=arguments.words,
            expected=CatalogueText("command.not-found.expected"),
            mend=CatalogueText("command.not-found.remedy"),
        )
        return print_problems((problem,))
    head = f"# text: {{sha256: {text.sha256}, characters: {len(text.content)}}}\n"
    write_output(head + "".join(_location_lines(occurrence, text) for occurrence in occurrences), None)
    return 0


def run_places(arguments: Namespace) -> int:
    """Print the place names of texts."""
    from geodata.command_line.draft_command import print_places  # noqa: PLC0415

    return print_places(arguments)


def run_draft(arguments: Namespace) -> int:
    """Propose a brief for a text."""
    from geodata.command_line.draft_command import write_draft  # noqa: PLC0415 - only this command needs the drafting rules

    return write_draft(arguments)


def run_diff(arguments: Namespace) -> int:
    """Print the differences of two versions of a brief."""
    from geodata.command_line.diff_command import print_changes  # noqa: PLC0415

    return print_changes(arguments)


def run_serve(arguments: Namespace) -> int:
    """Run the app in this process until it is stopped; a stop by SIGTERM is no failure."""
    required_sources()
    if problem := address_problem(arguments.host, arguments.port):
        return print_problems((problem,))
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    options = {"server.port": arguments.port, "server.address": arguments.host}
    if arguments.base:
        options["server.baseUrlPath"] = arguments.base.strip("/")
    flags = [part for name, value in options.items() for part in (f"--{name}", str(value))]
    sys.argv = ["streamlit", "run", str(launcher_path()), *flags]
    # By name: this room imports no screens.
    runpy.run_module("streamlit", run_name="__main__", alter_sys=True)
    return 0


def run_settings(_arguments: Namespace) -> int:
    """Print the settings with their values and origins."""
    from geodata.command_line.settings_command import print_settings  # noqa: PLC0415

    return print_settings()


def run_edit(arguments: Namespace) -> int:
    """Change fields and records of a brief."""
    from geodata.command_line.edit_command import edit_brief  # noqa: PLC0415

    return _run_on_store(edit_brief, arguments)


def run_versions(arguments: Namespace) -> int:
    """List the versions of a brief, restore or publish one."""
    from geodata.command_line.versions_command import show_versions  # noqa: PLC0415

    return _run_on_store(show_versions, arguments)


def run_backup(arguments: Namespace) -> int:
    """Back the store up."""
    from geodata.command_line.backup_command import write_store_backup  # noqa: PLC0415

    return _run_on_store(write_store_backup, arguments)


def run_restore(arguments: Namespace) -> int:
    """Restore a backup of the store."""
    from geodata.command_line.backup_command import restore_store  # noqa: PLC0415

    return _run_on_store(restore_store, arguments)


def run_pack(arguments: Namespace) -> int:
    """Pack a brief into one file."""
    from geodata.command_line.pack_command import write_brief_pack  # noqa: PLC0415

    return _run_on_store(write_brief_pack, arguments)


def run_unpack(arguments: Namespace) -> int:
    """Take a pack into the store or a folder."""
    from geodata.command_line.pack_command import take_brief_pack  # noqa: PLC0415

    return _run_on_store(take_brief_pack, arguments)


def run_gazetteer(arguments: Namespace) -> int:
    """Build the index of place names."""
    from geodata.command_line.gazetteer_commands import run_gazetteer_command  # noqa: PLC0415

    return run_gazetteer_command(arguments)


run_place = run_near = run_gazetteer


def run_nginx(_arguments: Namespace) -> int:
    """Print the example for nginx: TLS, sign-in, web sockets and a base path in front of the app."""
    write_output(files("geodata").joinpath("data", "deploy", "nginx.conf").read_text(encoding="utf-8"), None)
    return 0


def _run_on_store(command: Callable[[Namespace], None], arguments: Namespace) -> int:
    from geodata.command_line.brief_target import exit_code  # noqa: PLC0415 - only these commands need a database

    return exit_code(command, arguments)


def address_problem(host: str, port: int) -> Problem | None:
    """Return the problem of an address that cannot be listened to: an unknown host, a port in use."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except (OSError, UnicodeError) as error:
        found = getattr(error, "strerror", None) or str(error)
        return command_problem(
            "address",
            f"{host}:{port}",
            found=found,
            expected=CatalogueText("command.address.expected"),
            mend=CatalogueText("command.address.remedy", host="--host", port="--port"),
        )
    return None


def launcher_path() -> Path:
    """Return the file that starts the app: inside an installed package, beside it in a checkout."""
    package = Path(str(files("geodata")))
    packaged = package / "_app" / "app.py"
    return packaged if packaged.is_file() else package.parent / "app.py"


def _check_report(
    brief: Brief | None, text: SourceText | None, problems: tuple[Problem, ...], lang: Lang
) -> dict[str, object]:
    from geodata.brief.proposal_counts import count_proposals  # noqa: PLC0415
    from geodata.brief.text_coverage import count_coverage  # noqa: PLC0415
    from geodata.drafting.query_rules import propose_queries  # noqa: PLC0415

    facts = (
        None
        if brief is None
        else {
            "id": brief.id,
            "title": brief.title.model_dump(),
            "as_of": brief.as_of.isoformat(),
            "events": len(brief.events),
            "unfinished": brief.unfinished,
            "text_sha256": brief.text_sha256,
        }
    )
    return {
        "ok": all(problem.is_warning for problem in problems),
        "problems": [problem.as_dict(lang) for problem in problems],
        "brief": facts,
        "coverage": None if brief is None else asdict(count_coverage(brief, text)),
        "candidates": [] if brief is None else [found.as_dict() for found in propose_queries(brief, text)],
        "proposed": None if brief is None else asdict(count_proposals(brief)),
    }


def _brief_of_text(text: SourceText, folder: Path | None) -> Brief | None:
    """Return the brief that numbers a text's sentences: of the given folder, else any that matches."""
    briefs = [open_unmasked_brief(path).brief for path in ([folder] if folder else list_brief_folders())]
    return next((brief for brief in briefs if brief is not None and text.matches(brief)), None)


def _location_lines(occurrence: TextMatch, text: SourceText) -> str:
    paragraph = sum(1 for line in text.content[: occurrence.start].split("\n")[:-1] if line.strip()) + 1
    where = f"paragraph: {paragraph}" if occurrence.sentence is None else f"sentence: {occurrence.sentence}"
    return f"- {where}\n  spans: [[{occurrence.start}, {occurrence.end}]]\n"
