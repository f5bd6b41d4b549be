"""Cited words are marked where they stand, and nowhere else."""

import re
from dataclasses import replace

import pytest

from geodata.brief.brief_files import DocumentFile
from geodata.brief.records import Brief
from geodata.brief.source_text import decode_text
from geodata.screens.evidence.citation_html import (
    UNCHECKED,
    citation_standing,
    mark_spans,
    merge_spans,
    passage_quote,
    passages_html,
    superseded_line,
)
from geodata.screens.shell.card_context import CardContext
from geodata.words import LANGUAGES, Language


@pytest.mark.parametrize(
    ("spans", "html"),
    [
        (((2, 4),), "ab<mark>cd</mark>ef"),
        (((0, 6),), "<mark>abcdef</mark>"),
        (((4, 9), (-1, 1)), "<mark>a</mark>bcd<mark>ef</mark>"),
        (((1, 3), (2, 4)), "a<mark>bcd</mark>ef"),
        (((7, 9),), "abcdef"),
    ],
)
def test_passage(spans: tuple[tuple[int, int], ...], html: str) -> None:
    """Spans are absolute; what lies outside the sentence is not shown."""
    assert mark_spans("abcdefghi", (0, 6), spans) == html


def test_passage_escapes() -> None:
    """The text of a brief is no markup."""
    assert mark_spans("a<b>c", (0, 5), ((1, 4),)) == "a<mark>&lt;b&gt;</mark>c"


@pytest.mark.parametrize(
    ("spans", "found"),
    [
        (((5, 7), (0, 2)), ((0, 2), (5, 7))),
        (((0, 3), (3, 5)), ((0, 5),)),
        (((0, 9), (2, 3)), ((0, 9),)),
        ((), ()),
    ],
)
def test_merged(spans: tuple[tuple[int, int], ...], found: tuple[tuple[int, int], ...]) -> None:
    """The same ground in as few spans as it takes."""
    assert merge_spans(spans) == found


def quote(context: CardContext, event: str, index: int = 0) -> str:
    """The words of the first passage of a claim."""
    return str(passage_quote(context.brief.event_by_id[event].claims[index].cites[:1], context))


def test_original_where_the_text_is_at_hand(reader_with_text: CardContext) -> None:
    """The sentence itself, in the direction of the brief, with the cited words marked."""
    html = quote(replace(reader_with_text, lang="ar"), "harbour-exercise")
    assert 'lang="en" dir="ltr"' in html
    assert "<mark>about 30 ships</mark>" in html.replace("counts <mark>", "<mark>")


def test_a_restatement_names_the_language_of_the_record(demo: Brief, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader of a further language is shown the record's Arabic or English, and it is marked as such."""
    farsi = Language(code="fa", name="فارسی", locale="fa-IR", fallback="en", direction="rtl")
    monkeypatch.setattr("geodata.words.languages.LANGUAGES", {**LANGUAGES, "fa": farsi})
    assert quote(CardContext(demo, "fa"), "parts").startswith('<blockquote lang="en" dir="ltr">')


def test_restatement_where_it_is_not(demo: Brief) -> None:
    """The restatement stands in for a missing or a different text."""
    assert "Parts go from Iran to Russia" in quote(CardContext(demo, "en"), "parts")
    other = decode_text(b"another text")
    assert "قطع من إيران إلى روسيا" in quote(CardContext(demo, "ar", other), "parts")


def test_the_words_of_another_document(papers_reader: CardContext) -> None:
    """A sentence of a second text from its file, a quote as the claim has it; a row has no words here."""
    assert "We counted <mark>nine ships</mark> on that day." in quote(papers_reader, "departure", 1)
    assert 'lang="ar" dir="rtl"' not in quote(papers_reader, "departure", 1)
    assert "<blockquote" in quote(papers_reader, "attack")
    assert "ships were attacked" in quote(papers_reader, "attack")
    assert quote(papers_reader, "departure", 3) == "None"


@pytest.mark.parametrize(
    ("event", "index", "step", "said"),
    [
        ("departure", 0, 0, "event-card.original-text"),
        ("departure", 2, 0, "event-card.restatement"),
        ("departure", 3, 0, None),
        ("departure", 3, 1, None),
        ("departure", 3, 2, UNCHECKED),
        ("attack", 0, 0, UNCHECKED),
        ("attack", 1, 0, "document.quote-found"),
        ("attack", 3, 0, UNCHECKED),
    ],
)
def test_a_citation_stands_to_its_document(
    event: str, index: int, step: int, said: str | None, papers_reader: CardContext
) -> None:
    """Read in the text, told in other words, found to the letter, or not checked here."""
    citation = papers_reader.brief.event_by_id[event].claims[index].cites[step]
    assert citation_standing(citation, papers_reader) == said


def test_a_quote_that_the_document_lacks(papers_reader: CardContext) -> None:
    """It is not called found."""
    citation = papers_reader.brief.event_by_id["attack"].claims[1].cites[0]
    other = citation.model_copy(update={"quote": "ships were sunk"})
    assert citation_standing(other, papers_reader) == "document.quote-missing"


def test_words_that_nobody_has(papers_reader: CardContext) -> None:
    """Neither text nor restatement."""
    citation = papers_reader.brief.event_by_id["departure"].claims[1].cites[0]
    without = replace(papers_reader, open_file=lambda _: DocumentFile())
    assert citation_standing(citation, without) == "document.no-words"


def test_every_passage_of_a_claim_is_a_link(papers_reader: CardContext) -> None:
    """Also the second and third citation; the replaced document is marked with the newer one's name."""
    event = papers_reader.brief.event_by_id["departure"]
    html = str(passages_html(event.claims[3:], event.id, papers_reader))
    assert re.findall('data-passage="([^ "]*)', html) == ["log", "image", "notice-1"]
    assert html.count("not checked here") == 1
    assert html.count("replaced by “Notice to shipping, second issue”") == 1
    assert "replaced by" in str(superseded_line(event.claims[3], papers_reader))
    assert superseded_line(event.claims[0], papers_reader) is None
