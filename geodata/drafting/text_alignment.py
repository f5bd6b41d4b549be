"""Alignment of two versions of a text: the words that both have, in order, and where that is in doubt.

Words are compared by their folded spelling, so that marks, normal forms, digits, quotes and line breaks move
nothing. Sequences of words that occur once in both versions are the anchors; between them the search goes on
with shorter ones. No edit distance is minimised: of two equally short edits it would name one, and a
sentence that was doubled would be taken for its twin. Time and memory grow with the length of the texts.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Final

from geodata.words import fold_text

MARKS: Final = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8"
    "\u06ea-\u06ed\u08d3-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
)
"""Characters that belong to the letter before them, as a class of a regular expression."""
_TOKEN: Final = re.compile(rf"[\w{MARKS}]+|[^\w\s]")
_MARK: Final = re.compile(f"[{MARKS}]")
_SAME_SIGNS: Final = str.maketrans("“”„«»‘’‚‹›`'،؛؟٬٫–—‑−", '"' * 12 + ",;?,.----")
"""Quotes, commas and dashes that count as the same sign."""
_ANCHOR_WORDS: Final = 4
_SEARCHES: Final = ((4, None), (3, None), (2, 400), (1, 30))
"""Words of a sequence that is looked for between anchors, and the longest gap in which it is."""

Gap = tuple[int, int, int, int]
"""Tokens between two runs: first and end in the old text, first and end in the new one."""


@dataclass(frozen=True)
class TokenList:
    """Words and signs of a text: offsets in code points, and a number that equal spellings share."""

    text: str
    starts: list[int]
    ends: list[int]
    numbers: list[int]

    def is_word(self, at: int) -> bool:
        """Return whether a token is a word, not a sign."""
        return self.ends[at] - self.starts[at] > 1 or self.text[self.starts[at]].isalnum()

    def raw(self, at: int) -> str:
        """Return a token as written."""
        return self.text[self.starts[at] : self.ends[at]]

    def blanks(self, at: int) -> str:
        """Return what stands between a token and the one before it."""
        return self.text[self.ends[at - 1] : self.starts[at]]

    def covering(self, start: int, end: int) -> tuple[int, int]:
        """Return the first token and the end of those that have characters between two offsets."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)


@dataclass(frozen=True)
class TokenRun:
    """Equal tokens in sequence: the first in the old text, the end there, and how far they have moved."""

    start: int
    end: int
    shift: int

    @property
    def new_start(self) -> int:
        """First token in the new text."""
        return self.start + self.shift

    @property
    def new_end(self) -> int:
        """End of the tokens in the new text."""
        return self.end + self.shift


@dataclass(frozen=True)
class DoubtfulTokens:
    """Old tokens that another run claims, too, or whose new place it claims: the shifts that are possible."""

    start: int
    end: int
    shifts: tuple[int, int]


@dataclass(frozen=True)
class TextAlignment:
    """Alignment of two texts: runs in the order of both, which do not overlap, and the doubts on them."""

    old: TokenList
    new: TokenList
    runs: tuple[TokenRun, ...]
    doubts: tuple[DoubtfulTokens, ...]

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """Tokens before, between and behind the runs, where there are any."""
        bounds = [TokenRun(0, 0, 0), *self.runs, _end_run(self.old, self.new)]
        found = ((left.end, right.start, left.new_end, right.new_start) for left, right in pairwise(bounds))
        return tuple(gap for gap in found if gap[0] < gap[1] or gap[2] < gap[3])

    @cached_property
    def share(self) -> float:
        """Share of the old words that the new text has, 0 to 1."""
        kept = sum(self.old.is_word(at) for run in self.runs for at in range(run.start, run.end))
        return kept / max(sum(map(self.old.is_word, range(len(self.old.numbers)))), 1)

    def run_of(self, token: int) -> TokenRun | None:
        """Return the run that has an old token; None where it has changed."""
        at = bisect_right(self._run_starts, token) - 1
        return self.runs[at] if at >= 0 and token < self.runs[at].end else None

    def gap_of(self, token: int) -> Gap:
        """Return the gap in which an old token that is in no run lies."""
        return self.gaps[bisect_right(self._gap_starts, token) - 1]

    def doubts_between(self, start: int, end: int) -> Iterator[DoubtfulTokens]:
        """Yield the doubts on the old tokens from the first up to an end."""
        return (doubt for doubt in self.doubts if doubt.start < end and start < doubt.end)

    def gaps_within(self, start: int, end: int) -> tuple[Gap, ...]:
        """Return the gaps of which a part, or the seam, lies between two old tokens or at their edges."""
        low = max(bisect_left(self._gap_starts, start) - 1, 0)
        high = bisect_right(self._gap_starts, end)
        return tuple(gap for gap in self.gaps[low:high] if gap[0] <= end and start <= gap[1])

    @cached_property
    def copied(self) -> frozenset[Gap]:
        """Gaps whose new words, with some around them, stand elsewhere in the old text."""
        return frozenset(gap for gap in self.gaps if any(self._old_counts[each] for each in self._added(gap)))

    @cached_property
    def moved_away(self) -> frozenset[Gap]:
        """Gaps whose old words, with some around them, the new text has as often as the old one had."""
        old, new = self._old_counts, self._new_counts
        return frozenset(gap for gap in self.gaps if any(new[each] >= old[each] for each in self._lost(gap)))

    def _added(self, gap: Gap) -> set[tuple[int, ...]]:
        return _around(self.new.numbers, *gap[2:], 1) - _around(self.old.numbers, *gap[:2], 2)

    def _lost(self, gap: Gap) -> set[tuple[int, ...]]:
        return _around(self.old.numbers, *gap[:2], 1) - _around(self.new.numbers, *gap[2:], 2)

    @cached_property
    def _old_counts(self) -> Counter[tuple[int, ...]]:
        return Counter(_sequences(self.old.numbers, 0, len(self.old.numbers), _ANCHOR_WORDS))

    @cached_property
    def _new_counts(self) -> Counter[tuple[int, ...]]:
        return Counter(_sequences(self.new.numbers, 0, len(self.new.numbers), _ANCHOR_WORDS))

    @cached_property
    def _run_starts(self) -> list[int]:
        return [run.start for run in self.runs]

    @cached_property
    def _gap_starts(self) -> list[int]:
        return [gap[0] for gap in self.gaps]


def align_texts(old: str, new: str) -> TextAlignment:
    """Return the alignment of an old and a new text."""
    known: dict[str, int] = {}
    aligner = _Aligner(_tokens(old, known), _tokens(new, known))
    return aligner.alignment()


def mark_at(text: str, at: int) -> str:
    """Return the mark at an offset, which belongs to the letter before it; nothing where there is none."""
    found = _MARK.match(text, at)
    return found[0] if found else ""


def _tokens(text: str, known: dict[str, int]) -> TokenList:
    """Return the tokens of a text; those that fold to nothing, such as signs of direction, are none."""
    starts, ends, numbers = [], [], []
    for found in _TOKEN.finditer(text):
        if folded := folded_signs(found[0]):
            starts.append(found.start())
            ends.append(found.end())
            numbers.append(known.setdefault(folded, len(known)))
    return TokenList(text, starts, ends, numbers)


@lru_cache(maxsize=200_000)
def folded_signs(token: str) -> str:
    """Return words in folded spelling, with one sign for all quotes, one for all dashes and so on."""
    return fold_text(token).translate(_SAME_SIGNS)


def _end_run(old: TokenList, new: TokenList) -> TokenRun:
    size = len(old.numbers)
    return TokenRun(size, size, len(new.numbers) - size)


def _sequences(numbers: Sequence[int], low: int, high: int, size: int) -> Iterator[tuple[int, ...]]:
    """Yield the sequences of a number of tokens that begin at each token from low on."""
    return zip(*(numbers[low + at : high] for at in range(size)), strict=False)


def _around(numbers: Sequence[int], low: int, high: int, lengths: int) -> set[tuple[int, ...]]:
    """Return the sequences that reach into some tokens; with more lengths those farther off, too."""
    beside = lengths * _ANCHOR_WORDS - 1
    return set(_sequences(numbers, max(low - beside, 0), high + beside, _ANCHOR_WORDS))


def _once(numbers: Sequence[int], low: int, high: int, size: int) -> dict[tuple[int, ...], int]:
    """Return the first token of each sequence that occurs once."""
    places: dict[tuple[int, ...], int] = {}
    for at, sequence in enumerate(_sequences(numbers, low, high, size), start=low):
        places[sequence] = -1 if sequence in places else at
    return {sequence: at for sequence, at in places.items() if at >= 0}


class _Aligner:
    """Runs of two token lists, found from long sequences to short ones."""

    def __init__(self, old: TokenList, new: TokenList) -> None:
        self._lists = old, new
        self._old, self._new = old.numbers, new.numbers
        self._moved_old, self._moved_new = bytearray(len(old.numbers)), bytearray(len(new.numbers))

    def alignment(self) -> TextAlignment:
        first, last = TokenRun(0, 0, 0), _end_run(*self._lists)
        runs = self._anchors((0, len(self._old), 0, len(self._new)), _ANCHOR_WORDS, notes_moves=True)
        for size, longest in _SEARCHES:
            runs = [first, *self._extended(runs), last]
            found = []
            for left, right in pairwise(runs):
                gap = (left.end, right.start, left.new_end, right.new_start)
                if longest is None or max(gap[1] - gap[0], gap[3] - gap[2]) <= longest:
                    found += self._anchors(gap, size)
            runs = sorted([*runs[1:-1], *found], key=lambda run: run.start)
        runs, doubts = self._judged(self._firm(self._extended(runs)))
        return TextAlignment(*self._lists, tuple(runs), doubts)

    def _anchors(self, gap: Gap, size: int, *, notes_moves: bool = False) -> list[TokenRun]:
        """Return runs of sequences that occur once in both parts of a gap, the heaviest that are in order.

        Those that are not in order were moved: later searches leave their tokens alone.
        """
        if min(gap[1] - gap[0], gap[3] - gap[2]) < size:
            return []
        new_places = _once(self._new, gap[2], gap[3], size)
        runs: list[TokenRun] = []
        for sequence, at in _once(self._old, gap[0], gap[1], size).items():
            to = new_places.get(sequence)
            if to is None or any(self._moved_old[at : at + size]) or any(self._moved_new[to : to + size]):
                continue
            if runs and runs[-1].shift == to - at and runs[-1].end == at + size - 1:
                runs[-1] = TokenRun(runs[-1].start, at + size, to - at)
            else:
                runs.append(TokenRun(at, at + size, to - at))
        kept = _heaviest_in_order(runs, size)
        if notes_moves:
            self._note_moves(set(runs) - set(kept), kept)
        return kept

    def _note_moves(self, moved: set[TokenRun], kept: list[TokenRun]) -> None:
        for flag, runs in ((1, moved), (0, kept)):
            for run in runs:
                self._moved_old[run.start : run.end] = bytes([flag]) * (run.end - run.start)
                self._moved_new[run.new_start : run.new_end] = bytes([flag]) * (run.end - run.start)

    def _extended(self, runs: list[TokenRun]) -> list[TokenRun]:
        """Return the runs without overlap, made as long as the tokens at their ends are equal."""
        last = _end_run(*self._lists)
        found = [TokenRun(0, 0, 0)]
        for run in [*runs, last]:
            left = found[-1]
            reached = self._forward(left, run)
            if run.shift == left.shift and run.start <= reached:
                found[-1] = TokenRun(left.start, max(run.end, left.end), run.shift)
                continue
            # A full stop behind which a sentence was added stays with the words before it.
            found[-1] = left = TokenRun(left.start, reached, left.shift)
            start = max(self._backward(left, run), left.end, left.new_end - run.shift)
            if start < run.end or run is last:
                found.append(TokenRun(min(start, run.end), run.end, run.shift))
        return [run for run in found if run.start < run.end]

    def _firm(self, runs: list[TokenRun]) -> list[TokenRun]:
        """Return the runs that are as long as a gap beside them; shorter ones are equal by chance."""
        first, last = TokenRun(0, 0, 0), _end_run(*self._lists)
        while True:
            kept = [
                run
                for left, run, right in zip([first, *runs], runs, [*runs[1:], last], strict=False)
                if run.end - run.start >= min(_distance(left, run), _distance(run, right))
            ]
            if len(kept) == len(runs):
                return kept
            runs = self._extended(kept)

    def _forward(self, left: TokenRun, right: TokenRun) -> int:
        """Return the old token up to which the tokens behind a run are equal, within the next run."""
        most = min(right.end, right.new_end - left.shift)
        at = min(left.end, most)
        while at < most and self._is_equal(at, at + left.shift):
            at += 1
        return at

    def _backward(self, left: TokenRun, right: TokenRun) -> int:
        """Return the old token from which the tokens before a run are equal, within the run before."""
        least = max(left.start, left.new_start - right.shift)
        at = max(right.start, least)
        while at > least and self._is_equal(at - 1, at - 1 + right.shift):
            at -= 1
        return at

    def _is_equal(self, old: int, new: int) -> bool:
        return self._old[old] == self._new[new] and not (self._moved_old[old] or self._moved_new[new])

    def _judged(self, runs: list[TokenRun]) -> tuple[list[TokenRun], tuple[DoubtfulTokens, ...]]:
        """Return the runs with the doubts: old tokens, or their new places, that two runs reach."""
        doubts = []
        bounds = [TokenRun(0, 0, 0), *runs, _end_run(*self._lists)]
        for left, right in pairwise(bounds):
            if left.shift == right.shift:
                continue
            shifts = left.shift, right.shift
            high, low = self._forward(left, right), self._backward(left, right)
            claims = [(low, high)]
            new_low, new_high = low + right.shift, high + left.shift
            claims += [(new_low - shift, new_high - shift) for shift in shifts]
            doubts += [DoubtfulTokens(start, end, shifts) for start, end in claims if start < end]
        return runs, tuple(doubts)


def _distance(left: TokenRun, right: TokenRun) -> int:
    """Return the number of tokens between two runs, in the text that has more."""
    return max(right.start - left.end, right.new_start - left.new_end)


def _heaviest_in_order(runs: list[TokenRun], size: int) -> list[TokenRun]:
    """Return those of the runs, which begin in the order of the old text, that are also in that of the new.

    Of all such choices it is one with the most sequences.
    """
    ranks = {run: rank for rank, run in enumerate(sorted(runs, key=lambda run: run.new_start), start=1)}
    best: list[tuple[int, int]] = [(0, -1)] * (len(runs) + 1)
    weights, before = [0] * len(runs), [-1] * len(runs)
    for at, run in enumerate(runs):
        rank, most = ranks[run] - 1, (0, -1)
        while rank > 0:
            most = max(most, best[rank])
            rank -= rank & -rank
        weights[at], before[at] = most[0] + run.end - run.start - size + 1, most[1]
        rank = ranks[run]
        while rank <= len(runs):
            best[rank] = max(best[rank], (weights[at], at))
            rank += rank & -rank
    kept = []
    at = max(range(len(runs)), key=weights.__getitem__, default=-1)
    while at >= 0:
        kept.append(runs[at])
        at = before[at]
    return kept[::-1]
