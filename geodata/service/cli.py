"""The command line: ``briefmap`` or ``python -m geodata``.

Standard output carries data only; problems go to standard error, one a line, and the exit code is then 1.
"""

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from geodata import __version__
from geodata.export.formats import FormatGroup, formats_of

PATIENT = (10_000, 100, 100)
"""Thresholds of the garbage collector for a short command; many pictures leave no more behind."""


class _Parser(argparse.ArgumentParser):
    """A parser that ends with the same exit code as every other problem."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(1, f"{self.prog}: {message}\n")


def run() -> int:
    """:func:`main` in a process of its own, which ends with it."""
    # What a command imports and draws lasts as long as its process: looked through by the usual rule, and at
    # its end once more, it takes a quarter of the time. A server lives on and keeps to the rule.
    if sys.argv[1:2] != ["serve"]:
        gc.set_threshold(*PATIENT)
    try:
        return main()
    finally:
        gc.freeze()


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; 0, or 1 with problems on standard error."""
    arguments = parser().parse_args(argv)
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    from geodata.service import commands  # noqa: PLC0415 - --help and --version need none of it

    try:
        code: int = getattr(commands, arguments.command)(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # Who reads has enough (`| head`): what is left in the buffer goes nowhere, quietly.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    return code


def parser() -> argparse.ArgumentParser:
    """The parser of all commands."""
    top = _Parser(prog="briefmap", description="A written brief as a map that cites its sentences.")
    top.add_argument("--version", action="version", version=f"briefmap {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=_Parser)
    _check(commands.add_parser("check", help="say everything that is wrong with a brief"))
    _features(commands.add_parser("features", help="export events as data"))
    _snapshot(commands.add_parser("snapshot", help=f"draw a view as a picture: {_picture_labels()}"))
    _open(commands.add_parser("open", help="print the link's query that a picture carries"))
    for name, paper in formats_of(FormatGroup.PAPER).items():
        _paper(commands.add_parser(name, help=paper.help), name)
    commands.add_parser("schema", help="print the JSON Schema of brief.yaml")
    _new(commands.add_parser("new", help="write a commented example of a brief"))
    _locate(commands.add_parser("locate", help="find words in a text, as lines to paste"))
    _draft(commands.add_parser("draft", help="propose a whole brief for a text, by rule"))
    _diff(commands.add_parser("diff", help="say what changed between two versions of a brief"))
    _serve(commands.add_parser("serve", help="start the dashboard"))
    commands.add_parser("nginx", help="print an example for nginx: TLS, sign-in, a base path")
    return top


def _check(command: argparse.ArgumentParser) -> None:
    _folder(command)
    _text(command)
    command.add_argument("--json", action="store_true", help="print a report as JSON")


def _features(command: argparse.ArgumentParser) -> None:
    _folder(command)
    _text(command)
    command.add_argument("--view", default="", metavar="QUERY", help="the query of a link, or the whole link")
    command.add_argument(
        "--format", choices=tuple(formats_of(FormatGroup.DATA)), default="geojson", help="default: geojson"
    )
    command.add_argument("-o", "--output", type=Path, metavar="FILE", help="default: standard output")


def _snapshot(command: argparse.ArgumentParser) -> None:
    _folder(command)
    _text(command)
    wanted = command.add_mutually_exclusive_group()
    wanted.add_argument("--view", default="", metavar="QUERY", help="the query of a link, or the whole link")
    wanted.add_argument("--views", type=Path, metavar="FILE", help="many: a name and a query on each line")
    command.add_argument("--size", default="16:9", help="1920x1080, 16:9, a4, a4-portrait, a3, square …")
    command.add_argument("--scale", default="1", help="pixels of the file for each: 2, or 300dpi")
    command.add_argument("--marking", default="", metavar="TEXT", help="a line at the top and the bottom")
    command.add_argument(
        "--format", choices=tuple(formats_of(FormatGroup.PICTURE)), help="default: as the file is called"
    )
    command.add_argument(
        "-o", "--output", type=Path, metavar="FILE", required=True, help="a file; a directory for --views"
    )


def _paper(command: argparse.ArgumentParser, name: str) -> None:
    _folder(command)
    _text(command)
    command.add_argument("--view", default="", metavar="QUERY", help="the query of a link, or the whole link")
    command.add_argument("--marking", default="", metavar="TEXT", help="a line at the top and the bottom")
    command.add_argument("-o", "--output", type=Path, metavar="FILE", help="default: standard output")
    command.set_defaults(command="paper", format=name)


def _picture_labels() -> str:
    """Return the names of the picture formats: "PNG, SVG or PDF"."""
    *first, last = (entry.label for entry in formats_of(FormatGroup.PICTURE).values())
    return f"{', '.join(first)} or {last}" if first else last


def _open(command: argparse.ArgumentParser) -> None:
    command.add_argument("picture", type=Path, metavar="FILE", help="a picture that Briefmap made")
    # The name of a command is the name of its function, and this one is Python's own.
    command.set_defaults(command="reopen")


def _new(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", type=Path, metavar="FOLDER", help="a new or an empty folder")


def _locate(command: argparse.ArgumentParser) -> None:
    command.add_argument("words", metavar="WORDS", help="some words of the text, in one argument")
    command.add_argument("--text", type=Path, metavar="FILE", required=True, help="the text of the brief")
    command.add_argument("--folder", type=Path, metavar="FOLDER", help="the brief that numbers its sentences")


def _draft(command: argparse.ArgumentParser) -> None:
    command.add_argument("text", type=Path, metavar="TEXT", help="the file with the text, in UTF-8")
    command.add_argument(
        "--as-of", type=date.fromisoformat, metavar="DAY", help="default: the last day that the text names"
    )
    command.add_argument("--lang", choices=("ar", "en"), help="default: as the text is written")
    command.add_argument("-o", "--output", type=Path, metavar="FILE", help="default: standard output")


def _diff(command: argparse.ArgumentParser) -> None:
    for name in ("old", "new"):
        command.add_argument(name, type=Path, metavar=name.upper(), help="the folder of a brief, or its file")
    command.add_argument("--json", action="store_true", help="print the changes as JSON, in both languages")


def _serve(command: argparse.ArgumentParser) -> None:
    command.add_argument("--port", type=int, default=8501, help="default: 8501")
    command.add_argument(
        "--host", default="localhost", help="default: localhost; 0.0.0.0 opens it to the network"
    )
    command.add_argument("--base", default="", metavar="PATH", help="the path that the app is served under")


def _folder(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", type=Path, nargs="?", metavar="FOLDER", help="default: the shipped brief")


def _text(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--text", type=Path, metavar="FILE", help="the text of the brief, to check citations"
    )
