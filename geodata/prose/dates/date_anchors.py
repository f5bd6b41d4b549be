"""Dates counted from another: "yesterday", "the following day", "three days later", «بعد يومين»."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Final

from geodata.prose.dates.date_counts import UnitCount, read_count
from geodata.prose.dates.date_periods import Period, of_day, of_days, shifted_day, shifted_same_day
from geodata.prose.dates.date_setting import Setting
from geodata.prose.dates.date_tense import Tense, tense_of
from geodata.prose.dates.date_text import DateText, Piece

CoreReader = Callable[[int], Piece | None]
"""Reads a settled date at a token: for what stands behind "three days after"."""

_OPENING: Final = 2
"""Tokens before a phrase at the opening of a sentence, at most."""
_LOOK_AHEAD: Final = 5
"""Words between "three days after" and the date that it is counted from, at most."""
_SIGNS: Final = {"ago": -1, "later": 1, "earlier": -1, "after": 1, "before": -1}
"""Words beside a number of units, and whether they count forwards."""
_ONE_DAY: Final = timedelta(days=1)


def read_counted(text: DateText, at: int, setting: Setting, core: CoreReader) -> Piece | None:
    """Return the date counted from the day of the text, or from another date, that begins at a token."""
    return (
        _relative_night(text, at, setting)
        or _anchored_night(text, at, setting)
        or _day_beside(text, at, setting, core)
        or _anchored_day(text, at, setting)
        or _relative_day(text, at, setting)
        or _count_first(text, at, setting, core)
        or _word_first(text, at, setting)
    )


def _relative_night(text: DateText, at: int, setting: Setting) -> Piece | None:
    found = text.match(at, "relative-night")
    if found is None or setting.today is None or text.follows(found.last, "anchored-word-after"):
        return None
    first = setting.today + int(found.value) * _ONE_DAY
    return Piece(
        at, found.last, "night", period=of_days(first, first + _ONE_DAY), is_relative=True, is_night=True
    )


def _anchored_night(text: DateText, at: int, setting: Setting) -> Piece | None:
    """Return "that night"; "the following night" may be the one that begins on the day named, or the next."""
    found = text.match(at, "anchored-night")
    day = setting.day
    if found is None or day is None:
        return None
    named = setting.named
    is_night = named is not None and named.first_day == day - _ONE_DAY and named.last_day == day
    start = day - _ONE_DAY if is_night else day
    base = Piece(at, found.last, "night", is_anchored=True, is_night=True)
    first = start + int(found.value) * _ONE_DAY
    if found.value == "1" and not is_night:
        return replace(base, readings=(of_days(day, day + _ONE_DAY), of_days(first, first + _ONE_DAY)))
    return replace(base, period=of_days(first, first + _ONE_DAY))


def _anchored_day(text: DateText, at: int, setting: Setting) -> Piece | None:
    found = text.match(at, "anchored-day")
    if (
        found is None
        or setting.day is None
        or (found.value == "0" and text.word(at) == "on" and not _ends(text, found.last))
    ):
        return None
    if text.is_blank(found.last) and text.word(found.last) in {"after", "before"}:
        return None
    period = of_day(setting.day + int(found.value) * _ONE_DAY)
    return Piece(at, found.last, "day-after", period=period, is_anchored=True)


def _ends(text: DateText, at: int) -> bool:
    """Return whether a mark, or the end of the text, stands before a token."""
    return at >= len(text.row) or not text.is_blank(at)


def _day_beside(text: DateText, at: int, setting: Setting, core: CoreReader) -> Piece | None:
    """Return "the day after the raid", «غداة الغارة»: from the date behind, or from the last one named."""
    found = text.match(at, "day-beside")
    if found is None or _ends(text, found.last) or text.match(at, "relative-day", exact=True):
        return None
    if _is_pronoun(text, found.last) or text.word(found.last) in {"and", "but", "or", "he", "she", "they"}:
        return None
    longer = text.match(at, "anchored-day")
    if longer is not None and longer.last > found.last:
        return None
    count = UnitCount(int(found.value), "day", found.last)
    return _beside(text, Piece(at, found.last, "day-after"), count, setting, core)


def _is_pronoun(text: DateText, at: int) -> bool:
    return text.match(at, "that", exact=True) is not None


def _relative_day(text: DateText, at: int, setting: Setting) -> Piece | None:
    found = text.match(at, "relative-day")
    if found is None or setting.today is None or _is_no_day(text, at, found.last):
        return None
    day = setting.today + int(found.value) * _ONE_DAY
    weekday = text.match(found.last, "weekday", exact=True) if text.near(found.last) else None
    if weekday and int(weekday.value) != day.isoweekday() and text.gap(found.last).strip():
        weekday = None
    last, named = (weekday.last, int(weekday.value)) if weekday else (found.last, None)
    return Piece(at, last, "relative-day", period=of_day(day), weekday=named, is_relative=True)


def _is_no_day(text: DateText, at: int, last: int) -> bool:
    """Return whether "today" is a name, or «اليوم» a rate or one of several days."""
    if text.row[at].written == "Today" and at and text.is_blank(at) and text.row[at - 1].written[0].isupper():
        return True
    if text.word(last - 1) != "اليوم":
        return False
    is_rate = text.word(at - 1) in {"في", "خلال"} and text.is_blank(at)
    return is_rate or (text.is_blank(last) and text.match(last, "not-today", exact=True) is not None)


def _count_first(text: DateText, at: int, setting: Setting, core: CoreReader) -> Piece | None:
    """Return "three days later", "a week before the attack", "two years ago", «يومين بعد ذلك»."""
    count = read_count(text, at)
    if count is None or count.is_single or count.unit == "hour" or not text.is_blank(count.last):
        return None
    words = ((name, text.match(count.last, "later", name, exact=True)) for name in _SIGNS)
    name, found = next(((name, word) for name, word in words if word), ("", None))
    if found is None or text.precedes(at, "inexact"):
        return None
    piece, steps = Piece(at, found.last, "day-after"), count.signed(_SIGNS[name])
    if name == "ago":
        return _ago(replace(piece, rule="ago"), steps, setting)
    if name in {"later", "earlier"} or _ends(text, found.last):
        return _from_named(piece, steps, setting)
    if _is_pronoun(text, found.last):
        return _from_named(replace(piece, last=found.last + 1), steps, setting)
    return _beside(text, piece, steps, setting, core)


def _word_first(text: DateText, at: int, setting: Setting) -> Piece | None:
    """Return «بعد ثلاثة أيام», «قبل ذلك بيومين», «قبل أسبوع من الهجوم», «قبل عامين»."""
    for name in ("later", "earlier", "after", "before"):
        word = text.match(at, "count-before", name)
        if word is None or not text.is_blank(word.last) or not text.in_arabic(at):
            continue
        if name in {"later", "earlier"} and not text.word(word.last).startswith("ب"):
            continue
        if text.match(word.last, "inexact"):
            return None
        count = read_count(text, word.last)
        if count is None or count.unit == "hour":
            continue
        if count.is_single and text.word(word.last).removeprefix("ب").startswith("ال"):
            continue
        if text.row[count.last - 1].is_numeric:
            return None
        return _arabic_count(
            text, Piece(at, count.last, "day-after"), count.signed(_SIGNS[name]), name, setting
        )
    return None


def _arabic_count(
    text: DateText, piece: Piece, count: UnitCount, name: str, setting: Setting
) -> Piece | None:
    """Return the date of a number of units behind «بعد» or «قبل»."""
    is_blank = text.is_blank(count.last)
    exactly = text.match(count.last, "exactly", exact=True) if is_blank else None
    if name in {"later", "earlier"} or exactly:
        last = exactly.last if exactly else count.last
        return _from_named(replace(piece, last=last), count, setting, exact=exactly is not None)
    that = text.match(count.last, "count-from", "that", exact=True) if is_blank else None
    if that:
        return _from_named(replace(piece, last=that.last), count, setting)
    thing = text.match(count.last, "count-from", "thing", exact=True) if is_blank else None
    if thing and text.is_blank(thing.last):
        return _beside(text, replace(piece, last=thing.last), count, setting, None)
    tense = tense_of(text, piece.first, count.last, setting.read_to)
    is_from_today = count.number < 0 or (tense is Tense.AHEAD and setting.today is not None)
    return (
        _ago(replace(piece, rule="ago"), count, setting)
        if is_from_today
        else _from_named(piece, count, setting)
    )


def _ago(piece: Piece, count: UnitCount, setting: Setting) -> Piece | None:
    """Return what lies so many units from the day of the text: about it, but for days."""
    if setting.today is None:
        return None
    period = shifted_day(setting.today, count.unit, count.number)
    about = replace(period, is_approximate=count.unit != "day") if period else None
    return replace(piece, period=about, is_relative=True) if about else None


def _from_named(piece: Piece, count: UnitCount, setting: Setting, *, exact: bool = False) -> Piece | None:
    """Return what lies so many units from the last date named."""
    named, day = setting.named, setting.day
    if count.unit in {"day", "week"}:
        period = shifted_day(day, count.unit, count.number) if day else None
    elif named and named.precision > 2 and day:  # noqa: PLR2004
        period = shifted_same_day(day, count.unit, count.number)
        period = replace(period, is_approximate=not exact) if period else None
    else:
        period = _moved_point(named, count.unit, count.number) if named else None
    return replace(piece, period=period, is_anchored=True) if period else None


def _moved_point(named: Period, unit: str, steps: int) -> Period | None:
    """Return a month or a year so many months or years from a named one; no month from a year."""
    last = named.last_day or named.first_day
    if last is None or (named.precision == 1 and unit == "month"):
        return None
    months = steps * (12 if unit == "year" and named.precision > 1 else 1)
    return shifted_day(last, "month" if named.precision > 1 else "year", months)


def _beside(
    text: DateText, piece: Piece, count: UnitCount, setting: Setting, core: CoreReader | None
) -> Piece | None:
    """Return a date so many units after or before something.

    Counted from a date that stands behind ("two days after the 4 March raid"); at the opening of a sentence
    from the last date named; else it is the date of that something, counted back from the date of the
    sentence ("took it on 18 February, three days after it threatened to").
    """
    if core is not None and (found := _date_behind(text, piece.last, core)):
        day = found.period.last_day if found.period else None
        period = shifted_day(day, count.unit, count.number) if day else None
        return replace(piece, last=found.last, period=period, is_anchored=True) if period else None
    day = setting.day
    if day is None:
        return None
    sentence = text.sentence(piece.first)
    if piece.first - sentence <= _OPENING:
        return _from_named(piece, count, setting)
    if count.number < 0 and text.in_arabic(piece.first):
        return _before_opening(piece, count, setting)
    is_told_here = setting.read_to > sentence or setting.entry is not None
    period = shifted_day(day, count.unit, -count.number) if is_told_here else None
    if period and count.unit in {"month", "year"}:
        period = replace(period, is_approximate=True)
    return replace(piece, period=period, is_anchored=True) if period else None


def _before_opening(piece: Piece, count: UnitCount, setting: Setting) -> Piece | None:
    """Return «قبل أسبوع من الهجوم»: counted from the first day that the text names, its main event."""
    day = setting.opening_day
    period = shifted_day(day, count.unit, count.number) if day else None
    about = replace(period, is_approximate=count.unit != "day") if period else None
    return replace(piece, period=about, is_anchored=True) if about else None


def _date_behind(text: DateText, at: int, core: CoreReader) -> Piece | None:
    """Return the date that stands within a few words behind "after the …"."""
    for index in range(at, min(at + _LOOK_AHEAD, text.sentence_end(max(0, at - 1)))):
        if not text.is_blank(index):
            return None
        found = core(index)
        if found and found.period and found.period.day:
            return found
    return None
