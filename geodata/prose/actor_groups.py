"""Organisations, groups and companies that no list has: by the words of their names, and acronyms in brackets."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from geodata.prose.actor_bodies import body_at
from geodata.prose.actor_context import context_words
from geodata.prose.actor_index import KnownName, names_at
from geodata.prose.actor_text import ActorText, forms_with_article, is_arabic
from geodata.prose.lexicon import word_lists
from geodata.prose.vessel_names import quote_end
from geodata.toponyms.word_roles import listed_words, words_with_role
from geodata.vocabulary import ActorKind
from geodata.words import fold_text

_LONGEST_NAME: Final = 10
_LONGEST_ARABIC: Final = 5
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


@dataclass(frozen=True)
class GroupMention:
    """An organisation at the tokens ``first`` to ``last`` (half-open), with its acronym where brackets tell it."""

    first: int
    last: int
    kind: ActorKind
    rule: str
    acronym: str = ""


def group_mentions(text: ActorText, names: Mapping[int, KnownName]) -> Iterator[GroupMention]:
    """Return the organisations that a text names; ``names`` are its known names by their first token."""
    index = 0
    while index < len(text.row):
        found = (
            _arabic_group(text, index, names)
            if is_arabic(text.word(index))
            else _english_group(text, index, names)
        )
        if found is not None:
            yield found
        index = found.last if found is not None else index + 1


# English


def _english_group(text: ActorText, index: int, names: Mapping[int, KnownName]) -> GroupMention | None:
    if not (text.is_capital(index) or _is_numbered_force(text, index)):
        return _behind_noun(text, index, names)
    if text.word(index) in _skipped() or _goes_on_from_before(text, index):
        return None
    first = index
    last = _run_end(text, first)
    while last > first and text.word(last - 1) in _joints():
        last -= 1
    if len(text.word(first)) < 2 or last - first < 2 or _is_line_of_capitals(text, first, last):  # noqa: PLR2004 - a head and what it is of
        return None
    if text.word(last - 1) in _no_organisation() or text.word(first) in _no_organisation():
        return None
    body = body_at(text, first)
    if body is not None and body.last == last:
        return None
    first = _behind_other_name(text, first, last)
    kind = _kind_of_run(text, first, last)
    acronym = _acronym_behind(text, first, last)
    if kind is None and not acronym:
        return None
    if kind is None and not _acts_later(text, acronym):
        return None
    if kind is not None and not acronym:
        acronym = _foreign_acronym(text, last)
    return GroupMention(
        first, last, kind or ActorKind.ORGANISATION, "group-head" if kind else "group-acronym", acronym
    )


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
    suffix = text.word(index + 1) in ("st", "nd", "rd", "th") and index + 1 < len(text.row)
    return token.is_numeric and suffix and text.gap(index + 1) == ""


def _run_end(text: ActorText, first: int) -> int:
    """Return the index behind a run of capitalised words, with joints between them."""
    at, last = first, first
    while at < len(text.row) and at - first < _LONGEST_NAME and (at == first or text.links[at]):
        if at > first and "\n" in text.gap(at):
            break
        if at > first and (text.word(at) in words_with_role("calendar") or _parts_two_names(text, first, at)):
            break
        is_suffix = text.word(at) in ("st", "nd", "rd", "th") and text.gap(at) == ""
        if text.is_capital(at) or is_suffix or (at == first and text.row[at].is_numeric):
            at += 1
            last = at
        elif (
            text.word(at) in _joints() or (text.word(at) == "the" and text.word(at - 1) in ("of", "for"))
        ) and at > first:
            at += 1
        else:
            break
    return last


def _parts_two_names(text: ActorText, first: int, at: int) -> bool:
    """Return whether "and" stands between two names, not inside one ("the Ministry of Health and the WHO")."""
    if text.word(at) != "and":
        return False
    behind = text.word(at + 1)
    is_head = behind in _heads() and text.word(at + 2) in ("of", "for")
    is_acronym = at - first == 1 and text.row[first].written.isupper()
    return (
        behind == "the"
        or is_head
        or is_acronym
        or names_at(text, first) is not None
        and names_at(text, at + 1) is not None
    )


def _behind_other_name(text: ActorText, first: int, last: int) -> int:
    """Return where a name begins behind "of" and what belongs to it ("Kevin Reilly of the Health Department")."""
    is_head = [text.word(at) in _heads() for at in range(first, last)]
    joints = [
        at for at in range(first, last) if text.word(at) in ("of", "for") and not any(is_head[: at - first])
    ]
    if not joints or not any(is_head):
        return first
    start = joints[-1] + 1
    return start + 1 if text.word(start) == "the" else start


def _kind_of_run(text: ActorText, first: int, last: int) -> ActorKind | None:
    """Return the kind that the last head in a run tells; None where it has none, or where it is a place's."""
    for at in range(last - 1, first - 1, -1):
        kind = _heads().get(text.word(at))
        is_end = at == last - 1 or text.word(at + 1) in _joints() or not text.row[at + 1].written.isalpha()
        if kind is not None and is_end:
            is_first_alone = at == first and (last - first < 3 or text.word(first + 1) not in ("of", "for"))  # noqa: PLR2004
            return None if is_first_alone else kind
    return None


def _acronym_behind(text: ActorText, first: int, last: int) -> str:
    """Return the acronym in brackets behind a run whose letters it takes up in order; empty without one."""
    if last >= len(text.row) or text.gap(last).strip() != "(":
        return ""
    written = text.row[last].written
    closes = text.content[text.row[last].end : text.row[last].end + 1] == ")"
    if not closes or not _ACRONYM.fullmatch(written):
        return ""
    initials = [token.word[0] for token in text.row[first:last]]
    letters = iter(initials)
    taken = sum(letter in letters for letter in written.lower() if letter.isalpha())
    return written if taken >= max(2, len(written) - 2) else ""


def _foreign_acronym(text: ActorText, last: int) -> str:
    """Return an acronym in brackets that takes up no letters of the name ("Bosnian Serb Army (VRS)"), if it acts."""
    if last >= len(text.row) or text.gap(last).strip() != "(":
        return ""
    written = text.row[last].written
    closes = text.content[text.row[last].end : text.row[last].end + 1] == ")"
    return written if closes and _ACRONYM.fullmatch(written) and _acts_later(text, written) else ""


def _acts_later(text: ActorText, acronym: str) -> bool:
    """Return whether an acronym stands before a verb of saying or acting somewhere in a text."""
    return acronym in text.acting_acronyms


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


# Arabic


def _arabic_group(text: ActorText, index: int, names: Mapping[int, KnownName]) -> GroupMention | None:
    for form in forms_with_article(text.word(index)):
        head = _arabic_heads().get(form)
        if head is not None:
            return _behind_head(text, index, head, names)
    return None


def _behind_head(
    text: ActorText, index: int, head: tuple[str, ActorKind], names: Mapping[int, KnownName]
) -> GroupMention | None:
    sort, kind = head
    at = index + 1
    if at >= len(text.row):
        return None
    quoted = quote_end(text, at)
    if quoted is not None and text.gap(at).strip(' «"“') == "":
        return GroupMention(index, quoted, kind, "group-quoted")
    if not text.links[at] or "\n" in text.gap(at):
        return None
    if text.row[at].is_numeric or text.word(at) in context_words("arabic-ordinals", "words"):
        return GroupMention(index, at + 1, kind, "group-number") if kind is ActorKind.FORCE else None
    if body_at(text, index) is not None or any(body_at(text, near) is not None for near in (at, at + 1)):
        return None
    last = _arabic_name_end(text, at, sort, names)
    words = [text.word(near) for near in range(at, last)]
    is_name = _is_arabic_name(words, sort) or _is_named_by_head(text, index, words)
    return GroupMention(index, last, kind, "group-head") if is_name else None


def _is_named_by_head(text: ActorText, index: int, words: list[str]) -> bool:
    """Return whether one word with the article is a name behind its head («صحيفة الوطن», «حزب الكتائب»)."""
    heads = context_words("named-by-one-word", "heads")
    is_head = any(form in heads for form in forms_with_article(text.word(index)))
    return (
        is_head
        and len(words) == 1
        and words[0].startswith("ال")
        and words[0] not in context_words("named-by-one-word", "not")
    )


def _arabic_name_end(text: ActorText, first: int, sort: str, names: Mapping[int, KnownName]) -> int:
    """Return the index behind an Arabic name: words with the article or "for", behind the first word."""
    at = first
    while at < len(text.row) and at - first < _LONGEST_ARABIC and text.links[at] and "\n" not in text.gap(at):
        word = text.word(at)
        if not is_arabic(word) or word in _no_arabic() or word in _stops():
            break
        is_pair = word.startswith("وال") and sort == "proper" and text.word(first - 1) in ("حزب", "حركه")
        goes_on = (
            is_pair
            or word.startswith(("ال", "لل"))
            or (word.startswith("ل") and text.word(at + 1).startswith("ال"))
        )
        if at == first and sort != "definite":
            at += 1
            continue
        is_second_of_two = text.word(at - 1) in (
            "لحقوق",
            "حقوق",
            "شهداء",
            "سيد",
            "عبد",
            "تحرير",
            "ابو",
            "نصره",
            "اهل",
        )
        if not goes_on and not is_second_of_two:
            break
        at += 1
    return at


def _is_arabic_name(words: list[str], sort: str) -> bool:
    if not words:
        return False
    is_rare = words[0] not in listed_words("common-arabic") and not words[0].startswith(("ال", "لل"))
    with_purpose = any(word.startswith("ل") and word not in ("لم", "لا", "لن") for word in words[1:])
    if sort == "proper":
        return is_rare or len(words) > 1
    if sort == "definite":
        return len(words) > 1 and (with_purpose or len(words) > 2)  # noqa: PLR2004
    is_adjective = words[0].endswith("ه") and not words[0].startswith("ال")
    return is_rare or (with_purpose and not is_adjective)


def is_first_word_of_name(word: str) -> bool:
    """Return whether a folded Arabic word is the head of an organisation's name, or a given name."""
    return word in _arabic_heads() or word in _given_names()


# Lists


@cache
def _given_names() -> frozenset[str]:
    return frozenset(fold_text(name) for name in word_lists()["more-given-names"]["arabic"])


@cache
def _heads() -> Mapping[str, ActorKind]:
    return _by_word(word_lists()["organisation-heads"])


@cache
def _nouns() -> Mapping[str, ActorKind]:
    return _by_word(word_lists()["organisation-nouns"])


def _by_word(table: Mapping[str, list[str]]) -> Mapping[str, ActorKind]:
    return {fold_text(word): ActorKind(kind) for kind, words in table.items() for word in words}


@cache
def _arabic_heads() -> Mapping[str, tuple[str, ActorKind]]:
    found: dict[str, tuple[str, ActorKind]] = {}
    for sort, table in word_lists()["arabic-heads"].items():
        for word, kind in _by_word(table).items():
            found.setdefault(word, (sort, kind))
    return found


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


@cache
def _no_arabic() -> frozenset[str]:
    return frozenset(fold_text(word) for word in word_lists()["arabic-no-organisation"]["words"])


@cache
def _stops() -> frozenset[str]:
    return words_with_role("function") | words_with_role("prepositions") | words_with_role("acts")
