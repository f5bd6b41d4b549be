"""One date of a text at a token: bounds, nights, parts and ranges around the readers of single dates."""

from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from typing import Final

from geodata.prose.dates.date_anchors import read_counted
from geodata.prose.dates.date_bounds import in_year, latest_before, night_of, part_within, within_bound
from geodata.prose.dates.date_digits import read_digits
from geodata.prose.dates.date_feasts import read_feast
from geodata.prose.dates.date_months import read_month_dates
from geodata.prose.dates.date_periods import Period, joined, of_day, of_days
from geodata.prose.dates.date_setting import Setting
from geodata.prose.dates.date_text import DateText, Piece
from geodata.prose.dates.date_units import read_container, read_unit
from geodata.prose.dates.date_weekdays import read_weekday
from geodata.prose.dates.date_years import read_year
from geodata.prose.lexicon import word_lists
from geodata.prose.tokens import forms_without_particles, tokenize

_ONE_DAY: Final = timedelta(days=1)
_BEGIN: Final = (
    "month", "hijri-month", "hijri-feast", "feast", "easter-feast", "weekday", "weekday-short",
    "ordinal", "night", "part", "bound", "unit", "pair", "single-unit", "relative", "this", "past-several",
    "relative-day", "relative-night", "anchored-day", "anchored-night", "day-beside", "anchored-word",
    "count", "count-before", "nth-word", "nth-unit", "season", "week-of", "year-word", "year-end",
)  # fmt: skip
"""Lists of which a phrase may begin a date."""
_OPENS: Final = frozenset({"since", "starting", "by", "before", "until"})
"""Words that leave one end of a date open."""
_SHOWN: Final = {"before": "by", "starting": "since"}
"""Words that are read differently, under the group of rules that they belong to."""


@dataclass(frozen=True)
class ReadDate:
    """A date that was read, settled, and the word that bounds it with its token."""

    piece: Piece
    lead: str = ""
    lead_at: int | None = None


@cache
def _first_words() -> frozenset[str]:
    """Return the folded words with which a date may begin."""
    lists = (word_lists()["dates"][name] for name in _BEGIN)
    phrases = (phrase for table in lists for listed in table.values() for phrase in listed)
    return frozenset(token.word for phrase in phrases for token in tokenize(phrase)[:1]) | {"q", "h"}


class DateReader:
    """Reads the date that begins at a token of a text, given the context so far."""

    def __init__(self, text: DateText, setting: Setting) -> None:
        """Take a text and its context, which the caller keeps."""
        self.text = text
        self.setting = setting

    def can_begin(self, at: int) -> bool:
        """Return whether a date may begin at a token."""
        token = self.text.row[at]
        return token.is_numeric or not _first_words().isdisjoint(forms_without_particles(token.word))

    def read_at(self, at: int, *, continues: bool) -> tuple[ReadDate, ...]:
        """Return the date that begins at a token, or those of a list.

        Parameters
        ----------
        at
            Index of the token.
        continues
            Whether only "and" or a comma separates the token from a date before it.
        """
        bound = self.text.match(at, "bound")
        if (
            bound
            and bound.value == "before"
            and (counted := read_counted(self.text, at, self.setting, self._single))
        ):
            return (ReadDate(counted),)
        if bound and self.text.near(bound.last) and bound.last < len(self.text.row):
            found = self._expression(bound.last, lead=bound.value, led=True)
            word = None if found else self.text.match(bound.last, "behind-bound")
            if word and self.text.near(word.last):
                found = self._expression(word.last, lead=bound.value, led=True)
            if found:
                return tuple(self._bounded(each, bound.value, at) for each in found)
        found = self._expression(at, lead="", led=continues)
        onwards = (
            self.text.match(found[0].last, "onwards", exact=True)
            if len(found) == 1 and self.text.near(found[0].last)
            else None
        )
        if onwards and found[0].period:
            open_ended = replace(found[0], last=onwards.last, period=within_bound(found[0].period, "since"))
            return (ReadDate(open_ended, "since", at),)
        return tuple(ReadDate(each) for each in found)

    def _expression(self, at: int, *, lead: str, led: bool) -> tuple[Piece, ...]:
        """Return the settled dates at a token: a night, a date, a part of a period, or a range."""
        if at >= len(self.text.row):
            return ()
        found = self._unsettled(at, lead=lead, led=led)
        if len(found) != 1:
            return tuple(self._settled(each, lead) for each in found)
        ranged = self._range(found[0], lead)
        if ranged is None and lead == "from":
            return ()
        piece = ranged or self._settled(found[0], lead)
        if piece.period is None and not piece.readings and not (piece.weekday or piece.partial):
            return ()
        return (self._tailed(piece),)

    def _unsettled(self, at: int, *, lead: str, led: bool) -> tuple[Piece, ...]:
        if night := self._night(at, lead):
            return (night,)
        if core := self._core(at, lead=lead, led=led):
            return core
        part = self._part(at, lead)
        return (part,) if part else ()

    def _core(self, at: int, *, lead: str, led: bool) -> tuple[Piece, ...]:
        """Return the dates at a token without what bounds them, as their words tell them."""
        if at >= len(self.text.row):
            return ()
        text, setting = self.text, self.setting
        if digits := read_digits(text, at):
            return (digits,)
        if feast := read_feast(text, at, setting):
            return (feast,)
        if months := read_month_dates(text, at, setting, led=led, between=lead == "between"):
            return months
        one = (
            read_unit(text, at, setting)
            or read_counted(text, at, setting, self._single)
            or read_weekday(text, at, setting)
            or read_year(
                text, at, led=led and lead not in {"by", "before", "until"}, continues=led and not lead
            )
        )
        return (one,) if one else ()

    def _single(self, at: int) -> Piece | None:
        """Return the settled single date at a token, for what counts from it."""
        text, setting = self.text, self.setting
        months = read_month_dates(text, at, setting, led=True, between=False)
        found = (
            read_digits(text, at)
            or (months[0] if len(months) == 1 else None)
            or read_weekday(text, at, setting)
        )
        return setting.settle(found) if found else None

    def _settled(self, piece: Piece, lead: str) -> Piece:
        return self.setting.settle(piece, lead)

    def _part(self, at: int, lead: str) -> Piece | None:
        """Return the early, middle or late part of a period: "mid-February", «مطلع الشهر المنصرم»."""
        part = self.text.match(at, "part")
        if part is None or not self.text.near(part.last) or part.last >= len(self.text.row):
            return None
        inner = self._inside(
            part.last, part.value, "by" if lead == "before" and part.value == "end" else lead
        )
        if inner is None:
            return None
        cut = tuple(
            part_within(period, part.value, lead)
            for period in ((inner.period,) if inner.period else inner.readings)
            if period
        )
        rule = "part" if part.value not in {"whole", "during"} else inner.rule
        if inner.period is None:
            return replace(inner, first=at, rule=rule, readings=cut)
        return replace(inner, first=at, rule=rule, period=cut[0], partial=None, until=None)

    def _inside(self, at: int, part: str, lead: str) -> Piece | None:
        """Return the settled date of which a part is told."""
        named = self.text.match(at, "of-period")
        if part == "during" and (named is None or self.text.follows(named.last, "nth-word")):
            return None
        if part != "during" and (core := self._core(at, lead="part", led=True)):
            found = self._settled(core[0], lead) if len(core) == 1 else None
            return found if found and (found.period or found.readings) else None
        return read_container(self.text, at, self.setting)

    def _night(self, at: int, lead: str) -> Piece | None:
        """Return a night as two days: "the night of 4 March", «ليل الثلاثاء الأربعاء»."""
        word = self.text.match(at, "night")
        if word is None:
            return None
        first = word.last
        if first < len(self.text.row) and self.text.near(first):
            if (filler := self.text.match(first, "day-word")) or (filler := self.text.match(first, "filler")):
                first = filler.last if self.text.near(filler.last) else first
            inner = self._core(first, lead="between" if lead != "between" else lead, led=True)
            if len(inner) == 1:
                return self._night_of(at, inner[0], word.value)
        return self._night_alone(at, word.last) if self.text.word(at) == "overnight" else None

    def _night_of(self, at: int, inner: Piece, word: str) -> Piece | None:
        """Return the night that begins on a day, or the days told of it."""
        pair = self._second_weekday(inner) or self._range(inner, "between")
        piece = pair or self._settled(inner, "")
        if piece.period is None and not piece.readings:
            return None
        base = replace(piece, first=at, rule="night", is_night=True)
        back = _ONE_DAY if word == "into" else timedelta(0)
        if piece.period is None:
            return replace(base, readings=tuple(night_of(each, back) for each in piece.readings))
        return replace(base, period=night_of(piece.period, back))

    def _second_weekday(self, first: Piece) -> Piece | None:
        """Return the two days of «ليل الثلاثاء الأربعاء», "Tuesday to Wednesday"."""
        if first.rule != "weekday" or not self.text.near(first.last):
            return None
        link = self.text.match(first.last, "into", exact=True)
        start = link.last if link and self.text.near(link.last) else first.last
        second = read_weekday(self.text, start, self.setting)
        if (
            second is None
            or second.weekday is None
            or first.weekday is None
            or (second.weekday - first.weekday) % 7 != 1
        ):
            return None
        dates = (
            read_month_dates(self.text, second.last, self.setting, led=False, between=True)
            if self.text.near(second.last)
            else ()
        )
        if len(dates) == 1 and dates[0].rule == "range":
            return self._settled(dates[0], "")
        settled = self._settled(second, "")
        day = settled.period.day if settled.period else None
        return replace(settled, first=first.first, period=of_days(day - _ONE_DAY, day)) if day else None

    def _night_alone(self, at: int, last: int) -> Piece | None:
        """Return "overnight" alone: the night before the day of the text, if the sentence told no other."""
        today, setting = self.setting.today, self.setting
        if today is None or setting.read_to > self.text.sentence(at):
            return None
        last_night = of_days(today - _ONE_DAY, today)
        base = Piece(at, last, "night", is_relative=True, is_night=True)
        is_told = setting.day is not None and setting.read_to > self.text.line(at) and setting.day != today
        if is_told and setting.day:
            return replace(base, readings=(of_days(setting.day, setting.day + _ONE_DAY), last_night))
        return replace(base, period=last_night)

    def _tailed(self, piece: Piece) -> Piece:
        """Return a day with what stands behind it: "night", its weekday in brackets, its date again."""
        text = self.text
        day = piece.period.day if piece.period else None
        if day is None or not text.near(piece.last):
            return piece
        if (
            text.match(piece.last, "night-after", exact=True)
            and text.is_blank(piece.last)
            and not piece.is_night
        ):
            night = replace(
                piece, last=piece.last + 1, rule="night", period=of_days(day, day + _ONE_DAY), is_night=True
            )
            return self._into_next(night)
        if (
            piece.rule == "relative-day"
            and len(dates := read_month_dates(text, piece.last, self.setting, led=False, between=False)) == 1
        ):
            return replace(self._settled(dates[0], ""), first=piece.first)
        weekday = text.match(piece.last, "weekday")
        if weekday and text.gap(piece.last).strip() and int(weekday.value) == day.isoweekday():
            return replace(piece, last=weekday.last, weekday=int(weekday.value))
        return piece

    def _into_next(self, night: Piece) -> Piece:
        """Return a night with the words of the day that it runs into: "Tuesday night into Wednesday"."""
        link = self.text.match(night.last, "into", exact=True) if self.text.is_blank(night.last) else None
        second = read_weekday(self.text, link.last, self.setting) if link else None
        last = night.period.last_day if night.period else None
        return (
            replace(night, last=second.last)
            if second and last and second.weekday == last.isoweekday()
            else night
        )

    def _range(self, first: Piece, lead: str) -> Piece | None:
        """Return the range from a date to a second one, if words or a dash link them."""
        behind = self._link(first, lead)
        if behind is None:
            return None
        if (
            (now := self.text.match(behind, "now", exact=True))
            and self.setting.today
            and lead in {"from", "since", "starting"}
        ):
            second: Piece | None = Piece(behind, now.last, "relative-day", period=of_day(self.setting.today))
        else:
            found = self._unsettled(behind, lead="", led=True)
            second = found[0] if len(found) == 1 else None
        return self._joined(first, second, lead) if second and not second.readings else None

    def _link(self, first: Piece, lead: str) -> int | None:
        """Return the index of the second date of a range, if a link stands behind the first."""
        text, at = self.text, first.last
        if at >= len(text.row) or not text.near(at) or first.readings:
            return None
        mark = text.gap(at).strip()
        if mark in {"-", "–", "—"}:
            return at
        if mark:
            return at if mark == "/" and first.rule == "weekday" else None
        is_and = lead == "between" or first.rule == "weekday"
        if is_and and text.word(at).startswith("و") and len(text.word(at)) > 1:
            return at
        word = text.match(at, "to", exact=True)
        if word is None or word.value == "or" or (word.value == "and" and not is_and):
            return None
        return word.last

    def _joined(self, first: Piece, second: Piece, lead: str) -> Piece | None:
        """Return one piece of two, with the years that fit both."""
        base = replace(
            first,
            last=second.last,
            rule="range",
            weekday=None,
            is_anchored=first.is_anchored or second.is_anchored,
        )
        if first.partial and second.partial and not first.until and not second.until:
            both = replace(base, partial=first.partial, until=second.partial, period=None, way=second.way)
            return self._settled(both, "since" if lead == "since" else "")
        one, two = self._ends(first, second)
        if one is None or two is None:
            return None
        if first.rule == second.rule == "weekday" and lead != "between" and self._is_list(first, one, two):
            return None
        period = joined(one, two)
        is_relative = first.is_relative or second.is_relative or second.weekday is not None
        has_year = first.has_year or second.has_year
        return replace(base, partial=None, period=period, has_year=has_year, is_relative=is_relative)

    def _is_list(self, first: Piece, one: Period, two: Period) -> bool:
        """Return whether "Monday and Thursday" are two days, not the days from one to the other."""
        word = self.text.word(first.last)
        is_and = word.startswith("و") or word == "and"
        return is_and and bool(one.last_day and two.last_day and two.last_day - one.last_day != _ONE_DAY)

    def _ends(self, first: Piece, second: Piece) -> tuple[Period | None, Period | None]:
        """Return the two ends of a range: an end without a year takes that of the other."""
        if first.rule == "weekday" and first.period is None:
            two = self._settled(second, "").period
            last = two.last_day if two else None
            if last is None or first.weekday is None:
                return None, None
            return of_day(last - timedelta(days=(last.isoweekday() - first.weekday) % 7)), two
        if first.partial and second.period and second.period.last:
            year = second.period.last[0]
            return latest_before((year, year - 1), first.partial, second.period), second.period
        one = self._settled(first, "").period
        if second.partial and one and one.first:
            year = one.first[0]
            ends = (in_year(year, second.partial), in_year(year + 1, second.partial))
            return one, next((each for each in ends if each and joined(one, each)), None)
        return one, self._settled(second, "").period

    def _bounded(self, piece: Piece, lead: str, at: int) -> ReadDate:
        """Return a date as the word before it bounds it; a range is bounded already."""
        period = piece.period
        if period is None or piece.rule == "range" or (lead == "between"):
            shown = _SHOWN.get(lead, lead)
            return ReadDate(self._bounded_readings(piece, lead), "" if piece.rule == "range" else shown, at)
        if lead == "as-of":
            ahead = bool(self.setting.as_of and period.first_day and period.first_day > self.setting.as_of)
            lead = "since" if ahead else ""
        return ReadDate(replace(piece, period=within_bound(period, lead)), _SHOWN.get(lead, lead), at)

    @staticmethod
    def _bounded_readings(piece: Piece, lead: str) -> Piece:
        if not piece.readings or lead not in _OPENS:
            return piece
        return replace(piece, readings=tuple(within_bound(each, lead) for each in piece.readings))
