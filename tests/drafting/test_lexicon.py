"""Tests of the word lists: no word with two values, no unknown value."""

from itertools import chain

import pytest

from geodata.drafting.lexicon import listed, table
from geodata.drafting.tokens import tokens
from geodata.vocabulary import Kind, Qualifier, Status
from geodata.words import fold


@pytest.mark.parametrize(
    "name", ["number", "multiplier", "qualifier", "unit", "dual", "month", "weekday", "kind"]
)
def test_a_word_stands_for_one_thing(name: str) -> None:
    """No word is in two lists of one table."""
    words = [fold(word) for word in chain.from_iterable(table("words")[name].values())]
    assert sorted({word for word in words if words.count(word) > 1}) == []
    assert all(listed(name).at(tokens(word), 0) for word in words)


def test_lists_are_named_as_the_vocabulary() -> None:
    """Values of the lists are values of the records."""
    words = table("words")
    assert set(words["qualifier"]) | set(words["qualifier-after"]) <= set(Qualifier)
    assert set(words["kind"]) == set(Kind)
    assert set(words["status"]) <= set(Status)
