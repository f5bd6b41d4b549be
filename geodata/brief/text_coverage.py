"""Coverage of the text that a brief encodes: what becomes of its sentences, and of each character.

The coverage of a sentence follows from the events that cite it and is never typed.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Final

from geodata.brief.record_types.text_records import Sentence
from geodata.brief.records import Brief
from geodata.brief.source_text import SourceText
from geodata.vocabulary import Coverage


class CoveragePart(StrEnum):
    """Coverage of a character; every character of a text has exactly one."""

    MAPPED = "mapped"
    OFF_MAP = "off-map"
    """In a sentence that is listed or set aside."""
    HEADING = "heading"
    OPEN = "open"
    """In a sentence that no event cites and nobody has set aside."""
    BLANK = "blank"
    """White space between sentences."""
    UNCOVERED = "uncovered"
    """Outside every sentence and not white space."""


SENTENCE_PARTS: Final = (CoveragePart.MAPPED, CoveragePart.OFF_MAP, CoveragePart.HEADING, CoveragePart.OPEN)
"""Parts that are made of sentences."""


_PART_OF_COVERAGE: Final = {
    Coverage.MAPPED: CoveragePart.MAPPED,
    Coverage.LISTED: CoveragePart.OFF_MAP,
    Coverage.SET_ASIDE: CoveragePart.OFF_MAP,
    Coverage.HEADING: CoveragePart.HEADING,
    Coverage.OPEN: CoveragePart.OPEN,
}


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
    """Sentences that are listed or set aside."""
    headings: int
    listed: int
    set_aside: int
    open: int
    uncovered_characters: int | None
    """Characters other than white space outside every sentence; None when the text is not attached."""


def sentence_coverage(brief: Brief) -> dict[int, Coverage]:
    """Return the coverage of each sentence of the encoded text, by its number."""
    cited: dict[bool, set[int | None]] = {True: set(), False: set()}
    for event in brief.event_records:
        cited[brief.is_on_map(event)] |= {
            each.sentence for claim in event.claims for each in claim.text_citations
        }
    return {
        sentence.number: _coverage(
            sentence, mapped=sentence.number in cited[True], listed=sentence.number in cited[False]
        )
        for sentence in brief.text_sentences
    }


def _coverage(sentence: Sentence, *, mapped: bool, listed: bool) -> Coverage:
    if mapped:
        return Coverage.MAPPED
    if listed:
        return Coverage.LISTED
    if sentence.heading:
        return Coverage.HEADING
    return Coverage.SET_ASIDE if sentence.set_aside else Coverage.OPEN


def coverage_part(coverage: Coverage) -> CoveragePart:
    """Return the part that the characters of a sentence with some coverage belong to."""
    return _PART_OF_COVERAGE[coverage]


def count_coverage(brief: Brief, text: SourceText | None = None) -> CoverageCounts:
    """Count the sentences of a brief by coverage, and the uncovered characters if its own text is given."""
    number = Counter(sentence_coverage(brief).values())
    known = text if text is not None and text.matches(brief) else None
    outside = [run for run in coverage_runs(brief, known) if run.part is CoveragePart.UNCOVERED]
    return CoverageCounts(
        len(brief.text_sentences),
        number[Coverage.MAPPED],
        number[Coverage.LISTED] + number[Coverage.SET_ASIDE],
        number[Coverage.HEADING],
        number[Coverage.LISTED],
        number[Coverage.SET_ASIDE],
        number[Coverage.OPEN],
        sum(run.end - run.start for run in outside) if known else None,
    )


def coverage_shares(brief: Brief, text: SourceText | None = None) -> tuple[CoverageShare, ...]:
    """Return the share of each part, in the order of :class:`CoveragePart`."""
    known = text is not None and text.matches(brief)
    number = Counter(map(coverage_part, sentence_coverage(brief).values()))
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
    covered = sentence_coverage(brief)
    size = _text_length(brief) if text is None else len(text.content)
    at = 0
    for sentence in sorted(brief.text_sentences, key=lambda each: each.span):
        start, end = max(sentence.span[0], at), min(sentence.span[1], size)
        if start >= end:
            continue
        part = coverage_part(covered[sentence.number])
        runs += [*_outside_sentences(at, start, text), CoverageRun(start, end, part, sentence.number)]
        at = end
    return (*runs, *_outside_sentences(at, size, text))


def _text_length(brief: Brief) -> int:
    """Return the length of the encoded text: as given, else up to its last sentence."""
    given = brief.text.characters if brief.text else None
    return given or max((sentence.span[1] for sentence in brief.text_sentences), default=0)


def _outside_sentences(start: int, end: int, text: SourceText | None) -> Iterator[CoverageRun]:
    """Yield the runs between two offsets outside sentences: blank or uncovered."""
    if text is None:
        return
    at = start
    for blank, run in groupby(text.content[start:end], key=str.isspace):
        size = sum(1 for _ in run)
        yield CoverageRun(at, at + size, CoveragePart.BLANK if blank else CoveragePart.UNCOVERED)
        at += size
