"""Jobs that make a file of a brief: the worker reads the brief by its folder, and keeps the last ones."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from geodata.atlas.atlas_frames import Atlas, build_atlas
from geodata.atlas.selection import Selection, select_events
from geodata.editing.record_path import Values
from geodata.errors import BriefmapError
from geodata.export.formats import FORMATS, ExportFormat
from geodata.jobs.worker_pool import Progress, WorkerPool
from geodata.library.edited_briefs import process_edits
from geodata.settings import current_settings
from geodata.tables.brief_opening import open_brief, open_brief_values
from geodata.view import View

KEPT_ATLASES: Final = 4
"""Briefs that a worker keeps."""


class StaleBriefError(BriefmapError):
    """A brief whose files are no longer those that the reader sees."""


@dataclass(frozen=True)
class SessionAdditions:
    """Additions of a session to a brief, as they stand on its screen: texts that it attached."""

    texts: Mapping[str, str] = field(default_factory=dict)
    """Texts of documents by their SHA-256."""

    def applied_to(self, atlas: Atlas) -> Atlas:
        """Return the atlas with the additions; the same one where there are none."""
        return replace(atlas, brief=atlas.brief.for_session(self.texts)) if self.texts else atlas


NO_ADDITIONS: Final = SessionAdditions()


@dataclass(frozen=True)
class KeptBrief:
    """A brief that a worker reads: its folder and digest, and its values where they are not the file's."""

    folder: Path
    digest: str
    values: Values | None = field(default=None, compare=False)
    is_working_copy: bool = False


@dataclass(frozen=True)
class FileJob:
    """A file to make: brief, view, format, and the maker's other arguments by name."""

    brief: KeptBrief
    view: View
    format: str
    is_unfinished: bool = False
    """Whether a problem blocks, which may be one that the library alone knows of."""
    additions: SessionAdditions = NO_ADDITIONS


_pool: list[WorkerPool] = []
"""The pool of this process, once it is started."""


def start_workers() -> None:
    """Start the pool of this process, where the settings ask for workers and none runs."""
    settings = current_settings()
    if settings.workers and not _pool:
        _pool.append(WorkerPool(settings))


def stop_workers() -> None:
    """Stop the pool of this process."""
    while _pool:
        _pool.pop().stop()


def worker_pool() -> WorkerPool | None:
    """Return the pool of this process, if one runs."""
    return _pool[0] if _pool else None


def make_file(
    selection: Selection,
    entry: ExportFormat,
    *args: Any,
    label: str = "",
    additions: SessionAdditions = NO_ADDITIONS,
    **options: Any,
) -> bytes:
    """Return a file of a selection with a session's additions; made by a worker, or here where none runs.

    ``label`` names who may see and cancel the job. The file of a brief whose folder has changed since it was
    read, or that lies in no folder, is made here.

    Raises
    ------
    JobError
        Where the job took too long, was cancelled, its process died, or too many wait.
    """
    pool, atlas = worker_pool(), selection.atlas
    kept = kept_brief(atlas)
    own = replace(selection, atlas=additions.applied_to(atlas))
    if pool is None or kept is None:
        return entry.load_maker()(own, *args, **options)
    job = FileJob(kept, selection.view, entry.name, atlas.brief.is_unfinished, additions)
    extra = {"progress": True} if entry.progress else {}
    try:
        made: bytes = pool.run(f"{__name__}:run_file_job", job, *args, label=label, **options, **extra)
    except StaleBriefError:
        return entry.load_maker()(own, *args, **options)
    return made


def kept_brief(atlas: Atlas) -> KeptBrief | None:
    """Return the brief of an atlas for a worker; None where it lies in no folder."""
    folder, digest = atlas.brief.folder, atlas.digest
    if folder is None:
        return None
    values = process_edits().values_of_digest(digest)
    return KeptBrief(folder, digest, values, is_working_copy=atlas.brief.is_working_copy)


def run_file_job(job: FileJob, *args: Any, progress: Progress | None = None, **options: Any) -> bytes:
    """Return the file of a job; runs in a worker.

    Raises
    ------
    StaleBriefError
        Where the folder no longer holds the brief that was asked for.
    """
    atlas = kept_atlas(job.brief, is_unfinished=job.is_unfinished)
    selection = select_events(job.additions.applied_to(atlas), job.view)
    extra = {"progress": progress} if progress is not None else {}
    return FORMATS[job.format].load_maker()(selection, *args, **options, **extra)


@lru_cache(maxsize=KEPT_ATLASES)
def kept_atlas(kept: KeptBrief, *, is_unfinished: bool = False) -> Atlas:
    """Return the atlas of a brief, as this process keeps it.

    Raises
    ------
    StaleBriefError
        Where its digest is another.
    """
    values = kept.values
    reading = open_brief(kept.folder) if values is None else open_brief_values(kept.folder, values)
    if reading.brief is None or reading.digest != kept.digest:
        raise StaleBriefError(str(kept.folder))
    brief = reading.brief.leaving_off(reading.brief.left_off, blocked=is_unfinished)
    return build_atlas(brief.as_working_copy() if kept.is_working_copy else brief, reading.digest)
