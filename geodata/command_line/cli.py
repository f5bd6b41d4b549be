"""Command line: ``briefmap`` or ``python -m geodata``.

Standard output carries data only; problems go to standard error, one a line, and the exit code is then 1.
"""

import argparse
import gc
import math
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from geodata import __version__
from geodata.brief.problems import escape_invisible
from geodata.command_line.command_output import OutputError, flush_output
from geodata.command_line.store_arguments import (
    add_backup_arguments,
    add_edit_arguments,
    add_pack_arguments,
    add_restore_arguments,
    add_unpack_arguments,
    add_versions_arguments,
)
from geodata.errors import is_storage_error
from geodata.export.formats import FormatGroup, formats_of
from geodata.ground.ground_archive import ArchiveError
from geodata.settings import SettingsError
from geodata.words import LANGS

FIRST_YEAR, LAST_YEAR = 1000, 9000
"""Years of the days that a command takes."""
LAST_PORT = 65_535
MOST_CANDIDATES = 500
"""Places of a name that are printed, at most."""
_WITHOUT_NAMES = frozenset({"settings", "nginx", "edit", "versions", "backup", "restore"})
"""Commands that print no name of a place."""
GC_THRESHOLDS = (10_000, 100, 100)
"""Thresholds of the garbage collector for a short command; many pictures leave no more garbage."""


class _Parser(argparse.ArgumentParser):
    """Argument parser that exits with the code of every other problem."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(1, f"{self.prog}: {message}\n")


def run() -> int:
    """Run :func:`main` in a process of its own, which ends with it."""
    # A command's objects live as long as its process; the default thresholds, and a collection at its end,
    # would take a quarter of the time. A server lives on and keeps the defaults.
    if sys.argv[1:2] != ["serve"]:
        gc.set_threshold(*GC_THRESHOLDS)
    try:
        return run_command()
    finally:
        gc.freeze()


def run_command(argv: Sequence[str] | None = None) -> int:
    """Run one command; return 0, or 1 with problems on standard error."""
    arguments = build_parser().parse_args(argv)
    if hasattr(sys.stdout, "reconfigure"):
        # A lone surrogate is written as its escape, which JSON reads.
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    from geodata.command_line import commands  # noqa: PLC0415 - --help and --version need none of it

    try:
        if arguments.command not in _WITHOUT_NAMES:
            _check_desk_names()
        code: int = getattr(commands, f"run_{arguments.command}")(arguments)
        flush_output()
    except (SettingsError, ArchiveError, OutputError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except BrokenPipeError:
        # The reader of a pipe closed it (`| head`): the rest of the buffer is dropped without an error.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        if not is_storage_error(error):
            raise
        found = escape_invisible(error.strerror or str(error))
        sys.stderr.write(
            f"temporary files: found {found}; expected room for them; free some, or set TMPDIR to another "
            "folder\n"
        )
        return 1
    return code


def _check_desk_names() -> None:
    """Refuse a file of the desk's names that cannot be used, before anything is read with it."""
    from geodata.gazetteer.desk_names import has_desk_names  # noqa: PLC0415 - --help needs it not

    if has_desk_names():
        from geodata.places import gazetteer_places  # noqa: PLC0415

        gazetteer_places()


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    top_parser = _Parser(prog="briefmap", description="A written brief as a map that cites its sentences.")
    top_parser.add_argument("--version", action="version", version=f"briefmap {__version__}")
    commands = top_parser.add_subparsers(
        dest="command", required=True, metavar="COMMAND", parser_class=_Parser
    )
    _add_check_arguments(commands.add_parser("check", help="say everything that is wrong with a brief"))
    _add_features_arguments(commands.add_parser("features", help="export events as data"))
    _add_snapshot_arguments(
        commands.add_parser("snapshot", help=f"draw a view as a picture: {_picture_labels()}")
    )
    _add_open_arguments(commands.add_parser("open", help="print the link's query that a picture carries"))
    for name, paper in formats_of(FormatGroup.PAPER).items():
        _add_report_arguments(commands.add_parser(name, help=paper.help), name)
    _add_schema_arguments(commands.add_parser("schema", help="print the JSON Schema of brief.yaml"))
    _add_accept_arguments(commands.add_parser("accept", help="accept proposals of a draft"))
    _add_upgrade_arguments(commands.add_parser("upgrade", help="rewrite a brief of shape 1 in shape 2"))
    _add_rebase_arguments(commands.add_parser("rebase", help="carry a brief's citations to a corrected text"))
    _add_new_arguments(commands.add_parser("new", help="write a commented example of a brief"))
    _add_locate_arguments(commands.add_parser("locate", help="find words in a text, as lines to paste"))
    _add_places_arguments(commands.add_parser("places", help="find the place names of texts"))
    _add_draft_arguments(commands.add_parser("draft", help="propose a whole brief for a text, by rule"))
    _add_diff_arguments(commands.add_parser("diff", help="say what changed between two versions of a brief"))
    _add_serve_arguments(commands.add_parser("serve", help="start the dashboard"))
    commands.add_parser("gazetteer", help="build the index of place names in the cache folder")
    _add_place_arguments(commands.add_parser("place", help="print the places that a name can mean"))
    _add_near_arguments(commands.add_parser("near", help="say where a point is, by the nearest town"))
    _add_store_commands(commands)
    commands.add_parser("settings", help="print each setting with its value and where that is from")
    commands.add_parser("nginx", help="print an example for nginx: TLS, sign-in, a base path")
    return top_parser


def _add_store_commands(commands: "argparse._SubParsersAction[_Parser]") -> None:
    add_edit_arguments(commands.add_parser("edit", help="change fields and records of a brief"))
    add_versions_arguments(commands.add_parser("versions", help="list the versions of a brief"))
    add_pack_arguments(commands.add_parser("pack", help="write a brief with all that it needs into one file"))
    add_unpack_arguments(commands.add_parser("unpack", help="take such a file into the store or a folder"))
    add_backup_arguments(commands.add_parser("backup", help="write the whole store into one file"))
    add_restore_arguments(commands.add_parser("restore", help="let the store be what a backup holds"))


def _add_check_arguments(command: argparse.ArgumentParser) -> None:
    _add_folder(command)
    _add_text(command)
    command.add_argument("--json", action="store_true", help="print a report as JSON")
    command.add_argument("--lang", choices=LANGS, default="en", help="language of the problems; default: en")


def _add_features_arguments(command: argparse.ArgumentParser) -> None:
    _add_folder(command)
    _add_text(command)
    command.add_argument("--view", default="", metavar="QUERY", help="the query of a link, or the whole link")
    command.add_argument(
        "--format", choices=tuple(formats_of(FormatGroup.DATA)), default="geojson", help="default: geojson"
    )
    _add_output(command)


def _add_snapshot_arguments(command: argparse.ArgumentParser) -> None:
    _add_folder(command)
    _add_text(command)
    one_or_many = command.add_mutually_exclusive_group()
    one_or_many.add_argument(
        "--view", default="", metavar="QUERY", help="the query of a link, or the whole link"
    )
    one_or_many.add_argument(
        "--views", type=Path, metavar="FILE", help="many: a name and a query on each line"
    )
    command.add_argument("--size", default="16:9", help="1920x1080, 16:9, a4, a4-portrait, a3, square …")
    command.add_argument("--scale", default="1", help="pixels of the file for each: 2, or 300dpi")
    command.add_argument("--marking", default="", metavar="TEXT", help="a line beside the brief's marking")
    command.add_argument(
        "--format", choices=tuple(formats_of(FormatGroup.PICTURE)), help="default: as the file is called"
    )
    command.add_argument(
        "-o", "--output", type=Path, metavar="FILE", required=True, help="a file; a directory for --views"
    )
    _add_force(command)


def _add_report_arguments(command: argparse.ArgumentParser, name: str) -> None:
    _add_folder(command)
    _add_text(command)
    command.add_argument("--view", default="", metavar="QUERY", help="the query of a link, or the whole link")
    command.add_argument("--marking", default="", metavar="TEXT", help="a line beside the brief's marking")
    _add_output(command)
    command.set_defaults(command="paper", format=name)


def _picture_labels() -> str:
    """Return the names of the picture formats: "PNG, SVG or PDF"."""
    *first, last = (entry.label for entry in formats_of(FormatGroup.PICTURE).values())
    return f"{', '.join(first)} or {last}" if first else last


def _add_open_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("picture", type=Path, metavar="FILE", help="a picture that Briefmap made")


def _add_schema_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--shape", type=int, choices=(1, 2), default=2, help="default: 2")


def _add_upgrade_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", type=Path, metavar="FOLDER", help="the folder of the brief")
    command.add_argument("--write", action="store_true", help="rewrite the file; default: print it")


def _add_accept_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", type=Path, metavar="FOLDER", help="the folder of the brief")
    command.add_argument(
        "proposals",
        metavar="ID[.FIELD[=READING]]",
        nargs="+",
        help="an event, a claim or the number of a sentence; one field of it; a reading of that field",
    )


def _add_rebase_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", type=Path, metavar="FOLDER", help="the folder of the brief")
    command.add_argument("--text", type=Path, metavar="NEW", required=True, help="the corrected text")
    command.add_argument(
        "--old", type=Path, metavar="FILE", help="the text that the brief cites; default: the one beside it"
    )
    command.add_argument("--document", metavar="ID", help="default: the text that the brief encodes")
    target = command.add_mutually_exclusive_group()
    target.add_argument("--write", action="store_true", help="rewrite the file; default: print it")
    target.add_argument("-o", "--output", type=Path, metavar="FILE", help="a new file")
    _add_force(command)


def _add_new_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", type=Path, metavar="FOLDER", help="a new or an empty folder")
    _add_force(command)


def _add_locate_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("words", metavar="WORDS", help="some words of the text, in one argument")
    command.add_argument("--text", type=Path, metavar="FILE", required=True, help="the text of the brief")
    command.add_argument("--folder", type=Path, metavar="FOLDER", help="the brief that numbers its sentences")


def _add_places_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("files", type=Path, metavar="FILE", nargs="+", help="texts")
    command.add_argument("--json", action="store_true", help="print one JSON object a text")
    command.add_argument(
        "--theatre", default="", metavar="ID", help="the state that the texts are about: lby"
    )


def _add_draft_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("text", type=Path, metavar="TEXT", help="the file with the text, in UTF-8")
    command.add_argument(
        "--as-of", type=_day, metavar="DAY", help="default: the last day that the text names"
    )
    command.add_argument("--lang", choices=LANGS, help="default: as the text is written")
    command.add_argument(
        "--send", action="store_true", help="send the text to a model of the settings that is elsewhere"
    )
    _add_output(command)


def _add_diff_arguments(command: argparse.ArgumentParser) -> None:
    for name in ("old", "new"):
        command.add_argument(name, type=Path, metavar=name.upper(), help="the folder of a brief, or its file")
    command.add_argument("--json", action="store_true", help="print the changes as JSON, in both languages")


def _add_place_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("words", metavar="WORDS", help="a name, in any spelling, or the id of a place")
    command.add_argument("--limit", type=_candidates, default=10, metavar="N", help="default: 10")
    command.add_argument("--json", action="store_true", help="print the places as JSON, with all fields")


def _add_near_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("lon", type=_longitude, metavar="LON", help="degrees east, -180 to 180")
    command.add_argument("lat", type=_latitude, metavar="LAT", help="degrees north, -90 to 90")
    command.add_argument("--lang", choices=LANGS, default="en", help="default: en")
    command.add_argument("--json", action="store_true", help="print the town as JSON, in both languages")


def _add_serve_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--port", type=_port, default=8501, help="default: 8501")
    command.add_argument(
        "--host", default="localhost", help="default: localhost; 0.0.0.0 opens it to the network"
    )
    command.add_argument("--base", default="", metavar="PATH", help="the path that the app is served under")


def _add_output(command: argparse.ArgumentParser) -> None:
    command.add_argument("-o", "--output", type=Path, metavar="FILE", help="default: standard output")
    _add_force(command)


def _add_force(command: argparse.ArgumentParser) -> None:
    command.add_argument("--force", action="store_true", help="replace a file that Briefmap did not make")


def _day(text: str) -> date:
    """Parse a day of a year in which a text can have been written.

    Raises
    ------
    argparse.ArgumentTypeError
        Where it is none.
    """
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = date.min
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        msg = f"found {text[:40]!r}, expected a day from {FIRST_YEAR}-01-01 to {LAST_YEAR}-12-31"
        raise argparse.ArgumentTypeError(msg)
    return day


def _port(text: str) -> int:
    """Parse the number of a port.

    Raises
    ------
    argparse.ArgumentTypeError
        Where it is none.
    """
    port = int(text) if text.isascii() and text.isdigit() and len(text) <= len(str(LAST_PORT)) else 0
    if not 1 <= port <= LAST_PORT:
        msg = f"found {text[:40]!r}, expected a number from 1 to {LAST_PORT}"
        raise argparse.ArgumentTypeError(msg)
    return port


def _longitude(text: str) -> float:
    return _degrees(text, 180)


def _latitude(text: str) -> float:
    return _degrees(text, 90)


def _degrees(text: str, most: int) -> float:
    """Parse decimal degrees.

    Raises
    ------
    argparse.ArgumentTypeError
        Where they are none, or beyond the most.
    """
    try:
        degrees = float(text)
    except ValueError:
        degrees = math.nan
    if not abs(degrees) <= most:
        msg = f"found {text[:40]!r}, expected decimal degrees from -{most} to {most}"
        raise argparse.ArgumentTypeError(msg)
    return degrees


def _candidates(text: str) -> int:
    """Parse a number of places to print.

    Raises
    ------
    argparse.ArgumentTypeError
        Where it is none.
    """
    count = int(text) if text.isascii() and text.isdigit() and len(text) <= len(str(MOST_CANDIDATES)) else 0
    if not 1 <= count <= MOST_CANDIDATES:
        msg = f"found {text[:40]!r}, expected a number from 1 to {MOST_CANDIDATES}"
        raise argparse.ArgumentTypeError(msg)
    return count


def _add_folder(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", type=Path, nargs="?", metavar="FOLDER", help="default: the shipped brief")


def _add_text(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--text", type=Path, metavar="FILE", help="the text of the brief, to check citations"
    )
