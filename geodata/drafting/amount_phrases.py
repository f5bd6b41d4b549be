"""Amounts read from words: ١٥٠٠, 1,500, "3 آلاف", "ثلاثة ملايين", "between 6,700 and 13 thousand".

An amount keeps the word before it ("close to", "more than") and what is counted where that is said. What has
two readings, such as ``1.500``, comes back with both of them and without a value.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from geodata.brief.record_fields import Offsets
from geodata.drafting.lexicon import listed
from geodata.drafting.tokens import Token, tokens
from geodata.vocabulary import Qualifier
from geodata.words import parse_number

TEN, HUNDRED, THOUSAND, MILLION = 10, 100, 1000, 1_000_000
YEARS = range(1900, 2101)
_UNIT_REACH = 2
"""So many other words may stand between an English number and what it counts."""


@dataclass(frozen=True)
class Quantity:
    """An amount as it stands in a text.

    One of ``value``, ``low`` with ``high``, or ``readings`` (two, where the spelling is ambiguous).
    """

    start: int
    end: int
    value: float | None = None
    low: float | None = None
    high: float | None = None
    qualifier: Qualifier = Qualifier.EXACT
    unit: str | None = None
    """An id such as ``soldier``; none where no known unit follows."""
    readings: tuple[float, ...] = ()


@dataclass(frozen=True)
class _Number:
    first: int
    last: int
    value: float
    factor: float
    """What it was multiplied by: the thousand of "3 thousand"."""
    bare: bool
    """Only digits: it can also be a year."""


def quantities(content: str, *, start: int = 0, end: int | None = None) -> tuple[Quantity, ...]:
    """The amounts in a text, in order; years and bare numbers that could be years are left out."""
    row = tokens(content, start, end)
    found: list[Quantity] = []
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


_Taken = tuple[Quantity | None, int]


def _range(row: Sequence[Token], index: int) -> _Taken | None:
    """An interval: "between A and B", "from A to B", "A–B"."""
    opening = listed("bound").at(row, index)
    opened = opening.value if opening and opening.value in {"between", "from"} else None
    at = opening.last if opening and opened else index
    low = _number(row, at, whole=opened is None)
    if low is None or low.last >= len(row):
        return None
    high_at = _after_link(row, low.last, opened)
    high = _number(row, high_at) if high_at is not None else None
    if high is None:
        return None
    bottom = _spread(low, high)
    unit, last = _unit(row, high.last)
    if bottom >= high.value or (unit is None and (opened is None or high.value in YEARS)):
        return None
    return _qualified(row, index, last, Quantity(0, 0, low=bottom, high=high.value, unit=unit))


def _after_link(row: Sequence[Token], at: int, opened: str | None) -> int | None:
    """Where the second number of a range begins, if the first is linked to one."""
    link = row[at]
    if opened == "between":
        if link.word in {"و", "and"}:
            return at + 1
        return at if link.word.startswith("و") and link.joined else None
    if link.numeric and link.start - row[at - 1].end == 1 and link.joined and row[at - 1].numeric:
        return at  # "6700-13000": one sign between two numbers
    found = listed("bound").at(row, at, exact=True)
    return found.last if found and found.value in {"to", "until"} else None


def _spread(low: _Number, high: _Number) -> float:
    """The low end: in "3 to 4 thousand" the multiplier holds for both."""
    spread = low.value * high.factor
    return spread if low.factor == 1 and spread <= high.value else low.value


def _dual(row: Sequence[Token], index: int) -> _Taken | None:
    """A noun in the dual: two of it."""
    found = listed("dual").at(row, index)
    return (
        None
        if found is None
        else _qualified(row, index, found.last, Quantity(0, 0, value=2, unit=found.value))
    )


def _single(row: Sequence[Token], index: int) -> _Taken | None:
    if readings := _ambiguous(row[index]):
        factor = _multiplier(row, index + 1, alone=False)
        unit, last = _unit(row, index + 2 if factor else index + 1)
        readings = tuple(reading * (factor or 1) for reading in readings)
        return _qualified(row, index, last, Quantity(0, 0, unit=unit, readings=readings))
    number = _number(row, index)
    if number is None:
        return None
    unit, last = _unit(row, number.last)
    taken = _qualified(row, index, last, Quantity(0, 0, value=number.value, unit=unit))
    plain = taken[0] is not None and taken[0].qualifier is Qualifier.EXACT and unit is None
    if plain and (number.bare or number.value < THOUSAND):
        # A year, an ordinal, the number of a name: nothing says that it counts something.
        worded = not number.bare or number.value in YEARS or number.value < HUNDRED
        return (None, number.last) if worded else taken
    return taken


def _ambiguous(token: Token) -> tuple[float, ...]:
    """Both readings of a number that is typed with a lone point or comma."""
    if not token.numeric:
        return ()
    try:
        parse_number(token.written)
    except ValueError:
        for mark in ".,":
            whole, sign, rest = token.word.partition(mark)
            if sign and whole.isdigit() and rest.isdigit():
                return (int(whole + rest), float(f"{whole}.{rest}"))
    return ()


def _number(row: Sequence[Token], index: int, *, whole: bool = True) -> _Number | None:
    """The number that begins at a token; ``whole`` also adds what is linked by "and"."""
    sum_ = _Sum()
    at = index
    while at < len(row) and (at == index or row[at].joined):
        if factor := _multiplier(row, at, alone=at == index):
            if not sum_.times(factor):
                break
            at += 1
            continue
        linked = at + 1 if at > index and row[at].word in {"و", "and"} else at
        part = _part(row, linked) if at == index or (whole and _links(row, at, linked)) else None
        if part is None or not sum_.plus(part, _multiplier(row, part.last, alone=False)):
            break
        at = part.last
    if at == index:
        return None
    return _Number(index, at, sum_.value, sum_.factor, bare=at == index + 1 and _digits_only(row[index]))


@dataclass
class _Sum:
    """A number as it is spoken: groups below a thousand, each with its multiplier."""

    total: float = 0
    group: float = 0
    scale: float = 0
    factors: int = 0
    digits: bool = False

    @property
    def value(self) -> float:
        """The whole number, an int where it is one."""
        found = self.total + self.group
        return int(found) if found == int(found) else found

    @property
    def factor(self) -> float:
        """The one multiplier of the whole number, else 1."""
        return self.scale if self.factors == 1 and not self.group and self.scale else 1

    def times(self, factor: float) -> bool:
        """Multiply what stands before; whether that can be."""
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
        """Add a lower part; whether it can be one."""
        if part.value >= THOUSAND and not part.bare:  # two thousand in one word
            return self._word(part.value)
        if not self.group:
            fits = not self.total or part.value * max(factor, 1) < self.scale
        else:
            tens = 2 * TEN <= part.value < HUNDRED and 0 < self.group % HUNDRED < TEN  # five and twenty
            fits = not self.digits and not part.bare and (tens or part.value < _room(self.group))
        if fits:
            self.group, self.digits = self.group + part.value, part.bare
        return fits

    def _word(self, value: float) -> bool:
        scale = next(unit for unit in (MILLION, THOUSAND) if value >= unit)
        if self.group or (self.scale and scale >= self.scale):
            return False
        self.total, self.scale, self.factors = self.total + value, scale, self.factors + 1
        return True


def _room(group: float) -> float:
    """What can still be added to a group: ones to twenty, tens to a hundred."""
    return next((unit for unit in (HUNDRED, TEN) if group >= unit and group % unit == 0 and group > TEN), 0)


def _links(row: Sequence[Token], at: int, linked: int) -> bool:
    """Whether a number word is joined to the one before: by an "and", or in English by nothing."""
    return linked > at or row[at].word.startswith("و") or row[at].word.isascii()


def _part(row: Sequence[Token], index: int) -> _Number | None:
    """Digits or a number word by itself."""
    if index >= len(row):
        return None
    token = row[index]
    if token.numeric:
        try:
            return _Number(index, index + 1, parse_number(token.written), 1, bare=True)
        except ValueError:
            return None
    found = listed("number").at(row, index)
    return _Number(index, found.last, float(found.value), 1, bare=False) if found else None


def _digits_only(token: Token) -> bool:
    return token.numeric and "," not in token.written and "٬" not in token.written


def _multiplier(row: Sequence[Token], index: int, *, alone: bool) -> float:
    """What a word multiplies by; 0 where it does not. Alone only singulars count."""
    if index >= len(row):
        return 0
    if not alone and (plural := listed("multiplier-plural").at(row, index, exact=True)):
        return float(plural.value)
    found = listed("multiplier").at(row, index, exact=not alone)
    return float(found.value) if found else 0


def _unit(row: Sequence[Token], index: int) -> tuple[str | None, int]:
    """What is counted and where its words end."""
    for at in range(index, min(index + 1 + _UNIT_REACH, len(row))):
        if not row[at].joined:
            break
        found = listed("unit").at(row, at)
        if found is not None:
            return _narrower(row, found.value, found.last)
        # Between an Arabic number and its noun stands nothing.
        if row[at].numeric or not row[at].word.isascii():
            break
    return None, index


def _narrower(row: Sequence[Token], unit: str, index: int) -> tuple[str, int]:
    """The noun behind "of" where it is the narrower one: rounds of artillery shells."""
    if unit == "round" and index + 1 < len(row) and row[index].word in {"من", "of"}:
        for at in (index + 1, index + 2):
            if at < len(row) and (found := listed("unit").at(row, at)):
                return found.value, found.last
    return unit, index


def _qualified(row: Sequence[Token], first: int, last: int, quantity: Quantity) -> _Taken:
    """The amount with its offsets and the word before or behind it."""
    before = listed("qualifier").ending(row, first)
    after = listed("qualifier-after").at(row, last) if last < len(row) and row[last].joined else None
    if after and after.last < len(row) and row[after.last].word in {"من", "than"}:
        after = None  # "or more than" belongs to the next amount
    qualifier = before.value if before else after.value if after else Qualifier.EXACT
    start = row[before.first].start if before else row[first].start
    end = row[after.last - 1].end if after and not before else row[last - 1].end
    return replace(quantity, start=start, end=end, qualifier=Qualifier(qualifier)), last


def overlaps(first: Offsets, second: Offsets) -> bool:
    """Whether two spans share a character."""
    return first[0] < second[1] and second[0] < first[1]
