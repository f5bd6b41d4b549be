"""Attack on what commands write: full disks, read-only folders, and a kill before, in and after a write.

Whatever happens, each file is as it was before, or whole.
"""

import ctypes
import os
import resource
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from geodata.brief.brief_reader import BRIEF_FILE_NAME
from tests.attack.bad_briefs import write_base
from tests.attack.command_lines import CommandLine, command_lines, run_in_child
from tests.attack.commands import Findings, warm

ROOM_BYTES = (700, 5000)
"""Room on the disks that become full."""
CAPABILITY_VERSION = 0x20080522
FIRST_SHAPE = """\
id: old
title: {ar: "قديم", en: "Old"}
publisher: {ar: "دار", en: "House"}
published: "2030-01"
as_of: 2030-01-15
language: en
text: {sha256: 0000000000000000000000000000000000000000000000000000000000000000, characters: 10}
sources: []
actors: []
sentences: []
events: []
"""


def fills(size: int, *, kills: bool) -> Callable[[], None]:
    """Return what makes files end at a size: with an error as of a full disk, or with the process."""

    def prepare() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL if kills else signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return prepare


def kill_at_rename() -> None:
    """End the process before it moves a file to its place."""

    def watch(event: str, _arguments: tuple[Any, ...]) -> None:
        if event == "os.rename":
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)


def obey_modes() -> None:
    """Give up what lets root write where no mode allows it."""
    header = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION, 0)
    none = (ctypes.c_uint32 * 6)()
    ctypes.CDLL(None).capset(header, none)


CONDITIONS: dict[str, Callable[[], None]] = {
    **{f"full after {size}": fills(size, kills=False) for size in ROOM_BYTES},
    **{f"killed after {size}": fills(size, kills=True) for size in ROOM_BYTES},
    "killed before the move": kill_at_rename,
    "read-only": obey_modes,
}


def attack_writes(commands: frozenset[str] = frozenset()) -> Findings:
    """Run each command that writes a file under each condition; ``commands`` narrows them."""
    warm()
    findings = Findings()
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        for number, line in enumerate(command_lines(place / "it" / "brief", place / "it" / "made.png")):
            if not commands or line.arguments[0] in commands:
                _attack_line(line, place, findings, number)
    return findings


def _attack_line(line: CommandLine, place: Path, findings: Findings, number: int) -> None:
    """Run a line as it should be, to learn what it writes, and then under the conditions."""
    before = _begin(line, place)
    run_in_child(list(line.arguments), place)
    whole = _contents(place / "it")
    if whole == before:
        return
    for at, (name, prepare) in enumerate(CONDITIONS.items()):
        # Lines with options take the conditions in turn.
        if not line.is_plain and (at + number) % 3:
            continue
        _begin(line, place)
        if name == "read-only":
            _set_modes(place / "it", writable=False)
        outcome = run_in_child(list(line.arguments), place, prepare)
        _set_modes(place / "it", writable=True)
        killed = outcome.code in {-signal.SIGXFSZ, -signal.SIGKILL}
        fault = _partial_file(_contents(place / "it"), before, whole, killed=killed)
        if killed:
            outcome = type(outcome)(1, outcome.out, "killed", outcome.seconds)
        elif outcome.code == 0 and _contents(place / "it") != whole and not line.sets("gpkg"):
            fault = fault or "success without the whole result"
        findings.add(f"{name}: {line}", outcome, fault)


def _begin(line: CommandLine, place: Path) -> dict[str, bytes]:
    """Lay a brief where a command finds it; return the files."""
    shutil.rmtree(place / "it", ignore_errors=True)
    folder = place / "it" / "brief"
    if line.arguments[0] == "new":
        folder.parent.mkdir()
    else:
        write_base(folder)
    if line.arguments[0] == "upgrade":
        (folder / BRIEF_FILE_NAME).write_text(FIRST_SHAPE, encoding="utf-8")
    if line.sets("--force") and folder.is_dir():
        (folder.parent / "made.png").write_bytes(b"before")
    return _contents(place / "it")


def _contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _set_modes(folder: Path, *, writable: bool) -> None:
    for path in (folder, *(each for each in folder.rglob("*") if each.is_dir())):
        path.chmod(0o755 if writable else 0o555)


def _partial_file(
    found: dict[str, bytes], before: dict[str, bytes], whole: dict[str, bytes], *, killed: bool
) -> str:
    """Return the file that is neither as before nor whole; a killed process may leave its temporary one."""
    for name, content in found.items():
        is_temporary = name.rpartition("/")[2].startswith(".") and name.endswith(".part")
        if killed and is_temporary:
            continue
        if content not in {before.get(name), whole.get(name)}:
            return f"{name} is partial: {len(content)} of {len(whole.get(name, b''))} bytes"
    lost = sorted(set(before) - set(found))
    return f"{lost[0]} is lost" if lost else ""
