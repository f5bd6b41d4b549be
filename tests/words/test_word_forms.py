"""Words of a text for search: offsets, forms, roots, one wrong letter."""

import pytest

from geodata.words.word_forms import is_one_letter_off, split_words, word_forms, word_roots


def test_words_keep_their_offsets() -> None:
    """A number is one word without its marks; harakat belong to their word."""
    text = "«مسيّرة» 1,500 Ocean-2024"
    found = split_words(text)
    assert [word.folded for word in found] == ["مسيره", "1500", "ocean", "2024"]
    assert [text[word.start : word.end] for word in found] == ["مسيّرة", "1,500", "Ocean", "2024"]


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("بالحديده", "الحديده"),
        ("والصواريخ", "صواريخ"),
        ("الجواصات", "جواصه"),
        ("لروسيا", "روسيا"),
        ("نووي", "النوويه"),
        ("submarines", "submarine"),
        ("agencies", "agency"),
        ("clashes", "clash"),
    ],
)
def test_a_word_is_found_by_what_it_is_made_of(word: str, other: str) -> None:
    """Preposition, article and ending are taken off."""
    assert word_forms(word) & word_forms(other)


@pytest.mark.parametrize(("word", "other"), [("بكين", "كين"), ("class", "clas"), ("1500", "150")])
def test_short_words_and_numbers_stay_whole(word: str, other: str) -> None:
    """Their first letter, or their end, is their own."""
    assert other not in word_forms(word)


@pytest.mark.parametrize(
    ("plural", "singular"), [("صواريخ", "صاروخ"), ("قذايف", "قذيفه"), ("جنود", "جندي"), ("اهداف", "هدف")]
)
def test_broken_plurals_share_a_root_with_their_singular(plural: str, singular: str) -> None:
    """Long vowels change, consonants stay."""
    assert word_roots(plural) & word_roots(singular)


def test_other_words_share_no_root() -> None:
    """A first letter that makes a verb is kept; words of two consonants and Latin ones have none."""
    assert not word_roots("يحدد") & word_roots("الحديده")
    assert not word_roots("روس")
    assert not word_roots("ship")


@pytest.mark.parametrize(
    ("word", "other", "expected"),
    [
        ("kirby", "kirbi", True),
        ("kirby", "kiby", True),
        ("kiby", "kirby", True),
        ("kirby", "kibry", True),
        ("kirby", "kirby", False),
        ("kirby", "kbriy", False),
        ("kirby", "kir", False),
        ("aa", "bb", False),
    ],
)
def test_one_letter_off(word: str, other: str, *, expected: bool) -> None:
    """Another, missing, too many, two exchanged; never two."""
    assert is_one_letter_off(word, other) is expected
