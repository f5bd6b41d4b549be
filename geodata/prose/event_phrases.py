"""Event phrases in a sentence: words for an event kind, with status and hedge."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from geodata.brief.record_fields import TextSpan
from geodata.kinds.event_kind import KindForm
from geodata.kinds.kind_table import KindTable
from geodata.prose.lexicon import phrases_of_list, word_lists
from geodata.prose.tokens import PhraseIndex, Token, index_phrases, tokenize
from geodata.vocabulary import Status
from geodata.words.localized_text import LocalizedText

_CLAUSE = re.compile(r"[،,؛;:]")
_OBJECT_REACH = 10
"""Words behind a verb of sending in which the thing sent is looked up."""
_STATUS_REACH = 8
"""Words before an event phrase in which its status is looked up."""


@dataclass(frozen=True)
class EventPhrase:
    """A word for an event kind, with its clause; both as half-open offsets."""

    kind: str
    """Id of the kind."""
    status: Status
    word: TextSpan
    clause: TextSpan
    hedge: LocalizedText | None = None


def expecting_clauses(content: str, start: int, end: int, dated: Sequence[int]) -> Iterator[TextSpan]:
    """Yield the clauses that expect something and hold a date; ``dated`` are the offsets of dates."""
    edges = [start, *(match.start() for match in _CLAUSE.finditer(content, start, end)), end]
    for clause in pairwise(edges):
        row = tokenize(content, *clause)
        expects = any(
            found is not None and found.value == Status.EXPECTED
            for found in (phrases_of_list("status").match_at(row, at, verb=True) for at in range(len(row)))
        )
        if expects and any(clause[0] <= at < clause[1] for at in dated):
            yield clause


def find_event_phrases(content: str, start: int, end: int, kinds: KindTable) -> tuple[EventPhrase, ...]:
    """Return the first phrase of each event kind in a sentence, in order."""
    row = tokenize(content, start, end)
    edges = [start, *(match.start() for match in _CLAUSE.finditer(content, start, end)), end]
    found: dict[str, EventPhrase] = {}
    for index, kind in _kinds(row, kinds):
        if kind not in found:
            at = row[index].start
            low = max(edge for edge in edges if edge <= at)
            clause = low, min(edge for edge in edges if edge > at)
            status = _status(row, index, clause)
            if status is Status.AGREED and not kinds.kinds[kind].drafting.agreed:
                status = Status.ACTUAL
            found[kind] = EventPhrase(kind, status, (at, row[index].end), clause, _hedge(row, clause))
    return tuple(found.values())


@lru_cache(maxsize=16)
def _kind_phrases(kinds: KindTable) -> PhraseIndex:
    """Return the phrases that tell of each kind."""
    return index_phrases({kind.id: kind.drafting.words for kind in kinds.kinds.values()})


@lru_cache(maxsize=16)
def _sent_phrases(kinds: KindTable) -> PhraseIndex:
    """Return the phrases for what is sent, each with the kind that its sending is."""
    lists = word_lists()["sent"]
    found = kinds.kinds.values()
    return index_phrases({kind.id: lists[kind.drafting.sent] for kind in found if kind.drafting.sent})


def _kinds(row: Sequence[Token], kinds: KindTable) -> Iterator[tuple[int, str]]:
    """Yield the tokens that stand for an event kind, by index."""
    for index in range(len(row)):
        if phrases_of_list("sent", "verbs").match_at(row, index):
            if (sent := _kind_by_object(row, index, kinds)) is not None:
                yield index, sent
        elif phrases_of_list("sent", "received").match_at(row, index, verb=True):
            got = _kind_by_object(row, index, kinds)
            if got is not None and kinds.kinds[got].form is KindForm.LANE:
                yield index, got
        elif found := _kind_phrases(kinds).match_at(row, index):
            yield index, found.value


def _kind_by_object(row: Sequence[Token], index: int, kinds: KindTable) -> str | None:
    """Return the kind by the thing sent: people and goods are events of different kinds."""
    for at in range(index + 1, min(index + 1 + _OBJECT_REACH, len(row))):
        if found := _sent_phrases(kinds).match_at(row, at):
            return found.value
    return None


def _status(row: Sequence[Token], index: int, clause: TextSpan) -> Status:
    """Return the status by the words before a phrase, else by its clause; ``actual`` by default."""
    near = range(max(0, index - _STATUS_REACH), index)
    inside = [at for at, token in enumerate(row) if clause[0] <= token.start < clause[1]]
    for status in (Status.FEARED, Status.PROPOSED, Status.EXPECTED, Status.AGREED):
        if any(
            found and found.value == status
            for found in (phrases_of_list("status").match_at(row, at) for at in [*near, *inside])
        ):
            return status
    return Status.ACTUAL


def _hedge(row: Sequence[Token], clause: TextSpan) -> LocalizedText | None:
    """Return the hedging word of a clause, in both languages."""
    for at, token in enumerate(row):
        found = phrases_of_list("hedge").match_at(row, at, verb=True)
        # Joined to "and" the Arabic particle of doubt marks the past.
        past = found is not None and found.value == "may" and token.word.startswith("و")
        if found is not None and not past and clause[0] <= token.start < clause[1]:
            return LocalizedText(ar=word_lists()["hedge"][found.value][0], en=found.value)
    return None
