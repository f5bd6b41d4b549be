"""EDTF dates: the subset that a brief may use, and the bounds that follow from a date.

Supported (ISO 8601-2): ``2024``, ``2024-10``, ``2024-10-23``, each with ``~`` (approximate), and intervals
of two of them in which either end may be ``..`` (open): ``2012/..``, ``../2022-10``, ``2024-09/2024-10``.
Everything else is refused with a message that gives the supported forms.

An approximate date is widened by a padding of our own: a day by 1 day, a month by 7 days, a year by 91 days.
ISO 8601-2 leaves the width of ``~`` open.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final, Literal

from geodata.words.value_faults import fault_and_form

DatePrecision = Literal["day", "month", "year", "open"]

APPROXIMATION_PADDING: Final[dict[DatePrecision, timedelta]] = {
    "day": timedelta(days=1),
    "month": timedelta(days=7),
    "year": timedelta(days=91),
    "open": timedelta(0),
}
"""Days added on both sides of an approximate date, by its precision."""
_PRECISIONS: Final[tuple[DatePrecision, ...]] = ("day", "month", "year", "open")
"""Finest first."""
_DATE: Final = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?(~?)", re.ASCII)
_SUBSET: Final = {
    "dates": "2024, 2024-10, 2024-10-23",
    "sign": "~",
    "since": "2012/..",
    "until": "../2022-10",
}
"""Forms of dates that a brief can carry, as the catalogue names them."""


@dataclass(frozen=True)
class DateBounds:
    """Bounds of the start and of the end of a date, as inclusive days; ``None`` where open."""

    start_earliest: date | None
    start_latest: date | None
    end_earliest: date | None
    end_latest: date | None
    precision: DatePrecision

    @property
    def earliest(self) -> date | None:
        """The first possible day."""
        return self.start_earliest

    @property
    def latest(self) -> date | None:
        """The last possible day."""
        return self.end_latest


_OPEN: Final = DateBounds(None, None, None, None, "open")


@lru_cache(maxsize=4096)
def parse_edtf(edtf: str) -> DateBounds:
    """Return the bounds of an EDTF string.

    A single date begins and ends with itself (``2024-10``: 1 and 31 October); of an interval the start lies
    within its first part, the end within its second.

    Raises
    ------
    ValueError
        Where the string is outside the subset or names no date; the message is the ``expected`` of a problem.
    """
    first, slash, last = edtf.strip().partition("/")
    if not slash:
        return _parse_date(first)
    if not first or not last:
        msg = fault_and_form("empty-end", value=f"../{last}" if last else f"{first or '..'}/..")
        raise ValueError(msg)
    start, end = (_OPEN if part == ".." else _parse_date(part) for part in (first, last))
    if start.earliest and end.latest and start.earliest > end.latest:
        msg = fault_and_form("reversed-interval", value=f"{last}/{first}")
        raise ValueError(msg)
    coarser = max(start.precision, end.precision, key=_PRECISIONS.index)
    return DateBounds(start.earliest, start.latest, end.earliest, end.latest, coarser)


def first_and_last_day(edtf: str) -> tuple[date | None, date | None]:
    """Return the first and the last possible day of an EDTF string, ``None`` where it is open."""
    bounds = parse_edtf(edtf)
    return bounds.earliest, bounds.latest


def _parse_date(text: str) -> DateBounds:
    """Return the bounds of a single date."""
    match = _DATE.fullmatch(text)
    if match is None:
        msg = fault_and_form("no-date", **_SUBSET)
        raise ValueError(msg)
    year, month, day = (int(digits) if digits else None for digits in match.groups()[:3])
    precision: DatePrecision = "day" if day is not None else "month" if month is not None else "year"
    pad = APPROXIMATION_PADDING[precision] if match[4] else timedelta(0)
    try:
        low, high = _first_and_last(year or 0, month, day)
        return DateBounds(low - pad, low + pad, high - pad, high + pad, precision)
    except (ValueError, OverflowError) as error:
        msg = fault_and_form("no-such-date", **_SUBSET)
        raise ValueError(msg) from error


def _first_and_last(year: int, month: int | None, day: int | None) -> tuple[date, date]:
    """Return the first and the last day of a year, a month or a day."""
    if day is not None and month is not None:
        return (date(year, month, day),) * 2
    last_month = month or 12
    return date(year, month or 1, 1), date(year, last_month, monthrange(year, last_month)[1])
