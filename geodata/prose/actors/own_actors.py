"""Names of places and actors in a text, by the names in the gazetteer and in a brief, in any spelling.

A capital in place of its state ("Moscow announced") and an adjective ("the Russian president") name the
actor. A name of two places names neither; the choice is left to the encoder.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from typing import Final

from geodata.brief.record_types.actor_record import Actor
from geodata.places import gazetteer_place, gazetteer_places
from geodata.prose.lexicon import word_lists
from geodata.prose.tokens import PhraseIndex, PhraseMatch, Token, tokenize
from geodata.vocabulary import ActorKind
from geodata.words import fold_text
from geodata.words.localized_text import LocalizedText

_ENDINGS: Final = ("", "ة", "ين", "ون", "ان")
"""Endings of Arabic adjectives by gender and number."""
_ACRONYM_LENGTH: Final = 4
"""Letters of a name that counts as an acronym, at most."""


@dataclass(frozen=True)
class NamePhrase:
    """A name in a text, by half-open offsets; at least one of place and actor is known."""

    start: int
    end: int
    place: str | None
    """Id of the place in the gazetteer."""
    actor: str | None
    """Id of the actor: a state, an alliance, or one of the brief."""
    is_adjective: bool = False
    """Whether the name is an adjective, which names no place."""


def find_names(
    content: str, actors: tuple[Actor, ...] = (), *, start: int = 0, end: int | None = None
) -> tuple[NamePhrase, ...]:
    """Return the names in a text, in order and disjoint; of overlapping ones the longest."""
    row = tokenize(content, start, end)
    return tuple(_named(match, row) for match in _matches(row, _name_index(actors)))


def known_alliances() -> dict[str, Actor]:
    """Return the known alliances and organisations as actors, by id."""
    return {
        each["id"]: Actor(
            id=each["id"], name=LocalizedText(ar=each["ar"], en=each["en"]), kind=ActorKind(each["kind"])
        )
        for each in word_lists()["alliance"]
    }


def _matches(row: tuple[Token, ...], known: PhraseIndex) -> Iterator[PhraseMatch]:
    index = 0
    while index < len(row):
        match = known.match_at(row, index)
        if match is not None and _written_as_name(match, row):
            yield match
            index = match.last
        else:
            index += 1


def _written_as_name(match: PhraseMatch, row: tuple[Token, ...]) -> bool:
    """Return whether a match is spelled as a name: with a capital, or an acronym (US, EU) in capitals."""
    written = [token.written for token in row[match.first : match.last]]
    kind = match.value.partition(":")[0]
    if kind == "acronym":
        return all(word.isupper() for word in written)
    return row[match.first].begins_like_name


def _named(match: PhraseMatch, row: tuple[Token, ...]) -> NamePhrase:
    *_, place, actor, adjective = match.value.split(":")
    span = row[match.first].start, row[match.last - 1].end
    return NamePhrase(*span, place or None, actor or None, is_adjective=bool(adjective))


@lru_cache(maxsize=16)
def _name_index(actors: tuple[Actor, ...]) -> PhraseIndex:
    """Return the index of names; those of the brief come first and so win over the gazetteer."""
    own = [(name, actor.id) for actor in actors for name in (*actor.name.wordings, *actor.aliases)]
    return PhraseIndex(
        [*((_entry(name, place=_place_of(name), actor=actor)) for name, actor in own), *_known_names()]
    )


def _place_of(name: str) -> str:
    """Return the id of the only place with a name, or an empty string."""
    return _place_by_name().get(fold_text(name), "")


def _entry(name: str, *, place: str = "", actor: str = "", adjective: bool = False) -> tuple[str, str]:
    acronym = name.isascii() and name.replace(".", "").isupper() and len(name) <= _ACRONYM_LENGTH
    return name, f"{'acronym' if acronym else 'name'}:{place}:{actor}:{'adjective' if adjective else ''}"


@cache
def _known_names() -> tuple[tuple[str, str], ...]:
    """Return the names of alliances, seats of government, adjectives and places, with their entries."""
    names = word_lists()
    found = [
        *(_entry(name, actor=each["id"]) for each in names["alliance"] for name in each["names"]),
        *(
            _entry(name, place=_place_of(name), actor=actor)
            for actor, listed in names["seats"].items()
            for name in listed
        ),
        *(
            _entry(form, actor=actor, adjective=True)
            for actor, listed in names["adjectives"].items()
            for word in listed
            for form in _inflected(word)
        ),
        *(_entry(name, place=place, actor=_state_of(place)) for name, place in _place_by_name().items()),
    ]
    return tuple(found)


def _state_of(place_id: str) -> str:
    return place_id if gazetteer_place(place_id).kind == "country" else ""


def _inflected(word: str) -> Iterable[str]:
    """Return an Arabic adjective in its genders and numbers; an English one unchanged."""
    if word.isascii():
        return (word,)
    return (
        " ".join(parts) for parts in product(*([part + end for end in _ENDINGS] for part in word.split()))
    )


@cache
def _place_by_name() -> dict[str, str]:
    """Return the ids of places by folded name, without shared names and common words."""
    common_words = {fold_text(word) for word in word_lists()["not-names"]["words"]}
    ids_by_name: dict[str, set[str]] = {}
    for entry in gazetteer_places().values():
        for name in (entry.ar, entry.en, *entry.aliases):
            ids_by_name.setdefault(fold_text(name), set()).add(entry.id)
    return {
        name: next(iter(found))
        for name, found in ids_by_name.items()
        if len(found) == 1 and name not in common_words
    }
