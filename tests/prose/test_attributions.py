"""Tests of attributions: verbs of saying and speakers."""

import pytest

from geodata.prose.attributions import Attribution, find_attributions
from geodata.prose.sentence_bounds import split_sentences

SAID = [
    ("أكد وزير الدفاع الياباني أن سفنا أبحرت.", "وزير الدفاع الياباني", "jpn", "confirms", "reported"),
    ("وقالت وزارة الدفاع الفرنسية: وصلت القوات.", "وزارة الدفاع الفرنسية", "fra", "asserts", "reported"),
    ("وتخشى اليابان من أن تتأخر.", "اليابان", "jpn", "asserts", "judgement"),
    ("نفت طهران ذلك.", "طهران ذلك", "irn", "denies", "reported"),
    ("تجنب الرئيس التركي نفي الأمر.", "الرئيس التركي", "tur", "does-not-deny", "reported"),
    ("ورجحت مصادر أخرى عددا أكبر.", "مصادر أخرى", None, "asserts", "judgement"),
    ("قيل إنها أبحرت.", None, None, "asserts", "reported"),
    ("Japan's ministry confirmed that ships sailed.", "Japan's ministry", "jpn", "confirms", "reported"),
    (
        "Smith, the British envoy, said ships sailed.",
        "Smith, the British envoy",
        "gbr",
        "asserts",
        "reported",
    ),
    ("Tehran did not deny it.", "Tehran", "irn", "does-not-deny", "reported"),
    (
        "About 30 ships, according to the French ministry.",
        "the French ministry",
        "fra",
        "asserts",
        "reported",
    ),
]


def read(content: str) -> tuple[Attribution, ...]:
    """The attributions of a text."""
    return find_attributions(content, [(each.start, each.end) for each in split_sentences(content)])


@pytest.mark.parametrize(("content", "speaker", "actor", "stance", "statement"), SAID)
def test_who_says_how(
    content: str, speaker: str | None, actor: str | None, stance: str, statement: str
) -> None:
    """Words of the speaker, actor and stance of an attribution."""
    found = [
        (content[slice(*each.speaker)] if each.speaker else None, each.actor, each.stance, each.statement)
        for each in read(content)
    ]
    assert found == [(speaker, actor, stance, statement)]


@pytest.mark.parametrize("content", ["The reports are old.", "إن السفن أبحرت.", "Ships sailed in 2018.", ""])
def test_nobody_speaks(content: str) -> None:
    """Nouns that look like verbs of saying attribute nothing."""
    assert read(content) == ()


def test_a_last_name_is_the_same_speaker() -> None:
    """A last name takes the actor of the fuller name before it."""
    content = "قال الرئيس التركي سليم دمير إن السفن أبحرت. وصرح دمير بأنها عادت."
    first, second = read(content)
    assert (second.actor, second.fuller_name) == ("tur", first.speaker)


def test_a_citation_at_the_end_is_known_as_such() -> None:
    """It may cover more than its clause."""
    assert [each.is_closing for each in read("30 ships sailed, according to Japan.")] == [True]
    assert [each.is_closing for each in read("According to Japan, 30 ships sailed.")] == [False]
