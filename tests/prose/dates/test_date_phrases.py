"""Tests of dates in words: month names, relative dates, parts, bounds."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.brief.edtf import parse_edtf
from geodata.prose.dates.date_phrases import find_dates

AS_OF = date(2024, 10, 23)  # a Wednesday
ONE = [
    ("أكتوبر/تشرين الأول 2024", "2024-10"),
    ("أكتوبر/تشرين أول،", "2024-10"),
    ("تشرين الأول 2024", "2024-10"),
    ("October 2024", "2024-10"),
    ("في آب 2024", "2024-08"),
    ("23 October 2024", "2024-10-23"),
    ("October 23, 2024", "2024-10-23"),
    ("the 5th of June 2023", "2023-06-05"),
    ("23 من أكتوبر 2024", "2024-10-23"),
    ("2024-10-23", "2024-10-23"),
    ("23/10/2024", "2024-10-23"),
    ("in May", "2024-05"),
    ("الشهر المقبل", "2024-11"),
    ("next month", "2024-11"),
    ("last month", "2024-09"),
    ("العام الماضي", "2023"),
    ("yesterday", "2024-10-22"),
    ("last week", "2024-10-14/2024-10-20"),
    ("قبل عامين", "2022~"),
    ("3 years ago", "2021~"),
    ("early March 2024", "2024-03-01/2024-03-10"),
    ("منتصف أكتوبر 2024", "2024-10-10/2024-10-20"),
    ("late February 2024", "2024-02-15/2024-02-29"),
    ("late 1999", "1999-09/1999-12"),
    ("around 2 July 2024", "2024-07-02~"),
    ("since 2018", "2018/.."),
    ("بداية من عام 2018", "2018/.."),
    ("منذ عام 2012", "2012/.."),
    ("بحلول الشهر القادم", "../2024-11"),
    ("by February", "../2025-02"),
    ("until 2020", "../2020"),
    ("between 2016 and 2018", "2016/2018"),
    ("من 2016 إلى 2018", "2016/2018"),
]


@pytest.mark.parametrize(("words", "edtf"), ONE)
def test_one_date(words: str, edtf: str) -> None:
    """One date in EDTF, which a brief can carry."""
    found = find_dates(words, AS_OF)
    assert [each.edtf for each in found] == [edtf]
    assert parse_edtf(edtf)


@pytest.mark.parametrize(
    "words",
    ["مارس ضغوطا", "they may go", "المحيط 2024", "2018 soldiers", "a march on the capital", "12 ships", ""],
)
def test_what_is_no_date(words: str) -> None:
    """Words that look like months, and numbers that look like years."""
    assert find_dates(words, AS_OF) == ()


@pytest.mark.parametrize(
    ("words", "weekday", "edtf"),
    [
        ("الأربعاء 23 أكتوبر/تشرين أول", 3, "2024-10-23"),
        ("Thursday, 23 October 2024", 4, "2024-10-23"),
        ("on Tuesday", 2, "2024-10-22"),
    ],
)
def test_weekdays(words: str, weekday: int, edtf: str | None) -> None:
    """The weekday that is named, right or wrong, with its date where there is one."""
    assert [(each.weekday, each.edtf) for each in find_dates(words, AS_OF)] == [(weekday, edtf)]


def test_two_readings_ask() -> None:
    """A date of two small numbers is not guessed."""
    found = find_dates("03/04/2024", AS_OF)[0]
    assert (found.edtf, found.readings) == (None, ("2024-04-03", "2024-03-04"))


def test_without_a_day_nothing_is_counted() -> None:
    """A bare month has no year then, and "next month" is no date."""
    assert [each.edtf for each in find_dates("in May, next month, in June 2023")] == [None, "2023-06"]


def test_what_is_counted_is_marked() -> None:
    """The year of a bare month comes from the text's own day."""
    assert [each.is_relative for each in find_dates("in May and in June 2023", AS_OF)] == [True, False]


def test_several_with_offsets() -> None:
    """Two years behind one word, in the text's own offsets."""
    content = "عامي 2016 و2018"
    assert [(each.edtf, content[each.start : each.end]) for each in find_dates(content, AS_OF)] == [
        ("2016", "عامي 2016"),
        ("2018", "2018"),
    ]


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_any_day_reads_as_itself(day: date) -> None:
    """ISO, English and Arabic order."""
    month = day.strftime("%B")
    for words in (day.isoformat(), f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}"):
        assert [each.edtf for each in find_dates(words)] == [day.isoformat()]


@given(
    st.lists(
        st.sampled_from(
            [
                "23",
                "2024",
                "في",
                "october",
                "may",
                "قبل",
                "since",
                "between",
                "و",
                "and",
                "-",
                "/",
                "أمس",
                "next",
                "month",
                "عامين",
            ]
        ),
        max_size=8,
    )
)
def test_nothing_raises(words: list[str]) -> None:
    """Dates found in any text are in the EDTF subset of a brief."""
    for found in find_dates(" ".join(words), AS_OF):
        assert found.edtf is None or parse_edtf(found.edtf)
