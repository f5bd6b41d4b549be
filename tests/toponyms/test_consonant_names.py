"""Towns without an Arabic name in Arabic texts."""

import pytest

from geodata.toponyms.consonant_names import consonant_spans, is_common_arabic
from geodata.toponyms.name_spans import name_spans
from geodata.toponyms.text_words import read_words
from geodata.toponyms.theatres import TextScene
from tests.small_gazetteer import SmallGazetteer

GAZETTEER = SmallGazetteer()


def names(text: str, theatre: str = "ner") -> list[str]:
    """Names found by their consonants."""
    words = read_words(text)
    spans = name_spans(text, words, GAZETTEER)
    found = consonant_spans(text, words, spans, GAZETTEER, TextScene(frozenset({theatre})))
    return [each.name for each in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("وصل إلى أغاديز أمس", ["أغاديز"]),
        ("القاعدة بأغاديز", ["أغاديز"]),
        ("بين غاو وأغاديز", ["أغاديز"]),
        ("قال أغاديز ذلك", []),
        ("أغاديز", []),
    ],
)
def test_a_rare_word_is_looked_up_where_a_place_stands(text: str, found: list[str]) -> None:
    """Behind a word of place, a joined "in", or in a list of places; nowhere else."""
    assert names(text) == found


def test_only_states_of_the_text_count() -> None:
    """The same consonants fit places elsewhere."""
    assert names("وصل إلى أغاديز أمس", "fra") == []


@pytest.mark.parametrize(
    ("word", "common"), [("والمدينه", True), ("بينهم", True), ("معبري", True), ("اجاديز", False)]
)
def test_common_words_are_known_in_their_forms(word: str, common: bool) -> None:  # noqa: FBT001 - a column of the table
    """With joined particles and article, and kind words too."""
    assert is_common_arabic(word) is common
