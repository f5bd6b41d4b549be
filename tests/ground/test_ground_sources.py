"""The archives of the setting: checked at the start, left out where they fail later."""

import json
import logging
from pathlib import Path

import pytest

from geodata import __version__
from geodata.ground import ground_sources
from geodata.ground.ground_archive import ArchiveError
from geodata.ground.ground_sources import (
    MOST_ARCHIVES,
    SHIPPED_ARCHIVE,
    archive_url,
    drawing_version,
    find_archive,
)
from geodata.settings import variable_of
from tests.ground_archives import write_archive, write_imagery


def _given(monkeypatch: pytest.MonkeyPatch, *paths: Path) -> None:
    monkeypatch.setenv(variable_of("tiles"), ":".join(map(str, paths)))


def test_without_the_setting_there_is_the_shipped_one() -> None:
    """With its credit."""
    found = ground_sources.required_sources()
    assert found.own == ()
    assert found.shipped.path == SHIPPED_ARCHIVE
    assert "GeoNames" in found.shipped.attribution
    assert found.shipped.max_zoom == 8


def test_several_archives_may_be_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is found by its identity, and is part of that of all."""
    _given(monkeypatch, write_archive(tmp_path / "a b.pmtiles"), write_imagery(tmp_path / "b.pmtiles"))
    found = ground_sources.required_sources()
    assert [each.kind for each in found.own] == ["vector", "raster"]
    assert all(find_archive(each.identity) == each for each in found.all)
    assert archive_url(found.own[0]) == f"ground/{found.own[0].identity}.pmtiles"
    assert found.identity.split() == [each.identity for each in found.all]
    assert find_archive("0" * 32) is None


def test_another_ground_is_drawn_as_another_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Archives, look of disputed borders and desk's names each make one, as does an archive exchanged."""
    found = [drawing_version()]
    own = write_archive(tmp_path / "own.pmtiles")
    _given(monkeypatch, own)
    found.append(drawing_version())
    write_archive(own, attribution="© Somebody else")
    found.append(drawing_version())
    monkeypatch.delenv(variable_of("tiles"))
    monkeypatch.setenv(variable_of("disputed"), "hidden")
    found.append(drawing_version())
    monkeypatch.delenv(variable_of("disputed"))
    monkeypatch.setattr(ground_sources, "desk_names_digest", lambda: "a" * 64)
    found.append(drawing_version())
    monkeypatch.undo()
    assert len(set(found)) == 5
    assert drawing_version() == found[0]
    assert all(each.startswith(f"{__version__}-") for each in found)


@pytest.mark.parametrize("version", ["3.2.0", "40.1", None])
def test_another_schema_is_refused(
    version: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its layers would not be found."""
    _given(monkeypatch, write_archive(tmp_path / "own.pmtiles", version=version))
    with pytest.raises(ArchiveError, match="expected Protomaps' basemap schema, version 4"):
        ground_sources.required_sources()


def test_images_need_no_schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They have no layers."""
    _given(monkeypatch, write_imagery(tmp_path / "own.pmtiles", version="1"))
    assert len(ground_sources.required_sources().own) == 1


def test_too_many_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is a source more for a browser."""
    path = write_archive(tmp_path / "own.pmtiles")
    _given(monkeypatch, *[path] * MOST_ARCHIVES)
    assert len(ground_sources.required_sources().own) == MOST_ARCHIVES
    _given(monkeypatch, *[path] * (MOST_ARCHIVES + 1))
    with pytest.raises(ArchiveError, match="found 9 archives in the setting tiles, expected at most 8"):
        ground_sources.required_sources()


def test_one_that_fails_later_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The map is drawn without it, and the log says so."""
    path = write_archive(tmp_path / "own.pmtiles")
    _given(monkeypatch, path)
    assert len(ground_sources.ground_sources().own) == 1
    path.write_bytes(b"")
    with caplog.at_level(logging.WARNING):
        assert ground_sources.ground_sources().own == ()
    assert "found no PMTiles archive" in caplog.text


def test_the_shipped_archive_is_small() -> None:
    """At most 15 MB, and its provenance names package and licence of every source."""
    assert SHIPPED_ARCHIVE.stat().st_size <= 15_000_000
    record = json.loads((SHIPPED_ARCHIVE.parent / "provenance.json").read_text("utf-8"))
    assert all(package["licence"] and package["sha256"] for package in record["packages"])
    assert {"Natural Earth, public domain", "GeoNames, CC BY 4.0"} <= {
        package["licence"] for package in record["packages"]
    }
