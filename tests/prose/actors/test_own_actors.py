"""Names of places and actors: spelling, joined particles, adjectives, seats of government."""

import pytest

from geodata.brief.record_types.actor_record import Actor
from geodata.prose.actors.name_phrases import find_names
from geodata.words.localized_text import LocalizedText

NAMES = [
    ("إلى روسيا والصين", [("rus", "rus"), ("chn", "chn")]),
    ("كوريـا الجنوبية", [("kor", "kor")]),
    ("للصين", [("chn", "chn")]),
    ("بالبحر الأصفر وبحر اليابان", [("yellow-sea", None), ("sea-of-japan", None)]),
    ("the Sea of Japan", [("sea-of-japan", None)]),
    ("الرئيس الأوكراني", [(None, "ukr")]),
    ("الجنود الكوريين الشماليين", [(None, "prk")]),
    ("South Korean forces", [(None, "kor")]),
    ("بيونج يانج", [("pyongyang", "prk")]),
    ("Kiev", [("kyiv", "ukr")]),
    ("وحلف الناتو", [(None, "nato")]),
    ("US and us", [(None, "usa")]),
    ("in vladivostok", []),
    ("كيف حال غير مالي", []),
    ("Sergeyevka", []),
    ("the Gulf of Aden, the Gulf of Oman", [("gulf-of-aden", None), ("gulf-of-oman", None)]),
    ("the Indian Ocean and India", [("indian-ocean", None), ("ind", "ind")]),
    ("Bab el-Mandeb, the Bab al-Mandab Strait", [("bab-al-mandab", None), ("bab-al-mandab", None)]),
    ("بمضيق باب المندب وبالخليج العربي", [("bab-al-mandab", None), ("persian-gulf", None)]),
    ("في مضيق هرمز وخليج عمان", [("strait-of-hormuz", None), ("gulf-of-oman", None)]),
    ("خليج عدن لا عدن", [("gulf-of-aden", None), ("aden", None)]),
    ("المتوسط الهادئ لدول البلطيق", [("baltic-states", None)]),
    ("the North Atlantic Treaty Organization", [(None, "nato")]),
    ("the North Atlantic Council", []),
]


@pytest.mark.parametrize(("words", "found"), NAMES)
def test_names(words: str, found: list[tuple[str | None, str | None]]) -> None:
    """Place and actor of each name; an ambiguous or a common word names nothing."""
    assert [(name.place, name.actor) for name in find_names(words)] == found


def test_actors_of_a_brief_come_first() -> None:
    """An alias that a brief gives wins over the gazetteer."""
    fleet = Actor(id="fleet", name=LocalizedText(ar="الأسطول", en="The Fleet"), aliases=("Moscow",))
    assert [name.actor for name in find_names("Moscow and the Fleet", (fleet,))] == ["fleet"]
    assert [name.actor for name in find_names("Moscow and The Fleet", (fleet,))] == ["fleet", "fleet"]


def test_adjectives_name_no_place() -> None:
    """An adjective is marked as one."""
    assert [(name.is_adjective, name.place) for name in find_names("Russian ships off Russia")] == [
        (True, None),
        (False, "rus"),
    ]
