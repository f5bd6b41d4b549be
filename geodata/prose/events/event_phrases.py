"""Event phrases in a sentence: which kind of thing each clause tells, with status, hedge and roles."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from geodata.brief.record_fields import TextSpan
from geodata.kinds.kind_table import KindTable
from geodata.prose.events.clauses import Clause, split_clauses, tells_time
from geodata.prose.events.event_choice import SENT_GOODS, EventCandidate, TellingText, candidates_in
from geodata.prose.events.event_roles import EventRoles, event_roles
from geodata.prose.events.event_status import (
    event_status,
    find_hedge,
    is_alleged,
    is_background,
    is_negated,
)
from geodata.prose.events.event_things import find_things
from geodata.prose.events.event_word_tables import find_english_names, find_event_words
from geodata.prose.events.timed_parts import parts_with_times
from geodata.prose.tokens import Token, tokenize
from geodata.vocabulary import AHEAD_STATUSES, Status
from geodata.words.localized_text import LocalizedText

_CLAUSE: Final = re.compile(r"[،,؛;:]")
_LONGEST: Final = 150
"""Words of a sentence that are read together; the cost of one grows faster than its length."""
_HEADING_WORDS: Final = 4
"""Words of a heading inside a paragraph, at most."""
_COLUMN: Final = "|"
_BACKGROUND: Final = 0.5
"""Share that is left of the weight of a state of things or a bygone time."""
_SAYING: Final = "saying"
_RECEIVING: Final = "receive-goods"
"""Name of the choice of verbs whose doer receives."""


@dataclass(frozen=True)
class EventPhrase:
    """A word for an event kind, with its clause; all offsets are half-open."""

    kind: str
    """Id of the kind."""
    status: Status
    word: TextSpan
    clause: TextSpan
    hedge: LocalizedText | None = None
    rule: str = ""
    """Group of the rule that found it: verb, noun, passive, sent-goods, casualty, saying, gapped …"""
    agent: TextSpan | None = None
    """Words for who does it."""
    patient: TextSpan | None = None
    """Words for whom or what it is done to."""
    recipient: TextSpan | None = None
    """Words behind an explicit "to" or "for"."""
    supplier: TextSpan | None = None
    """Words behind an explicit "from"."""
    is_alleged: bool = False
    """Whether a word of accusation introduces it."""
    is_negated: bool = False
    """Whether it is denied, and so no event."""
    is_background: bool = False
    """Whether it is a state of things, a count added up, or only a time or a cause of something else."""
    weight: float = 1.0
    """Weight of the kind among others, 0 to 1."""


@dataclass(frozen=True)
class _Told:
    """Event of a clause, with the candidate that tells it."""

    clause: Clause
    found: EventCandidate
    phrase: EventPhrase
    is_timed: bool


def find_event_phrases(content: str, start: int, end: int, kinds: KindTable) -> tuple[EventPhrase, ...]:
    """Return what a sentence tells, in order: at most one phrase a clause.

    Harm that is told beside its cause is no phrase of its own, nor is a second word for one event, nor speech
    where the sentence tells of anything else.
    """
    row = tokenize(content, start, end)
    pieces = (row[at : at + _LONGEST] for at in range(0, len(row), _LONGEST))
    return tuple(phrase for piece in pieces for phrase in _phrases_in(content, piece, kinds))


def _phrases_in(content: str, row: tuple[Token, ...], kinds: KindTable) -> tuple[EventPhrase, ...]:
    """Return what a sentence, or a piece of an endless one, tells."""
    names = find_english_names(content, row)
    words = find_event_words(row, kinds, names)
    if not words:
        return ()
    sentence = TellingText(content, row, words, find_things(row, names), kinds)
    if _is_heading(sentence):
        return ()
    told: list[_Told] = []
    for clause in split_clauses(content, row, words):
        if clause.is_gapped and told:
            told.append(_gapped(sentence, clause, told[-1]))
        elif (found := _strongest(sentence, clause)) is not None:
            for part, each in parts_with_times(sentence, clause, found):
                told.append(_with_doer(_told(sentence, part, each), told))
    return tuple(each.phrase for each in _distinct(sentence, told))


def _is_heading(sentence: TellingText) -> bool:
    """Return whether a few words without verb, number and name are a heading: "2. Attacks on shipping"."""
    row = sentence.row[1:] if sentence.row[0].is_numeric else sentence.row
    verbs = any(word.form is not None for word in sentence.words.values())
    if not row or (not verbs and _COLUMN in sentence.content[row[0].start : row[-1].end]):
        return True
    if len(row) > _HEADING_WORDS or tells_time(row, 0, len(row)) or any(token.is_numeric for token in row):
        return False
    if all(token.written.isupper() for token in row):
        return True
    named = any(token.written[0].isupper() for token in row[1:])
    return not verbs and ((not named and row[0].word.isascii()) or len(row) == 1)


def _strongest(sentence: TellingText, clause: Clause) -> EventCandidate | None:
    """Return the strongest word of a clause, of equal ones the first; a denied one if no other tells."""
    found = list(candidates_in(sentence, clause))
    real = [each for each in found if not is_negated(sentence, clause, each)]
    telling = [each for each in real if each.rule != _SAYING]
    denied = [each for each in found if each not in real]
    return max(telling or denied or real, key=lambda each: each.rank, default=None)


def _told(sentence: TellingText, clause: Clause, found: EventCandidate) -> _Told:
    row = sentence.row
    alleged = is_alleged(sentence, clause, found) and found.rule != _SAYING
    background = found.is_time or is_background(sentence, clause)
    status = Status.ALLEGED if alleged else event_status(sentence, clause, found)
    # Violence that lies ahead is what somebody expects or threatens.
    foreseen = status in AHEAD_STATUSES and sentence.kinds.is_violent(found.kind)
    roles: EventRoles = event_roles(sentence, clause, found, alleged=alleged)
    kind = sentence.kinds.default if _is_sent_nowhere(found, roles) else found.kind
    phrase = EventPhrase(
        kind=sentence.kinds.speech_kind if foreseen else kind,
        status=status,
        word=(row[found.word.first].start, row[found.word.last - 1].end),
        clause=clause.span(row),
        hedge=find_hedge(row, clause.first, clause.last),
        rule="forecast" if foreseen else found.rule,
        agent=roles.agent,
        patient=roles.patient,
        recipient=roles.recipient,
        supplier=roles.supplier,
        is_alleged=alleged,
        is_negated=is_negated(sentence, clause, found),
        is_background=background,
        weight=found.weight * (_BACKGROUND if background else 1),
    )
    return _Told(clause, found, phrase, tells_time(row, clause.first, clause.last))


def _is_sent_nowhere(found: EventCandidate, roles: EventRoles) -> bool:
    """Return whether goods are sent of which no word says to whom or from whom."""
    ends = (roles.recipient, roles.supplier, roles.agent if found.word.name == _RECEIVING else None)
    return found.rule == SENT_GOODS and not any(ends)


def _with_doer(each: _Told, told: Sequence[_Told]) -> _Told:
    """Return what a clause tells with the doer of the clause before it, where its verb names none."""
    phrase, word = each.phrase, each.found.word
    if phrase.agent is not None or each.found.is_passive or word.form is None or not told:
        return each
    before = told[-1]
    if each.clause.is_stopped or before.clause.last != each.clause.first:
        return each
    doer = before.phrase.patient if before.found.is_passive else before.phrase.agent
    return replace(each, phrase=replace(phrase, agent=doer))


def _gapped(sentence: TellingText, clause: Clause, before: _Told) -> _Told:
    """Return what a clause without its verb tells: the same as the one before, of another thing."""
    span = clause.span(sentence.row)
    phrase = replace(
        before.phrase, word=span, clause=span, rule="gapped", patient=None, recipient=None, supplier=None
    )
    return _Told(clause, before.found, phrase, is_timed=True)


def _distinct(sentence: TellingText, told: Sequence[_Told]) -> Iterator[_Told]:
    """Yield what a sentence tells without second words for the same event."""
    other = [each for each in told if each.phrase.rule != _SAYING and not each.phrase.is_negated]
    denied = any(each.phrase.is_negated for each in told)
    kept: list[_Told] = []
    for each in told:
        spoken = each.phrase.rule == _SAYING
        if spoken and (other or denied or any(one.phrase.rule == _SAYING for one in kept)):
            continue
        if each.phrase.is_negated and other:
            continue
        if (
            _is_harm_beside_cause(sentence, each, told)
            or _repeats(sentence, each, kept)
            or _is_reported(sentence, each, kept)
        ):
            continue
        kept.append(each)
        yield each


def _is_harm_beside_cause(sentence: TellingText, each: _Told, told: Sequence[_Told]) -> bool:
    """Return whether a clause tells of the harm that another clause tells the cause of."""
    if each.phrase.rule != "casualty":
        return False
    causes = [
        one
        for one in told
        if one is not each
        and one.phrase.rule != "casualty"
        and not one.phrase.is_negated
        and not one.found.is_time
        and (sentence.kinds.is_violent(one.phrase.kind) or one.phrase.kind == sentence.kinds.default)
    ]
    return any(not (each.is_timed and one.is_timed) for one in causes)


def _repeats(sentence: TellingText, each: _Told, kept: Sequence[_Told]) -> bool:
    """Return whether a clause tells again, without a time of its own, of an event of a kind before it."""
    same = any(one.phrase.kind == each.phrase.kind for one in kept)
    if not same or each.is_timed or each.phrase.rule == "gapped":
        return False
    # Another speaker's answer is a statement of its own.
    return (
        not sentence.kinds.is_speech(each.phrase.kind)
        or each.found.word.form is None
        or each.phrase.agent is None
    )


def _is_reported(sentence: TellingText, each: _Told, kept: Sequence[_Told]) -> bool:
    """Return whether a clause is what a statement of the clause before it warns of or demands."""
    before = kept[-1] if kept else None
    return (
        before is not None
        and sentence.kinds.is_speech(before.phrase.kind)
        and before.phrase.rule in {"verb", "verb-and-thing"}
        and before.clause.last == each.clause.first
        and not each.clause.is_stopped
        and each.phrase.status in {Status.EXPECTED, Status.FEARED, Status.PROPOSED}
    )
