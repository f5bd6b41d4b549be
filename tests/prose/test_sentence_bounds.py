"""Sentence boundaries by rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.prose.sentence_bounds import split_sentences


@pytest.mark.parametrize(
    ("content", "pieces"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("هل هذا سؤال؟ نعم؛ إنه سؤال.", ["هل هذا سؤال؟", "نعم؛ إنه سؤال."]),
        ("The U.S. Navy sent 3.5 tons. It ended.", ["The U.S. Navy sent 3.5 tons.", "It ended."]),
        ("He said “no.” Then he left.", ["He said “no.”", "Then he left."]),
        ("A pause.. then more. End.", ["A pause.. then more.", "End."]),
        ("Heading\n\nFirst line.  \nSecond.", ["Heading", "First line.", "Second."]),
        (" \n ", []),
    ],
)
def test_boundaries(content: str, pieces: list[str]) -> None:
    """Marks end sentences; points of numbers, abbreviations and pauses do not."""
    assert [content[each.start : each.end] for each in split_sentences(content)] == pieces


def test_headings_and_paragraphs() -> None:
    """A short line without a mark at its end is a heading; empty lines are not counted."""
    found = split_sentences("Title\n\nA sentence. Another.\n")
    assert [(each.paragraph, each.is_heading) for each in found] == [(1, True), (2, False), (2, False)]


@given(st.text("ab .!?\n”؟،", max_size=60))
def test_only_white_space_is_left(content: str) -> None:
    """Every other character lies in exactly one sentence."""
    covered = [at for each in split_sentences(content) for at in range(each.start, each.end)]
    assert len(covered) == len(set(covered))
    assert {at for at, sign in enumerate(content) if not sign.isspace()} <= set(covered)
