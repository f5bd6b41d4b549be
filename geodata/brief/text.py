"""The brief's own text, when the reader has the right to it: decoding, hash, attachment, search.

The text is decoded as UTF-8, a byte-order mark is removed, CRLF and CR become LF, and nothing else is
touched; offsets are Unicode code points from 0, half-open; the hash is SHA-256 of that text in UTF-8. The
same text with other line ends is therefore the same text.
"""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from geodata.brief.records import Brief, Sentence
from geodata.words import fold

MAX_BYTES = 5_000_000


class TextError(ValueError):
    """A text that cannot be taken: its message says why and what to do."""


@dataclass(frozen=True)
class Text:
    """A decoded text and its hash."""

    content: str
    sha256: str

    def matches(self, brief: Brief) -> bool:
        """Whether this is the text that the brief was made from."""
        return self.sha256 == brief.text.sha256


@dataclass(frozen=True)
class Found:
    """Where some words stand: offsets and, when the brief is at hand, the sentence."""

    start: int
    end: int
    sentence: int | None


def decode(data: bytes) -> Text:
    """The text in some bytes.

    Raises
    ------
    TextError
        When the bytes are empty, too many, or not UTF-8.
    """
    if len(data) > MAX_BYTES:
        msg = f"the text has {len(data):,} bytes; at most {MAX_BYTES:,} are read"
        raise TextError(msg)
    try:
        content = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        guess = "UTF-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "another encoding"
        msg = f"the text is not UTF-8 but {guess} (byte {error.start}): save it as UTF-8"
        raise TextError(msg) from error
    if not content.strip():
        msg = "the text is empty: choose the file that holds the brief's own words"
        raise TextError(msg)
    return Text(content, hashlib.sha256(content.encode()).hexdigest())


def load(path: Path) -> Text:
    """The text in a file.

    Raises
    ------
    TextError
        When the file cannot be read or its bytes cannot be taken.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            msg = f"{path.name} is larger than {MAX_BYTES:,} bytes"
            raise TextError(msg)
        return decode(path.read_bytes())
    except OSError as error:
        msg = f"cannot read {path}: {error.strerror}"
        raise TextError(msg) from error


def attached(folder: Path, brief: Brief) -> Text | None:
    """The text that lies beside a brief (``text.<lang>.txt``), if any.

    Raises
    ------
    TextError
        When there is one and it cannot be taken.
    """
    path = folder / f"text.{brief.language}.txt"
    return load(path) if path.exists() else None


def locate(words: str, text: Text, brief: Brief | None = None) -> tuple[Found, ...]:
    """Every place where words stand in a text: exactly, else by folded spelling (see ``fold``)."""
    exact = [(match.start(), match.end()) for match in re.finditer(re.escape(words), text.content)]
    spots = exact or _folded(words, text.content)
    sentences = brief.sentences if brief is not None and text.matches(brief) else ()
    return tuple(Found(start, end, _sentence(start, end, sentences)) for start, end in spots)


def _folded(words: str, content: str) -> list[tuple[int, int]]:
    """Matches of whole words by their folded spelling, as offsets of the unfolded text."""
    wanted = fold(words).split()
    tokens = [(match.start(), match.end(), fold(match[0])) for match in re.finditer(r"\w+", content)]
    size = len(wanted)
    return [
        (tokens[at][0], tokens[at + size - 1][1])
        for at in range(len(tokens) - size + 1)
        if size and [token[2] for token in tokens[at : at + size]] == wanted
    ]


def _sentence(start: int, end: int, sentences: tuple[Sentence, ...]) -> int | None:
    for sentence in sentences:
        if sentence.span[0] <= start and end <= sentence.span[1]:
            return sentence.number
    return None
