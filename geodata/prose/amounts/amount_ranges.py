"""Ranges of numbers: "between A and B", "from A to B", "A–B", "five or six", "5% to 10%", «ما بين 30 و40»."""

from dataclasses import dataclass
from typing import Final, Literal

from geodata.prose.amounts.amount_counted import Countable, counted_behind, money_sign_before
from geodata.prose.amounts.amount_numbers import SpokenNumber, may_begin_number, number_at
from geodata.prose.token_rows import TokenRow, is_in_list
from geodata.prose.tokens import PLAUSIBLE_YEARS

_CHANGE_REACH: Final = 14
"""Tokens before "from A to B" in which "rose" or "fell" is looked for."""
_DASHES: Final = frozenset({"-", "–", "‑", "—"})
_ONLY_IN_DATES: Final = frozenset({"until", "through", "حتي"})
_Link = Literal["and", "to", "or", "dash"]


@dataclass(frozen=True)
class NumberRange:
    """Two numbers linked as a range, from the token ``first`` on."""

    first: int
    low: SpokenNumber
    high: SpokenNumber
    counted: Countable

    @property
    def bottom(self) -> float:
        """The low end; in "3 to 4 thousand" the multiplier belongs to both ends."""
        scaled = self.low.value * self.high.factor
        return scaled if self.low.factor == 1 and scaled <= self.high.value else self.low.value

    @property
    def as_one(self) -> SpokenNumber:
        """Both numbers as one, from the first token of the low to the last of the high."""
        high = self.high
        return SpokenNumber(self.low.first, high.last, high.value, bare=high.bare, in_words=high.in_words)


def range_at(text: TokenRow, index: int) -> NumberRange | None:
    """Return the range that begins at a token; "rose from A to B" is none."""
    opening = text.begins(("range-word",), index)
    opened = opening.value if opening is not None and opening.value in {"between", "from"} else None
    at = opening.last if opening is not None and opened else index
    low = number_at(text, at, whole=opened is None) if may_begin_number(text, at) else None
    if low is None:
        return None
    low_counted = _share_or_money(text, low.last)
    link = _link(text, low_counted.last, opened)
    high = number_at(text, link[0]) if link is not None else None
    if high is None or link is None:
        return None
    is_from = opened == "from" or text.word(at - 1) in {"from", "من"}
    if link[1] == "to" and is_from and _tells_change(text, index):
        return None
    counted = _counted_by_both(text, low, high, low_counted)
    if counted is None:
        return None
    return NumberRange(index if opened == "between" else at, low, high, counted)


def is_sound(found: NumberRange, *, has_unit: bool) -> bool:
    """Return whether the ends are in order, and may not be years."""
    years = found.low.value in PLAUSIBLE_YEARS or (found.high.value in PLAUSIBLE_YEARS and found.high.bare)
    return found.bottom < found.high.value and (has_unit or not years)


def _share_or_money(text: TokenRow, at: int) -> Countable:
    """Return percent or money between the two numbers of a range: "5% to 10%"."""
    found = counted_behind(text, at)
    return found if found.kind in {"percent", "money"} else Countable(at)


def _counted_by_both(
    text: TokenRow, low: SpokenNumber, high: SpokenNumber, low_counted: Countable
) -> Countable | None:
    """Return what both numbers count; None for a share beside money, which are two amounts."""
    counted = counted_behind(text, high.last)
    kinds = {low_counted.kind, counted.kind}
    has_sign = any(money_sign_before(text, number.first) for number in (low, high))
    if "percent" in kinds and (has_sign or "money" in kinds):
        return None
    return low_counted if counted.kind == "none" and low_counted.kind != "none" else counted


def _link(text: TokenRow, at: int, opened: str | None) -> tuple[int, _Link] | None:
    """Return the index of the second number of a range and what links it to the first, if anything does."""
    if at >= len(text):
        return None
    if opened == "between":
        return _and_between(text, at)
    if text.is_number(at) and text.gap(at).strip("$€£¥ ") in _DASHES:
        return at, "dash"
    found = text.follows(("range-word",), at, exact=True)
    if found is None or (opened is None and text.word(at) in _ONLY_IN_DATES):
        return None
    if found.value == "to":
        return found.last, "to"
    return (found.last, "or") if found.value == "or" else None


def _and_between(text: TokenRow, at: int) -> tuple[int, _Link] | None:
    if text.word(at) in {"و", "and"}:
        return at + 1, "and"
    return (at, "and") if text.word(at).startswith("و") and text.is_near(at) else None


def _tells_change(text: TokenRow, index: int) -> bool:
    """Return whether "from A to B" tells that an amount rose or fell: then both are amounts."""
    for at in range(index - 1, max(-1, index - _CHANGE_REACH), -1):
        if any(mark in text.gap(at + 1) for mark in ".;؛\n"):
            return False
        if is_in_list(text.word(at), "change"):
            return True
    return False
