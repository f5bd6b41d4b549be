"""Values of single cells: numbers and dates as a table writes them."""

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from geodata.brief.edtf import parse_edtf
from geodata.brief.record_types.table_mapping import DateOrder
from geodata.errors import BriefmapError
from geodata.words import LANGUAGES, fold_text, translate

DATE_PRECISIONS: Final = ("day", "week", "month", "year")
"""Values of ``date_prec``, finest first."""
_NUMBER: Final = re.compile(r"[+-]?(\d{1,3}(,\d{3})+|\d+)?(\.\d*)?([eE][+-]?\d{1,3})?", re.ASCII)
_ISO: Final = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ]\d{2}:\d{2}.*)?", re.ASCII)
_COMPACT: Final = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_DIGITS: Final = re.compile(r"(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})", re.ASCII)
_NAMED_DAY: Final = re.compile(r"(?:(\d{1,2})\s+)?([^\W\d]+(?:[ /][^\W\d]+)*)\s+(\d{4})")
_DAYS_OF_WEEK_PRECISION: Final = timedelta(days=3)
_MAX_DIGITS: Final = 30


class CellError(BriefmapError):
    """A cell that holds no value of its kind; the message is the code of the reason."""


def parse_cell_number(text: str, decimal: str = ".") -> float:
    """Return the number in a cell; digits of any script, a comma or a space between thousands.

    Raises
    ------
    CellError
        With ``not-a-number`` where the cell holds none.
    """
    plain = (
        fold_text(text).replace("\u066b", ".").replace("\u066c", ",").replace(" ", "").replace("\u2212", "-")
    )
    if decimal == ",":
        plain = plain.translate(str.maketrans(",.", ".,"))
    if not any(sign.isdigit() for sign in plain) or len(plain) > _MAX_DIGITS or not _NUMBER.fullmatch(plain):
        message = "not-a-number"
        raise CellError(message)
    return float(plain.replace(",", ""))


@lru_cache(maxsize=65_536)
def cell_edtf(text: str, order: DateOrder = "ymd") -> str:
    """Return the date in a cell as EDTF: a year, a month or a day; a clock time is left out.

    Raises
    ------
    CellError
        With ``not-a-date`` where the cell holds none, ``no-such-day`` where the day does not exist.
    """
    plain = fold_text(text)
    parts = _iso_parts(plain) or _ordered_parts(plain, order) or _named_parts(plain)
    if parts is None:
        message = "not-a-date"
        raise CellError(message)
    edtf = "-".join(f"{part:0{4 if at == 0 else 2}d}" for at, part in enumerate(parts))
    try:
        parse_edtf(edtf)
    except ValueError as error:
        message = "no-such-day"
        raise CellError(message) from error
    return edtf


def widened_edtf(edtf: str, precision: str | None) -> str:
    """Return a date as EDTF at the precision that its table gives; never finer than the date itself.

    A week is the seven days around the day.

    Raises
    ------
    CellError
        With ``unknown-precision`` where the precision is not one of ``DATE_PRECISIONS``.
    """
    if precision is None:
        return edtf
    if precision not in DATE_PRECISIONS:
        message = "unknown-precision"
        raise CellError(message)
    if precision == "week" and edtf.count("-") == len(("month", "day")):
        middle = date.fromisoformat(edtf)
        return f"{middle - _DAYS_OF_WEEK_PRECISION}/{middle + _DAYS_OF_WEEK_PRECISION}"
    kept = {"year": 1, "month": 2}.get(precision, 3)
    return "-".join(edtf.split("-")[:kept])


def interval_edtf(start: str | None, end: str | None, precision: str | None) -> str | None:
    """Return the EDTF of a start and an end at a precision.

    Raises
    ------
    CellError
        With ``end-before-start`` where the dates are reversed, ``end-without-start``, ``unknown-precision``.
    """
    if start is None:
        if end is not None:
            message = "end-without-start"
            raise CellError(message)
        return None
    first = widened_edtf(start, precision)
    if end is None or end == start:
        return first
    if end < start:
        message = "end-before-start"
        raise CellError(message)
    last = widened_edtf(end, precision)
    return first if first == last else f"{first.partition('/')[0]}/{last.rpartition('/')[2]}"


def _iso_parts(text: str) -> tuple[int, ...] | None:
    match = _ISO.fullmatch(text.upper()) or _COMPACT.fullmatch(text)
    return tuple(int(part) for part in match.groups() if part is not None) if match else None


def _ordered_parts(text: str, order: DateOrder) -> tuple[int, ...] | None:
    """Return year, month and day of a date in digits; a year stands first or last, with four digits."""
    match = _DIGITS.fullmatch(text)
    if match is None:
        return None
    by_sign = dict(zip(order, match.groups(), strict=True))
    year, month, day = by_sign["y"], by_sign["m"], by_sign["d"]
    return (int(year), int(month), int(day)) if len(year) == len("2024") and len(day) < len("2024") else None


def _named_parts(text: str) -> tuple[int, ...] | None:
    """Return year, month and perhaps day of a date with the name of its month in a registered language."""
    match = _NAMED_DAY.fullmatch(text)
    month = _months_by_name().get(match[2]) if match else None
    if match is None or month is None:
        return None
    return (int(match[3]), month, int(match[1])) if match[1] else (int(match[3]), month)


@lru_cache(maxsize=1)
def _months_by_name() -> dict[str, int]:
    """Return the number of each month by its folded name and its first three letters, in every language."""
    named: dict[str, int] = {}
    for lang in LANGUAGES:
        for number in range(1, 13):
            for name in translate(f"month.{number}", lang).split("/"):
                named[fold_text(name)] = number
                named.setdefault(fold_text(name)[:3], number)
    return named
