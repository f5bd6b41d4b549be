"""Readers who click on the map, each every ten seconds, on one server or on two behind nginx: their waits.

    python -m tests.attack.crowd [--sessions 50] [--processes 1] [--seconds 60]

The divided load goes through the shipped example for nginx, by the same rule: one reader, one process.
"""

import argparse
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from websockets.exceptions import WebSocketException

from tests.attack.bad_briefs import write_base
from tests.attack.bars import PartFindings
from tests.attack.page_session import HOST, page_session
from tests.attack.running_server import ROOT, RunningServer, free_port, running_server

BETWEEN_S = 10.0
BASE = "briefs"
BRIEF, EVENTS = "siyaqat-2024-10", ("ocean-2024", "vladivostok-summit", None)
"""Events that are clicked on in turn; None is a click beside all of them."""
BARS_S = {1: 0.5, 2: 2.0}
"""Longest wait that 95 in 100 clicks keep to, by the number of servers."""
READER_COOKIE = "_oauth2_proxy"
"""Cookie by which the example for nginx tells readers apart."""


@dataclass
class Crowd:
    """Readers on a port, with the seconds of their clicks."""

    port: int
    base: str = ""
    seconds: list[float] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    def read(self, readers: int, lasts_s: float) -> None:
        """Let so many readers open the map, one after another, and then click for some time."""
        opened = threading.Semaphore(4)
        ready, stopped = threading.Barrier(readers + 1, timeout=300), threading.Event()
        threads = [
            threading.Thread(target=self._reader, args=(number, opened, ready, stopped), daemon=True)
            for number in range(readers)
        ]
        for thread in threads:
            thread.start()
        ready.wait()
        time.sleep(lasts_s)
        stopped.set()
        for thread in threads:
            thread.join(60)

    def _reader(
        self, number: int, opened: threading.Semaphore, ready: threading.Barrier, stopped: threading.Event
    ) -> None:
        rng = random.Random(number)  # noqa: S311 - the same readers each time
        cookie = f"{READER_COOKIE}=reader-{number}"
        try:
            with page_session(self.port, f"lang=en&brief={BRIEF}", base=self.base, cookie=cookie) as session:
                with opened:
                    session.run()
                ready.wait()
                wait_s = rng.uniform(0, BETWEEN_S)
                while not stopped.wait(wait_s):
                    took = session.click_on_map(EVENTS[len(self.seconds) % len(EVENTS)])
                    self.seconds.append(took)
                    wait_s = max(0.0, BETWEEN_S - took)
        except (OSError, WebSocketException, threading.BrokenBarrierError, KeyError) as error:
            self.failures.append(f"reader {number}: {error!r}")

    def share(self, part: float) -> float:
        """Return the time that a part of the clicks keep to; without end where there was none."""
        ordered = sorted(self.seconds) or [float("inf")]
        return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


def attack_by_crowd(readers: int, processes: int, lasts_s: float) -> PartFindings:
    """Let readers click, print their waits, and hold them to the bar."""
    found = PartFindings()
    with tempfile.TemporaryDirectory() as scratch, ExitStack() as running:
        folder = Path(scratch)
        write_base(folder / "briefs" / "mutant")
        base = BASE if processes > 1 else ""
        servers = [
            running.enter_context(running_server(folder / "briefs", folder / f"log-{at}", base=base))
            for at in range(processes)
        ]
        port = running.enter_context(_divided(folder, servers)) if processes > 1 else servers[0].port
        crowd = Crowd(port, base)
        began = os.getloadavg()[0]
        crowd.read(readers, lasts_s)
        faults = [fault for server in servers for fault in server.log_faults()]
    name = f"{readers} readers on {processes} server{'s' if processes > 1 else ''}"
    print(
        f"  {name}: {len(crowd.seconds)} clicks, median {crowd.share(0.5) * 1000:.0f} ms, "
        f"p95 {crowd.share(0.95) * 1000:.0f} ms, longest {crowd.share(1) * 1000:.0f} ms; "
        f"load of the machine before {began:.1f}"
    )
    found.time(f"{name}: click p95", crowd.share(0.95), BARS_S[processes])
    found.count(f"{name}: faults", crowd.failures + faults)
    return found


@contextmanager
def _divided(folder: Path, servers: list[RunningServer]) -> Iterator[int]:
    """Run nginx over the servers, by the shipped example without its TLS and sign-in; give its port."""
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if program is None:
        msg = "there is no nginx: install Debian's package nginx-light"
        raise FileNotFoundError(msg)
    port = free_port()
    settings = folder / "nginx.conf"
    settings.write_text(_nginx_settings(folder, servers, port), encoding="utf-8")
    command = [program, "-p", str(folder), "-e", str(folder / "error.log"), "-c", str(settings)]
    with subprocess.Popen([*command, "-g", "daemon off;"]) as process:
        try:
            for _ in range(100):
                if process.poll() is not None:
                    raise OSError((folder / "error.log").read_text("utf-8"))
                try:
                    if RunningServer(port, folder / "error.log").get(f"/{BASE}/ready")[0] == 200:
                        break
                except OSError:
                    pass
                time.sleep(0.1)
            yield port
        finally:
            process.terminate()


def _nginx_settings(folder: Path, servers: list[RunningServer], port: int) -> str:
    """Return the example's upstream, its rule for readers and its location, for servers on this machine."""
    example = (ROOT / "geodata" / "data" / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    upstream = _block(example, r"upstream briefmap \{.*?\n\}")
    for own, server in zip(("127.0.0.1:8501", "127.0.0.1:8502"), servers, strict=True):
        upstream = upstream.replace(own, f"{HOST}:{server.port}")
    maps = re.findall(r"^map .*?\n\}", example, re.DOTALL | re.MULTILINE)
    location = _block(example, rf"    location /{BASE}/ \{{.*?\n    \}}")
    location = re.sub(r"^ *(auth_request|error_page) .*\n", "", location, flags=re.MULTILINE)
    paths = "".join(
        f"{name}_temp_path {folder}/{name};\n"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    inside = "\n".join(("access_log off;", paths, upstream, *maps))
    server = f"server {{ listen {HOST}:{port}; client_max_body_size 5m;\n{location}\n}}"
    return f"pid {folder}/pid;\nevents {{ worker_connections 1024; }}\nhttp {{\n{inside}\n{server}\n}}\n"


def _block(text: str, pattern: str) -> str:
    found = re.search(pattern, text, re.DOTALL)
    if found is None:
        msg = f"the example for nginx no longer has {pattern}"
        raise ValueError(msg)
    return found[0]


def main() -> int:
    """Measure one crowd; return 1 where its bar does not hold."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--sessions", type=int, default=50)
    parser.add_argument("--processes", type=int, choices=sorted(BARS_S), default=1)
    parser.add_argument("--seconds", type=float, default=60.0)
    chosen = parser.parse_args()
    found = attack_by_crowd(chosen.sessions, chosen.processes, chosen.seconds)
    for fault in found.faults[:20]:
        print(f"  {fault[:300]}")
    return 1 if found.faults else 0


if __name__ == "__main__":
    sys.exit(main())
