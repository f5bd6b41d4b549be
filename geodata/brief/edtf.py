"""Dates as said: the EDTF subset that a brief may use, and the bounds that follow from it.

Supported (ISO 8601-2): ``2024``, ``2024-10``, ``2024-10-23``, each with ``~`` (approximate), and intervals
of two of them in which either end may be ``..`` (open): ``2012/..``, ``../2022-10``, ``2024-09/2024-10``.
Everything else is refused with what to write instead.

An approximate date is widened by a padding of our own, published here: a day by 1 day, a month by 7 days,
a year by 3 months (the ``edtf`` package widens ``2024-10~`` to fourteen months, which no reader means).
"""

import contextlib
import io
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from edtf.parser.grammar import date as edtf_date
from pyparsing import ParseException

Precision = Literal["day", "month", "year", "open"]

PADDING: dict[Precision, timedelta] = {
    "day": timedelta(days=1),
    "month": timedelta(days=7),
    "year": timedelta(days=91),
    "open": timedelta(0),
}
_PRECISIONS: tuple[Precision, ...] = ("day", "month", "year", "open")
_DATE = re.compile(
    r"(?P<date>\d{4}(?P<month>-(0[1-9]|1[0-2])(?P<day>-\d{2})?)?)(?P<approximate>~?)", re.ASCII
)
_SUBSET = "2024, 2024-10, 2024-10-23, with ~ when approximate, or an interval such as 2012/.. or ../2022-10"


@dataclass(frozen=True)
class Span:
    """Four bounds, inclusive days; ``None`` is open: the start and the end lie each between two days."""

    start_earliest: date | None
    start_latest: date | None
    end_earliest: date | None
    end_latest: date | None
    precision: Precision

    @property
    def earliest(self) -> date | None:
        """The first day on which it can have been."""
        return self.start_earliest

    @property
    def latest(self) -> date | None:
        """The last day on which it can have been."""
        return self.end_latest


@lru_cache(maxsize=4096)
def span(edtf: str) -> Span:
    """The bounds of an EDTF string.

    A single date begins and ends with itself (``2024-10``: 1 and 31 October); of an interval the start lies
    somewhere in its first part, the end somewhere in its second.

    Raises
    ------
    ValueError
        What is wrong with the string and what to write instead.
    """
    first, slash, last = edtf.strip().partition("/")
    if not slash:
        return _single(first)
    if not first or not last:
        msg = f"an empty end is ambiguous in EDTF: write ../{last}" if last else f"write {first or '..'}/.."
        raise ValueError(msg)
    start, end = _end(first), _end(last)
    found = Span(start[0], start[1], end[0], end[1], max(start[2], end[2], key=_PRECISIONS.index))
    if found.earliest and found.latest and found.earliest > found.latest:
        msg = f"the interval ends before it begins: write {last}/{first}"
        raise ValueError(msg)
    return found


def bounds(edtf: str) -> tuple[date | None, date | None]:
    """The first and the last day of an EDTF string, ``None`` where it is open."""
    found = span(edtf)
    return found.earliest, found.latest


def _single(text: str) -> Span:
    low, high, precision, pad = _date(text)
    return Span(low - pad, low + pad, high - pad, high + pad, precision)


def _end(text: str) -> tuple[date | None, date | None, Precision]:
    if text == "..":
        return None, None, "open"
    low, high, precision, pad = _date(text)
    return low - pad, high + pad, precision


def _date(text: str) -> tuple[date, date, Precision, timedelta]:
    match = _DATE.fullmatch(text)
    if match is None:
        msg = f"not a date that a brief can carry: write {_SUBSET}"
        raise ValueError(msg)
    precision: Precision = "day" if match["day"] else "month" if match["month"] else "year"
    pad = PADDING[precision] if match["approximate"] else timedelta(0)
    try:
        # The package prints to standard output when it fails on some inputs.
        with contextlib.redirect_stdout(io.StringIO()):
            # The rule for a plain date alone: the whole grammar takes thirty times as long.
            parsed = edtf_date.parse_string(match["date"], parse_all=True)[0]
            low, high = (date(*edge[:3]) for edge in (parsed.lower_strict(), parsed.upper_strict()))
    except (ParseException, ValueError, OverflowError) as error:
        msg = f"there is no such date: write {_SUBSET}"
        raise ValueError(msg) from error
    return low, high, precision, pad
