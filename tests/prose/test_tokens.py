"""Tokens and phrases: offsets, joined particles, the longest phrase."""

import pytest

from geodata.prose.tokens import PhraseIndex, forms_without_particles, tokenize

KNOWN = PhraseIndex(
    [("بحر", "a sea"), ("بحر اليابان", "sea-of-japan"), ("Sea of Japan", "sea-of-japan"), ("قال", "said")]
)


def test_offsets_are_those_of_the_whole_text() -> None:
    """Offsets are absolute; numbers keep separators, words keep vowel marks and tatweel."""
    content = "Ah. كوريـا ٦٬٧٠٠ هجومًا 5%"
    assert [(token.start, token.written) for token in tokenize(content, 4)] == [
        (4, "كوريـا"),
        (11, "٦٬٧٠٠"),
        (17, "هجومًا"),
        (24, "5"),
        (25, "%"),
    ]


@pytest.mark.parametrize(
    ("word", "form"),
    [("وروسيا", "روسيا"), ("بالبحر", "بحر"), ("للصين", "الصين"), ("ولكوريا", "كوريا"), ("الروسي", "روسي")],
)
def test_particles_come_off(word: str, form: str) -> None:
    """Conjunction, preposition and article are taken away; the word as written stays too."""
    assert {word, form} <= forms_without_particles(word)


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("في بحر اليابان", ["sea-of-japan"]),
        ("وبحر\nاليابان", ["sea-of-japan"]),
        ("بحر. اليابان", ["a sea"]),
        ("the SEA OF JAPAN", ["sea-of-japan"]),
        ("بحران", []),
    ],
)
def test_the_longest_phrase_is_found(content: str, found: list[str]) -> None:
    """A phrase runs over blanks and line ends, never over a full stop."""
    row = tokenize(content)
    matches = [match for at in range(len(row)) if (match := KNOWN.match_at(row, at))]
    assert [match.value for match in matches] == found


@pytest.mark.parametrize(("word", "taken"), [("قال", True), ("وقال", True), ("بقال", False)])
def test_a_verb_takes_no_preposition(word: str, taken: bool) -> None:  # noqa: FBT001 - a column
    """Only a conjunction is written with a verb."""
    assert (KNOWN.match_at(tokenize(word), 0, verb=True) is not None) == taken
