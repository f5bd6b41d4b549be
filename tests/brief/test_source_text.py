"""Tests of the attached text: decoding, hash, search."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from geodata.brief.records import Brief
from geodata.brief.source_text import (
    MAX_TEXT_BYTES,
    TextError,
    decode_text,
    find_in_text,
    load_attached_text,
    load_text,
    only_difference,
    text_from_string,
)


@pytest.mark.parametrize("data", [b"\xef\xbb\xbfa\r\nb\rc", b"a\nb\nc", b"a\rb\rc", b"a\r\nb\r\nc"])
def test_same_text(data: bytes) -> None:
    """Byte-order mark and line ends do not make another text."""
    assert decode_text(data).content == "a\nb\nc"
    assert decode_text(data).sha256 == decode_text(b"a\nb\nc").sha256


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        ("نص".encode("utf-16"), "UTF-16"),
        ("a plain text".encode("utf-16-le"), "UTF-16"),
        ("نص".encode("cp1256"), "not UTF-8 but Windows-1256"),
        (b"\xef\xbb\xbf", "empty"),
        (b"a\xff\xfd", "another encoding"),
        (b"\x7fELF\x02\x01\x01\x00\x00" * 9, "control characters"),
        (b"%PDF-1.7 text", "PDF"),
        (b"a" * (MAX_TEXT_BYTES + 1), "5,000,001 bytes; at most 5,000,000"),
    ],
)
def test_refused(data: bytes, says: str) -> None:
    """Another encoding, nothing, or too much is refused by name."""
    with pytest.raises(TextError, match=says):
        decode_text(data)


def test_attached(tmp_path: Path, demo: Brief, demo_text: str) -> None:
    """The text beside a brief is found by the brief's language, and matches by its hash."""
    assert load_attached_text(tmp_path, demo) is None
    (tmp_path / "text.en.txt").write_text(demo_text, encoding="utf-8")
    text = load_attached_text(tmp_path, demo)
    assert text is not None
    assert text.matches(demo)


def test_unreadable(tmp_path: Path) -> None:
    """A path that cannot be read is a clear error."""
    with pytest.raises(TextError, match="cannot read"):
        load_text(tmp_path / "nothing.txt")


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (os.mkfifo, "text.en.txt is a named pipe, not a regular file"),
        (lambda path: path.symlink_to("/dev/zero"), "a device"),
        (lambda path: path.symlink_to("nothing"), "cannot read text.en.txt"),
    ],
)
def test_a_text_that_is_no_file_is_refused(
    make: Callable[[Path], object], says: str, tmp_path: Path, demo: Brief
) -> None:
    """At once: nobody writes into a named pipe, and a device never ends."""
    make(tmp_path / "text.en.txt")
    with pytest.raises(TextError, match=says) as caught:
        load_attached_text(tmp_path, demo)
    assert "text.en.txt" in caught.value.words.in_language("ar")


def test_locate(demo: Brief, demo_text: str) -> None:
    """Words are found with their sentence, exactly or by folded spelling."""
    text = decode_text(demo_text.encode())
    assert [(at.start, at.end, at.sentence) for at in find_in_text("30 ships", text, demo)] == [(39, 47, 2)]
    assert [(at.start, at.end) for at in find_in_text("sea of japan", text)] == [(68, 80)]
    assert find_in_text("Atlantis", text, demo) == ()


def test_locate_arabic_spellings() -> None:
    """Tatweel and letter variants do not hide words."""
    text = decode_text("قال في كوريـا الجنوبية".encode())
    assert [(at.start, at.end) for at in find_in_text("كوريا الجنوبيه", text)] == [(7, 22)]


def test_huge_file_is_not_read(tmp_path: Path) -> None:
    """A file over the limit is refused by its size alone."""
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(MAX_TEXT_BYTES * 1000)
    with pytest.raises(TextError, match="5,000,000,000 bytes"):
        load_text(tmp_path / "huge.txt")


def test_error_speaks_both_languages() -> None:
    """The message of an error is in the reader's language."""
    with pytest.raises(TextError) as caught:
        decode_text("نص".encode("utf-16"))
    assert "احفظه بترميز UTF-8" in caught.value.words.in_language("ar")


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda words: words, None),
        (lambda words: words + "\n", "ends"),
        (lambda words: " " + words.rstrip(), "ends"),
        (lambda words: words.replace("20", "21"), None),
    ],
)
def test_near_miss(change: Callable[[str], str], found: str | None, demo: Brief, demo_text: str) -> None:
    """A text that differs in blanks at its ends alone is recognised."""
    assert only_difference(text_from_string(change(demo_text)), demo.text_sha256) == found


def test_near_miss_of_form(demo: Brief) -> None:
    """A text in another Unicode normal form is recognised."""
    words = "caf\u00e9"
    composed = demo.model_copy(
        update={"documents": (demo.text.model_copy(update={"sha256": text_from_string(words).sha256}),)}
    )
    assert only_difference(text_from_string("cafe\u0301"), composed.text_sha256) == "form"
