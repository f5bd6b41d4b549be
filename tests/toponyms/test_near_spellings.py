"""Names in Latin letters under another spelling, and the skeletons that find them."""

import pytest

from geodata.gazetteer.name_consonants import (
    arabic_skeletons,
    latin_skeleton,
    latin_skeletons,
    vowel_agreement,
)
from geodata.toponyms.name_spans import name_spans
from geodata.toponyms.near_spellings import near_spans
from geodata.toponyms.text_words import read_words
from geodata.toponyms.theatres import TextScene
from tests.small_gazetteer import SmallGazetteer

GAZETTEER = SmallGazetteer()


def names(text: str, states: tuple[str, ...] = ("mli", "usa")) -> list[str]:
    """Names that the small gazetteer has with an "h" more or less."""
    words = read_words(text)
    spans = name_spans(text, words, GAZETTEER)
    scene = TextScene(frozenset(states), named=frozenset(states))
    return [each.name for each in near_spans(text, words, spans, GAZETTEER, scene)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They shelled Khidal at dawn.", ["Khidal"]),
        ("A convoy from Gao and Khidal left.", ["Khidal"]),
        ("In Fhairfield, a fire.", ["Fhairfield"]),
        ("The village of Fhairfield burnt.", []),
        ("Fhairfield town burnt.", ["Fhairfield"]),
        ("Mr. Fhairfield spoke.", []),
        ("She met John Fhairfield in Paris.", []),
        ("in fhairfield", []),
        ("In Gaho, a fire.", []),
    ],
)
def test_a_name_is_looked_up_where_a_place_stands(text: str, found: list[str]) -> None:
    """Behind a word of place, in a list, before a kind; no person, no short name."""
    assert names(text) == found


def test_only_states_of_the_text_count() -> None:
    """And a text that names no state has none."""
    assert names("They shelled Khidal at dawn.", ("fra",)) == []
    assert names("They shelled Khidal at dawn.", ()) == []


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("Kyaukphyu", "Kyaukpyu"),
        ("Djalalabad", "Jalalabad"),
        ("Makhmur", "Makmur"),
        ("Ghazni", "Qazni"),
        ("Zhytomyr", "Zytomyr"),
    ],
)
def test_sounds_that_are_written_in_several_ways(written: str, known: str) -> None:
    """One of the skeletons of the one spelling is that of the other."""
    assert latin_skeleton(known) in latin_skeletons(written)


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("امبرة", "Mbera"),
        ("عدل بكرو", "’Adel Bagrou"),
        ("بئر لحلو", "Bir Lehlou"),
        ("ميس الجبل", "Meiss ej Jabal"),
        ("تل الحمام", "Tell el Hammam"),
    ],
)
def test_arabic_letters_and_latin_ones(written: str, known: str) -> None:
    """An alif that helps, ain as an apostrophe, h within, and articles as they are spoken."""
    assert latin_skeleton(known) in arabic_skeletons(written)
    assert vowel_agreement(written, known) >= 0.7
