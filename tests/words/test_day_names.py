"""Dates in words: days, months and periods in both languages."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.words import LANGS, format_day, format_month, format_period, weekday_name


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def test_months_carry_both_arabic_names() -> None:
    """Both the Egyptian and the Levantine name are given."""
    assert format_month(2024, 10, "en") == "October 2024"
    assert format_month(2024, 10, "ar") == "أكتوبر/تشرين الأول 2024"
    assert all(format_month(2024, each, "ar").count("/") == 1 for each in range(1, 13))


def test_day_and_weekday() -> None:
    """A day and its weekday in both languages."""
    as_of = date(2024, 10, 23)
    assert [format_day(as_of, lang) for lang in LANGS] == ["23 أكتوبر/تشرين الأول 2024", "23 October 2024"]
    assert [weekday_name(as_of, lang) for lang in LANGS] == ["الأربعاء", "Wednesday"]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2018-01-01", "2018-12-31", "2018"),
        ("2018-01-01", "2020-12-31", "2018–2020"),
        ("2024-10-01", "2024-10-31", "October 2024"),
        ("2024-02-01", "2024-02-29", "February 2024"),
        ("2023-02-01", "2023-02-28", "February 2023"),
        ("2024-09-01", "2024-10-31", "September–October 2024"),
        ("2023-12-01", "2024-01-31", "December 2023 – January 2024"),
        ("2024-10-23", "2024-10-23", "23 October 2024"),
        ("2024-10-01", "2024-10-05", "1–5 October 2024"),
        ("2024-09-28", "2024-10-03", "28 September – 3 October 2024"),
        ("2023-12-28", "2024-01-03", "28 December 2023 – 3 January 2024"),
        ("2024-02-01", "2024-02-28", "1–28 February 2024"),
        ("2024-10-01", "", "from 1 October 2024"),
        ("", "2024-10-23", "until 23 October 2024"),
        ("", "", "any time"),
    ],
)
def test_period_in_english(first: str, last: str, words: str) -> None:
    """Whole years and months are named as such, other periods by their days."""
    assert format_period(_date(first), _date(last), "en") == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2018-01-01", "2018-12-31", "\u20682018\u2069"),
        ("2018-01-01", "2020-12-31", "\u2068\u20662018–2020\u2069\u2069"),
        ("2024-10-01", "2024-10-31", "\u2068أكتوبر/تشرين الأول 2024\u2069"),
        ("2024-10-01", "2024-10-05", "\u2068\u20661–5\u2069 أكتوبر/تشرين الأول 2024\u2069"),
        ("2024-09-01", "2024-10-31", "\u2068سبتمبر/أيلول – أكتوبر/تشرين الأول 2024\u2069"),
        ("2024-10-01", "", "ابتداءً من \u20681 أكتوبر/تشرين الأول 2024\u2069"),
        ("", "2024-10-23", "حتى \u206823 أكتوبر/تشرين الأول 2024\u2069"),
        ("", "", "أي وقت"),
    ],
)
def test_period_in_arabic_is_isolated(first: str, last: str, words: str) -> None:
    """Ranges of digits run left to right, so that first and last are never swapped."""
    assert format_period(_date(first), _date(last), "ar") == words


def test_period_that_ends_before_it_starts_is_refused() -> None:
    """The message names both days."""
    with pytest.raises(ValueError, match="2024-10-01 before first day 2024-10-02"):
        format_period(date(2024, 10, 2), date(2024, 10, 1), "en")


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 800), st.integers(0, 800))
def test_two_periods_have_different_wordings(first: date, one: int, other: int) -> None:
    """Periods with different last days read differently."""
    wordings = [format_period(first, first + timedelta(days), "en") for days in (one, other)]
    assert (wordings[0] == wordings[1]) == (one == other)
