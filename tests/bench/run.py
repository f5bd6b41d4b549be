"""``make bench``: from a filter change to the settled picture, beside a plain map, in one run.

For the shipped brief and for synthetic ones, three pages are opened in Chromium: Briefmap, a plain
``st.pydeck_chart`` with the same rows, and a page with nothing but a field. Into the field "From" go days
that take 70 % of the events away and bring them back, a new day each time (Streamlit would answer a filter
that it has seen from the browser's memory). Measured are the seconds from the key to the last draw call (for
the empty page: to the changed word) and to the last change of the page, the bytes that reached the browser,
and the processor seconds of the server. Briefmap draws what its filters ask before the server answers, so two
more ways are measured: the browser's Back, where the server says what is asked, and the handle of the time
bar, which asks no server. Machines are noisy: read the ratios.
"""

import argparse
import contextlib
import json
import math
import os
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import CDPSession, Page, sync_playwright

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SIZES = (0, 50, 1_000, 10_000, 100_000, 1_000_000)
"""Events; 0 is the shipped brief."""
QUIET_FRAMES = 90
"""A picture is settled when in so many animation frames nothing was drawn and nothing arrived."""
LIMIT_S = 100
"""After so many seconds without a picture there is none."""
STARTED_S = 300
FLAGS = (
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
    "--no-sandbox",
    "--disable-background-networking",
)
WATCH = """
window.lastDraw = 0;
window.lastChange = 0;
window.idleFrames = 0;
for (const kind of [WebGLRenderingContext, WebGL2RenderingContext])
  for (const name of ['drawArrays', 'drawElements', 'drawArraysInstanced', 'drawElementsInstanced']) {
    const draw = kind.prototype[name];
    if (draw) kind.prototype[name] = function (...args) {
      const drawn = draw.apply(this, args);
      window.lastDraw = performance.now();
      window.idleFrames = 0;
      return drawn;
    };
  }
new MutationObserver(() => { window.lastChange = performance.now(); })
  .observe(document, {subtree: true, childList: true, characterData: true});
const Socket = window.WebSocket;
window.WebSocket = class extends Socket {
  constructor(...args) { super(...args); this.addEventListener('message', () => { window.idleFrames = 0; }); }
};
const tick = () => { window.idleFrames += 1; requestAnimationFrame(tick); };
tick();
"""


Process = subprocess.Popen[bytes]


@dataclass
class Measured:
    """What one kind of page took: one value a change.

    ``page`` is until all of the page has changed, ``back`` the way by the browser's history and the server,
    ``clock`` the time bar's, without a server.
    """

    seconds: list[float] = field(default_factory=list)
    page: list[float] = field(default_factory=list)
    back: list[float] = field(default_factory=list)
    bytes: list[int] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    clock: list[float] = field(default_factory=list)
    first_s: float = float("nan")
    server_mb: float = float("nan")
    page_mb: float = float("nan")

    def typical(self, name: str) -> float:
        """The mean of the medians of both directions (events away, events back); NaN where unmeasured."""
        values = getattr(self, name)
        ways = [way for way in (values[0::2], values[1::2]) if way]
        return statistics.mean(map(statistics.median, ways)) if ways else float("nan")


def main() -> None:
    """Measure, print the table, and write it as JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--changes", type=int, default=6)
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args()
    found = {size: compare(size, chosen.changes) for size in chosen.sizes}
    print(markdown(found))
    if chosen.json:
        plain = {size: {name: vars(row) for name, row in rows.items()} for size, rows in found.items()}
        chosen.json.write_text(json.dumps(plain, indent=1), encoding="utf-8")


def compare(size: int, changes: int) -> dict[str, Measured]:
    """Briefmap, the plain map and the empty page, at one number of events."""
    return {name: measure(name, size, changes) for name in ("ours", "plain", "empty")}


def measure(name: str, size: int, changes: int) -> Measured:
    """One page under so many changes of the filter; the first two warm it up."""
    found = Measured()
    with served(name, size) as (address, process), browser() as page:
        query = f"?lang=en&brief=synthetic-{size}" if name == "ours" and size else "?lang=en"
        start = time.perf_counter()
        page.goto(address + query)
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        try:
            settle(page, since=0)
            found.first_s = time.perf_counter() - start
            for step in range(changes + 2):
                row = one_change(page, session, process, day(step, size))
                if step > 1:
                    for kind, value in zip(("seconds", "page", "bytes", "processor"), row, strict=True):
                        getattr(found, kind).append(value)
            if name == "ours":
                found.back = [back(page) for _ in range(changes)]
                found.clock = clock(page, changes)
            found.server_mb, found.page_mb = resident_mb(process.pid), heap_mb(session)
        except TimeoutError as error:
            print(f"{name}, {size} events: {error}", file=sys.stderr)
    return found


def one_change(
    page: Page, session: CDPSession, process: Process, value: str
) -> tuple[float, float, int, float]:
    """Seconds to the settled picture and to the settled page, bytes received, seconds of the server."""
    received: list[int] = []
    listeners = {
        "Network.webSocketFrameReceived": lambda event: received.append(_frame_bytes(event)),
        "Network.loadingFinished": lambda event: received.append(int(event["encodedDataLength"])),
    }
    for name, listener in listeners.items():
        session.on(name, listener)
    before = processor_s(process.pid)
    page.get_by_label("From").first.fill(value)
    pressed = page.evaluate("performance.now()")
    page.keyboard.press("Enter")
    last = settle(page, since=pressed)
    changed = max(last, page.evaluate("window.lastChange"))
    for name, listener in listeners.items():
        session.remove_listener(name, listener)
    spent = processor_s(process.pid) - before
    return (last - pressed) / 1000, (changed - pressed) / 1000, sum(received), spent


def back(page: Page) -> float:
    """Seconds from the browser's Back, which undoes a change, to the settled picture."""
    pressed = page.evaluate("performance.now()")
    page.evaluate("history.back()")
    return (settle(page, since=pressed) - pressed) / 1000


def clock(page: Page, changes: int) -> list[float]:
    """Seconds from a key on the time bar's first handle to the settled picture, there and back in turn."""
    handle = page.get_by_role("slider").first
    handle.focus()
    taken = []
    for step in range(changes + 2):
        pressed = page.evaluate("performance.now()")
        page.keyboard.press("End" if step % 2 == 0 else "Home")
        taken.append((settle(page, since=pressed) - pressed) / 1000)
    return taken[2:]


def _frame_bytes(event: dict[str, dict[str, str]]) -> int:
    return len(event["response"]["payloadData"]) * 3 // 4  # base64


def day(step: int, size: int) -> str:
    """A day that none before it was: late and early in turn, so that most of the events change."""
    late = date(2021, 1, 1) if size else date(2024, 9, 1)
    first = late if step % 2 == 0 else date(2014, 6, 1)
    return (first + timedelta(days=step)).isoformat()


def settle(page: Page, *, since: float) -> float:
    """When the last draw call was (or, on a page without a map, the last change), once all is quiet."""
    mark = "lastDraw" if page.locator("canvas").count() else "lastChange"
    end = time.monotonic() + LIMIT_S
    script = page.locator('[data-testid="stApp"]')
    while time.monotonic() < end:
        page.wait_for_timeout(100)
        last, idle = page.evaluate(f"[window.{mark}, window.idleFrames]")
        running = script.get_attribute("data-test-script-state") != "notRunning"
        if last > since and idle > QUIET_FRAMES and not running:
            return float(last)
    msg = f"no picture in {LIMIT_S} s"
    raise TimeoutError(msg)


def processor_s(pid: int) -> float:
    """User and system seconds of a process."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident_mb(pid: int) -> float:
    """What a process holds in memory."""
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def heap_mb(session: CDPSession) -> float:
    """What the page's scripts hold in memory, after a collection."""
    session.send("HeapProfiler.collectGarbage")
    return float(session.send("Runtime.getHeapUsage")["usedSize"]) / 1e6


@contextlib.contextmanager
def browser() -> Iterator[Page]:
    """A page of a fresh Chromium that remembers its last draw call."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=list(FLAGS))
        page = chromium.new_page(viewport={"width": 1440, "height": 900}, locale="en-GB")
        page.add_init_script(WATCH)
        yield page
        chromium.close()


@contextlib.contextmanager
def served(name: str, size: int) -> Iterator[tuple[str, Process]]:
    """A server of one of the pages, once it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(HERE / f"{name}.py"), "--server.port", str(port)]
    environment = os.environ | {"BENCH_EVENTS": str(size), "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    address = f"http://localhost:{port}/"
    try:
        wait(address + "_stcore/health")
        yield address, process
    finally:
        process.terminate()
        process.wait(20)


def wait(address: str) -> None:
    """Return when an address answers."""
    for _ in range(STARTED_S * 5):
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=5):
            return
        time.sleep(0.2)
    raise TimeoutError(address)


def markdown(found: dict[int, dict[str, Measured]]) -> str:
    """The table for the README."""
    names = ("events", "page", "first map", "change to picture", "faster than plain", "change to whole page")
    heads = (*names, "bytes a change", "server processor", "memory: server, page")
    lines = [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
    for size, rows in found.items():
        plain = rows["plain"].typical("seconds")
        for name, row in rows.items():
            lines.append(_line(size, name, row, plain))
            for way, words in (("back", "ours, by Back and the server"), ("clock", "ours, by the clock")):
                if getattr(row, way):
                    cells = ("", words, "", *_seconds(row.typical(way), plain), "", "", "", "")
                    lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _line(size: int, name: str, row: Measured, plain: float) -> str:
    if not row.seconds:
        return f"| {size:,} | {name} | no picture in {LIMIT_S} s | | | | | | |"
    cells = (
        f"{size:,}" if size else "this brief",
        name,
        f"{row.first_s:.1f} s",
        *_seconds(row.typical("seconds"), plain),
        f"{row.typical('page'):.2f} s",
        f"{row.typical('bytes') / 1000:,.1f} kB",
        f"{row.typical('processor'):.2f} s",
        f"{row.server_mb:,.0f} MB, {row.page_mb:,.0f} MB",
    )
    return f"| {' | '.join(cells)} |"


def _seconds(seconds: float, plain: float) -> tuple[str, str]:
    return f"{seconds:.2f} s", "" if math.isnan(plain) else f"{plain / seconds:.1f}×"


if __name__ == "__main__":
    main()
