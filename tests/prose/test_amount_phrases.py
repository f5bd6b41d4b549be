"""Tests of amounts in words: values, ranges, qualifiers, units, ambiguous spellings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.prose.amount_phrases import find_amounts

ONE = [
    ("١٥٠٠ جندي", 1500, "exact", "soldier"),
    ("1,500 troops", 1500, "exact", "soldier"),
    ("١٬٥٠٠ جندي", 1500, "exact", "soldier"),
    ("3 آلاف جندي", 3000, "exact", "soldier"),
    ("ثلاثة ملايين قذيفة", 3_000_000, "exact", "shell"),
    ("three million shells", 3_000_000, "exact", "shell"),
    ("نحو 10 آلاف عسكري", 10_000, "about", "soldier"),
    ("ما يقرب من 19 ألف مقاتل", 19_000, "close-to", "soldier"),
    ("بأكثر من 13 ألف حاوية", 13_000, "more-than", "container"),
    ("at least 12 tanks", 12, "at-least", "tank"),
    ("5 سفن على الأقل", 5, "at-least", "ship"),
    ("أقل من 40 دبابة", 40, "less-than", "tank"),
    ("up to 30 per cent", 30, "up-to", "percent"),
    ("more than 1,000 elite troops", 1000, "more-than", "soldier"),
    ("أكثر من عامين", 2, "more-than", "year"),
    ("خمسة وعشرين سفينة", 25, "exact", "ship"),
    ("مئة وخمسون ألف جندي", 150_000, "exact", "soldier"),
    ("بألفين وخمسمئة جندي", 2500, "exact", "soldier"),
    ("3 آلاف و500 جندي", 3500, "exact", "soldier"),
    ("two hundred and fifty ships", 250, "exact", "ship"),
    ("1.5 million people", 1_500_000, "exact", "person"),
    ("ألف طلقة من قذائف المدفعية", 1000, "exact", "shell"),
    ("ثلاثة أضعاف", 3, "exact", "times"),
    ("three-fold", 3, "exact", "times"),
    ("6700 as of now", 6700, "exact", None),
]


@pytest.mark.parametrize(("words", "value", "qualifier", "unit"), ONE)
def test_one_amount(words: str, value: float, qualifier: str, unit: str | None) -> None:
    """Value, qualifier and unit of an amount."""
    found = find_amounts(words)
    assert [(each.value, each.qualifier, each.unit) for each in found] == [(value, qualifier, unit)]


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("بين 6700 و13 ألف حاوية", 6700, 13_000),
        ("between 3 and 4 thousand soldiers", 3000, 4000),
        ("من 3 إلى 4 آلاف جندي", 3000, 4000),
        ("10 to 20 ships", 10, 20),
        ("6700–13000 containers", 6700, 13_000),
    ],
)
def test_a_range(words: str, low: float, high: float) -> None:
    """Both ends; a multiplier behind the second holds for the first where that makes sense."""
    assert [(each.value, each.low, each.high) for each in find_amounts(words)] == [(None, low, high)]


@pytest.mark.parametrize(
    ("words", "readings"),
    [("1.500 soldiers", (1500, 1.5)), ("٢٫٥٠٠ جندي", ()), ("2,5 مليون", (25_000_000, 2_500_000))],
)
def test_two_readings_ask(words: str, readings: tuple[float, ...]) -> None:
    """A lone point or comma gives both readings and no value; the decimal sign of Arabic gives one."""
    found = find_amounts(words)[0]
    assert found.readings == readings
    assert (found.value is None) == bool(readings)


@pytest.mark.parametrize(
    "words",
    [
        "عام 2018",
        "في 2018 و2019",
        "2016–2018",
        "آلاف الجنود",
        "thousands of troops",
        "المحيط 2024",
        "one of them",
        "",
    ],
)
def test_what_is_no_amount(words: str) -> None:
    """Years, names with a number and vague plurals are left alone."""
    assert find_amounts(words) == ()


def test_offsets_hold_the_words() -> None:
    """From the qualifier to the unit, in the text's own offsets."""
    content = "They sent close to 1,500 soldiers and 20 ships."
    assert [content[each.start : each.end] for each in find_amounts(content)] == [
        "close to 1,500 soldiers",
        "20 ships",
    ]
    assert find_amounts(content, start=34)[0].start == content.index("20")


@given(st.integers(1, 10**9))
def test_any_number_reads_as_itself(value: int) -> None:
    """Digits with or without commas, whatever the script."""
    plain = f"{value:,} ships"
    arabic = plain.translate(str.maketrans("0123456789,", "٠١٢٣٤٥٦٧٨٩٬"))
    assert [find_amounts(each)[0].value for each in (plain, arabic, f"{value} ships")] == [value] * 3


@given(st.text("0123456789.,٬ وأآلاف مليون between and-–", max_size=30))
def test_nothing_raises(words: str) -> None:
    """Offsets of any text lie inside it and in order."""
    found = find_amounts(words)
    assert all(0 <= each.start < each.end <= len(words) for each in found)
