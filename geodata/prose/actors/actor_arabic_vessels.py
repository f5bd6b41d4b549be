"""Vessels in Arabic, and in quotes in any language: by a noun, a flag, words of seafaring, a prefix."""

import re
from collections.abc import Mapping
from typing import Final

from geodata.prose.actors.actor_index import KnownName
from geodata.prose.actors.actor_person_words import arabic_verbs
from geodata.prose.actors.actor_text import ActorText, name_forms
from geodata.prose.actors.actor_vessel_words import (
    VesselMention,
    arabic_prefixes,
    noun_at,
    quote_end,
    vessel_words,
)
from geodata.prose.token_rows import in_arabic
from geodata.toponyms.word_roles import listed_words, words_with_role
from geodata.words import fold_text

_ARABIC_FLAG_BEHIND: Final = re.compile(
    r"[»”\"]?\s*(?:\((?:علم|ترفع علم)|،?\s*(?:التي |الذي )?(?:ترفع|يرفع|رافعة) علم)"
)
_CARRIER: Final = fold_text("الطائرات")
"""Arabic words for the load of an aircraft carrier."""
_ADJECTIVES: Final = 3
"""Arabic adjectives between a noun of vessel and its name, at most."""
_LONGEST_ARABIC: Final = 3
"""Words of an Arabic name without quotes, at most."""
_ARABIC_NOUN_REACH: Final = 6
"""Words between a noun of vessel and a quoted name, at most."""
_ARABIC_CONTEXT: Final = 14
"""Words to each side of a quoted name among which a word of seafaring stands."""
_WORDS_AT_SEA: Final = 2
"""Words of seafaring near a quoted name, at least: one may stand anywhere."""


def quoted_vessel(text: ActorText, index: int, names: Mapping[int, KnownName]) -> VesselMention | None:
    """Return the vessel whose name in quotes begins at a token; None without one."""
    last = quote_end(text, index)
    if last is None:
        return None
    if _has_noun_before(text, index) or _has_noun_behind(text, last):
        return VesselMention(index, last, "vessel-quoted", index)
    if _ARABIC_FLAG_BEHIND.match(text.content, text.row[last - 1].end):
        return VesselMention(index, last, "vessel-quoted", index)
    if not in_arabic(text.word(index)) or index in names or not _is_at_sea(text, index, last):
        return None
    previous = name_forms(text.word(index - 1))
    if any(form in vessel_words("arabic-not-before") for form in previous) or text.starts_sentence(index):
        return None
    return VesselMention(index, last, "vessel-quoted-at-sea", index)


def _has_noun_before(text: ActorText, index: int) -> bool:
    for at in range(index - 1, max(index - 1 - _ARABIC_NOUN_REACH, -1), -1):
        if any(form in vessel_words("arabic") for form in name_forms(text.word(at))):
            return True
        if noun_at(text, at) is not None and index - at <= 2:  # noqa: PLR2004
            return True
        if any(form in vessel_words("arabic-not-before") for form in name_forms(text.word(at))):
            return False
        if text.gap(at + 1).strip(' «"“،') or "»" in text.gap(at):
            return False
    return False


def _has_noun_behind(text: ActorText, last: int) -> bool:
    at = last + 1 if text.word(last) in ("a", "an", "the") else last
    return any(noun_at(text, near) is not None for near in range(at, min(at + 3, len(text.row))))


def _is_at_sea(text: ActorText, index: int, last: int) -> bool:
    first, end = index, last
    while first > 0 and index - first < _ARABIC_CONTEXT and "\n" not in text.gap(first):
        first -= 1
    while end < len(text.row) and end - last < _ARABIC_CONTEXT and "\n" not in text.gap(end):
        end += 1
    listed = vessel_words("arabic-around")
    at_sea = [at for at in range(first, end) if any(form in listed for form in name_forms(text.word(at)))]
    return len(at_sea) >= _WORDS_AT_SEA


def arabic_vessel_by_prefix(text: ActorText, index: int) -> VesselMention | None:
    """Return a vessel by an Arabic prefix: one word behind it, or two where the second is uncommon."""
    forms = name_forms(text.word(index))
    for words in arabic_prefixes():
        last = index + len(words)
        is_prefix = (
            words[0] in forms and tuple(token.word for token in text.row[index + 1 : last]) == words[1:]
        )
        if (
            not is_prefix
            or not text.are_linked(index, min(last + 1, len(text.row)))
            or not _is_bare_name(text, last)
        ):
            continue
        goes_on = last + 1 < len(text.row) and text.links[last + 1] and _is_uncommon_name(text, last + 1)
        return VesselMention(index, last + (2 if goes_on else 1), "vessel-prefix", index)
    return None


def arabic_vessel_behind_noun(
    text: ActorText, index: int, names: Mapping[int, KnownName]
) -> VesselMention | None:
    """Return a vessel right behind its noun, by uncommon words («السفينة روبيمار»)."""
    if not any(form in vessel_words("arabic") for form in name_forms(text.word(index))):
        return None
    at = index + 1
    while at <= index + _ADJECTIVES and text.word(at).startswith("ال") and text.links[at]:
        at += 1
    if _CARRIER in (text.word(at - 1), text.word(at - 2)):
        return _carrier(text, at)
    last = at
    while last < min(at + _LONGEST_ARABIC, len(text.row)) and text.links[last] and last not in names:
        if not _is_uncommon_name(text, last):
            break
        last += 1
    return VesselMention(at, last, "vessel-noun", at) if last > at else None


def _carrier(text: ActorText, index: int) -> VesselMention | None:
    """Return the one or two words behind an aircraft carrier («حاملة الطائرات الأميركية جيرالد فورد»)."""
    verbs = arabic_verbs() | words_with_role("function") | words_with_role("prepositions")
    last = index
    while last < min(index + 2, len(text.row)) and text.links[last] and _is_bare_name(text, last):
        if text.word(last) in verbs or text.word(last).endswith("ت"):
            break
        last += 1
    return VesselMention(index, last, "vessel-noun", index) if last > index else None


def _is_uncommon_name(text: ActorText, index: int) -> bool:
    forms = name_forms(text.word(index))
    return not any(form in listed_words("common-arabic") for form in forms) and _is_bare_name(text, index)


def _is_bare_name(text: ActorText, index: int) -> bool:
    word = text.word(index)
    listed = words_with_role("function") | words_with_role("prepositions") | words_with_role("acts")
    return in_arabic(word) and word not in listed and not word.startswith("ال")
