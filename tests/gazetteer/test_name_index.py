"""Building the index: whole or not at all, once for equal tables, with words where it cannot be written."""

import os
import sqlite3
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from geodata.gazetteer import IndexBuildError, build_index, is_index_built, name_index, places_named
from geodata.gazetteer.gazetteer_record import FeatureKind, PlaceRecord
from geodata.gazetteer.index_rows import IndexedPlace

if TYPE_CHECKING:
    from collections.abc import Callable


def town(number: int, name: str, population: int = 0) -> IndexedPlace:
    """A town without a country."""
    record = PlaceRecord(
        f"gn-{number}", FeatureKind.CITY, "", name, 10.0, 20.0, 2.0, 2, population, "", "", ""
    )
    return IndexedPlace(record, ())


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Empty cache folder, and tables of two towns."""
    monkeypatch.setenv("BRIEFMAP_CACHE", str(tmp_path))
    monkeypatch.setattr(name_index, "indexed_places", lambda: [town(1, "Ara", 900), town(2, "Bera")])
    monkeypatch.setattr(name_index, "aliases", dict)
    return tmp_path


def test_an_index_is_built_once(cache: Path) -> None:
    """A second run finds it; nothing else lies in the folder."""
    built = build_index()
    assert (built.places, built.was_there) == (2, False)
    assert [each.name for each in cache.iterdir()] == [built.path.name]
    assert built.path.stat().st_mode & 0o777 == 0o644
    assert is_index_built()
    assert build_index() == type(built)(built.path, 2, was_there=True)


def test_it_answers_in_the_process_that_was_without(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that was opened before sees it at its next look, which it takes once a second."""
    monkeypatch.setattr(name_index, "_LOOKED_UP_S", 0.0)
    assert places_named("Ara") == ()
    build_index()
    assert [place.id for place in places_named("Ara")] == ["gn-1"]
    assert cache.exists()


def test_a_whole_file_takes_the_name(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is renamed, not written: a reader sees all of it or nothing."""
    fill: Callable[[Path], int] = name_index._fill
    nodes = []

    def fill_and_look(path: Path) -> int:
        nodes.append(path.stat().st_ino)
        return fill(path)

    monkeypatch.setattr(name_index, "_fill", fill_and_look)
    built = build_index().path
    assert built.parent == cache
    assert [built.stat().st_ino] == nodes


def test_a_killed_build_leaves_nothing_that_is_read(cache: Path) -> None:
    """Its file has another name; after an hour the next build deletes it."""
    left = cache / "names-abc.part"
    left.write_bytes(b"SQLite format 3\0half")
    assert not is_index_built()
    build_index()
    assert left.exists()
    old = time.time() - 7200
    os.utime(left, (old, old))
    for path in cache.glob("*.sqlite"):
        path.unlink()
    build_index()
    assert not left.exists()


@pytest.mark.parametrize("left", [0, 16, 99, 100, 4096, -1])
def test_a_file_that_is_not_whole_is_built_anew(
    cache: Path, monkeypatch: pytest.MonkeyPatch, left: int
) -> None:
    """After a full disk or a loss of power; until then the shipped table answers alone."""
    monkeypatch.setattr(name_index, "_LOOKED_UP_S", 0.0)
    path = build_index().path
    path.write_bytes(path.read_bytes()[:left])
    assert not is_index_built()
    assert places_named("Ara") == ()
    assert not build_index().was_there
    assert [place.id for place in places_named("Ara")] == ["gn-1"]
    assert cache.exists()


def test_a_failed_build_is_said_and_leaves_nothing(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk: folder, reason and remedy stand in the message."""

    def fail(*_arguments: object) -> int:
        msg = "database or disk is full"
        raise sqlite3.OperationalError(msg)

    monkeypatch.setattr(name_index, "_fill", fail)
    with pytest.raises(IndexBuildError, match=r"disk is full.*BRIEFMAP_CACHE"):
        build_index()
    assert list(cache.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_said(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file stands where the folder would be."""
    blocked = cache / "file"
    blocked.write_text("", "utf-8")
    monkeypatch.setenv("BRIEFMAP_CACHE", str(blocked))
    with pytest.raises(IndexBuildError, match=r"file.*expected a folder"):
        build_index()


def test_the_stamp_follows_the_tables(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An index of other tables is never read; of those the newest two are kept."""
    first = build_index().path
    table = cache / "table.csv"
    paths = [first]
    for content in ("a", "b", "c"):
        table.write_text(content, "utf-8")
        os.utime(table, (len(paths), len(paths)))
        monkeypatch.setattr(name_index, "_SOURCES", (table,))
        assert not is_index_built()
        paths.append(build_index().path)
    assert len(set(paths)) == len(paths)
    assert sorted(cache.glob("*.sqlite")) == sorted(paths[1:])


def test_two_processes_may_build_at_once(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other one finishes in between; both end with a whole index."""
    fill: Callable[[Path], int] = name_index._fill

    def fill_twice(path: Path) -> int:
        monkeypatch.setattr(name_index, "_fill", fill)
        assert build_index().places == 2
        return fill(path)

    monkeypatch.setattr(name_index, "_fill", fill_twice)
    assert build_index().places == 2
    assert len(list(cache.iterdir())) == 1
