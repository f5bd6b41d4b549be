"""Weeks, months, quarters, seasons and years counted from a day: "last week", "the first two months of"."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from geodata.prose.dates.date_counts import read_count, read_unit_word
from geodata.prose.dates.date_months import read_month_dates
from geodata.prose.dates.date_periods import (
    Period,
    nth_part_of,
    of_day,
    of_days,
    of_point,
    season_of,
    several_of,
    shifted_day,
    unit_at,
)
from geodata.prose.dates.date_setting import Setting
from geodata.prose.dates.date_text import DateText, Piece
from geodata.prose.dates.date_years import read_year
from geodata.prose.tokens import PhraseMatch

_STEPS: Final = {"next": 1, "last": -1, "this": 0, "before-last": -2}
_HOURS: Final = 24
_WINTER_ENDS: Final = 2
"""Month in which a winter ends."""
_SEASON_BEFORE: Final = ("in", "since", "during", "until", "by", "over", "throughout", "before", "after")
_NO_SEASON_BEHIND: Final = frozenset({"عربي", "العربي"})


def read_unit(text: DateText, at: int, setting: Setting) -> Piece | None:
    """Return the week, month, quarter, half, season or year that begins at a token."""
    readers = (
        _short_period,
        _year_end,
        _nth,
        _several,
        _season,
        _past_several,
        _relative,
        _week_of,
        _anchored,
    )
    return next((found for read in readers if (found := read(text, at, setting))), None)


def read_container(text: DateText, at: int, setting: Setting) -> Piece | None:
    """Return the year, month or week behind "of": "2024", "March", "the year", "last month", «العام»."""
    of = text.follows(at, "of")
    starts = range(at, (of.last if of and text.near(of.last) else at) + 1)
    for start in reversed(starts):
        found = _relative(text, start, setting) or _anchored(text, start, setting)
        if found is None and (year := read_year(text, start, led=True, continues=False)):
            found = year
        months = () if found else read_month_dates(text, start, setting, led=True, between=False)
        if len(months) == 1 and months[0].rule == "month":
            found = setting.settle(months[0])
        if found and (found.period or found.readings):
            return replace(found, first=at)
    named = text.match(at, "of-period") or (text.match(of.last, "of-period") if of else None)
    today = setting.entry.last_day if setting.entry else setting.as_of
    if named is None or today is None:
        return None
    period = unit_at(today, named.value, 0)
    return Piece(at, named.last, "part", period=period, is_relative=True)


def _short_period(text: DateText, at: int, setting: Setting) -> Piece | None:
    """Return a quarter or a half by its sign: "Q1 2024", "H2"."""
    letter, number = text.word(at), text.whole(at + 1, 1, 4)
    if letter not in {"q", "h"} or number is None or text.gap(at + 1) or not text.row[at].written.isupper():
        return None
    unit = "quarter" if letter == "q" else "half"
    whole = read_container(text, at + 2, setting) if text.near(at + 2) else None
    return _of_year(Piece(at, at + 2, unit), unit, number, whole, setting)


def _year_end(text: DateText, at: int, setting: Setting) -> Piece | None:
    """Return the last day of the year of the text: "year-end"."""
    found = text.match(at, "year-end")
    today = setting.today
    if found is None or today is None:
        return None
    return Piece(at, found.last, "part", period=of_point((today.year, 12, 31)), is_relative=True)


def _nth(text: DateText, at: int, setting: Setting) -> Piece | None:
    """Return the first, second … quarter, half, third or week of a year or a month."""
    word = text.match(at, "nth-word") or _nth_in_digits(text, at)
    unit = text.match(word.last, "nth-unit") if word and text.near(word.last) else None
    last = unit.last if unit else at
    if unit is None and (unit := text.match(at, "nth-unit")):
        word = text.match(unit.last, "nth-word") if text.is_blank(unit.last) else None
        last = word.last if word else at
    if unit is None or word is None or unit.value not in {"quarter", "half", "third", "week"}:
        return None
    of = text.follows(last, "of")
    whole = read_container(text, last, setting) if of or text.match(last, "of-period") else None
    if whole is None and (unit.value != "quarter" or word.value == "-1" or text.word(last) == "of"):
        return None
    return _of_year(Piece(at, last, unit.value), unit.value, int(word.value), whole, setting)


def _nth_in_digits(text: DateText, at: int) -> PhraseMatch | None:
    """Return the number of "2nd quarter"."""
    number = text.whole(at, 1, 5)
    is_ordinal = (
        number is not None and text.gap(at + 1) == "" and text.match(at + 1, "ordinal-ending", exact=True)
    )
    return PhraseMatch(at, at + 2, str(number)) if is_ordinal else None


def _of_year(piece: Piece, unit: str, nth: int, whole: Piece | None, setting: Setting) -> Piece | None:
    """Return a part of a year or a month; without one, of the year in which it last began."""
    if whole is not None and whole.period:
        period = nth_part_of(whole.period, unit, nth)
        found = replace(piece, last=whole.last, period=period, is_relative=whole.is_relative)
        return replace(found, has_year=whole.has_year) if period else None
    today = setting.today
    if today is None:
        return None
    period = nth_part_of(of_point((today.year,)), unit, nth)
    if period and period.first_day and period.first_day > today:
        past = setting.settle(_as_partial(piece, period))
        periods = [past.period] if past.period else list(past.readings)
        years = [of_point(one.first[:1]) for one in periods if one.first]
        shifted = [each for one in years if (each := nth_part_of(one, unit, nth))]
        period = shifted[0] if len(shifted) == 1 else None
        return replace(piece, period=period, readings=() if period else tuple(shifted), is_relative=True)
    return replace(piece, period=period, is_relative=True) if period else None


def _as_partial(piece: Piece, period: Period) -> Piece:
    return replace(piece, partial=((period.first or (0, 1))[1], None))


def _several(text: DateText, at: int, setting: Setting) -> Piece | None:
    """Return "the first two months of the year", «الأشهر الستة الأولى من», "the last three days of March"."""
    found = _several_words(text, at)
    if found is None:
        return None
    unit, count, nth, last = found
    if unit not in {"day", "week", "month"} or nth not in {1, -1}:
        return None
    of = text.match(last, "of") if text.is_blank(last) else None
    whole = read_container(text, last, setting) if of or text.match(last, "of-period") else None
    if whole and whole.period:
        period = several_of(whole.period, unit, count, at_end=nth < 0)
        return Piece(at, whole.last, "part", period=period, is_relative=whole.is_relative) if period else None
    start = setting.named.first_day if setting.named and setting.named.precision > 1 else None
    if of or nth < 0 or start is None or text.in_arabic(at):
        return None
    period = several_of(of_day(start), unit, count, at_end=False)
    return Piece(at, last, "part", period=period, is_anchored=True) if period else None


def _several_words(text: DateText, at: int) -> tuple[str, int, int, int] | None:
    """Return the unit, how many, first or last, and the index behind: in the order of either language."""
    word = text.match(at, "nth-word")
    if word and text.near(word.last) and (count := read_count(text, word.last)) and text.near(count.last):
        return count.unit, count.number, int(word.value), count.last
    count = read_count(text, at)
    if (
        count
        and text.in_arabic(at)
        and (word := text.match(count.last, "nth-word"))
        and text.is_blank(count.last)
    ):
        return count.unit, count.number, int(word.value), word.last
    return None


def _season(text: DateText, at: int, setting: Setting) -> Piece | None:
    """Return a season with its year, with "this" or "last", or behind a preposition."""
    this = text.match(at, "this", exact=True)
    way = text.match(at, "relative", exact=True)
    led = this or way
    first = led.last if led and text.is_blank(led.last) else at
    found = text.match(first, "season")
    if found is None or (first == at and text.row[first].written[:1].isupper()):
        return None
    behind = (
        text.match(found.last, "relative") if text.in_arabic(first) and text.is_blank(found.last) else None
    )
    of = text.match(found.last, "of", exact=True)
    year_at = of.last if of and text.is_blank(found.last) else found.last
    year = text.year(year_at) if text.is_blank(year_at) else None
    base = Piece(at, found.last, "season")
    if year:
        return _season_in(text, replace(base, last=year_at + 1, has_year=True), found.value, year)
    tail = text.match(found.last, "of-year") if text.is_blank(found.last) else None
    if tail and setting.today and tail.value in _STEPS:
        return replace(
            base, last=tail.last, period=season_of(found.value, setting.today.year + _STEPS[tail.value])
        )
    told = behind or (led if first != at else None)
    return _season_near(base, found, told, setting) if first != at or told or _is_led(text, at) else None


def _is_led(text: DateText, at: int) -> bool:
    """Return whether "in the" or «في الـ» stands before a season; not before "fall", which is a verb too."""
    if text.in_arabic(at):
        is_named = text.word(at + 1) in _NO_SEASON_BEHIND and text.is_blank(at + 1)
        has_article = text.word(at).removeprefix("ب").startswith("ال")
        return has_article and not is_named and text.word(at - 1) in {"في", "خلال", "بحلول", "منذ", "حتي"}
    before = text.word(at - 2) if text.word(at - 1) == "the" else text.word(at - 1)
    return before in _SEASON_BEFORE and (text.word(at) != "fall" or text.word(at - 1) == "the")


def _season_in(text: DateText, base: Piece, name: str, year: int) -> Piece:
    """Return a season of a year: "winter 2023" has two readings, "winter 2023-24" has one."""
    if name != "winter":
        return replace(base, period=season_of(name, year))
    end = text.whole(base.last, 0, 99) or text.year(base.last)
    if end and end % 100 == (year + 1) % 100 and text.gap(base.last).strip() in {"-", "–", "/"}:
        return replace(base, last=base.last + 1, period=season_of(name, year))
    return replace(base, readings=(season_of(name, year - 1), season_of(name, year)))


def _season_near(base: Piece, found: PhraseMatch, told: PhraseMatch | None, setting: Setting) -> Piece | None:
    """Return the season by "last", "next" or "this", or by the verbs, counted from the day of the text."""
    today = setting.today
    if today is None:
        return None
    value = told.value if told and told.value in _STEPS else ""
    year = today.year - (found.value == "winter" and today.month <= _WINTER_ENDS)
    this = season_of(found.value, year)
    last = max(base.last, told.last if told else 0)
    is_over = this.last_day is not None and this.last_day < today
    is_begun = this.first_day is not None and this.first_day <= today
    if value == "last" and not is_over:
        year -= 1
    elif value == "next" and is_begun:
        year += 1
    elif not value and not is_begun and (told is None):
        settled = setting.settle(replace(base, partial=((this.first or (0, 1))[1], None)))
        years = [each.first[0] for each in (settled.period, *settled.readings) if each and each.first]
        if len(years) > 1:
            return replace(
                base, readings=tuple(season_of(found.value, each) for each in years), is_relative=True
            )
        year = years[0] if years else year - 1
    return replace(base, last=last, period=season_of(found.value, year), is_relative=True)


def _past_several(text: DateText, at: int, setting: Setting) -> Piece | None:
    """Return "the past three days", «الأيام الثلاثة الماضية»: so many units up to a day."""
    word = text.match(at, "past-several", "relative", exact=True)
    anchored = text.match(at, "past-several", "anchored", exact=True)
    before = anchored or word
    count = read_count(text, before.last if before else at)
    if count is None or (before and count.last <= before.last):
        return None
    last = count.last
    if before is None:
        word = text.match(last, "past-several-after", "relative")
        anchored = text.match(last, "past-several-after", "anchored")
        behind = word or anchored
        if behind is None or count.is_single or not text.is_blank(last):
            return None
        last = behind.last
    elif count.is_single:
        return None
    return _up_to(Piece(at, last, "ago"), count.unit, count.number, setting, anchored=anchored is not None)


def _up_to(piece: Piece, unit: str, number: int, setting: Setting, *, anchored: bool) -> Piece | None:
    """Return so many units up to the day of the text, or up to the last day named."""
    end = (setting.day if anchored else None) or setting.today
    if end is None:
        return None
    days = -(-number // _HOURS) if unit == "hour" else number
    start = shifted_day(end, "day" if unit == "hour" else unit, -days)
    if start is None or start.first_day is None:
        return None
    is_anchored = anchored and setting.day is not None
    if unit in {"month", "year"}:
        period: Period | None = Period(
            start.first, of_point((end.year, end.month)[: 1 + (unit == "month")]).last
        )
    else:
        period = of_days(start.first_day, end)
    return replace(piece, period=period, is_relative=not is_anchored, is_anchored=is_anchored)


def _relative(text: DateText, at: int, setting: Setting) -> Piece | None:
    """Return "last week", "this month", «العام المقبل», "the weekend" counted from the day of the text."""
    found = _relative_words(text, at)
    today = setting.today
    if found is None or today is None:
        return None
    unit, word, last = found
    if unit == "weekend":
        return _weekend(
            Piece(at, last, "week", is_relative=True),
            today,
            word,
            in_arabic=text.in_arabic(last - 1),
        )
    if word == "last" and unit in {"week", "month", "year"} and text.word(last - 2) == "past":
        return _up_to(Piece(at, last, unit), unit, 1, setting, anchored=False)
    period = unit_at(today, unit, _STEPS[word])
    return Piece(at, last, unit, period=period, is_relative=True) if period else None


def _relative_words(text: DateText, at: int) -> tuple[str, str, int] | None:
    """Return a unit, the word beside it and the index behind them."""
    if (
        word := text.match(at, "relative", exact=True) or text.match(at, "this", exact=True)
    ) and text.is_blank(word.last):
        unit = text.match(word.last, "single-unit")
        is_arabic_this = text.in_arabic(at) and unit is not None and not text.word(word.last).startswith("ال")
        if unit and not is_arabic_this and not (text.in_arabic(at) and word.value != "yes"):
            return unit.value, word.value if word.value in _STEPS else "this", unit.last
    if (
        text.word(at) == "the"
        and text.word(at + 1) in {"past", "last"}
        and (unit := text.match(at + 2, "single-unit"))
    ):
        return unit.value, "last", unit.last
    unit = text.match(at, "single-unit")
    if unit is None:
        return None
    word = text.match(unit.last, "relative") if text.in_arabic(at) and text.is_blank(unit.last) else None
    if word is not None:
        return unit.value, word.value, word.last
    is_led = text.word(at - 1) in {"the", "at"} or text.in_arabic(at)
    return (unit.value, "", unit.last) if unit.value == "weekend" and is_led else None


def _weekend(piece: Piece, today: date, word: str, *, in_arabic: bool) -> Piece:
    """Return a Saturday and Sunday; in Arabic it may be a Friday and Saturday as well."""
    back = (today.weekday() - 5) % 7
    is_running = back <= 1
    steps = {"next": 1, "this": int(not is_running), "last": -int(is_running)}.get(word, 0)
    saturday = today - timedelta(days=back) + timedelta(weeks=steps)
    west = of_days(saturday, saturday + timedelta(days=1))
    if not in_arabic:
        return replace(piece, period=west)
    friday = saturday - timedelta(days=1)
    return replace(piece, readings=(of_days(friday, saturday), west))


def _week_of(text: DateText, at: int, setting: Setting) -> Piece | None:
    """Return "the week of 4 March" and "week ending 12 March": seven days."""
    word = text.match(at, "week-of")
    if word is None or not text.near(word.last):
        return None
    dates = read_month_dates(text, word.last, setting, led=False, between=False)
    settled = setting.settle(dates[0]) if len(dates) == 1 else None
    day = settled.period.day if settled and settled.period else None
    if day is None or settled is None:
        return None
    week = timedelta(days=6)
    period = of_days(day - week, day) if word.value == "ending" else of_days(day, day + week)
    return Piece(at, settled.last, "week", period=period, is_relative=settled.is_relative)


def _anchored(text: DateText, at: int, setting: Setting) -> Piece | None:
    """Return "the following week", "the same month", «العام نفسه»: counted from the last date named."""
    found = _anchored_words(text, at)
    named = setting.named or setting.entry
    day = named.last_day or named.first_day if named else None
    if found is None or named is None or day is None:
        return None
    unit, steps, last = found
    is_known = named.precision > 1 or unit == "year"
    period = unit_at(day, unit, steps) if is_known else None
    return Piece(at, last, unit, period=period, is_anchored=True) if period else None


def _anchored_words(text: DateText, at: int) -> tuple[str, int, int] | None:
    word = text.match(at, "anchored-word")
    unit = text.match(word.last, "single-unit") if word and text.is_blank(word.last) else None
    if word and unit and (not text.in_arabic(at) or text.word(word.last).startswith("ال")):
        return unit.value, int(word.value), unit.last
    unit = read_unit_word(text, at, "single-unit")
    behind = text.match(unit.last, "anchored-word-after") if unit and text.is_blank(unit.last) else None
    return (unit.value, int(behind.value), behind.last) if unit and behind and text.in_arabic(at) else None
