"""Numbers of units of time: "three days", "a fortnight", «ثلاثة أيام», «يومين», «الساعات الأربع والعشرين»."""

from dataclasses import dataclass, replace
from typing import Final

from geodata.prose.dates.date_text import DateText
from geodata.prose.tokens import PhraseMatch

_MOST: Final = 999


@dataclass(frozen=True)
class UnitCount:
    """A number of units of time, and the index of the token behind."""

    number: int
    unit: str
    last: int
    is_single: bool = False
    """Whether the unit stands alone, as «أسبوع» does for one."""

    def signed(self, sign: int) -> "UnitCount":
        """Return so many units forwards (1) or backwards (-1)."""
        return replace(self, number=sign * self.number)


def read_unit_word(text: DateText, at: int, name: str = "unit") -> PhraseMatch | None:
    """Return the unit of time that begins at a token."""
    return text.match(at, name)


def read_count(text: DateText, at: int) -> UnitCount | None:
    """Return the number of units of time that begins at a token."""
    if pair := text.match(at, "pair"):
        return UnitCount(2, pair.value, pair.last)
    word = text.match(at, "count")
    number = int(word.value) if word else text.whole(at, 1, _MOST)
    behind = word.last if word else at + 1
    if number is not None and text.near(behind):
        if pair := text.match(behind, "pair"):  # "a fortnight"
            return UnitCount(2 * number, pair.value, pair.last)
        unit = text.match(behind, "unit")
        return UnitCount(number, unit.value, unit.last) if unit else None
    return _unit_first(text, at)


def _unit_first(text: DateText, at: int) -> UnitCount | None:
    """Return Arabic units with the number behind them: «الأيام الثلاثة», or one: «أسبوع», «يوم واحد»."""
    unit = text.match(at, "unit")
    if unit is None or not text.in_arabic(at):
        return None
    if text.is_blank(unit.last):
        if word := text.match(unit.last, "count"):
            return UnitCount(int(word.value), unit.value, word.last)
        if (number := text.whole(unit.last, 1, _MOST)) and text.row[at].word.startswith(("ال", "لل")):
            return UnitCount(number, unit.value, unit.last + 1)
    is_one = text.match(at, "unit-of-one") is not None
    return UnitCount(1, unit.value, unit.last, is_single=True) if is_one else None
