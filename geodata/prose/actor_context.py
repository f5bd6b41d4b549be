"""Whether the name of a state or of its seat stands for the state, by the words beside it."""

from functools import cache

from geodata.prose.actor_index import KnownName
from geodata.prose.actor_text import ActorText, is_arabic
from geodata.prose.lexicon import word_lists
from geodata.words import fold_text


def stands_for_state(text: ActorText, name: KnownName) -> bool:
    """Return whether a name of a state, a seat or an adjective stands for the state."""
    if name.spelling.is_adjective:
        return True
    return not _is_place(text, name)


def _is_place(text: ActorText, name: KnownName) -> bool:
    if is_arabic(text.word(name.first)):
        return text.word(name.first - 1) in place_words("arabic")
    before = name.first - (2 if text.word(name.first - 1) == "the" else 1)
    if text.word(before) in place_words("prepositions"):
        return True
    if text.word(before) == "of" and text.word(before - 1) in place_words("of"):
        return True
    return text.word(name.last) in place_words("behind")


@cache
def place_words(key: str) -> frozenset[str]:
    """Return the folded words of a list of words beside places."""
    return frozenset(fold_text(word) for word in word_lists()["place-words"][key])
