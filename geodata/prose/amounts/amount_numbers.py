"""Numbers in a text: ١٥٠٠, 1,500, "3 آلاف", "ثلاثة ملايين", "two hundred and fifty", "2.5bn"."""

from dataclasses import dataclass
from functools import lru_cache

from geodata.prose.token_rows import (
    TokenRow,
    forms_with_article,
    in_arabic,
    is_in_list,
    words_of_list,
)
from geodata.prose.tokens import Token
from geodata.words import parse_number
from geodata.words.number_format import MAX_NUMBER_DIGITS

TEN, HUNDRED, THOUSAND, MILLION = 10, 100, 1000, 1_000_000
_GROUP_DIGITS = 3
_GROUP_GAPS = frozenset(" \u00a0\u202f\u2009")
_AND = frozenset({"و", "and"})


@dataclass(frozen=True)
class SpokenNumber:
    """A number at the tokens ``first`` to ``last`` (half-open)."""

    first: int
    last: int
    value: float
    factor: float = 1
    """Multiplier in it: 1000 in "3 thousand"."""
    bare: bool = False
    """Whether it is digits alone, without separators, and so may be a year or a code."""
    in_words: bool = False
    """Whether it begins with a word, not with digits."""
    readings: tuple[float, ...] = ()
    """Both values where the spelling has two; ``value`` is the first."""


def number_at(text: TokenRow, index: int, *, whole: bool = True) -> SpokenNumber | None:
    """Return the number that begins at a token; with ``whole`` including parts linked by "and"."""
    if not may_begin_number(text, index):
        return None
    readings = _two_readings(text.row[index])
    if readings:
        return _ambiguous_number(text, index, readings)
    sum_so_far = _Sum()
    at = index
    while at < len(text) and (at == index or text.is_near(at)):
        if factor := _multiplier(text, at, index, sum_so_far.group):
            if not sum_so_far.times(factor):
                break
            at += 1
            continue
        linked = at + 1 if at > index and text.word(at) in _AND else at
        part = _part(text, linked) if at == index or (whole and _continues(text, at, linked)) else None
        if part is None or not sum_so_far.plus(part, _multiplier(text, part.last, -1, part.value)):
            break
        at = part.last
    if at == index:
        return None
    value, at = _with_fraction(text, at, sum_so_far)
    bare = at == index + 1 and _is_plain_digits(text.row[index])
    in_words = not text.row[index].is_numeric
    return SpokenNumber(index, at, value, sum_so_far.factor, bare=bare, in_words=in_words)


def may_begin_number(text: TokenRow, index: int) -> bool:
    """Return whether a token is in digits, or a word that a number may begin with."""
    if not 0 <= index < len(text):
        return False
    token = text.row[index]
    return token.is_numeric or may_begin_number_word(token.word)


@lru_cache(maxsize=65536)
def may_begin_number_word(word: str) -> bool:
    """Return whether a number may begin with a folded word."""
    if word in words_of_list("not-number"):
        return False
    # An Arabic number with the article tells of something that was counted before: "الأربع والعشرين".
    return any(form in _first_words() for form in forms_with_article(word))


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    listed = words_of_list("number") | words_of_list("multiplier") | words_of_list("multiplier-dual")
    return frozenset(phrase.split()[0] for phrase in listed)


@dataclass
class _Sum:
    """Sum of a spoken number: groups below a thousand, each with its multiplier."""

    total: float = 0
    group: float = 0
    scale: float = 0
    factors: int = 0
    digits: bool = False

    @property
    def value(self) -> float:
        """Value of the number, an int if it is whole."""
        return as_whole(self.total + self.group)

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
            self.total += (self.group or 1) * factor
            self.group, self.scale, self.digits = 0, factor, False
        self.factors += 1
        return True

    def plus(self, part: SpokenNumber, factor: float) -> bool:
        """Add a part; return False where it is not lower than the group so far."""
        if part.value >= THOUSAND and not part.bare and part.in_words:  # two thousand in one word
            return self._plus_scaled_word(part.value)
        if not self.group:
            fits = not self.total or part.value * max(factor, 1) < self.scale
        else:
            tens = 2 * TEN <= part.value < HUNDRED and 0 < self.group % HUNDRED < TEN  # five and twenty
            fits = not self.digits and part.in_words and (tens or part.value < _room(self.group))
        if fits:
            self.group, self.digits = self.group + part.value, not part.in_words
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


def _continues(text: TokenRow, at: int, linked: int) -> bool:
    """Return whether a number word continues the one before: by "and", or in English directly."""
    return linked > at or text.word(at).startswith("و") or text.word(at).isascii()


def _part(text: TokenRow, index: int) -> SpokenNumber | None:
    """Return the number of digits at a token, or that of one number word."""
    if index >= len(text):
        return None
    token = text.row[index]
    if token.is_numeric:
        last = _end_of_groups(text, index)
        digits = "".join(each.word for each in text.row[index:last])
        value = _parsed(digits if last > index + 1 else token.written)
        return None if value is None else SpokenNumber(index, last, value, bare=last == index + 1)
    if not may_begin_number_word(token.word):
        return None
    found = text.begins(("number",), index)
    if found is None or ("\n" in text.content[token.end : text.row[found.last - 1].start]):
        return None
    return SpokenNumber(index, found.last, float(found.value), in_words=True)


def _end_of_groups(text: TokenRow, index: int) -> int:
    """Return the index behind digits in groups of three with blanks between: "12 500"."""
    first = text.word(index)
    last = index + 1
    if not first.isdecimal() or len(first) > _GROUP_DIGITS or first.startswith("0"):
        return last
    while text.is_number(last) and text.gap(last) in _GROUP_GAPS:
        group = text.word(last)
        if not group.isdecimal() or len(group) != _GROUP_DIGITS or last - index > _GROUP_DIGITS:
            break
        if text.begins(("calibre", "after"), last + 1) is not None:  # "20 122-mm rockets"
            break
        last += 1
    return last


def _multiplier(text: TokenRow, index: int, first: int, group: float) -> float:
    """Return the multiplier that a word stands for, else 0; a plural counts only behind a number.

    Parameters
    ----------
    first
        Index of the first token of the number.
    group
        Value of what stands before the multiplier.
    """
    if index >= len(text):
        return 0
    if index == first:
        return _multiplier_alone(text, index)
    if not text.is_near(index):
        return 0
    word = text.word(index)
    if 2 < group < TEN and word in {"ميه", "مايه"}:  # noqa: PLR2004
        return HUNDRED  # "ثلاث مئة"
    for name in ("multiplier-plural", "multiplier"):
        if found := text.begins((name,), index, exact=True):
            return float(found.value)
    return _multiplier_letters(text, index)


def _multiplier_letters(text: TokenRow, index: int) -> float:
    """Return the multiplier of letters joined to digits: "20k", "$5m"."""
    if not text.is_number(index - 1) or len(text.gap(index)) > 1:
        return 0
    if found := text.begins(("multiplier-letters",), index, exact=True):
        return float(found.value)
    is_money = text.before(index - 1) in "$€£¥₪₹₽₴₺₩₦"
    counts = is_money or (text.gap(index) == "" and _plural_unit_follows(text, index + 1))
    found = text.begins(("multiplier-letters-of-money",), index, exact=True) if counts else None
    return float(found.value) if found else 0


def _plural_unit_follows(text: TokenRow, index: int) -> bool:
    """Return whether people or a plural stand behind "3.5m", which then are no metres."""
    found = text.begins(("unit",), index) if text.gap(index) == " " else None
    return found is not None and text.word(found.last - 1).endswith(("s", "people", "men"))


def _multiplier_alone(text: TokenRow, index: int) -> float:
    """Return the multiplier that begins a number: "a thousand", "ألف", not "several thousand"."""
    word = text.word(index)
    if not may_begin_number_word(word) or text.precedes(("vague",), index):
        return 0
    for name in ("multiplier-dual", "multiplier"):
        found = text.begins((name,), index)
        if found and (word.isascii() or is_in_list(word, name)):
            return float(found.value)
    return 0


def _with_fraction(text: TokenRow, at: int, number: _Sum) -> tuple[float, int]:
    """Return the value with a half or quarter named behind it, and the index behind all."""
    found = text.follows(("half-more",), at) if not number.digits or text.word(at) == "and" else None
    if found is None or (in_arabic(text.word(at)) and (not number.scale or number.group)):
        return number.value, at
    unit = number.scale if number.scale and not number.group else 1
    after = text.begins(("multiplier",), found.last, exact=True) if unit == 1 else None
    if after:  # "two and a half million"
        return as_whole((number.value + float(found.value)) * float(after.value)), after.last
    if unit == 1 and text.word(at) != "and":
        return number.value, at
    return as_whole(number.value + float(found.value) * unit), found.last


def as_whole(value: float) -> float:
    """Return a number as an int where it is whole."""
    return int(value) if value == int(value) else value


def _is_plain_digits(token: Token) -> bool:
    return token.is_numeric and "," not in token.written and "٬" not in token.written


def _two_readings(token: Token) -> tuple[float, ...]:
    """Return both readings of a number with a single point or comma, or nothing if it is unambiguous."""
    if not token.is_numeric or _parsed(token.written) is not None:
        return ()
    for mark in ".,":
        whole, sign, rest = token.word.partition(mark)
        if sign and f"{whole}{rest}".isdecimal() and len(token.word) <= MAX_NUMBER_DIGITS:
            return (int(whole + rest), float(f"{whole}.{rest}"))
    return ()


@lru_cache(maxsize=4096)
def _parsed(written: str) -> float | None:
    """Return digits as a number; None where they are none, or have two readings."""
    try:
        return parse_number(written)
    except ValueError:
        return None


def _ambiguous_number(text: TokenRow, index: int, readings: tuple[float, ...]) -> SpokenNumber:
    """Return a number with two readings; a point before a million, or before percent, is a decimal point."""
    factor = _multiplier(text, index + 1, -1, 0)
    last = index + 2 if factor else index + 1
    is_decimal = "." in text.word(index) and (factor >= MILLION or text.follows(("percent",), last))
    kept = readings[1:] if is_decimal else readings
    values = tuple(as_whole(each * (factor or 1)) for each in kept)
    return SpokenNumber(index, last, values[0], factor or 1, readings=values if len(values) > 1 else ())
