"""Pictures in a map's place: by a worker or here, of the brief that the reader sees."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from geodata.atlas.atlas_frames import Atlas, build_atlas
from geodata.jobs import stand_in_jobs
from geodata.jobs.file_jobs import KeptBrief, StaleBriefError
from geodata.jobs.stand_in_jobs import StandInJob, make_stand_in, run_stand_in_job
from geodata.tables.brief_opening import open_brief
from geodata.view import View

SIZE = (362, 420)


def opened(folder: Path) -> Atlas:
    """Return the atlas of a folder."""
    reading = open_brief(folder)
    assert reading.brief is not None
    return build_atlas(reading.brief, reading.digest)


class Pool:
    """A pool whose worker is this process."""

    def __init__(self) -> None:
        """Begin without jobs."""
        self.jobs: list[StandInJob] = []
        self.made: list[Any] = []

    def run(self, address: str, job: StandInJob) -> Any:
        """Do a job at once."""
        assert address == "geodata.jobs.stand_in_jobs:run_stand_in_job"
        self.jobs.append(job)
        self.made.append(run_stand_in_job(job))
        return self.made[-1]


def test_a_worker_draws_what_is_drawn_here(demo_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the view, in the language and look of the brief where it names none."""
    atlas, pool = opened(demo_folder), Pool()
    monkeypatch.setattr(stand_in_jobs, "worker_pool", lambda: None)
    here = make_stand_in(atlas, View(theme="dark"), SIZE)
    monkeypatch.setattr(stand_in_jobs, "worker_pool", lambda: pool)
    assert make_stand_in(atlas, View(theme="dark"), SIZE) == here
    assert pool.made == [here]
    assert [(job.lang, job.theme, job.brief.digest) for job in pool.jobs] == [
        (atlas.brief.language, "dark", atlas.digest)
    ]


def test_a_brief_that_changed_meanwhile_is_drawn_here(
    demo_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The worker finds another one in its folder."""
    folder = shutil.copytree(demo_folder, tmp_path / "brief")
    atlas = opened(folder)
    file = folder / "brief.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "\n# later\n", encoding="utf-8")
    job = StandInJob(KeptBrief(folder, atlas.digest), View(), SIZE, "en", "light", is_unfinished=False)
    with pytest.raises(StaleBriefError):
        run_stand_in_job(job)
    monkeypatch.setattr(stand_in_jobs, "worker_pool", Pool)
    picture, _ = make_stand_in(atlas, View(), SIZE)
    assert picture.startswith(b"RIFF")


def test_the_language_is_the_briefs_and_what_blocks_it_is_told(
    demo_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker cannot know of a problem that the library alone has found."""
    folder, pool = shutil.copytree(demo_folder, tmp_path / "brief"), Pool()
    file = folder / "brief.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("language: en", "language: ar"), "utf-8")
    finished = opened(folder)
    brief = finished.brief.leaving_off((), blocked=True)
    monkeypatch.setattr(stand_in_jobs, "worker_pool", lambda: pool)
    drawn: list[Atlas] = []

    def _draw(atlas: Atlas, *_: Any) -> Any:
        drawn.append(atlas)

    monkeypatch.setattr(stand_in_jobs, "_draw", _draw)
    make_stand_in(build_atlas(brief, finished.digest), View(), SIZE)
    assert [(job.lang, job.is_unfinished) for job in pool.jobs] == [("ar", True)]
    assert [atlas.brief.is_unfinished for atlas in drawn] == [True]


def test_a_brief_of_no_folder_is_drawn_here(demo_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker could not read it."""
    atlas, pool = opened(demo_folder), Pool()
    monkeypatch.setattr(stand_in_jobs, "worker_pool", lambda: pool)
    picture, _ = make_stand_in(build_atlas(atlas.brief.in_folder(None), atlas.digest), View(), SIZE)
    assert (picture[:4], pool.jobs) == (b"RIFF", [])
