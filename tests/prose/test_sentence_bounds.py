"""Sentence boundaries by rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.prose.sentence_bounds import split_sentences


@pytest.mark.parametrize(
    ("content", "pieces"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("هل هذا سؤال؟ نعم؛ إنه سؤال.", ["هل هذا سؤال؟", "نعم؛ إنه سؤال."]),
        ("The U.S. Navy sent 3.5 tons. It ended.", ["The U.S. Navy sent 3.5 tons.", "It ended."]),
        ("He said “no.” Then he left.", ["He said “no.”", "Then he left."]),
        ("A pause.. then more. End.", ["A pause.. then more.", "End."]),
        ("Heading\n\nFirst line.  \nSecond.", ["Heading", "First line.", "Second."]),
        (" \n ", []),
        ("Gen. Li met Maj. Okoro on 3 Sept. at noon.", ["Gen. Li met Maj. Okoro on 3 Sept. at noon."]),
        ("2. It began. It ended.", ["2. It began.", "It ended."]),
    ],
)
def test_boundaries(content: str, pieces: list[str]) -> None:
    """Marks end sentences; points of numbers, abbreviations and pauses do not."""
    assert [content[each.start : each.end] for each in split_sentences(content)] == pieces


def test_headings_and_paragraphs() -> None:
    """A short line without a mark at its end is a heading; empty lines are not counted."""
    found = split_sentences("Title\n\nA sentence. Another.\n")
    assert [(each.paragraph, each.is_heading) for each in found] == [(1, True), (2, False), (2, False)]


def headings(content: str) -> list[str]:
    """Words of the headings of a text."""
    return [content[each.start : each.end] for each in split_sentences(content) if each.is_heading]


def test_run_in_headings() -> None:
    """A short beginning of many paragraphs is a heading, numbered or not; that of one is a sentence."""
    numbered = "1. Attacks on trade. A ship sank.\n\n2. Talks. They met in Oslo.\n"
    assert headings(numbered) == ["1. Attacks on trade.", "2. Talks."]
    arabic = "١. البحر. غرقت سفينة.\n٢. المحادثات. اجتمع الوزيران.\n"
    assert headings(arabic) == ["١. البحر.", "٢. المحادثات."]
    assert headings("Goma fell. Its mayor fled.\nThe army left the town. It rained.\n") == []
    assert headings("It was hit. It sank.\nHe left. She stayed.\n") == []


def test_lines_of_a_list_are_sentences() -> None:
    """Headlines, bullet points and entries without a full stop are read; the title is a heading."""
    lines = ("NEWS OF THE DAY", "REBELS SEIZE PORT OF GOMA", "ARMY SHELLS TWO TOWNS", "TALKS BEGIN IN OSLO")
    assert headings("\n".join(lines)) == ["NEWS OF THE DAY"]
    bullets = "In brief, from the north.\n- two villages burned near the river\n• no report from the coast\n"
    assert headings(bullets) == []
    assert headings("- Coast\n- the port was closed at noon\n") == ["- Coast"]


@given(st.text("ab .!?\n”؟،", max_size=60))
def test_only_white_space_is_left(content: str) -> None:
    """Every other character lies in exactly one sentence."""
    covered = [at for each in split_sentences(content) for at in range(each.start, each.end)]
    assert len(covered) == len(set(covered))
    assert {at for at, sign in enumerate(content) if not sign.isspace()} <= set(covered)
