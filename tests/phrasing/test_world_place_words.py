"""Places of the gazetteer in words."""

from dataclasses import replace

import pytest

from geodata.gazetteer import FeatureKind, PlaceRecord
from geodata.phrasing.world_place_words import place_kind_name, place_surroundings, town_distance_phrase
from geodata.words import LANGS, Lang

LARISSA = PlaceRecord(
    "gn-258576", FeatureKind.CITY, "لاريسا", "Larissa", 22.4, 39.6, 5.0, 1, 128_758, "grc", "", ""
)


@pytest.mark.parametrize(
    ("lon", "lat", "lang", "words"),
    [
        (22.4, 39.601, "en", "at Larissa (Greece)"),
        (22.515, 39.69, "en", "14 km NE of Larissa (Greece)"),
        (22.4, 39.55, "en", "5.6 km S of Larissa (Greece)"),
        (22.0, 39.6, "en", "34 km W of Larissa (Greece)"),
        (22.515, 39.69, "ar", "على بُعد 14 كم شمال شرقي لاريسا (اليونان)"),
    ],
)
def test_a_point_is_told_from_the_nearest_town(lon: float, lat: float, lang: Lang, words: str) -> None:
    """Distance and direction from the town, with its state; close by a decimal."""
    found = town_distance_phrase(LARISSA, lon, lat, lang)
    assert found.replace("\u2068", "").replace("\u2069", "") == words


def test_a_town_without_an_arabic_name_keeps_its_own() -> None:
    """It is isolated, so that it reads from left to right."""
    town = replace(LARISSA, ar="")
    assert "\u2068Larissa\u2069" in town_distance_phrase(town, 22.0, 39.6, "ar")


def test_a_disputed_area_is_said_instead_of_a_state() -> None:
    """No state is named silently."""
    town = replace(LARISSA, country="", disputed="crimea")
    assert place_surroundings(town, "en") == "disputed area"
    assert place_surroundings(replace(LARISSA, country=""), "en") == ""


@pytest.mark.parametrize("kind", FeatureKind)
@pytest.mark.parametrize("lang", LANGS)
def test_every_kind_has_a_name(kind: FeatureKind, lang: Lang) -> None:
    """In both languages."""
    assert place_kind_name(replace(LARISSA, kind=kind), lang)
