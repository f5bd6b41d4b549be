"""Amounts in a text: ١٥٠٠, 1,500, "3 آلاف", "ثلاثة ملايين", "between 6,700 and 13 thousand".

An amount keeps its qualifier ("close to", "more than") and the unit that is counted, where one is named. An
ambiguous spelling such as ``1.500`` has both readings and no value.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from geodata.brief.record_fields import TextSpan
from geodata.prose.lexicon import phrases_of_list
from geodata.prose.tokens import PLAUSIBLE_YEARS, Token, tokenize
from geodata.vocabulary import Qualifier
from geodata.words import parse_number
from geodata.words.number_format import MAX_NUMBER_DIGITS

TEN, HUNDRED, THOUSAND, MILLION = 10, 100, 1000, 1_000_000
_UNIT_REACH = 2
"""Words between an English number and its unit, at most."""


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
    """Id such as ``soldier``; None where no known unit follows."""
    readings: tuple[float, ...] = ()


@dataclass(frozen=True)
class _Number:
    """A number at the tokens ``first`` to ``last`` (half-open)."""

    first: int
    last: int
    value: float
    factor: float
    """Multiplier in it: 1000 in "3 thousand"."""
    bare: bool
    """Whether it is digits alone, and so may be a year."""


def find_amounts(content: str, *, start: int = 0, end: int | None = None) -> tuple[AmountPhrase, ...]:
    """Return the amounts in a text, in order, without years and bare numbers that could be years."""
    row = tokenize(content, start, end)
    found: list[AmountPhrase] = []
    index = 0
    while index < len(row):
        taken = _range(row, index) or _dual(row, index) or _single(row, index)
        if taken is None:
            index += 1
            continue
        quantity, index = taken
        if quantity is not None:
            found.append(quantity)
    return tuple(found)


_Taken = tuple[AmountPhrase | None, int]
"""An amount, or None for a number that is none, with the index of the token behind it."""


def _range(row: Sequence[Token], index: int) -> _Taken | None:
    """Return the range that begins at a token: "between A and B", "from A to B", "A–B"."""
    opening = phrases_of_list("bound").match_at(row, index)
    opened = opening.value if opening and opening.value in {"between", "from"} else None
    at = opening.last if opening and opened else index
    low = _number(row, at, whole=opened is None)
    if low is None or low.last >= len(row):
        return None
    high_at = _after_link(row, low.last, opened)
    high = _number(row, high_at) if high_at is not None else None
    if high is None:
        return None
    bottom = _low_end(low, high)
    unit, last = _unit(row, high.last)
    if bottom >= high.value or (unit is None and (opened is None or high.value in PLAUSIBLE_YEARS)):
        return None
    return _with_qualifier(row, index, last, AmountPhrase(0, 0, low=bottom, high=high.value, unit=unit))


def _after_link(row: Sequence[Token], at: int, opened: str | None) -> int | None:
    """Return the index of the second number of a range, if a link follows the first."""
    link = row[at]
    if opened == "between":
        if link.word in {"و", "and"}:
            return at + 1
        return at if link.word.startswith("و") and link.is_joined else None
    if link.is_numeric and link.start - row[at - 1].end == 1 and link.is_joined and row[at - 1].is_numeric:
        return at  # "6700-13000": one sign between two numbers
    found = phrases_of_list("bound").match_at(row, at, exact=True)
    return found.last if found and found.value in {"to", "until"} else None


def _low_end(low: _Number, high: _Number) -> float:
    """Return the low end of a range; in "3 to 4 thousand" the multiplier belongs to both ends."""
    scaled = low.value * high.factor
    return scaled if low.factor == 1 and scaled <= high.value else low.value


def _dual(row: Sequence[Token], index: int) -> _Taken | None:
    """Return the amount of a noun in the Arabic dual: two of it."""
    found = phrases_of_list("dual").match_at(row, index)
    return (
        None
        if found is None
        else _with_qualifier(row, index, found.last, AmountPhrase(0, 0, value=2, unit=found.value))
    )


def _single(row: Sequence[Token], index: int) -> _Taken | None:
    if readings := _ambiguous(row[index]):
        factor = _multiplier(row, index + 1, alone=False)
        unit, last = _unit(row, index + 2 if factor else index + 1)
        readings = tuple(reading * (factor or 1) for reading in readings)
        return _with_qualifier(row, index, last, AmountPhrase(0, 0, unit=unit, readings=readings))
    number = _number(row, index)
    if number is None:
        return None
    unit, last = _unit(row, number.last)
    taken = _with_qualifier(row, index, last, AmountPhrase(0, 0, value=number.value, unit=unit))
    plain = taken[0] is not None and taken[0].qualifier is Qualifier.EXACT and unit is None
    if plain and (number.bare or number.value < THOUSAND):
        # Without a unit or a qualifier it may be a year, an ordinal or part of a name.
        worded = not number.bare or number.value in PLAUSIBLE_YEARS or number.value < HUNDRED
        return (None, number.last) if worded else taken
    return taken


def _ambiguous(token: Token) -> tuple[float, ...]:
    """Return both readings of a number with a single point or comma, or nothing if it is unambiguous."""
    if not token.is_numeric:
        return ()
    try:
        parse_number(token.written)
    except ValueError:
        for mark in ".,":
            whole, sign, rest = token.word.partition(mark)
            if sign and f"{whole}{rest}".isdecimal() and len(token.word) <= MAX_NUMBER_DIGITS:
                return (int(whole + rest), float(f"{whole}.{rest}"))
    return ()


def _number(row: Sequence[Token], index: int, *, whole: bool = True) -> _Number | None:
    """Return the number that begins at a token; with ``whole`` including parts linked by "and"."""
    number = _SpokenNumber()
    at = index
    while at < len(row) and (at == index or row[at].is_joined):
        if factor := _multiplier(row, at, alone=at == index):
            if not number.times(factor):
                break
            at += 1
            continue
        linked = at + 1 if at > index and row[at].word in {"و", "and"} else at
        part = _number_token(row, linked) if at == index or (whole and _continues(row, at, linked)) else None
        if part is None or not number.plus(part, _multiplier(row, part.last, alone=False)):
            break
        at = part.last
    if at == index:
        return None
    return _Number(index, at, number.value, number.factor, bare=at == index + 1 and _digits_only(row[index]))


@dataclass
class _SpokenNumber:
    """Accumulator of a spoken number: groups below a thousand, each with its multiplier."""

    total: float = 0
    group: float = 0
    scale: float = 0
    factors: int = 0
    digits: bool = False

    @property
    def value(self) -> float:
        """Value of the number, an int if it is whole."""
        found = self.total + self.group
        return int(found) if found == int(found) else found

    @property
    def factor(self) -> float:
        """The only multiplier of the number, else 1."""
        return self.scale if self.factors == 1 and not self.group and self.scale else 1

    def times(self, factor: float) -> bool:
        """Multiply the group or total so far; return False where the multiplier does not fit."""
        if self.scale and (factor >= self.scale or not self.group):
            return False
        if factor == HUNDRED:
            self.group = max(self.group, 1) * HUNDRED
        else:
            self.total += max(self.group, 1) * factor
            self.group, self.scale, self.digits = 0, factor, False
        self.factors += 1
        return True

    def plus(self, part: _Number, factor: float) -> bool:
        """Add a part; return False where it is not lower than the group so far."""
        if part.value >= THOUSAND and not part.bare:  # two thousand in one word
            return self._plus_scaled_word(part.value)
        if not self.group:
            fits = not self.total or part.value * max(factor, 1) < self.scale
        else:
            tens = 2 * TEN <= part.value < HUNDRED and 0 < self.group % HUNDRED < TEN  # five and twenty
            fits = not self.digits and not part.bare and (tens or part.value < _room(self.group))
        if fits:
            self.group, self.digits = self.group + part.value, part.bare
        return fits

    def _plus_scaled_word(self, value: float) -> bool:
        """Add a word that holds its multiplier, such as "two thousand" in one word."""
        scale = next(unit for unit in (MILLION, THOUSAND) if value >= unit)
        if self.group or (self.scale and scale >= self.scale):
            return False
        self.total, self.scale, self.factors = self.total + value, scale, self.factors + 1
        return True


def _room(group: float) -> float:
    """Return the limit of a number added to a group: ones to a multiple of ten, tens to a multiple of 100."""
    return next((unit for unit in (HUNDRED, TEN) if group >= unit and group % unit == 0 and group > TEN), 0)


def _continues(row: Sequence[Token], at: int, linked: int) -> bool:
    """Return whether a number word continues the one before: by "and", or in English directly."""
    return linked > at or row[at].word.startswith("و") or row[at].word.isascii()


def _number_token(row: Sequence[Token], index: int) -> _Number | None:
    """Return the number of one token in digits, or of one number word."""
    if index >= len(row):
        return None
    token = row[index]
    if token.is_numeric:
        try:
            return _Number(index, index + 1, parse_number(token.written), 1, bare=True)
        except ValueError:
            return None
    found = phrases_of_list("number").match_at(row, index)
    return _Number(index, found.last, float(found.value), 1, bare=False) if found else None


def _digits_only(token: Token) -> bool:
    return token.is_numeric and "," not in token.written and "٬" not in token.written


def _multiplier(row: Sequence[Token], index: int, *, alone: bool) -> float:
    """Return the multiplier that a word stands for, else 0; a plural counts only behind a number."""
    if index >= len(row):
        return 0
    if not alone and (plural := phrases_of_list("multiplier-plural").match_at(row, index, exact=True)):
        return float(plural.value)
    found = phrases_of_list("multiplier").match_at(row, index, exact=not alone)
    return float(found.value) if found else 0


def _unit(row: Sequence[Token], index: int) -> tuple[str | None, int]:
    """Return the unit behind a number, if any, and the index of the token behind it."""
    for at in range(index, min(index + 1 + _UNIT_REACH, len(row))):
        if not row[at].is_joined:
            break
        found = phrases_of_list("unit").match_at(row, at)
        if found is not None:
            return _narrower_unit(row, found.value, found.last)
        # An Arabic number is followed by its noun directly.
        if row[at].is_numeric or not row[at].word.isascii():
            break
    return None, index


def _narrower_unit(row: Sequence[Token], unit: str, index: int) -> tuple[str, int]:
    """Return the noun behind "of" where it is narrower: in "rounds of artillery shells" the shells."""
    if unit == "round" and index + 1 < len(row) and row[index].word in {"من", "of"}:
        for at in (index + 1, index + 2):
            if at < len(row) and (found := phrases_of_list("unit").match_at(row, at)):
                return found.value, found.last
    return unit, index


def _with_qualifier(row: Sequence[Token], first: int, last: int, quantity: AmountPhrase) -> _Taken:
    """Return the amount with its offsets and the qualifier before or behind it."""
    before = phrases_of_list("qualifier").match_before(row, first)
    after = (
        phrases_of_list("qualifier-after").match_at(row, last)
        if last < len(row) and row[last].is_joined
        else None
    )
    if after and after.last < len(row) and row[after.last].word in {"من", "than"}:
        after = None  # "or more than" belongs to the next amount
    qualifier = before.value if before else after.value if after else Qualifier.EXACT
    start = row[before.first].start if before else row[first].start
    end = row[after.last - 1].end if after and not before else row[last - 1].end
    return replace(quantity, start=start, end=end, qualifier=Qualifier(qualifier)), last


def spans_overlap(first: TextSpan, second: TextSpan) -> bool:
    """Return whether two spans share a character."""
    return first[0] < second[1] and second[0] < first[1]
