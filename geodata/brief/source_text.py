"""The text that a brief was made from, where the reader may have it: decoding, hash, attachment, search.

The text is decoded as UTF-8, a byte-order mark is removed, CRLF and CR become LF, and nothing else changes;
offsets are Unicode code points from 0, half-open; the hash is SHA-256 of that text in UTF-8. The same text
with other line ends is therefore the same text.
"""

import hashlib
import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from geodata.brief.record_types.text_records import Sentence
from geodata.brief.records import Brief
from geodata.brief.text_encoding import detect_encoding, detect_file_format, has_control_characters
from geodata.errors import BriefmapError
from geodata.regular_file import FileReadError, read_regular_file
from geodata.words import CatalogueText, fold_text
from geodata.words.file_faults import file_fault

MAX_TEXT_BYTES = 5_000_000
"""Largest text that is taken, in bytes."""


class TextError(BriefmapError):
    """A text that cannot be used; the message gives the reason and the remedy."""

    def __init__(self, code: str, **values: object) -> None:
        """Take the key of the catalogue below ``text-error`` and the values of its entry."""
        self.words = CatalogueText(f"text-error.{code}", **values)
        """The message."""
        super().__init__(str(self.words))


@dataclass(frozen=True)
class SourceText:
    """A decoded text and its hash."""

    content: str
    sha256: str

    def matches(self, brief: Brief) -> bool:
        """Whether this is the text that the brief was made from."""
        return self.sha256 == brief.text_sha256


@dataclass(frozen=True)
class TextMatch:
    """Position of some words in a text: half-open offsets, and the number of their sentence if known."""

    start: int
    end: int
    sentence: int | None


def decode_text(data: bytes) -> SourceText:
    """Return the text in some bytes.

    Raises
    ------
    TextError
        Where the bytes are empty, too many, no plain text, or not UTF-8.
    """
    if len(data) > MAX_TEXT_BYTES:
        raise _too_large(len(data))
    if (name := detect_file_format(data)) is not None:
        code = "form"
        raise TextError(code, form=name)
    content = _decode_utf8(data)
    if not content.strip():
        code = "empty"
        raise TextError(code)
    return text_from_string(content.replace("\r\n", "\n").replace("\r", "\n"))


def text_from_string(content: str) -> SourceText:
    """Return the text of a string whose line ends are LF."""
    return SourceText(content, hashlib.sha256(content.encode()).hexdigest())


def _decode_utf8(data: bytes) -> str:
    try:
        content = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_utf8(data, error.start) from error
    if "\0" in content:
        raise _not_utf8(data, data.index(b"\0"))
    return content


def _too_large(size: int) -> TextError:
    return TextError("too-large", size=size, most=MAX_TEXT_BYTES)


def _not_utf8(data: bytes, at: int) -> TextError:
    """Return the error for bytes that are not UTF-8, with the name of their encoding if it is detected."""
    name = detect_encoding(data)
    if name is not None:
        return TextError("encoding", encoding=name)
    if has_control_characters(data):
        return TextError("binary", byte=at)
    return TextError("unknown-encoding", byte=at)


def only_difference(text: SourceText, sha256: str | None) -> str | None:
    """Return the only difference of a text from the one with a hash, or None where there is none or more.

    Returns
    -------
    str | None
        ``ends`` for blanks at the ends, ``form`` for the Unicode normal form.
    """
    return None if text.sha256 == sha256 else next((code for code, _ in _variants(text, sha256)), None)


def restored_text(text: SourceText, sha256: str | None) -> SourceText | None:
    """Return the text with a hash from one that differs from it only so; None where it differs in more."""
    return text if text.sha256 == sha256 else next((each for _, each in _variants(text, sha256)), None)


def _variants(text: SourceText, sha256: str | None) -> Iterator[tuple[str, SourceText]]:
    """Yield the forms of a text that have a hash, each with the name of its difference."""
    stripped = text.content.strip()
    trials = [("ends", f"{stripped}{end}") for end in ("", "\n", "\n\n")]
    trials += [("form", unicodedata.normalize(name, text.content)) for name in ("NFC", "NFD")]
    for code, content in trials:
        if (found := text_from_string(content)).sha256 == sha256:
            yield code, found


def load_text(path: Path) -> SourceText:
    """Return the text in a file.

    Raises
    ------
    TextError
        Where the file cannot be read or its bytes are no usable text.
    """
    try:
        return decode_text(read_regular_file(path, MAX_TEXT_BYTES))
    except FileReadError as error:
        if error.code == "too-large":
            raise _too_large(error.size) from error
        raise TextError(error.code, file=path.name, reason=file_fault(error)) from error


def attached_text_path(folder: Path, brief: Brief) -> Path:
    """Return the path at which the text of a brief may lie beside it: its file, else ``text.<lang>.txt``."""
    own = brief.text.file if brief.text else None
    return folder / (own or f"text.{brief.language}.txt")


def load_attached_text(folder: Path, brief: Brief) -> SourceText | None:
    """Return the text beside a brief (see :func:`attached_text_path`), if there is one.

    Raises
    ------
    TextError
        Where there is one and it cannot be used.
    """
    path = attached_text_path(folder, brief)
    return load_text(path) if os.path.lexists(path) else None


def find_in_text(words: str, text: SourceText, brief: Brief | None = None) -> tuple[TextMatch, ...]:
    """Return every match of some words in a text: exact ones, else by folded spelling (see ``fold``)."""
    exact = [(match.start(), match.end()) for match in re.finditer(re.escape(words), text.content)]
    offsets = exact or _folded_matches(words, text.content)
    sentences = brief.text_sentences if brief is not None and text.matches(brief) else ()
    return tuple(TextMatch(start, end, _sentence_number(start, end, sentences)) for start, end in offsets)


def _folded_matches(words: str, content: str) -> list[tuple[int, int]]:
    """Return matches of whole words by their folded spelling, as offsets in the unfolded text."""
    wanted = fold_text(words).split()
    tokens = [(match.start(), match.end(), fold_text(match[0])) for match in re.finditer(r"\w+", content)]
    size = len(wanted)
    return [
        (tokens[at][0], tokens[at + size - 1][1])
        for at in range(len(tokens) - size + 1)
        if size and [token[2] for token in tokens[at : at + size]] == wanted
    ]


def _sentence_number(start: int, end: int, sentences: tuple[Sentence, ...]) -> int | None:
    for sentence in sentences:
        if sentence.span[0] <= start and end <= sentence.span[1]:
            return sentence.number
    return None
