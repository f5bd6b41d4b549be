"""Formatting and parsing of numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.words import LANGS, format_number, format_number_range, parse_number
from geodata.words.number_format import MAX_NUMBER_DIGITS


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (0, "0"),
        (400, "400"),
        (1500, "1,500"),
        (2_000_000, "2,000,000"),
        (10**18, "1,000,000,000,000,000,000"),
        (1e21, "1,000,000,000,000,000,000,000"),
        (1.5, "1.5"),
        (3.0, "3"),
        (1500.25, "1,500.25"),
        (0.000001, "0.000001"),
        (-1500, "-1,500"),
        (-0.0, "0"),
    ],
)
def test_number_is_the_same_in_both_languages(value: float, printed: str) -> None:
    """Commas group thousands and a full stop starts decimals in both languages."""
    assert [format_number(value, lang) for lang in LANGS] == [printed, printed]


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_infinity_and_nan_are_refused(value: float) -> None:
    """A missing amount is never formatted as a number."""
    with pytest.raises(ValueError, match="finite"):
        format_number(value, "en")


def test_range_is_isolated_in_arabic() -> None:
    """The low end comes first in both languages."""
    assert format_number_range(6700, 13000, "en") == "6,700–13,000"
    assert format_number_range(6700, 13000, "ar") == "\u20666,700–13,000\u2069"


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1500", 1500),
        ("1,500", 1500),
        ("١٬٥٠٠", 1500),
        ("١٥٠٠", 1500),
        ("۱۵۰۰", 1500),
        ("1,234,567.5", 1234567.5),
        ("1٫500", 1.5),
        ("0.500", 0.5),
        ("1.5", 1.5),
        ("1500.250", 1500.25),
        ("-3", -3),
        ("\u22123", -3),
        (" 400 ", 400),
        ("\u2068400\u2069", 400),
        ("\u200f400\u200e ", 400),
        ("9" * MAX_NUMBER_DIGITS, 10**MAX_NUMBER_DIGITS - 1),
        ("0." + "5" * MAX_NUMBER_DIGITS, 5 / 9),
    ],
)
def test_typed_numbers_are_read(typed: str, value: float) -> None:
    """Latin, Arabic-Indic and Persian digits and their separators are parsed."""
    read = parse_number(typed)
    assert read == value
    assert type(read) is type(value)


REFUSED = (
    *("", " ", "NaN", "inf", "12:30", "about 3", "²", "1e3", "1_000", "--3", ".5", "5."),
    *("1.500", "١.٥٠٠", "-1.500", "1,50", "1٬50", "1،500", "1 500"),
    *("1.500.000", "15,00,000", ",500", "1,500,", "9" * 400 + ".5"),
)


@pytest.mark.parametrize("typed", REFUSED)
def test_ambiguous_and_malformed_numbers_are_refused(typed: str) -> None:
    """The error says how to write the number."""
    with pytest.raises(ValueError, match=r"write (1500 or 1,500|a smaller)"):
        parse_number(typed)


@pytest.mark.parametrize(
    "typed", ["9" * 19, "1," + "000," * 132 + "000", "٩" * 400, "1." + "0" * 19, "9" * 5000, "-" + "9" * 30]
)
def test_a_number_of_too_many_digits_is_refused(typed: str) -> None:
    """The error names the limit, whatever the length."""
    with pytest.raises(ValueError, match="at most 18 digits"):
        parse_number(typed)


@pytest.mark.parametrize(
    "typed", ["\u202e51", "5\u200b1", "5\u202e1\u202c", "5\x071", "5\u20661\u2069\u202d"]
)
def test_what_cannot_be_seen_inside_a_number_is_refused(typed: str) -> None:
    """An override shows 15 for 51."""
    with pytest.raises(ValueError, match="cannot be seen"):
        parse_number(typed)


@given(st.integers(-(10**15), 10**15))
def test_a_formatted_number_can_be_parsed(value: int) -> None:
    """A formatted whole number is parsed as itself."""
    assert parse_number(format_number(value, "ar")) == value
