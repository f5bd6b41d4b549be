"""Tests of claims: one citation stands beside the other fields, several in a list."""

from typing import Any

import pytest
from pydantic import ValidationError

from geodata.brief.record_types.claim_record import Claim

FIELDS: dict[str, Any] = {"id": "one", "source": "paper", "statement": "reported"}
SENTENCE = {"sentence": 3, "spans": [[1, 4]]}


def test_one_citation_is_written_beside() -> None:
    """It is read and written without a list."""
    claim = Claim.model_validate(FIELDS | SENTENCE)
    assert (claim.sentence, claim.spans, claim.passage) == (3, ((1, 4),), claim.cites[0].passage)
    assert claim.model_dump(mode="json", exclude_defaults=True) == FIELDS | SENTENCE
    assert Claim.model_validate(claim.model_dump(mode="json")) == claim


def test_several_citations() -> None:
    """They stand in a list; the first one of the encoded text is the claim's sentence."""
    cites = [{"document": "web", "page": 2, "quote": "so"}, SENTENCE]
    claim = Claim.model_validate(FIELDS | {"cites": cites})
    assert [each.form.value for each in claim.cites] == ["quote", "sentence"]
    assert (claim.sentence, claim.spans) == (3, ((1, 4),))
    assert claim.model_dump(mode="json", exclude_defaults=True) == FIELDS | {"cites": cites}


def test_a_claim_of_another_document_has_no_sentence() -> None:
    """Numbers of sentences are those of the encoded text."""
    claim = Claim.model_validate(FIELDS | {"document": "web", **SENTENCE})
    assert (claim.sentence, claim.spans) == (None, ())


@pytest.mark.parametrize("more", [{}, {"cites": []}, {"cites": [SENTENCE], "row": 2}])
def test_refused(more: dict[str, Any]) -> None:
    """A claim rests on something, and says it once."""
    with pytest.raises(ValidationError):
        Claim.model_validate(FIELDS | more)


@pytest.mark.parametrize(
    ("field", "good", "bad"), [("likelihood", "very-likely", "sure"), ("confidence", "moderate", "75%")]
)
def test_words_of_a_judgement(field: str, good: str, bad: str) -> None:
    """Likelihood and confidence are words of fixed lists."""
    assert getattr(Claim.model_validate(FIELDS | SENTENCE | {field: good}), field) == good
    with pytest.raises(ValidationError):
        Claim.model_validate(FIELDS | SENTENCE | {field: bad})
