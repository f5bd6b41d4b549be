"""Two of something in one Arabic word: the dual of nouns that are counted ("قتيلان", "طائرتين مسيّرتين")."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from geodata.prose.lexicon import word_lists
from geodata.prose.token_rows import TokenRow, forms_with_article
from geodata.words import fold_text

_NOMINATIVE, _OBLIQUE = "ان", "ين"
_FEMININE: Final = "ه"
_UNKNOWN: Final = "unknown"
_DEFINITE: Final = "ال"
# A fatha before the ending, written by careful editors: two, never the plural.
_FATHA_BEFORE_ENDING: Final = re.compile("\u064e\u0651?ي\u0652?ن\u0650?$")
_SHORTEST: Final = 5


@dataclass(frozen=True)
class Dual:
    """A noun in the dual at the tokens ``first`` to ``last`` (half-open), with its unit if known."""

    first: int
    last: int
    unit: str | None


def may_be_dual(word: str) -> bool:
    """Return whether a folded word ends like a dual."""
    return word.endswith((_NOMINATIVE, _OBLIQUE, "تا", "تي"))


def dual_at(text: TokenRow, index: int) -> Dual | None:
    """Return the dual of a noun that begins at a token; one with the article tells of two who are known."""
    word = text.word(index)
    if len(word) < _SHORTEST or not word.endswith((_NOMINATIVE, _OBLIQUE)):
        return _before_a_noun(text, index)
    unit = next((found for form in forms_with_article(word) if (found := _duals().get(form))), None)
    if unit is None and _FATHA_BEFORE_ENDING.search(text.written(index)):
        unit = next((found for form in forms_with_article(word) if (found := _ambiguous().get(form))), None)
        unit = unit or (_UNKNOWN if not word.startswith(_DEFINITE) else None)
    if unit is None and _is_pair_of_feminines(text, index):
        unit = _UNKNOWN
    if unit is None:
        return None
    last = index + 1
    if (
        text.is_near(last)
        and text.word(last).endswith(word[-2:])
        and not text.word(last).startswith((_DEFINITE, "و"))
    ):
        if unit == "aircraft" and text.word(last).startswith("مسيرت"):
            unit = "drone"
        last += 1
    return Dual(index, last, None if unit == _UNKNOWN else unit)


def _is_pair_of_feminines(text: TokenRow, index: int) -> bool:
    """Return whether a feminine dual stands before one that agrees with it: "فرقاطتين حربيتين"."""
    word, behind = text.word(index), text.word(index + 1)
    ending = "ت" + word[-2:]
    agree = word.endswith(ending) and behind.endswith(ending) and text.is_near(index + 1)
    return agree and not any(form.startswith(_DEFINITE) for form in forms_with_article(word))


def _before_a_noun(text: TokenRow, index: int) -> Dual | None:
    """Return a dual that lost its ending before another noun: "ناقلتا نفط"."""
    unit = next(
        (found for form in forms_with_article(text.word(index)) if (found := _constructs().get(form))), None
    )
    behind = text.word(index + 1)
    if unit is None or not text.is_near(index + 1) or behind.startswith(_DEFINITE):
        return None
    return Dual(index, index + 2, unit)


@cache
def _duals() -> dict[str, str]:
    """Return the unit by each form of a dual that is no plural as well."""
    lists = word_lists()
    certain = {form: unit for unit, nouns in lists["dual"].items() for noun in nouns for form in _forms(noun)}
    nominative = {
        form: unit
        for unit, nouns in lists["dual-in-an"].items()
        for noun in nouns
        for form in _forms(noun)
        if form.endswith(_NOMINATIVE)
    }
    return nominative | certain


@cache
def _ambiguous() -> dict[str, str]:
    """Return the unit by each form of a dual that may be a plural too."""
    return {
        form: unit
        for unit, nouns in word_lists()["dual-in-an"].items()
        for noun in nouns
        for form in _forms(noun)
    }


@cache
def _constructs() -> dict[str, str]:
    listed = word_lists()["dual-construct"]
    return {fold_text(form): unit for unit, forms in listed.items() for form in forms}


def _forms(noun: str) -> Iterator[str]:
    """Yield the folded duals of a singular of one word."""
    stem = fold_text(noun)
    if " " in stem:
        return
    if stem.endswith(_FEMININE):
        stem = stem[:-1] + "ت"
    for ending in (_NOMINATIVE, _OBLIQUE):
        yield stem + ending
