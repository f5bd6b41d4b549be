"""Detection of the encoding or file format of bytes that are not UTF-8 text."""

from typing import Final

_SIGNATURES: Final = {
    b"%PDF": "PDF",
    b"PK\x03\x04": "Word (.docx) / ZIP",
    b"\xd0\xcf\x11\xe0": "Word (.doc)",
    b"{\\rtf": "RTF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
}
"""First bytes of file formats that are not plain text, with the name of the format."""
_BYTE_ORDER_MARKS: Final = {
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}
"""Byte-order marks with the name of the encoding, longest first."""
_UTF16: Final = ("utf-16-le", "utf-16-be")
_ARABIC_ENCODINGS: Final = {"cp1256": "Windows-1256", "iso8859-6": "ISO 8859-6", "cp720": "DOS 720"}
_ARTICLE: Final = "ال"
_CHARACTERS_PER_ARTICLE: Final = 100
"""Bytes decode to Arabic prose if the article occurs at least once in so many of them."""
_PROSE_SHARE: Final = 0.7
"""Share of letters and blanks from which decoded bytes count as prose."""
_NON_ASCII_SHARE: Final = 0.3
"""Share of bytes above ASCII from which prose is not Western European."""
_SAMPLE_BYTES: Final = 20_000
"""Bytes that are examined."""
_CONTROLS: Final = bytes(set(range(32)) - set(b"\t\n\f\r\x1b"))


def detect_file_format(data: bytes) -> str | None:
    """Return the name of the file format that some bytes begin like, if it is not plain text."""
    return next((name for start, name in _SIGNATURES.items() if data.startswith(start)), None)


def has_control_characters(data: bytes) -> bool:
    """Return whether there are control characters, which plain text has none of."""
    return len(data.translate(None, _CONTROLS)) < len(data)


def detect_encoding(data: bytes) -> str | None:
    """Return the probable encoding of bytes that are not UTF-8, or None.

    A byte-order mark decides; without one the encoding common for Arabic and English in which the bytes
    decode to prose.
    """
    marked = next((name for mark, name in _BYTE_ORDER_MARKS.items() if data.startswith(mark)), None)
    if marked is not None:
        return marked
    sample = data[:_SAMPLE_BYTES]
    if b"\0" in sample:
        return "UTF-16" if any(_is_prose(_decode_leniently(sample, name)) for name in _UTF16) else None
    return None if has_control_characters(sample) else _single_byte_encoding(sample)


def _single_byte_encoding(sample: bytes) -> str | None:
    """Return the name of the single-byte encoding of a sample, or None."""
    articles = {name: _decode_leniently(sample, name).count(_ARTICLE) for name in _ARABIC_ENCODINGS}
    best = max(articles, key=lambda name: articles[name])
    if articles[best] * _CHARACTERS_PER_ARTICLE >= len(sample):
        return _ARABIC_ENCODINGS[best]
    western = sum(byte > 127 for byte in sample) < _NON_ASCII_SHARE * len(sample)  # noqa: PLR2004 - ASCII ends there
    name, shown = ("cp1252", "Windows-1252") if western else ("cp1256", "Windows-1256")
    return shown if _is_prose(_decode_leniently(sample, name)) else None


def _decode_leniently(sample: bytes, name: str) -> str:
    return sample.decode(name, errors="ignore")


def _is_prose(decoded: str) -> bool:
    """Return whether most characters are Arabic or Latin letters or blanks."""
    good = sum(1 for char in decoded if char.isspace() or "A" <= char <= "ɏ" or "\u0600" <= char <= "\u06ff")
    return bool(decoded) and good >= _PROSE_SHARE * len(decoded)
