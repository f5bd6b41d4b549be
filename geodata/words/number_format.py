"""Numbers as they are printed and as they are typed, with the digits 0-9 in both languages."""

import math
import re
import unicodedata
from decimal import Decimal
from typing import Final

from geodata.words.text_direction import Lang, ltr

_GROUPED: Final = re.compile(r"-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?")
_PLAIN: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?")
# A dot before exactly three digits is a decimal point to some readers and groups thousands for others.
_TWO_READINGS: Final = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")
_ADVICE: Final = "write 1500 or 1,500 for fifteen hundred and 1.5 for one and a half"


def number(value: float, lang: Lang) -> str:  # noqa: ARG001 - the words room asks for a language everywhere
    """Return a number with comma-grouped thousands and a decimal point, "1,500", the same in both languages.

    Not taken from CLDR, whose `ar_LB` prints 1,500 as "1.500", which reads as one and a half.

    Raises
    ------
    ValueError
        Where the value is not finite.
    """
    exact = Decimal(str(value))
    if not exact.is_finite():
        message = f"number: found {value!r}, expected a finite number; leave a missing figure out instead"
        raise ValueError(message)
    whole, _, fraction = f"{exact:,f}".partition(".")
    fraction = fraction.rstrip("0")
    printed = f"{whole}.{fraction}" if fraction else whole
    return "0" if printed == "-0" else printed


def number_range(low: float, high: float, lang: Lang) -> str:
    """Return "6,700–13,000"; in Arabic isolated left to right, so that the low end never changes places."""
    printed = f"{number(low, lang)}–{number(high, lang)}"
    return ltr(printed) if lang == "ar" else printed


def parse_number(text: str) -> int | float:
    """Return the number that was typed: an int, or a float where a decimal point was typed.

    Takes any decimal digits (Arabic-Indic and Persian among them), comma or `٬` between thousands,
    `.` or `٫` before decimals.

    Raises
    ------
    ValueError
        Where the text is no number or can be read in two ways (`1.500`, `1,50`).
    """
    typed = "".join(_typed(character) for character in text.strip()).strip()
    plain = typed.replace("٬", ",").replace("٫", ".")
    well_formed = _GROUPED.fullmatch(plain) or _PLAIN.fullmatch(plain)
    if not well_formed or _TWO_READINGS.fullmatch(typed):
        message = f"number: found {text!r}, expected one number with a single reading; {_ADVICE}"
        raise ValueError(message)
    return _value(plain.replace(",", ""))


def _typed(character: str) -> str:
    """Return a digit as 0-9, the minus sign as a hyphen, nothing for a direction mark."""
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category == "Cf":
        return ""
    return "-" if character == "\u2212" else character


def _value(digits: str) -> int | float:
    if "." not in digits:
        return int(digits)
    value = float(digits)
    if not math.isfinite(value):
        message = f"number: found {len(digits)} digits, expected at most 300; write a smaller number"
        raise ValueError(message)
    return value
