"""Processes that edit a brief of a store, and a proxy between them that loses answers.

``python -m tests.store.edit_processes write DATABASE HOME FIRST COUNT`` stores edits one after the other and
writes the number of each that was answered; ``send PORT NAME COUNT`` sends edits over the proxy, each until
it is answered.
"""

import json
import os
import socket
import socketserver
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO, Any

from geodata.editing.operations import OPERATIONS, AddRecord, SetField
from geodata.store.store_engine import StoreError, open_store
from geodata.store.working_copies import WorkingCopies

ROOT = Path(__file__).parents[2]
BRIEF = "raids"
MOST_TRIES = 50
"""Times that an edit is sent, at most."""
TEXT = 'id: raids\ntitle: {en: "Raids"}\nas_of: 2031-01-01\nlanguage: en\n'


def start(*words: str, before: tuple[str, ...] = ()) -> subprocess.Popen[str]:
    """Start one of these processes; ``before`` is a program that runs it."""
    command = [*before, sys.executable, "-m", "tests.store.edit_processes", *words]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)


def event_id(number: int) -> str:
    """Return the id of the event that an edit adds."""
    return f"event-{number}"


def write_edits(database: str, home: Path, first: int, count: int) -> None:
    """Store edits, and write the number of each as it is answered; a fault ends it with its words."""
    with closing(open_store(database, home)) as store:
        copies = WorkingCopies(store)
        for number in range(first, first + count):
            add = AddRecord(group="events", values={"id": event_id(number), "note": "x" * 200})
            try:
                copies.apply(BRIEF, event_id(number), "ana", (add,))
            except StoreError as error:
                os.write(1, f"{error}\n".encode())
                return
            os.write(1, f"{number}\n".encode())


class _EditHandler(socketserver.StreamRequestHandler):
    """Stores the edits that come over one connection, a line of JSON each, and answers with their places."""

    def handle(self) -> None:
        """Answer until the connection ends."""
        copies: WorkingCopies = self.server.copies  # type: ignore[attr-defined]
        for line in self.rfile:
            sent = json.loads(line)
            made = copies.apply(
                BRIEF, sent["id"], sent["author"], OPERATIONS.validate_python(sent["operations"])
            )
            self.wfile.write(f"{made.seq}\n".encode())


class _LosingHandler(socketserver.StreamRequestHandler):
    """Passes lines on, and ends the connection in the place of every tenth answer."""

    def handle(self) -> None:
        """Pass on until the connection ends."""
        server: Any = self.server
        with (
            socket.create_connection(("127.0.0.1", server.target)) as target,
            target.makefile("rwb") as onward,
        ):
            for line in self.rfile:
                onward.write(line)
                onward.flush()
                answer = onward.readline()
                with server.lock:
                    server.answers += 1
                    is_lost = server.answers % 10 == 0
                if is_lost or not answer:
                    return
                self.wfile.write(answer)


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False


@contextmanager
def losing_server(copies: WorkingCopies) -> Iterator[tuple[int, Any]]:
    """Run a server of edits behind a proxy that loses every tenth answer; give its port, and the proxy."""
    with (
        _Server(("127.0.0.1", 0), _EditHandler) as server,
        _Server(("127.0.0.1", 0), _LosingHandler) as proxy,
    ):
        server.copies = copies  # type: ignore[attr-defined]
        proxy.target, proxy.answers, proxy.lock = server.server_address[1], 0, threading.Lock()  # type: ignore[attr-defined]
        threads = [threading.Thread(target=each.serve_forever) for each in (server, proxy)]
        for thread in threads:
            thread.start()
        try:
            yield int(proxy.server_address[1]), proxy
        finally:
            for each in (proxy, server):
                each.shutdown()
            for thread in threads:
                thread.join()


def send_edits(port: int, name: str, count: int) -> None:
    """Send edits of one person, each by the same id until it is answered: a record, and its count set on."""
    sender = _Sender(port)
    sender.send(f"{name}-0", name, [AddRecord(group="events", values={"id": name, "count": "0"})])
    for number in range(1, count):
        value = SetField(record=f"events/{name}", field="count", before=str(number - 1), after=str(number))
        added = AddRecord(group="events", values={"id": f"{name}-{number}"})
        sender.send(f"{name}-{number}", name, [value, added])


class _Sender:
    """Connection that is made anew where it is lost."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._stream: IO[bytes] | None = None

    def send(self, edit_id: str, author: str, operations: list[Any]) -> None:
        """Send an edit until it is answered; a server that never does ends it."""
        plain = [each.model_dump() for each in operations]
        line = json.dumps({"id": edit_id, "author": author, "operations": plain}).encode() + b"\n"
        for _ in range(MOST_TRIES):
            if self._stream is None:
                self._stream = socket.create_connection(("127.0.0.1", self._port)).makefile("rwb")
            try:
                self._stream.write(line)
                self._stream.flush()
                if self._stream.readline():
                    return
            except OSError:
                pass
            self._stream.close()
            self._stream = None
        sys.exit(f"no answer to {edit_id}")


if __name__ == "__main__":
    task, *given = sys.argv[1:]
    if task == "write":
        write_edits(given[0], Path(given[1]), int(given[2]), int(given[3]))
    else:
        send_edits(int(given[0]), given[1], int(given[2]))
