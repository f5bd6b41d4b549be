"""Attack on the neighbours: one visitor floods a server while others ask whether it is ready and use a page.

Each flood lasts some seconds; the times beside it are printed as multiples of those of a quiet server.
"""

import itertools
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.exceptions import WebSocketException

from geodata.webmap.map_spec import MOST_TITLES
from tests.attack.bad_briefs import BRIEF, write_base
from tests.attack.bars import PartFindings
from tests.attack.page_session import page_session
from tests.attack.running_server import RunningServer, Watch, running_server

FLOOD_S = 15.0
QUIET_S = 5.0
UPLOAD_S = 80.0
"""So long an upload is compared, and its job ended, and what it gave is shown."""
FRAMES = 500
UPLOAD_BYTES = 4_700_000
CLIENTS = 40
READY_P95_S, RERUN_P95_S = 0.3, 1.0
Flood = Callable[[RunningServer, threading.Event], None]
_EVENT = """\
  - id: port-{number}
    kind: meeting
    title: {{ar: "لقاء {number}", en: "Meeting {number} of the two ministers"}}
    status: actual
    when: {{edtf: "2029-12"}}
    actors: [{{actor: jpn, role: party}}]
    places: [{{place: tokyo}}]
    claims: [{{id: port-{number}-1, source: ministry, sentence: 2, spans: [[33, 47]], statement: reported}}]
"""


@dataclass
class OtherSession:
    """A session that runs its page again and again, with the seconds of each run."""

    server: RunningServer
    seconds: list[float] = field(default_factory=list)

    def run(self, stopped: threading.Event) -> None:
        """Run the page until it is told to stop, a click in a second."""
        with page_session(self.server.port) as session:
            session.run()
            while not stopped.wait(0.7):
                self.seconds.append(session.run())

    @property
    def p95_s(self) -> float:
        """The time that 95 in 100 runs keep to; without end where there was none."""
        ordered = sorted(self.seconds) or [float("inf")]
        return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]


def attack_neighbours() -> PartFindings:
    """Run each flood, print the times beside it, and hold them to the bars."""
    found = PartFindings()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        write_base(folder / "briefs" / "mutant")
        with running_server(folder / "briefs", folder / "log") as server:
            for name, flood in FLOODS.items():
                # The quiet time is measured anew: other work may run beside it.
                quiet_ready, quiet_rerun = _measured(server, lambda _server, stopped: stopped.wait(), QUIET_S)
                lasts_s = UPLOAD_S if flood is _flood_upload else FLOOD_S
                ready, rerun = _measured(server, flood, lasts_s)
                print(
                    f"  {name}: /ready p95 {ready * 1000:.0f} ms (quiet {quiet_ready * 1000:.0f}), "
                    f"another session's rerun p95 {rerun:.2f} s (quiet {quiet_rerun:.2f})",
                    flush=True,
                )
                found.time(f"{name}: /ready p95", ready, READY_P95_S)
                found.time(f"{name}: another's rerun p95", rerun, RERUN_P95_S)
            found.count("floods: faults in the log", server.log_faults())
    return found


def _measured(server: RunningServer, flood: Callable[..., object], lasts_s: float) -> tuple[float, float]:
    """Return the p95 of ``/ready`` and of another session's rerun beside a flood."""
    stopped = threading.Event()
    session = OtherSession(server)
    threads = [
        threading.Thread(target=session.run, args=(stopped,), daemon=True),
        threading.Thread(target=flood, args=(server, stopped), daemon=True),
    ]
    with Watch(server) as watch:
        for thread in threads:
            thread.start()
        time.sleep(lasts_s)
        stopped.set()
        for thread in threads:
            thread.join(60)
    return watch.p95_s, session.p95_s


def _rerun_frame() -> bytes:
    message = BackMsg()
    message.rerun_script.query_string = "lang=en"
    return message.SerializeToString()


def _flood_frames(server: RunningServer, stopped: threading.Event) -> None:
    """Send many rerun frames at once from one page, and take what comes back."""
    with page_session(server.port) as session, suppress(WebSocketException, TimeoutError):
        frame = _rerun_frame()
        for _ in range(FRAMES):
            session.socket.send(frame)
        while not stopped.is_set():
            session.socket.recv(5)


def _flood_upload(server: RunningServer, stopped: threading.Event) -> None:
    """Upload a large older version into *What changed*, and run the page with it again and again."""
    with page_session(server.port) as session, suppress(WebSocketException, TimeoutError):
        session.run("changes")
        state = session.upload("older.yaml", large_brief())
        while not stopped.is_set():
            session.run("changes", (state,))
            stopped.wait(0.5)


def large_brief(size: int = UPLOAD_BYTES) -> bytes:
    """Return a brief of about so many bytes, with as many events as it can have."""
    head, _, rest = BRIEF.partition("\nevents:\n")
    _, _, tail = rest.partition("\ntables:\n")
    length = len(head) + len(tail)
    events: list[str] = []
    while length < size:
        events.append(_EVENT.format(number=len(events)))
        length += len(events[-1])
    return f"{head}\nevents:\n{''.join(events)}\ntables:\n{tail}".encode()


def _flood_address(make: Callable[[str, int], str]) -> Flood:
    """Return a flood by many clients, each request another one."""

    def flood(server: RunningServer, stopped: threading.Event) -> None:
        digest, numbers = server.digest("siyaqat-2024-10"), itertools.count(1)

        def ask() -> None:
            while not stopped.is_set():
                with suppress(OSError):
                    server.get(make(digest, next(numbers)))

        threads = [threading.Thread(target=ask, daemon=True) for _ in range(CLIENTS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(90)

    return flood


def _titles(digest: str, number: int) -> str:
    rows = "&".join(f"row={(at + number) % 60}" for at in range(MOST_TITLES))
    return f"/titles/{digest}.json?{rows}"


FLOODS: dict[str, Flood] = {
    f"{FRAMES} frames of one page": _flood_frames,
    f"{UPLOAD_BYTES / 1e6} MB in What changed": _flood_upload,
    f"{CLIENTS} clients on /scene": _flood_address(
        lambda digest, number: f"/scene/{digest}.json?size={700 + number}x600"
    ),
    f"{CLIENTS} clients on maps of slides": _flood_address(
        lambda digest, number: f"/slides/{digest}/three-counts.json?size={700 + number}x600"
    ),
    f"{CLIENTS} clients on /titles": _flood_address(_titles),
    f"{CLIENTS} clients on /snapshot": _flood_address(
        lambda _digest, number: f"/snapshot.png?size={800 + number}x600"
    ),
}
