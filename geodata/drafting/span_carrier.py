"""Offsets of one version of a text carried to another: exactly, or to the likely words, which are asked.

A span is carried where its characters are the same, and nothing else in the new text can be meant by them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final

from geodata.brief.record_fields import TextSpan
from geodata.drafting.text_alignment import Gap, TextAlignment, TokenList, TokenRun, folded_signs, mark_at
from geodata.words import fold_text

_NEAR_WORDS: Final = 12
"""Words beyond the length of a gap in which its words can be meant by a span."""
_COPIED_WORDS: Final = 60
"""Words round a gap with copied words in which a span can be one that was there before."""
_FEW_WORDS: Final = 4
"""Words that make a sentence another one of the old text; more are a copy of it by themselves."""
_LONG_GAP_WORDS: Final = 60
"""Words between a gap and a span that is far from it."""
_SIGNS_BEHIND: Final = 2
"""Signs behind repeated words that can be those of either."""
_LONG_SPAN: Final = 10
"""Characters of a span that near a gap has a twin whatever stands beside it."""
_NEIGHBOURS: Final = 4
_FAR_NEIGHBOURS: Final = 12
"""Characters beside a span, before it or behind it, that its twin has, too: near a gap, and far from it."""
_LONGEST_WORD: Final = 100
"""Characters of a word whose marks have changed and in which a letter is looked for."""
_LEAST_SENTENCE_SHARE: Final = 0.5
"""Share of the words of a sentence that must be left; of fewer another sentence was made."""


class SpanState(StrEnum):
    """Result for a span."""

    CARRIED = "carried"
    CHANGED = "changed"
    """Its words, or those that can be meant by it, have changed: the likely ones are asked."""
    GONE = "gone"
    """The new text has no words in its place: the span is empty."""


@dataclass(frozen=True)
class CarriedSpan:
    """A span in the new text."""

    state: SpanState
    span: TextSpan
    readings: tuple[TextSpan, ...] = ()
    """Other words that can be meant, the likely ones first."""


class SpanCarrier:
    """Offsets of an old text in a new one."""

    def __init__(self, alignment: TextAlignment) -> None:
        """Take the alignment of the two texts."""
        self._alignment = alignment
        self._old, self._new = alignment.old, alignment.new

    def sentence(self, span: TextSpan, *, after: int = 0) -> CarriedSpan:
        """Return a sentence in the new text, behind the end of the one before it."""
        found = self._carried(span, span)
        if found is not None and found[0] >= after:
            return CarriedSpan(SpanState.CARRIED, found)
        first, end = self._old.covering(*span)
        if first >= end:
            return self._asked(None, None, (after, after), ())
        start = self._new_start(span[0], first, self._split(first, first))
        until = self._new_end(span[1], end - 1, self._split(end, end - 1) - 1)
        return self._asked(start, until, (after, len(self._new.text)), ())

    def span(self, span: TextSpan, sentence: TextSpan, new_sentence: TextSpan) -> CarriedSpan:
        """Return the words of a span of a sentence, inside the sentence as it is in the new text."""
        found = self._carried(span, sentence)
        if found is not None and new_sentence[0] <= found[0] and found[1] <= new_sentence[1]:
            return CarriedSpan(SpanState.CARRIED, found)
        first, end = self._old.covering(*span)
        if first >= end:
            return self._asked(None, None, (new_sentence[0], new_sentence[0]), ())
        start = self._new_start(span[0], first, self._gap_at(first)[2])
        until = self._new_end(span[1], end - 1, self._gap_at(end - 1)[3] - 1)
        readings = self._other_readings(first, end, span, (start, start + span[1] - span[0]))
        return self._asked(start, until, new_sentence, tuple(readings))

    @staticmethod
    def _asked(
        start: int | None, end: int | None, within: TextSpan, readings: tuple[TextSpan, ...]
    ) -> CarriedSpan:
        """Return a span that is asked, between two offsets; one without words is gone."""
        low = min(max(within[0] if start is None else start, within[0]), within[1])
        high = min(low if end is None else end, within[1])
        if low >= high:
            return CarriedSpan(SpanState.GONE, (low, low), readings)
        others = tuple(each for each in readings if each != (low, high))
        return CarriedSpan(SpanState.CHANGED, (low, high), others)

    def _carried(self, span: TextSpan, sentence: TextSpan) -> TextSpan | None:
        """Return the same characters in the new text; None where that is in doubt."""
        first, end = self._old.covering(*span)
        run = self._alignment.run_of(first) if first < end else None
        if run is None or end > run.end or self._is_doubtful(first, end):
            return None
        start = self._start_in_token(span[0], first, first + run.shift)
        found = start, start + span[1] - span[0]
        is_same = (
            start >= 0
            and self._old.text[slice(*span)] == self._new.text[slice(*found)]
            and self._new.covering(*found) == (first + run.shift, end + run.shift)
            and mark_at(self._old.text, span[1]) == mark_at(self._new.text, found[1])
        )
        is_unique = (
            is_same
            and self._has_same_blanks(span, first, end, run)
            and not self._may_have_slid(first, end, run)
            and not any(self._twins(first, end, span, found))
        )
        return found if is_unique and self._is_same_sentence(sentence) else None

    def _has_same_blanks(self, span: TextSpan, first: int, end: int, run: TokenRun) -> bool:
        """Return whether the blanks at an edge of a span, where it has some, are all there as they were."""
        sides = [first] if span[0] < self._old.starts[first] else []
        sides += [end] if span[1] > self._old.ends[end - 1] else []
        return all(
            run.start < at < run.end and self._old.blanks(at) == self._new.blanks(at + run.shift)
            for at in sides
        )

    def _may_have_slid(self, first: int, end: int, run: TokenRun) -> bool:
        """Return whether words beside the run repeat its edge, from inside a span on.

        Which of them are new cannot be told: in "to the the port" either "the" can have been added.
        """
        old, new = self._old.numbers, self._new.numbers
        for gap in self._alignment.gaps_within(run.start, run.end):
            for numbers, low, high in ((old, gap[0], gap[1]), (new, gap[2], gap[3])):
                cuts = (
                    range(max(first, gap[0] - (high - low) - _SIGNS_BEHIND), end) if gap[0] == run.end else ()
                )
                if any(old[at : gap[0]] == numbers[low : low + gap[0] - at] for at in cuts):
                    return True
                cuts = (
                    range(first + 1, min(end, gap[1] + high - low + _SIGNS_BEHIND) + 1)
                    if gap[1] == run.start
                    else ()
                )
                if any(old[gap[1] : at] == numbers[max(high - (at - gap[1]), 0) : high] for at in cuts):
                    return True
        return False

    def _is_doubtful(self, first: int, end: int) -> bool:
        """Return whether two runs reach a word of the tokens; of signs alone it is whether they reach one."""
        words = [at for at in range(first, end) if self._old.is_word(at)] or range(first, end)
        doubts = tuple(self._alignment.doubts_between(first, end))
        return any(doubt.start <= at < doubt.end for doubt in doubts for at in words)

    def _is_same_sentence(self, sentence: TextSpan) -> bool:
        """Return whether a sentence has most of its words, none elsewhere, and was not made another one."""
        first, end = self._old.covering(*sentence)
        words = [at for at in range(first, end) if self._old.is_word(at)] or range(first, end)
        kept = sum(self._alignment.run_of(at) is not None for at in words)
        return kept > _LEAST_SENTENCE_SHARE * len(words) and not any(
            gap in self._alignment.copied or gap in self._alignment.moved_away
            for gap in self._gaps_inside(first, end)
        )

    def _gaps_inside(self, first: int, end: int) -> Iterator[Gap]:
        """Yield the gaps in a sentence; words that were only added before or behind it are none."""
        for gap in self._alignment.gaps_within(first, end):
            if gap[0] < end and first < gap[1]:
                yield gap

    def _twins(
        self, first: int, end: int, span: TextSpan, found: TextSpan
    ) -> Iterator[tuple[TextSpan, bool]]:
        """Yield the places near a span where its characters stand again, in words that are new or are lost.

        They can be those that are meant. With each goes whether it is in the new text.
        """
        for gap in self._near_gaps(first, end):
            distance = max(first - gap[1], gap[0] - end, 0)
            around = _COPIED_WORDS if self._made_a_copy(gap) else 0
            if distance > _size(gap) + max(around, _NEAR_WORDS):
                continue
            is_long = span[1] - span[0] >= _LONG_SPAN
            neighbours = _FAR_NEIGHBOURS if distance > _LONG_GAP_WORDS else 0 if is_long else _NEIGHBOURS
            for tokens, own, (low, high) in ((self._new, found, gap[2:]), (self._old, span, gap[:2])):
                part = max(low - around, 0), min(high + around, len(tokens.numbers))
                for at in self._occurrences(span, tokens, part, neighbours):
                    if at != own[0]:
                        yield (at, at + own[1] - own[0]), tokens is self._new

    def _made_a_copy(self, gap: Gap) -> bool:
        """Return whether a gap lies where words, with those around them, became others of the old text."""
        return gap in self._alignment.copied and (gap[0] < gap[1] or _size(gap) <= _FEW_WORDS)

    def _near_gaps(self, first: int, end: int) -> Iterator[Gap]:
        reach = self._longest_gap + _COPIED_WORDS
        return iter(self._alignment.gaps_within(first - reach, end + reach))

    @cached_property
    def _longest_gap(self) -> int:
        return max(map(_size, self._alignment.gaps), default=0)

    def _occurrences(
        self, span: TextSpan, tokens: TokenList, part: tuple[int, int], neighbours: int
    ) -> Iterator[int]:
        """Yield the offsets at which the characters of a span stand in some tokens, or reach into them.

        There, some characters before it, or some behind it, are the same, too.
        """
        if part[0] >= part[1]:
            return
        own, text, size = self._old.text, tokens.text, span[1] - span[0]
        words = own[slice(*span)]
        before, behind = _beside(own, span, neighbours)
        start, end = max(tokens.starts[part[0]] - size + 1, 0), tokens.ends[part[1] - 1] + size - 1
        at = text.find(words, start, end)
        while at >= 0:
            found = _beside(text, (at, at + size), neighbours)
            if found[0] == before or found[1] == behind:
                yield at
            at = text.find(words, at + 1, end)

    def _other_readings(self, first: int, end: int, span: TextSpan, found: TextSpan) -> Iterator[TextSpan]:
        """Yield the places in the new text where the same words can be meant, in its order."""
        new = self._new
        places = {
            (new.starts[first + shift], new.ends[end + shift - 1])
            for doubt in self._alignment.doubts_between(first, end)
            for shift in doubt.shifts
            if new.numbers[max(first + shift, 0) : end + shift] == self._old.numbers[first:end]
        }
        places |= {at for at, is_new in self._twins(first, end, span, found) if is_new}
        yield from sorted(places)

    def _gap_at(self, token: int) -> Gap:
        """Return the gap of an old token; an empty one where it has not changed."""
        return (0, 0, 0, 0) if self._alignment.run_of(token) else self._alignment.gap_of(token)

    def _split(self, bound: int, token: int) -> int:
        """Return the new token before which a bound of a sentence falls, in the gap of an old token."""
        first, end, new_first, new_end = self._gap_at(token)
        share = (bound - first) / (end - first) if first < end else 0.0
        return new_first + round(share * (new_end - new_first))

    def _start_in_token(self, offset: int, token: int, new_token: int) -> int:
        """Return the offset of a letter of a token in the new one; -1 where it cannot be told."""
        at = offset - self._old.starts[token]
        old, new = self._old.raw(token), self._new.raw(new_token)
        if at > 0 and old != new:
            if len(new) > _LONGEST_WORD:
                return -1
            size = len(fold_text(old[:at]))
            at = max((end for end in range(len(new)) if len(fold_text(new[:end])) == size), default=-1)
            if at < 0:
                return -1
        return self._new.starts[new_token] + at

    def _new_start(self, offset: int, token: int, otherwise: int) -> int:
        """Return the new offset of the start of a span; where its first token has changed that of another."""
        run = self._alignment.run_of(token)
        if run is None:
            return self._new.starts[otherwise] if otherwise < len(self._new.starts) else len(self._new.text)
        found = self._start_in_token(offset, token, token + run.shift)
        return max(found, self._new.starts[token + run.shift])

    def _new_end(self, offset: int, token: int, otherwise: int) -> int:
        """Return the new offset of the end of a span; where its last token has changed that of another."""
        run = self._alignment.run_of(token)
        if run is None:
            return self._new.ends[otherwise] if otherwise >= 0 else 0
        end, is_same = (
            self._new.ends[token + run.shift],
            self._old.raw(token) == self._new.raw(token + run.shift),
        )
        return end - max(self._old.ends[token] - offset, 0) if is_same else end


def _size(gap: Gap) -> int:
    return max(gap[1] - gap[0], gap[3] - gap[2])


def _beside(text: str, span: TextSpan, size: int) -> tuple[str, str]:
    """Return the letters just before a span and just behind it, folded: half of so many characters."""
    before = folded_signs(text[max(span[0] - size, 0) : span[0]])
    behind = folded_signs(text[span[1] : span[1] + size])
    return before[max(len(before) - size // 2, 0) :], behind[: size // 2]
