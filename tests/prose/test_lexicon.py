"""Tests of the word lists: no word with two values, no unknown value."""

from itertools import chain

import pytest

from geodata.kinds.kind_table import shipped_kinds
from geodata.prose.lexicon import phrases_of_list, word_lists
from geodata.prose.tokens import tokenize
from geodata.vocabulary import Qualifier, Status
from geodata.words import fold_text


@pytest.mark.parametrize("name", ["number", "multiplier", "qualifier", "unit", "dual"])
def test_a_word_stands_for_one_thing(name: str) -> None:
    """No word is in two lists of one table."""
    words = [fold_text(word) for word in chain.from_iterable(word_lists()[name].values())]
    assert sorted({word for word in words if words.count(word) > 1}) == []
    assert all(phrases_of_list(name).match_at(tokenize(word), 0) for word in words)


def test_lists_are_named_as_the_vocabulary() -> None:
    """Values of the lists are values of the records."""
    words = word_lists()
    assert set(words["qualifier"]) | set(words["qualifier-after"]) <= set(Qualifier)
    sent = {kind.drafting.sent for kind in shipped_kinds().kinds.values()} - {None}
    assert sent == {"people", "goods"}
    assert sent <= set(words["sent"])
    assert set(words["status"]) <= set(Status)
