"""Tests of detecting encodings and file formats."""

import pytest

from geodata.brief.text_encoding import detect_encoding, detect_file_format, has_control_characters

ARABIC = "تجري السفن في البحر وتعود إلى الميناء بعد التدريب، ويقول الناطق إن العدد غير معلوم. " * 3
ENGLISH = "The café's ships left the harbour — “thirty”, says the ministry. "


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (ARABIC.encode("utf-16"), "UTF-16"),
        (ARABIC.encode("utf-16-be"), "UTF-16"),
        (ENGLISH.encode("utf-16-le"), "UTF-16"),
        (ARABIC.encode("utf-32"), "UTF-32"),
        (ARABIC.encode("cp1256"), "Windows-1256"),
        ("نص قصير".encode("cp1256"), "Windows-1256"),
        (ARABIC.encode("iso8859-6"), "ISO 8859-6"),
        (ENGLISH.encode("cp1252"), "Windows-1252"),
        (b"\x00\x01\x02\xff" * 50, None),
        (b"\x01\x02\xff\xfd" * 50, None),
    ],
)
def test_encoding(data: bytes, name: str | None) -> None:
    """Encodings are named with a byte-order mark or without; bytes that are no prose are not."""
    assert detect_encoding(data) == name


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04...", "Word (.docx) / ZIP"),
        (b"{\\rtf1", "RTF"),
        (b"The text", None),
    ],
)
def test_form(data: bytes, name: str | None) -> None:
    """File formats are recognised by their first bytes."""
    assert detect_file_format(data) == name


def test_controls() -> None:
    """Tabs and line ends are no control characters."""
    assert not has_control_characters(b"a\tb\r\n\x0c")
    assert has_control_characters(b"a\x08")
