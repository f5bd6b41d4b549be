"""Cited words are marked where they stand, and nowhere else."""

import pytest

from geodata.brief.records import Brief
from geodata.brief.source_text import decode_text
from geodata.screens.evidence.citation_html import citation_quote, mark_spans, merge_spans
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


def test_original_where_the_text_is_at_hand(reader_with_text: CardContext) -> None:
    """The sentence itself, in the direction of the brief, with the cited words marked."""
    event = reader_with_text.brief.event_by_id["harbour-exercise"]
    html = citation_quote(event.claims[:1], reader_with_text.brief, "ar", reader_with_text.text)
    assert html is not None
    assert 'lang="en" dir="ltr"' in html
    assert "<mark>about 30 ships</mark>" in html.replace("counts <mark>", "<mark>")


def test_a_restatement_names_the_language_of_the_record(demo: Brief, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader of a further language is shown the record's Arabic or English, and it is marked as such."""
    farsi = Language(code="fa", name="فارسی", locale="fa-IR", fallback="en", direction="rtl")
    monkeypatch.setattr("geodata.words.languages.LANGUAGES", {**LANGUAGES, "fa": farsi})
    found = str(citation_quote(demo.event_by_id["parts"].claims, demo, "fa", None))
    assert found.startswith('<blockquote lang="en" dir="ltr">')


def test_restatement_where_it_is_not(demo: Brief) -> None:
    """The restatement stands in for a missing or a different text."""
    claims = demo.event_by_id["parts"].claims
    assert "Parts go from Iran to Russia" in str(citation_quote(claims, demo, "en", None))
    assert "قطع من إيران إلى روسيا" in str(citation_quote(claims, demo, "ar", decode_text(b"another text")))
