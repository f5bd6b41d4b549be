"""Jobs that draw the picture that stands in a map's place: by a worker, the server answers meanwhile."""

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.selection import select_events
from geodata.jobs.file_jobs import KeptBrief, StaleBriefError, kept_atlas, kept_brief, worker_pool
from geodata.view import Theme, View
from geodata.words import Lang

if TYPE_CHECKING:
    from geodata.render.stand_in import StandIn


@dataclass(frozen=True)
class StandInJob:
    """A picture to draw: brief, view, and size of the map in CSS pixels."""

    brief: KeptBrief
    view: View
    size: tuple[int, int]
    lang: Lang
    theme: Theme
    is_unfinished: bool
    """Whether a problem blocks, which may be one that the library alone knows of."""


def make_stand_in(atlas: Atlas, view: View, size: tuple[int, int]) -> "StandIn":
    """Return what stands in the place of a view's map; drawn by a worker, or here where none runs.

    Raises
    ------
    JobError
        Where the job took too long, its process died, or too many wait.
    """
    lang, theme = view.lang or atlas.brief.language, view.theme or "light"
    pool, kept = worker_pool(), kept_brief(atlas)
    if pool is not None and kept is not None:
        job = StandInJob(kept, view, size, lang, theme, atlas.brief.is_unfinished)
        try:
            made: StandIn = pool.run(f"{__name__}:run_stand_in_job", job)
        except StaleBriefError:
            pass
        else:
            return made
    return _draw(atlas, view, size, lang, theme)


def run_stand_in_job(job: StandInJob) -> "StandIn":
    """Return the picture of a job; runs in a worker.

    Raises
    ------
    StaleBriefError
        Where the folder no longer holds the brief that was asked for.
    """
    atlas = kept_atlas(job.brief, is_unfinished=job.is_unfinished)
    return _draw(atlas, job.view, job.size, job.lang, job.theme)


def _draw(atlas: Atlas, view: View, size: tuple[int, int], lang: Lang, theme: Theme) -> "StandIn":
    renderer = import_module("geodata.render.stand_in")  # with matplotlib, which the server does not need
    made: StandIn = renderer.render_stand_in(select_events(atlas, view), size, lang=lang, theme=theme)
    return made
