"""Dates of events in words, in both languages."""

import pytest

from geodata.brief.record_types.date_record import EventDate
from geodata.phrasing.date_words import date_bounds_phrase, date_fact_phrases, date_phrase
from geodata.words.text_direction import strip_isolates

WHENS = [
    ({"edtf": "2024-10"}, "October 2024", "أكتوبر/تشرين الأول 2024"),
    ({"edtf": "2018/..", "holds": "throughout"}, "since 2018", "منذ 2018"),
    ({"edtf": "2024-10/.."}, "from October 2024 on", "ابتداءً من أكتوبر/تشرين الأول 2024"),
    ({"edtf": "../2024-11"}, "no later than November 2024", "في نوفمبر/تشرين الثاني 2024 على أبعد تقدير"),
    ({"edtf": "2012/..", "holds": "recurring"}, "recurring since 2012", "على نحو متكرر منذ 2012"),
    (
        {"edtf": "../..", "start": "../2022-10"},
        "begun no later than October 2022",
        "بدأ في أكتوبر/تشرين الأول 2022 على أبعد تقدير",
    ),
    ({"edtf": "../..", "start": "../.."}, "at an unknown time", "في وقت غير معلوم"),
    ({"edtf": "2018/..", "holds": "throughout", "end": "../.."}, "since 2018", "منذ 2018"),
    (
        {"edtf": "../..", "start": "../..", "end": "2024"},
        "until 2024",
        "حتى 2024",
    ),
    (
        {"edtf": "2024-10/..", "holds": "throughout", "convention": {"ar": "اصطلاح", "en": "a convention"}},
        "from October 2024 on",
        "ابتداءً من أكتوبر/تشرين الأول 2024",
    ),
    ({"undated": True}, "Undated", "غير مؤرخ"),
    ({"edtf": "2024-10~"}, "about October 2024", "نحو أكتوبر/تشرين الأول 2024"),
    (
        {"edtf": "2024-09/2024-11"},
        "between September 2024 and November 2024",
        "بين سبتمبر/أيلول 2024 ونوفمبر/تشرين الثاني 2024",
    ),
]


@pytest.mark.parametrize(("when", "en", "ar"), WHENS)
def test_when(when: dict[str, str], en: str, ar: str) -> None:
    """A date is said as people say it; EDTF never reaches a reader."""
    record = EventDate.model_validate(when)
    assert strip_isolates(date_phrase(record, "en")) == en
    assert strip_isolates(date_phrase(record, "ar")) == ar


def test_span() -> None:
    """The outer bounds in words."""
    assert date_bounds_phrase(EventDate(edtf="2024-10~"), "en") == "24 September – 7 November 2024"
    assert date_bounds_phrase(EventDate(undated=True), "en") == "no bound given"


@pytest.mark.parametrize(
    ("when", "unbounded", "expected"),
    [
        ({"edtf": "2024-10", "holds": "sometime"}, False, ("October 2024", "At some time in it")),
        (
            {"edtf": "2024-10~", "holds": "throughout"},
            True,
            ("about October 2024", "24 September – 7 November 2024", "All through"),
        ),
        ({"undated": True}, False, ("Undated",)),
        ({"undated": True}, True, ("Undated", "no bound given")),
    ],
)
def test_facts(when: dict[str, object], unbounded: bool, expected: tuple[str, ...]) -> None:  # noqa: FBT001
    """Bounds stand where they say more than the date; an undated event fills no dates."""
    assert date_fact_phrases(EventDate.model_validate(when), "en", unbounded=unbounded) == expected
