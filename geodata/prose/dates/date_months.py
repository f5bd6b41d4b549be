"""Days and months by name, and years: "8 to 9 March", «الرابع من نيسان», «14 من الشهر», "in 2019"."""

from dataclasses import replace
from typing import Final

from geodata.prose.dates.date_days import DayList, read_day, read_days
from geodata.prose.dates.date_periods import is_real, joined, of_point, shifted_month
from geodata.prose.dates.date_setting import Setting, known_days
from geodata.prose.dates.date_text import DateText, Partial, Piece

_DAYS: Final = 31
_SIDE: Final = 3
"""Words beside a day within which a word may tell that it is a known one."""
_SHORT_MONTH: Final = 4
_LIST: Final = 4
"""Months of a list, at most."""
_PREFIXES: Final = ("ب", "ل", "ك")


def read_month_dates(
    text: DateText, at: int, setting: Setting, *, led: bool, between: bool
) -> tuple[Piece, ...]:
    """Return the dates with a month that begin at a token: one, or those of a list ("3, 5 and 7 March").

    Parameters
    ----------
    text
        The text.
    at
        Index of the first token.
    setting
        The context.
    led
        Whether a word before it tells that a bare month is a date.
    between
        Whether "and" joins the ends of a range.
    """
    weekday = text.match(at, "weekday", exact=True) or text.match(at, "weekday-short", exact=True)
    first = weekday.last if weekday and text.near(weekday.last) else at
    named = int(weekday.value) if weekday and first != at else None
    if first != at and (word := text.match(first, "filler")) and text.near(word.last):
        first = word.last
    days = read_days(text, first, between=between)
    found = (
        _day_first(text, first, days, setting)
        if days
        else _month_first(text, first, setting, led=led or first != at)
    )
    return tuple(replace(each, first=at, weekday=named) for each in found)


def _day_first(text: DateText, first: int, days: DayList, setting: Setting) -> tuple[Piece, ...]:
    """Return the dates of days before a month, or of days of a month that was named before."""
    if (of_month := text.match(days.last, "of-month")) and text.near(days.last):
        if text.word(days.last) == "منه" and not _is_led(text, first, days):
            return ()
        return _of_month(days, first, of_month.last, of_month.value, setting)
    filler = text.follows(days.last, "filler")
    month = _month(text, filler.last if filler else days.last)
    if month is None or not text.near(month[1]):
        return () if month else _ordinal_alone(text, first, days, setting)
    if text.gap(month[1])[:1] in {".", ")"} and not filler:
        return ()
    if _is_name(text, first, month[2]):
        return ()
    return _with_tail(text, (first, month[2]), setting, month[0], days)


def _is_led(text: DateText, first: int, days: DayList) -> bool:
    """Return whether a day of "the month" is one: in words, or behind a weekday or a preposition."""
    return days.is_ordinal or any(
        text.precedes(first, name) for name in ("before", "weekday", "day-word", "night", "bound")
    )


def _is_name(text: DateText, first: int, last: int) -> bool:
    """Return whether a day and month are the name of a movement, a street, a war; not with a year behind."""
    is_named = text.precedes(first, "named-after-day") or (
        text.follows(last, "day-as-name", exact=True) is not None and not text.row[last].written[0].islower()
    )
    return is_named and not text.year(last)


def _month(text: DateText, at: int) -> tuple[int, int, int] | None:
    """Return a month, the index of its token and the one behind it and its other name in brackets."""
    found = text.match(at, "month")
    if found is None or not text.row[at].begins_like_name or _is_other_word(text, at):
        return None
    last = found.last
    twin = text.match(last, "month") if text.near(last) and text.gap(last).strip() else None
    return int(found.value), at, twin.last if twin and twin.value == found.value else last


def _is_other_word(text: DateText, at: int) -> bool:
    """Return whether a word holds the letters of «آب» behind a particle by chance, as «باب» does."""
    word = text.word(at)
    return (
        word.endswith("اب")
        and len(word) <= _SHORT_MONTH
        and word != "اب"
        and "آب" not in text.row[at].written
    )


def _month_first(text: DateText, at: int, setting: Setting, *, led: bool) -> tuple[Piece, ...]:
    """Return the date of a month that stands first: "March 10 and 11", "October 2024", "in May"."""
    way = text.match(at, "relative", exact=True)
    way = way if way and not text.in_arabic(at) and text.is_blank(way.last) else None
    month = _month(text, way.last if way else at)
    if month is None:
        return ()
    if not way and not text.in_arabic(at) and _can_have_day(text, month[2]):
        days = read_days(text, month[2] + (text.word(month[2]) == "the"), between=False)
        is_known = days is not None and _known_year(text, at, days.last, month[0], days.days[0]) is not None
        if days and (is_known or not _counts(text, days.last)) and not _is_month_day_range(text, days):
            return (
                ()
                if _is_name(text, at, days.last)
                else _with_tail(text, (at, days.last), setting, month[0], days)
            )
    if way:
        direction = {"last": "behind", "next": "ahead", "this": "this"}.get(way.value, "")
        return (Piece(at, month[2], "month", partial=(month[0], None), way=direction),)
    found = _with_tail(text, (at, month[2]), setting, month[0], None)
    has_tail = found[0].last > month[2] or found[0].way != ""
    is_twin = month[2] - at > 1 and text.gap(month[2] - 1).strip() != ""
    return found if has_tail or is_twin or led or _stands_as_month(text, at, month[2]) else ()


def _can_have_day(text: DateText, at: int) -> bool:
    return text.near(at) and text.gap(at).strip() in {"", "."}


def _is_month_day_range(text: DateText, days: DayList) -> bool:
    """Return whether the last of two days belongs to the next month: "March 31 to 1 April"."""
    return False if len(days.days) == 1 else _month(text, days.last) is not None and text.is_blank(days.last)


def _counts(text: DateText, at: int) -> bool:
    """Return whether the number before a token counts things, as in "In May 5 soldiers"."""
    return text.is_blank(at) and text.match(at, "counted-things", exact=True) is not None


def _stands_as_month(text: DateText, at: int, last: int) -> bool:
    """Return whether the words around a bare month make it a date."""
    word = text.word(at)
    if text.whole(at - 1, 1, _DAYS) and text.near(at):
        return False
    if (
        text.match(at, "unsure-month", "short", exact=True)
        and text.content[text.row[at].end : text.row[at].end + 1] != "."
    ):
        return False
    if text.precedes(at, "before") and text.near(at):
        return True
    if text.in_arabic(at):
        is_prefixed = text.match(at, "month", exact=True) is None and word.startswith(_PREFIXES)
        is_unsure = text.match(at, "unsure-month", "word") is not None
        return is_prefixed or not (is_unsure or text.precedes(at, "named-after-day"))
    return _stands_as_english_month(text, at, last)


def _stands_as_english_month(text: DateText, at: int, last: int) -> bool:
    """Return whether an English month stands as one: "March alone", "the June offensive"."""
    behind = text.row[last].written if text.is_blank(last) and last < len(text.row) else ""
    if text.match(at, "unsure-month", "word", exact=True) is None:
        before = text.row[at - 1] if at and text.is_blank(at) else None
        return not behind[:1].isupper() and not (
            before and before.written[0].isupper() and not before.is_numeric
        )
    if behind in {"alone", "saw"}:
        return True
    led = text.word(at - 1) in {"the", "a", "an", "s", "its", "their", "his"}
    return (
        led
        and behind[:1].islower()
        and behind not in {"on", "to", "of", "towards", "toward", "through", "past", "for", "against"}
    )


def _with_tail(
    text: DateText, tokens: tuple[int, int], setting: Setting, month: int, days: DayList | None
) -> tuple[Piece, ...]:
    """Return the dates of days and a month, at tokens, with the year behind them if one stands there."""
    first, last = tokens
    year, way, end = _tail(text, last, setting)
    if year is None and not way:
        year = _known_year(text, first, last, month, days.days[0]) if days else None
        year = year or _year_of_list(text, last, month)
    rule = "month" if days is None else "full-date" if year else "day-month"
    base = Piece(first, end, rule, way=way, has_year=year is not None)
    if days is None:
        return _filled(base, (month, None), None, year)
    if days.is_range:
        base = replace(base, rule="range")
        one, two = days.days[0], days.days[-1]
        start = month if one <= two else shifted_month(2000, month, -1)[1]
        return _filled(base, (start, one), (month, two), year)
    if days.link == "or":
        return _either(base, month, days.days, year, setting)
    return tuple(piece for day in days.days for piece in _filled(base, (month, day), None, year))


def _either(
    base: Piece, month: int, days: tuple[int, ...], year: int | None, setting: Setting
) -> tuple[Piece, ...]:
    """Return one date with several readings: "3 or 4 March"."""
    pieces = [piece for day in days for piece in _filled(base, (month, day), None, year)]
    settled = [setting.settle(piece).period for piece in pieces]
    return (
        (replace(base, readings=tuple(each for each in settled if each)),) if all(settled) and settled else ()
    )


def _filled(base: Piece, partial: Partial, until: Partial | None, year: int | None) -> tuple[Piece, ...]:
    """Return a date with its year where it is known; none for a day that is not in its month."""
    if year is None:
        known = (2000, *[part for part in partial if part])
        return (replace(base, partial=partial, until=until),) if is_real(known) else ()
    first = (year - (until is not None and partial > until), *[part for part in partial if part])
    last = (year, *[part for part in until if part]) if until else first
    if not is_real(first) or not is_real(last):
        return ()
    period = joined(of_point(first), of_point(last))
    return (replace(base, period=period),) if period else ()


def _tail(text: DateText, at: int, setting: Setting) -> tuple[int | None, str, int]:
    """Return the year behind a month, or whether words there put it ahead or behind, and the index behind."""
    if not text.near(at):
        return None, "", at
    if (found := text.match(at, "of-year")) and text.is_blank(at):
        return setting_year(setting, found.value), "", found.last
    if text.in_arabic(at) and text.is_blank(at) and (word := text.match(at, "ahead-or-past", exact=True)):
        if word.value in {"next", "last", "this"}:
            return None, {"last": "behind", "next": "ahead", "this": "this"}[word.value], word.last
        return None, "", word.last if word.value == "same" else at
    filler = text.match(at, "filler")
    first = filler.last if filler and text.near(filler.last) else at
    year = text.year(first)
    return year, "", first + 1 if year else at


def _year_of_list(text: DateText, at: int, month: int) -> int | None:
    """Return the year behind a list of which a month is one: "3 March and 5 April 2023"."""
    for _ in range(_LIST):
        link = text.match(at, "to", exact=True)
        at = link.last if link and link.value == "and" else at
        if not text.near(at) or (
            link is None and text.gap(at).strip() not in {",", "،"} and not text.in_arabic(at)
        ):
            return None
        day = read_day(text, at)
        at = day[1] if day else at
        found = _month(text, at) if text.near(at) else None
        if found is None or found[0] < month:
            return None
        month, at = found[0], found[2]
        if text.near(at) and (year := text.year(at)):
            return year
    return None


def setting_year(setting: Setting, word: str) -> int | None:
    """Return the year that "of last year" or "of the same year" means."""
    if word in {"last", "this", "next", "before-last"}:
        today = setting.today
        return today.year + {"last": -1, "this": 0, "next": 1, "before-last": -2}[word] if today else None
    day = setting.named and (setting.named.last_day or setting.named.first_day)
    day = day or (setting.entry and setting.entry.last_day) or setting.as_of
    return day.year + {"following": 1, "previous": -1}.get(word, 0) if day else None


def _known_year(text: DateText, first: int, last: int, month: int, day: int) -> int | None:
    """Return the year of a day known by itself, where such words stand beside it: "7 October attacks"."""
    found = known_days().get((month, day))
    if found is None:
        return None
    beside = [*range(max(0, first - _SIDE), first), *range(last, min(len(text.row), last + _SIDE))]
    return found if any(text.match(at, "known-day-word") for at in beside) else None


def _of_month(days: DayList, first: int, last: int, word: str, setting: Setting) -> tuple[Piece, ...]:
    """Return the dates of days of a month that was named before, or of that of the text."""
    today = setting.today
    anchor = (setting.named and setting.named.last_day) or today
    base_day = anchor if word in {"named", "following"} else today
    if base_day is None:
        return ()
    step = {"last": -1, "next": 1, "following": 1}.get(word, 0)
    year, month = shifted_month(base_day.year, base_day.month, step)
    is_anchored = word in {"named", "following"}
    base = Piece(first, last, "day-month", is_anchored=is_anchored, is_relative=not is_anchored)
    if days.is_range:
        return _filled(replace(base, rule="range"), (month, days.days[0]), (month, days.days[-1]), year)
    return tuple(piece for day in days.days for piece in _filled(base, (month, day), None, year))


def _ordinal_alone(text: DateText, first: int, days: DayList, setting: Setting) -> tuple[Piece, ...]:
    """Return the day of "on the 14th", in the month that was named before."""
    if (
        not days.is_ordinal
        or text.in_arabic(first)
        or not text.row[first].is_numeric
        or text.word(first - 1) != "the"
    ):
        return ()
    led = text.word(first - 2) in {"on", "by", "until", "since", "from", "between", "of", "before", "after"}
    is_free = not text.is_blank(days.last) or text.match(days.last, "behind-ordinal", exact=True)
    if not led or not is_free:
        return ()
    return _of_month(days, first, days.last, "named", setting)
