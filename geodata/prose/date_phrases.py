"""Dates in a text, as EDTF: "23 أكتوبر/تشرين الأول", "next month", "since 2018", "late March 2024".

Both sets of Arabic month names are known. The year of a bare month and relative dates ("next month") are
counted from the day of the text, ``as_of``. Early, middle and late in a month are its days 1-10, 10-20 and 15
to the end; in a year January-April, May-August, September-December.
"""

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from geodata.brief.edtf import first_and_last_day
from geodata.prose.lexicon import phrases_of_list
from geodata.prose.tokens import PLAUSIBLE_YEARS, PhraseMatch, Token, tokenize
from geodata.vocabulary import Holds

_DAYS, _MONTHS = 31, 12
_NEAR = re.compile(r"[\s,،/.\u2010-\u2013-]{0,3}")
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_PARTS = {"early": (1, 10), "mid": (10, 20), "late": (15, 31)}
_YEAR_PARTS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}


@dataclass(frozen=True)
class DatePhrase:
    """A date in a text, by half-open offsets."""

    start: int
    end: int
    edtf: str | None
    """None without a year, with two readings, or for a weekday alone."""
    holds: Holds = Holds.SOMETIME
    weekday: int | None = None
    """Weekday named with the date, 1 (Monday) to 7."""
    is_relative: bool = False
    """Whether the date, or its year, is counted from the day of the text."""
    readings: tuple[str, ...] = ()
    """Both readings of an ambiguous date, as EDTF."""
    rule: str = "any"


@dataclass(frozen=True)
class _Core:
    """A date without the words that bound it ("since", "late")."""

    last: int
    """Index of the token behind it."""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    edtf: str | None = None
    """Set in place of year, month and day for a relative date."""
    weekday: int | None = None
    counted: bool = False
    readings: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Text:
    """A text while it is read, with its tokens and its day."""

    content: str
    row: tuple[Token, ...]
    as_of: date | None

    def near(self, at: int) -> bool:
        """Return whether only blanks or a separator lie between a token and the one before."""
        return 0 < at < len(self.row) and bool(
            _NEAR.fullmatch(self.content[self.row[at - 1].end : self.row[at].start])
        )

    def separator(self, at: int) -> str:
        """Return the characters between a token and the one before."""
        return self.content[self.row[at - 1].end : self.row[at].start] if 0 < at < len(self.row) else ""

    def whole(self, at: int, low: int, high: int) -> int | None:
        """Return the whole number that a token is, if it lies within limits."""
        if at >= len(self.row) or not self.row[at].is_numeric or not self.row[at].word.isdigit():
            return None
        value = int(self.row[at].word)
        return value if low <= value <= high else None


def find_dates(
    content: str, as_of: date | None = None, *, start: int = 0, end: int | None = None
) -> tuple[DatePhrase, ...]:
    """Return the dates in a text, in order."""
    text = _Text(content, tokenize(content, start, end), as_of)
    found: list[DatePhrase] = []
    index = 0
    while index < len(text.row):
        taken = _date_at(text, index, after=found[-1] if found else None)
        if taken is not None:
            found.append(taken[0])
        index = taken[1] if taken is not None else index + 1
    return tuple(found)


def _date_at(text: _Text, index: int, after: DatePhrase | None) -> tuple[DatePhrase, int] | None:
    """Return the date that begins at a token, and the index of the token behind it."""
    past = _ago(text, index)
    bound = None if past else _bound(text.row, index)
    at = bound.last if bound else index
    part = phrases_of_list("part").match_at(text.row, at) if at < len(text.row) else None
    core = past or _core(text, part.last if part else at, led=bool(bound or part), after=after)
    if core is None:
        return None
    word = bound.value if bound else ""
    edtf = _part_interval(core, part.value) if part else _edtf(core, text.as_of, ahead=word == "by")
    last = core.last
    if (edtf and (ranged := _interval_to(text, core, edtf, word))) is not None and ranged:
        edtf, last = ranged
        word = ""
    kept = word in {"since", "by", "until", "about"}
    first = text.row[index if kept or last != core.last else part.first if part else at]
    found = DatePhrase(
        first.start,
        text.row[last - 1].end,
        _bounded(edtf, word) if edtf else None,
        Holds.THROUGHOUT if word in {"since", "until"} else Holds.SOMETIME,
        core.weekday,
        core.counted or (core.year is None and core.edtf is None and core.month is not None),
        core.readings,
    )
    return found, last


def _bound(row: Sequence[Token], index: int) -> PhraseMatch | None:
    """Return the word that bounds a date ("since"), if a token follows that may begin one."""
    found = phrases_of_list("bound").match_at(row, index)
    return (
        found
        if found and found.value != "and" and found.last < len(row) and row[found.last].is_joined
        else None
    )


def _bounded(edtf: str, word: str) -> str:
    """Return a date as bounded by the word before it."""
    first, _, last = edtf.partition("/")
    if word == "since":
        return f"{first}/.."
    if word in {"by", "until"}:
        return f"../{last or first}"
    return f"{edtf}~" if word == "about" and "/" not in edtf else edtf


def _interval_to(text: _Text, core: _Core, edtf: str, word: str) -> tuple[str, int] | None:
    """Return the interval to a second date, and the index behind it, if the words link one."""
    at = core.last
    if at >= len(text.row) or "/" in edtf:
        return None
    if word == "between" and text.row[at].word.startswith(("و", "and")):
        at += text.row[at].word in {"و", "and"}
    elif (
        word == "from"
        and (found := phrases_of_list("bound").match_at(text.row, at))
        and found.value in {"to", "until"}
    ):
        at = found.last
    elif text.separator(at).strip() not in {"-", "–"}:
        return None
    second = _core(text, at, led=True, after=None)
    other = _edtf(second, text.as_of, ahead=False) if second else None
    return (f"{edtf}/{other}", second.last) if second and other and other > edtf else None


def _core(text: _Text, index: int, *, led: bool, after: DatePhrase | None) -> _Core | None:
    if index >= len(text.row):
        return None
    return (
        _digit_date(text, index)
        or _month_date(text, index, led=led)
        or _lone_year(text, index, led=led, after=after)
        or _relative(text, index)
        or _weekday(text, index)
    )


def _digit_date(text: _Text, index: int) -> _Core | None:
    """Return a date in digits: 2024-10-23, 23/10/2024; 03/04/2024 has two readings."""
    if index + 2 >= len(text.row) or text.separator(index + 1) != text.separator(index + 2):
        return None
    if text.separator(index + 1) not in {"-", "/", "."}:
        return None
    year = text.whole(index, PLAUSIBLE_YEARS.start, PLAUSIBLE_YEARS.stop - 1)
    if year:
        month, day = text.whole(index + 1, 1, _MONTHS), text.whole(index + 2, 1, _DAYS)
        return _Core(index + 3, year, month, day) if month and day else None
    year = text.whole(index + 2, PLAUSIBLE_YEARS.start, PLAUSIBLE_YEARS.stop - 1)
    first, second = text.whole(index, 1, _DAYS), text.whole(index + 1, 1, _DAYS)
    if not (year and first and second):
        return None
    if first != second and max(first, second) <= _MONTHS:
        readings = (f"{year}-{second:02}-{first:02}", f"{year}-{first:02}-{second:02}")
        return _Core(index + 3, readings=readings)
    day, month = (first, second) if second <= _MONTHS else (second, first)
    return _Core(index + 3, year, month, day) if month <= _MONTHS else None


def _month_date(text: _Text, index: int, *, led: bool) -> _Core | None:
    """Return a date with a month name, and the weekday, day, second month name and year around it."""
    weekday = phrases_of_list("weekday").match_at(text.row, index)
    at = weekday.last if weekday and text.near(weekday.last) else index
    day, at = _day(text, at)
    month = _month(text.row, at)
    if month is None or (day and not text.near(at)):
        return None
    at = month.last
    if text.separator(at) == "/" and (twin := _month(text.row, at)) and twin.value == month.value:
        at, led = twin.last, True
    if day is None and text.near(at) and (text.whole(at, 1, _DAYS)):
        day, at = _day(text, at)
    year, last = _trailing_year(text, at)
    clear = led or day or year or _follows_preposition(text, index)
    if not clear:
        return None
    named = int(weekday.value) if weekday and weekday.last <= month.first and weekday.first == index else None
    return _Core(last if year else at, year, int(month.value), day, weekday=named if at > index else None)


def _day(text: _Text, at: int) -> tuple[int | None, int]:
    """Return a day of the month (23, 23rd, "23 of") and the index of the token behind it."""
    day = text.whole(at, 1, _DAYS)
    if day is None:
        return None, at
    at += 1
    while (
        at < len(text.row)
        and text.near(at)
        and (
            text.row[at].word in _ORDINALS
            or (phrases_of_list("dated", "filler").match_at(text.row, at, exact=True))
        )
    ):
        at += 1
    return day, at


def _month(row: Sequence[Token], at: int) -> PhraseMatch | None:
    found = phrases_of_list("month").match_at(row, at) if at < len(row) else None
    return found if found and row[at].begins_like_name else None


def _trailing_year(text: _Text, at: int) -> tuple[int | None, int]:
    while at < len(text.row) and text.near(at) and phrases_of_list("dated", "filler").match_at(text.row, at):
        at += 1
    year = text.whole(at, PLAUSIBLE_YEARS.start, PLAUSIBLE_YEARS.stop - 1) if text.near(at) else None
    return year, at + 1


def _follows_preposition(text: _Text, index: int) -> bool:
    """Return whether a preposition before a month, or joined to it, makes it a date ("in October")."""
    if phrases_of_list("month").match_at(text.row, index, exact=True) is None:
        return True
    return index > 0 and phrases_of_list("dated", "before").match_before(text.row, index) is not None


def _lone_year(text: _Text, index: int, *, led: bool, after: DatePhrase | None) -> _Core | None:
    """Return a year alone, where the words before it make it one."""
    worded = phrases_of_list("dated", "year").match_at(text.row, index)
    at = worded.last if worded else index
    year = text.whole(at, PLAUSIBLE_YEARS.start, PLAUSIBLE_YEARS.stop - 1)
    if year is None or (worded and not text.row[at].is_joined):
        return None
    if (
        at + 1 < len(text.row)
        and text.row[at + 1].is_joined
        and phrases_of_list("unit").match_at(text.row, at + 1)
    ):
        return None
    continues = after is not None and text.content[after.end : text.row[at].start].strip() in {
        "و",
        "and",
        "–",
        "-",
    }
    before = at > 0 and phrases_of_list("dated", "before").match_before(text.row, at) is not None
    return _Core(at + 1, year) if worded or led or continues or before else None


def _relative(text: _Text, index: int) -> _Core | None:
    """Return a date counted from the day of the text: "next month", "the past year", "yesterday"."""
    if (day := phrases_of_list("relative-day").match_at(text.row, index)) and text.as_of:
        return _Core(day.last, edtf=(text.as_of + timedelta(days=int(day.value))).isoformat(), counted=True)
    unit, word = (phrases_of_list(name).match_at(text.row, index) for name in ("relative-unit", "relative"))
    other = unit or word
    if (
        other is None
        or text.as_of is None
        or other.last >= len(text.row)
        or not text.row[other.last].is_joined
    ):
        return None
    if unit:
        word = phrases_of_list("relative").match_at(text.row, unit.last)
    elif word:
        unit = phrases_of_list("relative-unit").match_at(text.row, word.last)
    if unit is None or word is None:
        return None
    steps = {"next": 1, "last": -1, "this": 0}[word.value]
    return _Core(max(unit.last, word.last), edtf=_stepped(text.as_of, unit.value, steps), counted=True)


def _ago(text: _Text, index: int) -> _Core | None:
    """Return an approximate year or month: "three years ago"."""
    before = phrases_of_list("ago").match_at(text.row, index, exact=True)
    at = before.last if before and before.value == "before" else index
    pair = phrases_of_list("dual").match_at(text.row, at) if at < len(text.row) else None
    number = 2 if pair else text.whole(at, 1, 999)
    unit = pair or (
        phrases_of_list("relative-unit").match_at(text.row, at + 1) or _plural_unit(text.row, at + 1)
        if number
        else None
    )
    if number is None or unit is None or text.as_of is None or unit.value not in {"year", "month"}:
        return None
    last = unit.last
    if at == index:
        behind = phrases_of_list("ago").match_at(text.row, last) if last < len(text.row) else None
        if behind is None or behind.value != "after":
            return None
        last = behind.last
    return _Core(last, edtf=_stepped(text.as_of, unit.value, -number) + "~", counted=True)


def _plural_unit(row: Sequence[Token], at: int) -> PhraseMatch | None:
    return phrases_of_list("unit").match_at(row, at) if at < len(row) else None


def _stepped(as_of: date, unit: str, steps: int) -> str:
    """Return the year, month or week that lies so many units from a day, as EDTF."""
    if unit == "year":
        return str(as_of.year + steps)
    if unit == "month":
        year, month = divmod(as_of.year * _MONTHS + as_of.month - 1 + steps, _MONTHS)
        return f"{year}-{month + 1:02}"
    monday = as_of - timedelta(days=as_of.weekday()) + timedelta(weeks=steps)
    return f"{monday}/{monday + timedelta(days=6)}"


def _weekday(text: _Text, index: int) -> _Core | None:
    found = phrases_of_list("weekday").match_at(text.row, index, exact=True)
    if found is None or not text.row[index].begins_like_name:
        return None
    return _Core(found.last, weekday=int(found.value))


def _part_interval(core: _Core, part: str) -> str | None:
    """Return the interval of an early, middle or late part of a month or a year."""
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
    """Return a date as EDTF; a bare month is the last one by the day of the text, or the next."""
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
        first_and_last_day(found)
    except ValueError:
        return None
    return found


@dataclass(frozen=True)
class DateLine:
    start: int
    end: int
    edtf: str
    holds_until: int


def find_date_lines(content, as_of):
    return ()
