"""Actors that only a text names, and where it names them again: a last name, an acronym, a ship."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from geodata.prose.actors.actor_arabic_groups import is_first_word_of_name
from geodata.prose.actors.actor_group_words import GroupMention
from geodata.prose.actors.actor_groups import group_mentions
from geodata.prose.actors.actor_index import KnownActor, KnownName, known_actors
from geodata.prose.actors.actor_text import ActorText, name_forms
from geodata.prose.actors.actor_vessel_words import quote_end
from geodata.prose.actors.person_names import PersonMention, later_mentions, person_mentions
from geodata.prose.actors.vessel_names import vessel_mentions
from geodata.prose.name_ids import id_of_name
from geodata.prose.token_rows import in_arabic
from geodata.prose.tokens import tokenize
from geodata.toponyms.word_roles import listed_words
from geodata.vocabulary import ActorKind
from geodata.words.language_by_letters import language_by_letters
from geodata.words.localized_text import LocalizedText

_BLANKS: Final = re.compile(r"\s+")
_QUOTES: Final = re.compile('["“”«»‹›„]')
_WHOLES: Final = frozenset(ActorKind) - {ActorKind.PERSON, ActorKind.VESSEL, ActorKind.AIRCRAFT}
"""Kinds of actors that a person may be part of."""


@dataclass(frozen=True)
class Introduction:
    """An actor that only a text names, at the tokens ``first`` to ``last`` (half-open)."""

    first: int
    last: int
    actor: KnownActor
    rule: str


@dataclass(frozen=True)
class SureActor:
    """A known actor at the tokens ``first`` to ``last`` (half-open), by id."""

    first: int
    last: int
    actor: str


class _SureActors:
    """The known actors of a text, by where they stand."""

    def __init__(self, actors: Sequence[SureActor]) -> None:
        self._actors = actors
        self._starts = [each.first for each in actors]
        self._by_end = {each.last: each for each in actors}

    def within(self, first: int, last: int) -> Sequence[SureActor]:
        """Return the actors that begin at the tokens from first to last (half-open)."""
        return self._actors[bisect_left(self._starts, first) : bisect_left(self._starts, last)]

    def ending_at(self, index: int) -> SureActor | None:
        """Return the actor that ends before a token."""
        return self._by_end.get(index)


def introduced_actors(
    text: ActorText, names: Sequence[KnownName], sure: Sequence[SureActor]
) -> Iterator[Introduction]:
    """Return the persons, vessels and organisations that no list has, each time that the text names them.

    ``sure`` are the known actors, in order.
    """
    by_first = {name.first: name for name in names}
    yield from _persons(text, by_first, _SureActors(sure))
    yield from _vessels(text, by_first)
    yield from _groups(text, by_first)


def _persons(text: ActorText, names: Mapping[int, KnownName], sure: _SureActors) -> Iterator[Introduction]:
    found = list(person_mentions(text, names))
    actors: dict[PersonMention, KnownActor] = {}
    for person in found:
        known = _listed_person(text, person, names)
        actor = known or _new_actor(
            text, person.first, person.last, ActorKind.PERSON, _whole(text, person, sure)
        )
        if actor is not None:
            actors[person] = actor
            yield Introduction(person.first, person.last, actor, person.rule)
    for index, person in later_mentions(text, list(actors)):
        yield Introduction(index, index + 1, actors[person], "person-last-name")


def _listed_person(
    text: ActorText, person: PersonMention, names: Mapping[int, KnownName]
) -> KnownActor | None:
    """Return the listed person that a mention names: by the first name too, where it has one."""
    inside = (names[at] for at in range(person.first, person.last) if at in names)
    for name in inside:
        actor = known_actors()[name.spelling.actor]
        own = {token.word for wording in actor.name.wordings for token in tokenize(wording)}
        if actor.kind is ActorKind.PERSON and text.word(person.first) in own:
            return actor
    return None


def _whole(text: ActorText, person: PersonMention, sure: _SureActors) -> str | None:
    """Return the id of the actor named in the role of a person, or right before it."""
    if person.role is None:
        return None
    first, last = person.role
    inside = [each for each in sure.within(first, last) if not person.first <= each.first < person.last]
    ends = (first - 1 if text.word(first - 1) == "s" else first, last) if text.links[first] else (last,)
    around = [each for end in ends if (each := sure.ending_at(end)) is not None]
    found = [each.actor for each in (*around, *inside)]
    known = [each for each in found if each not in known_actors() or known_actors()[each].kind in _WHOLES]
    return known[-1] if known else None


def _vessels(text: ActorText, names: Mapping[int, KnownName]) -> Iterator[Introduction]:
    found = list(vessel_mentions(text, names))
    actors: dict[tuple[str, ...], KnownActor] = {}
    for vessel in found:
        words = tuple(token.word for token in text.row[vessel.name : vessel.last])
        actor = actors.get(words) or _new_actor(text, vessel.name, vessel.last, ActorKind.VESSEL, None)
        if actor is not None:
            actors[words] = actor
            yield Introduction(vessel.first, vessel.last, actor, vessel.rule)
    last_words = {words[-1:]: actor for words, actor in actors.items() if len(words) > 1}
    for mention in _again(text, actors, "vessel-again"):
        if _is_plainly_vessel(text, mention):
            yield mention
    for mention in _again(text, last_words, "vessel-last-word"):
        if text.word(mention.first - 1) == "the":
            yield mention


def _is_plainly_vessel(text: ActorText, mention: Introduction) -> bool:
    """Return whether a name that a vessel bears stands for it: not one common Arabic word outside quotes."""
    word = text.word(mention.first)
    is_common = mention.last - mention.first == 1 and word in listed_words("common-arabic")
    return not is_common or quote_end(text, mention.first) is not None


def _groups(text: ActorText, names: Mapping[int, KnownName]) -> Iterator[Introduction]:
    actors: dict[tuple[str, ...], KnownActor] = {}
    acronyms: dict[tuple[str, ...], KnownActor] = {}
    for group in list(group_mentions(text, names)):
        actor = _listed_group(group, names)
        actor = actor or _new_actor(text, group.first, group.last, group.kind, _state_of_group(group, names))
        if actor is None:
            continue
        words = tuple(token.word for token in text.row[group.first : group.last])
        actor = actors.setdefault(words, actor)
        yield Introduction(group.first, group.last, actor, group.rule)
        if group.acronym:
            acronyms[(group.acronym.lower(),)] = actor
    for mention in _again(text, acronyms, "acronym"):
        if all(
            token.written.isupper() or token.is_numeric for token in text.row[mention.first : mention.last]
        ):
            yield mention


def _listed_group(group: GroupMention, names: Mapping[int, KnownName]) -> KnownActor | None:
    """Return the listed actor whose name ends a longer one («شركة «ميرسك»»)."""
    inside = [names[at] for at in range(group.first, group.last) if at in names]
    listed = [name for name in inside if name.spelling.rule == "listed" and name.last == group.last]
    if not listed or listed[-1].first - group.first > 1:
        return None
    return known_actors()[listed[-1].spelling.actor]


def _state_of_group(group: GroupMention, names: Mapping[int, KnownName]) -> str | None:
    """Return the id of the state in the name of a group ("Syrian Emergency Task Force")."""
    inside = (names[at].spelling for at in range(group.first, group.last) if at in names)
    states = [spelling.actor for spelling in inside if spelling.rule in ("adjective", "state", "seat")]
    return states[0] if states else None


def _again(
    text: ActorText, actors: Mapping[tuple[str, ...], KnownActor], rule: str
) -> Iterator[Introduction]:
    """Return the mentions of names that a text has introduced."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for words in actors:
        by_first.setdefault(words[0], []).append(words)
    for index in range(len(text.row) if by_first else 0):
        if not (in_arabic(text.word(index)) or text.is_capital(index) or text.row[index].is_numeric):
            continue
        for form in name_forms(text.word(index)):
            for words in by_first.get(form, ()):
                last = index + len(words)
                if tuple(token.word for token in text.row[index + 1 : last]) == words[1:]:
                    yield Introduction(index, last, actors[words], rule)


def particle_length(text: ActorText, index: int) -> int:
    """Return how many letters of a token are particles joined to a given name or a head («وعمار» has one)."""
    word, written = text.word(index), text.row[index].written
    if len(word) != len(written):  # vowel marks are in between
        return 0
    for form in name_forms(word):
        if is_first_word_of_name(form):
            return len(word) - len(form) if word.endswith(form) else 0
    return 0


def _new_actor(
    text: ActorText, first: int, last: int, kind: ActorKind, whole: str | None
) -> KnownActor | None:
    """Return the actor that some tokens name, in the language of their letters; None without an id."""
    start, end = text.span(first, last)
    start += particle_length(text, first) if kind is not ActorKind.VESSEL else 0
    written = _BLANKS.sub(" ", _QUOTES.sub(" ", text.content[start:end])).strip()
    actor_id = id_of_name(written)
    if not actor_id:
        return None
    language = language_by_letters(written)
    return KnownActor(
        actor_id, LocalizedText({language: written}), kind, whole if whole != actor_id else None
    )
