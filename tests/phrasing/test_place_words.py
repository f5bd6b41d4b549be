"""Places in words, in both languages."""

import pytest

from geodata.atlas.atlas_frames import Atlas
from geodata.brief.records import Brief
from geodata.phrasing.place_words import (
    event_place_facts,
    event_place_phrase,
    location_precision,
    sentence_locator,
)
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


@pytest.mark.parametrize(
    ("event", "facts"),
    [
        ("at-box", ("The box", "Place stated")),
        ("at-spot", ("A spot", "District only", "± 75 km", "Place stated")),
        ("at-bearing", ("South-west of Aden", "District only", "± 45 km", "Place stated")),
        ("at-town", ("A town", "Within about 25 km", "Place stated")),
        ("at-gulf", ("A gulf", "Area named, limits unknown", "Place stated")),
    ],
)
def test_own_places_say_how_well_they_are_known(own_atlas: Atlas, event: str, facts: tuple[str, ...]) -> None:
    """A drawn area has stated limits; a radius is rounded up."""
    brief = own_atlas.brief
    assert event_place_facts(brief.event_by_id[event], brief, "en") == facts


@pytest.mark.parametrize(
    ("event", "told"),
    [
        ("at-spot", "District only · ± 75 km"),
        ("at-town", "Within about 25 km"),
        ("at-gulf", "Area named, limits unknown"),
    ],
)
def test_one_place_says_how_well_it_is_known(own_atlas: Atlas, event: str, told: str) -> None:
    """With the radius of its ring, as on the map."""
    brief = own_atlas.brief
    assert location_precision(brief.event_by_id[event].places[0], brief, "en") == told


def test_no_distance_stands_beside_another(own_atlas: Atlas) -> None:
    """Within about 25 km is not said of a place whose own radius is."""
    brief = own_atlas.brief
    event = brief.event_by_id["at-spot"]
    near = brief.place_by_id["spot"].model_copy(update={"where_prec": 2})
    told = brief.model_copy(
        update={"places": tuple(near if each.id == "spot" else each for each in brief.places)}
    )
    assert event_place_facts(event, told, "en")[1:] == ("± 25 km", "Place stated")
    assert location_precision(event.places[0], told, "en") == "± 25 km"
