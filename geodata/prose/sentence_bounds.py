"""Sentence boundaries and headings of a text, by rule."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

# A mark that ends a sentence, with closing quotes and brackets; two or three points are a pause.
_END_MARK: Final = re.compile(r"(?<![.…])(?:[.؟?!]+)(?!\.)[\"'”’»)\]]*(?=\s|$)")
_PAUSE: Final = re.compile(r"^\.{2,}")
_ABBREVIATION: Final = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sgt|Adm|St|vs|etc|approx|No|Jr|Sr|د|م)|\b[A-Z](?:\.[A-Z])*)\.$"
)
_CLOSED: Final = re.compile(r"[.؟?!:][\"'”’»)\]]*$")
_HEADING_WORDS: Final = 20
"""Words of a heading, at most."""


@dataclass(frozen=True)
class SentenceBounds:
    """A sentence: half-open offsets, the number of its non-empty line, whether it is a heading."""

    start: int
    end: int
    paragraph: int
    is_heading: bool


def split_sentences(content: str) -> tuple[SentenceBounds, ...]:
    """Return the sentences of a text, in order; only white space lies between them."""
    found: list[SentenceBounds] = []
    paragraph, offset = 0, 0
    for line in content.split("\n"):
        if line.strip():
            paragraph += 1
            found += _sentences_in_line(line, offset, paragraph)
        offset += len(line) + 1
    return tuple(found)


def _sentences_in_line(line: str, offset: int, paragraph: int) -> Iterator[SentenceBounds]:
    heading = not _CLOSED.search(line.strip()) and len(line.split()) <= _HEADING_WORDS
    edges = (
        [] if heading else [match.end() for match in _END_MARK.finditer(line) if _ends_sentence(line, match)]
    )
    start = 0
    for edge in [*edges, len(line)]:
        part = line[start:edge]
        if stripped := part.strip():
            first = offset + start + len(part) - len(part.lstrip())
            yield SentenceBounds(first, first + len(stripped), paragraph, heading)
        start = edge


def _ends_sentence(line: str, match: re.Match[str]) -> bool:
    """Return whether a mark ends a sentence and is no abbreviation and no pause."""
    return not _PAUSE.match(match[0]) and not _ABBREVIATION.search(line[: match.start() + 1])
