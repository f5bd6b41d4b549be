"""Fields: amounts in other digits, lines in which nothing hides, ids that are no paths."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from geodata.brief.record_fields import Amount, Edtf, Id, Line, Words


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Amount, "1,500", 1500),
        (Amount, "٦٬٧٠٠", 6700),
        (Amount, "2.5", 2.5),
        (Line, "\u200fنص\u200f", "نص"),
        (Line, "  words ", "words"),
        (Edtf, " 2024-10 ", "2024-10"),
        (Id, "sea-of-japan", "sea-of-japan"),
    ],
)
def test_taken(kind: Any, text: str, value: object) -> None:
    """What people write is taken as they mean it."""
    assert TypeAdapter(kind).validate_python(text) == value


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Amount, "1.500"),
        (Amount, "12:30"),
        (Amount, "-3"),
        (Amount, "nan"),
        (Line, ""),
        (Line, "a\u202eb"),
        (Line, "a\u200bb"),
        (Line, "x" * 2001),
        (Edtf, "soon"),
        (Id, "../etc"),
        (Id, "Sea"),
    ],
)
def test_refused(kind: Any, text: str) -> None:
    """What could mean two things, hides something, or climbs is refused."""
    with pytest.raises(ValidationError):
        TypeAdapter(kind).validate_python(text)


def test_words_by_language() -> None:
    """The same words in one language."""
    assert Words(ar="نص", en="text")["ar"] == "نص"
