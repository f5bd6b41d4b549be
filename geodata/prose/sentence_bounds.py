"""Sentence boundaries and headings of a text, by rule.

A text is prose, or a list of lines: bullet points, headlines, entries of a table. In prose a short line
without a closing mark is a heading; in a list it is a sentence. A run-in heading ("2. Trade.") is a heading.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

# A mark that ends a sentence, with closing quotes and brackets; two or three points are a pause.
_END_MARK: Final = re.compile(r"(?<![.…])(?:[.؟?!]+)(?!\.)[\"'”’»)\]]*(?=\s|$)")
_PAUSE: Final = re.compile(r"^\.{2,}")
_ABBREVIATION: Final = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Maj|Brig|Lt|Col|Capt|Sgt|Adm|Cmdr|Sen|Rep|Gov|Prof|Rev|Hon|St|Mt|Ft|vs|etc|approx"
    r"|No|Nos|Jr|Sr|Co|Corp|Inc|Ltd|cf|e\.g|i\.e|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|د|م|أ|ص|هـ|ق\.م)"
    r"|\b[A-Z](?:\.[A-Z])*)\.$"
)
_CLOSED: Final = re.compile(r"[.؟?!:؛;][\"'”’»)\]]*$")
_BULLET: Final = re.compile(r"\s*(?:[-–—•*▪●◦·‣■]\s|\(?[0-9٠-٩]{1,3}[.)\-]\s|\(?[a-zأ-ي][.)]\s)")
_NUMBER: Final = re.compile(r"^\(?[0-9٠-٩]{1,3}[.)]$")
"""A mark that only closes the number of a paragraph ends no sentence."""
_RUN_IN: Final = re.compile(r"(?:\(?[0-9٠-٩]{1,3}[.)\-]\s+)?\b[^.:؟?!\n]{2,60}\.(?=\s+\S)")
"""Beginning of a paragraph up to its first point, which may be a run-in heading."""
_HEADING_WORDS: Final = 20
"""Words of a heading, at most."""
_RUN_IN_WORDS: Final = 5
_LEAST_RUN_INS: Final = 2
_RUN_IN_SHARE: Final = 0.3
"""Share of the paragraphs that begin with a run-in heading where a text has them."""
_LISTED_SHARE: Final = 0.5
"""Share of the lines without a closing mark from which a text is a list of lines."""
_LEAST_LINES: Final = 4
"""Lines of a list of lines, at least."""
_LEAST_WORDS: Final = 4
"""Words of a line of such a list that is a sentence, at least."""
_VERB_LIKE: Final = re.compile(
    r"\b(?:is|are|was|were|has|had|have|will|said|says)\b|\b\w{3,}ed\b", re.IGNORECASE
)
_TITLE_LIKE: Final = re.compile(r"[A-Z]\w*(?:[\s\-–'’,]+(?:[A-Z]\w*|of|and|the|in|on|for|to|with))*\.")
_SHORT_RUN_IN_WORDS: Final = 3
"""Words of a run-in heading without a number whose words do not all begin with a capital, at most."""


@dataclass(frozen=True)
class SentenceBounds:
    """A sentence: half-open offsets, the number of its non-empty line, whether it is a heading."""

    start: int
    end: int
    paragraph: int
    is_heading: bool


@dataclass(frozen=True)
class _Line:
    """A line that is not empty, with its offset and its number among such lines."""

    words: str
    offset: int
    paragraph: int

    @property
    def is_closed(self) -> bool:
        """Whether a mark closes it."""
        return _CLOSED.search(self.words.strip()) is not None

    @property
    def is_bullet(self) -> bool:
        """Whether a bullet or a number begins it."""
        return _BULLET.match(self.words) is not None


@dataclass(frozen=True)
class _Layout:
    """Habits of a text: whether it is a list of lines, whether its paragraphs begin with run-in headings."""

    is_list: bool
    has_run_in_headings: bool


def split_sentences(content: str) -> tuple[SentenceBounds, ...]:
    """Return the sentences of a text, in order; only white space lies between them."""
    lines = tuple(_lines(content))
    layout = _Layout(_is_list(lines), _has_run_in_headings(lines))
    return tuple(found for line in lines for found in _sentences_in_line(line, layout))


def _lines(content: str) -> Iterator[_Line]:
    paragraph, offset = 0, 0
    for line in content.split("\n"):
        if line.strip():
            paragraph += 1
            yield _Line(line, offset, paragraph)
        offset += len(line) + 1


def _is_list(lines: Sequence[_Line]) -> bool:
    """Return whether most lines of a text stand for themselves, as headlines and entries do."""
    told = [line for line in lines if len(line.words.split()) >= _LEAST_WORDS]
    still_open = sum(not line.is_closed for line in told)
    return len(told) >= _LEAST_LINES and still_open >= _LISTED_SHARE * len(told)


def _has_run_in_headings(lines: Sequence[_Line]) -> bool:
    """Return whether many paragraphs begin with words that may be a run-in heading; one is a sentence."""
    closed = [line for line in lines if line.is_closed]
    led = sum(_run_in_heading(line.words) is not None for line in closed)
    return led >= max(_LEAST_RUN_INS, _RUN_IN_SHARE * len(closed))


def _sentences_in_line(line: _Line, layout: _Layout) -> Iterator[SentenceBounds]:
    heading = _is_heading(line, is_list=layout.is_list)
    edges = [] if heading else list(_sentence_ends(line.words))
    run_in = _run_in_heading(line.words) if layout.has_run_in_headings and not heading else None
    start = 0
    for edge in [*edges, len(line.words)]:
        part = line.words[start:edge]
        if stripped := part.strip():
            first = line.offset + start + len(part) - len(part.lstrip())
            yield SentenceBounds(first, first + len(stripped), line.paragraph, heading or edge == run_in)
        start = edge


def _is_heading(line: _Line, *, is_list: bool) -> bool:
    """Return whether a line is a heading: short and without a closing mark, and no entry of a list."""
    count = len(line.words.split())
    if line.is_closed or count > _HEADING_WORDS:
        return False
    is_entry = (is_list and line.paragraph > 1) or line.is_bullet
    return not is_entry or count < _LEAST_WORDS


def _sentence_ends(line: str) -> Iterator[int]:
    start = 0
    for match in _END_MARK.finditer(line):
        if _ends_sentence(line, match) and not _NUMBER.match(line[start : match.end()].strip()):
            yield match.end()
            start = match.end()


def _ends_sentence(line: str, match: re.Match[str]) -> bool:
    """Return whether a mark ends a sentence and is no abbreviation and no pause."""
    return not _PAUSE.match(match[0]) and not _ABBREVIATION.search(
        line[max(0, match.start() - 12) : match.start() + 1]
    )


def _run_in_heading(line: str) -> int | None:
    """Return where the run-in heading of a paragraph ends ("3. European mission."), if it has one."""
    found = _RUN_IN.match(line.lstrip())
    if found is None:
        return None
    words = found[0].split()
    numbered = _BULLET.match(found[0]) is not None
    if len(words) - numbered > _RUN_IN_WORDS or _VERB_LIKE.search(found[0]):
        return None
    if not numbered and not (
        found[0].isascii() and (len(words) <= _SHORT_RUN_IN_WORDS or _TITLE_LIKE.fullmatch(found[0].strip()))
    ):
        return None
    return len(line) - len(line.lstrip()) + found.end()
