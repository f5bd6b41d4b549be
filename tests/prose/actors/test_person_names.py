"""Persons in a text: titles, appositions, verbs, last names later, in both languages."""

import pytest

from geodata.prose.actors.actor_phrases import find_actors
from geodata.vocabulary import ActorKind

PERSONS = [
    ("Prime Minister Ana Brnabek resigned.", ["Ana Brnabek"]),
    ("the Kenyan president, Wilson Otuke, said", ["Wilson Otuke"]),
    ("Wilson Otuke, a spokesman for the port, said", ["Wilson Otuke"]),
    ("spokesman Guo Jiakun said", ["Guo Jiakun"]),
    ("Gen. Otuke said", ["Otuke"]),
    ("General Otuke met Colonel Brnabek.", ["Otuke", "Brnabek"]),
    ("said Judith Otuke", ["Judith Otuke"]),
    ("Wilson Otuke warned them.", ["Wilson Otuke"]),
    ("General Motors and General Staff and Prince Edward Island", []),
    ("in Sheikh Zuweid and in San Jose", []),
    ("The president on Monday said", []),
    ("Minister of Defence", []),
    ("وقال العقيد محمد قنديلو إن القوات انسحبت", ["محمد قنديلو"]),
    ("المتحدث باسم الميناء اللواء عبد الكريم الشاطري أمس", ["عبد الكريم الشاطري"]),
    ("محافظ شمال الساحل محمود عبد الرزاق شوشيت، قال", ["محمود عبد الرزاق شوشيت"]),
    ("عمار بن جميعات، مندوب البلاد", ["عمار بن جميعات"]),
    ("وأكد حسين الشاطري ذلك", ["حسين الشاطري"]),
    ("العميد كيومرث بورهاشيمي قتل", ["كيومرث بورهاشيمي"]),
    ("وصل الرئيس إلى المطار", []),
    ("قذائف على ظروف الترحيل", []),
    ("قصف على أم درمان", []),
    ("القائد العام خميس أبكور بالجنينة", ["خميس أبكور"]),
]


def persons(words: str) -> list[str]:
    """Return the persons named in some words, as written."""
    return [words[each.start : each.end] for each in find_actors(words) if each.kind is ActorKind.PERSON]


@pytest.mark.parametrize(("words", "found"), PERSONS)
def test_persons(words: str, found: list[str]) -> None:
    """A title, an apposition or a verb of saying tells of a person; a place or a body is none."""
    assert persons(words) == found


def test_last_name_later() -> None:
    """A last name alone is the person introduced before it, in both languages."""
    english = find_actors("Minister Wilson Otuke spoke. Later Otuke left for Otuke's home.")
    assert [each.id for each in english] == ["wilson-otuke"] * 3
    arabic = find_actors("قال العقيد محمد قنديلو. ثم غادر قنديلو")
    assert [(each.id, each.rule) for each in arabic] == [
        ("mhmd-qndylw", "person-title"),
        ("mhmd-qndylw", "person-last-name"),
    ]


def test_last_name_of_another_person() -> None:
    """A full name with the same last name is another person."""
    found = find_actors("Minister Wilson Otuke spoke. Minister Paul Otuke did not.")
    assert [each.id for each in found] == ["wilson-otuke", "paul-otuke"]


PART_OF = [
    ("Houthi spokesman Wilson Otuke said", "houthis"),
    ("Kenya's Defence Minister Wilson Otuke said", "ken-defence-ministry"),
    ("Wilson Otuke, the Kenyan ambassador, said", "ken"),
    ("وزير الدفاع الكيني محمد قنديلو", "ken-defence-ministry"),
    ("المتحدث باسم الجيش الكيني العقيد محمد قنديلو", "ken-army"),
    ("Wilson Otuke said", None),
]


@pytest.mark.parametrize(("words", "whole"), PART_OF)
def test_whom_a_person_speaks_for(words: str, whole: str | None) -> None:
    """The role beside a name tells the actor that the person is part of."""
    found = [each for each in find_actors(words) if each.kind is ActorKind.PERSON]
    assert [each.part_of for each in found] == [whole]


def test_role_is_no_second_actor() -> None:
    """The body in the role right before a name is not proposed beside the person."""
    assert [each.rule for each in find_actors("وزير الدفاع الكيني محمد قنديلو")] == ["person-title"]


def test_names_in_the_language_of_the_text() -> None:
    """A name that only the text knows has that language alone, and no joined particle."""
    assert find_actors("وقال ومحمد بن قنديلو، مندوب")[0].name.root == {"ar": "محمد بن قنديلو"}
    assert find_actors("Wilson Otuke said")[0].name.root == {"en": "Wilson Otuke"}
