"""Shares and collectives: "a quarter", "one in five", «ثلثا السكان», "half a million", "a dozen"."""

from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from geodata.prose.amounts.amount_counted import Countable, counted_behind
from geodata.prose.amounts.amount_numbers import as_whole, number_at
from geodata.prose.token_rows import (
    TokenRow,
    forms_with_article,
    in_arabic,
    is_definite,
    is_in_list,
    words_of_list,
)
from geodata.prose.tokens import PhraseMatch, forms_without_particles

_PERCENT: Final = 100
_FIFTH_AND_TENTH: Final = {"خُمس": 20.0, "خُمْس": 20.0, "عُشر": 10.0, "عُشْر": 10.0}
"""Fractions that are told from the numbers five and ten by their vowel alone."""
_MOST_OF_A_SHARE: Final = 20
_ROUND_WHOLES: Final = frozenset({10, 100})
"""Words between the two numbers of a share: "4 in 10"; "3 in 5 attacks" are two amounts."""


@dataclass(frozen=True)
class PartOfWhole:
    """A share in percent, or a count in one word, at the tokens ``first`` to ``last`` (half-open)."""

    first: int
    last: int
    value: float
    rule: Literal["fraction", "collective", "words"]
    counted: Countable


def share_at(text: TokenRow, index: int) -> PartOfWhole | None:
    """Return the fraction, share or collective that begins at a token."""
    if not may_begin_share(text.word(index)):
        return None
    return (
        _part_of_multiplier(text, index)
        or _collective(text, index)
        or _one_in_five(text, index)
        or _fraction(text, index)
    )


def may_begin_share(word: str) -> bool:
    """Return whether a share may begin with a folded word."""
    return word.isdecimal() or not _first_words().isdisjoint(forms_without_particles(word))


@cache
def _first_words() -> frozenset[str]:
    lists = ("fraction", "fraction-joined", "fraction-of-multiplier", "collective", "number")
    return frozenset(phrase.split()[0] for name in lists for phrase in words_of_list(name))


def _part_of_multiplier(text: TokenRow, index: int) -> PartOfWhole | None:
    """Return half a million, ربع مليون as a number."""
    found = text.begins(("fraction-of-multiplier",), index)
    if found is None or not text.is_near(found.last):
        return None
    factor = text.begins(("multiplier",), found.last)
    if factor is None:
        return None
    return PartOfWhole(
        index,
        factor.last,
        as_whole(float(found.value) * float(factor.value)),
        "words",
        counted_behind(text, factor.last),
    )


def _collective(text: TokenRow, index: int) -> PartOfWhole | None:
    found = text.begins(("collective",), index)
    if found is None or text.precedes(("vague",), index):
        return None
    counted = counted_behind(text, found.last)
    if counted.kind in {"duration", "length"}:
        return None
    return PartOfWhole(index, found.last, int(found.value), "collective", counted)


def _one_in_five(text: TokenRow, index: int) -> PartOfWhole | None:
    """Return "one in five", "nine out of ten" as a share in percent."""
    part = number_at(text, index, whole=False)
    if part is None or part.value > _MOST_OF_A_SHARE:
        return None
    link = text.follows(("share-link", "words"), part.last)
    whole = number_at(text, link.last) if link is not None else None
    if whole is None or not part.value < whole.value <= _PERCENT:
        return None
    if not (part.in_words and whole.in_words) and whole.value not in _ROUND_WHOLES:
        return None
    counted = counted_behind(text, whole.last)
    if counted.kind in {"duration", "length", "money", "percent"}:
        return None
    value = round(_PERCENT * part.value / whole.value, 2)
    return PartOfWhole(index, whole.last, value, "fraction", _as_percent(counted))


def _fraction(text: TokenRow, index: int) -> PartOfWhole | None:
    if (joined := text.begins(("fraction-joined",), index)) is not None:
        counted = Countable(joined.last, "of", "percent")
        return PartOfWhole(index, joined.last, float(joined.value), "fraction", counted)
    if (value := _fifth_or_tenth(text.written(index))) is not None:
        return PartOfWhole(index, index + 1, value, "fraction", _as_percent(_whole_behind(text, index + 1)))
    found = text.begins(("fraction",), index)
    if found is None or _is_apart(text, found):
        return None
    counted = counted_behind(text, found.last)
    if in_arabic(text.word(index)):
        stands = is_definite(text.word(index)) or text.is_near(found.last)
        whole = _whole_behind(text, found.last)
    else:
        stands, whole = _is_led(text, found, counted), counted
    if not stands or counted.kind in {"duration", "length"}:
        return None
    return PartOfWhole(index, found.last, float(found.value), "fraction", _as_percent(whole))


def _fifth_or_tenth(written: str) -> float | None:
    return next((value for form, value in _FIFTH_AND_TENTH.items() if form in written), None)


def _is_apart(text: TokenRow, found: PhraseMatch) -> bool:
    """Return whether a fraction is a time, a name or a measure: "the second half", «نصف ساعة»."""
    behind = text.begins(("fraction-apart", "after"), found.last) if text.is_near(found.last) else None
    return behind is not None or text.precedes(("fraction-apart", "before"), found.first) is not None


def _is_led(text: TokenRow, found: PhraseMatch, counted: Countable) -> bool:
    """Return whether an English fraction stands as one: "by a third", "half of"; not "a third ship"."""
    behind = text.word(found.last) if text.is_near(found.last) else ""
    if text.gap(found.last) == "-" and text.is_near(found.last):
        return False
    # "A third was hurt" may be one more of them.
    is_ordinal = text.word(found.first) in {"a", "an"} and text.word(found.last - 1) != "quarter"
    if behind in words_of_list("fraction-led", "of" if is_ordinal else "after"):
        return True
    led = text.precedes(("fraction-led", "before"), found.first) is not None
    is_plural = text.word(found.last - 1) in {"thirds", "quarters", "fifths", "tenths", "eighths"}
    return is_plural or (led and (not behind or counted.kind == "none"))


def _whole_behind(text: TokenRow, at: int) -> Countable:
    """Return the Arabic noun of which a fraction is taken: «ربع السكان», «نصف سكان القطاع»."""
    if not text.is_near(at) or text.is_number(at) or is_in_list(text.word(at), "phrase-end-ar"):
        return counted_behind(text, at)
    last = at + 1
    if (
        text.is_near(last)
        and is_definite(text.word(last))
        and forms_with_article(text.word(last))[0][:1] == "ا"
    ):
        last += 1
    return Countable(last, "of", "percent", span=(text.row[at].start, text.row[last - 1].end))


def _as_percent(counted: Countable) -> Countable:
    return Countable(counted.last, counted.kind, "percent", span=counted.span, per=None)
