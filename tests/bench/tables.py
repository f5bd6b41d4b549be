"""Opening of a table of 100,000 rows: time as a multiple of reading it with pandas, and memory.

``python tests/bench/tables.py [ROWS]``. The rows are those of a sample of UCDP GED where it lies in
``../shared/samples``, else made-up ones, each with an id, a day and a coordinate of its own. Everything is
measured in one run; the process that opens the brief is a fresh one.
"""

import csv
import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT.parent / "shared" / "samples" / "ucdp-syria-sample.csv"
BAR_TIMES, BAR_MB = 25, 300
MAPPING = """
      title: {text: "{dyad_name}: {where_coordinates}"}
      kind: {column: type_of_violence, values: {"1.0": exercise, "2.0": transfer}, else: meeting}
      start: {column: date_start}
      end: {column: date_end}
      date_prec: {column: date_prec, values: {"1.0": day, "2.0": day, "3.0": week, "4.0": month, "5.0": year}}
      place: {lon: {column: longitude}, lat: {column: latitude}, name: {column: where_coordinates},
        where_prec: {column: where_prec}, country: {column: country}}
      actors: [{column: side_a, split: ", ", role: party}, {column: side_b, split: ", ", role: party}]
      figures:
        - {best: best, low: low, high: high, unit: person, counts: {id: killed, en: killed}}
        - {column: deaths_civilians, unit: person, counts: {id: civilians, en: civilians killed}}
      source: {column: source_office, split: ";"}
      external: {ucdp: {column: id}}
"""
BRIEF = """schema: 2
id: many-rows
title: {{en: Many rows}}
as_of: 2030-01-01
language: en
documents: [{{id: ged, type: table, file: ged.csv, title: {{en: GED}}, sha256: {sha256}}}]
tables:
  - id: ged
    document: ged
    key: [id]
    mapping:{mapping}
"""
OPENING = """
import json, resource, sys, time
from pathlib import Path
from geodata.atlas.atlas_frames import build_atlas
from geodata.atlas.selection import select_events
from geodata.tables.brief_opening import open_brief
from geodata.view import View
import geodata.places

def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1e6

def anonymous():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("RssAnon")) / 1e3

geodata.places.gazetteer_places()
before, own = resident(), anonymous()
began = time.perf_counter()
reading = open_brief(Path(sys.argv[1]))
read = time.perf_counter()
atlas = build_atlas(reading.brief, reading.digest)
shown = len(select_events(atlas, View()).shown_rows)
done = time.perf_counter()
print(json.dumps({"read": read - began, "frames": done - read, "all": done - began, "rows": shown,
    "added": resident() - before, "anonymous": anonymous() - own,
    "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3 - before}))
"""


def template_rows() -> tuple[list[str], list[dict[str, str]]]:
    """Column names, and rows to vary: those of the sample, else one made up."""
    if SAMPLE.is_file():
        with SAMPLE.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            rows = list(reader)
            return list(reader.fieldnames or ()), rows
    names = [
        "id", "type_of_violence", "dyad_name", "side_a", "side_b", "source_article", "source_office",
        "where_prec", "where_coordinates", "latitude", "longitude", "country", "date_prec", "date_start",
        "date_end", "deaths_civilians", "low", "best", "high",
    ]  # fmt: skip
    made = dict.fromkeys(names, "1.0") | {
        "dyad_name": "North - South", "side_a": "North", "side_b": "South", "source_office": "Radio",
        "source_article": "A made-up report of a made-up clash. " * 9, "where_coordinates": "Alph town",
        "country": "Nowhere",
    }  # fmt: skip
    return names, [made]


def write_rows(path: Path, number: int) -> None:
    """Write so many rows."""
    names, rows = template_rows()
    rng = random.Random(number)  # noqa: S311 - no secret
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names)
        writer.writeheader()
        for at in range(number):
            row = dict(rows[at % len(rows)])
            day = f"{rng.randint(2011, 2024)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
            town = rng.randint(1, 9000)
            row |= {
                "id": f"{200_000 + at}.0", "date_start": day, "date_end": day,
                "where_coordinates": f"{row['where_coordinates']} {town}",
                "latitude": f"{32 + town % 97 / 20:.6f}", "longitude": f"{36 + town % 89 / 20:.6f}",
            }  # fmt: skip
            writer.writerow(row)


def opening(folder: Path, cache: Path) -> dict[str, float]:
    """Times and memory of one opening in a fresh process."""
    environment = os.environ | {"BRIEFMAP_CACHE": str(cache), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", OPENING, str(folder)]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def pandas_seconds(path: Path) -> float:
    """Seconds to read a file as text with pandas, the best of three."""
    import pandas as pd  # noqa: PLC0415 - its import is no part of the reading

    times = []
    for _ in range(3):
        began = time.perf_counter()
        pd.read_csv(path, dtype=str)
        times.append(time.perf_counter() - began)
    return min(times)


def main() -> None:
    """Print the figures."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as made:
        folder, cache = Path(made) / "brief", Path(made) / "cache"
        folder.mkdir()
        path = folder / "ged.csv"
        write_rows(path, number)
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
        folder.joinpath("brief.yaml").write_text(BRIEF.format(sha256=sha256, mapping=MAPPING), "utf-8")
        pandas = pandas_seconds(path)
        first, second = opening(folder, cache), opening(folder, cache)
        size, kept = (
            path.stat().st_size / 1e6,
            sum(each.stat().st_size for each in cache.rglob("*.arrow")) / 1e6,
        )
    print(f"{number:,} rows, {size:.0f} MB; columns on disk {kept:.0f} MB; pandas.read_csv {pandas:.2f} s")
    for name, found in (("first", first), ("second", second)):
        times = found["all"] / pandas
        print(f"{name} opening {found['all']:.2f} s = {times:.1f} x pandas (bar {BAR_TIMES}): {found}")
    print(f"memory added: {first['added']:.0f} MB first, {second['added']:.0f} MB second (bar {BAR_MB})")


if __name__ == "__main__":
    main()
