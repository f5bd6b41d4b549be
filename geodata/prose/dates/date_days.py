"""Days of a month: one, a range or a list, in digits or words: "8 to 9", "3, 5 and 7", «الرابع»."""

from dataclasses import dataclass
from typing import Final

from geodata.prose.dates.date_text import DateText

_DAYS: Final = 31
_LIST_DAYS: Final = 12
"""Days of a list, at most."""
_MARKS: Final = {"-": "range", "–": "range", "—": "range", "/": "range", ",": "and", "،": "and", "&": "and"}
_WORDS: Final = {"to": "range", "and": "and", "or": "or"}


@dataclass(frozen=True)
class DayList:
    """Days of a month and what links them: "range", "and", "or", or nothing for one day."""

    days: tuple[int, ...]
    link: str
    last: int
    is_ordinal: bool

    @property
    def is_range(self) -> bool:
        """Whether they follow each other: a range, or a list such as "22 and 23"."""
        run = range(self.days[0], self.days[0] + len(self.days))
        return self.link == "range" or (self.link == "and" and list(self.days) == list(run))


def read_day(text: DateText, at: int) -> tuple[int, int, bool] | None:
    """Return a day of the month, the index behind it, and whether it is an ordinal."""
    if text.gap(at) in {":", "."} and at and text.row[at - 1].is_numeric:
        return None
    number = text.whole(at, 1, _DAYS)
    if number is None:
        word = None if text.in_arabic(at) and text.precedes(at, "nth-unit") else text.match(at, "ordinal")
        return (int(word.value), word.last, True) if word else None
    is_joined = text.gap(at + 1) == ""
    ending = text.match(at + 1, "ordinal-ending", exact=True) if is_joined else None
    if is_joined and ending is None and text.word(at + 1)[:1].isascii():
        return None
    return (number, ending.last, True) if ending else (number, at + 1, False)


def read_days(text: DateText, at: int, *, between: bool) -> DayList | None:
    """Return the days that begin at a token: one, a range, or a list."""
    one = read_day(text, at)
    if one is None:
        return None
    days, link, (last, ordinal) = [one[0]], "", one[1:]
    while text.near(last) and len(days) < _LIST_DAYS:
        mark = text.gap(last).strip()
        word = None if mark else (text.match(last, "to", exact=True) if text.is_blank(last) else None)
        kind = _WORDS[word.value] if word else _MARKS.get(mark, "")
        behind = word.last if word else last
        behind += text.word(behind) == "the" and word is not None
        if mark in {",", "،"} and (extra := text.match(last, "to", exact=True)) and extra.value == "and":
            behind = extra.last
        another = read_day(text, behind) if kind and (not word or text.near(behind)) else None
        if another is None or (link == "range") or (kind == "range" and len(days) > 1):
            break
        days.append(another[0])
        link, last, ordinal = kind, another[1], ordinal or another[2]
    return DayList(tuple(days), "range" if between and link == "and" else link, last, ordinal)
