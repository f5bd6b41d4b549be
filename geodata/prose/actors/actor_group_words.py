"""An organisation found in a text, and the kinds that words tell."""

from collections.abc import Mapping
from dataclasses import dataclass

from geodata.vocabulary import ActorKind
from geodata.words import fold_text


@dataclass(frozen=True)
class GroupMention:
    """An organisation at the tokens ``first`` to ``last`` (half-open), with its acronym in brackets."""

    first: int
    last: int
    kind: ActorKind
    rule: str
    acronym: str = ""


def actor_kinds_by_word(table: Mapping[str, list[str]]) -> Mapping[str, ActorKind]:
    """Return the kind of actor of each folded word of a table by kinds."""
    return {fold_text(word): ActorKind(kind) for kind, words in table.items() for word in words}
