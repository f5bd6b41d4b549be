"""Tests of the files that a brief draws from, and of the digest over them."""

import os
from pathlib import Path

import pytest

from geodata.brief import brief_files
from geodata.brief.brief_files import (
    digest_with_files,
    drawn_files,
    holds_quote,
    open_document_file,
    quotable_words,
    text_as_file,
)
from geodata.brief.records import Brief
from geodata.brief.source_text import text_from_string


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


@pytest.mark.parametrize(
    ("document", "at_hand"),
    [
        ("second", {"file", "text", "words"}),
        ("arabic", set()),
        ("log", {"file"}),
        ("notice-1", set()),
        ("notice-2", {"file", "words"}),
    ],
)
def test_file_of_a_document(document: str, at_hand: set[str], papers: Brief, papers_folder: Path) -> None:
    """There where it lies beside the brief; its text or its words by its type."""
    found = open_document_file(papers_folder, papers.document_by_id[document])
    given = {"file": found.is_there or None, "text": found.text, "words": found.words}
    assert {name for name, value in given.items() if value is not None} == at_hand


@pytest.mark.parametrize("changes", [{"sha256": "0" * 64}, {"file": "gone.txt"}, {"file": "."}])
def test_another_file_is_not_there(changes: dict[str, str], papers: Brief, papers_folder: Path) -> None:
    """One with another hash, one that is missing, one that is no file."""
    for name in ("second", "notice-2"):
        document = papers.document_by_id[name].model_copy(update=changes)
        assert not open_document_file(papers_folder, document).is_there


def test_words_for_quotes() -> None:
    """Line ends are blanks; a PDF is no text, and no quote is looked up in it."""
    assert quotable_words(b"ships were\r\n  attacked") == "ships were attacked"
    assert quotable_words(b"%PDF-1.7 ships were attacked") is None
    assert text_as_file(text_from_string("ships\nwere")).words == "ships were"
    assert holds_quote("ships were attacked", "ships  were")
    assert not holds_quote("ships were attacked", "Ships were")
