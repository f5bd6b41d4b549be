"""Attack on the running library: bad briefs beside good ones, and briefs that change while they are open."""

import os
import time
from collections.abc import Callable
from pathlib import Path

from geodata.brief.brief_reader import BRIEF_FILE_NAME
from tests.attack.bad_briefs import BRIEF, OPENS, REFUSED, BadBrief, write_base
from tests.attack.running_server import RunningServer

PATIENCE_S = 10
"""So long a change may take to be seen, and an answer to come."""
ADDRESSES = (
    *(
        "/scene/{digest}.json?lang=ar&show=relations",
        "/tables/{digest}.bin",
        "/titles/{digest}.json?row=0&row=1",
    ),
    *("/slides/{digest}.json", "/snapshot.svg?brief={id}&size=800x600"),
)


def write_library(directory: Path, kinds: tuple[BadBrief, ...]) -> dict[str, BadBrief]:
    """Write each bad brief into a folder of its own, whose name is its id, beside two good ones."""
    by_id = {f"bad-{number}": kind for number, kind in enumerate(kinds)}
    for brief_id, kind in by_id.items():
        kind.write(directory / brief_id)
        _take_id(directory / brief_id / BRIEF_FILE_NAME)
    for name in ("good", "edited"):
        write_base(directory / name, BRIEF.replace("id: mutant\n", ""))
    return by_id


def _take_id(file: Path) -> None:
    """Take the id out of a file, which then goes by the name of its folder."""
    if file.is_file() and not file.is_symlink() and file.stat().st_size < 10_000_000:
        file.write_bytes(file.read_bytes().replace(b"id: mutant\n", b"", 1))


def attack_library(
    server: RunningServer, directory: Path, by_id: dict[str, BadBrief], patience_s: float = PATIENCE_S
) -> list[str]:
    """Return the faults: a wrong verdict, an answer that fails or is late, a change that is not seen."""
    faults = _awaited(lambda: bool(server.digest("good")), "the good brief is not open", patience_s)
    for brief_id, kind in by_id.items():
        faults += [f"{kind.name}: {fault}" for fault in _verdict_faults(server, brief_id, kind, patience_s)]
    faults += _change_faults(server, directory / "edited" / BRIEF_FILE_NAME, patience_s)
    faults += [] if server.digest("good") else ["the good brief is no longer open"]
    return faults + server.log_faults()


def _verdict_faults(server: RunningServer, brief_id: str, kind: BadBrief, patience_s: float) -> list[str]:
    digest = server.digest(brief_id)
    if kind.verdict == REFUSED:
        return ["is open"] if digest else []
    if not digest:
        return ["is not open"] if kind.verdict == OPENS else []
    found = []
    for address in ADDRESSES:
        began = time.monotonic()
        status, _ = server.get(address.format(digest=digest, id=brief_id))
        if status != 200:
            found.append(f"{address}: {status}")
        if (took := time.monotonic() - began) > patience_s:
            found.append(f"{address}: {took:.0f} s")
    return found


def _change_faults(server: RunningServer, file: Path, patience_s: float) -> list[str]:
    """Change an open brief as editors do, and return what the server does not make of it."""
    text, faults = file.read_text(encoding="utf-8"), []
    first = server.digest("edited")
    # Of the same size, at the same time as before.
    stamp = file.stat()
    file.write_text(text.replace("The ministry", "The Ministry"), encoding="utf-8")
    os.utime(file, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    faults += _awaited(
        lambda: server.digest("edited") not in {first, ""}, "an edit of the same size is not seen", patience_s
    )
    second = server.digest("edited")
    # Half of a file: the last good version stays.
    file.write_text(text[: len(text) // 2].rpartition("\n")[0] + "\n  - {id: [", encoding="utf-8")
    time.sleep(1)
    faults += [] if server.digest("edited") == second else ["a half-saved brief is not the last good version"]
    file.unlink()
    time.sleep(0.5)
    faults += [] if server.digest("edited") == second else ["a file that is written anew is gone meanwhile"]
    file.write_text(text, encoding="utf-8")
    return faults + _awaited(
        lambda: server.digest("edited") == first, "the whole file is not seen", patience_s
    )


def _awaited(seen: Callable[[], bool], fault: str, patience_s: float) -> list[str]:
    """Wait until something is seen; the fault where it is not."""
    until = time.monotonic() + patience_s
    while time.monotonic() < until:
        if seen():
            return []
        time.sleep(0.2)
    return [fault]
