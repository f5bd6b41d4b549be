"""Look-up of places: memory that it adds to a process, and time of a search at each letter as one types.

    python tests/bench/lookups.py [NAMES] [--out FILE]

A fresh process, in which the shipped table of places is loaded already, opens the index and answers 1,000
look-ups: by id, by name in both languages, by a name's beginning, by consonants. Then it types other names of
the gazetteer, drawn at random, letter by letter, as the search box asks for them, each answer timed. The
index is built before where it is not there.
"""

import argparse
import json
import os
import random
import subprocess
import sys
from pathlib import Path

from geodata.gazetteer import build_index
from geodata.gazetteer.world_file import read_columns

ROOT = Path(__file__).parents[2]
BAR_MB, BAR_MS = 300, 5.0
LOOKUPS, SEED = 1_000, 16
SHARES = {"p50": 0.5, "p95": 0.95, "most": 1.0}
MEASURED = """
import json, resource, sys, time
from pathlib import Path
from geodata.gazetteer import (
    gazetteer_places, place_of_id, places_by_consonants, places_named, places_starting_with)

def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1e6

def anonymous():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("RssAnon")) / 1e3

asked, typed = json.load(sys.stdin)
gazetteer_places()
before, own = resident(), anonymous()
ways = {
    "id": place_of_id, "name": places_named, "begun": places_starting_with, "consonants": places_by_consonants
}
answered = sum(bool(ways[way](words)) for way, words in asked)
after = {"added": resident() - before, "anonymous": anonymous() - own}
times = {"en": [], "ar": []}
for lang, name in typed:
    for end in range(1, len(name) + 1):
        began = time.perf_counter()
        places_starting_with(name[:end], 5) or places_by_consonants(name[:end], 5)
        times[lang].append((time.perf_counter() - began) * 1e3)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3 - before
print(json.dumps({**after, "peak": peak, "answered": answered, "times": times}))
"""


def drawn_names(number: int) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return look-ups as way and words, and other names to type with their language, drawn at random."""
    rng = random.Random(SEED)  # noqa: S311 - no secret
    rows = list(zip(*read_columns(("id", "en", "ar")), strict=True))
    arabic = [row for row in rows if row[2]]
    ways = ["id", "name", "name-ar", "begun", "consonants"]
    asked = []
    for at in range(LOOKUPS):
        key, english, _ = rng.choice(rows)
        words = rng.choice(arabic)[2]
        way = ways[at % len(ways)]
        asked.append(
            {
                "id": ("id", key),
                "name": ("name", english),
                "name-ar": ("name", words),
                "begun": ("begun", english[:4]),
                "consonants": ("consonants", words),
            }[way]
        )
    typed = [("en", rng.choice(rows)[1]) for _ in range(number)]
    return asked, typed + [("ar", rng.choice(arabic)[2]) for _ in range(number)]


def share(times: list[float], part: float) -> float:
    """Return the time that a share of the searches does not exceed."""
    return sorted(times)[min(int(len(times) * part), len(times) - 1)]


def main() -> int:
    """Print the figures; return 1 where one is over its bar."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="?", type=int, default=100, help="typed in each language")
    parser.add_argument("--out", type=Path, help="write the figures as JSON")
    options = parser.parse_args()
    build_index()
    done = subprocess.run(
        [sys.executable, "-c", MEASURED],
        input=json.dumps(drawn_names(options.names)),
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=True,
        capture_output=True,
        text=True,
    )
    found = json.loads(done.stdout.splitlines()[-1])
    times = found.pop("times")
    found |= {
        f"{name}_{lang}": share(each, part) for lang, each in times.items() for name, part in SHARES.items()
    }
    print(f"{found['answered']} of {LOOKUPS} look-ups found a place")
    print(f"memory added: {found['added']:.0f} MB, {found['anonymous']:.0f} MB of its own; bar {BAR_MB} MB")
    print(f"at the most, searches included: {found['peak']:.0f} MB")
    for lang, each in times.items():
        figures = ", ".join(f"{name} {share(each, part):.2f} ms" for name, part in SHARES.items())
        print(f"search at each letter, {lang}, {len(each)} letters: {figures}; bar of p95 {BAR_MS} ms")
    if options.out:
        options.out.write_text(json.dumps(found, indent=2) + "\n", "utf-8")
    slow = max(found["p95_en"], found["p95_ar"])
    return int(found["added"] >= BAR_MB or slow >= BAR_MS)


if __name__ == "__main__":
    sys.exit(main())
