"""Places and actors named in a text, by what the gazetteer and a brief call them, in any spelling.

A capital that stands for its state ("Moscow announced") and an adjective ("the Russian president") name the
actor. A name that two places bear names neither: the encoder is asked, never a guess made.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from typing import Final

from geodata.brief.record_fields import Words
from geodata.brief.records import Actor
from geodata.drafting.lexicon import table
from geodata.drafting.tokens import Match, Phrases, Token, tokens
from geodata.places import place as gazetteer_place
from geodata.places import places
from geodata.vocabulary import ActorKind
from geodata.words import fold

_ENDINGS: Final = ("", "ة", "ين", "ون", "ان")
_ACRONYM: Final = 4


@dataclass(frozen=True)
class Named:
    """A name as it stands in a text; at least one of place and actor is known."""

    start: int
    end: int
    place: str | None
    """Id in the gazetteer."""
    actor: str | None
    """Id of the actor: of a state, of an alliance, of whom the brief describes."""
    adjective: bool = False
    """Whether it is an adjective, which names no place."""


def named(
    content: str, actors: tuple[Actor, ...] = (), *, start: int = 0, end: int | None = None
) -> tuple[Named, ...]:
    """The names in a text, in order and disjoint, the longest first."""
    row = tokens(content, start, end)
    return tuple(_found(match, row) for match in _matches(row, _phrases(actors)))


def alliances() -> dict[str, Actor]:
    """The alliances and organisations that are known by name, as actors."""
    return {
        each["id"]: Actor(
            id=each["id"], name=Words(ar=each["ar"], en=each["en"]), kind=ActorKind(each["kind"])
        )
        for each in table("names")["alliance"]
    }


def _matches(row: tuple[Token, ...], known: Phrases) -> Iterator[Match]:
    index = 0
    while index < len(row):
        match = known.at(row, index)
        if match is not None and _written_as_name(match, row):
            yield match
            index = match.last
        else:
            index += 1


def _written_as_name(match: Match, row: tuple[Token, ...]) -> bool:
    """Latin names begin with a capital; short ones of capitals (US, EU) are written in capitals alone."""
    written = [token.written for token in row[match.first : match.last]]
    kind = match.value.partition(":")[0]
    if kind == "acronym":
        return all(word.isupper() for word in written)
    return row[match.first].capital


def _found(match: Match, row: tuple[Token, ...]) -> Named:
    *_, place, actor, adjective = match.value.split(":")
    span = row[match.first].start, row[match.last - 1].end
    return Named(*span, place or None, actor or None, adjective=bool(adjective))


@lru_cache(maxsize=16)
def _phrases(actors: tuple[Actor, ...]) -> Phrases:
    """All names; those of the brief come first, so that its own actors win."""
    own = [(name, actor.id) for actor in actors for name in (actor.name.ar, actor.name.en, *actor.aliases)]
    return Phrases([*((_entry(name, place=_place_of(name), actor=actor)) for name, actor in own), *_known()])


def _place_of(name: str) -> str:
    """The place that alone bears a name, empty where none or several do."""
    return _by_name().get(fold(name), "")


def _entry(name: str, *, place: str = "", actor: str = "", adjective: bool = False) -> tuple[str, str]:
    acronym = name.isascii() and name.replace(".", "").isupper() and len(name) <= _ACRONYM
    return name, f"{'acronym' if acronym else 'name'}:{place}:{actor}:{'adjective' if adjective else ''}"


@cache
def _known() -> tuple[tuple[str, str], ...]:
    """Alliances, seats of government, adjectives, and the gazetteer."""
    names = table("names")
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
        *(_entry(name, place=place, actor=_state(place)) for name, place in _by_name().items()),
    ]
    return tuple(found)


def _state(place_id: str) -> str:
    return place_id if gazetteer_place(place_id).kind == "country" else ""


def _inflected(word: str) -> Iterable[str]:
    """An adjective in its genders and numbers; an English one as it is."""
    if word.isascii():
        return (word,)
    return (
        " ".join(parts) for parts in product(*([part + end for end in _ENDINGS] for part in word.split()))
    )


@cache
def _by_name() -> dict[str, str]:
    """The places that alone bear a name, by folded name; words that mean something else are left out."""
    left_out = {fold(word) for word in table("names")["not-names"]["words"]}
    bearers: dict[str, set[str]] = {}
    for entry in places().values():
        for name in (entry.ar, entry.en, *entry.aliases):
            bearers.setdefault(fold(name), set()).add(entry.id)
    return {
        name: next(iter(found)) for name, found in bearers.items() if len(found) == 1 and name not in left_out
    }
