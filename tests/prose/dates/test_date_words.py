"""Tests of the words by which dates are read."""

from itertools import chain

import pytest

from geodata.prose.lexicon import phrases_of_list, word_lists
from geodata.prose.tokens import tokenize
from geodata.words import fold_text

TABLES = [
    "month",
    "hijri-month",
    "weekday",
    "weekday-short",
    "ordinal",
    "count",
    "unit",
    "pair",
    "season",
    "bound",
]


@pytest.mark.parametrize("name", TABLES)
def test_a_word_stands_for_one_thing(name: str) -> None:
    """No word is in two lists of one table, and each is found."""
    words = [fold_text(word) for word in chain.from_iterable(word_lists()["dates"][name].values())]
    assert sorted({word for word in words if words.count(word) > 1}) == []
    assert all(phrases_of_list("dates", name).match_at(tokenize(word), 0) for word in words)


@pytest.mark.parametrize(
    ("name", "count"), [("month", 12), ("hijri-month", 12), ("weekday", 7), ("ordinal", 31)]
)
def test_every_number_has_words_in_both_scripts(name: str, count: int) -> None:
    """All months, weekdays and days."""
    table = word_lists()["dates"][name]
    assert sorted(map(int, table)) == list(range(1, count + 1))
    for words in table.values():
        assert {word[0].isascii() for word in words} == {True, False}
