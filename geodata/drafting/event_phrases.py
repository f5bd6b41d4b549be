"""What happens in a sentence: the words that tell a kind of event, its status and its hedge."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from geodata.brief.record_fields import Offsets, Words
from geodata.drafting.lexicon import listed, table
from geodata.drafting.tokens import Token, tokens
from geodata.vocabulary import Kind, Status

_CLAUSE = re.compile(r"[،,؛;:]")
_REACH = 10
"""So many words after a verb of sending say what is sent."""
_BEFORE = 8
"""So many words before an event say whether it took place."""

_AGREED = frozenset({Kind.TRANSFER, Kind.AGREEMENT})
"""Kinds that can be agreed and not have taken place."""


@dataclass(frozen=True)
class Happening:
    """A word that tells a kind of event, with the clause that it stands in."""

    kind: Kind
    status: Status
    word: Offsets
    clause: Offsets
    hedge: Words | None = None


def forecasts(content: str, start: int, end: int, dated: Sequence[int]) -> Iterator[Offsets]:
    """The clauses that expect something by a date of their own; ``dated`` are the offsets of the dates."""
    edges = [start, *(match.start() for match in _CLAUSE.finditer(content, start, end)), end]
    for clause in pairwise(edges):
        row = tokens(content, *clause)
        expects = any(
            found is not None and found.value == Status.EXPECTED
            for found in (listed("status").at(row, at, verb=True) for at in range(len(row)))
        )
        if expects and any(clause[0] <= at < clause[1] for at in dated):
            yield clause


def happenings(content: str, start: int, end: int) -> tuple[Happening, ...]:
    """The kinds of event that a sentence tells of, each once, in order."""
    row = tokens(content, start, end)
    edges = [start, *(match.start() for match in _CLAUSE.finditer(content, start, end)), end]
    found: dict[Kind, Happening] = {}
    for index, kind in _kinds(row):
        if kind not in found:
            at = row[index].start
            low = max(edge for edge in edges if edge <= at)
            clause = low, min(edge for edge in edges if edge > at)
            status = _status(row, index, clause)
            if status is Status.AGREED and kind not in _AGREED:
                status = Status.ACTUAL
            found[kind] = Happening(kind, status, (at, row[index].end), clause, _hedge(row, clause))
    return tuple(found.values())


def _kinds(row: Sequence[Token]) -> Iterator[tuple[int, Kind]]:
    for index in range(len(row)):
        if listed("sent", "verbs").at(row, index):
            if (sent := _sent(row, index)) is not None:
                yield index, sent
        elif listed("sent", "received").at(row, index, verb=True):
            if _sent(row, index) is Kind.TRANSFER:
                yield index, Kind.TRANSFER
        elif found := listed("kind").at(row, index):
            yield index, Kind(found.value)


def _sent(row: Sequence[Token], index: int) -> Kind | None:
    """People make a deployment, goods a transfer, whichever comes first."""
    for at in range(index + 1, min(index + 1 + _REACH, len(row))):
        if listed("sent", "people").at(row, at):
            return Kind.DEPLOYMENT
        if listed("sent", "goods").at(row, at):
            return Kind.TRANSFER
    return None


def _status(row: Sequence[Token], index: int, clause: Offsets) -> Status:
    """What the words before say of it, else those of its clause; it took place where nothing is said."""
    near = range(max(0, index - _BEFORE), index)
    inside = [at for at, token in enumerate(row) if clause[0] <= token.start < clause[1]]
    for status in (Status.FEARED, Status.PROPOSED, Status.EXPECTED, Status.AGREED):
        if any(
            found and found.value == status
            for found in (listed("status").at(row, at) for at in [*near, *inside])
        ):
            return status
    return Status.ACTUAL


def _hedge(row: Sequence[Token], clause: Offsets) -> Words | None:
    """The hedging word of a clause, in both languages."""
    for at, token in enumerate(row):
        found = listed("hedge").at(row, at, verb=True)
        # Joined to "and" the Arabic particle of doubt is one of the past.
        past = found is not None and found.value == "may" and token.word.startswith("و")
        if found is not None and not past and clause[0] <= token.start < clause[1]:
            return Words(ar=table("words")["hedge"][found.value][0], en=found.value)
    return None
