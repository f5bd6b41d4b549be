"""Clauses of a sentence: parts with a verb of their own, split at punctuation and conjunctions.

A part without a verb stays with its neighbour, so lists of names keep together. One that leaves out the verb
of the clause before it ("Aghdam was handed over on 20 May, Lachin on 1 June") is a clause if it has a time.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from geodata.brief.record_fields import TextSpan
from geodata.prose.events.event_word_tables import EventWord, WordTable
from geodata.prose.events.verb_forms import VerbForm
from geodata.prose.lexicon import phrases_of_list
from geodata.prose.tokens import Token

_PAUSE = re.compile(r"[,،;؛:()—–\n]|\s-\s|[.!?؟]\s")
_STOP = re.compile(r"[;؛:—–\n]|\s-\s|[.!?؟]\s")
_CONJUNCTIONS = ("و", "ف")
_THEN = "ثم"
_GAP_PREPOSITIONS = frozenset({"of", "علي", "وعلي", "الي", "والي"})
_WAS = frozenset({"is", "are", "was", "were", "been"})
_GAP_REACH = 7
"""Words in which a part without a verb must come to its time."""
_GAP_LENGTH = 12
"""Words of such a part, at most."""
_FINITE = frozenset({VerbForm.THIRD, VerbForm.PAST, VerbForm.PARTICIPLE})
_ARABIC = frozenset({VerbForm.PERFECT, VerbForm.PASSIVE, VerbForm.IMPERFECT, VerbForm.FUTURE})


@dataclass(frozen=True)
class Clause:
    """A clause: the tokens ``first`` to ``last`` (half-open) of its sentence."""

    first: int
    last: int
    is_gapped: bool = False
    """Whether it leaves out the verb, which is that of the clause before it."""
    is_stopped: bool = False
    """Whether a mark stronger than a comma stands before it."""
    ruled_from: int = 0
    """First token of the clause that rules it by "that", else its own."""

    def span(self, row: Sequence[Token]) -> TextSpan:
        """Return the offsets of its words, without a citation that closes it (", according to …")."""
        last = next(
            (
                at
                for at in range(self.first + 1, self.last)
                if not row[at].is_joined and phrases_of_list("according").match_at(row, at)
            ),
            self.last,
        )
        return row[self.first].start, row[last - 1].end


def split_clauses(content: str, row: Sequence[Token], words: Mapping[int, EventWord]) -> tuple[Clause, ...]:
    """Return the clauses of a sentence in order; every token is in one of them.

    Parameters
    ----------
    content
        The whole text.
    row
        Tokens of the sentence.
    words
        Words of the sentence that tell of events, and other verbs, by their first token.
    """
    if not row:
        return ()
    cuts = [at for at in range(1, len(row)) if _may_begin(content, row, at, words)]
    found: list[Clause] = []
    now = Clause(0, 0)
    full = told = timed = False
    for low, high in pairwise([0, *cuts, len(row)]):
        verb = any(at in words and _carries(row, words[at], begins=at == low) for at in range(low, high))
        tells = any(at in words and _tells(words[at]) for at in range(low, high))
        stopped = low > 0 and bool(_STOP.search(content, row[low - 1].end, row[low].start))
        gapped = (
            (full or told) and (timed or row[low].word == _THEN) and not verb and _is_gapped(row, low, high)
        )
        begun = told and low in words and words[low].form in _ARABIC and verb
        if low > 0 and (
            (full and verb) or gapped or begun or (stopped and (full or told) and (verb or tells))
        ):
            found.append(replace(now, last=low))
            now, full, told, timed = Clause(low, low, gapped, stopped), False, False, False
        full, told = full or verb or gapped, told or tells
        timed = timed or tells_time(row, low, high)
    found.append(replace(now, last=len(row)))
    return tuple(_with_rulers(row, found))


def _with_rulers(row: Sequence[Token], clauses: Sequence[Clause]) -> Iterator[Clause]:
    """Yield clauses with the beginning of the clause that rules each."""
    before = 0
    for each in clauses:
        ruled = phrases_of_list("complement").match_at(row, each.first, verb=True) is not None
        before = before if ruled and not each.is_stopped else each.first
        yield replace(each, ruled_from=before)


def is_finite(word: EventWord) -> bool:
    """Return whether a word is a verb that can carry a clause."""
    return (
        word.form in _FINITE
        or word.form in _ARABIC
        or (word.form in {VerbForm.BASE, VerbForm.GERUND} and word.table is not WordTable.OTHER)
    )


def _carries(row: Sequence[Token], word: EventWord, *, begins: bool) -> bool:
    """Return whether a word carries a part of a sentence: one in "-ing" only if the part begins with it."""
    if word.form is None:
        return row[word.first].word in _WAS
    return is_finite(word) and (word.form is not VerbForm.GERUND or begins)


def tells_time(row: Sequence[Token], first: int, last: int) -> bool:
    """Return whether some tokens tell of a day, a month or a time after another."""
    return any(is_time(row, at) for at in range(first, last))


def _tells(word: EventWord) -> bool:
    return word.table not in {WordTable.OTHER, WordTable.SAYING}


def is_time(row: Sequence[Token], at: int) -> bool:
    """Return whether a token begins a month, a weekday or a time after another."""
    found = phrases_of_list("dates", "month").match_at(row, at) or phrases_of_list(
        "dates", "weekday"
    ).match_at(row, at)
    if found is not None and row[at].begins_like_name:
        return True
    return phrases_of_list("clause-times").match_at(row, at) is not None


def _may_begin(content: str, row: Sequence[Token], at: int, words: Mapping[int, EventWord]) -> bool:
    """Return whether a clause may begin at a token."""
    gap = content[row[at - 1].end : row[at].start]
    if _PAUSE.search(gap):
        return True
    if phrases_of_list("clause-openers").match_at(row, at, exact=True):
        return True
    if not row[at].word.startswith(_CONJUNCTIONS) or row[at].word.isascii():
        return False
    verb = words.get(at)
    if verb is not None and is_finite(verb):
        return True
    return row[at].word.startswith(_CONJUNCTIONS[0]) and tells_time(row, at + 1, min(at + 4, len(row)))


def _is_gapped(row: Sequence[Token], first: int, last: int) -> bool:
    """Return whether a part without a verb is a name and a time: "Lachin on 1 June", «وأغلهوك بعد يومين»."""
    head = first
    while head < last and phrases_of_list("clause-openers").match_at(row, head, exact=True):
        head += 1
    while head + 1 < last and row[head].word in _GAP_PREPOSITIONS:
        head += 1
    if last - head > _GAP_LENGTH or head >= last or row[head].is_numeric or not row[head].begins_like_name:
        return False
    arabic = not row[head].word.isascii()
    if arabic and not (row[first].word.startswith(_CONJUNCTIONS[0]) or row[first].word == _THEN):
        return False
    if is_time(row, head) or phrases_of_list("not-gapped").match_at(row, head):
        return False
    return tells_time(row, head + 1, min(head + 1 + _GAP_REACH, last))
