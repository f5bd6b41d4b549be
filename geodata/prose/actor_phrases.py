"""Actors in a text: states, forces, groups, organisations, companies, vessels and persons."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from geodata.prose.actor_context import stands_for_actor
from geodata.prose.actor_index import KnownName, known_actors, names_at, names_end_at
from geodata.prose.actor_text import ActorText
from geodata.vocabulary import ActorKind
from geodata.words.localized_text import LocalizedText

_AND: Final = ("and", "or", "و", "او", "the")


@dataclass(frozen=True)
class ActorPhrase:
    """An actor named in a text, by half-open offsets."""

    start: int
    end: int
    id: str
    """Id of the actor: of a state its ISO 3166-1 alpha-3 code in lower case."""
    name: LocalizedText
    """Name in both languages, or in that of the text where no other is known."""
    kind: ActorKind
    part_of: str | None
    """Id of the actor that it is part of."""
    rule: str
    """Rule that found it, such as ``listed`` or ``vessel-quoted``."""
    is_adjective: bool = False


def find_actors(content: str, *, start: int = 0, end: int | None = None) -> tuple[ActorPhrase, ...]:
    """Return the actors named in a part of a text, in order and disjoint; of overlapping ones the longest.

    The whole text is read: what is introduced once (an acronym, a person) is known wherever it stands.
    """
    found = _actors_of_text(content)
    low = bisect_left(found, start, key=lambda each: each.start)
    high = bisect_left(found, len(content) if end is None else end, key=lambda each: each.start)
    return tuple(each for each in found[low:high] if end is None or each.end <= end)


@lru_cache(maxsize=8)
def _actors_of_text(content: str) -> tuple[ActorPhrase, ...]:
    text = ActorText.of(content)
    return tuple(_longest(_known_phrases(text)))


def _known_phrases(text: ActorText) -> Iterator[ActorPhrase]:
    """Return the phrases of known names, as far as they stand for actors."""
    index, place_before = 0, False
    while index < len(text.row):
        name = names_at(text, index)
        if name is None:
            index += 1
            continue
        # What holds for the first name of a list of places holds for the others ("between Eritrea and Yemen").
        place_before = place_before and name.spelling.rule == "state" and _goes_on_list(text, name)
        if not place_before and stands_for_actor(text, name):
            yield _known_phrase(text, name)
        else:
            place_before = name.spelling.rule == "state"
        index = name.last


def _goes_on_list(text: ActorText, name: KnownName) -> bool:
    """Return whether a name follows another name of a list: behind a comma or "and"."""
    before = text.word(name.first - 1)
    if before in _AND:
        return names_end_at(text, name.first - 1)
    is_joined = text.word(name.first).startswith("و") or text.gap(name.first).strip() in (",", "،")
    return is_joined and names_end_at(text, name.first)


def _known_phrase(text: ActorText, name: KnownName) -> ActorPhrase:
    actor = known_actors()[name.spelling.actor]
    return ActorPhrase(
        *text.span(name.first, name.last),
        actor.id,
        actor.name,
        actor.kind,
        actor.part_of,
        name.spelling.rule,
        name.spelling.is_adjective,
    )


def _longest(phrases: Iterable[ActorPhrase]) -> list[ActorPhrase]:
    """Return disjoint phrases in order: of those that overlap the longest."""
    taken: list[ActorPhrase] = []
    for each in sorted(phrases, key=lambda phrase: (phrase.start, -phrase.end)):
        if not taken or each.start >= taken[-1].end:
            taken.append(each)
        elif each.end - each.start > taken[-1].end - taken[-1].start:
            taken[-1] = each
    return taken
