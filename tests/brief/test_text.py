"""The attached text: decoding, hash, and finding words in it."""

from pathlib import Path

import pytest

from geodata.brief.records import Brief
from geodata.brief.text import MAX_BYTES, TextError, attached, decode, load, locate


@pytest.mark.parametrize("data", [b"\xef\xbb\xbfa\r\nb\rc", b"a\nb\nc"])
def test_same_text(data: bytes) -> None:
    """Byte-order mark and line ends do not make another text."""
    assert decode(data).content == "a\nb\nc"
    assert decode(data).sha256 == decode(b"a\nb\nc").sha256


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        ("نص".encode("utf-16"), "UTF-16"),
        ("نص".encode("cp1256"), "not UTF-8"),
        (b"a" * (MAX_BYTES + 1), "bytes"),
    ],
)
def test_refused(data: bytes, says: str) -> None:
    """Another encoding, nothing, or too much is refused by name."""
    with pytest.raises(TextError, match=says):
        decode(data)


def test_attached(tmp_path: Path, demo: Brief, demo_text: str) -> None:
    """The text beside a brief is found by the brief's language, and matches by its hash."""
    assert attached(tmp_path, demo) is None
    (tmp_path / "text.en.txt").write_text(demo_text, encoding="utf-8")
    text = attached(tmp_path, demo)
    assert text is not None
    assert text.matches(demo)


def test_unreadable(tmp_path: Path) -> None:
    """A path that cannot be read is a clear error."""
    with pytest.raises(TextError, match="cannot read"):
        load(tmp_path / "nothing.txt")


def test_locate(demo: Brief, demo_text: str) -> None:
    """Words are found with their sentence, exactly or by folded spelling."""
    text = decode(demo_text.encode())
    assert [(at.start, at.end, at.sentence) for at in locate("30 ships", text, demo)] == [(39, 47, 2)]
    assert [(at.start, at.end) for at in locate("sea of japan", text)] == [(68, 80)]
    assert locate("Atlantis", text, demo) == ()


def test_locate_arabic_spellings() -> None:
    """Tatweel and letter variants do not hide words."""
    text = decode("قال في كوريـا الجنوبية".encode())
    assert [(at.start, at.end) for at in locate("كوريا الجنوبيه", text)] == [(7, 22)]
