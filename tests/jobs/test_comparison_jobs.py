"""Comparison of an uploaded version, by a worker and without one."""

import pickle
from pathlib import Path

import pytest

from geodata.jobs.comparison_jobs import run_comparison_job, start_comparison
from geodata.jobs.file_jobs import KeptBrief, worker_pool
from geodata.tables.brief_opening import open_brief
from tests.brief_mutants import BRIEF


def test_changes_or_problems_of_an_upload(demo_folder: Path, demo_yaml: str) -> None:
    """A changed figure is one change; a file that is no brief has problems and no changes."""
    digest = open_brief(demo_folder).digest
    older = demo_yaml.replace("value: 30", "value: 45").encode()
    found = run_comparison_job(older, "brief.yaml", KeptBrief(demo_folder, digest))
    assert [(change.record, change.aspect) for change in found.changes] == [("claim", "figure")]
    assert found.older is not None
    broken = run_comparison_job(b"events: [", "brief.yaml", KeptBrief(demo_folder, digest))
    assert (broken.older, broken.changes) == (None, ())
    assert broken.problems


def test_the_result_leaves_its_worker(demo_folder: Path) -> None:
    """Whatever a brief has: kinds of its own are in tables that cannot be pickled."""
    digest = open_brief(demo_folder).digest
    found = run_comparison_job(BRIEF.encode(), "brief.yaml", KeptBrief(demo_folder, digest))
    again = pickle.loads(pickle.dumps(found))  # noqa: S301 - our own
    assert again == found
    assert again.older.kind_table.kinds["ferry"].words["en"].one == "Ferry"


@pytest.mark.skipif(worker_pool() is not None, reason="another test started workers")
def test_without_workers_nothing_is_started(demo_folder: Path) -> None:
    """The caller compares by itself."""
    assert start_comparison(b"", "brief.yaml", KeptBrief(demo_folder, "")) is None
