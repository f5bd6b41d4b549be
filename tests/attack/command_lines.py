"""Command lines on a folder, for each command that the parser has, and the child processes that run them.

What a parameter takes follows from its type and name; a new command or option is tried without being named.
"""

import argparse
import io
import os
import resource
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from geodata.command_line.cli import build_parser, run_command

CPU_S, WALL_S = 10, 40
"""Longest time of a command: of its processor, and by the clock, since other work may run beside it."""
CHANGES = {"--set": "title.en=x", "--unset": "as_of", "--add": "events:{id: added}"}
"""Changes of a brief that fit any; the other ones name a record that is not there."""
NOT_ENDING = ("serve",)
"""Commands that run until they are stopped; the server is attacked by itself."""
FAULT_WORDS = ("Traceback (most recent call last)", "a fault of Briefmap")


@dataclass(frozen=True)
class Outcome:
    """End of a command: exit code (-1 by a signal, None where it hung), its outputs, its seconds."""

    code: int | None
    out: str
    err: str
    seconds: float

    @property
    def fault(self) -> str:
        """What is wrong with any end of that kind, or ""."""
        if self.code is None:
            return f"hung ({self.seconds:.0f} s)"
        if self.code not in {0, 1}:
            return f"exit code {self.code}"
        if "Traceback" in self.err or any(word in self.err for word in FAULT_WORDS):
            return "a traceback"
        if any(sign in self.err for sign in ("\x1b", "\u202e", "\u200b")):
            return "a raw control sign on the terminal"
        if any(line.startswith("no problems") for line in self.err.splitlines()):
            return "a forged line"
        return ""


@dataclass(frozen=True)
class CommandLine:
    """Arguments of a command; plain without options that it does not need."""

    arguments: tuple[str, ...]
    is_plain: bool
    reads_folder: bool

    def __str__(self) -> str:
        """Return the arguments without their folders."""
        return " ".join(part.rpartition("/")[2] for part in self.arguments)

    def sets(self, option: str) -> bool:
        """Return whether an option is given."""
        return option in self.arguments


def command_lines(folder: Path, target: Path) -> Iterator[CommandLine]:
    """Yield every command on a brief's folder, with each choice and each switch of it."""
    for name, parser in subcommands(build_parser()).items():
        if name not in NOT_ENDING:
            for number, line in enumerate(_lines_of(name, parser, folder, target)):
                yield CommandLine(
                    tuple(line), number == 0, any(part.startswith(str(folder)) for part in line)
                )


def subcommands(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """Return the parsers of the commands by name."""
    groups = [each for each in parser._actions if isinstance(each, argparse._SubParsersAction)]
    return dict(groups[0].choices)


def _lines_of(name: str, parser: argparse.ArgumentParser, folder: Path, target: Path) -> Iterator[list[str]]:
    actions = [each for each in parser._actions if not isinstance(each, argparse._HelpAction)]
    base, variants = [name], []
    for action in actions:
        if not action.option_strings:
            base += [_argument(action, folder, target)]
        elif action.nargs == 0:
            variants.append([action.option_strings[-1]])
        elif action.required or action.dest == "output":
            base += [action.option_strings[-1], _argument(action, folder, target)]
        else:
            values = [str(each) for each in action.choices or (_argument(action, folder, target),)]
            variants += [[action.option_strings[-1], value] for value in values]
    yield base
    for variant in variants:
        yield [*base, *variant]


def _argument(action: argparse.Action, folder: Path, target: Path) -> str:
    if action.dest == "output":
        return str(target)
    if action.type is Path:
        return str(
            {"text": folder / "text.en.txt", "picture": folder / "brief.yaml"}.get(action.dest, folder)
        )
    if action.dest == "changes":
        return CHANGES.get(action.option_strings[-1], "words")
    known = {"size": "800x600", "scale": "1", "view": "lang=ar&show=relations", "words": "the Sea of Japan"}
    return known.get(action.dest, "2030-01-01" if action.dest == "as_of" else "words")


def run_in_child(arguments: list[str], scratch: Path, prepare: Callable[[], None] = lambda: None) -> Outcome:
    """Run a command in a fork of this process, whose imports it shares; end it where it hangs.

    ``prepare`` runs in the child before the command.
    """
    out, err = scratch / "out", scratch / "err"
    began = time.monotonic()
    child = os.fork()
    if child == 0:
        _be_child(arguments, out, err, prepare)
    status = _wait(child, began + WALL_S)
    seconds = time.monotonic() - began
    code = None if status is None else os.waitstatus_to_exitcode(status)
    code = None if code == -signal.SIGXCPU else code
    read = {"encoding": "utf-8", "errors": "replace"}
    return Outcome(code, out.read_text(**read), err.read_text(**read), seconds)  # type: ignore[arg-type]


def _wait(child: int, until: float) -> int | None:
    """Wait for a child; None where it had to be killed."""
    while time.monotonic() < until:
        pid, status = os.waitpid(child, os.WNOHANG)
        if pid:
            return status
        time.sleep(0.01)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return None


def _be_child(arguments: list[str], out: Path, err: Path, prepare: Callable[[], None]) -> None:
    code = 70
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_S, CPU_S + 1))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        for number, path in ((1, out), (2, err)):
            os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
        sys.stdout = io.TextIOWrapper(io.FileIO(1, "w"), encoding="utf-8", write_through=True)
        sys.stderr = io.TextIOWrapper(
            io.FileIO(2, "w"), encoding="utf-8", errors="backslashreplace", write_through=True
        )
        prepare()
        code = run_command(arguments)
        sys.stdout.flush()
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else 1
    except BaseException:  # noqa: BLE001 - the child tells its fault, and ends
        sys.stderr.write(traceback.format_exc())
        code = 70
    finally:
        os._exit(code)
