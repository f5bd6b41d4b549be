"""The whole attack (``make attack``): ``python -m tests.attack.run [PART ...]``, on this machine alone.

Each part prints its figures and its faults; all bars stand in a table at the end, and the exit code is 1
where one does not hold. The parts that measure times need a machine that does nothing else.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

# Children are forks of this process: no library may have started threads in it.
os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

from geodata.settings import variable_of
from tests.attack.bad_briefs import bad_briefs, write_base
from tests.attack.bars import Bar, PartFindings, bars_table
from tests.attack.commands import Findings, attack_commands
from tests.attack.crowd import attack_by_crowd
from tests.attack.damaged_stores import attack_stores
from tests.attack.library import attack_library, write_library
from tests.attack.records import attack_records
from tests.attack.requests import attack_routes
from tests.attack.running_server import Watch, running_server
from tests.attack.stalls import attack_neighbours
from tests.attack.writes import attack_writes
from tests.names_folder import build_names_folder

REQUESTS = 5000
FIELDS_STEP = 11
"""One in so many pairs of a field and a bad text; the number of texts is no multiple of it."""
CROWD_S = 45.0
MOST_S = 900.0
"""Longest time of the whole attack."""
MOST_FAULTS = 20
"""Faults of one part that are printed."""


def main() -> int:
    """Run all parts, or those that are named; return 1 where a bar does not hold."""
    parts: dict[str, Callable[[], PartFindings]] = {
        "fields": _fields,
        "commands": lambda: _told("commands on bad briefs", attack_commands()),
        "writes": lambda: _told("writes that are cut", attack_writes()),
        "stores": lambda: _told("damaged stores, backups and packs", attack_stores()),
        "library": _library,
        "requests": _requests,
        "neighbours": attack_neighbours,
        "crowd": lambda: attack_by_crowd(50, 1, CROWD_S),
        "divided": lambda: attack_by_crowd(100, 2, CROWD_S),
    }
    # A command that has to build the index first takes longer than a hang may.
    os.environ[variable_of("cache")] = str(build_names_folder())
    with tempfile.TemporaryDirectory() as home:
        os.environ[variable_of("home")] = home
        return _run_parts(parts)


def _run_parts(parts: Mapping[str, Callable[[], PartFindings]]) -> int:
    bars: list[Bar] = []
    began = time.monotonic()
    for name, attack in parts.items():
        if sys.argv[1:] and name not in sys.argv[1:]:
            continue
        part_began = time.monotonic()
        found = attack()
        bars += found.bars
        print(f"{name}: {len(found.faults)} faults, {time.monotonic() - part_began:.0f} s", flush=True)
        for fault in found.faults[:MOST_FAULTS]:
            print(f"  {fault[:300]}", flush=True)
    took_s = time.monotonic() - began
    bars.append(Bar("the whole attack", f"{took_s:.0f} s", f"{MOST_S:.0f} s", took_s < MOST_S))
    print(bars_table(bars))
    return 0 if all(bar.holds for bar in bars) else 1


def _told(name: str, found: Findings) -> PartFindings:
    print(f"  {found.tried} runs, the longest {found.longest_s:.1f} s: {found.longest[:200]}")
    part = PartFindings()
    part.count(
        f"{found.tried} {name}: tracebacks, hangs, wrong verdicts, lost or partial files", found.faults
    )
    return part


def _fields() -> PartFindings:
    count, faults = attack_records(every=FIELDS_STEP)
    print(f"  {count} briefs with a bad value in a field")
    part = PartFindings()
    part.count(f"{count} bad values in fields: faults", faults)
    return part


@contextmanager
def _scratch() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "briefs").mkdir()
        yield Path(folder)


def _library() -> PartFindings:
    kinds = bad_briefs()
    part = PartFindings()
    with _scratch() as folder:
        by_id = write_library(folder / "briefs", kinds)
        with running_server(folder / "briefs", folder / "log") as server, Watch(server) as watch:
            faults = attack_library(server, folder / "briefs", by_id)
        print(f"  {len(kinds)} bad briefs beside 2 good ones; /ready p95 {watch.p95_s * 1000:.0f} ms")
        part.count(f"{len(kinds)} bad briefs in a library: wrong verdicts, good ones shut", faults)
        part.count("the same: /ready that fails", watch.failures)
    return part


def _requests() -> PartFindings:
    part = PartFindings()
    with _scratch() as folder:
        write_base(folder / "briefs" / "mutant")
        with running_server(folder / "briefs", folder / "log") as server:
            digests = [server.digest("mutant"), server.digest("siyaqat-2024-10")]
            found = attack_routes(server, digests, REQUESTS)
            print(f"  {REQUESTS} requests: {dict(sorted(found.statuses.items()))}")
            part.count(f"{REQUESTS} fuzzed requests: 500s, leaks, missing headers", found.faults)
            part.count("the same: faults in the log", server.log_faults())
    return part


if __name__ == "__main__":
    sys.exit(main())
