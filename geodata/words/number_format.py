"""Formatting and parsing of numbers; the symbols of each language stand in its registry row."""

import math
import re
import unicodedata
from decimal import Decimal
from typing import Final

from geodata.words.languages import LANGUAGES, Lang
from geodata.words.text_direction import isolate_left_to_right

_GROUPED: Final = re.compile(r"-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?")
_UNGROUPED: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?")
# A dot before exactly three digits is a decimal point to some readers and a thousands separator to others.
_AMBIGUOUS: Final = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")
_ADVICE: Final = "write 1500 or 1,500 for fifteen hundred and 1.5 for one and a half"


def format_number(value: float, lang: Lang) -> str:
    """Return a number with grouped thousands and no trailing zeros, "1,500" in Arabic and in English.

    Not taken from CLDR, whose `ar_LB` formats 1,500 as "1.500", which reads as one and a half.

    Raises
    ------
    ValueError
        Where the value is not finite.
    """
    exact = Decimal(str(value))  # the digits that repr prints, without binary noise
    if not exact.is_finite():
        message = f"number: found {value!r}, expected a finite number; leave a missing figure out instead"
        raise ValueError(message)
    whole, _, fraction = f"{exact:,f}".partition(".")
    fraction = fraction.rstrip("0")
    printed = f"{whole}.{fraction}" if fraction else whole
    return _localize("0" if printed == "-0" else printed, lang)


def format_digits(value: int, lang: Lang) -> str:
    """Return a year or a day of the month in the digits of a language, without grouping."""
    return _localize(str(value), lang)


def _localize(latin: str, lang: Lang) -> str:
    return latin.translate(LANGUAGES[lang].number_symbols)


def format_number_range(low: float, high: float, lang: Lang) -> str:
    """Return "6,700–13,000"; in a right-to-left language isolated, so that the low end stays first."""
    return join_digit_range(format_number(low, lang), format_number(high, lang), lang)


def join_digit_range(first: str, last: str, lang: Lang) -> str:
    """Return two formatted numbers with a dash between, in their order also in a right-to-left language."""
    joined = f"{first}–{last}"
    return isolate_left_to_right(joined) if LANGUAGES[lang].is_rtl else joined


def parse_number(text: str) -> int | float:
    """Return a typed number: an int, or a float where a decimal point was typed.

    Accepts any decimal digits (Arabic-Indic and Persian among them), comma or `٬` between thousands,
    `.` or `٫` before decimals.

    Raises
    ------
    ValueError
        Where the text is no number or is ambiguous (`1.500`, `1,50`).
    """
    normalized = "".join(_normalize_character(character) for character in text.strip()).strip()
    plain = normalized.replace("٬", ",").replace("٫", ".")
    well_formed = _GROUPED.fullmatch(plain) or _UNGROUPED.fullmatch(plain)
    if not well_formed or _AMBIGUOUS.fullmatch(normalized):
        message = f"number: found {text!r}, expected one number with a single reading; {_ADVICE}"
        raise ValueError(message)
    return _to_number(plain.replace(",", ""))


def _normalize_character(character: str) -> str:
    """Return a digit as 0-9, the minus sign as a hyphen, nothing for a direction mark."""
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category == "Cf":
        return ""
    return "-" if character == "\u2212" else character


def _to_number(digits: str) -> int | float:
    """Return the number of a text with the digits 0-9 and at most one full stop."""
    if "." not in digits:
        return int(digits)
    value = float(digits)
    if not math.isfinite(value):
        message = f"number: found {len(digits)} digits, expected at most 300; write a smaller number"
        raise ValueError(message)
    return value
