"""Names of vessels in a text: by a prefix, a noun of vessel, quotes, a flag, capitals."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from geodata.prose.actors.actor_arabic_vessels import (
    arabic_vessel_behind_noun,
    arabic_vessel_by_prefix,
    quoted_vessel,
)
from geodata.prose.actors.actor_index import KnownName
from geodata.prose.actors.actor_person_words import organisation_words
from geodata.prose.actors.actor_text import ActorText
from geodata.prose.actors.actor_vessel_words import (
    VesselMention,
    noun_at,
    opens_quote,
    vessel_prefixes,
    vessel_words,
)
from geodata.prose.token_rows import in_arabic
from geodata.toponyms.word_roles import words_with_role

_LONGEST_NAME: Final = 5
_FLAG_BEHIND: Final = re.compile(
    r"\s*[(,]\s*(?:IMO\b|[A-Z][\w ]{2,30}[ -]flag|flag\b|[A-Z]{1,5}-?\d{1,5}\))", re.ASCII
)
_FLAG_WORDS: Final = ("flagged", "registered", "owned", "operated", "managed", "linked")
"""Words behind a state's name before one of its vessels."""
_FLAG_REACH: Final = 5
"""Words between such a word and the name, at most."""
_SHORTEST_CAPITALS: Final = 4


def vessel_mentions(text: ActorText, names: Mapping[int, KnownName]) -> Iterator[VesselMention]:
    """Return the vessels that a text names; ``names`` are its known names by their first token."""
    index = 0
    while index < len(text.row):
        found = _vessel_at(text, index, names)
        if found is not None:
            yield found
        index = found.last if found is not None else index + 1


def _vessel_at(text: ActorText, index: int, names: Mapping[int, KnownName]) -> VesselMention | None:
    if in_arabic(text.word(index)) or opens_quote(text, index):
        quoted = quoted_vessel(text, index, names)
        if quoted is not None:
            return quoted
    if in_arabic(text.word(index)):
        return arabic_vessel_by_prefix(text, index) or arabic_vessel_behind_noun(text, index, names)
    return (
        _with_prefix(text, index)
        or _behind_noun(text, index, names)
        or _behind_flag(text, index, names)
        or _before_noun(text, index, names)
        or _in_capitals(text, index, names)
    )


def _with_prefix(text: ActorText, index: int) -> VesselMention | None:
    """Return a vessel by its prefix ("INS Kolkata", "MV Tutor", "CCG 5901")."""
    for length in (2, 1):
        part = text.row[index : index + length]
        written = " ".join(token.written for token in part)
        is_warship, at = written in vessel_prefixes("warship-prefixes"), index + len(part)
        if not (is_warship or written in vessel_prefixes("merchant-prefixes")) or at >= len(text.row):
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
    at, between = noun, vessel_words("english-between")
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
            or token.word in vessel_words("prefix-stops")
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
        return text.row[index].is_numeric or text.word(index) in vessel_words("prefix-stops")
    return known.spelling.rule != "listed" or name_end(text, index) <= known.last


def _is_line_of_capitals(text: ActorText, index: int) -> bool:
    return not any(token.written.islower() for token in text.row[max(0, index - 3) : index + 4])
