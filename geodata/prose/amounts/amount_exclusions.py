"""Numbers that count nothing: dates, times, ordinals, durations, codes, parts of names, distances."""

from dataclasses import dataclass
from typing import Final

from geodata.prose.amounts.amount_counted import Countable
from geodata.prose.amounts.amount_numbers import SpokenNumber
from geodata.prose.token_rows import TokenRow, in_arabic, is_definite, is_in_list, words_of_list
from geodata.prose.tokens import PLAUSIBLE_YEARS
from geodata.vocabulary import Qualifier

_LAST_DAY: Final = 31
_LAST_CLOCK_TIME: Final = 2400
_CLOCK_DIGITS: Final = 4
_OLDEST: Final = 115
_CODE_DIGITS: Final = 7
_LINKED_NUMBERS: Final = 4
"""Numbers of a list such as "resolutions 1559, 1701 and 2650", at most."""
_PREFIXES: Final = frozenset(
    {"و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "لل", "وب", "ول", "فال", "وبال", "ولل"}
)
_CODE_BEFORE: Final = "#№_@\\=§"
_CODE_AFTER: Final = "_@=°º˚′″"
_HYPHENS: Final = frozenset("-‑–")
_COMPASS: Final = frozenset({"N", "S", "E", "W"})
_BEFORE_COMPASS: Final = frozenset({" ", "-", "'", "’", "′"})
_DEGREES: Final = frozenset({"شمالا", "جنوبا", "شرقا", "غربا", "درجه", "درجات", "degree", "degrees"})
_TWO: Final = 2
_VERB_REACH: Final = 3
"""Tokens before a subject in which its verb is looked for: «أسقط الحوثيون 3»."""
_MONTHS_OR_WORDS: Final = frozenset({"may", "march", "mar", "sep", "dec", "jan"})
"""Months that are other words without a capital."""


@dataclass(frozen=True)
class NumberInText:
    """A number with what it counts and the qualifier before it."""

    text: TokenRow
    number: SpokenNumber
    counted: Countable
    qualifier: Qualifier
    has_money_sign: bool = False

    @property
    def is_measured(self) -> bool:
        """Whether percent, money or a known unit follows."""
        return (
            self.has_money_sign or self.counted.unit is not None or self.counted.kind in {"percent", "money"}
        )

    @property
    def is_day(self) -> bool:
        """Whether it may be the number of a day."""
        return self.number.bare and isinstance(self.number.value, int) and 0 < self.number.value <= _LAST_DAY


def counts_nothing(one: NumberInText) -> bool:
    """Return whether a number is a date, a time, a name or anything else that counts nothing."""
    if one.counted.kind in {"duration", "compound"} or _is_code(one) or _is_time_of_day(one):
        return True
    if one.has_money_sign or one.counted.kind in {"money", "percent"}:
        return False
    rules = (
        _is_day_of_month,
        _is_numbering,
        _is_year,
        _is_in_name,
        _is_in_arabic_name,
        _is_position,
        _is_calibre,
        _is_age,
        _tells_of_two_known,
        _is_pronoun,
    )
    return any(rule(one) for rule in rules)


def _is_code(one: NumberInText) -> bool:
    """Return whether a number is joined to letters or signs: F-15, 060800Z, 25/061, #12."""
    text, first, last = one.text, one.number.first, one.number.last
    if one.number.in_words:
        return False
    word, before, after = text.word(first), text.before(first), text.after(last - 1)
    if (word[0] == "0" and len(word) > 1 and word[1].isdecimal()) or before in _CODE_BEFORE:
        return True
    if after in _CODE_AFTER or (after == "/" and text.after(last - 1, 1).isdigit()):
        return True
    if before == "/" or (before == "+" and one.counted.kind == "none"):
        return True
    if before == "[" and after == "]":
        return True
    is_long = one.number.bare and len(word) >= _CODE_DIGITS and not one.is_measured
    return is_long or _is_joined_before(one) or _is_joined_behind(one)


def _is_joined_before(one: NumberInText) -> bool:
    text, first = one.text, one.number.first
    gap, word = text.gap(first), text.word(first - 1)
    if first == 0 or one.has_money_sign:
        return False
    if text.is_number(first - 1):
        # A range takes both numbers; what is left is a score, a season or a coordinate.
        return gap in _HYPHENS
    if not word[:1].isalpha():
        return False
    if gap == "":
        return word not in _PREFIXES
    return gap in _HYPHENS and word not in _PREFIXES


def _is_joined_behind(one: NumberInText) -> bool:
    """Return whether letters follow without a blank that are no unit: 5G, 1140N, 47th."""
    text, last = one.text, one.number.last
    if last >= len(text):
        return False
    gap = text.gap(last)
    if text.is_number(last):
        return gap in _HYPHENS
    if gap == "" and text.word(last)[:1].isalpha():
        is_unit = one.counted.kind in {"length", "percent", "money"} or one.counted.unit is not None
        return not is_unit or text.word(last) in words_of_list("ordinal-suffix")
    is_compass = text.written(last) in _COMPASS and gap in _BEFORE_COMPASS
    return is_compass or (gap == " " and text.word(last) in _DEGREES)


def _is_time_of_day(one: NumberInText) -> bool:
    text, first, last = one.text, one.number.first, one.number.last
    if one.number.in_words:
        return text.precedes(("clock", "before"), first) is not None and text.word(first - 1) != "at"
    if text.after(last - 1) == ":" and text.after(last - 1, 1).isdigit():
        return True
    start = text.row[first].start
    if text.before(first) == ":" and start > 1 and text.content[start - 2].isdigit():
        return True
    if text.follows(("clock", "after"), last, exact=True) and one.number.value <= _LAST_CLOCK_TIME:
        return True
    led = text.precedes(("clock", "before"), first)
    if led is None or not one.number.bare:
        return False
    return text.word(first - 1) != "at" or (
        len(text.word(first)) == _CLOCK_DIGITS
        and one.number.value <= _LAST_CLOCK_TIME
        and not one.is_measured
    )


def _is_day_of_month(one: NumberInText) -> bool:
    """Return whether a number is a day: 4 March, 14 to 16 نيسان, March 10 and 11, 28 منه."""
    if not one.is_day:
        return False
    text, last = one.text, one.number.last
    if _month_follows(text, last) or text.follows(("day-number", "after"), last):
        return True
    if one.counted.kind == "noun":
        return False
    return _month_precedes(text, one.number.first) or _day_word_precedes(text, one.number.first)


def _month_follows(text: TokenRow, at: int) -> bool:
    for _ in range(_LINKED_NUMBERS):
        while text.word(at) in words_of_list("day-number-filler") and text.is_near(at):
            at += 1
        if _is_month(text, at):
            return text.is_near(at) or text.gap(at).strip() in {"", "-", "/", "."}
        if text.word(at) in words_of_list("day-number", "link") and text.is_near(at):
            at += 1
        if not (text.is_number(at) and text.gap(at).strip() in {"", ",", "،", "-", "–", "/"}):
            return False
        if not (text.word(at).isdecimal() and int(text.word(at)) <= _LAST_DAY):
            return False
        at += 1
    return False


def _month_precedes(text: TokenRow, at: int) -> bool:
    for _ in range(_LINKED_NUMBERS):
        if text.gap(at).strip(" -–,،/") or "\n" in text.gap(at):
            return False
        if _is_month(text, at - 1):
            return True
        back = at - 1 if text.word(at - 1) in words_of_list("day-number", "link") else at
        if not text.is_number(back - 1):
            return False
        at = back - 1
    return False


def _day_word_precedes(text: TokenRow, at: int) -> bool:
    return bool(not text.gap(at).strip(" ,،") and text.precedes(("day-number", "before"), at))


def _is_month(text: TokenRow, index: int) -> bool:
    if not 0 <= index < len(text):
        return False
    if text.begins(("day-number", "month"), index) is None:
        return False
    return text.row[index].begins_like_name or text.word(index) not in _MONTHS_OR_WORDS


def _is_numbering(one: NumberInText) -> bool:
    """Return whether a number only numbers a paragraph: "1. Attacks", "2.1 Lashio", "(3)"."""
    text, first, last = one.text, one.number.first, one.number.last
    if one.number.in_words or not text.row[first].is_numeric:
        return False
    after = text.after(last - 1)
    if text.before(first) == "(" and after == ")":
        return one.number.bare
    if not text.begins_line(first) or one.number.last > first + 1:
        return False
    if "." in text.written(first):
        return one.counted.unit is None
    return after in ").-–:/،|" or (after == "." and not text.after(last - 1, 1).isdigit())


def _is_year(one: NumberInText) -> bool:
    text, number = one.text, one.number
    if number.bare and text.word(number.last) in words_of_list("era") and text.gap(number.last) in {"", " "}:
        return True
    if not number.bare or number.value not in PLAUSIBLE_YEARS or not isinstance(number.value, int):
        return False
    if text.precedes(("name-number", "ar"), number.first) and is_in_list(
        text.word(number.first - 1), "duration", "words"
    ):
        return True
    if one.counted.unit is not None and one.counted.kind == "noun":
        return False
    counted = one.counted.span is not None
    return one.qualifier not in (
        {Qualifier.MORE_THAN, Qualifier.AT_LEAST, Qualifier.CLOSE_TO, Qualifier.ABOUT}
        if counted
        else {Qualifier.MORE_THAN, Qualifier.AT_LEAST}
    )


def _is_in_name(one: NumberInText) -> bool:
    """Return whether an English name or a word such as "Route" stands before a number."""
    text, number = one.text, one.number
    if number.in_words:
        return _is_word_in_name(one)
    at = _before_linked(text, number.first)
    word = text.word(at)
    if not word or in_arabic(word) or text.gap(at + 1).strip(" .:°+"):
        return False
    if word in words_of_list("name-number", "en"):
        return (not one.is_measured and one.counted.kind != "of") or word in words_of_list(
            "name-number", "strong"
        )
    return _is_behind_capital(one, at)


def _is_behind_capital(one: NumberInText, at: int) -> bool:
    """Return whether a capitalised word stands before digits that count nothing known."""
    text = one.text
    written = text.written(at)
    is_plain = one.number.bare and not one.is_measured and one.qualifier is Qualifier.EXACT
    if not is_plain or text.gap(at + 1) != " " or not written[:1].isupper():
        return False
    if text.word(at) in words_of_list("no-name-before") or text.is_shouted(at):
        return False
    if is_in_list(text.word(at), "takes-number") or one.counted.kind == "of":
        return False
    is_code = sum(letter.isupper() for letter in written) > 1
    return is_code or (not text.begins_sentence(at) and one.counted.span is None)


def _is_word_in_name(one: NumberInText) -> bool:
    """Return whether a number word is part of a name: "Group of Seven", "phase two"."""
    text, number = one.text, one.number
    written, before = text.written(number.first), text.word(number.first - 1)
    if in_arabic(written):
        return False
    if before in words_of_list("name-number", "en") and one.counted.kind in {"none", "of"}:
        return text.gap(number.first) == " "
    is_capital = written[0].isupper() and not text.begins_sentence(number.first)
    led = is_in_list(before, "takes-number") or one.qualifier is not Qualifier.EXACT
    return is_capital and not text.is_shouted(number.first) and not led and not one.is_measured


def _before_linked(text: TokenRow, at: int) -> int:
    """Return the index of the word before a number and before the numbers linked to it."""
    for _ in range(_LINKED_NUMBERS):
        back = at - 1
        if text.word(back) in {"and", "و", "or", "to"}:
            back -= 1
        if not text.is_number(back) or text.gap(back + 1).strip(" ,،-–"):
            return at - 1
        at = back
    return at - 1


def _is_in_arabic_name(one: NumberInText) -> bool:
    """Return whether an Arabic name or a word such as "القرار" stands before digits."""
    text, number = one.text, one.number
    at = _before_linked(text, number.first)
    if text.word(at) in _PREFIXES:
        at -= 1
        if text.word(at) == "ال" or text.word(at + 1) in {"و", "ف"}:
            return False
    word = text.word(at)
    if number.in_words or not in_arabic(word) or text.gap(at + 1).strip(" :ـ"):
        return False
    if text.precedes(("name-number", "ar"), at + 1) or is_in_list(word, "name-number", "ar"):
        return (
            one.counted.kind == "none"
            or word in words_of_list("name-number", "strong")
            or not one.is_measured
        )
    # A definite noun and digits without a noun behind are a name, unless the noun is counted itself.
    plain = number.bare and one.counted.kind == "none" and one.qualifier is Qualifier.EXACT
    return (
        plain
        and is_definite(word)
        and (at < number.first - 1 or text.word(at) not in _PREFIXES)
        and not is_in_list(word, "takes-number")
        and not is_in_list(word, "unit")
        and not any(is_in_list(text.word(at - back), "takes-number") for back in range(1, _VERB_REACH + 1))
    )


def _is_position(one: NumberInText) -> bool:
    """Return whether a length only says where something is, or how far someone went."""
    if one.counted.kind != "length":
        return False
    text, behind = one.text, one.counted.last
    if text.precedes(("length-position", "before"), one.number.first):
        return True
    if one.counted.span is not None:
        return False
    back = one.number.first
    led = text.precedes(("qualifier",), back)
    if led is not None and text.precedes(("length-position", "before"), led.first):
        return True
    if text.gap(behind).strip() == "(" or text.is_near(behind):
        return text.begins(("length-position", "after"), behind) is not None
    return False


def _is_calibre(one: NumberInText) -> bool:
    text = one.text
    return bool(
        text.follows(("calibre", "after"), one.number.last, exact=True)
        or text.precedes(("calibre", "before"), one.number.first)
    )


def _is_age(one: NumberInText) -> bool:
    text, number = one.text, one.number
    if text.precedes(("age", "before"), number.first) and one.counted.kind == "none":
        return True
    is_apposition = text.gap(number.first).strip() in {",", "،"} and text.after(number.last - 1) in ",،"
    named = text.written(number.first - 1)[:1].isupper() or in_arabic(text.word(number.first - 1))
    return is_apposition and named and number.bare and number.value < _OLDEST and one.counted.kind == "none"


def _tells_of_two_known(one: NumberInText) -> bool:
    """Return whether "two" tells of those who are known: "the two sides", "cut in two"."""
    text, number = one.text, one.number
    if not number.in_words or number.last > number.first + 1 or in_arabic(text.word(number.first)):
        return False
    before = text.word(number.first - 1)
    if before in words_of_list("in-two", "before") and text.word(number.first) in words_of_list(
        "in-two", "words"
    ):
        return one.counted.kind == "none"
    if before not in words_of_list("the-two", "opening"):
        return False
    near = {text.word(number.last), text.word(number.last + 1)}
    known = not near.isdisjoint(words_of_list("the-two", "words"))
    return number.value == _TWO and (known or one.counted.kind == "none")


def _is_pronoun(one: NumberInText) -> bool:
    """Return whether "one" is a pronoun: only persons and the like are counted by it."""
    text, number = one.text, one.number
    if number.value != 1 or number.last > number.first + 1:
        return False
    if not number.in_words:
        return one.counted.kind == "none" and not is_in_list(text.word(number.first - 1), "takes-number")
    if one.counted.kind == "of":
        return True
    behind = text.word(number.last)
    return behind not in words_of_list("one-counted", "after") and not (
        text.word(number.first - 1) in words_of_list("one-counted", "before") and one.counted.kind == "none"
    )
