"""Actors that Briefmap knows: states and the shipped lists, by every spelling."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any, Final

from geodata.gazetteer import gazetteer_places
from geodata.prose.actors.actor_text import ActorText, name_forms
from geodata.prose.lexicon import word_lists
from geodata.prose.token_rows import in_arabic
from geodata.prose.tokens import Token, tokenize
from geodata.toponyms.word_roles import states_by_demonym
from geodata.vocabulary import ActorKind
from geodata.words import LANGS, fold_text
from geodata.words.localized_text import LocalizedText

_KIND_OF_LIST: Final = {
    "armed-groups": ActorKind.GROUP,
    "armed-groups-elsewhere": ActorKind.GROUP,
    "state-forces": ActorKind.FORCE,
    "known-forces": ActorKind.FORCE,
    "alliances": ActorKind.ALLIANCE,
    "international-bodies": ActorKind.ORGANISATION,
    "companies": ActorKind.COMPANY,
    "maritime-security": ActorKind.ORGANISATION,
    "media": ActorKind.ORGANISATION,
    "research": ActorKind.ORGANISATION,
    "persons": ActorKind.PERSON,
    "unnamed-actors": ActorKind.GROUP,
}
"""Kind of the actors of each list, where their own line gives none."""
_ENDINGS: Final = ("", "ة", "ين", "ون", "ان", "ات", "ا", "يين", "يون")
"""Endings of Arabic adjectives by gender and number."""
_ACRONYM_LETTERS: Final = 6
"""Letters of an acronym, at most."""
_TANWIN: Final = ("\u064b\u0627", "\u0627\u064b")
"""Endings of an Arabic adjective in the accusative, which no state's name has (روسيًا, not روسيا)."""
_SHORT: Final = 3
"""Letters of a word in capitals that may be a number or an acronym of something else ("XI")."""


@dataclass(frozen=True)
class KnownActor:
    """An actor of the shipped lists, or a state."""

    id: str
    name: LocalizedText
    kind: ActorKind
    part_of: str | None


@dataclass(frozen=True)
class Spelling:
    """A spelling of a known actor, as folded words and which of them are written with a capital."""

    words: tuple[str, ...]
    capitals: tuple[bool, ...]
    actor: str
    rule: str
    """``listed``, ``state``, ``seat`` or ``adjective``."""
    is_acronym: bool = False
    exact: str = ""
    """Its spelling in the text, where it has capitals inside ("LeT" is no "Let")."""
    needs_head: bool = False
    """Whether it is a name only in quotes, or beside a word for what it is ("Dawn", «المسيرة»)."""

    @property
    def is_adjective(self) -> bool:
        """Whether it is an adjective or a name of a nation."""
        return self.rule == "adjective"


@dataclass(frozen=True)
class KnownName:
    """A spelling at the tokens ``first`` to ``last`` (half-open)."""

    first: int
    last: int
    spelling: Spelling


@cache
def known_actors() -> Mapping[str, KnownActor]:
    """Return the listed actors and the states, by id."""
    found = {each.id: each for each in _states()}
    for name, kind in _KIND_OF_LIST.items():
        for actor_id, line in word_lists()[name].items():
            found[actor_id] = _listed(actor_id, line, kind)
    return found


def names_at(text: ActorText, index: int) -> KnownName | None:
    """Return the longest known name that begins at a token."""
    best: KnownName | None = None
    for form in name_forms(text.word(index)):
        for spelling in _by_first_word().get(form, ()):
            longer = best is None or len(spelling.words) > best.last - best.first
            if longer and _stands_at(spelling, text, index):
                best = KnownName(index, index + len(spelling.words), spelling)
    return best


def known_names(text: ActorText) -> Iterator[KnownName]:
    """Return the known names in a text, in order and disjoint, whatever they stand for."""
    index = 0
    while index < len(text.row):
        name = names_at(text, index)
        if name is not None:
            yield name
        index = name.last if name is not None else index + 1


def _stands_at(spelling: Spelling, text: ActorText, index: int) -> bool:
    last = index + len(spelling.words)
    part = text.row[index:last]
    if len(part) < len(spelling.words) or any(
        token.word != word for token, word in zip(part[1:], spelling.words[1:], strict=True)
    ):
        return False
    return text.are_linked(index, last) and _is_written_as(spelling, part)


def _is_written_as(spelling: Spelling, part: Sequence[Token]) -> bool:
    """Return whether some tokens have the capitals and endings of a spelling."""
    first = part[0].written
    if spelling.is_acronym:
        return all(token.written.isupper() or token.is_numeric for token in part)
    if spelling.exact and first != spelling.exact:
        return False
    is_accusative = spelling.rule in ("state", "seat") and first.endswith(_TANWIN)
    if is_accusative or (len(part) == 1 and len(first) <= _SHORT and first.isupper()):
        return False
    return all(
        token.written[0].isupper() or not capital
        for token, capital in zip(part, spelling.capitals, strict=True)
    )


def _listed(actor_id: str, line: Mapping[str, Any], kind: ActorKind) -> KnownActor:
    name = {lang: line[lang] for lang in LANGS if lang in line}
    return KnownActor(actor_id, LocalizedText(name), ActorKind(line.get("kind", kind)), line.get("of"))


def _states() -> Iterator[KnownActor]:
    """Return the states of the gazetteer as actors."""
    left_out = word_lists()["no-states"]["ids"]
    for place in gazetteer_places().values():
        if place.kind == "country" and place.id not in left_out:
            name = LocalizedText(en=place.en, ar=place.ar)
            yield KnownActor(place.id, name, ActorKind.STATE, None)


@cache
def _by_first_word() -> Mapping[str, tuple[Spelling, ...]]:
    """Return the spellings by their first word, the longest first; of equal ones the first counts."""
    found: dict[str, dict[tuple[str, ...], Spelling]] = {}
    for spelling in _spellings():
        if spelling.words:
            found.setdefault(spelling.words[0], {}).setdefault(spelling.words, spelling)
    return {
        word: tuple(sorted(listed.values(), key=lambda each: -len(each.words)))
        for word, listed in found.items()
    }


def _spellings() -> Iterator[Spelling]:
    lists = word_lists()
    for name in _KIND_OF_LIST:
        for actor_id, line in lists[name].items():
            for written in (line.get("en"), line.get("ar"), *line.get("names", ())):
                if written:
                    yield _spelling(written, actor_id, "unnamed" if name == "unnamed-actors" else "listed")
            yield from (
                _spelling(each, actor_id, "listed", needs_head=True) for each in line.get("quoted", ())
            )
    yield from _state_spellings()
    for state, names in lists["seats-of-states"].items():
        yield from (_spelling(written, state, "seat") for written in names)
    for state, adjectives in lists["state-adjectives"].items():
        yield from (_spelling(form, state, "adjective") for word in adjectives for form in _inflected(word))
    for form, state in states_by_demonym().items():
        if state in known_actors():
            yield _demonym(form, state)


def _state_spellings() -> Iterator[Spelling]:
    shared = {fold_text(name) for name in word_lists()["no-state-names"]["names"]}
    for state, names in word_lists()["state-names"].items():
        yield from (_spelling(written, state, "state") for written in names)
    for place in gazetteer_places().values():
        if place.id in known_actors():
            for written in (place.en, place.ar, *place.aliases):
                if fold_text(written) not in shared:
                    yield _spelling(written, place.id, "state")


def _spelling(written: str, actor: str, rule: str, *, needs_head: bool = False) -> Spelling:
    tokens = tokenize(written)
    letters = written.replace(".", "").replace("-", "")
    acronym = letters.isascii() and letters.isupper() and len(letters) <= _ACRONYM_LETTERS
    return Spelling(
        tuple(token.word for token in tokens),
        tuple(token.written[0].isupper() for token in tokens),
        actor,
        rule,
        acronym,
        written
        if len(tokens) == 1 and not acronym and any(letter.isupper() for letter in written[1:])
        else "",
        needs_head,
    )


def _demonym(form: str, state: str) -> Spelling:
    words = tuple(token.word for token in tokenize(form))
    return Spelling(words, tuple(not in_arabic(word) for word in words), state, "adjective")


def _inflected(word: str) -> Iterable[str]:
    """Return an Arabic adjective in its genders and numbers, with and without article."""
    if not in_arabic(word):
        return (word,)
    bare = [
        " ".join(parts) for parts in product(*([part + end for end in _ENDINGS] for part in word.split()))
    ]
    return (*bare, *(" ".join("ال" + part for part in each.split()) for each in bare))
