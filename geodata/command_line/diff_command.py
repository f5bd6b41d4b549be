"""Command ``diff``: the differences of two versions of a brief, on standard output."""

import json
from argparse import Namespace
from pathlib import Path

from geodata.brief.brief_reader import BriefReading, read_brief_file
from geodata.command_line.command_output import print_problem, write_output
from geodata.command_line.resolve_arguments import print_problems
from geodata.phrasing.brief_diff import compare_briefs
from geodata.tables.brief_opening import open_unmasked_brief


def print_changes(arguments: Namespace) -> int:
    """Print the changes, a line each or as JSON; only an unreadable brief is a problem."""
    old, new = (_read_version(path) for path in (arguments.old, arguments.new))
    if old.brief is None or new.brief is None:
        return print_problems((*old.problems, *new.problems))
    found = compare_briefs(old.brief, new.brief)
    if arguments.json:
        facts = {"old": old.digest, "new": new.digest, "changes": [change.as_dict() for change in found]}
        write_output(json.dumps(facts, ensure_ascii=False, indent=2) + "\n", None)
    else:
        write_output("".join(f"{change}\n" for change in found), None)
        print_problem(f"{len(found)} changes")
    return 0


def _read_version(path: Path) -> BriefReading:
    """Read the brief of a folder, or of a file whatever its name."""
    return open_unmasked_brief(path) if path.is_dir() else read_brief_file(path)
