"""The brief's own text, when the reader has the right to it: decoding, hash, attachment, search.

The text is decoded as UTF-8, a byte-order mark is removed, CRLF and CR become LF, and nothing else is
touched; offsets are Unicode code points from 0, half-open; the hash is SHA-256 of that text in UTF-8. The
same text with other line ends is therefore the same text.
"""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from geodata.brief.records import Brief, Sentence
from geodata.brief.text_encoding import encoding, form, holds_controls
from geodata.errors import BriefmapError
from geodata.words import Lang, fold, say

MAX_BYTES = 5_000_000


class TextError(BriefmapError):
    """A text that cannot be taken: its message says why and what to do."""

    def __init__(self, code: str, **values: object) -> None:
        """Take the catalogue's key below ``text-error`` and the values of its words."""
        self._code, self._values = code, values
        super().__init__(self.words("en"))

    def words(self, lang: Lang) -> str:
        """What is wrong and what to do, in one language."""
        return say(f"text-error.{self._code}", lang, **self._values)


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
        When the bytes are empty, too many, no plain text, or not UTF-8.
    """
    if len(data) > MAX_BYTES:
        raise _too_large(len(data))
    if (name := form(data)) is not None:
        code = "form"
        raise TextError(code, form=name)
    content = _unicode(data)
    if not content.strip():
        code = "empty"
        raise TextError(code)
    return of(content.replace("\r\n", "\n").replace("\r", "\n"))


def of(content: str) -> Text:
    """The text of some characters, whose line ends are LF."""
    return Text(content, hashlib.sha256(content.encode()).hexdigest())


def _unicode(data: bytes) -> str:
    try:
        content = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _other(data, error.start) from error
    if "\0" in content:
        raise _other(data, data.index(b"\0"))
    return content


def _too_large(size: int) -> TextError:
    return TextError("too-large", size=size, most=MAX_BYTES)


def _other(data: bytes, at: int) -> TextError:
    """Why bytes are not UTF-8: the encoding by name where it can be told, else that they are no text."""
    name = encoding(data)
    if name is not None:
        return TextError("encoding", encoding=name)
    if holds_controls(data):
        return TextError("binary", byte=at)
    return TextError("unknown-encoding", byte=at)


def near_miss(text: Text, brief: Brief) -> str | None:
    """What alone tells a text from the brief's own: ``ends`` (blanks round it) or ``form`` (of letters).

    None where more differs, or nothing.
    """
    words = text.content.strip()
    ends = ("", "\n", "\n\n")
    trials = {
        "ends": (f"{words}{end}" for end in ends),
        "form": (unicodedata.normalize(name, text.content) for name in ("NFC", "NFD")),
    }
    if text.matches(brief):
        return None
    return next(
        (code for code, found in trials.items() if any(of(each).matches(brief) for each in found)), None
    )


def load(path: Path) -> Text:
    """The text in a file.

    Raises
    ------
    TextError
        When the file cannot be read or its bytes cannot be taken.
    """
    try:
        if (size := path.stat().st_size) > MAX_BYTES:
            raise _too_large(size)
        return decode(path.read_bytes())
    except OSError as error:
        code = "unreadable"
        raise TextError(code, file=path.name, reason=error.strerror or error) from error


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
