"""A text while its dates are read: tokens with their lines and sentences; a date as far as it is told."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from typing import Final

from geodata.prose.dates.date_periods import Period
from geodata.prose.lexicon import phrases_of_list, word_lists
from geodata.prose.tokens import PLAUSIBLE_YEARS, PhraseMatch, Token, forms_without_particles, tokenize

_ENDS: Final = re.compile(r"[.!?؟…]+[\"'”’»)\]]*\s")
_ABBREVIATIONS: Final = frozenset(
    {"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "mon", "tue",
     "tues", "wed", "thu", "thurs", "fri", "sat", "sun", "gen", "col", "lt", "maj", "capt", "mr", "mrs",
     "ms", "dr", "st", "u", "s", "n", "no", "gov", "sen", "adm"}
)  # fmt: skip
_LONGEST: Final = 4
"""Words of a phrase before a token, at most."""
_NEAR: Final = re.compile(r"\s?[-\u2010-\u2014/&]?\s?|[.,،]\s?|\s?[()]\s?|\s+")


@cache
def _first_words(path: tuple[str, ...]) -> frozenset[str]:
    """Return the folded words with which the phrases of a list begin."""
    found = word_lists()["dates"]
    for part in path:
        found = found[part]
    listed = found.values() if isinstance(found, dict) else [found]
    return frozenset(token.word for phrases in listed for phrase in phrases for token in tokenize(phrase)[:1])


@dataclass(frozen=True)
class DateText:
    """A text while it is read."""

    content: str
    row: tuple[Token, ...]

    @classmethod
    def of(cls, content: str, start: int = 0, end: int | None = None) -> "DateText":
        """Return a part of a text with its tokens."""
        return cls(content, tokenize(content, start, end))

    @cached_property
    def _breaks(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Indexes of the tokens that begin a line, and of those that begin a sentence."""
        lines, sentences = [0], [0]
        for index, (one, two) in enumerate(pairwise(self.row), start=1):
            gap = self.content[one.end : two.start]
            if "\n" in gap:
                lines.append(index)
                sentences.append(index)
            elif len(gap) > 1 and _ENDS.match(gap) and one.word not in _ABBREVIATIONS:
                sentences.append(index)
        return tuple(lines), tuple(sentences)

    def line(self, at: int) -> int:
        """Return the index of the token that begins the line of a token."""
        return self._breaks[0][bisect_right(self._breaks[0], at) - 1]

    def sentence(self, at: int) -> int:
        """Return the index of the token that begins the sentence of a token."""
        return self._breaks[1][bisect_right(self._breaks[1], at) - 1]

    def sentence_end(self, at: int) -> int:
        """Return the index of the token behind the sentence of a token."""
        place = bisect_right(self._breaks[1], at)
        return self._breaks[1][place] if place < len(self._breaks[1]) else len(self.row)

    def match(self, at: int, *path: str, exact: bool = False) -> PhraseMatch | None:
        """Return the longest phrase of a list under ``dates`` at a token."""
        if at >= len(self.row) or _first_words(path).isdisjoint(forms_without_particles(self.row[at].word)):
            return None
        return phrases_of_list("dates", *path).match_at(self.row, at, exact=exact)

    def follows(self, at: int, *path: str, exact: bool = False) -> PhraseMatch | None:
        """Return the longest phrase of a list at a token that stands near the one before."""
        return self.match(at, *path, exact=exact) if self.near(at) else None

    def precedes(self, at: int, *path: str) -> bool:
        """Return whether a phrase of a list stands just before a token."""
        if not 0 < at < len(self.row) or not self.row[at].is_joined:
            return False
        found = (self.match(start, *path) for start in range(max(0, at - _LONGEST), at))
        return any(each is not None and each.last == at for each in found)

    def gap(self, at: int) -> str:
        """Return the characters between a token and the one before."""
        return self.content[self.row[at - 1].end : self.row[at].start] if 0 < at < len(self.row) else "\n"

    def near(self, at: int) -> bool:
        """Return whether only blanks or one light mark lie between a token and the one before."""
        gap = self.gap(at)
        return "\n" not in gap and bool(_NEAR.fullmatch(gap))

    def is_blank(self, at: int) -> bool:
        """Return whether at most blanks lie between a token and the one before."""
        gap = self.gap(at)
        return "\n" not in gap and not gap.strip()

    def word(self, at: int) -> str:
        """Return the folded word of a token, empty behind the last."""
        return self.row[at].word if 0 <= at < len(self.row) else ""

    def whole(self, at: int, low: int, high: int) -> int | None:
        """Return the whole number that a token is, if it lies within limits."""
        word = self.word(at)
        if not word.isdecimal() or len(word) > 9 or not self.row[at].is_numeric:  # noqa: PLR2004
            return None
        return int(word) if low <= int(word) <= high else None

    def year(self, at: int) -> int | None:
        """Return the year that a token of four digits is; none where a unit follows it."""
        found = self.whole(at, PLAUSIBLE_YEARS.start, PLAUSIBLE_YEARS.stop - 1)
        return found if found and not self._counts(at + 1) else None

    def _counts(self, at: int) -> bool:
        return at < len(self.row) and self.is_blank(at) and self.match(at, "not-a-year-after") is not None

    def in_arabic(self, at: int) -> bool:
        """Return whether a token is in Arabic letters."""
        return self.word(at)[:1] >= "\u0621" and self.word(at)[:1] <= "\u064a"


Partial = tuple[int, int | None]
"""A month and a day, or a month alone."""


@dataclass(frozen=True)
class Piece:
    """A date as far as its words tell it, at the tokens ``first`` to ``last`` (half-open)."""

    first: int
    last: int
    rule: str
    period: Period | None = None
    """The date, where the words and the context tell it."""
    readings: tuple[Period, ...] = ()
    """Its readings, best first, where several fit."""
    partial: Partial | None = None
    """Month and day, where the year is to be found."""
    until: Partial | None = None
    """Month and day that it lasts until, where the year is to be found."""
    weekday: int | None = None
    """Weekday named, 1 (Monday) to 7."""
    is_relative: bool = False
    is_anchored: bool = False
    way: str = ""
    """Side that the words beside a date tell: "ahead" or "behind"."""
    is_night: bool = False
    has_year: bool = False
    """Whether the words name the year."""
