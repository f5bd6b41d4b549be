"""Withheld sources as the values of a file have them."""

import pytest

from geodata.brief.withheld.withheld_ids import WithheldIds
from geodata.brief.withheld.withheld_values import values_withhold, withheld_words

NONE = WithheldIds({}, {})


@pytest.mark.parametrize(
    ("value", "withheld"),
    [("true", True), ("True", True), ("yes please", True), ("false", False), (" No ", False)],
)
def test_every_value_but_false_withholds(value: str, *, withheld: bool) -> None:
    """One that no record takes is withheld as well."""
    assert values_withhold({"sources": [{"id": "owl", "withheld": value}]}) is withheld


def test_words_of_a_source_that_is_left_off_are_known() -> None:
    """With all its names, and the documents that are left off."""
    source = {"id": "owl", "name": {"en": "The Owl "}, "withheld": "true", "actor": "jpn", "short": ["O"]}
    document = {"id": "tree", "title": "Of trees", "file": "tree.txt", "language": "en"}
    words = withheld_words({"sources": [source], "documents": [document]}, None, NONE)
    assert set(words) == {"owl", "The Owl ", "The Owl", "O", "tree", "Of trees", "tree.txt"}
    assert list(words) == sorted(words, key=len, reverse=True)


def test_values_of_rows_withhold() -> None:
    """One source of the mapping, or several."""
    for source in ({"withheld": ["Owl"]}, [{"withheld": ["Owl"]}]):
        values = {"tables": [{"mapping": {"source": source}}]}
        assert values_withhold(values)
        assert withheld_words(values, None, NONE) == {"Owl": "withheld"}


def test_other_files_have_none() -> None:
    """Whatever stands there."""
    for values in ({}, {"sources": "x"}, {"sources": ["x", {"id": "a"}]}, {"tables": [{"mapping": 3}]}):
        assert not values_withhold(values)
        assert withheld_words(values, None, NONE) == {}
