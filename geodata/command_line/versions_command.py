"""Command ``versions``: the versions of a brief listed, restored, published."""

from argparse import Namespace
from collections.abc import Sequence
from datetime import UTC, datetime

from geodata.access.request_person import LOCAL_PERSON
from geodata.brief.problems import escape_invisible
from geodata.command_line.brief_target import ProblemError, print_line, stored_brief
from geodata.command_line.command_output import command_problem, write_output
from geodata.store.brief_rows import BriefVersion
from geodata.words import CatalogueText


def show_versions(arguments: Namespace) -> None:
    """Print the versions of a brief, the newest first, or restore or publish one.

    Raises
    ------
    BriefmapError
        Where the store has no such brief or version.
    """
    access, brief_id = stored_brief(arguments.brief)
    versions = access.briefs.versions(brief_id)
    if arguments.restore is not None:
        _require(arguments.restore, brief_id, versions)
        made = access.briefs.restore(brief_id, arguments.restore, LOCAL_PERSON.id)
        print_line("version-line.restored", brief=brief_id, number=arguments.restore, made=made.number)
    elif arguments.publish is not None:
        _require(arguments.publish, brief_id, versions)
        access.briefs.publish(brief_id, arguments.publish)
        print_line("version-line.published", brief=brief_id, number=arguments.publish)
    else:
        write_output("".join(map(_line, versions)), None)


def _line(version: BriefVersion) -> str:
    """Return number, time, author, marks and message of a version, separated by tabs."""
    marks = {
        "published": version.is_published,
        "edited": version.is_base,
        "waiting": version.is_waiting,
    }
    words = [version.author or version.origin, " ".join(name for name, holds in marks.items() if holds)]
    cells = [str(version.number), _time(version.saved_at), *words, version.message]
    return "\t".join(map(escape_invisible, cells)) + "\n"


def _time(seconds: float) -> str:
    try:
        return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
    except (OverflowError, ValueError, OSError):
        return "-"  # of a version that a damaged store has


def _require(number: int, brief_id: str, versions: Sequence[BriefVersion]) -> None:
    known = [version.number for version in versions]
    if number not in known:
        expected = CatalogueText("command.version.expected", brief=brief_id, last=known[0])
        remedy = CatalogueText("command.version.remedy", command=f"briefmap versions {brief_id}")
        raise ProblemError(
            command_problem("version", brief_id, found=str(number), expected=expected, mend=remedy)
        )
