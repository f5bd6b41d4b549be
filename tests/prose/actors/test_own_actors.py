"""Tests of a brief's own actors in a text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.brief.record_types.actor_record import Actor
from geodata.prose.actors.own_actors import find_own_actors
from geodata.words.localized_text import LocalizedText

ACTORS = (
    Actor(id="fleet", name=LocalizedText(ar="الأسطول", en="The Fleet"), aliases=("Moscow",)),
    Actor(id="north", name=LocalizedText(en="The Fleet of the North")),
    Actor(id="us-force", name=LocalizedText(en="Joint Force"), aliases=("US",)),
)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Moscow and the Fleet", ["fleet"]),
        ("Moscow and The Fleet", ["fleet", "fleet"]),
        ("The Fleet of the North sailed", ["north"]),
        ("وبالأسطول", ["fleet"]),
        ("US and us", ["us-force"]),
        ("in moscow", []),
        ("", []),
    ],
)
def test_names_and_aliases(words: str, found: list[str]) -> None:
    """Any spelling with a capital is found, the longest first; an acronym in capitals alone."""
    assert [each.id for each in find_own_actors(words, ACTORS)] == found


def test_without_actors_nothing_is_found() -> None:
    """A draft has no actors of its own."""
    assert find_own_actors("Moscow", ()) == ()


@given(st.text(max_size=80))
def test_any_text_is_read(words: str) -> None:
    """No text raises, and what is found lies in it in order."""
    found = find_own_actors(words + " Moscow", ACTORS)
    assert found[-1].end == len(words) + len(" Moscow")
    assert all(one.end <= other.start for one, other in pairwise(found))
