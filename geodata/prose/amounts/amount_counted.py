"""Things that numbers count: percent, money, a unit, the noun phrase, and so many a day."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final, Literal

from geodata.brief.record_fields import TextSpan
from geodata.prose.lexicon import word_lists
from geodata.prose.token_rows import (
    TokenRow,
    forms_with_article,
    in_arabic,
    is_definite,
    is_in_list,
    words_of_list,
)
from geodata.prose.tokens import PhraseMatch
from geodata.vocabulary import RatePeriod

_LONGEST_PHRASE: Final = 5
"""Tokens of a noun phrase that is counted, at most."""
_HYPHENS: Final = frozenset("-‑–")
_PER_DAY: Final = frozenset({"bpd"})
_LENGTHS: Final = frozenset({"nautical-mile", "mile", "kilometre", "metre", "yard", "foot"})
_UNITS_OF_LENGTH: Final = frozenset({"nautical-mile", "mile", "kilometre", "metre"})
_IN_CODE: Final = frozenset({"", *_HYPHENS})
_OF: Final = frozenset({"of", "من"})
_DETERMINERS: Final = frozenset(
    {"the", "their", "its", "his", "her", "our", "these", "those", "all", "them", "which"}
)
_ADJECTIVE_ENDINGS: Final = ("يا", "يه", "يين", "يات", "يتين", "يان")

CountedKind = Literal["none", "percent", "money", "noun", "of", "duration", "length", "compound"]


@dataclass(frozen=True)
class Countable:
    """The thing that a number counts."""

    last: int
    """Index of the token behind the number and all that belongs to it."""
    kind: CountedKind = "none"
    unit: str | None = None
    unit_readings: tuple[str, ...] = ()
    span: TextSpan | None = None
    """Offsets of the noun phrase counted."""
    per: RatePeriod | None = None
    end: int | None = None
    """Offset behind a sign of money; else the amount ends with the token before ``last``."""


def counted_behind(text: TokenRow, at: int) -> Countable:
    """Return what the number that ends before a token counts, as told by the words behind it."""
    found = (
        _percent(text, at)
        or _money(text, at)
        or _time(text, at)
        or _length(text, at)
        or _joined_by_hyphen(text, at)
        or _part_of(text, at)
        or _noun(text, at)
        or Countable(at)
    )
    return _with_rate(text, found)


def money_sign_before(text: TokenRow, index: int) -> tuple[str, int] | None:
    """Return the currency of a sign before a number, and the offset where the sign begins."""
    start = text.row[index].start
    before = text.content[max(0, start - 6) : start].rstrip(" \u00a0")
    if before[-1:] not in _last_characters():
        return None
    return next(
        (
            (code, start - (len(text.content[max(0, start - 6) : start]) - len(before)) - len(sign))
            for sign, code in _signs()
            if before.endswith(sign) and _stands_alone(before, sign)
        ),
        None,
    )


def noun_before(text: TokenRow, index: int) -> tuple[str | None, TextSpan] | None:
    """Return unit and offsets of a noun directly before a bare number: "Crew: 18", "الجرحى 913"."""
    at = index - 1
    if text.word(at) == "ال" and text.gap(index).strip() == "":
        at -= 1
    if at < 0 or text.gap(at + 1).strip(" :-–") or "\n" in text.gap(at + 1):
        return None
    match = text.precedes(("unit",), at + 1) or text.begins(("unit",), at)
    if match is None:
        return None
    if in_arabic(text.word(at)) and not is_definite(text.word(at)):
        return None
    return match.value, noun_span(text, match.first, at + 1)


def _stands_alone(before: str, sign: str) -> bool:
    return not sign[0].isalpha() or len(before) == len(sign) or not before[-len(sign) - 1].isalnum()


@cache
def _signs() -> tuple[tuple[str, str], ...]:
    """Return signs of money with their codes, the longest first."""
    listed: dict[str, list[str]] = word_lists()["currency-sign"]
    pairs = [(sign, code) for code, signs in listed.items() for sign in signs]
    return tuple(sorted(pairs, key=lambda each: -len(each[0])))


@cache
def _first_characters() -> frozenset[str]:
    return frozenset(sign[0] for sign, _ in _signs())


@cache
def _last_characters() -> frozenset[str]:
    return frozenset(sign[-1] for sign, _ in _signs())


def _percent(text: TokenRow, at: int) -> Countable | None:
    found = text.follows(("percent",), at)
    if found is None:
        return None
    behind = _part_of(text, found.last)
    return Countable(found.last, "percent", found.value, span=behind.span if behind else None)


def _money(text: TokenRow, at: int) -> Countable | None:
    """Return the currency behind a number: by word, code or sign."""
    if found := text.follows(("currency",), at):
        asked = text.follows(("currency-asked",), at)
        if asked is None or found.last >= asked.last:
            return _with_purpose(text, Countable(found.last, "money", found.value))
    if found := text.follows(("currency-asked",), at):
        return _with_purpose(text, Countable(found.last, "money", unit_readings=tuple(found.value.split())))
    end = text.row[at - 1].end
    near = text.content[end : end + 5]
    blanks = len(near) - len(near.lstrip(" \u00a0"))
    for sign, code in _signs() if near[blanks : blanks + 1] in _first_characters() else ():
        behind = near[blanks + len(sign) : blanks + len(sign) + 1]
        goes_on = behind.isalpha() if sign[-1].isalpha() else behind.isdigit()
        if near[blanks:].startswith(sign) and blanks <= 1 and not goes_on:
            return Countable(at + sign[0].isalpha(), "money", code, end=end + blanks + len(sign))
    return None


def _with_purpose(text: TokenRow, found: Countable) -> Countable:
    """Return money with the offsets of what it is for: "5 million dollars of aid"."""
    behind = _part_of(text, found.last)
    return replace(found, span=behind.span) if behind else found


def _time(text: TokenRow, at: int) -> Countable | None:
    """Return a duration: a unit of time behind up to two words such as "consecutive"."""
    for index in range(at, at + 3):
        if not text.is_near(index):
            return None
        found = text.begins(("duration", "words"), index, exact=True)
        if found is not None:
            return Countable(found.last, "duration")
        if text.word(index) not in words_of_list("duration", "between"):
            return None
    return None


def _length(text: TokenRow, at: int) -> Countable | None:
    found = text.follows(("length",), at, exact=True)
    unit = text.follows(("unit",), at, exact=True)
    if unit is not None and unit.value not in _LENGTHS and (found is None or unit.last > found.last):
        return None
    if found is None:
        return None
    if text.word(at) in {"m", "mi", "م"} and text.gap(at) not in {"", " ", "-"}:
        return None
    behind = _part_of(text, found.last) if text.word(found.last) == "of" else None
    name = found.value if found.value in _UNITS_OF_LENGTH else None
    return Countable(found.last, "length", name, span=behind.span if behind else None)


def _joined_by_hyphen(text: TokenRow, at: int) -> Countable | None:
    """Return what a compound counts: "a 300-vehicle convoy"; other compounds count nothing."""
    if text.gap(at) not in _HYPHENS or not text.is_near(at) or text.is_number(at):
        return None
    if text.word(at) not in words_of_list("hyphen-counted"):
        return Countable(at + 1, "compound")
    if (unit := text.begins(("unit",), at)) is None:
        return Countable(at + 1, "noun")
    return Countable(at + 1, "noun", unit.value, span=noun_span(text, at, at + 1))


def _part_of(text: TokenRow, at: int) -> Countable | None:
    """Return the noun phrase behind "of": "three of the crew", "84 من عناصر"."""
    if not text.is_near(at) or text.word(at) not in _OF:
        return None
    first = at + 1
    while text.word(first) in _DETERMINERS and text.is_near(first):
        first += 1
    found = _phrase_behind(text, first, definite=True)
    if found is None:
        return Countable(first, "of")
    return Countable(found.last, "of", found.unit, span=noun_span(text, first, found.last))


def _noun(text: TokenRow, at: int) -> Countable | None:
    if text.is_number(at) and text.follows(("calibre", "after"), at + 1) is not None:
        at += 2  # "2,000 155 mm rounds"
    found = _phrase_behind(text, at, definite=False)
    if found is None:
        return None
    inner = _part_of(text, found.last) if found.unit in words_of_list("measure") else None
    if inner is not None and inner.span is not None:
        unit = inner.unit if found.unit == "round" and inner.unit else found.unit
        return Countable(inner.last, "noun", unit, span=inner.span)
    per = RatePeriod.DAY if text.word(at) in _PER_DAY else None
    return Countable(found.last, "noun", found.unit, span=noun_span(text, at, found.last), per=per)


@dataclass(frozen=True)
class _Phrase:
    last: int
    unit: str | None


def _phrase_behind(text: TokenRow, at: int, *, definite: bool) -> _Phrase | None:
    """Return the noun phrase that begins at a token."""
    if not text.is_near(at) or text.is_number(at) or not text.row[at].word[0].isalpha():
        return None
    if in_arabic(text.word(at)):
        return _arabic_phrase(text, at, definite=definite)
    return _english_phrase(text, at)


def _arabic_phrase(text: TokenRow, at: int, *, definite: bool) -> _Phrase | None:
    """Return the noun behind an Arabic number with its adjective; such a noun has no article."""
    word = text.word(at)
    unit = text.begins(("unit",), at, exact=not definite)
    if unit is None:
        is_other = is_in_list(word, "phrase-end-ar") or word.endswith("وا") or word.startswith("و")
        if is_other or (is_definite(word) and not definite):
            return None
    last = unit.last if unit else at + 1
    if text.is_near(last) and _is_adjective(text.word(last)):
        last += 1
    return _Phrase(last, _known(unit))


def _is_adjective(word: str) -> bool:
    return (
        len(word) > 3  # noqa: PLR2004
        and word.endswith(_ADJECTIVE_ENDINGS)
        and not is_in_list(word, "phrase-end-ar")
        and word not in words_of_list("per")
        and not word.startswith("و")
        and forms_with_article(word)[0][:2] != "ال"
    )


def _english_phrase(text: TokenRow, at: int) -> _Phrase | None:
    """Return the words behind an English number up to the first plural, with the unit among them."""
    words = list(_words_of_phrase(text, at))
    if not words:
        return None
    head = next((index for index in words if _is_plural(text, index)), None)
    if head is None and _is_verb(text.word(at)):
        return None
    if head is None:
        units = [match for index in words if (match := text.begins(("unit",), index)) is not None]
        last = units[0].last if units else at + 1
        return _Phrase(last, _known(units[0]) if units else None)
    last = head + 1
    while last in words and (_is_plural(text, last) or _unit_until(text, last, last + 1)):
        last += 1
    if (beyond := text.begins(("unit",), head)) is not None and beyond.last > last:
        last = beyond.last
    unit = _last_unit(text, at, last)
    return _Phrase(last, _known(unit))


def _is_verb(word: str) -> bool:
    return word in words_of_list("verb-behind") or (
        word.endswith("ed") and word not in words_of_list("plural-noun")
    )


def _words_of_phrase(text: TokenRow, at: int) -> Iterator[int]:
    for index in range(at, at + _LONGEST_PHRASE + 1):
        is_code = text.is_number(index) and index > at and text.gap(index) in _IN_CODE  # "two Su-35s"
        is_inside = text.is_near(index) and (is_code or text.word(index).isalpha())
        if not is_inside or text.word(index) in words_of_list("phrase-end") or in_arabic(text.word(index)):
            return
        yield index


def _is_plural(text: TokenRow, index: int) -> bool:
    word = text.word(index)
    if word in words_of_list("plural-noun") or (word == "s" and text.is_number(index - 1)):
        return True
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "ous"))  # noqa: PLR2004


def _unit_until(text: TokenRow, at: int, last: int) -> PhraseMatch | None:
    found = text.begins(("unit",), at)
    return found if found is not None and found.last <= last else None


def _last_unit(text: TokenRow, first: int, last: int) -> PhraseMatch | None:
    """Return the unit that ends last in a noun phrase; of two the longer."""
    found = [match for index in range(first, last) if (match := _unit_until(text, index, last))]
    return max(found, key=lambda each: (each.last, each.last - each.first), default=None)


def _known(unit: PhraseMatch | None) -> str | None:
    """Return the id of a unit; None for a noun that only looks like one."""
    return None if unit is None or unit.value == "unknown" else unit.value


def _with_rate(text: TokenRow, found: Countable) -> Countable:
    """Return what is counted with the period of its rate: "a day", "يوميا"."""
    if found.per is None and (rate := rate_at(text, found.last)) is not None:
        return replace(found, per=RatePeriod(rate.value), last=rate.last)
    return found


def rate_at(text: TokenRow, at: int) -> PhraseMatch | None:
    """Return the words of a rate at a token; "a day later" and "في اليوم التالي" are dates."""
    sign = text.gap(at).strip()
    found = text.begins(("per",), at) if text.is_near(at) or sign == "/" else None
    if found is None or (text.word(at) in {"في", "in"} and not _names_period(text.word(at + 1))):
        return None
    follows = text.is_near(found.last) and (
        text.begins(("per-apart",), found.last) is not None
        or text.is_number(found.last)
        or (in_arabic(text.word(found.last)) and is_definite(text.word(found.last)))
    )
    return None if follows else found


def _names_period(word: str) -> bool:
    """Return whether a word behind "in" is a period of a rate: «في اليوم», "in a day"; «في يوم» is a date."""
    return is_definite(word) or word.isascii()


def noun_span(text: TokenRow, first: int, last: int) -> TextSpan:
    """Return the offsets of a noun phrase, without a conjunction joined to it."""
    is_joined = in_arabic(text.word(first)) and text.written(first).startswith("و")
    is_joined = is_joined and text.begins(("unit",), first, exact=True) is None
    return text.row[first].start + is_joined, text.row[last - 1].end
