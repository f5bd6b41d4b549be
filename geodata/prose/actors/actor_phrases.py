"""Actors in a text: states, forces, groups, organisations, companies, vessels and persons."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from geodata.prose.actors.actor_context import known_acronyms, stands_for_actor
from geodata.prose.actors.actor_forces import ForceMention, force_mentions
from geodata.prose.actors.actor_index import KnownName, known_actors, known_names
from geodata.prose.actors.actor_introductions import Introduction, SureActor, introduced_actors
from geodata.prose.actors.actor_text import ActorText
from geodata.vocabulary import ActorKind
from geodata.words.localized_text import LocalizedText

_NEXT_WORD: Final = re.compile("[ \u00a0]")
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
    names = tuple(known_names(text))
    forces = (_force_phrase(text, each) for each in force_mentions(text, names))
    sure = _longest([*_known_phrases(text, names), *forces])
    found = [_introduced(text, each) for each in introduced_actors(text, names, _by_token(text, sure))]
    starts = {each.start for each in found if each.kind is ActorKind.PERSON}
    starts |= {each.start for each in sure if each.kind is ActorKind.PERSON}
    kept = [each for each in sure if not _is_role_of_person(text, each, starts)]
    return tuple(_longest([*kept, *found]))


def _is_role_of_person(text: ActorText, phrase: ActorPhrase, persons: set[int]) -> bool:
    """Return whether a body is the role of the person named behind it ("Serbia's President Vucic")."""
    if phrase.rule not in ("composed", "alone"):
        return False
    behind = _NEXT_WORD.match(text.content, phrase.end)
    return behind is not None and behind.end() in persons


def _by_token(text: ActorText, phrases: list[ActorPhrase]) -> list[SureActor]:
    """Return where phrases stand, by tokens."""
    starts = {token.start: index for index, token in enumerate(text.row)}
    ends = {token.end: index + 1 for index, token in enumerate(text.row)}
    return [SureActor(starts[each.start], ends[each.end], each.id) for each in phrases]


def _introduced(text: ActorText, each: Introduction) -> ActorPhrase:
    actor, span = each.actor, text.span(each.first, each.last)
    return ActorPhrase(*span, actor.id, actor.name, actor.kind, actor.part_of, each.rule)


def _force_phrase(text: ActorText, force: ForceMention) -> ActorPhrase:
    actor, span = force.actor, text.span(force.first, force.last)
    return ActorPhrase(*span, actor.id, actor.name, actor.kind, actor.part_of, force.rule)


def _known_phrases(text: ActorText, names: tuple[KnownName, ...]) -> Iterator[ActorPhrase]:
    """Return the phrases of known names, as far as they stand for actors.

    What holds for the first name of a list holds for the others ("between Eritrea and Yemen").
    """
    acronyms = known_acronyms(names)
    before: KnownName | None = None
    was_actor = False
    for name in names:
        goes_on = before is not None and _goes_on_list(text, before, name)
        if not (goes_on and name.spelling.rule == before.spelling.rule in ("state", "seat")):  # type: ignore[union-attr]
            was_actor = stands_for_actor(text, name)
        is_doubtful = (
            name.spelling.is_acronym
            and name.spelling.rule == "listed"
            and name.spelling.actor not in acronyms
        )
        if was_actor and not is_doubtful:
            yield _known_phrase(text, name)
        before = name


def _goes_on_list(text: ActorText, before: KnownName, name: KnownName) -> bool:
    """Return whether a name follows another name of a list: behind a comma or "and"."""
    between = [text.word(index) for index in range(before.last, name.first)]
    marks = text.content[text.row[before.last - 1].end : text.row[name.first].start]
    if any(word not in _AND for word in between):
        return False
    return bool(between) or text.word(name.first).startswith("و") or marks.strip() in (",", "،")


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
