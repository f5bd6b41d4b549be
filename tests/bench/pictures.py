"""``make bench``, its part for pictures: a picture made here beside a screenshot by a headless Chromium.

A warm PNG of 1920×1080 in this process; the command in a process of its own beside the bare import of the
libraries that it needs; and a browser that is started, opens the same view of a running app, waits for the
settled map and takes its picture. Machines are noisy: read the ratios.
"""

import contextlib
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

LIBRARIES = (
    "matplotlib.figure",
    "matplotlib.backends.backend_agg",
    "geopandas",
    "pydantic.main",  # pydantic alone imports nothing until it is asked for a model
    "yaml",
    "babel.dates",
    "pyproj",
)
"""What reading a brief and drawing it needs, whoever does it."""
VIEW = "lang=en&theme=light"
Spent = tuple[float, float]
"""Seconds, and processor seconds."""


def main() -> None:
    """Measure and print the table."""
    print(markdown(measured()))


def measured(times: int = 5) -> dict[str, Spent]:
    """What each way takes, and how many times as much as another, medians."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["-m", "geodata", "snapshot", "--view", VIEW, "-o", str(Path(folder) / "out.png")]
        bare = ["-c", f"import {', '.join(LIBRARIES)}"]
        run(bare)
        run(command)
        # In turn, so that a busy moment of the machine meets both.
        cold = [(run(bare), run(command)) for _ in range(times)]
    drawn = [(chromium(), warm(times)) for _ in range(3)]
    return {
        "warm picture": middle(made for _, made in drawn),
        "headless Chromium, its start included": middle(seen for seen, _ in drawn),
        "faster than headless Chromium": middle(ratio(*pair) for pair in drawn),
        "bare import of the command's libraries": middle(imported for imported, _ in cold),
        "command in a process of its own": middle(made for _, made in cold),
        "against the bare import of its libraries": middle(ratio(made, imported) for imported, made in cold),
    }


def middle(taken: Iterable[Spent]) -> Spent:
    """The median of seconds and that of processor seconds."""
    seconds, worked = zip(*taken, strict=True)
    return statistics.median(seconds), statistics.median(worked)


def ratio(one: Spent, other: Spent) -> Spent:
    """How many times as long one takes."""
    return one[0] / other[0], one[1] / other[1]


def run(arguments: Sequence[str]) -> Spent:
    """Seconds, and processor seconds, of a process of Python."""
    # As installed: the libraries have their bytecode beside them, so the project may write its own.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start, worked = time.perf_counter(), children()
    subprocess.run([sys.executable, *arguments], check=True, env=environment)
    return time.perf_counter() - start, children() - worked


def children() -> float:
    """Processor seconds of all processes that this one started and that have ended."""
    spent = os.times()
    return spent.children_user + spent.children_system


def warm(times: int) -> Spent:
    """Seconds, and processor seconds, of a picture in a process that has made one."""
    from geodata.atlas.selection import select_events  # noqa: PLC0415 - what is measured is imported late
    from geodata.library.brief_library import process_library  # noqa: PLC0415
    from geodata.render.picture_file import PictureOptions, render_picture  # noqa: PLC0415
    from geodata.view import parse_view  # noqa: PLC0415

    atlas = next(entry.atlas for entry in process_library().entries() if entry.atlas is not None)
    selection = select_events(atlas, parse_view(VIEW).view)
    taken: list[tuple[float, float]] = []
    for _ in range(times + 2):
        start, worked = time.perf_counter(), time.process_time()
        render_picture(selection, PictureOptions(), lang="en", theme="light")
        taken.append((time.perf_counter() - start, time.process_time() - worked))
    return statistics.median(each[0] for each in taken[2:]), statistics.median(each[1] for each in taken[2:])


def chromium() -> Spent:
    """Seconds, and processor seconds, from the start of a browser to its picture; the app is already up."""
    from run import browser, processor_s, served, settle  # noqa: PLC0415 - a script beside this one

    with served("ours", 0) as (address, server):
        start = time.perf_counter()
        with browser() as page:
            page.goto(f"{address}?{VIEW}")
            settle(page, since=0)
            page.screenshot()
            took = time.perf_counter() - start
            return took, sum(map(processor_s, below(os.getpid()) - below(server.pid) - {server.pid}))


def below(ancestor: int) -> set[int]:
    """Every process that a process started, and those that they started."""
    parents = {}
    for file in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            parents[int(file.parent.name)] = int(file.read_text().rsplit(")", 1)[1].split()[1])
    found, newest = set[int](), {ancestor}
    while newest:
        newest = {one for one, parent in parents.items() if parent in newest}
        found |= newest
    return found


def markdown(found: dict[str, Spent]) -> str:
    """The table for the README."""
    lines = ["| 1920×1080 PNG | by the clock | processor |", "|---|---|---|"]
    for name, spent in found.items():
        unit = "×" if name.startswith(("faster", "against")) else " s"
        lines.append(f"| {name} | {' | '.join(f'{each:.2f}{unit}' for each in spent)} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
