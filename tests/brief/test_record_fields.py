"""Tests of field types: amounts in other digits, visible lines, ids that are no paths."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from geodata.brief.record_fields import Amount, EdtfText, RecordId
from geodata.words.localized_text import TextLine


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Amount, "1,500", 1500),
        (Amount, "٦٬٧٠٠", 6700),
        (Amount, "2.5", 2.5),
        (TextLine, "\u200fنص\u200f", "نص"),
        (TextLine, "  words ", "words"),
        (EdtfText, " 2024-10 ", "2024-10"),
        (RecordId, "sea-of-japan", "sea-of-japan"),
    ],
)
def test_taken(kind: Any, text: str, value: object) -> None:
    """Common spellings of amounts and lines are accepted."""
    assert TypeAdapter(kind).validate_python(text) == value


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Amount, "1.500"),
        (Amount, "12:30"),
        (Amount, "-3"),
        (Amount, "nan"),
        (TextLine, ""),
        (TextLine, "a\u202eb"),
        (TextLine, "a\u200bb"),
        (TextLine, "x" * 2001),
        (EdtfText, "soon"),
        (RecordId, "../etc"),
        (RecordId, "Sea"),
    ],
)
def test_refused(kind: Any, text: str) -> None:
    """Ambiguous amounts, invisible characters and path-like ids are refused."""
    with pytest.raises(ValidationError):
        TypeAdapter(kind).validate_python(text)
