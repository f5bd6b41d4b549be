"""Tests of citations: exactly one form."""

from typing import Any

import pytest
from pydantic import ValidationError

from geodata.brief.record_types.citation_record import Citation


@pytest.mark.parametrize(
    ("fields", "form"),
    [
        ({"sentence": 3, "spans": [(1, 4)]}, "sentence"),
        ({"document": "b", "sentence": 3, "spans": [(1, 4)]}, "sentence"),
        ({"document": "b", "row": "12", "layer": "sheet 2"}, "row"),
        ({"document": "b", "page": 4, "quote": "as said"}, "quote"),
        ({"document": "b", "page": 4}, "document"),
        ({"document": "b", "box": ["0", "0", "10", "20"]}, "box"),
        ({"document": "b"}, "document"),
    ],
)
def test_forms(fields: dict[str, Any], form: str) -> None:
    """Each form of the specification is read."""
    assert Citation.model_validate(fields).form == form


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({}, "a citation"),
        ({"row": 3}, "document"),
        ({"sentence": 3}, "spans"),
        ({"document": "b", "spans": [(1, 2)]}, "spans"),
        ({"document": "b", "row": 1, "quote": "x"}, "one citation"),
        ({"document": "b", "sentence": 1, "spans": [(1, 2)], "box": (0, 0, 1, 1)}, "one citation"),
        ({"document": "b", "layer": "sheet"}, "row in it"),
        ({"document": "b", "row": 0}, "greater than or equal to 1"),
    ],
)
def test_refused(fields: dict[str, Any], reason: str) -> None:
    """None, two forms, and halves of one are refused with the right way."""
    with pytest.raises(ValidationError, match=reason):
        Citation.model_validate(fields)


def test_one_passage() -> None:
    """Citations of one sentence are of one passage, whatever their words."""
    first, second = (Citation(sentence=3, spans=((at, at + 1),)) for at in (1, 5))
    assert first.passage == second.passage
    assert first.is_of_text
    assert not Citation(document="b", sentence=3, spans=((1, 2),)).is_of_text
