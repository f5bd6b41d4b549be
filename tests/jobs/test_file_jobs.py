"""Files made by workers equal those made in the process itself."""

import json
import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pptx import Presentation

from geodata.atlas.atlas_frames import Atlas, build_atlas
from geodata.atlas.selection import select_events
from geodata.brief.brief_folders import shipped_brief_folders
from geodata.brief.source_text import decode_text
from geodata.drafting.edit_groups import added_slide, graded_source
from geodata.export.formats import FORMATS
from geodata.jobs import file_jobs
from geodata.jobs.file_jobs import (
    FileJob,
    KeptBrief,
    SessionAdditions,
    StaleBriefError,
    make_file,
    run_file_job,
    start_workers,
    stop_workers,
    worker_pool,
)
from geodata.library.brief_library import BriefLibrary
from geodata.library.edited_briefs import process_edits
from geodata.render.picture_options import parse_picture_options
from geodata.settings import variable_of
from geodata.tables.brief_opening import open_brief
from geodata.view import parse_view
from geodata.words import translate
from tests.shared_brief import write_shared_brief


@pytest.fixture
def workers(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """One worker of this process."""
    monkeypatch.setenv(variable_of("workers"), "1")
    start_workers()
    yield
    stop_workers()


def opened(folder: Path) -> Atlas:
    """Return the atlas of a folder."""
    reading = open_brief(folder)
    assert reading.brief is not None
    return build_atlas(reading.brief, reading.digest)


@pytest.mark.usefixtures("workers")
def test_a_worker_makes_the_same_file() -> None:
    """Picture, report and data of a view are byte for byte those made here; slides tell their progress."""
    selection = select_events(opened(shipped_brief_folders()[0]), parse_view("actor=prk&lang=ar").view)
    how = parse_picture_options("svg", size="800x600")
    look = {"lang": "ar", "theme": "light"}
    by_worker = make_file(selection, FORMATS["svg"], how, **look)
    assert by_worker == FORMATS["svg"].load_maker()(selection, how, **look)
    assert make_file(selection, FORMATS["geojson"]) == FORMATS["geojson"].load_maker()(selection)
    assert make_file(selection, FORMATS["slides"], **look, marking="").startswith(b"PK")


def test_without_workers_files_are_made_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """A setting of 0 starts none."""
    monkeypatch.setenv(variable_of("workers"), "0")
    start_workers()
    assert worker_pool() is None
    selection = select_events(opened(shipped_brief_folders()[0]), parse_view("").view)
    assert make_file(selection, FORMATS["csv"]) == FORMATS["csv"].load_maker()(selection)


def test_a_changed_folder_is_not_taken_for_the_brief(tmp_path: Path) -> None:
    """A worker that finds another brief than the reader sees makes no file of it."""
    folder = tmp_path / "brief"
    shutil.copytree(shipped_brief_folders()[0], folder)
    selection = select_events(opened(folder), parse_view("").view)
    file = folder / "brief.yaml"
    file.write_text(file.read_text("utf-8") + "\n# changed\n", encoding="utf-8")
    file_jobs.kept_atlas.cache_clear()
    with pytest.raises(StaleBriefError):
        run_file_job(FileJob(KeptBrief(folder, selection.atlas.digest), selection.view, "csv"))


@pytest.mark.parametrize("with_worker", [False, True])
def test_a_file_has_what_the_session_added(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, with_worker: bool
) -> None:
    """Words of a text that was attached; nothing of them without."""
    folder = write_shared_brief(tmp_path)
    text = decode_text((folder / "own.txt").read_bytes())
    (folder / "own.txt").unlink()
    if with_worker:
        monkeypatch.setenv(variable_of("workers"), "1")
        start_workers()
    selection = select_events(opened(folder), parse_view("lang=en").view)
    added = SessionAdditions({text.sha256: text.content})
    try:
        look = {"lang": "en", "theme": "light", "marking": ""}
        plain = make_file(selection, FORMATS["report"], **look).decode()
        report = make_file(selection, FORMATS["report"], additions=added, **look).decode()
    finally:
        stop_workers()
    words = "The office saw nine boats today."
    assert (words in plain, words in report) == (False, True)


@pytest.mark.parametrize("with_worker", [False, True])
def test_a_file_of_a_working_copy_has_its_edits_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, with_worker: bool
) -> None:
    """A grade and a slide that are stored but not published; the published brief has neither."""
    folder = write_shared_brief(tmp_path)
    library = BriefLibrary(lambda: (folder,))
    (published,) = library.entries()
    brief = published.atlas.brief if published.atlas else None
    assert brief is not None
    source = brief.source_by_id[brief.event_records[0].claims[0].source]
    letter = "C" if source.reliability != "C" else "B"
    slide = {"id": "own", "title": {"en": "Saved here"}, "view": "show=relations"}
    edits = (graded_source(process_edits().values(published), source, letter), added_slide(slide))
    process_edits().edit(published, edits, "ana")
    atlas = library.entries(edited=True)[0].atlas
    assert atlas is not None
    selection = select_events(atlas, parse_view("lang=en").view)
    if with_worker:
        monkeypatch.setenv(variable_of("workers"), "1")
        start_workers()
    try:
        data = json.loads(make_file(selection, FORMATS["geojson"]))
        look = {"lang": "en", "theme": "light", "marking": ""}
        report = make_file(selection, FORMATS["report"], **look).decode()
        slides = Presentation(BytesIO(make_file(selection, FORMATS["slides"], **look)))
    finally:
        stop_workers()
    note = translate("stamp.working-copy", "en")
    assert data["edits"] == note
    assert note in report
    claims = [claim for each in data["features"] for claim in each["properties"]["claims"]]
    assert {claim["grade"][0] for claim in claims if claim["source_id"] == source.id} == {letter}
    assert "Saved here" in {slide.shapes.title.text for slide in slides.slides if slide.shapes.title}
