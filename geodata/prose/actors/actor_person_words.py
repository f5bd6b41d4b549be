"""Words by which persons are found in a text: titles, given names, joints, verbs; folded and cached."""

from collections.abc import Mapping
from functools import cache

from geodata.prose.actors.actor_text import ActorText, name_forms
from geodata.prose.lexicon import word_lists
from geodata.prose.tokens import tokenize
from geodata.toponyms.word_roles import given_names, listed_words, words_with_role
from geodata.words import fold_text


def title_at(text: ActorText, index: int, language: str) -> int | None:
    """Return the index behind the longest title that begins at a token; None without one."""
    best: int | None = None
    for form in name_forms(text.word(index)):
        for words in _titles(language).get(form, ()):
            last = index + len(words)
            part = tuple(token.word for token in text.row[index + 1 : last])
            if part == words[1:] and (best is None or last > best) and text.are_linked(index, last):
                best = last
    return best


@cache
def _titles(language: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for title in word_lists()["person-titles"][language]:
        words = tuple(token.word for token in tokenize(title))
        found.setdefault(words[0], []).append(words)
    return {word: tuple(listed) for word, listed in found.items()}


@cache
def title_words(language: str) -> frozenset[str]:
    """Return the last words of the titles of a language."""
    return frozenset(words[-1] for listed in _titles(language).values() for words in listed)


@cache
def strong_titles() -> frozenset[str]:
    """Return the English titles behind which one name alone is enough."""
    return frozenset(fold_text(title).replace("-", " ") for title in word_lists()["person-titles"]["strong"])


@cache
def listed_given_names(script: str) -> frozenset[str]:
    """Return the given names in a script, ``latin`` or ``arabic``."""
    more = frozenset(fold_text(name) for name in word_lists()["more-given-names"][script])
    listed = given_names() if script == "latin" else frozenset()
    return more | (listed - listed_words("frequent-words"))


@cache
def ranks() -> frozenset[str]:
    """Return the Arabic titles behind which one of two words of a name may be a common one."""
    return frozenset(fold_text(word) for word in word_lists()["person-titles"]["arabic-ranks"])


@cache
def joints(language: str) -> frozenset[str]:
    """Return the words that join the parts of a name."""
    return frozenset(fold_text(word) for word in word_lists()["person-joints"][language])


@cache
def person_verbs(language: str) -> frozenset[str]:
    """Return the verbs beside names of persons."""
    return frozenset(fold_text(word) for word in word_lists()["person-verbs"][language])


@cache
def organisation_words() -> frozenset[str]:
    """Return the English heads of names of organisations."""
    return frozenset(word for listed in word_lists()["organisation-heads"].values() for word in listed)


@cache
def words_before_person() -> frozenset[str]:
    """Return the English words before a name that tell of a person."""
    return frozenset(word_lists()["person-verbs"]["before"])


@cache
def words_behind_person() -> frozenset[str]:
    """Return the English words behind a name that tell of a person."""
    return frozenset(word_lists()["person-verbs"]["behind"])


@cache
def arabic_verbs() -> frozenset[str]:
    """Return the Arabic verbs that end a name, with "and" joined and without."""
    doing = person_verbs("arabic") | words_with_role("acts") | words_with_role("speech")
    return frozenset(form for word in doing for form in (word, "و" + word))


@cache
def common_words() -> frozenset[str]:
    """Return the common Arabic words."""
    return listed_words("common-arabic")
