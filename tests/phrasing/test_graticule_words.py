"""Degrees at the edges of a map."""

import pytest

from geodata.phrasing.graticule_words import meridian_words, parallel_words
from geodata.words import Lang


@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", ["37°N", "0°", "8°05′S"]), ("ar", ["\u206837°\u2069 ش", "0°", "\u20688°05′\u2069 ج"])],
)
def test_latitudes_are_worded_by_the_catalogue(lang: Lang, words: list[str]) -> None:
    """The equator has no side; degrees are isolated in Arabic."""
    assert [parallel_words(minutes, lang) for minutes in (37 * 60, 0, -485)] == words


@pytest.mark.parametrize(
    ("degrees", "words"),
    [(175, "175°E"), (180, "180°"), (-180, "180°"), (185, "175°W"), (360, "0°"), (-190, "170°E")],
)
def test_longitudes_run_on_round_the_earth(degrees: int, words: str) -> None:
    """Beyond 180 degrees the other side is meant."""
    assert meridian_words(degrees * 60, "en") == words
