"""Words of a text for search: where each stands, the forms that it is found by, and a letter that is wrong.

Arabic writes conjunction, preposition and article in one with the word, and most plurals change its long
vowels: a word is found without the first (light stemming after Larkey) and by what stays of the second.
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from geodata.words.folding import fold_text

# A number with its thousands apart is one word; harakat and tatweel belong to theirs.
_WORD: Final = re.compile(
    "\\d{1,3}(?:[,\u066c]\\d{3})+(?!\\d)"
    "|(?:[^\\W_]|[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed])+"
)
_THOUSANDS: Final = str.maketrans(dict.fromkeys(",\u066c"))
_ARABIC: Final = re.compile("[\u0621-\u064a]+")

# After folding: hamza seats are gone, ta marbuta is a ha.
_JOINED: Final = ("وبال", "وكال", "فبال", "ولل", "وال", "بال", "كال", "فال", "لل", "ال")
_SINGLE: Final = "وفبكل"
_ENDINGS: Final = ("هما", "يات", "ها", "ان", "ات", "ون", "ين", "يه", "هم", "ه", "ي")
_WEAK: Final = str.maketrans(dict.fromkeys("اويء"))
_LEAST_STEM: Final = 3
_LEAST_AFTER_SINGLE: Final = 4
"""Letters behind a preposition of one letter: shorter words more often begin with that letter."""
_LEAST_ROOT: Final = 3
LEAST_FORGIVEN: Final = 5
"""Letters of a word in which one may be wrong."""


class FoundWord(NamedTuple):
    """A word of a text: its folded form, and its half-open offsets in the text."""

    folded: str
    start: int
    end: int


def split_words(text: str) -> tuple[FoundWord, ...]:
    """Return the words of a text in order; a number is one word, without marks between its thousands."""
    found = (
        FoundWord(fold_text(match[0].translate(_THOUSANDS)), match.start(), match.end())
        for match in _WORD.finditer(text)
    )
    return tuple(word for word in found if word.folded)


@lru_cache(maxsize=65_536)
def word_forms(folded: str) -> frozenset[str]:
    """Return the forms that a folded word is found by: itself, and without what is joined to it.

    That is in Arabic conjunction, preposition, article and ending, in Latin letters the s of a plural. A
    number has no other form.
    """
    if _ARABIC.fullmatch(folded):
        bare = {folded, *_without_beginnings(folded)}
        return frozenset(bare.union(*(_without_ending(form) for form in bare)))
    if folded.isascii() and folded.isalpha() and folded.endswith("s"):
        return frozenset({folded, *_english_singulars(folded)})
    return frozenset({folded})


@lru_cache(maxsize=65_536)
def word_roots(folded: str) -> frozenset[str]:
    """Return what stays of a folded Arabic word in singular and plural: "صرخ" of "صاروخ" and of "صواريخ"."""
    if not _ARABIC.fullmatch(folded):
        return frozenset()
    forms = (form.removeprefix("ا") for form in word_forms(folded))
    roots = (form[:1] + form[1:].translate(_WEAK) for form in forms)
    return frozenset(root for root in roots if len(root) >= _LEAST_ROOT)


def is_one_letter_off(word: str, other: str) -> bool:
    """Return whether two folded words differ in one letter: another, missing, too many, or two exchanged."""
    if word == other or abs(len(word) - len(other)) > 1:
        return False
    shorter = min(len(word), len(other))
    first = next((at for at in range(shorter) if word[at] != other[at]), shorter)
    last = next((at for at in range(shorter - first) if word[-1 - at] != other[-1 - at]), shorter - first)
    rest, other_rest = word[first : len(word) - last], other[first : len(other) - last]
    return max(len(rest), len(other_rest)) <= 1 or (len(rest) == 2 and rest == other_rest[::-1])  # noqa: PLR2004


def _without_beginnings(word: str) -> set[str]:
    joined = next((begin for begin in _JOINED if word.startswith(begin)), "")
    found = {word[len(joined) :]} if joined and len(word) - len(joined) >= _LEAST_STEM else set()
    if word[0] in _SINGLE and len(word) > _LEAST_AFTER_SINGLE:
        found.add(word[1:])
    return found


def _without_ending(word: str) -> set[str]:
    return {
        word[: -len(ending)]
        for ending in _ENDINGS
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM
    }


def _english_singulars(word: str) -> set[str]:
    found = {word[:-1]} if len(word) > _LEAST_STEM and not word.endswith("ss") else set()
    if word.endswith("ies"):
        found.add(f"{word[:-3]}y")
    elif word.endswith(("ses", "xes", "zes", "ches", "shes")):
        found.add(word[:-2])
    return found
