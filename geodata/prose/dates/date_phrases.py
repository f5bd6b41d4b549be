"""Dates in a text, as EDTF: "23 أكتوبر/تشرين الأول", "on Wednesday", "a day later", "since 2018".

A text is read in order: the dates named before tell the year of a bare day and month, and what "the following
day" is counted from; the day of the text, ``as_of``, tells the rest. Where two readings fit, both are given
and neither is taken. Early, middle and late in a month are its days 1-10, 10-20 and 15 to the end; in a year
January-April, May-August, September-December. Seasons are northern; a night is two days.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from geodata.brief.edtf import parse_edtf
from geodata.prose.dates.date_line_years import years_of_heads
from geodata.prose.dates.date_lines import LineHead, find_line_heads
from geodata.prose.dates.date_periods import Period, of_point
from geodata.prose.dates.date_reading import DateReader, ReadDate
from geodata.prose.dates.date_setting import Setting
from geodata.prose.dates.date_text import DateText, Piece
from geodata.vocabulary import Holds

_TITLE_LINES: Final = 6
"""Lines at the opening of a text among which its own day may stand."""
_LINKS: Final = frozenset({"و", "and", ",", "،", "–", "-", "&", "، و", ", and"})
_BOUNDS: Final = frozenset({"since", "by", "until"})


@dataclass(frozen=True)
class DatePhrase:
    """A date in a text, by half-open offsets."""

    start: int
    end: int
    edtf: str | None
    """None without a year, or with several readings."""
    holds: Holds = Holds.SOMETIME
    weekday: int | None = None
    """Weekday named with the date, 1 (Monday) to 7."""
    is_relative: bool = False
    """Whether the date, or its year, is counted from the day of the text."""
    readings: tuple[str, ...] = ()
    """Readings of an ambiguous date as EDTF, best first."""
    rule: str = "full-date"
    """The group of rules that made it, such as "day-month", "night", "since"."""
    is_anchored: bool = False
    """Whether it is counted from another date of the text."""


@dataclass(frozen=True)
class DateLine:
    """A line of a chronology, or its head, that dates what follows; half-open offsets of the date."""

    start: int
    end: int
    edtf: str
    holds_until: int
    """Offset behind what it dates."""


@dataclass
class _Reading:
    """Dates and date lines read so far in a text."""

    phrases: list[DatePhrase] = field(default_factory=list)
    lines: list[DateLine] = field(default_factory=list)


def find_dates(
    content: str, as_of: date | None = None, *, start: int = 0, end: int | None = None
) -> tuple[DatePhrase, ...]:
    """Return the dates in a text, in order.

    Parameters
    ----------
    content
        The text.
    as_of
        The day of the text.
    start, end
        The part to read. What stands outside it tells nothing: pass a whole text for its context.
    """
    return tuple(_read(DateText.of(content, start, end), as_of).phrases)


def find_date_lines(content: str, as_of: date | None = None) -> tuple[DateLine, ...]:
    """Return the lines of a chronology that date what follows until the next such line."""
    return tuple(_read(DateText.of(content), as_of).lines)


def _read(text: DateText, as_of: date | None) -> _Reading:
    found = _Reading()
    setting = Setting(text, as_of)
    reader = DateReader(text, setting)
    heads = find_line_heads(text)
    years = years_of_heads(text, heads, as_of)
    by_first = {at: head for head in heads for at in range(head.first, head.last)}
    at = 0
    while at < len(text.row):
        setting.move_to(at)
        head = by_first.get(at)
        if head is not None and (head.first == at or setting.entry is None):
            setting.leave_for(years.get(head.first))
        elif head is None:
            setting.head_year = None
        if head is not None and (year := _year_alone(text, head)):
            _enter(found, setting, head, year, as_of)
        continues = bool(found.phrases) and setting.read_to == at and text.gap(at).strip() in _LINKS
        continues = continues or (
            bool(found.phrases) and setting.read_to == at and text.word(at).startswith("و")
        )
        continues = continues or (setting.read_to == at - 1 and text.word(at - 1) in {"و", "and"} and at > 1)
        dates = _real(reader.read_at(at, continues=continues)) if reader.can_begin(at) else []
        for each in dates:
            _add(found, text, setting, each)
            if head is not None:
                _enter(found, setting, head, each.piece, as_of)
        at = max(at + 1, max((each.piece.last for each in dates), default=0))
    return found


def _year_alone(text: DateText, head: LineHead) -> Piece | None:
    """Return the year that the head of a line holds alone, which dates the entries behind it."""
    year = text.year(head.first) if head.last - head.first == 1 and head.is_whole else None
    return Piece(head.first, head.last, "year", period=of_point((year,)), has_year=True) if year else None


def _real(dates: tuple[ReadDate, ...]) -> list[ReadDate]:
    """Return the dates that a brief can carry."""
    return [each for each in dates if each.piece.period is None or _is_edtf(each.piece.period)]


def _is_edtf(period: Period) -> bool:
    try:
        parse_edtf(period.edtf)
    except ValueError:
        return False
    return True


def _add(found: _Reading, text: DateText, setting: Setting, read: ReadDate) -> None:
    """Add a date to what was read, and to the context."""
    piece, lead = read.piece, read.lead
    if found.phrases and _is_told_better(text, setting, piece):
        found.phrases.pop()
    setting.note(piece)
    first = read.lead_at if lead in {*_BOUNDS, "about", "eve"} and read.lead_at is not None else piece.first
    found.phrases.append(
        DatePhrase(
            text.row[first].start,
            text.row[piece.last - 1].end,
            piece.period.edtf if piece.period else None,
            Holds.THROUGHOUT if lead in {"since", "until"} else Holds.SOMETIME,
            piece.weekday,
            piece.is_relative,
            () if piece.period else tuple(each.edtf for each in piece.readings if _is_edtf(each)),
            lead if lead in _BOUNDS else piece.rule,
            piece.is_anchored,
        )
    )


def _is_told_better(text: DateText, setting: Setting, piece: Piece) -> bool:
    """Return whether a day follows the same told roughly: "two months earlier, on 26 November"."""
    is_rough = setting.named is not None and setting.named.is_approximate and setting.is_anchored
    between = range(setting.read_to, piece.first)
    return (
        is_rough
        and piece.period is not None
        and len(between) <= 1
        and all(text.match(at, "before", exact=True) for at in between)
    )


def _enter(found: _Reading, setting: Setting, head: LineHead, piece: Piece, as_of: date | None) -> None:
    """Begin the entry of a chronology whose line begins with a date."""
    period, is_relative = piece.period, piece.rule == "relative-day"
    if period is None or period.first is None or period.last is None:
        return
    if not found.lines and _is_day_of_text(setting.text, head, period, as_of) and not _is_told(found, as_of):
        return
    setting.enter(period, head.holds_until, is_relative=is_relative)
    line = DateLine(head.start, head.end, period.edtf, head.holds_until)
    if found.lines and found.lines[-1].start == line.start:
        return
    if found.lines and found.lines[-1].holds_until > line.start:
        before = found.lines.pop()
        found.lines.append(DateLine(before.start, before.end, before.edtf, line.start))
    found.lines.append(line)


def _is_told(found: _Reading, as_of: date | None) -> bool:
    """Return whether the day of the text was named before the last date read."""
    return as_of is not None and any(each.edtf == as_of.isoformat() for each in found.phrases[:-1])


def _is_day_of_text(text: DateText, head: LineHead, period: Period, as_of: date | None) -> bool:
    """Return whether a date alone on a line at the opening of a text is its own day, not that of an entry."""
    if not head.is_whole or (as_of is not None and period.day != as_of):
        return False
    return text.content.count("\n", 0, head.start) < _TITLE_LINES
