"""What some bytes are, when they are not UTF-8: another encoding by its name, or no plain text at all."""

from typing import Final

_SIGNATURES: Final = {
    b"%PDF": "PDF",
    b"PK\x03\x04": "Word (.docx) / ZIP",
    b"\xd0\xcf\x11\xe0": "Word (.doc)",
    b"{\\rtf": "RTF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
}
"""How files begin that may hold a text but are none."""
_MARKS: Final = {
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}
"""Byte-order marks, longest first."""
_WIDE: Final = ("utf-16-le", "utf-16-be")
_ARABIC: Final = {"cp1256": "Windows-1256", "iso8859-6": "ISO 8859-6", "cp720": "DOS 720"}
_ARTICLE: Final = "ال"
_COMMON: Final = 100
"""In Arabic prose the article stands more than once in this many characters."""
_LETTERS: Final = 0.7
"""Share of letters and blanks from which decoded bytes are taken to be prose."""
_FOREIGN: Final = 0.3
"""Share of bytes above ASCII from which prose is not Western."""
_SAMPLE: Final = 20_000
_CONTROLS: Final = bytes(set(range(32)) - set(b"\t\n\f\r\x1b"))


def form(data: bytes) -> str | None:
    """The name of the file format that some bytes begin like, where it is no plain text."""
    return next((name for start, name in _SIGNATURES.items() if data.startswith(start)), None)


def holds_controls(data: bytes) -> bool:
    """Whether there are control characters, which a text has none of."""
    return len(data.translate(None, _CONTROLS)) < len(data)


def encoding(data: bytes) -> str | None:
    """The name of the encoding that some bytes seem to be in, where it is another than UTF-8.

    A byte-order mark decides; without one the bytes are read in each encoding that is common for Arabic and
    English prose, and what reads as prose is named.
    """
    marked = next((name for mark, name in _MARKS.items() if data.startswith(mark)), None)
    if marked is not None:
        return marked
    sample = data[:_SAMPLE]
    if b"\0" in sample:
        return "UTF-16" if any(_is_prose(_read(sample, name)) for name in _WIDE) else None
    return None if holds_controls(sample) else _single(sample)


def _single(sample: bytes) -> str | None:
    """The name of an encoding with one byte a character."""
    articles = {name: _read(sample, name).count(_ARTICLE) for name in _ARABIC}
    best = max(articles, key=lambda name: articles[name])
    if articles[best] * _COMMON >= len(sample):
        return _ARABIC[best]
    western = sum(byte > 127 for byte in sample) < _FOREIGN * len(sample)  # noqa: PLR2004 - ASCII ends there
    name, shown = ("cp1252", "Windows-1252") if western else ("cp1256", "Windows-1256")
    return shown if _is_prose(_read(sample, name)) else None


def _read(sample: bytes, name: str) -> str:
    return sample.decode(name, errors="ignore")


def _is_prose(words: str) -> bool:
    """Whether nearly all characters are Arabic or Latin letters, or blanks between them."""
    good = sum(1 for char in words if char.isspace() or "A" <= char <= "ɏ" or "\u0600" <= char <= "\u06ff")
    return bool(words) and good >= _LETTERS * len(words)
