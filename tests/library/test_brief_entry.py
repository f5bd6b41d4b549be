"""Tests of the entries of the library."""

from pathlib import Path

import pytest

from geodata.atlas.atlas_frames import Atlas
from geodata.brief.brief_reader import read_brief
from geodata.library import brief_entry
from geodata.library.brief_entry import (
    LibraryEntry,
    entries_by_id,
    entry_problem,
    last_good_entry,
    open_entry,
    unopened_entry,
    with_text_problem,
)
from geodata.words import CatalogueText


def test_a_brief_that_cannot_be_drawn_is_an_entry_with_a_problem(
    demo_folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever is raised where its atlas is built."""

    def fail(*_: object) -> Atlas:
        raise ZeroDivisionError

    monkeypatch.setattr(brief_entry, "build_atlas", fail)
    entry = open_entry(read_brief(demo_folder), None, None)
    assert (entry.id, entry.atlas) == ("demo-2030-01", None)
    assert [problem.code for problem in entry.problems] == ["no-atlas"]
    assert "ZeroDivisionError" in caplog.text


def test_a_brief_of_the_same_digest_keeps_its_atlas(demo_folder: Path) -> None:
    """Caches are keyed by it."""
    reading = read_brief(demo_folder)
    first = open_entry(reading, None, None)
    assert first.atlas is not None
    assert open_entry(reading, first.atlas, None).atlas is first.atlas


def test_the_last_good_version_has_the_problems_of_now(demo_atlas: Atlas) -> None:
    """Without one the problems stand alone, and a brief that opens is itself."""
    good = LibraryEntry("a", None, demo_atlas)
    problem = entry_problem(
        "internal", Path("a"), found="a fault", expected=CatalogueText("problem.internal.expected")
    )
    bad = unopened_entry(Path("a"), problem)
    kept = last_good_entry(bad, good)
    assert (kept.atlas, kept.problems, kept.is_last_good) == (demo_atlas, bad.problems, True)
    assert last_good_entry(bad, None) is bad
    assert last_good_entry(good, kept) is good


def test_the_second_of_two_entries_with_one_id_is_closed(demo_atlas: Atlas) -> None:
    """Both have a problem, and the second another id."""
    entries = entries_by_id(tuple(LibraryEntry("a", None, demo_atlas, folder=Path(n)) for n in "xyz"))
    assert list(entries) == ["a", "a-2", "a-3"]
    assert [entry.atlas for entry in entries.values()] == [demo_atlas, None, None]
    assert [len(entry.problems) for entry in entries.values()] == [2, 1, 1]


def test_a_text_of_no_brief_is_a_problem_of_each(demo_atlas: Atlas) -> None:
    """Where none has a text."""
    entries = (LibraryEntry("a", None, demo_atlas),)
    assert with_text_problem(entries, None) is entries
    assert [problem.code for problem in with_text_problem(entries, Path("t"))[0].problems] == ["text-hash"]
