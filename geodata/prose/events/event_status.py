"""Status of an event by tense and modality, and whether it is denied, alleged or a state of things."""

from collections.abc import Iterable
from typing import Final

from geodata.prose.events.clauses import Clause
from geodata.prose.events.event_choice import EventCandidate, TellingText
from geodata.prose.events.event_word_tables import WordTable
from geodata.prose.events.verb_forms import VerbForm
from geodata.prose.lexicon import phrases_of_list, word_lists
from geodata.prose.tokens import Token
from geodata.vocabulary import Status
from geodata.words.localized_text import LocalizedText

_STATUS_REACH: Final = 8
"""Words before a verb in which its status is looked up."""
_DENIAL_REACH: Final = 4
"""Words before an English verb in which it is denied."""
_NEAR_DENIAL: Final = 2
"""The same for an Arabic verb, and for nouns."""
_ORDER: Final = (Status.FEARED, Status.PROPOSED, Status.EXPECTED, Status.AGREED)
_IMPERFECT_LETTERS: Final = ("ي", "ت", "ن", "س")
_MAY: Final = "may"
_ARABIC_MAY: Final = "قد"
_RULED_OUT: Final = "denied"
_WITH: Final = "with"


def event_status(sentence: TellingText, clause: Clause, found: EventCandidate) -> Status:
    """Return the status of an event; ``actual`` where no word tells of another."""
    word = found.word
    if word.form is VerbForm.FUTURE:
        return Status.EXPECTED
    near = range(max(clause.ruled_from, word.first - _STATUS_REACH), word.first)
    # A verb takes its status from what stands before it, a noun from its whole clause.
    inside = near if word.form is not None else range(clause.ruled_from, clause.last)
    told = {
        status.value
        for at in inside
        if not word.first <= at < word.last
        and (status := phrases_of_list("status").match_at(sentence.row, at)) is not None
        and _is_meant(sentence.row, at)
    }
    if sentence.kinds.is_speech(found.kind) and word.form is not None:
        told &= {Status.EXPECTED.value}
    for named in _ORDER:
        if named.value in told:
            agreed = sentence.kinds.kinds[found.kind].drafting.agreed
            return Status.ACTUAL if named is Status.AGREED and not agreed else named
    doubted = (word.first - 1,) if word.form is not None else inside
    if any(_is_arabic_may(sentence.row, at) for at in doubted if at >= 0):
        return Status.EXPECTED
    return Status.ACTUAL


def _is_meant(row: tuple[Token, ...], at: int) -> bool:
    """Return whether a word of status is one here: "May" with a capital is a month, unless it begins."""
    return not (row[at].written == "May" and at > 0)


def find_hedge(row: tuple[Token, ...], first: int, last: int) -> LocalizedText | None:
    """Return the hedging word among some tokens, in both languages."""
    for at in range(first, last):
        found = phrases_of_list("hedge").match_at(row, at, verb=True)
        if found is None or not _is_meant(row, at):
            continue
        if found.value == _MAY and not row[at].word.isascii() and not _is_arabic_may(row, at):
            continue
        return LocalizedText(ar=word_lists()["hedge"][found.value][0], en=found.value)
    return None


def _is_arabic_may(row: tuple[Token, ...], at: int) -> bool:
    """Return whether the particle of doubt stands before an imperfect; before a perfect it marks the past."""
    return (
        row[at].word == _ARABIC_MAY and at + 1 < len(row) and row[at + 1].word.startswith(_IMPERFECT_LETTERS)
    )


def is_negated(sentence: TellingText, clause: Clause, found: EventCandidate) -> bool:
    """Return whether an event is denied: "did not strike", «لم تقصف», "denies the attack"."""
    row, word = sentence.row, found.word
    if _matches(row, range(clause.ruled_from, word.first), "event-negation", _RULED_OUT):
        return True
    near = word.form is None or not row[word.first].word.isascii()
    first = max(clause.first, word.first - (_NEAR_DENIAL if near else _DENIAL_REACH))
    # A word that tells something else takes the denial to itself: "did not say that it struck".
    between = [
        at
        for at in range(first, word.first)
        if at in sentence.words and sentence.words[at].table is not WordTable.OTHER
    ]
    return _matches(row, range(max([first, *between]), word.first), "event-negation", "words")


def _matches(row: tuple[Token, ...], inside: Iterable[int], name: str, value: str) -> bool:
    """Return whether one of some tokens begins a phrase of a list, and none that only looks like it."""
    return any(
        (found := phrases_of_list(name).match_at(row, at, verb=True)) is not None and found.value == value
        for at in inside
    )


def is_alleged(sentence: TellingText, clause: Clause, found: EventCandidate) -> bool:
    """Return whether a word of accusation introduces an event."""
    row, before = sentence.row, range(clause.ruled_from, found.word.first)
    if _matches(row, before, "event-alleged", "with"):
        return any(row[at].word == _WITH for at in before)
    return _matches(row, before, "event-alleged", "words")


def is_background(sentence: TellingText, clause: Clause) -> bool:
    """Return whether a clause tells of a state of things, of a count added up, or of history."""
    return _matches(sentence.row, range(clause.first, clause.last), "event-background", "words")
