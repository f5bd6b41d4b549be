"""Tests of the places that a text names, its own among them."""

import pytest

from geodata.drafting.text_places import TextPlace, find_text_places
from geodata.places.own_geometry import BearingForm, NearForm, OffForm, PointForm
from geodata.words import Lang


def only(content: str, lang: Lang = "en") -> TextPlace:
    """Return the only place of a text."""
    (place,) = find_text_places(content, lang)
    return place


def test_a_ship_off_a_town_is_not_put_into_it() -> None:
    """A bearing and a distance are a place of its own, with the sector as its compass point."""
    place = only("A ship was hit 50 nautical miles southwest of Aden.")
    assert place.record is not None
    assert isinstance(place.record.geometry, BearingForm)
    assert (place.record.geometry.origin, place.record.geometry.bearing) == ("aden", "sw")
    assert place.record.geometry.distance_km == pytest.approx(92.6)
    assert place.record.name["en"] == "93 km SW of Aden"
    assert place.origin is not None
    assert place.origin.place_id == "aden"


def test_it_is_read_in_arabic() -> None:
    """The same in the other language."""
    place = only("أصيبت سفينة على بعد 50 ميلا بحريا جنوب غربي عدن.", "ar")
    assert place.record is not None
    assert isinstance(place.record.geometry, BearingForm)
    assert place.record.geometry.bearing == "sw"


@pytest.mark.parametrize(
    ("content", "form"),
    [
        ("A cable was cut off Aden.", NearForm),
        ("A ship sank 40 km off Yemen.", OffForm),
        ("A ship sank at 12°30'N 045°10'E.", PointForm),
    ],
)
def test_forms_of_places_of_their_own(content: str, form: type) -> None:
    """Near a town, a band off a state, a position."""
    place = only(content)
    assert place.record is not None
    assert isinstance(place.record.geometry, form)


def test_a_part_of_a_state_has_its_size() -> None:
    """It is a region without limits, as large as the part, by a name of its own."""
    place = only("احترق المخزن في غرب اليمن.", "ar")
    assert place.record is not None
    assert (place.record.name["en"], place.record.name["ar"]) == ("Western Yemen", "غربي اليمن")
    assert 100 < (place.record.radius_km or 0) < 600


def test_a_government_is_no_place_of_an_event() -> None:
    """A seat that speaks is marked; a state behind "in" is where something is."""
    (seat,) = find_text_places("Moscow said that it rained.", "en")
    assert seat.is_government
    (state,) = find_text_places("Troops arrived in Iran.", "en")
    assert (state.is_at, state.is_government, state.is_state) == (True, False, True)


def test_names_with_several_bearers_are_asked() -> None:
    """The candidates are listed best first, and no place is chosen."""
    place = only("A bomb hit a market in Springfield.")
    assert place.place_id == f"asked-{place.asked[0]}"
    assert len(place.asked) > 1
    assert place.record is None
