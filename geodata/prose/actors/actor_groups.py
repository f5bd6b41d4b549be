"""Organisations, groups and companies that no list has, by the words of their names."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from geodata.prose.actors.actor_arabic_groups import arabic_group
from geodata.prose.actors.actor_bodies import body_at
from geodata.prose.actors.actor_context import context_words
from geodata.prose.actors.actor_group_words import GroupMention, actor_kinds_by_word
from geodata.prose.actors.actor_index import KnownName, names_at
from geodata.prose.actors.actor_text import ActorText
from geodata.prose.lexicon import word_lists
from geodata.prose.token_rows import in_arabic
from geodata.toponyms.word_roles import words_with_role
from geodata.vocabulary import ActorKind
from geodata.words import fold_text

_LONGEST_NAME: Final = 10
_SHORTEST_RUN: Final = 2
"""Words of a name, at least: a head and what it is of."""
_ORDINAL_SUFFIXES: Final = ("st", "nd", "rd", "th")
_OPENERS: Final = frozenset(
    {
        "new",
        "los",
        "las",
        "la",
        "le",
        "el",
        "al",
        "san",
        "santa",
        "abu",
        "ras",
        "tel",
        "umm",
        "will",
        "general",
        "central",
        "major",
        "chief",
        "justice",
        "human",
        "southern",
        "northern",
        "eastern",
        "western",
        "north",
        "south",
        "east",
        "west",
    }
)
"""Words that may open a name, though they are listed as words of another sort."""
_ACRONYM: Final = re.compile("[A-Z][A-Z0-9]{1,7}")


def group_mentions(text: ActorText, names: Mapping[int, KnownName]) -> Iterator[GroupMention]:
    """Return the organisations that a text names; ``names`` are its known names by their first token."""
    index = 0
    while index < len(text.row):
        found = (
            arabic_group(text, index) if in_arabic(text.word(index)) else _english_group(text, index, names)
        )
        if found is not None:
            yield found
        index = found.last if found is not None else index + 1


def _english_group(text: ActorText, index: int, names: Mapping[int, KnownName]) -> GroupMention | None:
    if not (text.is_capital(index) or _is_numbered_force(text, index)):
        return _behind_noun(text, index, names)
    if text.word(index) in _skipped() or _goes_on_from_before(text, index):
        return None
    last = _run_end(text, index)
    if not _can_be_organisation(text, index, last):
        return None
    first = _behind_other_name(text, index, last)
    kind, acronym = _kind_of_run(text, first, last), _acronym_behind(text, first, last)
    if kind is not None:
        return GroupMention(first, last, kind, "group-head", acronym or _foreign_acronym(text, last))
    if acronym in text.acting_acronyms:
        return GroupMention(first, last, ActorKind.ORGANISATION, "group-acronym", acronym)
    return None


def _can_be_organisation(text: ActorText, first: int, last: int) -> bool:
    """Return whether a run of capitalised words has at least two, and none that makes another thing of it."""
    if last - first < _SHORTEST_RUN or len(text.word(first)) == 1 or _is_line_of_capitals(text, first, last):
        return False
    body = body_at(text, first)
    is_body = body is not None and body.last == last
    return not is_body and not {text.word(first), text.word(last - 1)} & _no_organisation()


def _goes_on_from_before(text: ActorText, index: int) -> bool:
    """Return whether a capitalised word belongs to a run that began before it."""
    return (
        index > 0
        and text.links[index]
        and text.is_capital(index - 1)
        and text.word(index - 1) not in _skipped()
    )


def _is_numbered_force(text: ActorText, index: int) -> bool:
    """Return whether a number begins the name of a force ("47th Mechanised Brigade")."""
    token = text.row[index]
    suffix = text.word(index + 1) in _ORDINAL_SUFFIXES and index + 1 < len(text.row)
    return token.is_numeric and suffix and text.gap(index + 1) == ""


def _run_end(text: ActorText, first: int) -> int:
    """Return the index behind a run of capitalised words, with joints between them."""
    at, last = first, first
    while at < len(text.row) and at - first < _LONGEST_NAME and (at == first or text.links[at]):
        if at > first and _ends_run(text, first, at):
            break
        if _is_in_run(text, first, at):
            last = at + 1
        elif not (at > first and _is_joint(text, at)):
            break
        at += 1
    return last


def _is_in_run(text: ActorText, first: int, at: int) -> bool:
    is_suffix = text.word(at) in _ORDINAL_SUFFIXES and text.gap(at) == ""
    return text.is_capital(at) or is_suffix or (at == first and text.row[at].is_numeric)


def _is_joint(text: ActorText, at: int) -> bool:
    return text.word(at) in _joints() or (text.word(at) == "the" and text.word(at - 1) in ("of", "for"))


def _ends_run(text: ActorText, first: int, at: int) -> bool:
    is_day = text.word(at) in words_with_role("calendar")
    return is_day or "\n" in text.gap(at) or _parts_two_names(text, first, at)


def _parts_two_names(text: ActorText, first: int, at: int) -> bool:
    """Return whether "and" stands between two names, not in one ("the Ministry of Health and the WHO")."""
    if text.word(at) != "and":
        return False
    behind = text.word(at + 1)
    is_head = behind in _heads() and text.word(at + 2) in ("of", "for")
    is_acronym = at - first == 1 and text.row[first].written.isupper()
    if behind == "the" or is_head or is_acronym:
        return True
    return names_at(text, first) is not None and names_at(text, at + 1) is not None


def _behind_other_name(text: ActorText, first: int, last: int) -> int:
    """Return where a name begins behind "of" ("Kevin Reilly of the Health Department")."""
    is_head = [text.word(at) in _heads() for at in range(first, last)]
    joints = [
        at for at in range(first, last) if text.word(at) in ("of", "for") and not any(is_head[: at - first])
    ]
    if not joints or not any(is_head):
        return first
    start = joints[-1] + 1
    return start + 1 if text.word(start) == "the" else start


def _kind_of_run(text: ActorText, first: int, last: int) -> ActorKind | None:
    """Return the kind that the last head in a run tells; None where it has none."""
    for at in range(last - 1, first - 1, -1):
        kind = _heads().get(text.word(at))
        is_end = at == last - 1 or text.word(at + 1) in _joints() or not text.row[at + 1].written.isalpha()
        if kind is not None and is_end:
            goes_on = text.word(first + 1) in ("of", "for") and last - first > _SHORTEST_RUN
            return kind if at > first or goes_on else None
    return None


def _acronym_behind(text: ActorText, first: int, last: int) -> str:
    """Return the acronym in brackets behind a run whose letters it takes up in order; empty without one."""
    written = _in_brackets(text, last)
    letters = iter([token.word[0] for token in text.row[first:last]])
    taken = sum(letter in letters for letter in written.lower() if letter.isalpha())
    return written if written and taken >= max(2, len(written) - 2) else ""


def _in_brackets(text: ActorText, index: int) -> str:
    """Return the acronym in brackets at a token; empty without one."""
    if index >= len(text.row) or text.gap(index).strip() != "(":
        return ""
    token = text.row[index]
    is_closed = text.content[token.end : token.end + 1] == ")"
    return token.written if is_closed and _ACRONYM.fullmatch(token.written) else ""


def _foreign_acronym(text: ActorText, last: int) -> str:
    """Return an acronym that takes up no letters of the name before it ("Serb Army (VRS)"), if it acts."""
    written = _in_brackets(text, last)
    return written if written in text.acting_acronyms else ""


def _behind_noun(text: ActorText, index: int, names: Mapping[int, KnownName]) -> GroupMention | None:
    """Return a capitalised name behind a noun in small letters ("the rights group Fortify Rights")."""
    kind, at = _nouns().get(text.word(index)), index + 1
    if text.word(index) == "tank":
        kind = ActorKind.ORGANISATION if text.word(index - 1) == "think" else None
    if kind is None or at >= len(text.row) or at in names or text.gap(at) not in (" ", ", "):
        return None
    if not text.is_capital(at) or text.word(at) in words_with_role("calendar"):
        return None
    last = _run_end(text, at)
    is_apart = text.gap(at) == ", "
    if is_apart and (last >= len(text.row) or text.gap(last).strip() != "," or kind is ActorKind.GROUP):
        return None
    if any(text.word(near) in context_words("place-words", "behind") for near in range(at, last)):
        return None
    return GroupMention(at, last, kind, "group-noun")


def _is_line_of_capitals(text: ActorText, first: int, last: int) -> bool:
    return all(token.written.isupper() for token in text.row[first:last] if len(token.written) > 1)


@cache
def _heads() -> Mapping[str, ActorKind]:
    return actor_kinds_by_word(word_lists()["organisation-heads"])


@cache
def _nouns() -> Mapping[str, ActorKind]:
    return actor_kinds_by_word(word_lists()["organisation-nouns"])


@cache
def _joints() -> frozenset[str]:
    return frozenset(word_lists()["organisation-joints"]["english"])


@cache
def _skipped() -> frozenset[str]:
    listed = word_lists()["before-organisation"]["english"]
    titles = word_lists()["person-titles"]["english"]
    places = context_words("place-words", "prepositions") - words_with_role("parts")
    return (frozenset(listed) | frozenset(titles) | words_with_role("function") | places) - _OPENERS


@cache
def _no_organisation() -> frozenset[str]:
    return frozenset(fold_text(word) for word in word_lists()["no-organisation"]["english"])
