"""Persons in a text: by a title, an apposition or a verb beside the name, later by the last name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from geodata.prose.actors.actor_context import context_words
from geodata.prose.actors.actor_index import KnownName
from geodata.prose.actors.actor_person_words import (
    arabic_verbs,
    common_words,
    joints,
    listed_given_names,
    organisation_words,
    person_verbs,
    ranks,
    strong_titles,
    title_at,
    title_words,
    words_before_person,
    words_behind_person,
)
from geodata.prose.actors.actor_text import ActorText, name_forms
from geodata.prose.lexicon import word_lists
from geodata.prose.token_rows import in_arabic
from geodata.toponyms.word_roles import words_with_role

_FULL_NAME: Final = 2
"""Words of a name that counts as a full one, at least."""
_LONGEST_RUN: Final = 7
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
    """A person at the tokens ``first`` to ``last`` (half-open), and the tokens of the role."""

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
            if in_arabic(text.word(index))
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
            known = next((by_last[form] for form in name_forms(text.word(index)) if form in by_last), None)
            if known is not None and not _is_in_longer_name(text, index):
                yield index, known


def _begins_like_name(text: ActorText, index: int) -> bool:
    return in_arabic(text.word(index)) or text.is_capital(index)


def _is_in_longer_name(text: ActorText, index: int) -> bool:
    if in_arabic(text.word(index)):
        return False
    before = text.links[index] and text.is_capital(index - 1) and not text.starts_sentence(index - 1)
    return before and text.word(index - 1) not in title_words("english")


def _can_stand_alone(word: str) -> bool:
    if len(word) < _SHORTEST_LAST_NAME:
        return False
    return not in_arabic(word) or word not in common_words()


# English


def _english_person(text: ActorText, index: int, names: Mapping[int, KnownName]) -> PersonMention | None:
    title = title_at(text, index, "english")
    if title is not None and title < len(text.row):
        found = _behind_english_title(text, index, title, names)
        if found is not None:
            return found
    is_first = text.is_capital(index) and not (text.links[index] and text.is_capital(index - 1))
    if not is_first or index in names or not _can_begin_name(text, index):
        return None
    last = english_name_end(text, index)
    if last - index < _FULL_NAME or _is_organisation(text, index, last):
        return None
    role = _apposition(text, last) or _role_before(text, index)
    if role is not None:
        return PersonMention(index, last, "person-apposition", role)
    return _person_by_verb(text, index, last, names)


def _person_by_verb(
    text: ActorText, first: int, last: int, names: Mapping[int, KnownName]
) -> PersonMention | None:
    """Return the person that some capitalised words name, by the words beside them."""
    before, behind = text.word(first - 1), text.word(last)
    is_said = behind in person_verbs("english") or before in ("said", "says")
    is_doer = is_said or behind in words_behind_person() or before in words_before_person()
    if is_doer and _is_given_name(text, first) and not _is_named_place(text, first, last):
        return PersonMention(first, last, "person-given-name")
    is_short = last - first <= _FULL_NAME + 1 and not text.row[first].written.isupper()
    is_name = is_said and is_short and not any(at in names for at in range(first, last))
    return PersonMention(first, last, "person-speech") if is_name else None


def _behind_english_title(
    text: ActorText, index: int, title: int, names: Mapping[int, KnownName]
) -> PersonMention | None:
    """Return the person whose title ends before a token ("Prime Minister Judith Suminwa")."""
    if not text.is_capital(title) or not (text.links[title] or _is_abbreviation(text, title)):
        return None
    last = english_name_end(text, title)
    words = " ".join(token.word for token in text.row[index:title])
    is_strong = words in strong_titles() and text.is_capital(index)
    if (last - title < _FULL_NAME and not is_strong) or not _can_begin_name(text, title):
        return None
    if _is_other_name(names.get(title), last) or _is_organisation(text, title, last):
        return None
    is_place = text.word(index - 1) in context_words("place-words", "prepositions")
    if (is_place and words in _TITLES_OF_PLACES) or text.word(title) in title_words("english"):
        return None
    return PersonMention(title, last, "person-title", (index, title))


def _is_other_name(known: KnownName | None, last: int) -> bool:
    """Return whether a known name stands where a person's would: one of a state, or all of the words."""
    if known is None:
        return False
    rule = known.spelling.rule
    return rule in ("adjective", "state") or known.last >= last


def _is_abbreviation(text: ActorText, index: int) -> bool:
    return text.gap(index).strip() == "." and len(text.word(index - 1)) <= 4  # noqa: PLR2004


def english_name_end(text: ActorText, index: int) -> int:
    """Return the index behind a run of capitalised words with joints ("Abdul-Malik al-Houthi")."""
    last = at = index
    while at < len(text.row) and at - index < _LONGEST_RUN and (at == index or text.links[at]):
        token = text.row[at]
        if token.is_numeric or token.word == "s" or (at > index and "\n" in text.gap(at)):
            break
        if not text.is_capital(at) and (at == index or token.word not in joints("english")):
            break
        at += 1
        last = at if text.is_capital(at - 1) else last
    return last


def _can_begin_name(text: ActorText, index: int) -> bool:
    word = text.word(index)
    listed = words_with_role("function") | words_with_role("prepositions") | words_with_role("calendar")
    return len(word) > 1 and word not in listed and word not in word_lists()["person-verbs"]["no-first"]


def _is_given_name(text: ActorText, index: int) -> bool:
    return text.row[index].word in listed_given_names("latin") and not text.row[index].written.isupper()


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
        | organisation_words()
    )
    places = words_with_role("parts") | context_words("place-words", "behind") | words_with_role("calendar")
    listed = endings | places | _NO_PERSON
    return any(text.word(at) in listed for at in range(first, last))


def _apposition(text: ActorText, last: int) -> tuple[int, int] | None:
    """Return the tokens of a role behind a name and a comma (", the military spokesman, said")."""
    if last >= len(text.row) or text.gap(last).strip() != ",":
        return None
    titles = title_words("english")
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
    titles = title_words("english")
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
    return any(form in listed_given_names("arabic") for form in name_forms(text.word(index)))


def _arabic_person(text: ActorText, index: int, names: Mapping[int, KnownName]) -> PersonMention | None:
    title = title_at(text, index, "arabic")
    if title is not None:
        return _behind_arabic_title(text, index, title, names)
    last = arabic_name_end(text, index, names) if is_given_name(text, index) else index
    if last - index < _FULL_NAME:
        return None
    if text.gap(last).strip() in ("،", ",") and title_at(text, last, "arabic") is not None:
        role = (last, min(last + _LONGEST_ROLE, len(text.row)))
        return PersonMention(index, last, "person-apposition", role)
    previous = name_forms(text.word(index - 1)) if text.links[index] else ()
    if any(form in person_verbs("arabic") for form in previous):
        return PersonMention(index, last, "person-speech")
    is_place = any(form in context_words("place-words", "arabic") for form in previous)
    has_joint = any(text.word(at) in joints("arabic") for at in range(index, last))
    is_name = has_joint and not is_place and last - index > _FULL_NAME
    return PersonMention(index, last, "person-given-name") if is_name else None


def _behind_arabic_title(
    text: ActorText, index: int, title: int, names: Mapping[int, KnownName]
) -> PersonMention | None:
    """Return the person whose role begins at a token («المتحدث باسم الجيش العقيد محمد قنونو»)."""
    for at in range(title, min(title + _LONGEST_ROLE, len(text.row))):
        if not text.links[at] or text.word(at) in arabic_verbs():
            return None
        is_given = text.word(at) in listed_given_names("arabic") and is_given_name(text, at)
        if is_given and _is_free(names.get(at)):
            last = arabic_name_end(text, at, names)
            if last - at >= _FULL_NAME:
                return PersonMention(at, last, "person-title", (index, at))
            if at == title:
                return None
    return _foreign_name_behind_title(text, index, title, names)


def _is_free(known: KnownName | None) -> bool:
    """Return whether no known name stands there, or an adjective that is a given name too («تركي»)."""
    return known is None or known.spelling.rule == "adjective"


def _foreign_name_behind_title(
    text: ActorText, index: int, title: int, names: Mapping[int, KnownName]
) -> PersonMention | None:
    """Return two uncommon words behind a title («الوزير كيومرث بورهاشمي»); behind a rank one is enough."""
    if title + 1 >= len(text.row) or title in names or title + 1 in names:
        return None
    words = (text.word(title), text.word(title + 1))
    if not (text.links[title] and text.links[title + 1]) or not all(_can_be_name(word) for word in words):
        return None
    uncommon = [_is_uncommon(word) for word in words]
    is_rank = any(form in ranks() for form in name_forms(text.word(title - 1)))
    is_behind_rank = is_rank and any(uncommon) and not words[0].startswith("ال")
    if not (all(uncommon) or is_behind_rank):
        return None
    return PersonMention(title, arabic_name_end(text, title, names), "person-title", (index, title))


def _can_be_name(word: str) -> bool:
    return in_arabic(word) and word not in _words_behind_names() and not word.startswith(_NO_LAST_NAME)


def _is_uncommon(word: str) -> bool:
    return word not in common_words() and not word.startswith("ال") and not word.startswith("لل")


def arabic_name_end(text: ActorText, index: int, names: Mapping[int, KnownName]) -> int:
    """Return the index behind an Arabic name: given names and joints, and one last name."""
    at, is_joined = index + 1, text.word(index) in joints("arabic")
    while at < len(text.row) and at - index < _LONGEST_RUN and text.links[at] and "\n" not in text.gap(at):
        word = text.word(at)
        if word in joints("arabic"):
            is_joined, at = True, at + 1
            continue
        is_given = word in listed_given_names("arabic") and is_given_name(text, at)
        if not is_joined and not is_given and not _goes_on_name(word, at in names, at - index):
            break
        if not _can_be_name(word) and not is_joined:
            break
        at += 1
        if word.startswith("ال") and not is_given and not is_joined:
            break
        is_joined = False
    return at


def _goes_on_name(word: str, is_known: bool, length: int) -> bool:  # noqa: FBT001
    """Return whether a word may be the next of a name that has some words already."""
    if is_known or not _can_be_name(word):
        return False
    is_common = word in common_words()
    if is_common and word.startswith(("و", "ف", "ب", "ل")):
        return False
    return length < _FULL_NAME or word.startswith("ال") or not is_common


@cache
def _words_behind_names() -> frozenset[str]:
    """Return the Arabic words that end a name."""
    return arabic_verbs() | words_with_role("function") | words_with_role("prepositions")
