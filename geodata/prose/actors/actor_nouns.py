"""Actors that a text names again by a noun alone: "the group", «الجماعة», "the ministry"."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from geodata.brief.record_fields import TextSpan
from geodata.prose.actors.actor_phrases import ActorPhrase
from geodata.prose.lexicon import word_lists
from geodata.prose.tokens import Token, tokenize
from geodata.vocabulary import ActorKind
from geodata.words import fold_text

_ARTICLES: Final = frozenset({"the", "this", "that", "these", "those"})
_ARTICLE: Final = "ال"
_SHORTEST: Final = 5
"""Letters of an Arabic noun with its article, at least."""
_REACH: Final = 40
"""Actors back to which a noun can refer."""


def actor_named_again(content: str, words: TextSpan | None, seen: Sequence[ActorPhrase]) -> str | None:
    """Return the id of the actor that a noun with an article stands for, if it is all that some words say.

    It stands for the last actor of its kind of those ``seen`` in the text before it; a noun that many bodies
    share ("the council") for the last one whose name has it.
    """
    if words is None:
        return None
    noun = _noun_alone(tokenize(content, *words))
    if noun is None:
        return None
    before = [each for each in seen if each.end <= words[0]][-_REACH:]
    return next((each.id for each in reversed(before) if _stands_for(noun, each)), None)


def _noun_alone(row: tuple[Token, ...]) -> str | None:
    """Return the noun that some words are, with its article: the words for a doer that is known already."""
    words = [token.word for token in row]
    if len(words) == 2 and words[0] in _ARTICLES:  # noqa: PLR2004 - an article and a noun
        return words[1]
    if len(words) == 1 and _ARTICLE in words[0][:3] and len(words[0]) >= _SHORTEST:
        return words[0][words[0].index(_ARTICLE) + len(_ARTICLE) :]
    return None


def _stands_for(noun: str, actor: ActorPhrase) -> bool:
    if noun in _nouns("of-kind").get(actor.kind, frozenset()):
        return True
    if not any(noun in words for words in _nouns("of-name").values()):
        return False
    return any(noun in _bare_words(name) for name in actor.name.wordings)


def _bare_words(name: str) -> Iterable[str]:
    return (word.removeprefix(_ARTICLE) for word in fold_text(name).split())


@cache
def _nouns(list_name: str) -> dict[str, frozenset[str]]:
    """Return the nouns that stand for actors, folded, by the kind of actor."""
    listed = word_lists()["nouns-again"][list_name]
    return {
        ActorKind(kind) if kind in set(ActorKind) else kind: frozenset(fold_text(word) for word in words)
        for kind, words in listed.items()
    }
