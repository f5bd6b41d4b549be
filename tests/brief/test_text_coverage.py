"""Tests of coverage: every character belongs to exactly one part."""

import hashlib
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.brief.record_types.text_records import Sentence
from geodata.brief.records import Brief
from geodata.brief.source_text import SourceText, decode_text, text_from_string
from geodata.brief.text_coverage import (
    CoveragePart,
    count_coverage,
    coverage_runs,
    coverage_shares,
)
from geodata.words.localized_text import LocalizedText

EDGES = st.lists(st.integers(0, 60), max_size=10)
WORDS = st.text("ab \n\u00a0نص", max_size=60)
PARTS = st.sampled_from(("open", "off-map", "heading"))


def made_from(brief: Brief, text: SourceText, sentences: tuple[Sentence, ...]) -> Brief:
    """The invented brief as if made from another text, with other sentences."""
    facts = brief.text.model_copy(update={"sha256": text.sha256, "characters": len(text.content)})
    return brief.model_copy(update={"documents": (facts,), "sentences": sentences})


def sentence(number: int, span: tuple[int, int], part: str) -> Sentence:
    """A sentence that is checked by nothing else."""
    words = LocalizedText(en="aside") if part == "off-map" else None
    heading = part == "heading"
    return Sentence(number=number + 1, paragraph=1, span=span, heading=heading, set_aside=words)


@given(words=WORDS, edges=EDGES, parts=st.lists(PARTS, min_size=10, max_size=10))
def test_every_character_has_one_part(demo: Brief, words: str, edges: list[int], parts: list[str]) -> None:
    """Runs tile the text for any sentences, and only white space is blank."""
    spans = zip(sorted(edges)[::2], sorted(edges)[1::2], strict=False)
    sentences = tuple(sentence(at, span, parts[at]) for at, span in enumerate(spans))
    text = text_from_string(words)
    found = coverage_runs(made_from(demo, text, sentences), text)
    assert [at for each in found for at in range(each.start, each.end)] == list(range(len(words)))
    outside = [at for each in found if each.sentence is None for at in range(each.start, each.end)]
    assert all((found_at(found, at) is CoveragePart.BLANK) == words[at].isspace() for at in outside)


def found_at(found: tuple[object, ...], at: int) -> CoveragePart:
    """The part of one character."""
    return next(each.part for each in found if each.start <= at < each.end)  # type: ignore[attr-defined]


def test_overlap_is_counted_once(demo: Brief) -> None:
    """Characters of two overlapping sentences, which check refuses, belong to the first."""
    text = text_from_string("a" * 10)
    brief = made_from(demo, text, (sentence(8, (0, 6), "off-map"), sentence(9, (4, 10), "heading")))
    assert [(each.start, each.end, each.part) for each in coverage_runs(brief, text)] == [
        (0, 6, CoveragePart.OFF_MAP),
        (6, 10, CoveragePart.HEADING),
    ]


def test_shares_of_the_demo(demo: Brief, demo_text: str) -> None:
    """Sentences and characters of each part; together they are the whole text."""
    found = coverage_shares(demo, decode_text(demo_text.encode()))
    assert [(each.part.value, each.sentences, each.characters) for each in found] == [
        ("mapped", 3, 148),
        ("off-map", 1, 28),
        ("heading", 1, 12),
        ("open", 0, 0),
        ("blank", 0, 5),
        ("uncovered", 0, 0),
    ]
    assert sum(each.characters or 0 for each in found) == len(demo_text)


def test_an_open_sentence_is_a_part_of_its_own(demo: Brief, demo_text: str) -> None:
    """Its characters belong to a sentence, so that they are not uncovered, with or without the text."""
    brief = demo.model_copy(update={"events": demo.events[1:]})
    for text in (decode_text(demo_text.encode()), None):
        found = {each.part: each for each in coverage_shares(brief, text)}
        assert found[CoveragePart.OPEN].sentences == 2
        assert found[CoveragePart.OPEN].characters == 100
        assert found[CoveragePart.UNCOVERED].characters == (None if text is None else 0)
    assert count_coverage(brief, decode_text(demo_text.encode())).uncovered_characters == 0


@pytest.mark.parametrize("text", [None, decode_text(b"another text")])
def test_what_only_the_text_can_tell_is_unknown_without_it(demo: Brief, text: SourceText | None) -> None:
    """Without the text, or with another one, characters between sentences are not counted."""
    assert count_coverage(demo, text).uncovered_characters is None
    assert [each.characters for each in coverage_shares(demo, text)] == [148, 28, 12, 0, None, None]


def test_uncovered_words_are_counted(demo: Brief, demo_text: str) -> None:
    """The words of a sentence that the brief leaves out, without the blanks between them."""
    shorter = demo.model_copy(update={"sentences": demo.sentences[1:]})
    text = decode_text(demo_text.encode())
    assert count_coverage(shorter, text).uncovered_characters == len("".join(text.content[:12].split()))


def test_shipped_text_is_covered_whole(shipped: Brief, shipped_text: bytes) -> None:
    """Nothing of the October 2024 text is left out."""
    text = decode_text(shipped_text)
    assert hashlib.sha256(text.content.encode()).hexdigest() == text.sha256
    found = Counter({each.part: each.characters for each in coverage_shares(shipped, text)})
    assert found[CoveragePart.UNCOVERED] == 0
    assert found.total() == len(text.content) == shipped.text.characters
