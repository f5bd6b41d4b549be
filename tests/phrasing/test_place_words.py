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
    where, _, *bases = place_facts(demo.events[1], demo, "en")
    assert (where, bases) == ("Iran → Russia", ["Place stated"])
    located = [event for event in shipped.events if event.places]
    ranked = sorted(located, key=lambda event: shipped.place[event.places[0].place].where_prec)
    least, worst = ranked[0].places[0], ranked[-1].places[0]
    mixed = ranked[0].model_copy(update={"places": (worst, least)})
    precision = shipped.place[worst.place].where_prec
    assert shipped.place[least.place].where_prec < precision
    assert place_facts(mixed, shipped, "en")[1] == say(f"where-prec.{precision}", "en")


def test_locator(demo: Brief) -> None:
    """A citation is found by paragraph and by the sentence in it."""
    assert locator(5, demo, "en") == "paragraph 3, sentence 2"
