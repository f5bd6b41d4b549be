"""Dates read from words, as EDTF: "23 أكتوبر/تشرين الأول", "next month", "since 2018", "late March 2024".

Both sets of Arabic month names are known. What a text leaves out is counted from its own day, ``as_of``: the
year of a bare month, and "next month". Phrases to spans: early, middle and late in a month are its days 1-10,
10-20 and 15 to the end; in a year January-April, May-August, September-December.
"""

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from geodata.brief.edtf import bounds
from geodata.drafting.lexicon import listed
from geodata.drafting.tokens import Match, Token, tokens
from geodata.vocabulary import Holds

YEARS = range(1900, 2101)
_DAYS, _MONTHS = 31, 12
_NEAR = re.compile(r"[\s,،/.\u2010-\u2013-]{0,3}")
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_PARTS = {"early": (1, 10), "mid": (10, 20), "late": (15, 31)}
_YEAR_PARTS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}


@dataclass(frozen=True)
class Dated:
    """A date as it stands in a text."""

    start: int
    end: int
    edtf: str | None
    """None where nothing says the year, where there are two readings, or for a weekday alone."""
    holds: Holds = Holds.SOMETIME
    weekday: int | None = None
    """The weekday that is named with it, 1 (Monday) to 7."""
    counted: bool = False
    """Whether it, or its year, is counted from the day of the text."""
    readings: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Core:
    """A date without the words before it."""

    last: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    edtf: str | None = None
    """Written out where it is no plain year, month or day."""
    weekday: int | None = None
    counted: bool = False
    readings: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Text:
    """A text as it is read: its words, its tokens, and its own day."""

    content: str
    row: tuple[Token, ...]
    as_of: date | None

    def near(self, at: int) -> bool:
        """Whether only blanks and a comma or the like lie before a token."""
        return 0 < at < len(self.row) and bool(
            _NEAR.fullmatch(self.content[self.row[at - 1].end : self.row[at].start])
        )

    def sign(self, at: int) -> str:
        """What lies between a token and the one before."""
        return self.content[self.row[at - 1].end : self.row[at].start] if 0 < at < len(self.row) else ""

    def whole(self, at: int, low: int, high: int) -> int | None:
        """The whole number that a token is, within limits."""
        if at >= len(self.row) or not self.row[at].numeric or not self.row[at].word.isdigit():
            return None
        value = int(self.row[at].word)
        return value if low <= value <= high else None


def dates(
    content: str, as_of: date | None = None, *, start: int = 0, end: int | None = None
) -> tuple[Dated, ...]:
    """The dates in a text, in order."""
    text = _Text(content, tokens(content, start, end), as_of)
    found: list[Dated] = []
    index = 0
    while index < len(text.row):
        taken = _dated(text, index, after=found[-1] if found else None)
        if taken is not None:
            found.append(taken[0])
        index = taken[1] if taken is not None else index + 1
    return tuple(found)


def _dated(text: _Text, index: int, after: Dated | None) -> tuple[Dated, int] | None:
    past = _ago(text, index)
    bound = None if past else _bound(text.row, index)
    at = bound.last if bound else index
    part = listed("part").at(text.row, at) if at < len(text.row) else None
    core = past or _core(text, part.last if part else at, led=bool(bound or part), after=after)
    if core is None:
        return None
    word = bound.value if bound else ""
    edtf = _parted(core, part.value) if part else _edtf(core, text.as_of, ahead=word == "by")
    last = core.last
    if (edtf and (ranged := _ranged(text, core, edtf, word))) is not None and ranged:
        edtf, last = ranged
        word = ""
    kept = word in {"since", "by", "until", "about"}
    first = text.row[index if kept or last != core.last else part.first if part else at]
    found = Dated(
        first.start,
        text.row[last - 1].end,
        _bounded(edtf, word) if edtf else None,
        Holds.THROUGHOUT if word in {"since", "until"} else Holds.SOMETIME,
        core.weekday,
        core.counted or (core.year is None and core.edtf is None and core.month is not None),
        core.readings,
    )
    return found, last


def _bound(row: Sequence[Token], index: int) -> Match | None:
    """The word before a date that bounds it; "before" and "until" also stand alone, so a date must follow."""
    found = listed("bound").at(row, index)
    return (
        found if found and found.value != "and" and found.last < len(row) and row[found.last].joined else None
    )


def _bounded(edtf: str, word: str) -> str:
    first, _, last = edtf.partition("/")
    if word == "since":
        return f"{first}/.."
    if word in {"by", "until"}:
        return f"../{last or first}"
    return f"{edtf}~" if word == "about" and "/" not in edtf else edtf


def _ranged(text: _Text, core: _Core, edtf: str, word: str) -> tuple[str, int] | None:
    """The interval to a second date, where the words link one."""
    at = core.last
    if at >= len(text.row) or "/" in edtf:
        return None
    if word == "between" and text.row[at].word.startswith(("و", "and")):
        at += text.row[at].word in {"و", "and"}
    elif word == "from" and (found := listed("bound").at(text.row, at)) and found.value in {"to", "until"}:
        at = found.last
    elif text.sign(at).strip() not in {"-", "–"}:
        return None
    second = _core(text, at, led=True, after=None)
    other = _edtf(second, text.as_of, ahead=False) if second else None
    return (f"{edtf}/{other}", second.last) if second and other and other > edtf else None


def _core(text: _Text, index: int, *, led: bool, after: Dated | None) -> _Core | None:
    if index >= len(text.row):
        return None
    return (
        _digits(text, index)
        or _of_month(text, index, led=led)
        or _year(text, index, led=led, after=after)
        or _relative(text, index)
        or _weekday(text, index)
    )


def _digits(text: _Text, index: int) -> _Core | None:
    """2024-10-23 and 23/10/2024; 03/04/2024 has two readings."""
    if index + 2 >= len(text.row) or text.sign(index + 1) != text.sign(index + 2):
        return None
    if text.sign(index + 1) not in {"-", "/", "."}:
        return None
    year = text.whole(index, YEARS.start, YEARS.stop - 1)
    if year:
        month, day = text.whole(index + 1, 1, _MONTHS), text.whole(index + 2, 1, _DAYS)
        return _Core(index + 3, year, month, day) if month and day else None
    year = text.whole(index + 2, YEARS.start, YEARS.stop - 1)
    first, second = text.whole(index, 1, _DAYS), text.whole(index + 1, 1, _DAYS)
    if not (year and first and second):
        return None
    if first != second and max(first, second) <= _MONTHS:
        readings = (f"{year}-{second:02}-{first:02}", f"{year}-{first:02}-{second:02}")
        return _Core(index + 3, readings=readings)
    day, month = (first, second) if second <= _MONTHS else (second, first)
    return _Core(index + 3, year, month, day) if month <= _MONTHS else None


def _of_month(text: _Text, index: int, *, led: bool) -> _Core | None:
    """A month with what stands round it: weekday, day, twin name, year."""
    weekday = listed("weekday").at(text.row, index)
    at = weekday.last if weekday and text.near(weekday.last) else index
    day, at = _day(text, at)
    month = _month(text.row, at)
    if month is None or (day and not text.near(at)):
        return None
    at = month.last
    if text.sign(at) == "/" and (twin := _month(text.row, at)) and twin.value == month.value:
        at, led = twin.last, True
    if day is None and text.near(at) and (text.whole(at, 1, _DAYS)):
        day, at = _day(text, at)
    year, last = _trailing_year(text, at)
    clear = led or day or year or _leads(text, index)
    if not clear:
        return None
    named = int(weekday.value) if weekday and weekday.last <= month.first and weekday.first == index else None
    return _Core(last if year else at, year, int(month.value), day, weekday=named if at > index else None)


def _day(text: _Text, at: int) -> tuple[int | None, int]:
    """A day of the month and where it ends: 23, 23rd, "23 of"."""
    day = text.whole(at, 1, _DAYS)
    if day is None:
        return None, at
    at += 1
    while (
        at < len(text.row)
        and text.near(at)
        and (text.row[at].word in _ORDINALS or (listed("dated", "filler").at(text.row, at, exact=True)))
    ):
        at += 1
    return day, at


def _month(row: Sequence[Token], at: int) -> Match | None:
    found = listed("month").at(row, at) if at < len(row) else None
    return found if found and row[at].capital else None


def _trailing_year(text: _Text, at: int) -> tuple[int | None, int]:
    while at < len(text.row) and text.near(at) and listed("dated", "filler").at(text.row, at):
        at += 1
    year = text.whole(at, YEARS.start, YEARS.stop - 1) if text.near(at) else None
    return year, at + 1


def _leads(text: _Text, index: int) -> bool:
    """Whether the word before a month makes it a date, or is joined to it ("in October")."""
    if listed("month").at(text.row, index, exact=True) is None:
        return True
    return index > 0 and listed("dated", "before").ending(text.row, index) is not None


def _year(text: _Text, index: int, *, led: bool, after: Dated | None) -> _Core | None:
    """A year by itself, where the word before it says that it is one."""
    worded = listed("dated", "year").at(text.row, index)
    at = worded.last if worded else index
    year = text.whole(at, YEARS.start, YEARS.stop - 1)
    if year is None or (worded and not text.row[at].joined):
        return None
    if at + 1 < len(text.row) and text.row[at + 1].joined and listed("unit").at(text.row, at + 1):
        return None
    next_of = after is not None and text.content[after.end : text.row[at].start].strip() in {
        "و",
        "and",
        "–",
        "-",
    }
    before = at > 0 and listed("dated", "before").ending(text.row, at) is not None
    return _Core(at + 1, year) if worded or led or next_of or before else None


def _relative(text: _Text, index: int) -> _Core | None:
    """A date counted from the day of the text: "next month", "the past year", "yesterday"."""
    if (day := listed("relative-day").at(text.row, index)) and text.as_of:
        return _Core(day.last, edtf=(text.as_of + timedelta(days=int(day.value))).isoformat(), counted=True)
    unit, word = (listed(name).at(text.row, index) for name in ("relative-unit", "relative"))
    other = unit or word
    if other is None or text.as_of is None or other.last >= len(text.row) or not text.row[other.last].joined:
        return None
    if unit:
        word = listed("relative").at(text.row, unit.last)
    elif word:
        unit = listed("relative-unit").at(text.row, word.last)
    if unit is None or word is None:
        return None
    steps = {"next": 1, "last": -1, "this": 0}[word.value]
    return _Core(max(unit.last, word.last), edtf=_stepped(text.as_of, unit.value, steps), counted=True)


def _ago(text: _Text, index: int) -> _Core | None:
    """About a year or a month: "three years ago"."""
    before = listed("ago").at(text.row, index, exact=True)
    at = before.last if before and before.value == "before" else index
    pair = listed("dual").at(text.row, at) if at < len(text.row) else None
    number = 2 if pair else text.whole(at, 1, 999)
    unit = pair or (
        listed("relative-unit").at(text.row, at + 1) or _plural(text.row, at + 1) if number else None
    )
    if number is None or unit is None or text.as_of is None or unit.value not in {"year", "month"}:
        return None
    last = unit.last
    if at == index:
        behind = listed("ago").at(text.row, last) if last < len(text.row) else None
        if behind is None or behind.value != "after":
            return None
        last = behind.last
    return _Core(last, edtf=_stepped(text.as_of, unit.value, -number) + "~", counted=True)


def _plural(row: Sequence[Token], at: int) -> Match | None:
    return listed("unit").at(row, at) if at < len(row) else None


def _stepped(as_of: date, unit: str, steps: int) -> str:
    if unit == "year":
        return str(as_of.year + steps)
    if unit == "month":
        year, month = divmod(as_of.year * _MONTHS + as_of.month - 1 + steps, _MONTHS)
        return f"{year}-{month + 1:02}"
    monday = as_of - timedelta(days=as_of.weekday()) + timedelta(weeks=steps)
    return f"{monday}/{monday + timedelta(days=6)}"


def _weekday(text: _Text, index: int) -> _Core | None:
    found = listed("weekday").at(text.row, index, exact=True)
    if found is None or not text.row[index].capital:
        return None
    return _Core(found.last, weekday=int(found.value))


def _parted(core: _Core, part: str) -> str | None:
    """Early, middle or late in a month or a year."""
    year, month = core.year, core.month
    if core.edtf and re.fullmatch(r"\d{4}(-\d{2})?", core.edtf):
        year, month = int(core.edtf[:4]), int(core.edtf[5:] or 0) or None
    if year is None:
        return None
    if month is None:
        first, last = _YEAR_PARTS[part]
        return f"{year}-{first:02}/{year}-{last:02}"
    first, last = _PARTS[part]
    last = min(last, calendar.monthrange(year, month)[1])
    return f"{year}-{month:02}-{first:02}/{year}-{month:02}-{last:02}"


def _edtf(core: _Core, as_of: date | None, *, ahead: bool) -> str | None:
    """A plain date as EDTF; a bare month is the last one up to the day of the text, or the next one."""
    if core.edtf is not None:
        return core.edtf
    year = core.year
    if year is None and core.month is not None and as_of is not None:
        later = (core.month < as_of.month) if ahead else False
        earlier = (core.month > as_of.month) if not ahead else False
        year = as_of.year + later - earlier
    if year is None:
        return None
    found = f"{year}" + (f"-{core.month:02}" if core.month else "") + (f"-{core.day:02}" if core.day else "")
    try:
        bounds(found)
    except ValueError:
        return None
    return found
