"""Readings of a name where it stands: a place, its government, a part of a longer name, or no name.

Each rule looks at the words around the name, none at which of its bearers is meant.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from geodata.toponyms.common_words import is_common_word, is_other_thing, is_sum_of_money
from geodata.toponyms.longer_names import is_part_of_name, names_person, surnames
from geodata.toponyms.name_context import (
    STRONG_EVIDENCE,
    NameContext,
    are_listed,
    evidence_of_place,
    has_role,
    is_behind_preposition,
    kind_beside,
    make_context,
    stands_in_dateline,
)
from geodata.toponyms.name_spans import WELL_KNOWN, NameSpan, is_seat
from geodata.toponyms.text_words import TextWord
from geodata.toponyms.word_roles import kinds_by_word

_GOVERNING: Final = frozenset({"country", "province", "region"})
_SAYS: Final = frozenset({"says", "said", "adds", "added", "insists", "insisted"})
_BODY_WITHIN: Final = 4
"""Words behind a possessive among which a body of the state stands ("Ukraine's General Staff")."""


class Reading(Enum):
    """Meaning of a name in its sentence."""

    PLACE = "place"
    GOVERNMENT = "government"
    NAME = "name"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class NameReading:
    """A name, what it stands for, and what the words beside it say of the place.

    ``kind`` is the kind that a word beside it says, or empty; ``evidence`` is that of
    :func:`~geodata.toponyms.name_context.evidence_of_place`.
    """

    span: NameSpan
    reading: Reading
    kind: str
    evidence: int
    is_dateline: bool

    @property
    def names_place(self) -> bool:
        """Whether it names a place, for itself or for its government."""
        return self.reading in {Reading.PLACE, Reading.GOVERNMENT}


def read_names(
    text: str, words: Sequence[TextWord], spans: Sequence[NameSpan], theatre: frozenset[str]
) -> tuple[NameReading, ...]:
    """Return what each name stands for, in the order given; ``theatre`` has the states the text is about."""
    context = make_context(text, words, spans, theatre)
    readings = [_read(span, context) for span in spans]
    persons = surnames(context) | {
        words[each.span.last - 1].folded
        for each in readings
        if each.reading is Reading.NAME and names_person(each.span, context)
    }
    kept = [_without_persons(each, persons) for each in readings]
    return tuple(_with_fellow_governments(kept, context))


def _read(span: NameSpan, context: NameContext) -> NameReading:
    evidence = evidence_of_place(span, context)
    reading = Reading.PLACE
    if is_sum_of_money(span, context):
        reading = Reading.NOTHING
    elif is_part_of_name(span, context):
        reading = Reading.NAME
    elif is_common_word(span, context, evidence) or is_other_thing(span, context):
        reading = Reading.NOTHING
    elif _stands_for_government(span, context):
        reading = Reading.GOVERNMENT
    return NameReading(span, reading, kind_beside(span, context), evidence, stands_in_dateline(span, context))


def _without_persons(reading: NameReading, persons: Collection[str]) -> NameReading:
    """Return a reading, that of a person where the text names one so elsewhere."""
    span = reading.span
    is_unknown = (
        span.last - span.first == 1 and span.weight < WELL_KNOWN and reading.evidence < STRONG_EVIDENCE
    )
    if reading.names_place and is_unknown and span.spelling in persons:
        return replace(reading, reading=Reading.NAME)
    return reading


def _with_fellow_governments(readings: Sequence[NameReading], context: NameContext) -> list[NameReading]:
    """Return the readings, with the other governments of a list where one is marked: "Cairo and Bern agreed".

    The mark stands at the end of a list where a verb follows its subjects, at its start where it goes before.
    """
    found = list(readings)
    for at in range(len(found) - 1):
        first, second = found[at], found[at + 1]
        if _is_fellow(first, second, context) and not context.words[first.span.first].is_cased:
            found[at + 1] = replace(second, reading=Reading.GOVERNMENT)
    for at in range(len(found) - 2, -1, -1):
        first, second = found[at], found[at + 1]
        if _is_fellow(second, first, context) and context.words[first.span.first].is_cased:
            found[at] = replace(first, reading=Reading.GOVERNMENT)
    return found


def _is_fellow(marked: NameReading, other: NameReading, context: NameContext) -> bool:
    """Return whether one name stands for a government and the next name of its list may do so too."""
    if marked.reading is not Reading.GOVERNMENT or other.reading is not Reading.PLACE:
        return False
    return (
        _may_govern(other.span)
        and are_listed(marked.span, other.span, context)
        and not (is_behind_preposition(other.span, context))
    )


def _may_govern(span: NameSpan) -> bool:
    return any(each.kind in _GOVERNING or is_seat(each) for each in span.bearers)


def _names_body(span: NameSpan, context: NameContext) -> bool:
    """Return whether capitals behind a name end in a body: "Bavaria Maritime Safety Administration"."""
    last = None
    for word in context.words[span.last + 1 :][:_BODY_WITHIN]:
        if not (word.is_capital and word.is_spaced):
            break
        last = word
    return has_role(last, "bodies") and last is not None and last.folded not in kinds_by_word("kind-after")


def _is_state_or_seat(span: NameSpan) -> bool:
    return any(each.kind == "country" or is_seat(each) for each in span.bearers)


def _stands_for_government(span: NameSpan, context: NameContext) -> bool:
    if not _may_govern(span):
        return False
    if not context.words[span.first].is_cased:
        before, behind = context.word_before(span.first), context.word_behind(span.last)
        if has_role(before, "acts") or has_role(before, "bodies"):
            return True
        return has_role(behind, "acts") and not is_behind_preposition(span, context)
    return _is_speaker(span, context) or _has_body(span, context) or _acts(span, context)


def _is_speaker(span: NameSpan, context: NameContext) -> bool:
    """Return whether a name stands where a speaker does: "..., says Rome." or "Bern, says Rome,"."""
    behind = _behind(span, context)
    before = context.word_before(span.first)
    if before is not None and before.folded in _SAYS:
        return behind is None or not behind.is_spaced
    if behind is None or behind.gap.strip() != "," or is_behind_preposition(span, context):
        return False
    return has_role(behind, "acts") and has_role(behind, "speech")


def _has_body(span: NameSpan, context: NameContext) -> bool:
    """Return whether a body of the state stands behind a name, in the genitive or without."""
    behind = _behind(span, context)
    if behind is None:
        return False
    if behind.is_possessive:
        return any(has_role(word, "bodies") for word in context.words[span.last + 1 :][:_BODY_WITHIN])
    if behind.is_capital and behind.is_spaced and _names_body(span, context):
        return True
    is_body = has_role(behind, "bodies") and behind.folded not in kinds_by_word("kind-after")
    return is_body and (behind.is_spaced or behind.is_hyphenated)


def _acts(span: NameSpan, context: NameContext) -> bool:
    """Return whether a name does what governments do; a town does less than a state and its seat."""
    behind = _behind(span, context)
    if behind is None or behind.is_capital or not behind.is_spaced or not has_role(behind, "acts"):
        return False
    suffers = not _is_state_or_seat(span) and has_role(behind, "suffers")
    return not suffers and not is_behind_preposition(span, context)


def _behind(span: NameSpan, context: NameContext) -> TextWord | None:
    """Return the word behind a name in its sentence."""
    behind = context.words[span.last] if span.last < len(context.words) else None
    return None if behind is None or behind.begins_sentence else behind
