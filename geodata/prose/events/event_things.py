"""Words for things in a sentence, by the classes of things by which the kind of an event is told."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from geodata.prose.events.event_word_tables import thing_index
from geodata.prose.tokens import PLAUSIBLE_YEARS, Token

NAME_CLASS = "name"
"""Class of a word with a capital."""
_NUMBER = "number"
"""Class of a number in digits that is no year."""
_NAMED = frozenset(
    {
        "troop",
        "gangs",
        "official",
        "official_military",
        "weapon",
        "drone",
        "aircraft",
        "testing",
        "sea",
        "line",
        "union",
    }
)
"""Classes of things that are told by a name: "General Smith", "IRIS-T", "East Sea", "ECOWAS"."""


@dataclass(frozen=True)
class Thing:
    """A word for a thing: its tokens (half-open) and the classes that it is of."""

    first: int
    last: int
    classes: frozenset[str]


def find_things(row: Sequence[Token], names: Collection[int]) -> tuple[Thing, ...]:
    """Return the words for things in a sentence, in order; of overlapping ones the longest.

    Inside of names (``names`` has their tokens) only some classes are: "Central Command" is no command.
    """
    found: list[Thing] = []
    at = 0
    while at < len(row):
        match = thing_index().match_at(row, at)
        classes = frozenset(match.value.split()) if match is not None else frozenset[str]()
        if row[at].is_numeric and not _is_year(row[at]):
            classes |= {_NUMBER}
        if at in names:
            classes = (classes & _NAMED) | {NAME_CLASS}
        if not classes:
            at += 1
            continue
        last = match.last if match is not None else at + 1
        found.append(Thing(at, last, classes))
        at = last
    return tuple(found)


def _is_year(token: Token) -> bool:
    return token.word.isdecimal() and int(token.word) in PLAUSIBLE_YEARS
