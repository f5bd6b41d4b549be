"""Formatting and parsing of numbers; the symbols of each language stand in its registry row."""

import re
import unicodedata
from decimal import Decimal
from typing import Final

from geodata.words.desk_style import written_language
from geodata.words.languages import LANGUAGES, Lang
from geodata.words.text_direction import (
    DIRECTION_MARKS,
    find_suspicious_characters,
    isolate_left_to_right,
    strip_isolates,
)

MAX_NUMBER_DIGITS: Final = 18
"""Digits of a typed number before its decimal point, and behind it; 18 fit into 64 bits."""

_GROUPED: Final = re.compile(r"-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?")
_UNGROUPED: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?")
# A dot before exactly three digits is a decimal point to some readers and a thousands separator to others.
_AMBIGUOUS: Final = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")
_MARKS_AND_BLANKS: Final = f"{DIRECTION_MARKS} \t\n\r\u00a0"
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
    return latin.translate(written_language(lang).number_symbols)


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

    Direction marks and isolates around the number do not count, as they come with copied text.

    Raises
    ------
    ValueError
        Where the text is no number, is ambiguous (`1.500`, `1,50`), has characters inside that cannot be
        seen, or has more than ``MAX_NUMBER_DIGITS`` digits.
    """
    normalized = "".join(map(_normalize_character, strip_isolates(text.strip()).strip(_MARKS_AND_BLANKS)))
    plain = normalized.replace("٬", ",").replace("٫", ".")
    if max(map(len, plain.replace(",", "").split(".")), default=0) > MAX_NUMBER_DIGITS:
        message = (
            f"number: found {len(plain)} characters, expected at most {MAX_NUMBER_DIGITS} digits before and "
            "behind the decimal point; write a smaller number, or a rounded one"
        )
        raise ValueError(message)
    if hidden := find_suspicious_characters(normalized):
        message = f"number: found {hidden[0][1]} inside {normalized!r}, which cannot be seen; {_ADVICE}"
        raise ValueError(message)
    well_formed = _GROUPED.fullmatch(plain) or _UNGROUPED.fullmatch(plain)
    if not well_formed or _AMBIGUOUS.fullmatch(normalized):
        message = f"number: found {text!r}, expected one number with a single reading; {_ADVICE}"
        raise ValueError(message)
    digits = plain.replace(",", "")
    return float(digits) if "." in digits else int(digits)


def _normalize_character(character: str) -> str:
    """Return a digit as 0-9, the minus sign as a hyphen, any other character as it is."""
    if unicodedata.category(character) == "Nd":
        return str(unicodedata.decimal(character))
    return "-" if character == "\u2212" else character
