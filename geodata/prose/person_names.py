"""Persons in a text: by a title before the name, by an apposition, by a verb of saying, by the last name later."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from geodata.prose.actor_context import context_words
from geodata.prose.actor_index import KnownName
from geodata.prose.actor_text import ActorText, forms_with_article, is_arabic
from geodata.prose.lexicon import word_lists
from geodata.prose.tokens import tokenize
from geodata.toponyms.word_roles import given_names, listed_words, words_with_role
from geodata.words import fold_text

_LONGEST_NAME: Final = 5
"""Words of a name, at most."""
_LONGEST_ROLE: Final = 8
"""Words between a role and the name that it introduces in Arabic, and of an English apposition, at most."""
_SHORTEST_LAST_NAME: Final = 3
"""Letters of a last name that stands alone later, at least."""
_TITLES_OF_PLACES: Final = ("sheikh", "king", "prince", "lord", "sir", "queen", "general", "captain", "emir")
"""Titles that begin names of places too ("in Sheikh Zuweid")."""
_NO_PERSON: Final = frozenset(
    {"island", "islands", "staff", "officer", "province", "strip", "forum", "international", "services"}
)
"""Words that no person's name has, beside those of organisations and places."""
_NO_LAST_NAME: Final = ("بال", "لل", "وال", "فال", "كال")
"""Beginnings of a word that is no part of a name: a particle before the article."""


@dataclass(frozen=True)
class PersonMention:
    """A person at the tokens ``first`` to ``last`` (half-open), and the tokens of the role beside the name."""

    first: int
    last: int
    rule: str
    role: tuple[int, int] | None = None


def person_mentions(text: ActorText, names: Mapping[int, KnownName]) -> Iterator[PersonMention]:
    """Return the persons that a text introduces; ``names`` are its known names by their first token."""
    index = 0
    while index < len(text.row):
        found = (
            _arabic_person(text, index, names)
            if is_arabic(text.word(index))
            else _english_person(text, index, names)
        )
        if found is not None:
            yield found
        index = max(index + 1, found.last) if found is not None else index + 1


def later_mentions(text: ActorText, persons: list[PersonMention]) -> Iterator[tuple[int, PersonMention]]:
    """Return the tokens that are the last name alone of a person introduced before, with the person."""
    by_last: dict[str, PersonMention] = {}
    starts = {person.first: person for person in persons}
    taken = 0
    for index in range(len(text.row)):
        person = starts.get(index)
        if person is not None:
            last_name = text.word(person.last - 1)
            if _can_stand_alone(last_name):
                by_last[last_name] = person
            taken = max(taken, person.last)
        elif index >= taken and by_last and _begins_like_name(text, index):
            known = next(
                (by_last[form] for form in forms_with_article(text.word(index)) if form in by_last), None
            )
            if known is not None and not _is_in_longer_name(text, index):
                yield index, known


def _begins_like_name(text: ActorText, index: int) -> bool:
    return is_arabic(text.word(index)) or text.is_capital(index)


def _is_in_longer_name(text: ActorText, index: int) -> bool:
    if is_arabic(text.word(index)):
        return False
    before = text.links[index] and text.is_capital(index - 1) and not text.starts_sentence(index - 1)
    return before and text.word(index - 1) not in _title_words("english")


def _can_stand_alone(word: str) -> bool:
    if len(word) < _SHORTEST_LAST_NAME:
        return False
    return not is_arabic(word) or word not in _common_words()


# English


def _english_person(text: ActorText, index: int, names: Mapping[int, KnownName]) -> PersonMention | None:
    title = title_at(text, index, "english")
    if title is not None and title < len(text.row):
        found = _behind_english_title(text, index, title, names)
        if found is not None:
            return found
    if not text.is_capital(index) or (index > 0 and text.links[index] and text.is_capital(index - 1)):
        return None
    last = english_name_end(text, index)
    if last - index < 2 or index in names or not _can_begin_name(text, index):  # noqa: PLR2004 - first and last name
        return None
    if _is_organisation(text, index, last):
        return None
    role = _apposition(text, last) or _role_before(text, index)
    if role is not None:
        return PersonMention(index, last, "person-apposition", role)
    is_said = text.word(last) in _verbs("english") or text.word(index - 1) in ("said", "says")
    is_doer = is_said or text.word(last) in _behind_person() or text.word(index - 1) in _before_person()
    if is_doer and _is_given_name(text, index) and not _is_named_place(text, index, last):
        return PersonMention(index, last, "person-given-name")
    is_name = is_said and last - index <= 3 and not text.row[index].written.isupper()  # noqa: PLR2004
    is_name = is_name and not any(at in names for at in range(index, last))
    return PersonMention(index, last, "person-speech") if is_name else None


def _behind_english_title(
    text: ActorText, index: int, title: int, names: Mapping[int, KnownName]
) -> PersonMention | None:
    """Return the person whose title ends before a token ("Prime Minister Judith Suminwa")."""
    if not text.is_capital(title) or not (text.links[title] or _is_abbreviation(text, title)):
        return None
    last = english_name_end(text, title)
    known = names.get(title)
    if known is not None and known.spelling.rule != "adjective" and known.last >= last:
        return None
    words = " ".join(token.word for token in text.row[index:title])
    is_strong = words in _strong_titles() and text.is_capital(index)
    if last - title < 2 and not is_strong:  # noqa: PLR2004
        return None
    if (known is not None and known.spelling.rule in ("adjective", "state")) or _is_organisation(
        text, title, last
    ):
        return None
    is_place = (
        text.word(index - 1) in context_words("place-words", "prepositions") and words in _TITLES_OF_PLACES
    )
    if is_place or text.word(title) in _title_words("english") or not _can_begin_name(text, title):
        return None
    if any(text.word(at) in words_with_role("calendar") for at in range(title, last)):
        return None
    return PersonMention(title, last, "person-title", (index, title))


def _is_abbreviation(text: ActorText, index: int) -> bool:
    return text.gap(index).strip() == "." and len(text.word(index - 1)) <= 4  # noqa: PLR2004


def english_name_end(text: ActorText, index: int) -> int:
    """Return the index behind a run of capitalised words with joints ("Abdul-Malik al-Houthi")."""
    last = at = index
    joints = _joints("english")
    while at < len(text.row) and at - index < _LONGEST_NAME + 2 and (at == index or text.links[at]):
        if at > index and "\n" in text.gap(at):
            break
        if text.row[at].is_numeric or text.row[at].word == "s":
            break
        if text.is_capital(at):
            at += 1
            last = at
        elif text.word(at) in joints and at > index:
            at += 1
        else:
            break
    return last


def _can_begin_name(text: ActorText, index: int) -> bool:
    word = text.word(index)
    listed = words_with_role("function") | words_with_role("prepositions") | words_with_role("calendar")
    return len(word) > 1 and word not in listed and word not in word_lists()["person-verbs"]["no-first"]


def _is_given_name(text: ActorText, index: int) -> bool:
    return text.row[index].word in _given("latin") and not text.row[index].written.isupper()


def _is_named_place(text: ActorText, first: int, last: int) -> bool:
    if text.word(first - 1) in context_words("place-words", "prepositions"):
        return True
    return _is_organisation(text, first, last) or text.word(last) in words_with_role("endings")


def _is_organisation(text: ActorText, first: int, last: int) -> bool:
    """Return whether a run holds a word that no person's name has ("University", "River")."""
    endings = (
        words_with_role("endings")
        | words_with_role("heads")
        | words_with_role("bodies")
        | _organisation_words()
    )
    places = words_with_role("parts") | context_words("place-words", "behind") | words_with_role("calendar")
    listed = endings | places | _NO_PERSON
    return any(text.word(at) in listed for at in range(first, last))


def _apposition(text: ActorText, last: int) -> tuple[int, int] | None:
    """Return the tokens of a role behind a name and a comma (", the military spokesman, said")."""
    if last >= len(text.row) or text.gap(last).strip() != ",":
        return None
    titles = _title_words("english")
    for at in range(last, min(last + _LONGEST_ROLE, len(text.row))):
        if at > last and not text.links[at] and text.gap(at).strip() not in ("'", "’"):
            return None
        if text.word(at) in titles and not text.is_capital(at):
            return last, at + 1
    return None


def _role_before(text: ActorText, first: int) -> tuple[int, int] | None:
    """Return the tokens of a role before a comma and the name ("M23's spokesman, Lawrence Kanyuka,")."""
    if first == 0 or text.gap(first).strip() != ",":
        return None
    titles = _title_words("english")
    for at in range(first - 1, max(first - _LONGEST_ROLE, -1), -1):
        if text.word(at) in titles:
            return at, first
        if not text.links[at]:
            return None
    return None


# Arabic


def is_given_name(text: ActorText, index: int) -> bool:
    """Return whether a token is an Arabic given name, with particles or without; "على" is the preposition."""
    if text.row[index].written.endswith("لى"):
        return False
    return any(form in _given("arabic") for form in forms_with_article(text.word(index)))


def _arabic_person(text: ActorText, index: int, names: Mapping[int, KnownName]) -> PersonMention | None:
    title = title_at(text, index, "arabic")
    if title is not None:
        return _behind_arabic_title(text, index, title, names)
    if not is_given_name(text, index):
        return None
    last = arabic_name_end(text, index, names)
    if last - index < 2:  # noqa: PLR2004
        return None
    if (
        last < len(text.row)
        and text.gap(last).strip() in ("،", ",")
        and title_at(text, last, "arabic") is not None
    ):
        return PersonMention(
            index, last, "person-apposition", (last, min(last + _LONGEST_ROLE, len(text.row)))
        )
    previous = forms_with_article(text.word(index - 1)) if index and text.links[index] else ()
    if any(form in _verbs("arabic") for form in previous):
        return PersonMention(index, last, "person-speech")
    if any(form in context_words("place-words", "arabic") for form in previous):
        return None
    has_joint = any(text.word(at) in _joints("arabic") for at in range(index, last))
    return PersonMention(index, last, "person-given-name") if has_joint and last - index > 2 else None  # noqa: PLR2004


def _behind_arabic_title(
    text: ActorText, index: int, title: int, names: Mapping[int, KnownName]
) -> PersonMention | None:
    """Return the person whose role begins at a token («المتحدث باسم الجيش العقيد محمد قنونو»)."""
    for at in range(title, min(title + _LONGEST_ROLE, len(text.row))):
        if not text.links[at] or text.word(at) in _common_verbs():
            return None
        if at not in names and text.row[at].word in _given("arabic") and is_given_name(text, at):
            last = arabic_name_end(text, at, names)
            if last - at >= 2 or at == title:  # noqa: PLR2004
                return PersonMention(at, last, "person-title", (index, at)) if last - at >= 2 else None  # noqa: PLR2004
    return _foreign_name_behind_title(text, index, title, names)


def _foreign_name_behind_title(
    text: ActorText, index: int, title: int, names: Mapping[int, KnownName]
) -> PersonMention | None:
    """Return two words that no list of common words has, right behind a title («الوزير كيومرث بورهاشمي»)."""
    if title + 1 >= len(text.row) or title in names or title + 1 in names:
        return None
    words = (text.word(title), text.word(title + 1))
    are_linked = text.links[title] and text.links[title + 1]
    is_rank = any(form in _ranks() for form in forms_with_article(text.word(title - 1)))
    rare = [_is_rare(word) for word in words]
    stops = _common_verbs() | words_with_role("function") | words_with_role("prepositions")
    can_be_name = all(
        is_arabic(word) and word not in stops and not word.startswith(_NO_LAST_NAME) for word in words
    )
    if (
        are_linked
        and can_be_name
        and (all(rare) or (is_rank and any(rare) and not words[0].startswith("ال")))
    ):
        return PersonMention(title, arabic_name_end(text, title, names), "person-title", (index, title))
    return None


def _is_rare(word: str) -> bool:
    return word not in _common_words() and not word.startswith("ال") and not word.startswith("لل")


def arabic_name_end(text: ActorText, index: int, names: Mapping[int, KnownName]) -> int:
    """Return the index behind an Arabic name that begins at a token: given names, joints and one last name."""
    at, is_joined = index + 1, text.word(index) in _joints("arabic")
    stops = _common_verbs() | words_with_role("function") | words_with_role("prepositions")
    while (
        at < len(text.row) and at - index < _LONGEST_NAME + 2 and text.links[at] and "\n" not in text.gap(at)
    ):
        word = text.word(at)
        if word in _joints("arabic"):
            is_joined, at = True, at + 1
            continue
        if (
            not is_arabic(word)
            or word.startswith(_NO_LAST_NAME)
            or (not is_joined and (word in stops or at in names))
        ):
            break
        is_given = word in _given("arabic") and is_given_name(text, at)
        starts_clause = word.startswith(("و", "ف", "ب", "ل")) and word in _common_words() and not is_given
        if not is_joined and at - index >= 2 and not is_given and not _is_last_name(word):  # noqa: PLR2004
            break
        if not is_joined and starts_clause:
            break
        at += 1
        if word.startswith("ال") and not is_given and not is_joined:
            break
        is_joined = False
    return at


def _is_last_name(word: str) -> bool:
    return word.startswith("ال") or word not in _common_words()


# Lists


def title_at(text: ActorText, index: int, language: str) -> int | None:
    """Return the index behind the longest title that begins at a token; None without one."""
    best: int | None = None
    for form in forms_with_article(text.word(index)):
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
def _title_words(language: str) -> frozenset[str]:
    return frozenset(words[-1] for listed in _titles(language).values() for words in listed)


@cache
def _strong_titles() -> frozenset[str]:
    return frozenset(fold_text(title).replace("-", " ") for title in word_lists()["person-titles"]["strong"])


@cache
def _given(script: str) -> frozenset[str]:
    more = frozenset(fold_text(name) for name in word_lists()["more-given-names"][script])
    listed = given_names() if script == "latin" else frozenset()
    return more | (listed - listed_words("frequent-words"))


@cache
def _ranks() -> frozenset[str]:
    return frozenset(fold_text(word) for word in word_lists()["person-titles"]["arabic-ranks"])


@cache
def _joints(language: str) -> frozenset[str]:
    return frozenset(fold_text(word) for word in word_lists()["person-joints"][language])


@cache
def _verbs(language: str) -> frozenset[str]:
    return frozenset(fold_text(word) for word in word_lists()["person-verbs"][language])


@cache
def _organisation_words() -> frozenset[str]:
    return frozenset(word for listed in word_lists()["organisation-heads"].values() for word in listed)


@cache
def _before_person() -> frozenset[str]:
    return frozenset(word_lists()["person-verbs"]["before"])


@cache
def _behind_person() -> frozenset[str]:
    return frozenset(word_lists()["person-verbs"]["behind"])


@cache
def _common_verbs() -> frozenset[str]:
    doing = _verbs("arabic") | words_with_role("acts") | words_with_role("speech")
    return frozenset(form for word in doing for form in (word, "و" + word))


@cache
def _common_words() -> frozenset[str]:
    return listed_words("common-arabic")
