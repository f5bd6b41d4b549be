"""Attack on the fields of records: each bad text in each field, read, and exported where the brief opens."""

import tempfile
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from geodata.atlas.atlas_frames import build_atlas
from geodata.atlas.selection import select_events
from geodata.export.formats import FormatGroup, formats_of
from geodata.tables.brief_opening import open_brief
from geodata.view import View
from tests.attack.bad_briefs import bad_records, write_base

WORKERS = 2
BATCH = 60
EXPORTED = 10
"""One in so many open briefs is exported as data in every format."""


def attack_records(every: int = 1, most: int | None = None) -> tuple[int, list[str]]:
    """Return the number of briefs tried, one in ``every``, and the faults."""
    briefs = islice(bad_records(), 0, None, every)
    batches = _batches(islice(briefs, most))
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("forkserver")) as pool:
        found = list(pool.map(_read_batch, batches))
    return sum(count for count, _ in found), [fault for _, faults in found for fault in faults]


def _batches(briefs: Iterable[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    all_of_them = list(briefs)
    return [all_of_them[at : at + BATCH] for at in range(0, len(all_of_them), BATCH)]


def _read_batch(briefs: list[tuple[str, str]]) -> tuple[int, list[str]]:
    with tempfile.TemporaryDirectory() as scratch:
        faults = [_fault(name, text, Path(scratch), number) for number, (name, text) in enumerate(briefs)]
    return len(briefs), [fault for fault in faults if fault]


def _fault(name: str, text: str, folder: Path, number: int) -> str:
    """Return the fault of reading or exporting one brief, or ""."""
    write_base(folder, text)
    reading = open_brief(folder)
    codes = {problem.code for problem in reading.problems}
    if "internal" in codes:
        return f"{name}: {next(str(each) for each in reading.problems if each.code == 'internal')}"
    if any(
        sign in str(problem) for problem in reading.problems for sign in ("\x1b", "\n", "\u202e", "\u200b")
    ):
        return f"{name}: a raw control sign in a problem"
    if reading.brief is None:
        return "" if reading.problems else f"{name}: refused without a word"
    if number % EXPORTED:
        return ""
    try:
        selection = select_events(build_atlas(reading.brief, reading.digest), View())
        for entry in formats_of(FormatGroup.DATA).values():
            entry.load_maker()(selection)
    except Exception as error:  # noqa: BLE001 - each is a fault to tell
        return f"{name}: {type(error).__name__}: {error}"
    return ""
