"""Organisations in Arabic that no list has: a head and the words of the name behind it."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from geodata.prose.actors.actor_bodies import body_at
from geodata.prose.actors.actor_context import context_words
from geodata.prose.actors.actor_group_words import GroupMention, actor_kinds_by_word
from geodata.prose.actors.actor_index import names_at
from geodata.prose.actors.actor_text import ActorText, name_forms
from geodata.prose.actors.actor_vessel_words import quote_end
from geodata.prose.lexicon import word_lists
from geodata.prose.token_rows import in_arabic
from geodata.toponyms.word_roles import listed_words, words_with_role
from geodata.vocabulary import ActorKind
from geodata.words import fold_text

_OF_STATES: Final = ("قوات", "قوه", "جيش", "سلطه", "برنامج", "مقاتلي", "اداره")
"""Arabic heads that are a state's behind which it stands («قوات كوريا الشمالية»), folded."""
_LONGEST_ARABIC: Final = 5


def arabic_group(text: ActorText, index: int) -> GroupMention | None:
    """Return the organisation whose head is at a token; None without one."""
    for form in name_forms(text.word(index)):
        head = _arabic_heads().get(form)
        if head is not None:
            return _behind_head(text, index, head)
    return None


def _behind_head(text: ActorText, index: int, head: tuple[str, ActorKind]) -> GroupMention | None:
    sort, kind = head
    at = index + 1
    if at >= len(text.row):
        return None
    quoted = quote_end(text, at)
    if quoted is not None and text.gap(at).strip(' «"“') == "":
        return GroupMention(index, quoted, kind, "group-quoted")
    if not text.links[at] or "\n" in text.gap(at):
        return None
    is_number = text.row[at].is_numeric or text.word(at) in context_words("arabic-ordinals", "words")
    if is_number:
        return GroupMention(index, at + 1, kind, "group-number") if kind is ActorKind.FORCE else None
    last = _arabic_name_end(text, at, sort)
    words = [text.word(near) for near in range(at, last)]
    is_name = _is_arabic_name(words, sort) or _is_named_by_head(text, index, words)
    return GroupMention(index, last, kind, "group-head") if is_name and not _is_body(text, index) else None


def _is_body(text: ActorText, index: int) -> bool:
    """Return whether a head is that of a state's body («القوات المسلحة», «قوات كوريا الشمالية»)."""
    known = names_at(text, index + 1)
    if known is not None and known.spelling.rule != "listed" and text.word(index) in _OF_STATES:
        return True
    return any(body_at(text, near) is not None for near in (index, index + 1, index + 2))


def _is_named_by_head(text: ActorText, index: int, words: list[str]) -> bool:
    """Return whether one word with the article is a name behind its head («صحيفة الوطن», «حزب الكتائب»)."""
    heads = context_words("named-by-one-word", "heads")
    is_head = any(form in heads for form in name_forms(text.word(index)))
    return (
        is_head
        and len(words) == 1
        and words[0].startswith("ال")
        and words[0] not in context_words("named-by-one-word", "not")
    )


def _arabic_name_end(text: ActorText, first: int, sort: str) -> int:
    """Return the index behind an Arabic name: words with the article or "for", behind the first word."""
    at = first
    while at < len(text.row) and at - first < _LONGEST_ARABIC and text.links[at] and "\n" not in text.gap(at):
        word = text.word(at)
        if not in_arabic(word) or word in _no_arabic() or word in _stops():
            break
        is_pair = word.startswith("وال") and _may_be_pair(text, first, at, sort)
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


def _may_be_pair(text: ActorText, first: int, at: int, sort: str) -> bool:
    """Return whether "and" may stand inside a name: of a party, or behind "for" («للحقوق … والاجتماعية»)."""
    has_purpose = any(text.word(near).startswith("ل") for near in range(first, at))
    is_adjective = text.word(at).endswith(("ه", "ي"))
    is_party = sort == "proper" and text.word(first - 1) in ("حزب", "حركه")
    return is_party or (sort == "definite" and has_purpose and is_adjective)


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


@cache
def _given_names() -> frozenset[str]:
    return frozenset(fold_text(name) for name in word_lists()["more-given-names"]["arabic"])


@cache
def _arabic_heads() -> Mapping[str, tuple[str, ActorKind]]:
    found: dict[str, tuple[str, ActorKind]] = {}
    for sort, table in word_lists()["arabic-heads"].items():
        for word, kind in actor_kinds_by_word(table).items():
            found.setdefault(word, (sort, kind))
    return found


@cache
def _no_arabic() -> frozenset[str]:
    return frozenset(fold_text(word) for word in word_lists()["arabic-no-organisation"]["words"])


@cache
def _stops() -> frozenset[str]:
    return words_with_role("function") | words_with_role("prepositions") | words_with_role("acts")
