"""Who tells an event, in words."""

import pytest

from geodata.brief.derived_facts.event_tellers import EventTellers
from geodata.brief.records import Brief
from geodata.phrasing.teller_words import describe_tellers, tellers_phrase
from geodata.words import Lang
from geodata.words.text_direction import strip_isolates


@pytest.mark.parametrize(
    ("sources", "parties", "lang", "words"),
    [
        (("front-office",), ("front",), "en", "claimed by a party alone: the Front"),
        (("front-office",), ("front",), "ar", "رواية طرف واحد: الجبهة"),
        (("a", "b"), ("front", "wing"), "en", "claimed by the parties alone: the Front, the Front's wing"),
        (("a", "b"), ("front", "wing"), "ar", "رواية الأطراف وحدها: الجبهة، جناح الجبهة"),
        (("agency",), (), "en", "one source: An agency"),
        (("agency",), (), "ar", "مصدر واحد: وكالة"),
        (("a", "b"), (), "en", "two independent sources"),
        (("a", "b"), (), "ar", "مصدران مستقلان"),
        (("a", "b", "c"), (), "en", "3 independent sources"),
        (("a", "b", "c"), (), "ar", "3 مصادر مستقلة"),
    ],
)
def test_tellers(
    told: Brief, sources: tuple[str, ...], parties: tuple[str, ...], lang: Lang, words: str
) -> None:
    """A party alone, several, one source, a number of them."""
    assert strip_isolates(describe_tellers(EventTellers(sources, parties), told, lang)) == words


def test_an_event_says_who_tells_it(told: Brief) -> None:
    """The hospital denies the depot and so does not tell it; the wing is of the Front."""
    assert tellers_phrase(told.event_by_id["raid"], told, "en") == "4 independent sources"
    assert (
        tellers_phrase(told.event_by_id["depot"], told, "en") == "claimed by a party alone: the Front's wing"
    )
