"""Parts of a clause that tell of two events, each with its time: "left in May, after the raid of 3 March"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from geodata.prose.events.clauses import Clause, is_time
from geodata.prose.events.event_choice import EventCandidate, TellingText, candidates_in
from geodata.prose.events.event_word_tables import WordTable
from geodata.prose.lexicon import phrases_of_list
from geodata.prose.tokens import PLAUSIBLE_YEARS, Token

_REACH: Final = 8
"""Words behind a word of an event in which its own time stands, at most."""
_LEADING: Final = 4
"""Words of time or place before a second event that are its own, at most."""
_SAYING: Final = "saying"
_YEAR_LENGTH: Final = 4


def parts_with_times(
    sentence: TellingText, clause: Clause, found: EventCandidate
) -> Iterator[tuple[Clause, EventCandidate]]:
    """Yield the event of a clause, and a second one that has another time directly behind it.

    The clause is parted between the two, so that each keeps its own time, names and places.
    """
    for other in candidates_in(sentence, clause):
        if other.word.table is WordTable.WEAK or other.rule == _SAYING or _overlap(other, found):
            continue
        early, late = sorted((found, other), key=lambda each: each.word.first)
        own = _time_behind(sentence, clause, other, late if other is early else None)
        rest = range(clause.first, late.word.first)
        if other is early:
            rest = range(found.word.last, clause.last)
        if own is None or not any(is_day_or_year(sentence.row, at) for at in rest if at != own):
            continue
        cut = _cut(sentence, early, late)
        yield replace(clause, last=cut), early
        yield replace(clause, first=cut), late
        return
    yield clause, found


def _overlap(one: EventCandidate, other: EventCandidate) -> bool:
    return one.word.first < other.word.last and other.word.first < one.word.last


def _time_behind(
    sentence: TellingText, clause: Clause, other: EventCandidate, until: EventCandidate | None
) -> int | None:
    """Return the token of a time just behind a word, before any other word of an event."""
    last = min(clause.last, other.word.last + _REACH, until.word.first if until else clause.last)
    for at in range(other.word.last, last):
        if is_day_or_year(sentence.row, at):
            return at
        if at in sentence.words and sentence.words[at].table is not WordTable.OTHER:
            return None
    return None


def is_day_or_year(row: tuple[Token, ...], at: int) -> bool:
    """Return whether a token begins a month, a weekday, a time after another, or is a year."""
    if is_time(row, at):
        return True
    word = row[at].word
    return word.isdecimal() and len(word) == _YEAR_LENGTH and int(word) in PLAUSIBLE_YEARS


def _cut(sentence: TellingText, early: EventCandidate, late: EventCandidate) -> int:
    """Return the token at which the part of the second event begins, with the prepositions before it."""
    row = sentence.row
    pauses = [at for at in range(early.word.last + 1, late.word.first + 1) if not row[at].is_joined]
    if pauses:
        return pauses[-1]
    at = late.word.first
    while at - 1 > early.word.last and late.word.first - at < _LEADING:
        before = row[at - 1]
        if is_day_or_year(row, at - 1) or before.is_numeric:
            break
        if phrases_of_list("event-roles", "edges").match_at(row, at - 1, exact=True):
            return at - 1
        at -= 1
    return late.word.first
