"""The briefing screen as a kiosk for ten minutes: whether browser and server keep their memory flat.

    python tests/bench/soak.py [--minutes 10] [--seconds 3]

The browser's heap is measured after a collection of its garbage, the server as what the system says it holds
(RSS). What has grown by more than a tenth since the second minute fails.
"""

import argparse
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from playwright.sync_api import CDPSession, Page, sync_playwright

ROOT = Path(__file__).parents[2]
CHROMIUM = "/usr/bin/chromium"
FLAGS = ("--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist", "--no-sandbox")
EVERY_S = 20
SETTLED_S = 120
"""Until then caches fill."""
MOST = 0.10
MB = 1_000_000


@contextmanager
def server() -> Iterator[tuple[str, int]]:
    """The address of a server of our own, and its process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "geodata", "serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as process:
        address = f"http://localhost:{port}/"
        for _ in range(240):
            try:
                urllib.request.urlopen(f"{address}ready", timeout=5).close()
                break
            except OSError:
                time.sleep(0.5)
        yield address, process.pid
        process.terminate()


def held(pid: int) -> float:
    """Megabytes that a process holds."""
    pages = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / MB


def heap(devtools: CDPSession) -> float:
    """Megabytes that the page's scripts hold, garbage collected."""
    devtools.send("HeapProfiler.collectGarbage")
    metrics = devtools.send("Performance.getMetrics")["metrics"]
    return float(next(each["value"] for each in metrics if each["name"] == "JSHeapUsedSize")) / MB


def watched(page: Page, pid: int, minutes: float) -> list[tuple[float, float, float]]:
    """Seconds since the start, the browser's heap and the server's memory, again and again."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable")
    rows, began = [], time.monotonic()
    while (passed := time.monotonic() - began) < minutes * 60:
        rows.append((passed, heap(devtools), held(pid)))
        slide = re.findall(r"slide=(\d+)", page.url)
        print(
            f"{passed:5.0f} s   slide {slide[0] if slide else '-':>2}   heap {rows[-1][1]:6.1f} MB   ", end=""
        )
        print(f"server {rows[-1][2]:6.1f} MB", flush=True)
        page.wait_for_timeout(EVERY_S * 1000)
    return rows


def grown(rows: list[tuple[float, float, float]], column: int) -> float:
    """By which share the last measurements lie above those just after the second minute."""
    settled = [row[column] for row in rows if row[0] >= SETTLED_S] or [row[column] for row in rows]
    few = max(len(settled) // 4, 1)
    return median(settled[-few:]) / median(settled[:few]) - 1


def main() -> int:
    """Measure, say it, and fail where something grew."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seconds", type=int, default=3, help="how long a slide stands")
    asked = parser.parse_args()
    with server() as (address, pid), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        page = browser.new_page(viewport={"width": 1280, "height": 720})
        page.goto(f"{address}briefing?lang=en&play={asked.seconds}", timeout=120_000)
        page.wait_for_selector(".overlay h1", timeout=120_000)
        rows = watched(page, pid, asked.minutes)
        browser.close()
    shares = {"browser heap": grown(rows, 1), "server": grown(rows, 2)}
    for name, share in shares.items():
        print(f"{name}: {share:+.1%} since the second minute (at most {MOST:+.0%})")
    return int(any(share > MOST for share in shares.values()))


if __name__ == "__main__":
    sys.exit(main())
