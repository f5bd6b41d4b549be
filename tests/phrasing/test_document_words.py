"""Tests of documents and citations in words."""

import pytest

from geodata.brief.records import Brief
from geodata.phrasing.document_words import citation_locator, claim_locator, document_name


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
