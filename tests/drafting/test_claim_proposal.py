"""Tests of a claim proposed for selected words, and of adding it to the YAML."""

import pytest

from geodata.brief.records import Brief
from geodata.brief.source_text import SourceText, decode_text
from geodata.drafting.claim_proposal import (
    PassageError,
    propose_claim,
)


@pytest.fixture
def text(demo_text: str) -> SourceText:
    """The invented brief's own text."""
    return decode_text(demo_text.encode())


def at(text: SourceText, words: str) -> tuple[int, int]:
    """Return the offsets of some words."""
    start = text.content.index(words)
    return start, start + len(words)


def test_what_is_read(demo: Brief, text: SourceText) -> None:
    """Sentence, spans, source, figure and the event it belongs to."""
    found = propose_claim(text, *at(text, " about 30 ships "), demo)
    made = found.claim
    assert (made.sentence, made.spans, made.source) == (2, ((33, 47),), "ministry")
    assert made.figure is not None
    assert (made.figure.value, made.figure.qualifier, made.figure.unit) == (30, "about", "ship")
    assert found.events[0] == "harbour-exercise"
    assert made.proposed


def test_a_new_event(demo: Brief, text: SourceText) -> None:
    """Kind, actors with roles and places of what the words tell."""
    read_ = propose_claim(text, *at(text, "Iran has long shipped parts to Russia"), demo).event
    assert (read_.kind, read_.when.undated) == ("transfer", True)
    assert [(part.actor, part.role) for part in read_.actors] == [("irn", "supplier"), ("rus", "recipient")]
    assert [(place.place, place.role) for place in read_.places] == [("irn", "from"), ("rus", "to")]


@pytest.mark.parametrize(
    ("start", "end", "reason"),
    [(12, 13, "no-words"), (70, 100, "two-sentences"), (500, 600, "no-words"), (9, 4, "no-words")],
)
def test_what_no_claim_can_cite(start: int, end: int, reason: str, demo: Brief, text: SourceText) -> None:
    """No words, and words of two sentences, are refused."""
    with pytest.raises(PassageError, match=f"claim-form.{reason}"):
        propose_claim(text, start, end, demo)


def test_two_readings_are_said(demo: Brief, demo_text: str) -> None:
    """An ambiguous number becomes a question and no figure."""
    text = decode_text(demo_text.replace("about 30 ships", "1.500 ships oh").encode())
    found = propose_claim(text, *at(text, "1.500 ships"), demo)
    assert found.claim.figure is None
    assert found.ambiguities == ("[33, 44] reads as 1500 or 1.5",)


def test_the_shipped_brief_reads_its_own_citations(shipped: Brief, shipped_text: bytes) -> None:
    """Of the words that its claims cite nearly all are given to their event, most to their speaker."""
    text = decode_text(shipped_text)
    cited = [(event, each) for event in shipped.events for each in event.claims]
    found = [(event.id, each.source, propose_claim(text, *each.spans[0], shipped)) for event, each in cited]
    assert sum(skeleton.events[:1] == (event,) for event, _, skeleton in found) >= 50
    assert all(event in skeleton.events for event, _, skeleton in found)
    assert sum(skeleton.claim.source == source for _, source, skeleton in found) >= 48


def _withholding(brief: Brief, *names: str) -> Brief:
    """The brief with some of its sources withheld."""
    sources = tuple(source.model_copy(update={"withheld": source.id in names}) for source in brief.sources)
    return brief.model_copy(update={"sources": sources})


def test_no_claim_is_proposed_for_a_withheld_source(demo: Brief, text: SourceText) -> None:
    """In the browser nobody knows who it is; the file has its own id."""
    place = at(text, " about 30 ships ")
    assert propose_claim(text, *place, _withholding(demo, "ministry")).claim.source == "paper"
    with pytest.raises(PassageError, match="no-open-source"):
        propose_claim(text, *place, _withholding(demo, "ministry", "paper"))
