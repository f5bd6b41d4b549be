"""What each command does: data on standard output, problems on standard error, exit code out."""

import json
import runpy
import signal
import sys
from argparse import Namespace
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path

from geodata.brief.brief_folders import folders, inside, shipped
from geodata.brief.brief_reader import FILE, read
from geodata.brief.problems import Problem
from geodata.brief.records import Brief
from geodata.brief.source_text import Found, Text, TextError, load
from geodata.brief.source_text import locate as locate_words
from geodata.export.formats import FormatGroup, formats_of
from geodata.service.command_output import complain, put, wrong
from geodata.service.new_command import plant
from geodata.service.new_command import schema as schema_text
from geodata.service.resolve_arguments import asked, asked_all, text_of, told, unreadable


def check(arguments: Namespace) -> int:
    """Check a brief and, when there is one, its text."""
    reading = read(arguments.folder or inside(shipped())[0])
    text, problems = text_of(reading, arguments.text)
    if arguments.json:
        put(json.dumps(_report(reading.brief, text, problems), ensure_ascii=False, indent=2) + "\n", None)
    elif reading.brief is not None and not problems:
        complain(f"{reading.folder}: no problems in {len(reading.brief.events)} events")
    code = told(problems)
    if reading.brief is not None and not arguments.json:
        from geodata.service.draft_command import propose  # noqa: PLC0415

        propose(reading.brief, text)
    return code


def features(arguments: Namespace) -> int:
    """Export the events that a view asks for."""
    selection = asked(arguments.folder, arguments.view, arguments.text)
    if isinstance(selection, tuple):
        return told(selection)
    made = formats_of(FormatGroup.DATA)[arguments.format].load_maker()(selection)
    # Through a pipe a spreadsheet's mark of UTF-8 is in the way; files get theirs by their name.
    problem = put(made.decode("utf-8-sig") if arguments.format == "csv" else made, arguments.output)
    return told((problem,) if problem else ())


def snapshot(arguments: Namespace) -> int:
    """Draw one view, or many."""
    from geodata.service.snapshot_command import drawn, wanted  # noqa: PLC0415 - what draws takes seconds to import

    pictures = wanted(arguments)
    if isinstance(pictures, Problem):
        return told((pictures,))
    queries = [each.query for each in pictures]
    selections, problems = asked_all(arguments.folder, queries, arguments.text)
    return told(problems or drawn(pictures, selections))


def reopen(arguments: Namespace) -> int:
    """Print the query of the view that a picture carries."""
    from geodata.service.snapshot_command import carried  # noqa: PLC0415

    found = carried(arguments.picture)
    if isinstance(found, Problem):
        return told((found,))
    put(f"{found}\n", None)
    return 0


def paper(arguments: Namespace) -> int:
    """Make slides or a report of a view."""
    from geodata.service.report_command import paper as write_paper  # noqa: PLC0415

    return write_paper(arguments)


def schema(_arguments: Namespace) -> int:
    """Print the JSON Schema of a brief."""
    put(schema_text(), None)
    return 0


def new(arguments: Namespace) -> int:
    """Write a commented example into a new folder."""
    problem = plant(arguments.folder)
    if problem is None:
        complain(f"{arguments.folder}: written; edit {FILE} there and run: briefmap check {arguments.folder}")
    return told((problem,) if problem else ())


def locate(arguments: Namespace) -> int:
    """Print where words stand in a text, as lines to paste into a claim."""
    try:
        text = load(arguments.text)
    except TextError as error:
        return told((unreadable(arguments.text, error),))
    spots = locate_words(arguments.words, text, _brief_of(text, arguments.folder))
    if not spots:
        mend = "give fewer words, spelt as in the text"
        return told(
            (wrong("not-found", arguments.text, found=arguments.words, expected="words of it", mend=mend),)
        )
    head = f"# text: {{sha256: {text.sha256}, characters: {len(text.content)}}}\n"
    put(head + "".join(_spot(spot, text) for spot in spots), None)
    return 0


def draft(arguments: Namespace) -> int:
    """Propose a brief for a text."""
    from geodata.service.draft_command import drafted  # noqa: PLC0415 - no other command needs the rules of prose

    return drafted(arguments)


def diff(arguments: Namespace) -> int:
    """Say what changed between two versions of a brief."""
    from geodata.service.diff_command import compared  # noqa: PLC0415

    return compared(arguments)


def serve(arguments: Namespace) -> int:
    """Start the app in this process; returns when it is stopped, and a stop by SIGTERM is no failure."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    options = {"server.port": arguments.port, "server.address": arguments.host}
    if arguments.base:
        options["server.baseUrlPath"] = arguments.base.strip("/")
    flags = [part for name, value in options.items() for part in (f"--{name}", str(value))]
    sys.argv = ["streamlit", "run", str(launcher()), *flags]
    # By name: this room imports no screens.
    runpy.run_module("streamlit", run_name="__main__", alter_sys=True)
    return 0


def nginx(_arguments: Namespace) -> int:
    """Print the example for nginx: TLS, sign-in, web sockets and a base path in front of the app."""
    put(files("geodata").joinpath("data", "deploy", "nginx.conf").read_text(encoding="utf-8"), None)
    return 0


def launcher() -> Path:
    """The file that starts the app: carried by an installed package, beside the package in a checkout."""
    package = Path(str(files("geodata")))
    carried = package / "_app" / "app.py"
    return carried if carried.is_file() else package.parent / "app.py"


def _report(brief: Brief | None, text: Text | None, problems: tuple[Problem, ...]) -> dict[str, object]:
    from geodata.brief.proposal_counts import proposed  # noqa: PLC0415
    from geodata.brief.text_coverage import coverage  # noqa: PLC0415
    from geodata.drafting.query_rules import candidates  # noqa: PLC0415

    facts = (
        None
        if brief is None
        else {
            "id": brief.id,
            "title": brief.title.model_dump(),
            "as_of": brief.as_of.isoformat(),
            "events": len(brief.events),
            "text_sha256": brief.text.sha256,
        }
    )
    return {
        "ok": not problems,
        "problems": [problem.as_dict() for problem in problems],
        "brief": facts,
        "coverage": None if brief is None else asdict(coverage(brief, text)),
        "candidates": [] if brief is None else [found.as_dict() for found in candidates(brief, text)],
        "proposed": None if brief is None else asdict(proposed(brief)),
    }


def _brief_of(text: Text, folder: Path | None) -> Brief | None:
    """The brief that knows the sentences of a text: the given one, else whichever was made from it."""
    briefs = [read(path).brief for path in ([folder] if folder else folders())]
    return next((brief for brief in briefs if brief is not None and text.matches(brief)), None)


def _spot(spot: Found, text: Text) -> str:
    paragraph = sum(1 for line in text.content[: spot.start].split("\n")[:-1] if line.strip()) + 1
    where = f"paragraph: {paragraph}" if spot.sentence is None else f"sentence: {spot.sentence}"
    return f"- {where}\n  spans: [[{spot.start}, {spot.end}]]\n"
