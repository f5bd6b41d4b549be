"""Common words that are towns' names too."""

import pytest

from geodata.toponyms.place_mentions import find_place_names
from tests.small_gazetteer import SmallGazetteer


def names(text: str) -> list[str]:
    """Words of the names found in a text."""
    return [each.words for each in find_place_names(text, SmallGazetteer()).mentions]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Reading is useful.", []),
        ("He was born in Reading.", ["Reading"]),
        ("They went to Reading. Reading is fun: they were reading.", ["Reading"]),
        ("It cost US$5 and A$6.", []),
        ("Near Lake Victoria they stopped.", []),
        ("بثت القناة صور الدمار", []),
        ("عاد النازحون إلى صور وصيدا", ["صور", "صيدا"]),
        ("جيش مالي", ["مالي"]),
        ("أعلن بعد ليل طويل", []),
        ("قتلوا قرب عدن، وإن 400 جرحوا", ["عدن"]),
    ],
)
def test_a_word_is_a_name_by_its_neighbours(text: str, found: list[str]) -> None:
    """Small letters elsewhere, a sentence's start, signs of currency and kind words count."""
    assert names(text) == found


def test_adjectives_of_nations_are_no_places() -> None:
    """They only tell the theatre."""
    assert names("The Russian and Malian officials met") == []
