"""Places in words, in both languages."""

from geodata.brief.records import Brief
from geodata.phrasing.place_words import event_place_facts, event_place_phrase, sentence_locator
from geodata.words import translate
from geodata.words.text_direction import strip_isolates


def test_places(demo: Brief) -> None:
    """A route points from its supplier in either direction of writing."""
    assert event_place_phrase(demo.events[1], demo, "en") == "Iran → Russia"
    assert strip_isolates(event_place_phrase(demo.events[1], demo, "ar")) == "إيران ← روسيا"
    assert event_place_phrase(demo.events[2], demo, "en") == "place not given"


def test_facts(demo: Brief, shipped: Brief) -> None:
    """Place, worst precision, each basis once; nothing for an event without a place."""
    assert event_place_facts(demo.events[2], demo, "en") == ()
    where, _, *bases = event_place_facts(demo.events[1], demo, "en")
    assert (where, bases) == ("Iran → Russia", ["Place stated"])
    located = [event for event in shipped.events if event.places]
    ranked = sorted(located, key=lambda event: shipped.place_by_id[event.places[0].place].where_prec)
    least, worst = ranked[0].places[0], ranked[-1].places[0]
    mixed = ranked[0].model_copy(update={"places": (worst, least)})
    precision = shipped.place_by_id[worst.place].where_prec
    assert shipped.place_by_id[least.place].where_prec < precision
    assert event_place_facts(mixed, shipped, "en")[1] == translate(f"place-precision.{precision}", "en")


def test_locator(demo: Brief) -> None:
    """A citation is found by paragraph and by the sentence in it."""
    assert sentence_locator(5, demo, "en") == "paragraph 3, sentence 2"
