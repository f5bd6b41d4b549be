"""What becomes of a text: every character belongs to exactly one part, so that nothing is lost unseen."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Final

from geodata.brief.records import Brief, Sentence
from geodata.brief.source_text import Text


class Part(StrEnum):
    """What becomes of a character."""

    MAPPED = "mapped"
    OFF_MAP = "off-map"
    HEADING = "heading"
    BLANK = "blank"
    """White space between sentences."""
    UNCOVERED = "uncovered"
    """In no sentence, and not white space."""


SENTENCES: Final = (Part.MAPPED, Part.OFF_MAP, Part.HEADING)


@dataclass(frozen=True)
class Stretch:
    """Some characters of one part, half-open offsets in code points."""

    start: int
    end: int
    part: Part
    sentence: int | None = None
    """The number of the sentence it is."""


@dataclass(frozen=True)
class Share:
    """How much of a text is of one part."""

    part: Part
    sentences: int
    characters: int | None
    """None where only the text itself could tell."""


@dataclass(frozen=True)
class Covered:
    """What becomes of the text: numbers of sentences, and characters that belong to none."""

    sentences: int
    mapped: int
    off_map: int
    headings: int
    uncovered_characters: int | None
    """Characters other than white space outside every sentence; none when the text is not attached."""


def coverage(brief: Brief, text: Text | None = None) -> Covered:
    """How the text of a brief is accounted for; another text than the brief's own counts as none."""
    found = {share.part: share for share in shares(brief, text)}
    return Covered(
        len(brief.sentences),
        found[Part.MAPPED].sentences,
        found[Part.OFF_MAP].sentences,
        found[Part.HEADING].sentences,
        found[Part.UNCOVERED].characters,
    )


def shares(brief: Brief, text: Text | None = None) -> tuple[Share, ...]:
    """Each part with its sentences and its characters, in the order of :class:`Part`."""
    known = text is not None and text.matches(brief)
    number = Counter(Part(sentence.coverage) for sentence in brief.sentences)
    size: Counter[Part] = Counter()
    for stretch in stretches(brief, text if known else None):
        size[stretch.part] += stretch.end - stretch.start
    return tuple(
        Share(part, number[part], size[part] if known or part in SENTENCES else None) for part in Part
    )


def stretches(brief: Brief, text: Text | None = None) -> tuple[Stretch, ...]:
    """The text from its first character to its last, in stretches that neither overlap nor leave a gap.

    Without the text only the sentences: what lies between them cannot be told apart.
    """
    found: list[Stretch] = []
    size = brief.text.characters if text is None else len(text.content)
    at = 0
    for sentence in sorted(brief.sentences, key=lambda each: each.span):
        start, end = max(sentence.span[0], at), min(sentence.span[1], size)
        if start >= end:
            continue
        found += [*_between(at, start, text), _told(sentence, start, end)]
        at = end
    return (*found, *_between(at, size, text))


def uncovered(brief: Brief, text: Text) -> tuple[Stretch, ...]:
    """The words of a text that are in no sentence, each run of them with the blanks inside it."""
    runs: list[Stretch] = []
    for stretch in stretches(brief, text):
        if stretch.part is Part.UNCOVERED:
            joined = bool(runs) and not text.content[runs[-1].end : stretch.start].strip()
            start = runs.pop().start if joined else stretch.start
            runs.append(Stretch(start, stretch.end, Part.UNCOVERED))
    return tuple(runs)


def _told(sentence: Sentence, start: int, end: int) -> Stretch:
    return Stretch(start, end, Part(sentence.coverage), sentence.number)


def _between(start: int, end: int, text: Text | None) -> Iterator[Stretch]:
    """What lies outside the sentences: white space is blank, all else is uncovered."""
    if text is None:
        return
    at = start
    for blank, run in groupby(text.content[start:end], key=str.isspace):
        size = sum(1 for _ in run)
        yield Stretch(at, at + size, Part.BLANK if blank else Part.UNCOVERED)
        at += size
