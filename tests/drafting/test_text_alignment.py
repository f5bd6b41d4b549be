"""Alignment of two versions of a text."""

import time
from random import Random

import pytest

from geodata.drafting.text_alignment import TextAlignment, align_texts, mark_at
from tests.text_edits import repeating_text


def kept(found: TextAlignment) -> list[str]:
    """The runs in the words of the old text."""
    return [" ".join(map(found.old.raw, range(run.start, run.end))) for run in found.runs]


@pytest.mark.parametrize(
    ("old", "new", "runs"),
    [
        ("one two three four five", "one two three four five", ["one two three four five"]),
        ("one two three four five", "one two 3 four five", ["one two", "four five"]),
        ("one two three four five", "zero one two three four five six", ["one two three four five"]),
        ("a “b” c 12 قُوّات", "a «b»\nc ١٢ قوات", ["a “ b ” c 12 قُوّات"]),
        (
            "first. second two. third three.",
            "second two. third three. first.",
            ["second two . third three ."],
        ),
        ("one two", "three four", []),
    ],
)
def test_words_that_both_have(old: str, new: str, runs: list[str]) -> None:
    """Whatever their marks, digits, quotes and blanks; what was moved is not among them."""
    assert kept(align_texts(old, new)) == runs


def test_words_of_a_moved_sentence_are_left_alone() -> None:
    """The sentence that came in its place begins with the same words."""
    moved, rest = "On 3 March the ship sank at noon.", "Then all the men of the crew came home."
    found = align_texts(
        f"Rain fell. {moved} {rest}", f"Rain fell. On 3 March the port burned. {rest} {moved}"
    )
    assert kept(found) == ["Rain fell . On 3", ". Then all the men of the crew came home ."]


def test_a_full_stop_stays_with_its_sentence() -> None:
    """A sentence that was added behind it brought one, too."""
    found = align_texts("Ships left. Men stayed.", "Ships left. It rained. Men stayed.")
    assert kept(found) == ["Ships left .", "Men stayed ."]
    assert found.gaps == ((3, 3, 3, 6),)


def test_a_doubled_sentence_is_in_doubt() -> None:
    """Either of the two can be the new one; the words around them are sure."""
    found = align_texts("Go on. One two three. Men stay.", "Go on. One two three. One two three. Men stay.")
    assert {at for doubt in found.doubts for at in range(doubt.start, doubt.end)} == {2, 3, 4, 5, 6}
    twice = align_texts("Go on. One two three. One two three. Men stay.", "Go on. One two three. Men stay.")
    assert [doubt.shifts for doubt in twice.doubts_between(3, 4)] == [(0, -4)]


def test_copied_words_are_told() -> None:
    """A gap whose new words stand elsewhere in the old text, with those around them."""
    old = "On 3 March ships left Aden. Rain fell for a day. On 4 March ships left Basra for Oman."
    changed = align_texts(old, old.replace("3 March ships left Aden", "4 March ships left Aden"))
    assert changed.copied == frozenset(changed.gaps)
    other = align_texts(old, old.replace("3 March ships left Aden", "5 March ships left Aden"))
    assert other.gaps
    assert not other.copied


def test_marks_belong_to_letters() -> None:
    """A vowel mark, a tatweel, an accent; a letter or the end is none."""
    assert (mark_at("كُ", 1), mark_at("كـ", 1), mark_at("e\u0301", 1)) == ("ُ", "ـ", "\u0301")
    assert (mark_at("ك", 0), mark_at("ك", 1)) == ("", "")


@pytest.mark.parametrize("kind", ["few edits", "altogether different", "one sentence again and again"])
def test_a_text_of_two_megabytes(kind: str) -> None:
    """Time grows with the length, whatever the texts: a quadratic search would take minutes."""
    text, other = (repeating_text(Random(seed), 16_000).text() for seed in (1, 2))  # noqa: S311 - the same texts
    new = {
        "few edits": text[:1000] + "word " + text[1000:900_000] + text[900_500:],
        "altogether different": other,
        "one sentence again and again": "",
    }[kind]
    if not new:
        text, new = "One two three. " * 100_000, "One two three. " * 100_010
    started = time.process_time()
    found = align_texts(text, new)
    assert time.process_time() - started < 30
    assert (found.share > 0.99) == (kind != "altogether different")
