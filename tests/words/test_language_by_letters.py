"""Tests of the language that words are written in."""

import pytest

from geodata.words.language_by_letters import language_by_letters


@pytest.mark.parametrize(
    ("content", "lang"), [("2031: ميناء Kobe", "ar"), ("2031: Kobe ميناء", "en"), ("2031", "en")]
)
def test_the_first_letter_gives_the_language(content: str, lang: str) -> None:
    """A text is in the language of the direction of its first letter, without a letter in English."""
    assert language_by_letters(content) == lang
