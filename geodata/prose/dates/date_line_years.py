"""Years of the lines of a chronology that name a day and month alone: they follow each other in time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from geodata.prose.dates.date_lines import LineHead
from geodata.prose.dates.date_months import read_month_dates
from geodata.prose.dates.date_setting import Setting
from geodata.prose.dates.date_text import DateText, Piece
from geodata.prose.dates.date_years import read_year

_DISORDER: Final = 45
"""Days by which a line may lie before the line before it, at most, without a new year between them."""
_MONTH: Final = 31


@dataclass(frozen=True)
class _Line:
    """The date of a line as far as it is told: the year, and about the day of the year."""

    first: int
    year: int | None
    day: int | None


def years_of_heads(text: DateText, heads: Sequence[LineHead], as_of: date | None) -> dict[int, int]:
    """Return the years of the lines that name none, by the first token of their heads.

    Empty where no line of the text names a year: then the day of the text tells it.
    """
    lines = [line for head in heads if (line := _line(text, head))]
    told = [index for index, line in enumerate(lines) if line.year is not None]
    if not told:
        return {}
    days = [line.day for line in lines if line.day is not None]
    rising = sum((two > one) - (two < one) for one, two in pairwise(days)) >= 0
    found = _onwards(lines[told[0] :], rising=rising) | _onwards(lines[told[0] :: -1], rising=not rising)
    return {first: year for first, year in found.items() if as_of is None or year <= as_of.year + 1}


def _line(text: DateText, head: LineHead) -> _Line | None:
    """Return the date of the head of a line; nothing where it has neither a year nor a month."""
    blank = Setting(text, None)
    for at in range(head.first, head.last):
        for piece in read_month_dates(text, at, blank, led=True, between=True)[:1]:
            return _of_piece(head, piece)
        if year := read_year(text, at, led=True, continues=False):
            return _Line(
                head.first, year.period.first[0] if year.period and year.period.first else None, None
            )
    return None


def _of_piece(head: LineHead, piece: Piece) -> _Line:
    point = piece.period.last if piece.period else None
    month, day = piece.partial or ((point[1], point[2] if len(point) > 2 else None) if point else (1, None))  # noqa: PLR2004
    return _Line(head.first, point[0] if point else None, (month - 1) * _MONTH + (day or 1))


def _onwards(lines: Sequence[_Line], *, rising: bool) -> dict[int, int]:
    """Return the years of lines that follow one with a year, in rising or falling order."""
    found: dict[int, int] = {}
    year, before = lines[0].year or 0, lines[0].day
    for line in lines[1:]:
        if line.year is not None:
            year, before = line.year, line.day
            continue
        if line.day is not None and before is not None:
            step = line.day - before if rising else before - line.day
            year += (1 if rising else -1) if step < -_DISORDER else 0
        found[line.first] = year
        before = line.day if line.day is not None else before
    return found
