"""Names of vessels in a text: by a prefix, a noun of vessel, quotes, a flag, capitals."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from geodata.prose.actor_context import context_words
from geodata.prose.actor_index import KnownName
from geodata.prose.actor_person_words import arabic_verbs, organisation_words
from geodata.prose.actor_text import ActorText, forms_with_article, is_arabic
from geodata.prose.lexicon import word_lists
from geodata.prose.tokens import tokenize
from geodata.toponyms.word_roles import listed_words, words_with_role
from geodata.words import fold_text

_LONGEST_NAME: Final = 5
_QUOTES_OPEN: Final = re.compile("[\"“«‹'‘*_]$")
_QUOTES_CLOSE: Final = re.compile("^[\"”»›'’*_]")
_FLAG_BEHIND: Final = re.compile(
    r"\s*[(,]\s*(?:IMO\b|[A-Z][\w ]{2,30}[ -]flag|flag\b|[A-Z]{1,5}-?\d{1,5}\))", re.ASCII
)
_ARABIC_FLAG_BEHIND: Final = re.compile(
    r"[»”\"]?\s*(?:\((?:علم|ترفع علم)|،?\s*(?:التي |الذي )?(?:ترفع|يرفع|رافعة) علم)"
)
_FLAG_WORDS: Final = ("flagged", "registered", "owned", "operated", "managed", "linked")
"""Words behind a state's name before one of its vessels."""
_FLAG_REACH: Final = 5
"""Words between such a word and the name, at most."""
_CARRIER: Final = fold_text("الطائرات")
"""What an aircraft carrier carries, in Arabic."""
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
_SHORTEST_CAPITALS: Final = 4


@dataclass(frozen=True)
class VesselMention:
    """A vessel at the tokens ``first`` to ``last`` (half-open); its name begins at ``name``."""

    first: int
    last: int
    rule: str
    name: int


def vessel_mentions(text: ActorText, names: Mapping[int, KnownName]) -> Iterator[VesselMention]:
    """Return the vessels that a text names; ``names`` are its known names by their first token."""
    index = 0
    while index < len(text.row):
        found = _vessel_at(text, index, names)
        if found is not None:
            yield found
        index = found.last if found is not None else index + 1


def _vessel_at(text: ActorText, index: int, names: Mapping[int, KnownName]) -> VesselMention | None:
    if is_arabic(text.word(index)) or _opens_quote(text, index):
        quoted = _quoted_vessel(text, index, names)
        if quoted is not None:
            return quoted
    if is_arabic(text.word(index)):
        return _arabic_prefix(text, index) or _behind_arabic_noun(text, index, names)
    return (
        _with_prefix(text, index)
        or _behind_noun(text, index, names)
        or _behind_flag(text, index, names)
        or _before_noun(text, index, names)
        or _in_capitals(text, index, names)
    )


# English


def _with_prefix(text: ActorText, index: int) -> VesselMention | None:
    """Return a vessel by its prefix ("INS Kolkata", "MV Tutor", "CCG 5901")."""
    for length in (2, 1):
        part = text.row[index : index + length]
        written = " ".join(token.written for token in part)
        is_warship, at = written in _prefixes("warship-prefixes"), index + len(part)
        if not (is_warship or written in _prefixes("merchant-prefixes")) or at >= len(text.row):
            continue
        if text.gap(at) not in (" ", "\u00a0", ' "', " “") or not text.are_linked(index, at):
            continue
        last = _number_end(text, at) if text.row[at].is_numeric else name_end(text, at)
        if last > at and not (text.row[at].is_numeric and not is_warship):
            return VesselMention(index, last, "vessel-prefix", index if is_warship else at)
    return None


def _number_end(text: ActorText, index: int) -> int:
    """Return the index behind a number of a ship, with two letters behind it ("QNg 95739 TS")."""
    last = index + 1
    if last < len(text.row) and text.links[last] and re.fullmatch("[A-Z]{2}", text.row[last].written):
        return last + 1
    return last


def _behind_noun(text: ActorText, index: int, names: Mapping[int, KnownName]) -> VesselMention | None:
    """Return a vessel behind its noun ("the German frigate Hessen", "a tanker called Niovi")."""
    noun = noun_at(text, index)
    if noun is None or (text.row[index].written.isupper() and _is_line_of_capitals(text, index)):
        return None
    at, between = noun, _words("english-between")
    while at < len(text.row) and at - noun < 3 and text.word(at) in between and text.links[at]:  # noqa: PLR2004
        at += 1
    if at >= len(text.row) or text.gap(at).strip(" \"“«‘'*_,") or not text.is_capital(at):
        return None
    if prefixed := _with_prefix(text, at):
        return prefixed
    is_apart = text.gap(at).strip() == ","
    last = name_end(text, at)
    if (
        last == at
        or _is_known_other(text, at, names)
        or (text.word(index) == "carrier" and not _is_ship(text, at))
    ):
        return None
    if is_apart and (last >= len(text.row) or text.gap(last).strip() not in (",", ".")):
        return None
    return VesselMention(at, last, "vessel-noun", at)


def _is_ship(text: ActorText, index: int) -> bool:
    return (
        text.row[index].written.isupper() or _FLAG_BEHIND.match(text.content, text.row[index].end) is not None
    )


def _behind_flag(text: ActorText, index: int, names: Mapping[int, KnownName]) -> VesselMention | None:
    """Return a vessel behind its flag or owner ("The Bangladesh-flagged ABDULLAH")."""
    if text.word(index) not in _FLAG_WORDS:
        return None
    at = index + 1
    while at < min(index + _FLAG_REACH, len(text.row)) and text.links[at] and not text.is_capital(at):
        at += 1
    if at >= len(text.row) or not text.links[at] or not text.is_capital(at) or at in names:
        return None
    has_noun = any(noun_at(text, between) is not None for between in range(index + 1, at))
    is_of_state = text.gap(index) == "-" and (text.word(index) == "flagged" or index - 1 in names)
    last = name_end(text, at)
    is_company = any(text.word(near) in organisation_words() for near in range(at, last))
    if not has_noun and (at > index + 1 or not is_of_state or is_company):
        return None
    return VesselMention(at, last, "vessel-flag", at) if last > at else None


def _before_noun(text: ActorText, index: int, names: Mapping[int, KnownName]) -> VesselMention | None:
    """Return a vessel with its noun behind it as an apposition ("The Rubymar, a cargo vessel hit …")."""
    if not text.is_capital(index) or _is_known_other(text, index, names) or text.word(index) == "the":
        return None
    if text.links[index] and text.is_capital(index - 1) and text.word(index - 1) != "the":
        return None
    last = name_end(text, index)
    if (
        last + 1 >= len(text.row)
        or text.gap(last).strip() != ","
        or text.word(last) not in ("a", "an", "the")
    ):
        return None
    for at in range(last + 1, min(last + 5, len(text.row))):
        if not text.links[at]:
            return None
        if noun_at(text, at) is not None:
            return VesselMention(index, last, "vessel-apposition", index)
    return None


def _in_capitals(text: ActorText, index: int, names: Mapping[int, KnownName]) -> VesselMention | None:
    """Return a vessel in capitals with its flag, number or IMO number behind it ("GROTON (Liberia flag)")."""
    if not text.row[index].written.isupper() or index in names or not text.row[index].written.isalpha():
        return None
    last = index
    while last < len(text.row) and last - index < _LONGEST_NAME and (last == index or text.links[last]):
        if not (text.row[last].written.isupper() or text.row[last].is_numeric):
            break
        last += 1
    letters = sum(len(token.written) for token in text.row[index:last])
    if letters < _SHORTEST_CAPITALS or _FLAG_BEHIND.match(text.content, text.row[last - 1].end) is None:
        return None
    return VesselMention(index, last, "vessel-capitals", index)


def name_end(text: ActorText, index: int) -> int:
    """Return the index behind the name of a vessel that begins at a token: capitalised words and numbers."""
    at, in_capitals = index, text.row[index].written.isupper() and len(text.row[index].written) > 2  # noqa: PLR2004
    while at < len(text.row) and at - index < _LONGEST_NAME and (at == index or text.links[at]):
        token = text.row[at]
        if (
            token.word == "s"
            or token.word in words_with_role("calendar")
            or token.word in _words("prefix-stops")
        ):
            break
        if token.is_numeric and (at == index or len(token.written) > 4):  # noqa: PLR2004
            break
        if not token.is_numeric and not token.written[0].isupper():
            of_name = (
                token.word in ("of", "the", "al", "el", "de", "and")
                and text.is_capital(at + 1)
                and at > index
            )
            if not of_name or not text.links[at + 1]:
                break
        if in_capitals and not (token.is_numeric or token.written.isupper()):
            break
        at += 1
    return at - 1 if at > index + 1 and text.row[at - 1].word in ("of", "the", "and") else at


def _is_known_other(text: ActorText, index: int, names: Mapping[int, KnownName]) -> bool:
    """Return whether a token begins a known name with nothing capitalised behind it, or a number."""
    known = names.get(index)
    if known is None:
        return text.row[index].is_numeric or text.word(index) in _words("prefix-stops")
    return known.spelling.rule != "listed" or name_end(text, index) <= known.last


def _is_line_of_capitals(text: ActorText, index: int) -> bool:
    return not any(token.written.islower() for token in text.row[max(0, index - 3) : index + 4])


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


# Arabic, and names in quotes


def _opens_quote(text: ActorText, index: int) -> bool:
    return _QUOTES_OPEN.search(text.gap(index).rstrip(" ")) is not None


def quote_end(text: ActorText, index: int) -> int | None:
    """Return the index behind the words in quotes that begin at a token; None without their end."""
    if not _opens_quote(text, index):
        return None
    for last in range(index + 1, min(index + _LONGEST_NAME, len(text.row)) + 1):
        behind = text.content[text.row[last - 1].end : text.row[last - 1].end + 2]
        if _QUOTES_CLOSE.match(behind):
            return last
        if last < len(text.row) and not text.links[last]:
            return None
    return None


def _quoted_vessel(text: ActorText, index: int, names: Mapping[int, KnownName]) -> VesselMention | None:
    last = quote_end(text, index)
    if last is None:
        return None
    if _has_noun_before(text, index) or _has_noun_behind(text, last):
        return VesselMention(index, last, "vessel-quoted", index)
    if _ARABIC_FLAG_BEHIND.match(text.content, text.row[last - 1].end):
        return VesselMention(index, last, "vessel-quoted", index)
    if not is_arabic(text.word(index)) or index in names or not _is_at_sea(text, index, last):
        return None
    previous = forms_with_article(text.word(index - 1))
    if any(form in _words("arabic-not-before") for form in previous) or text.starts_sentence(index):
        return None
    return VesselMention(index, last, "vessel-quoted-at-sea", index)


def _has_noun_before(text: ActorText, index: int) -> bool:
    for at in range(index - 1, max(index - 1 - _ARABIC_NOUN_REACH, -1), -1):
        if any(form in _words("arabic") for form in forms_with_article(text.word(at))):
            return True
        if noun_at(text, at) is not None and index - at <= 2:  # noqa: PLR2004
            return True
        if any(form in _words("arabic-not-before") for form in forms_with_article(text.word(at))):
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
    listed = _words("arabic-around")
    at_sea = [
        at for at in range(first, end) if any(form in listed for form in forms_with_article(text.word(at)))
    ]
    return len(at_sea) >= _WORDS_AT_SEA


def _arabic_prefix(text: ActorText, index: int) -> VesselMention | None:
    """Return a vessel by an Arabic prefix: one word behind it, or two where the second is uncommon."""
    forms = forms_with_article(text.word(index))
    for words in _arabic_prefixes():
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


def _behind_arabic_noun(text: ActorText, index: int, names: Mapping[int, KnownName]) -> VesselMention | None:
    """Return a vessel right behind its noun, by uncommon words («السفينة روبيمار»)."""
    if not any(form in _words("arabic") for form in forms_with_article(text.word(index))):
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
    forms = forms_with_article(text.word(index))
    return not any(form in listed_words("common-arabic") for form in forms) and _is_bare_name(text, index)


def _is_bare_name(text: ActorText, index: int) -> bool:
    word = text.word(index)
    listed = words_with_role("function") | words_with_role("prepositions") | words_with_role("acts")
    return is_arabic(word) and word not in listed and not word.startswith("ال")


@cache
def _words(key: str) -> frozenset[str]:
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
def _prefixes(key: str) -> frozenset[str]:
    return frozenset(word_lists()["vessels"][key])


@cache
def _arabic_prefixes() -> tuple[tuple[str, ...], ...]:
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
