"""Attack on the commands: each bad brief of :mod:`tests.attack.bad_briefs` with each command line.

A brief that opens is exported in every format; one that does not is refused by every command, with words.
"""

import json
import shutil
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

from geodata.gazetteer import gazetteer_places
from geodata.jobs.worker_pool import WARM_MODULES
from tests.attack.bad_briefs import EITHER, OPENS, BadBrief, bad_briefs
from tests.attack.command_lines import CommandLine, Outcome, command_lines, run_in_child

AT_ONCE = 2
TURNS = 9
"""Each bad brief gets every such part of the lines with options; all of them get all."""
READING = ("features", "snapshot", "slides", "report")
"""Commands that need a brief that opens."""


@dataclass
class Findings:
    """Count of what was tried, the longest time, and the faults."""

    tried: int = 0
    longest_s: float = 0.0
    longest: str = ""
    faults: list[str] = field(default_factory=list)

    def add(self, name: str, outcome: Outcome, fault: str = "") -> None:
        """Count an outcome, with what is wrong with it."""
        self.tried += 1
        if outcome.seconds > self.longest_s:
            self.longest_s, self.longest = outcome.seconds, name
        if found := outcome.fault or fault:
            end = (outcome.err.strip().splitlines() or [""])[-1]
            self.faults.append(f"{name}: {found}: {end[:300]}")


def warm() -> None:
    """Import what commands import, once for all children."""
    for name in (
        *WARM_MODULES,
        "geodata.command_line.commands",
        "geodata.export.geopackage",
        "geodata.export.kml",
    ):
        import_module(name)
    gazetteer_places()


def attack_commands(kinds: tuple[BadBrief, ...] = (), commands: frozenset[str] = frozenset()) -> Findings:
    """Run each command line on each bad brief; ``kinds`` and ``commands`` narrow them."""
    warm()
    findings = Findings()
    with tempfile.TemporaryDirectory() as scratch, ThreadPoolExecutor(AT_ONCE) as pool:
        tasks = [
            pool.submit(_run_lines, each, number, Path(scratch) / str(number), commands)
            for number, each in enumerate(kinds or bad_briefs())
        ]
        for task in tasks:
            for name, outcome, fault in task.result():
                findings.add(name, outcome, fault)
    return findings


def _run_lines(
    kind: BadBrief, number: int, scratch: Path, commands: frozenset[str]
) -> list[tuple[str, Outcome, str]]:
    """Run the lines on one kind: the plain one of every command, and in turn the options of each."""
    scratch.mkdir()
    folder, target = scratch / "brief", scratch / "made.png"
    kind.write(folder)
    checked = run_in_child(["check", str(folder), "--json"], scratch)
    opens = _opens(checked)
    found = [(f"{kind.name}: check", checked, _wrong_check(kind, checked, opens=opens))]
    for at, line in enumerate(command_lines(folder, target)):
        if not _is_taken(line, at + number, commands):
            continue
        shutil.rmtree(folder)
        kind.write(folder)
        outcome = run_in_child(list(line.arguments), scratch)
        made = target.is_file() and target.stat().st_size > 0
        wrong = _wrong_output(line, outcome, kind, opens=opens, made=made)
        parts = [path.name for path in scratch.iterdir() if path.name.endswith(".part")]
        found.append((f"{kind.name}: {line}", outcome, wrong or (f"left {parts[0]}" if parts else "")))
        target.unlink(missing_ok=True)
    return found


def _is_taken(line: CommandLine, turn: int, commands: frozenset[str]) -> bool:
    if not line.reads_folder or (commands and line.arguments[0] not in commands):
        return False
    return line.is_plain or turn % TURNS == 0


def _opens(checked: Outcome) -> bool | None:
    """Return whether a report of ``check --json`` holds a brief; None where it is no report."""
    try:
        return json.loads(checked.out)["brief"] is not None
    except (ValueError, KeyError):
        return None


def _wrong_check(kind: BadBrief, checked: Outcome, *, opens: bool | None) -> str:
    if opens is None:
        return "no report in JSON"
    if kind.verdict != EITHER and opens is not (kind.verdict == OPENS):
        return f"opens: {opens}, expected: {kind.verdict}"
    return "refused without a word" if not opens and checked.code != 1 else ""


def _wrong_output(
    line: CommandLine, outcome: Outcome, kind: BadBrief, *, opens: bool | None, made: bool
) -> str:
    """Return what is wrong with the end of a command that reads the brief."""
    if outcome.code == 1 and not outcome.err.strip():
        return "a failure without a word"
    if line.arguments[0] not in READING:
        return ""
    if not opens:
        return "exported a brief that does not open" if outcome.code == 0 or made else ""
    if outcome.code == 0:
        return "" if made else "success without a file"
    is_sure = kind.verdict == OPENS and (line.is_plain or line.sets("--format"))
    return "an open brief is not exported" if is_sure else ""
