"""Whether the words beside a date put it ahead or behind: "will", "expires", "said", «سيعقد», «المقرر»."""

import re
from enum import Enum, auto
from typing import Final

from geodata.prose.dates.date_text import DateText
from geodata.prose.lexicon import word_lists

_BEFORE, _BEHIND = 14, 10
"""Words before a date, and behind it, that may tell."""
_FUTURE_VERB: Final = re.compile("[وف]?س[يت][\u0621-\u064a]{3,}")
_PAST_VERB: Final = re.compile(r"[a-z]{3,}ed")
_NO_VERBS: Final = frozenset(
    {"united", "armed", "unmanned", "uncrewed", "hundred", "need", "speed", "based", "so-called", "alleged",
     "expected", "scheduled", "planned", "promised", "slated", "indeed", "exceed", "proceed", "combined",
     "limited", "allied", "mechanised", "mechanized", "red", "flagged"}
)  # fmt: skip


class Tense(Enum):
    """Direction that the words beside a date give it."""

    AHEAD = auto()
    PERHAPS = auto()
    """Ahead if that is near ("until", "expires")."""
    BEHIND = auto()
    UNTOLD = auto()


def tense_of(text: DateText, first: int, last: int, after: int, *, maybe_behind: bool = True) -> Tense:
    """Return what the words before a date say, else those behind it.

    Parameters
    ----------
    text
        The text.
    first, last
        Tokens of the date, half-open.
    after
        Index of the token behind the date before, whose words do not count.
    maybe_behind
        Whether words such as "continues" count behind the date too.
    """
    start = max(text.sentence(first), min(after, first), first - _BEFORE)
    maybe = Tense.UNTOLD
    for at in range(first - 1, start - 1, -1):
        found = _told_at(text, at)
        if found is Tense.BEHIND and text.word(at - 1) == "be":
            continue
        if found is Tense.AHEAD and _is_past_plan(text, at):
            return Tense.PERHAPS
        if found in {Tense.AHEAD, Tense.BEHIND}:
            return found if maybe is Tense.UNTOLD or found is Tense.AHEAD else maybe
        if found is Tense.PERHAPS:
            maybe = found
    if maybe is not Tense.UNTOLD:
        return maybe
    behind = (_told_at(text, at) for at in range(last, min(text.sentence_end(first), last + _BEHIND)))
    ignored = {Tense.UNTOLD} if maybe_behind else {Tense.UNTOLD, Tense.PERHAPS}
    return next((each for each in behind if each not in ignored), Tense.UNTOLD)


def _is_past_plan(text: DateText, at: int) -> bool:
    """Return whether a word of the past stands before one of a plan: "was expected", «كان مقررا»."""
    return any(text.word(each) in {"was", "were", "had", "كان", "كانت"} for each in range(max(0, at - 2), at))


def _told_at(text: DateText, at: int) -> Tense:
    word = text.word(at)
    if text.match(at, "ahead", "strong") or text.match(at, "not-future", "we") or _is_arabic_future(word):
        return Tense.AHEAD
    if text.match(at, "ahead", "weak"):
        return Tense.PERHAPS
    if text.match(at, "behind") or (_PAST_VERB.fullmatch(word) and word not in _NO_VERBS):
        return Tense.BEHIND
    return Tense.UNTOLD


def _is_arabic_future(word: str) -> bool:
    """Return whether a word is a verb with the particle of the future."""
    if not _FUTURE_VERB.fullmatch(word):
        return False
    return not word.lstrip("وف").startswith(tuple(word_lists()["dates"]["not-future"]["starts"]))
