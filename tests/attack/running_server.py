"""A server of the project on a free port of this machine, while it is attacked."""

import http.client
import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

ROOT = Path(__file__).parents[2]
HOST = "127.0.0.1"
START_S, ANSWER_S = 90, 60


@dataclass(frozen=True)
class RunningServer:
    """Address and log of a server."""

    port: int
    log: Path

    def get(self, target: str, timeout: float = ANSWER_S) -> tuple[int, bytes]:
        """Return status and body of an address."""
        connection = http.client.HTTPConnection(HOST, self.port, timeout=timeout)
        try:
            connection.request("GET", target)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def digest(self, brief: str) -> str:
        """Return the digest of an open brief, or "" where it is not open."""
        status, body = self.get(f"/state?brief={brief}")
        return str(json.loads(body)["digest"]) if status == 200 else ""

    def log_faults(self) -> list[str]:
        """Return the faults of which the log tells: of a traceback its last line, else the line."""
        lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines()
        found = [line for line in lines if "a fault of Briefmap" in line or "\x1b" in line]
        for at, line in enumerate(lines):
            if line.strip().startswith("Traceback"):
                rest = lines[at + 1 :]
                found.append(next((each for each in rest if each and not each.startswith((" ", "\t"))), line))
        # Streamlit logs it where a session leaves while its page still runs.
        return [f"log: {line}" for line in found if "WebSocketDisconnect" not in line]


def free_port() -> int:
    """Return a port of this machine that nobody listens to."""
    with socket.socket() as free:
        free.bind((HOST, 0))
        return int(free.getsockname()[1])


@contextmanager
def running_server(
    briefs: Path, log: Path, variables: Mapping[str, str] | None = None, *, base: str = ""
) -> Iterator[RunningServer]:
    """Start a server, perhaps under a base path, and stop it."""
    port = free_port()
    environment = os.environ | {"BRIEFMAP_BRIEFS": str(briefs), "PYTHONPATH": str(ROOT)} | (variables or {})
    command = [sys.executable, "-m", "geodata", "serve", "--host", HOST, "--port", str(port)]
    command += ["--base", base] if base else []
    with (
        log.open("wb") as file,
        subprocess.Popen(command, cwd=ROOT, env=environment, stdout=file, stderr=file) as process,
    ):
        server = RunningServer(port, log)
        try:
            _await(server, process)
            yield server
        finally:
            process.terminate()
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()


def _await(server: RunningServer, process: "subprocess.Popen[Any]") -> None:
    """Wait until the server answers.

    Raises
    ------
    TimeoutError
        Where it does not.
    """
    until = time.monotonic() + START_S
    while time.monotonic() < until and process.poll() is None:
        try:
            if server.get("/ready")[0] == 200:
                return
        except OSError:
            time.sleep(0.2)
    msg = f"the server did not start: {server.log.read_text('utf-8', 'replace')[-2000:]}"
    raise TimeoutError(msg)


@dataclass
class Watch:
    """Times of ``/ready``, asked again and again in a thread, in seconds."""

    server: RunningServer
    pause_s: float = 0.05
    seconds: list[float] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    def __enter__(self) -> Self:
        """Begin to ask."""
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._ask, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        """Stop asking."""
        self._stopped.set()
        self._thread.join(ANSWER_S)

    def _ask(self) -> None:
        while not self._stopped.wait(self.pause_s):
            began = time.monotonic()
            try:
                status, _ = self.server.get("/ready", 30)
            except OSError as error:
                self.failures.append(f"/ready: {error!r}")
                continue
            self.seconds.append(time.monotonic() - began)
            if status != 200:
                self.failures.append(f"/ready: {status}")

    @property
    def p95_s(self) -> float:
        """The time that 95 in 100 answers keep to."""
        ordered = sorted(self.seconds) or [float("inf")]
        return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
