"""Places in words, in both languages."""

from geodata.brief.records import Brief
from geodata.phrasing.place_words import locator, place_facts, where_words
from geodata.words import say
from geodata.words.text_direction import strip_isolates


def test_places(demo: Brief) -> None:
    """A route points from its supplier in either direction of writing."""
    assert where_words(demo.events[1], demo, "en") == "Iran → Russia"
    assert strip_isolates(where_words(demo.events[1], demo, "ar")) == "إيران ← روسيا"
    assert where_words(demo.events[2], demo, "en") == "place not given"


def test_facts(demo: Brief, shipped: Brief) -> None:
    """Place, worst precision, each basis once; nothing for an event without a place."""
    assert place_facts(demo.events[2], demo, "en") == ()
    where, precision, *bases = place_facts(demo.events[1], demo, "en")
    assert (where, bases) == ("Iran → Russia", ["Place stated"])
    for event in (each for each in shipped.events if len(each.places) > 1):
        worst = max(shipped.place[at.place].where_prec for at in event.places)
        assert place_facts(event, shipped, "en")[1] == say(f"where-prec.{worst}", "en")
    assert precision


def test_locator(demo: Brief) -> None:
    """A citation is found by paragraph and by the sentence in it."""
    assert locator(5, demo, "en") == "paragraph 3, sentence 2"
