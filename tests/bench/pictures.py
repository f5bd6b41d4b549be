"""``make bench``, its part for pictures: a picture made here beside a screenshot by a headless Chromium.

A warm PNG of 1920×1080 in this process; the command in a process of its own beside the bare import of the
libraries that it needs; and a browser that is started, opens the same view of a running app, waits for the
settled map and takes its picture. Machines are noisy: read the ratios.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

LIBRARIES = (
    "matplotlib.figure",
    "matplotlib.backends.backend_agg",
    "geopandas",
    "pydantic",
    "ruamel.yaml",
    "babel.dates",
    "edtf",
    "pyproj",
)
"""What reading a brief and drawing it needs, whoever does it."""
VIEW = "lang=en&theme=light"
Clock = Callable[[], float]


def main() -> None:
    """Measure and print the table."""
    print(markdown(measured()))


def measured(times: int = 5) -> dict[str, float]:
    """Seconds of each way, medians."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["-m", "geodata", "snapshot", "--view", VIEW, "-o", str(Path(folder) / "out.png")]
        bare = ["-c", f"import {', '.join(LIBRARIES)}"]
        run(bare)
        run(command)
        # In turn, so that a busy moment of the machine meets both.
        cold = [(run(bare), run(command)) for _ in range(times)]
    warm_s, processor_s = warm(times * 2)
    return {
        "warm picture": warm_s,
        "warm picture, processor": processor_s,
        "bare import": statistics.median(pair[0] for pair in cold),
        "command": statistics.median(pair[1] for pair in cold),
        "command against bare import": statistics.median(pair[1] / pair[0] for pair in cold),
        "headless Chromium": statistics.median(chromium() for _ in range(3)),
    }


def run(arguments: Sequence[str]) -> float:
    """Seconds of a process of Python."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True)
    return time.perf_counter() - start


def warm(times: int) -> tuple[float, float]:
    """Seconds, and processor seconds, of a picture in a process that has made one."""
    from geodata.atlas.filters import select  # noqa: PLC0415 - what is measured is imported late
    from geodata.atlas.library import library  # noqa: PLC0415
    from geodata.picture.figure import Order, picture  # noqa: PLC0415
    from geodata.view import parse  # noqa: PLC0415

    atlas = next(entry.atlas for entry in library().entries() if entry.atlas is not None)
    selection = select(atlas, parse(VIEW).view)
    taken: list[tuple[float, float]] = []
    for _ in range(times + 2):
        start, worked = time.perf_counter(), time.process_time()
        picture(selection, Order(), lang="en", theme="light")
        taken.append((time.perf_counter() - start, time.process_time() - worked))
    return statistics.median(each[0] for each in taken[2:]), statistics.median(each[1] for each in taken[2:])


def chromium() -> float:
    """Seconds from the start of a browser to its picture of the same view, with the app already up."""
    from run import browser, served, settle  # noqa: PLC0415 - a script beside this one

    with served("ours", 0) as (address, _):
        start = time.perf_counter()
        with browser() as page:
            page.goto(f"{address}?{VIEW}")
            settle(page, since=0)
            page.screenshot()
            return time.perf_counter() - start


def markdown(found: dict[str, float]) -> str:
    """The table for the README."""
    browser = found["headless Chromium"]
    rows = [
        (
            "warm picture",
            f"{found['warm picture']:.2f} s ({found['warm picture, processor']:.2f} s processor)",
        ),
        ("faster than headless Chromium", f"{browser / found['warm picture']:.0f}×"),
        ("headless Chromium, its start included", f"{browser:.1f} s"),
        ("command in a process of its own", f"{found['command']:.1f} s"),
        ("against the bare import of its libraries", f"{found['command against bare import']:.2f}×"),
    ]
    return "\n".join(["| 1920×1080 PNG | |", "|---|---|", *(f"| {name} | {value} |" for name, value in rows)])


if __name__ == "__main__":
    main()
