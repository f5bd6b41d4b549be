"""Scores of drafts against gold, by text and by language: ``python tests/bench/drafts.py [--write]``.

Three sets are drafted and scored by ``../shared/eval/score.py``: its own open texts, the project's open texts
(``tests/drafting/texts/open``; the rules were written with both at hand), and the texts that were set aside
before the rules were written (``tests/drafting/texts/set-aside``), whose scores are the ones to report. With
``--write`` the tables replace those of the guide.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
SHARED: Final = ROOT.parent / "shared" / "eval"
OWN: Final = ROOT / "tests" / "drafting" / "texts"
SETS: Final = {
    "Texts set aside before the rules were written": OWN / "set-aside",
    "Open texts of the project": OWN / "open",
    "Open texts of other makers": SHARED,
}
GUIDE: Final = ROOT / "geodata" / "guide" / "drafts.md"
BEGIN, END = "when they were done: its figures are the ones to expect.\n", "\n## A language model of your own"
"""Words of the guide between which the tables stand."""
COLUMNS: Final = (
    "figures",
    "dates",
    "places",
    "speakers",
    "actors",
    "events",
    "kinds",
    "charges",
    "joint",
    "proposals",
)
Scores = Mapping[str, Mapping[str, tuple[int, int, int]]]
"""By text, then by measure: found, in gold, false."""


def score(folder: Path) -> Scores:
    """Return the scores of the texts of a folder, and of each language and all together."""
    command = [sys.executable, SHARED / "score.py", "--python", sys.executable, "--dir", folder, "--json"]
    told = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, encoding="utf-8")
    found: Scores = json.loads(told.stdout)
    return found


def table(title: str, found: Scores) -> Iterator[str]:
    """Yield the lines of a table in Markdown: found of gold, with the false ones in brackets."""
    yield f"**{title}**"
    yield ""
    yield f"| text | {' | '.join(COLUMNS)} |"
    yield f"|{'---|' * (len(COLUMNS) + 1)}"
    for name, row in found.items():
        cells = [f"{hit}/{gold} ({false})" for hit, gold, false in (row[column] for column in COLUMNS)]
        if name.startswith("all"):
            cells = [
                f"{hit / max(1, gold):.2f} ({false})"
                for hit, gold, false in (row[column] for column in COLUMNS)
            ]
        yield f"| {name} | {' | '.join(cells)} |"
    yield ""


def main() -> None:
    """Print the tables, and write them into the guide where that is asked for."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--write", action="store_true", help="replace the tables of the guide")
    wanted = arguments.parse_args()
    if not (SHARED / "score.py").exists():
        print(f"drafts: not measured, there is no {SHARED / 'score.py'}")
        return
    lines = [line for title, folder in SETS.items() for line in table(title, score(folder))]
    print("\n".join(lines))
    if wanted.write:
        head, _, rest = GUIDE.read_text("utf-8").partition(BEGIN)
        _, _, tail = rest.partition(END)
        GUIDE.write_text(f"{head}{BEGIN}\n" + "\n".join(lines) + f"{END}{tail}", "utf-8")


if __name__ == "__main__":
    main()
