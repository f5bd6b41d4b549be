"""Tests of the files that a brief draws from, and of the digest over them."""

import os
from pathlib import Path

import pytest

from geodata.brief import brief_files
from geodata.brief.brief_files import digest_with_files, drawn_files
from geodata.brief.records import Brief


def test_a_brief_draws_from_its_text(demo: Brief, tmp_path: Path) -> None:
    """In its own language, whether the file exists or not."""
    assert drawn_files(tmp_path, demo, {}) == (tmp_path / "text.en.txt",)


def test_a_brief_draws_from_files_that_its_records_name(demo: Brief, tmp_path: Path) -> None:
    """Of documents, layers and places; a name that leads out of the folder is none."""
    values = {
        "documents": [
            {"file": "sources/a.txt"},
            {"id": "b"},
            {"file": "../c.txt"},
            {"file": "sources/a.txt"},
        ],
        "layers": [{"file": "front.geojson"}, {"file": ["d"]}, "words"],
        "places": [
            {"geometry": {"file": "zones.geojson"}},
            {"geometry": ["irn"]},
            {"geometry": {"near": "irn"}},
        ],
        "tables": None,
    }
    names = ["text.en.txt", "sources/a.txt", "front.geojson", "zones.geojson"]
    assert drawn_files(tmp_path, demo, values) == tuple(tmp_path / name for name in names)


def test_the_digest_of_a_brief_alone_is_that_of_its_file(tmp_path: Path) -> None:
    """Files that do not exist do not count."""
    assert digest_with_files("d1", tmp_path, (tmp_path / "a", tmp_path / "b")) == "d1"


def test_every_file_counts_by_name_and_content(tmp_path: Path) -> None:
    """Not by its order or its time."""
    (tmp_path / "a").write_bytes(b"1")
    (tmp_path / "b").write_bytes(b"2")
    files = tmp_path / "a", tmp_path / "b"
    first = digest_with_files("d1", tmp_path, files)
    assert len(first) == 64
    os.utime(tmp_path / "a", (1, 1))
    assert digest_with_files("d1", tmp_path, files[::-1]) == first
    others = [digest_with_files("d2", tmp_path, files), digest_with_files("d1", tmp_path, files[:1])]
    (tmp_path / "b").write_bytes(b"3")
    others.append(digest_with_files("d1", tmp_path, files))
    (tmp_path / "a").write_bytes(b"3")
    (tmp_path / "b").write_bytes(b"1")
    others.append(digest_with_files("d1", tmp_path, files))
    assert len({first, *others}) == 5


def test_a_file_that_cannot_be_read_counts_by_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It neither blocks nor raises."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("nothing")
    (tmp_path / "large").write_bytes(b"123456")
    monkeypatch.setattr(brief_files, "MAX_HASHED_BYTES", 5)
    digests = {digest_with_files("d1", tmp_path, (tmp_path / name,)) for name in ("pipe", "link", "large")}
    assert len(digests | {"d1"}) == 4
