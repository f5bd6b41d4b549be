"""Actors of a brief in a text, by their names and aliases in any spelling."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from geodata.brief.record_types.actor_record import Actor
from geodata.prose.actors.actor_phrases import ActorPhrase
from geodata.prose.tokens import PhraseIndex, tokenize

_ACRONYM_LENGTH: Final = 4
"""Letters of a name that counts as an acronym, at most."""
_RULE: Final = "own"


def find_own_actors(content: str, actors: tuple[Actor, ...]) -> tuple[ActorPhrase, ...]:
    """Return where a text names some actors, in order and disjoint; of overlapping names the longest.

    A name is written with a capital, an acronym of up to four letters in capitals alone.
    """
    return tuple(_found(content, actors)) if actors else ()


def _found(content: str, actors: tuple[Actor, ...]) -> Iterator[ActorPhrase]:
    row, index, names = tokenize(content), 0, _name_index(actors)
    by_id = {actor.id: actor for actor in actors}
    while index < len(row):
        match = names.match_at(row, index)
        if match is None:
            index += 1
            continue
        kind, _, actor_id = match.value.partition(":")
        written = [token.written for token in row[match.first : match.last]]
        is_name = all(map(str.isupper, written)) if kind == "acronym" else row[index].begins_like_name
        if is_name:
            actor = by_id[actor_id]
            span = row[match.first].start, row[match.last - 1].end
            yield ActorPhrase(*span, actor.id, actor.name, actor.kind, actor.part_of, _RULE)
        index = match.last if is_name else index + 1


@lru_cache(maxsize=16)
def _name_index(actors: tuple[Actor, ...]) -> PhraseIndex:
    return PhraseIndex(
        (name, f"{'acronym' if _is_acronym(name) else 'name'}:{actor.id}")
        for actor in actors
        for name in (*actor.name.wordings, *actor.aliases)
    )


def _is_acronym(name: str) -> bool:
    return name.isascii() and name.replace(".", "").isupper() and len(name) <= _ACRONYM_LENGTH
