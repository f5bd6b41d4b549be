"""Forces and bodies that every state has, by phrases in both languages, and their composed names."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from geodata.prose.actors.actor_index import KnownActor, known_actors
from geodata.prose.actors.actor_text import ActorText, name_forms
from geodata.prose.lexicon import word_lists
from geodata.prose.token_rows import in_arabic
from geodata.prose.tokens import tokenize
from geodata.vocabulary import ActorKind
from geodata.words.localized_text import LocalizedText

_ENGLISH_MINISTRY: Final = (
    "{} ministry", "ministry of {}", "{} minister", "minister of {}", "{} secretary", "department of {}",
    "{} department", "ministry for {}", "ministry of the {}", "minister for {}", "{} ministers",
    "secretary of {}",
)  # fmt: skip
_ARABIC_MINISTRY: Final = (
    "وزارة {}", "وزير {}", "وزيرة {}", "ووزير {}", "المتحدث باسم {}", "المتحدثة باسم {}", "الناطق باسم {}",
    "المتحدث باسم وزارة {}", "المتحدثة باسم وزارة {}", "الناطق باسم وزارة {}", "وزيرا {}", "وزراء {}",
)  # fmt: skip
_ALONE_IN_ARABIC: Final = ("foreign-ministry", "defence-ministry", "interior-ministry", "health-ministry")
"""Ministries that an adjective may follow without the word for ministry («الخارجية المصرية»)."""


@dataclass(frozen=True)
class Body:
    """A force or body that every state has."""

    key: str
    kind: ActorKind
    english: str
    arabic: str
    is_feminine: bool
    is_known_alone: bool
    """Whether it counts without its state ("the army"), where the text tells whose it is."""


@dataclass(frozen=True)
class BodyPhrase:
    """A phrase of a body at the tokens ``first`` to ``last`` (half-open)."""

    first: int
    last: int
    body: Body
    needs_adjective: bool
    """Whether it is a body only with an adjective of nation behind it."""


@cache
def bodies() -> Mapping[str, Body]:
    """Return the bodies of states by their keys."""
    found = {}
    for key, line in word_lists()["bodies-of-states"].items():
        english, arabic = line["name"]
        kind, alone = ActorKind(line["kind"]), line.get("alone", False)
        found[key] = Body(key, kind, english, arabic, line["gender"] == "f", alone)
    for key, line in word_lists()["ministries"].items():
        english, arabic = line["name"]
        found[key] = Body(key, ActorKind.ORGANISATION, english, arabic, is_feminine=True, is_known_alone=True)
    return found


def body_at(text: ActorText, index: int) -> BodyPhrase | None:
    """Return the longest phrase of a body that begins at a token."""
    best: BodyPhrase | None = None
    for form in name_forms(text.word(index)):
        for words, key, needs_adjective in _by_first_word().get(form, ()):
            last = index + len(words)
            if best is not None and last <= best.last:
                continue
            if tuple(token.word for token in text.row[index + 1 : last]) == words[1:] and text.are_linked(
                index, last
            ):
                best = BodyPhrase(index, last, bodies()[key], needs_adjective)
    return best


@cache
def body_of_state(state: str, key: str) -> KnownActor:
    """Return the actor that a body of a state is: a listed one, or one composed of both names."""
    actor_id = f"{state}-{key}"
    listed = word_lists()["same-bodies"].get(actor_id)
    if listed is not None:
        return known_actors()[listed]
    body = bodies()[key]
    name = LocalizedText(en=f"{_english_adjective(state)} {body.english}", ar=_arabic_name(state, body))
    return KnownActor(actor_id, name, body.kind, state)


@cache
def _by_first_word() -> Mapping[str, tuple[tuple[tuple[str, ...], str, bool], ...]]:
    found: dict[str, dict[tuple[str, ...], tuple[tuple[str, ...], str, bool]]] = {}
    for phrase, key, needs_adjective in _phrases():
        words = tuple(token.word for token in tokenize(phrase))
        found.setdefault(words[0], {}).setdefault(words, (words, key, needs_adjective))
    return {word: tuple(listed.values()) for word, listed in found.items()}


def _phrases() -> Iterator[tuple[str, str, bool]]:
    lists = word_lists()
    for key, line in lists["bodies-of-states"].items():
        yield from ((phrase, key, False) for phrase in (*line["en"], *line["ar"]))
    for key, line in lists["ministries"].items():
        for subject in line["en"]:
            yield from ((form.format(subject), key, False) for form in _ENGLISH_MINISTRY)
        for subject in line["ar"]:
            yield from ((form.format(subject), key, False) for form in _ARABIC_MINISTRY)
            if key in _ALONE_IN_ARABIC:
                yield subject, key, True


@cache
def demonyms() -> Mapping[str, tuple[str, ...]]:
    """Return the adjectives of each state; Arabic ones in the masculine singular without article."""
    path = files("geodata").joinpath("data", "toponyms", "demonyms.toml")
    listed = tomllib.loads(path.read_text("utf-8"))
    more = word_lists()["state-adjectives"]
    return {state: (*listed.get(state, ()), *more.get(state, ())) for state in known_actors()}


def _english_adjective(state: str) -> str:
    """Return the adjective of a state, or its name where it has none."""
    own = word_lists()["adjective-of-state"].get(state)
    latin = [word for word in demonyms().get(state, ()) if not in_arabic(word)]
    return own or (latin[0] if latin else known_actors()[state].name["en"])


def _arabic_name(state: str, body: Body) -> str:
    arabic = [word for word in demonyms().get(state, ()) if in_arabic(word)]
    if not arabic:
        return f"{body.arabic} في {known_actors()[state].name['ar']}"
    ending = "ة" if body.is_feminine else ""
    return " ".join([body.arabic, *("ال" + part + ending for part in arabic[0].split())])
