"""Coverage of a text: each character is in a mapped or unmapped sentence, a heading, blank or uncovered."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Final

from geodata.brief.records import Brief, Sentence
from geodata.brief.source_text import SourceText


class CoveragePart(StrEnum):
    """Coverage of a character; every character of a text has exactly one."""

    MAPPED = "mapped"
    OFF_MAP = "off-map"
    HEADING = "heading"
    BLANK = "blank"
    """White space between sentences."""
    UNCOVERED = "uncovered"
    """Outside every sentence, and not white space."""


SENTENCE_PARTS: Final = (CoveragePart.MAPPED, CoveragePart.OFF_MAP, CoveragePart.HEADING)
"""Parts that are made of sentences."""


@dataclass(frozen=True)
class CoverageRun:
    """A run of characters of one part, by half-open offsets in code points."""

    start: int
    end: int
    part: CoveragePart
    sentence: int | None = None
    """Number of the sentence, where the run is one."""


@dataclass(frozen=True)
class CoverageShare:
    """Number of sentences and characters of one part."""

    part: CoveragePart
    sentences: int
    characters: int | None
    """None where the text is needed to count them and is not attached."""


@dataclass(frozen=True)
class CoverageCounts:
    """Numbers of sentences by coverage, and of characters outside sentences."""

    sentences: int
    mapped: int
    off_map: int
    headings: int
    uncovered_characters: int | None
    """Characters other than white space outside every sentence; None when the text is not attached."""


def count_coverage(brief: Brief, text: SourceText | None = None) -> CoverageCounts:
    """Count the sentences of a brief by coverage, and the uncovered characters if its own text is given."""
    share_by_part = {share.part: share for share in coverage_shares(brief, text)}
    return CoverageCounts(
        len(brief.sentences),
        share_by_part[CoveragePart.MAPPED].sentences,
        share_by_part[CoveragePart.OFF_MAP].sentences,
        share_by_part[CoveragePart.HEADING].sentences,
        share_by_part[CoveragePart.UNCOVERED].characters,
    )


def coverage_shares(brief: Brief, text: SourceText | None = None) -> tuple[CoverageShare, ...]:
    """Return the share of each part, in the order of :class:`Part`."""
    known = text is not None and text.matches(brief)
    number = Counter(CoveragePart(sentence.coverage) for sentence in brief.sentences)
    size: Counter[CoveragePart] = Counter()
    for stretch in coverage_runs(brief, text if known else None):
        size[stretch.part] += stretch.end - stretch.start
    return tuple(
        CoverageShare(part, number[part], size[part] if known or part in SENTENCE_PARTS else None)
        for part in CoveragePart
    )


def coverage_runs(brief: Brief, text: SourceText | None = None) -> tuple[CoverageRun, ...]:
    """Return runs that cover a text from its first character to its last without overlap or gap.

    Without the text only those of the sentences.
    """
    runs: list[CoverageRun] = []
    size = brief.text.characters if text is None else len(text.content)
    at = 0
    for sentence in sorted(brief.sentences, key=lambda each: each.span):
        start, end = max(sentence.span[0], at), min(sentence.span[1], size)
        if start >= end:
            continue
        runs += [*_outside_sentences(at, start, text), _sentence_run(sentence, start, end)]
        at = end
    return (*runs, *_outside_sentences(at, size, text))


def uncovered_runs(brief: Brief, text: SourceText) -> tuple[CoverageRun, ...]:
    """Return the runs of words of a text outside sentences, each with the blanks inside it."""
    runs: list[CoverageRun] = []
    for stretch in coverage_runs(brief, text):
        if stretch.part is CoveragePart.UNCOVERED:
            joined = bool(runs) and not text.content[runs[-1].end : stretch.start].strip()
            start = runs.pop().start if joined else stretch.start
            runs.append(CoverageRun(start, stretch.end, CoveragePart.UNCOVERED))
    return tuple(runs)


def _sentence_run(sentence: Sentence, start: int, end: int) -> CoverageRun:
    return CoverageRun(start, end, CoveragePart(sentence.coverage), sentence.number)


def _outside_sentences(start: int, end: int, text: SourceText | None) -> Iterator[CoverageRun]:
    """Yield the runs between two offsets outside sentences: blank or uncovered."""
    if text is None:
        return
    at = start
    for blank, run in groupby(text.content[start:end], key=str.isspace):
        size = sum(1 for _ in run)
        yield CoverageRun(at, at + size, CoveragePart.BLANK if blank else CoveragePart.UNCOVERED)
        at += size
