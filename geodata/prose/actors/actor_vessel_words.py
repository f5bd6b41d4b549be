"""Words by which vessels are found in a text, and names in quotes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from geodata.prose.actors.actor_context import context_words
from geodata.prose.actors.actor_text import ActorText
from geodata.prose.lexicon import word_lists
from geodata.prose.tokens import tokenize
from geodata.words import fold_text

_LONGEST_NAME: Final = 5
_QUOTES_OPEN: Final = re.compile("[\"“«‹'‘*_]$")
_QUOTES_CLOSE: Final = re.compile("^[\"”»›'’*_]")


@dataclass(frozen=True)
class VesselMention:
    """A vessel at the tokens ``first`` to ``last`` (half-open); its name begins at ``name``."""

    first: int
    last: int
    rule: str
    name: int


def noun_at(text: ActorText, index: int) -> int | None:
    """Return the index behind the longest English noun of a vessel that begins at a token."""
    best: int | None = None
    for words in _nouns().get(text.word(index), ()):
        last = index + len(words)
        if tuple(token.word for token in text.row[index + 1 : last]) == words[1:] and text.are_linked(
            index, last
        ):
            best = last if best is None else max(best, last)
    return best


def opens_quote(text: ActorText, index: int) -> bool:
    """Return whether quotes open before a token."""
    return _QUOTES_OPEN.search(text.gap(index).rstrip(" ")) is not None


def quote_end(text: ActorText, index: int) -> int | None:
    """Return the index behind the words in quotes that begin at a token; None without their end."""
    if not opens_quote(text, index):
        return None
    for last in range(index + 1, min(index + _LONGEST_NAME, len(text.row)) + 1):
        behind = text.content[text.row[last - 1].end : text.row[last - 1].end + 2]
        if _QUOTES_CLOSE.match(behind):
            return last
        if last < len(text.row) and not text.links[last]:
            return None
    return None


@cache
def vessel_words(key: str) -> frozenset[str]:
    """Return the folded words of a list of ``vessels.toml``."""
    if key == "prefix-stops":
        return context_words("place-words", "prepositions") | {
            "the",
            "on",
            "a",
            "an",
            "he",
            "she",
            "it",
            "they",
            "and",
            "but",
        }
    return frozenset(fold_text(word) for word in word_lists()["vessels"][key])


@cache
def vessel_prefixes(key: str) -> frozenset[str]:
    """Return the prefixes of vessels as written."""
    return frozenset(word_lists()["vessels"][key])


@cache
def arabic_prefixes() -> tuple[tuple[str, ...], ...]:
    """Return the Arabic prefixes of vessels, as folded words."""
    return tuple(
        tuple(token.word for token in tokenize(each)) for each in word_lists()["vessels"]["arabic-prefixes"]
    )


@cache
def _nouns() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for noun in word_lists()["vessels"]["english"]:
        words = tuple(token.word for token in tokenize(noun))
        found.setdefault(words[0], []).append(words)
    return {word: tuple(listed) for word, listed in found.items()}
