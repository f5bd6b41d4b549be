"""Tests of what the text tells of a date: its day, its verbs, the dates named before."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.brief.edtf import parse_edtf
from geodata.prose.dates.date_phrases import find_date_lines, find_dates
from geodata.vocabulary import Holds

YEARS = [
    # The text's day, the words, the date of the last phrase (None: asked).
    ("2024-05-31", "The permit expires on 30 June.", "2024-06-30"),
    ("2024-05-31", "The permit expired on 30 June.", "2023-06-30"),
    ("2024-05-31", "Talks will open on 12 July.", "2024-07-12"),
    ("2024-05-31", "Talks opened on 12 July.", "2023-07-12"),
    ("2024-05-31", "Talks will be held on 12 July.", "2024-07-12"),
    ("2024-05-31", "The force will keep the posts of 4 May.", "2024-05-04"),
    ("2024-05-31", "They said on 3 May that talks would open on 12 June.", "2024-06-12"),
    ("2024-05-31", "COMING UP: 12 June, a summit in Doha", "2024-06-12"),
    ("2024-05-31", "تنتهي المهلة في 30 حزيران.", "2024-06-30"),
    ("2024-05-31", "ستبدأ المحادثات في 12 تموز.", "2024-07-12"),
    ("2024-05-31", "من المقرر عقده في 12 تموز.", "2024-07-12"),
    ("2024-05-31", "سيطر المسلحون على البلدة في 12 تشرين الأول.", "2023-10-12"),
    ("2024-05-31", "سيرسلون وفدا في 12 تموز.", "2024-07-12"),
    ("2024-05-31", "سيكون اللقاء في 12 تموز.", "2024-07-12"),
    ("2024-05-31", "سياسيون في 12 تشرين الأول", "2023-10-12"),
    ("2024-10-23", "في ديسمبر", None),
    ("2024-10-23", "نستبعد هجوما في ديسمبر", "2024-12"),
    ("2024-05-31", "في 12 تموز المقبل", "2024-07-12"),
    ("2024-05-31", "في 12 تموز الماضي", "2023-07-12"),
    ("2024-05-31", "في 12 تموز", None),
    ("2024-01-10", "في 12 تموز", "2023-07-12"),
    # A weekday beside the day tells the year.
    ("2024-05-31", "Tuesday 3 October", "2023-10-03"),
    ("2024-05-31", "الأربعاء 12 حزيران", "2024-06-12"),
    # A story goes on from a date told with its year, but not from one in a relative clause.
    ("2024-11-06", "They struck on 29 August 2023. On 2 October they struck again.", "2023-10-02"),
    ("2024-11-06", "They struck on 20 December 2023. On 5 January they struck again.", "2024-01-05"),
    ("2024-11-06", "The junta, which rose on 29 August 2021, fell. On 2 October it returned.", "2024-10-02"),
    ("2024-11-06", "They struck on 29 August 2023.\nOn 2 October they struck again.", "2024-10-02"),
    ("2024-11-06", "في 29 أوت من السنة الماضية هاجموا. وفي 2 أكتوبر عادوا.", "2023-10-02"),
    # A report on old times carries its year over its paragraphs.
    (
        "2017-11-22",
        "In July 1995 they came.\nOn 3 August 1995 they left.\nOn 9 August he died.",
        "1995-08-09",
    ),
    # Weekdays lie behind the day of the text, or ahead where a verb says so.
    ("2024-05-31", "They met on Thursday.", "2024-05-30"),
    ("2024-05-31", "They will meet on Thursday.", "2024-06-06"),
    ("2024-05-31", "They met on Friday.", "2024-05-31"),
    ("2024-05-31", "يلتقون الخميس المقبل", "2024-06-06"),
    ("2024-05-31", "سيلتقون الخميس", "2024-06-06"),
    ("2024-05-31", "التقوا الخميس", "2024-05-30"),
    # The first day that a text names is that of its main event.
    (
        "2024-05-31",
        "في 4 نيسان هاجموا المدينة. وفي 14 نيسان زار القاهرة. وكان قد زار الرياض قبل أسبوع من الهجوم.",
        "2024-03-28~",
    ),
    # A day told roughly gives way to the same told exactly.
    (
        "2024-05-31",
        "On 26 January they struck. Two months earlier, on 26 November, they had struck too.",
        "2023-11-26",
    ),
    # Which comes first in digits is told by another date of the text, or by the script.
    ("2024-05-31", "13/02/2024 and 03/04/2024", "2024-04-03"),
    ("2024-05-31", "02/13/2024 and 03/04/2024", "2024-03-04"),
    ("2024-05-31", "في 03/04/2024", "2024-04-03"),
    ("2024-05-31", "since the October 7 attacks", "2023-10-07/.."),
    ("2025-05-31", "overnight", "2025-05-30/2025-05-31"),
]


@pytest.mark.parametrize(("as_of", "words", "edtf"), YEARS)
def test_the_last_date(as_of: str, words: str, edtf: str | None) -> None:
    """The year and the day that the context tells."""
    assert find_dates(words, date.fromisoformat(as_of))[-1].edtf == edtf


@pytest.mark.parametrize(
    ("words", "relative", "anchored"),
    [
        ("4 March 2024", False, False),
        ("4 March", True, False),
        ("yesterday", True, False),
        ("on Monday", True, False),
        ("On 4 March 2024 they met; a day later", False, True),
        ("في 4 آذار 2024 اجتمعوا، وفي اليوم التالي", False, True),
        ("في 4 آذار 2024 اجتمعوا، ثم في 14 من الشهر نفسه", False, True),
    ],
)
def test_what_it_is_counted_from(words: str, relative: bool, anchored: bool) -> None:  # noqa: FBT001
    """The day of the text, or another date of it."""
    found = find_dates(words, date(2024, 5, 31))[-1]
    assert (found.is_relative, found.is_anchored) == (relative, anchored)


@pytest.mark.parametrize(
    ("words", "holds"),
    [
        ("since 4 March", Holds.THROUGHOUT),
        ("حتى 4 آذار", Holds.THROUGHOUT),
        ("by 4 March", Holds.SOMETIME),
        ("4 March", Holds.SOMETIME),
    ],
)
def test_how_it_holds(words: str, holds: Holds) -> None:
    """A state lasts since or until a date."""
    assert find_dates(words, date(2024, 5, 31))[0].holds is holds


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("They met on Tuesday, 7 May, in Doha.", "Tuesday, 7 May"),
        ("Held since early May.", "since early May"),
        ("On 4 March, two days later", "two days later"),
        ("استمر من 3 إلى 5 أيار في المدينة", "3 إلى 5 أيار"),
    ],
)
def test_where_it_stands(content: str, words: str) -> None:
    """The offsets of the last date are those of its words."""
    found = find_dates(content, date(2024, 5, 31))[-1]
    assert content[found.start : found.end] == words


def test_a_part_keeps_the_offsets_of_the_whole() -> None:
    """Only the dates of the part are read."""
    content = "On 4 March they came. On 5 March they left."
    found = find_dates(content, date(2024, 5, 31), start=22)
    assert [(each.edtf, content[each.start : each.end]) for each in found] == [("2024-03-05", "5 March")]


WORDS = [
    "on", "in", "the", "of", "by", "since", "until", "from", "to", "between", "and", "or", "night",
    "overnight", "early", "end", "first", "half", "quarter", "week", "day", "later", "after", "before",
    "ago", "last", "next", "this", "Monday", "Friday", "May", "March", "Oct", "3", "14", "31", "2024",
    "1445", "2,018", "12:30", "/", "-", "–", ":", "|", ".", ",", "(", ")", "\n", "ليل", "ليلة", "من",
    "في", "منذ", "حتى", "بين", "و", "قبل", "بعد", "يوم", "يومين", "أسبوع", "الشهر", "العام", "الماضي",
    "المقبل", "الأول", "الربع", "أيار", "آب", "ماي", "رمضان", "هـ", "الخميس", "نفسه", "التالي", "ذلك",
    "اليوم", "أمس", "Q1", "H2", "Z", "MAR", "Eid", "al-Fitr", "winter", "شتاء", "غداة", "عشية",
    "110400Z",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=14), st.dates(date(1950, 1, 1), date(2090, 1, 1)))
def test_any_words_are_read(words: list[str], as_of: date) -> None:
    """No words raise; what is found a brief can carry."""
    content = " ".join(words)
    for found in find_dates(content, as_of):
        assert found.edtf is None or parse_edtf(found.edtf)
        assert all(parse_edtf(each) for each in found.readings)
        assert 0 <= found.start < found.end <= len(content)
    for line in find_date_lines(content, as_of):
        assert line.start < line.end <= line.holds_until <= len(content)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_read(content: str) -> None:
    """Nor does any text."""
    assert find_dates(content, date(2024, 5, 31)) is not None


def test_a_long_text_is_read_in_time_that_grows_with_its_length() -> None:
    """Ten thousand entries, dates and numbers in a row."""
    for repeated in ("- 4 March: a raid, the day after.\n", "3, ", "the day after ", "May and ", "|4 March"):
        assert find_dates(repeated * 2_000, date(2024, 5, 31)) is not None
