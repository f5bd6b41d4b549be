"""Setting in which a date is read: the day of the text, the dates named so far, the year of a bare day."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache, cached_property
from typing import Final

from geodata.prose.dates.date_periods import Period, Point, is_real, joined, of_day
from geodata.prose.dates.date_tense import Tense, tense_of
from geodata.prose.dates.date_text import DateText, Partial, Piece
from geodata.prose.lexicon import word_lists

_SMALL: Final = 45
"""Days back within which a date is a past one whatever the verb."""
_SEASON: Final = 95
"""Days back from which a verb of the future may put a date into the next year."""
_MOST: Final = 270
"""Days back up to which a date without a verb is a past one."""
_NEARLY_A_YEAR: Final = 330
"""Days back from which an English date without a verb lies ahead, as in a list of what is coming up."""
_STORY: Final = 180
"""Days behind a date told with its year in which a story goes on."""
_MAYBE: Final = 150
"""Days back from which a word such as "until" may put a date into the next year."""
_WEEK: Final = 7
_LEAP: Final = 8
"""Years within which every day of a month comes again."""


@dataclass
class Setting:
    """The context of a text while it is read in order."""

    text: DateText
    as_of: date | None
    named: Period | None = None
    """The last date named."""
    day: date | None = None
    """The last day named."""
    opening_day: date | None = None
    """The first day named."""
    is_anchored: bool = False
    """Whether the last date was counted from another one."""
    read_to: int = 0
    """Index of the token behind the last date read."""
    entry: Period | None = None
    """The date of the entry of a chronology that is being read."""
    entry_is_relative: bool = False
    """Whether that date is counted from the day of the text, as "yesterday" is."""
    entry_until: int = 0
    """Offset at which that entry ends."""
    head_year: int | None = None
    """The year of the line of a chronology whose date is being read."""
    _line: int = -1
    _years: set[int] = field(default_factory=set)
    """Years of the dates in this line so far."""
    _told: date | None = None
    """The last day or month named with its year in this line."""
    _told_at: int = -1
    _ever_told: date | None = None
    """The last day or month named with its year in the text."""

    @property
    def today(self) -> date | None:
        """The day that "yesterday" is counted from: that of the entry, else that of the text."""
        if self.entry and not self.entry_is_relative and self.entry.precision == 3 and self.entry.last_day:  # noqa: PLR2004
            return self.entry.last_day
        return self.as_of

    def move_to(self, at: int) -> None:
        """Forget what held only up to a token: the entry, the dates of another line."""
        if self.entry and self.text.row[at].start >= self.entry_until:
            self.entry = None
        line = self.text.line(at)
        if line != self._line:
            self._line, self._years, self._told = line, set(), None

    def enter(self, period: Period, until: int, *, is_relative: bool) -> None:
        """Begin an entry of a chronology."""
        self.entry, self.entry_until, self.entry_is_relative = period, until, is_relative

    def leave_for(self, year: int | None) -> None:
        """Leave the entry of a chronology for the next one, whose year is known or not."""
        if self.entry and self.entry.precision > 2:  # noqa: PLR2004
            self.day = self.entry.last_day
        self.entry, self.head_year = None, year

    def note(self, piece: Piece) -> None:
        """Remember a date that was read."""
        self.read_to, self.is_anchored = piece.last, piece.is_anchored
        period = piece.period
        if period is None:
            return
        self.named = period
        near = period.last_day or period.first_day
        if near is None:
            return
        self._years.add(near.year)
        is_told = period.precision > 1 and not self._is_aside(piece)
        start = period.first_day or near
        if is_told and piece.has_year:
            self._ever_told = start
        if is_told and (piece.has_year or self._told):
            self._told, self._told_at = start, self.text.sentence(piece.first) if piece.has_year else -1
        if period.precision == 3:  # noqa: PLR2004
            self.day = near
            self.opening_day = self.opening_day or (near if near != self.as_of else None)

    def _is_aside(self, piece: Piece) -> bool:
        """Return whether a date stands in a relative clause or behind "since", where no story goes on."""
        start = max(self.text.sentence(piece.first), piece.first - _CLAUSE)
        return any(self.text.word(at) in _ASIDES for at in range(start, piece.first))

    def settle(self, piece: Piece, lead: str = "") -> Piece:
        """Return a date with its year, or the day of a weekday alone, found from the context.

        Parameters
        ----------
        piece
            A date as its words tell it.
        lead
            The word that bounds it ("since", "by", "until"), or none.
        """
        if piece.period is not None or piece.readings:
            return piece
        if piece.partial is not None:
            return self._with_year(piece, lead)
        return self._with_day(piece, lead) if piece.weekday else piece

    def _with_year(self, piece: Piece, lead: str) -> Piece:
        found = [period for year in self._years_for(piece, lead) if (period := _in_year(piece, year))]
        if len(found) == 1:
            return replace(piece, period=found[0], partial=None, until=None, is_relative=True)
        return replace(piece, readings=tuple(found), is_relative=True)

    def _years_for(self, piece: Piece, lead: str) -> list[int]:
        """Return the years that a day and month without one may lie in, best first."""
        told = self.head_year or (self._near_entry(piece) if self.entry and not piece.way else None)
        if told is None and self.as_of is None:
            told = self._told.year if self._told else None
        if told is not None or self.as_of is None:
            return [told] if told else []
        past, ahead = _around(piece, self.as_of)
        if past is None or ahead is None:
            return [year for year in (past, ahead) if year]
        sure = self._by_weekday(piece, past, ahead) or self._by_way(piece, past, ahead)
        if sure is not None:
            return [sure]
        story = self._by_story(piece)
        return (
            self._by_tense(piece, lead, past, ahead) if story is None else self._weighed(piece, story, past)
        )

    def _near_entry(self, piece: Piece) -> int | None:
        """Return the year in which a date lies nearest to the entry of a chronology."""
        day = self.entry.last_day if self.entry else None
        if day is None or self.entry is None:
            return None
        if self.entry.precision == 1:
            return day.year
        years = [year for year in (day.year, day.year + 1, day.year - 1) if _in_year(piece, year)]
        return min(years, key=lambda year: abs((_start(piece, year) - day).days), default=None)

    def _by_weekday(self, piece: Piece, past: int, ahead: int) -> int | None:
        """Return the year in which the date falls on the weekday that is named with it."""
        if piece.weekday is None or piece.partial is None or piece.partial[1] is None:
            return None
        for year in (past, ahead, past - 1):
            period = _in_year(piece, year)
            if period and period.first_day and period.first_day.isoweekday() == piece.weekday:
                return year
        return None

    def _by_way(self, piece: Piece, past: int, ahead: int) -> int | None:
        """Return the year that a word beside a month tells, if any: "last March", "يونيو المقبل"."""
        if not piece.way:
            return None
        if piece.way == "this" and self.as_of:
            return self.as_of.year
        if piece.way == "ahead":
            return ahead
        month, day = piece.partial or (0, None)
        is_now = self.as_of is not None and (month, past) == (self.as_of.month, self.as_of.year)
        return past - 1 if is_now and day is None else past

    def _by_story(self, piece: Piece) -> int | None:
        """Return the year in which a date goes on from the last one told with its year."""
        told = self._told or (self._ever_told if self._is_history else None)
        if told is None or self.as_of is None:
            return None
        year = next((year for year in (told.year, told.year + 1) if _start(piece, year) >= told), told.year)
        start = _start(piece, year)
        is_near = (start - told).days <= _STORY or self._is_history
        return year if start <= self.as_of and is_near else None

    def _weighed(self, piece: Piece, story: int, past: int) -> list[int]:
        """Return the year of the story, or both, where the day of the text tells another one."""
        if past in {story, *self._years}:
            return [past]
        if self._told and self.text.sentence(piece.first) == self._told_at:
            return [story, past]
        return [story]

    @cached_property
    def _is_history(self) -> bool:
        """Whether nearly all dates told with a year lie long before the day of the text."""
        years = [
            year for at in range(len(self.text.row)) if (year := self.text.year(at)) and self._is_dated(at)
        ]
        if self.as_of is None or not years:
            return False
        old = sum(year < self.as_of.year - 1 for year in years if year != self.as_of.year)
        return old > 1 and old >= 0.8 * len(years)

    def _is_dated(self, at: int) -> bool:
        return any(self.text.match(each, "month") for each in range(max(0, at - 3), at))

    def _by_tense(self, piece: Piece, lead: str, past: int, ahead: int) -> list[int]:
        """Return the year by the verbs beside a date and by how long ago it would be."""
        period = _in_year(piece, past)
        last = period.last_day if period else None
        if last is None or self.as_of is None:
            return [past]
        back = (self.as_of - last).days
        tense = tense_of(self.text, piece.first, piece.last, self.read_to)
        if lead in {"by", "until"} and tense is not Tense.AHEAD:
            if tense is Tense.BEHIND and _MAYBE <= back <= _MOST:
                return [past, ahead]
            tense = Tense.PERHAPS
        known = known_days().get(piece.partial) if piece.partial and lead == "since" else None
        if known and known < past:
            return [known, past]
        tense = Tense.BEHIND if lead == "since" else tense
        return [past if each == "past" else ahead for each in _weigh(tense, back, self.text, piece)]

    @property
    def _is_hindsight(self) -> bool:
        """Whether an entry of one day of a chronology was written well after it."""
        day = self.entry.day if self.entry and not self.entry_is_relative else None
        return day is not None and self.as_of is not None and (self.as_of - day).days > _WEEK

    def _with_day(self, piece: Piece, lead: str) -> Piece:
        """Return a weekday alone as the last such day by the day of the text, or the next."""
        today = self.today
        if today is None or piece.weekday is None:
            return piece
        gap = (today.isoweekday() - piece.weekday) % _WEEK
        way = piece.way
        if not way and lead not in {"since", "until"}:
            told = tense_of(self.text, piece.first, piece.last, self.read_to, maybe_behind=False)
            is_ahead = told is Tense.AHEAD or (told is Tense.PERHAPS and not lead)
            way = "ahead" if is_ahead else ""
        if way == "ahead":
            day = today + timedelta(days=_WEEK - gap)
        elif way == "this":
            day = today - timedelta(days=today.weekday()) + timedelta(days=piece.weekday - 1)
        elif not way and not lead and self._is_hindsight and gap > _WEEK // 2:
            day = today + timedelta(days=_WEEK - gap)
        else:
            day = today - timedelta(days=gap if gap or way != "behind" else _WEEK)
        return replace(piece, period=of_day(day), is_relative=True)


_CLAUSE: Final = 8
"""Words before a date among which a relative pronoun may stand."""
_ASIDES: Final = frozenset(
    {"which", "who", "whose", "where", "since", "when", "منذ", "الذي", "التي", "الذين", "حيث", "منذئذ"}
)


@cache
def known_days() -> dict[Partial, int]:
    """Return the years of the days that are known by themselves, such as 7 October, by month and day."""
    listed = word_lists()["dates"]["known-day"]
    return {(int(key.split("-")[0]), int(key.split("-")[1])): int(years[0]) for key, years in listed.items()}


def _weigh(tense: Tense, back: int, text: DateText, piece: Piece) -> Iterator[str]:
    """Yield which of two dates a year apart fits: "past", "ahead", or both, best first."""
    if back <= _SMALL or tense is Tense.BEHIND:
        yield "past"
    elif tense is Tense.AHEAD:
        yield from ("ahead",) if back >= _SEASON else ("past", "ahead")
    elif tense is Tense.PERHAPS:
        yield "ahead" if back >= _MAYBE else "past"
    elif back <= _MOST:
        yield "past"
    elif back >= _NEARLY_A_YEAR and not text.in_arabic(max(0, piece.last - 1)):
        yield "ahead"
    else:
        yield from ("past", "ahead")


def _point(partial: Partial, year: int) -> Point:
    month, day = partial
    return (year, month) if day is None else (year, month, day)


def _in_year(piece: Piece, year: int) -> Period | None:
    """Return a day and month, or a range of them, that ends in a year."""
    if piece.partial is None:
        return None
    if piece.until is None:
        point = _point(piece.partial, year)
        return Period(point, point) if is_real(point) else None
    last = _point(piece.until, year)
    first = _point(piece.partial, year if piece.partial <= piece.until else year - 1)
    if not is_real(first) or not is_real(last):
        return None
    return joined(Period(first, first), Period(last, last))


def _start(piece: Piece, year: int) -> date:
    """Return the first day of a date in a year; the last day there is where it has none."""
    period = _in_year(piece, year)
    return (period.first_day if period else None) or date.max


def _around(piece: Piece, as_of: date) -> tuple[int | None, int | None]:
    """Return the year of the last such date that began by a day, and of the next one."""
    past = next(
        (year for year in range(as_of.year + 1, as_of.year - _LEAP, -1) if _start(piece, year) <= as_of), None
    )
    if past is None:
        return None, None
    return past, next((year for year in range(past + 1, past + _LEAP) if _in_year(piece, year)), None)
