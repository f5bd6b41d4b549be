"""Amounts in a text: ١٥٠٠, 1,500, "3 آلاف", "between 6,700 and 13 thousand", "a quarter of", «قتيلان», "$5m".

An amount keeps its qualifier ("close to", "more than"), what is counted, its unit where that is known, and
whether words around it say that it is a total. An ambiguous spelling such as ``1.500`` has both readings and
no value. Numbers that count nothing (years, times, names, durations: ``amount_exclusions``) are left out.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, Literal

from geodata.brief.record_fields import TextSpan
from geodata.prose.amounts.amount_counted import (
    Countable,
    counted_behind,
    money_sign_before,
    noun_before,
    noun_span,
    rate_at,
)
from geodata.prose.amounts.amount_duals import dual_at, may_be_dual
from geodata.prose.amounts.amount_exclusions import NumberInText, counts_nothing
from geodata.prose.amounts.amount_numbers import SpokenNumber, may_begin_number_word, number_at
from geodata.prose.amounts.amount_ranges import is_sound, range_at
from geodata.prose.amounts.amount_shares import may_begin_share, share_at
from geodata.prose.amounts.amount_totals import total_around
from geodata.prose.amounts.position_coordinates import find_points
from geodata.prose.token_rows import TokenRow, is_definite, is_in_list, token_row
from geodata.vocabulary import Qualifier, RatePeriod

AmountRule = Literal[
    "digits", "words", "bare", "one", "range", "percent", "money", "fraction", "collective", "dual", "rate"
]
"""Groups of rules: digits or words before what they count, a number alone ("bare"), and the others."""
_SHARES: Final = frozenset({"percent", "percentage-point"})
_ONE_BEHIND_NOUN: Final = frozenset({"واحد", "واحده"})
_SIGNS: Final = {
    "~": "about",
    "≈": "about",
    "≥": "at-least",
    ">": "more-than",
    "≤": "up-to",
    "<": "less-than",
}


@dataclass(frozen=True)
class AmountPhrase:
    """An amount in a text, by half-open offsets.

    One of ``value``, ``low`` with ``high``, or ``readings`` (two, where the spelling is ambiguous) is set.
    """

    start: int
    end: int
    value: float | None = None
    low: float | None = None
    high: float | None = None
    qualifier: Qualifier = Qualifier.EXACT
    unit: str | None = None
    """Id of a unit such as ``soldier``, or an ISO currency such as ``usd``; None where none is known."""
    readings: tuple[float, ...] = ()
    unit_readings: tuple[str, ...] = ()
    """Currencies that the word may mean ("riyal"); then ``unit`` is None."""
    rule: AmountRule = "digits"
    counted: TextSpan | None = None
    """Offsets of the noun phrase that is counted."""
    per: RatePeriod | None = None
    """Period of a rate."""
    is_cumulative: bool = False
    """Whether words say that it is a total over some time."""
    since: TextSpan | None = None
    """Offsets of the words behind "since"."""
    until: TextSpan | None = None
    """Offsets of the words behind "until"."""


def find_amounts(content: str, *, start: int = 0, end: int | None = None) -> tuple[AmountPhrase, ...]:
    """Return the amounts in a text, in order."""
    text = token_row(content, start, end)
    points = find_points(content, start, len(content) if end is None else end)
    found: list[AmountPhrase] = []
    index, behind = 0, 0
    while index < len(text):
        while behind < len(points) and points[behind].end <= text.row[index].start:
            behind += 1
        if behind < len(points) and text.row[index].start >= points[behind].start:
            index += 1
            continue
        taken = _amount_at(text, index)
        if taken is None:
            index += 1
            continue
        amount, index = taken
        if amount is not None:
            found.append(amount)
    return tuple(found)


_Taken = tuple[AmountPhrase | None, int]
"""An amount, or None for a number that is none, with the index of the token behind it."""


def _amount_at(text: TokenRow, index: int) -> _Taken | None:
    if not text.row[index].is_numeric and not _may_begin(text.row[index].word):
        return None
    return _range(text, index) or _share(text, index) or _dual(text, index) or _single(text, index)


@lru_cache(maxsize=65536)
def _may_begin(word: str) -> bool:
    """Return whether an amount may begin with a folded word."""
    return (
        may_begin_number_word(word)
        or may_begin_share(word)
        or is_in_list(word, "range-word")
        or may_be_dual(word)
        or word in _ONE_BEHIND_NOUN
    )


# --- ranges, shares, duals, single numbers


def _range(text: TokenRow, index: int) -> _Taken | None:
    """Return the amount of a range that begins at a token."""
    found = range_at(text, index)
    if found is None:
        return None
    one = _in_text(text, found.as_one, found.counted)
    if counts_nothing(one):
        return None, found.high.last
    if not is_sound(found, has_unit=found.counted.kind != "none" or one.has_money_sign):
        return None
    return _described(
        text, found.first, found.high.last, found.counted, low=found.bottom, high=found.high.value
    )


def _share(text: TokenRow, index: int) -> _Taken | None:
    found = share_at(text, index)
    if found is None:
        return None
    return _described(text, found.first, found.last, found.counted, value=found.value, rule=found.rule)


def _dual(text: TokenRow, index: int) -> _Taken | None:
    found = dual_at(text, index)
    if found is None:
        return None
    counted = Countable(found.last, "noun", found.unit, span=noun_span(text, found.first, found.last))
    return _described(text, found.first, found.last, counted, value=2, rule="dual")


def _single(text: TokenRow, index: int) -> _Taken | None:
    number = number_at(text, index)
    if number is None:
        return _one_behind_noun(text, index)
    counted = counted_behind(text, number.last)
    if counts_nothing(_in_text(text, number, counted)):
        return None, number.last
    if counted.kind == "none" and (before := noun_before(text, index)) is not None:
        counted = replace(counted, unit=before[0], span=before[1])
    rule: AmountRule = "words" if number.in_words else "digits"
    if number.value == 1:
        rule = "one"
    elif counted.kind == "none" and counted.unit is None:
        rule = "bare"
    value = None if number.readings else number.value
    return _described(text, index, number.last, counted, value=value, readings=number.readings, rule=rule)


def _one_behind_noun(text: TokenRow, index: int) -> _Taken | None:
    """Return the amount of «قتيل واحد»: one, said behind the noun."""
    if text.word(index) not in _ONE_BEHIND_NOUN or not text.is_near(index):
        return None
    noun = text.begins(("unit",), index - 1)
    if noun is None or noun.value == "times" or is_definite(text.word(index - 1)):
        return None
    span = noun_span(text, index - 1, index + 1)
    return _described(
        text,
        index - 1,
        index + 1,
        Countable(index + 1, "noun", noun.value, span=span),
        value=1,
        rule="one",
    )


def _in_text(text: TokenRow, number: SpokenNumber, counted: Countable) -> NumberInText:
    sign = money_sign_before(text, number.first)
    qualifier = _qualifier(text, number.first, number.last, number.last)[0]
    return NumberInText(text, number, counted, qualifier, has_money_sign=sign is not None)


# --- the phrase as a whole


def _described(  # noqa: PLR0913 - an amount with all that is known of it
    text: TokenRow,
    first: int,
    number_end: int,
    counted: Countable,
    *,
    value: float | None = None,
    low: float | None = None,
    high: float | None = None,
    readings: tuple[float, ...] = (),
    rule: AmountRule = "digits",
) -> _Taken:
    """Return the amount at some tokens with its offsets, qualifier, rule and whether it is a total."""
    sign = money_sign_before(text, first)
    last = max(number_end, counted.last)
    qualifier, start, end = _qualifier(text, first, number_end, last, sign)
    unit = counted.unit or (sign[0] if sign else None)
    if unit is None and is_in_list(text.word(first - 1), "harmed") and counted.kind == "none":
        unit = "person"
    per = counted.per
    if per is None and counted.kind != "none" and (rate := rate_at(text, last)) is not None:
        per, end = RatePeriod(rate.value), text.row[rate.last - 1].end
    if value is not None and unit is None and _is_led_by_percent(text, first):
        unit = "percent"
    total = total_around(text, first, last) if per is None and unit not in _SHARES else None
    end = max(end, counted.end or 0)
    amount = AmountPhrase(
        start,
        end,
        value=value,
        low=low,
        high=high,
        qualifier=qualifier,
        unit=unit,
        readings=readings,
        unit_readings=() if sign else counted.unit_readings,
        rule=_rule(rule, counted, unit=unit, is_range=high is not None, is_money=sign is not None, per=per),
        counted=counted.span,
        per=per,
        is_cumulative=total is not None and total.is_cumulative,
        since=total.since if total else None,
        until=total.until if total else None,
    )
    return amount, max(number_end, last if counted.kind != "none" else number_end)


def _is_led_by_percent(text: TokenRow, first: int) -> bool:
    is_sign = first > 0 and text.word(first - 1) in {"%", "٪"} and text.gap(first) == ""
    return (is_sign and not text.is_number(first - 2)) or text.precedes(
        ("percent-led", "words"), first
    ) is not None


def _rule(  # noqa: PLR0913 - all that a rule is told by
    rule: AmountRule,
    counted: Countable,
    *,
    unit: str | None,
    is_range: bool,
    is_money: bool,
    per: RatePeriod | None,
) -> AmountRule:
    if is_range:
        return "range"
    if is_money or counted.kind == "money":
        return "money"
    if unit in _SHARES and rule != "fraction":
        return "percent"
    return "rate" if per is not None else rule


def _qualifier(
    text: TokenRow, first: int, number_end: int, last: int, sign: tuple[str, int] | None = None
) -> tuple[Qualifier, int, int]:
    """Return the qualifier before or behind an amount, and the offsets of the amount with it."""
    lead = first
    while sign is not None and lead > 0 and text.row[lead - 1].start >= sign[1]:
        lead -= 1
    start, end = (
        min(text.row[first].start, sign[1] if sign else text.row[first].start),
        text.row[last - 1].end,
    )
    if (before := text.precedes(("qualifier",), lead)) is not None:
        return Qualifier(before.value), text.row[before.first].start, end
    if (marked := _SIGNS.get(text.content[start - 1 : start])) is not None:
        return Qualifier(marked), start - 1, end
    if text.after(number_end - 1) == "+":
        return Qualifier.AT_LEAST, start, max(end, text.row[number_end - 1].end + 1)
    after = text.follows(("qualifier-after",), last)
    if after is None or text.word(after.last) in {"من", "than"}:  # "or more than" belongs to the next amount
        return Qualifier.EXACT, start, end
    return Qualifier(after.value), start, text.row[after.last - 1].end


def spans_overlap(first: TextSpan, second: TextSpan) -> bool:
    """Return whether two spans share a character."""
    return first[0] < second[1] and second[0] < first[1]
