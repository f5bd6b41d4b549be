"""Names of places in longer names, and surnames, against places written alike."""

import pytest

from geodata.toponyms.name_readings import Reading
from geodata.toponyms.place_mentions import find_place_names
from tests.small_gazetteer import SmallGazetteer


def readings(text: str) -> list[Reading]:
    """What each name of a text stands for."""
    return [each.reading for each in find_place_names(text, SmallGazetteer()).mentions]


@pytest.mark.parametrize(
    "text",
    [
        "The destroyer INS Kolkata sailed on.",
        "The tanker Paris was hit.",
        "It names GROTON and KOLKATA among ships.",
        "Jack London wrote it.",
        "Paris Hilton came.",
        "Dr. Victoria Larsen came.",
        "They met under the Minsk agreements.",
        "The Moscow Times counts them.",
        "He works at Reading University.",
        "The University of Texas opened.",
        "A man of the Paris-Lyon line.",
        "US Navy helicopters sank three.",
        "He read “London Calling” twice.",
        "وقعت الأطراف اتفاق الجزائر أمس",
        "قالت صحيفة لندن إن",
        "غرقت الباخرة «غاو» أمس",
        "نقلت باريس برس الخبر",
        "القيادة الأمريكية لإفريقيا أعلنت",
        "حضر محمد غاو الاجتماع",
    ],
)
def test_a_part_of_a_longer_name(text: str) -> None:
    """Ships, persons, agreements, papers, schools, lines, forces, titles in quotation marks."""
    assert readings(text) == [Reading.NAME] * len(readings(text))
    assert readings(text)


@pytest.mark.parametrize(
    "text",
    [
        "In Paris the mood was calm.",
        "They met in London Monday.",
        "A street in central London.",
        "The Texas Department of Health says so.",
        "A man from Fairfield said so.",
        "French troops left Gao for Kidal.",
        "She said: “Paris was calm, and so were we all.”",
        "انتهت محادثات الجزائر أمس",
        "وصلت السفينة إلى عدن",
        "شركة خليج عدن",
    ],
)
def test_no_part_of_a_longer_name(text: str) -> None:
    """The same words around a place: a sentence's start, a day, a part of a town, a body of the state."""
    assert Reading.NAME not in readings(text)
    assert readings(text)


def test_a_surname_stays_one() -> None:
    """Who was named in full is meant later by the last name alone, and who speaks is no village."""
    assert readings("Alex Larsen arrived. Larsen left later.") == [Reading.NAME, Reading.NAME]
    assert readings("Larsen revealed the plan.") == [Reading.NAME]
