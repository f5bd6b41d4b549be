"""Amounts in a text: ١٥٠٠, 1,500, "3 آلاف", "between 6,700 and 13 thousand", "a quarter of", «قتيلان», "$5m".

An amount keeps its qualifier ("close to", "more than"), what is counted, its unit where that is a known one, and
whether words around it say that it is a total. An ambiguous spelling such as ``1.500`` has both readings and no
value. Numbers that count nothing (years, times, names, durations: ``amount_exclusions``) are left out.
"""

from dataclasses import dataclass
from typing import Final, Literal

from geodata.brief.record_fields import TextSpan
from geodata.prose.amount_counted import (
    Counted,
    counted_behind,
    money_sign_before,
    noun_before,
    noun_span,
    rate_at,
)
from geodata.prose.amount_duals import dual_at
from geodata.prose.amount_exclusions import NumberInText, counts_nothing
from geodata.prose.amount_numbers import SpokenNumber, may_begin_number, number_at
from geodata.prose.amount_shares import share_at
from geodata.prose.amount_totals import total_around
from geodata.prose.position_coordinates import find_points
from geodata.prose.token_rows import TokenRow, is_arabic, is_definite, is_in_list, token_row
from geodata.prose.tokens import PLAUSIBLE_YEARS, PhraseMatch
from geodata.vocabulary import Qualifier, RatePeriod

AmountRule = Literal[
    "digits", "words", "bare", "one", "range", "percent", "money", "fraction", "collective", "dual", "rate"
]
"""Groups of rules: digits or words before what they count, a number alone ("bare"), and the others."""
_CHANGE_REACH: Final = 14
"""Tokens before "from A to B" in which "rose" or "fell" is looked for."""
_SHARES: Final = frozenset({"percent", "percentage-point"})
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
    return _range(text, index) or _share(text, index) or _dual(text, index) or _single(text, index)


# --- ranges


def _range(text: TokenRow, index: int) -> _Taken | None:
    """Return the range that begins at a token: "between A and B", "from A to B", "A–B", "A or B"."""
    opening = _range_opening(text, index)
    at = opening.last if opening else index
    if not may_begin_number(text, at):
        return None
    opened = opening.value if opening else None
    low = number_at(text, at, whole=opened is None)
    if low is None:
        return None
    low_counted = _unit_between(text, low.last)
    high_at, link = _after_link(text, low_counted.last, opened)
    high = number_at(text, high_at) if high_at is not None else None
    if high is None:
        return None
    counted = counted_behind(text, high.last)
    if "percent" in {low_counted.kind, counted.kind} and _has_money(text, low, high, low_counted, counted):
        return None
    if counted.kind == "none" and low_counted.kind != "none":
        counted = low_counted
    bottom = _low_end(low, high)
    is_led = opened == "from" or text.word(at - 1) in {"from", "من"}
    if link == "to" and is_led and _tells_change(text, index):
        return None
    whole = SpokenNumber(low.first, high.last, high.value, bare=high.bare, in_words=high.in_words)
    one = _in_text(text, whole, counted)
    if counts_nothing(one):
        return None, high.last
    is_plain = counted.kind == "none" and not one.has_money_sign
    if bottom >= high.value or (is_plain and _may_be_years(low, high)):
        return None
    if is_plain and opened is None and link == "and":
        return None
    return _described(
        text, index if opened == "between" else low.first, high.last, counted, low=bottom, high=high.value
    )


def _range_opening(text: TokenRow, index: int) -> PhraseMatch | None:
    found = text.begins(("range-word",), index)
    return found if found is not None and found.value in {"between", "from"} else None


def _unit_between(text: TokenRow, at: int) -> Counted:
    """Return percent or money between the two numbers of a range: "5% to 10%"."""
    found = counted_behind(text, at)
    return found if found.kind in {"percent", "money"} else Counted(at)


def _after_link(text: TokenRow, at: int, opened: str | None) -> tuple[int | None, str]:
    """Return the index of the second number of a range, and what links it, if a link follows the first."""
    if at >= len(text):
        return None, ""
    if opened == "between":
        if text.word(at) in {"و", "and"}:
            return at + 1, "and"
        return (at, "and") if text.word(at).startswith("و") and text.is_near(at) else (None, "")
    gap = text.gap(at).strip("$€£¥ ")
    if text.is_number(at) and gap in {"-", "–", "‑", "—"}:
        return at, "dash"
    if not text.is_near(at):
        return None, ""
    found = text.begins(("range-word",), at, exact=True)
    if found is not None and found.value in {"to", "or"}:
        is_to = found.value == "to"
        if is_to and opened is None and text.word(at) in {"until", "through", "حتي"}:
            return None, ""
        return found.last, found.value
    return None, ""


def _has_money(text: TokenRow, low: SpokenNumber, high: SpokenNumber, *counted: Counted) -> bool:
    signs = (money_sign_before(text, number.first) for number in (low, high))
    return any(each.kind == "money" for each in counted) or any(sign is not None for sign in signs)


def _low_end(low: SpokenNumber, high: SpokenNumber) -> float:
    """Return the low end of a range; in "3 to 4 thousand" the multiplier belongs to both ends."""
    scaled = low.value * high.factor
    return scaled if low.factor == 1 and scaled <= high.value else low.value


def _may_be_years(low: SpokenNumber, high: SpokenNumber) -> bool:
    return low.value in PLAUSIBLE_YEARS or (high.value in PLAUSIBLE_YEARS and high.bare)


def _tells_change(text: TokenRow, index: int) -> bool:
    """Return whether "from A to B" tells that an amount rose or fell: then both are amounts."""
    for at in range(index - 1, max(-1, index - _CHANGE_REACH), -1):
        if any(mark in text.gap(at + 1) for mark in ".;؛\n"):
            return False
        if is_in_list(text.word(at), "change"):
            return True
    return False


# --- shares, duals, single numbers


def _share(text: TokenRow, index: int) -> _Taken | None:
    found = share_at(text, index)
    if found is None:
        return None
    return _described(text, found.first, found.last, found.counted, value=found.value, rule=found.rule)


def _dual(text: TokenRow, index: int) -> _Taken | None:
    found = dual_at(text, index)
    if found is None:
        return None
    counted = Counted(found.last, "noun", found.unit, span=noun_span(text, found.first, found.last))
    return _described(text, found.first, found.last, counted, value=2, rule="dual")


def _single(text: TokenRow, index: int) -> _Taken | None:
    number = number_at(text, index)
    if number is None:
        return _one_behind_noun(text, index)
    counted = counted_behind(text, number.last)
    one = _in_text(text, number, counted)
    if counts_nothing(one):
        return None, number.last
    if counted.kind == "none" and (before := noun_before(text, index)) is not None:
        counted = Counted(counted.last, "none", before[0], span=before[1], per=counted.per)
    rule: AmountRule = "one" if number.value == 1 else "words" if number.in_words else "digits"
    if counted.kind == "none" and counted.unit is None and rule != "one":
        rule = "bare"
    if number.readings:
        return _described(text, index, number.last, counted, readings=number.readings, rule=rule)
    return _described(text, index, number.last, counted, value=number.value, rule=rule)


def _one_behind_noun(text: TokenRow, index: int) -> _Taken | None:
    """Return the amount of «قتيل واحد»: one, said behind the noun."""
    if text.word(index) not in {"واحد", "واحده"} or not text.is_near(index):
        return None
    noun = text.begins(("unit",), index - 1)
    if noun is None or noun.value == "times" or is_definite(text.word(index - 1)):
        return None
    span = noun_span(text, index - 1, index + 1)
    return _described(
        text, index - 1, index + 1, Counted(index + 1, "noun", noun.value, span=span), value=1, rule="one"
    )


def _in_text(text: TokenRow, number: SpokenNumber, counted: Counted) -> NumberInText:
    sign = money_sign_before(text, number.first)
    qualifier = _qualifier(text, number.first, number.last, number.last)[0]
    return NumberInText(text, number, counted, qualifier, has_money_sign=sign is not None)


# --- the phrase as a whole


def _described(  # noqa: PLR0913 - an amount with all that is known of it
    text: TokenRow,
    first: int,
    number_end: int,
    counted: Counted,
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
    if unit is None and is_in_list(text.word(first - 1), "victim") and counted.kind == "none":
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
    return is_sign and not text.is_number(first - 2) or text.precedes(("percent-led", "words"), first) is not None


def _rule(  # noqa: PLR0913 - all that a rule is told by
    rule: AmountRule,
    counted: Counted,
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
