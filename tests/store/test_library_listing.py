"""A library of 1,000 briefs is listed without being read."""

import time
from collections.abc import Callable
from pathlib import Path

from geodata.store.brief_rows import NewVersion, insert_brief, insert_version, set_base, version_values
from geodata.store.brief_versions import StoredBriefs
from geodata.store.store_engine import StoreDatabase
from geodata.store.working_copies import WorkingCopies

BRIEFS = 1_000
READ = 10
SHIPPED = Path(__file__).parents[2] / "geodata" / "data" / "briefs" / "siyaqat-2024-10" / "brief.yaml"


def seconds(task: Callable[[], object]) -> float:
    """Return the shortest time of three runs."""
    times = []
    for _ in range(3):
        began = time.perf_counter()
        task()
        times.append(time.perf_counter() - began)
    return min(times)


def test_listing_a_thousand_takes_less_than_reading_ten(store: StoreDatabase) -> None:
    """Each as long as the shipped one; both are measured in one run, on the same store."""
    text = SHIPPED.read_text(encoding="utf-8")
    values = version_values(text)
    with store.writing() as connection:
        for number in range(BRIEFS):
            brief_id = f"brief-{number}"
            insert_brief(connection, brief_id, values)
            set_base(
                connection, brief_id, insert_version(connection, brief_id, NewVersion(text, "app")), values
            )
    briefs = StoredBriefs(store, WorkingCopies(store))
    listed = briefs.listed()
    assert {each.id for each in listed} == {f"brief-{number}" for number in range(BRIEFS)}
    assert listed[0].events == len(values["events"])

    def read() -> None:
        """Read ten."""
        copies = WorkingCopies(store)
        for number in range(READ):
            copies.current(f"brief-{number}")

    assert seconds(briefs.listed) < seconds(read)
