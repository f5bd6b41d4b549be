"""Sentence boundaries proposed by rule: where each begins and ends, and which are headings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

# One mark that ends a sentence, with what closes round it; two or three points are a pause, not an end.
_END: Final = re.compile(r"(?<![.…])(?:[.؟?!]+)(?!\.)[\"'”’»)\]]*(?=\s|$)")
_PAUSE: Final = re.compile(r"^\.{2,}")
_ABBREVIATION: Final = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sgt|Adm|St|vs|etc|approx|No|Jr|Sr|د|م)|\b[A-Z](?:\.[A-Z])*)\.$"
)
_CLOSED: Final = re.compile(r"[.؟?!:][\"'”’»)\]]*$")
_HEADING_WORDS: Final = 20


@dataclass(frozen=True)
class Bounds:
    """A sentence: half-open offsets, the number of its non-empty line, and whether it is a heading."""

    start: int
    end: int
    paragraph: int
    heading: bool


def sentences(content: str) -> tuple[Bounds, ...]:
    """The sentences of a text, in order; between them lies only white space."""
    found: list[Bounds] = []
    paragraph, offset = 0, 0
    for line in content.split("\n"):
        if line.strip():
            paragraph += 1
            found += _of_line(line, offset, paragraph)
        offset += len(line) + 1
    return tuple(found)


def _of_line(line: str, offset: int, paragraph: int) -> Iterator[Bounds]:
    heading = not _CLOSED.search(line.strip()) and len(line.split()) <= _HEADING_WORDS
    edges = [] if heading else [match.end() for match in _END.finditer(line) if _ends(line, match)]
    start = 0
    for edge in [*edges, len(line)]:
        piece = line[start:edge]
        if words := piece.strip():
            first = offset + start + len(piece) - len(piece.lstrip())
            yield Bounds(first, first + len(words), paragraph, heading)
        start = edge


def _ends(line: str, match: re.Match[str]) -> bool:
    """Whether a mark ends a sentence: not the point of an abbreviation, nor a pause of several."""
    return not _PAUSE.match(match[0]) and not _ABBREVIATION.search(line[: match.start() + 1])
