"""Tests of documents and citations in words."""

from datetime import date

import pytest

from geodata.brief.records import Brief
from geodata.phrasing.document_words import (
    citation_locator,
    citation_place,
    claim_locator,
    document_facts,
    document_line,
    document_name,
    listed_name,
    short_hash,
    superseded_phrase,
)
from geodata.words.text_direction import strip_isolates


def test_name(sparse: Brief) -> None:
    """Title, else publisher, else id."""
    notice = sparse.documents[0]
    untitled = notice.model_copy(update={"title": None})
    names = [notice, untitled, untitled.model_copy(update={"publisher": None})]
    assert [document_name(each, "ar") for each in names] == ["A notice to shipping", "The office", "notice"]


@pytest.mark.parametrize(
    ("claim", "lang", "said"),
    [
        (("hit", 0), "en", "A notice to shipping · page 2"),
        (("hit", 1), "en", "A table · row 2 · A notice to shipping"),
        (("hit", 0), "ar", "A notice to shipping · الصفحة 2"),
    ],
)
def test_place_of_a_citation(sparse: Brief, claim: tuple[str, int], lang: str, said: str) -> None:
    """A document with page or row; several citations in order."""
    event, index = claim
    words = claim_locator(sparse.event_by_id[event].claims[index], sparse, lang)
    assert "".join(char for char in words if char not in "\u2066\u2067\u2068\u2069") == said


def test_a_sentence_of_the_encoded_text(demo: Brief) -> None:
    """It is found by paragraph, as before."""
    (citation,) = demo.event_by_id["parts"].claims[0].cites
    assert citation_locator(citation, demo, "en") == "paragraph 3, sentence 1"


def test_name_in_a_list(demo: Brief, papers: Brief) -> None:
    """The encoded text without a title of its own has that of the brief."""
    assert demo.text is not None
    assert document_name(demo.text, "en") == "text"
    assert listed_name(demo.text, demo, "en") == "Demo brief"
    assert [listed_name(each, papers, "en") for each in papers.documents[:2]] == [
        "Harbour report",
        "Second paper",
    ]


@pytest.mark.parametrize(
    ("document", "lang", "said"),
    [
        ("second", "en", "A paper · 4 May 2030 · text"),
        ("notice-1", "en", "The office · April 2030 · document or web page"),
        ("log", "ar", "جدول"),
        ("image", "en", "3 May 2030 · picture"),
    ],
)
def test_facts(document: str, lang: str, said: str, papers: Brief) -> None:
    """Publisher, date and type, as far as they are known."""
    assert document_facts(papers.document_by_id[document], lang) == said


def test_facts_of_a_document_that_is_named_by_its_publisher(sparse: Brief) -> None:
    """The publisher is not said twice."""
    untitled = sparse.documents[0].model_copy(update={"title": None})
    assert document_facts(untitled, "en") == "January 2024 · document or web page"


def test_hash(papers: Brief) -> None:
    """Its first digits; none where it is not known."""
    document = papers.document_by_id["second"]
    assert short_hash(document) == (document.sha256 or "")[:12]
    assert short_hash(papers.document_by_id["image"]) is None


def test_a_replaced_document(papers: Brief) -> None:
    """By the name of the newer one; the encoded text is known without an id."""
    newer = "Notice to shipping, second issue"
    assert superseded_phrase("notice-1", papers, "en") == f"replaced by “{newer}”"
    assert "حلّت محلها" in str(superseded_phrase("notice-1", papers, "ar"))
    assert superseded_phrase("notice-2", papers, "en") is None
    assert superseded_phrase(None, papers, "en") is None
    first, second, *others = papers.documents
    replaced = papers.model_copy(
        update={"documents": (first, second.model_copy(update={"supersedes": first.id}), *others)}
    )
    assert superseded_phrase(None, replaced, "en") == "replaced by “Second paper”"


def test_a_part_of_a_picture(papers: Brief) -> None:
    """The box in words; the document alone has no place in it."""
    _, box, whole = papers.event_by_id["departure"].claims[3].cites
    assert citation_place(box, papers, "en") == "the part from 10, 20 to 200, 120"
    assert citation_place(whole, papers, "en") == ""


def test_the_line_of_a_document_has_what_finds_it(sparse: Brief) -> None:
    """Title, publisher, date, address, day retrieved and short hash, as far as it has them."""
    told = {"retrieved": date(2024, 2, 3), "sha256": "0123456789abcdef" * 4}
    line = document_line(sparse.documents[0].model_copy(update=told), sparse, "en")
    assert strip_isolates(line) == (
        "A notice to shipping · The office · January 2024 · https://example.org/n · "
        "retrieved 3 February 2024 · SHA-256 0123456789ab…"
    )
    assert document_line(sparse.documents[1], sparse, "en") == "A table"


def test_a_text_without_a_title_is_told_by_its_brief(demo: Brief) -> None:
    """With publisher and hash; one with a title of its own by that."""
    assert demo.text is not None
    line = strip_isolates(document_line(demo.text, demo, "en"))
    assert line == f"Demo brief · Demo house · SHA-256 {(demo.text_sha256 or '')[:12]}…"
    titled = demo.text.model_copy(update={"title": demo.title, "publisher": None, "sha256": None})
    brief = demo.model_copy(update={"documents": (titled,)})
    assert document_line(titled, brief, "en") == "Demo brief"
