"""Jobs that compare an uploaded version of a brief with an open one."""

from dataclasses import dataclass

from geodata.brief.brief_reader import read_brief_bytes
from geodata.brief.problems import Problem
from geodata.brief.records import Brief
from geodata.jobs.file_jobs import KeptBrief, kept_atlas, worker_pool
from geodata.jobs.worker_pool import JobHandle
from geodata.phrasing.brief_diff import BriefChange, compare_briefs
from geodata.tables.masked_reading import masked_reading


@dataclass(frozen=True)
class UploadComparison:
    """An uploaded version with the changes since it, or the problems for which it cannot be read."""

    older: Brief | None
    digest: str
    changes: tuple[BriefChange, ...] = ()
    problems: tuple[Problem, ...] = ()


def start_comparison(data: bytes, name: str, brief: KeptBrief) -> JobHandle | None:
    """Let a worker compare an uploaded file with a brief; None where no worker runs.

    Raises
    ------
    JobError
        Where too many jobs wait.
    """
    pool = worker_pool()
    if pool is None:
        return None
    return pool.submit(f"{__name__}:run_comparison_job", data, name, brief)


def run_comparison_job(data: bytes, name: str, brief: KeptBrief) -> UploadComparison:
    """Return the comparison with a brief; runs in a worker.

    Raises
    ------
    StaleBriefError
        Where the folder no longer holds the brief of this digest.
    """
    return compare_upload(data, name, kept_atlas(brief).brief)


def compare_upload(data: bytes, name: str, newer: Brief) -> UploadComparison:
    """Return the changes from the version in a file to a brief, or the problems of the file."""
    reading = masked_reading(read_brief_bytes(data, name))
    if reading.brief is None:
        return UploadComparison(None, reading.digest, problems=reading.problems)
    return UploadComparison(reading.brief, reading.digest, compare_briefs(reading.brief, newer))
