"""Tokens of a text with their offsets, and phrases matched among them in any spelling."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise

from geodata.words import fold_text

# A run of letters (with vowel marks and tatweel), a number with its separators, or a percent sign.
_TOKEN = re.compile(r"(?:[^\W\d_]|[\u064b-\u0652\u0670])+|\d(?:[\d.,٬٫]*\d)?|[%٪]")
_JOIN = re.compile(r"\s+|[-–’'.‑/]?")
_ARABIC = re.compile("[\u0621-\u064a]")
_PARTICLES = ("و", "ف", "ب", "ل", "ك")
"""Arabic particles of one letter, joined to the word behind them."""
_ARTICLE = "ال"
_SHORTEST = 2
"""Letters of a form without its particles, at least."""

PLAUSIBLE_YEARS = range(1900, 2101)
"""Whole numbers that a text may mean as years."""


@dataclass(frozen=True)
class Token:
    """A word or number: half-open offsets, folded spelling, spelling in the text."""

    start: int
    end: int
    word: str
    written: str
    is_joined: bool
    """Whether only white space or one joining mark separates it from the token before."""

    @property
    def is_numeric(self) -> bool:
        """Whether the token is in digits."""
        return self.written[0].isdigit()

    @property
    def begins_like_name(self) -> bool:
        """Whether it begins with a capital, or is in a script without capitals."""
        return not self.written[0].islower()


_folded = lru_cache(maxsize=65536)(fold_text)


def tokenize(content: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """Return the tokens of a part of a text; offsets are those of the whole."""
    found = list(_TOKEN.finditer(content, start, len(content) if end is None else end))
    joined = (bool(_JOIN.fullmatch(content[a.end() : b.start()])) for a, b in pairwise(found))
    return tuple(
        Token(match.start(), match.end(), _folded(match[0]), match[0], near)
        for match, near in zip(found, chain((False,), joined), strict=False)
    )


@lru_cache(maxsize=65536)
def forms_without_particles(word: str) -> frozenset[str]:
    """Return a folded word as it is, and without joined particles and article."""
    if not _ARABIC.search(word):
        return frozenset({word})
    found = {word}
    for _ in range(2):
        found |= {each[1:] for each in found if each.startswith(_PARTICLES)}
    # The particle for "for" drops the first letter of the article behind it.
    found |= {_ARTICLE + each[2:] for each in found if each.startswith("لل")}
    found |= {each[2:] for each in found if each.startswith(_ARTICLE)}
    return frozenset(each for each in found if len(each) >= _SHORTEST) | {word}


@lru_cache(maxsize=65536)
def forms_without_article(word: str) -> frozenset[str]:
    """Return a folded word with and without its article: its forms inside a phrase."""
    return frozenset({word, word.removeprefix(_ARTICLE)})


@dataclass(frozen=True)
class PhraseMatch:
    """A phrase matched at the tokens ``first`` to ``last`` (half-open), with its value."""

    first: int
    last: int
    value: str


class PhraseIndex:
    """Index of phrases with a value each; of several matches at one token the longest wins."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        """Take pairs of phrase and value; of equal phrases the first counts."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase, value in entries:
            words = tuple(token.word for token in tokenize(phrase))
            if words:
                self._by_first.setdefault(words[0], []).append((words, value))
        for listed in self._by_first.values():
            listed.sort(key=lambda each: -len(each[0]))

    def match_at(
        self, row: Sequence[Token], index: int, *, exact: bool = False, verb: bool = False
    ) -> PhraseMatch | None:
        """Return the longest phrase that begins at a token.

        Parameters
        ----------
        row
            Tokens of a sentence.
        index
            Index of the first token.
        exact
            Whether the first word is matched with its particles only.
        verb
            Whether the first word may lose a conjunction, but no other particle.
        """
        if index >= len(row):
            return None
        word = row[index].word
        first = (
            {word}
            if exact
            else {word, *_without_conjunction(word)}
            if verb
            else forms_without_particles(word)
        )
        best: PhraseMatch | None = None
        for form in sorted(first, key=len, reverse=True):
            for words, value in self._by_first.get(form, ()):
                if (best is None or len(words) > best.last - best.first) and _follows(row, index, words):
                    best = PhraseMatch(index, index + len(words), value)
        return best

    def match_before(self, row: Sequence[Token], index: int) -> PhraseMatch | None:
        """Return the longest phrase that ends just before a token."""
        for start in range(max(0, index - 4), index):
            found = self.match_at(row, start)
            if found is not None and found.last == index and (index == len(row) or row[index].is_joined):
                return found
        return None


def _without_conjunction(word: str) -> tuple[str, ...]:
    """Return a word without a joined conjunction, if it has one."""
    return (word[1:],) if word.startswith(("و", "ف")) else ()


def _follows(row: Sequence[Token], index: int, words: tuple[str, ...]) -> bool:
    rest = row[index + 1 : index + len(words)]
    return len(rest) == len(words) - 1 and all(
        token.is_joined and forms_without_article(word) & forms_without_article(token.word)
        for token, word in zip(rest, words[1:], strict=True)
    )


def index_phrases(table: Mapping[str, Iterable[str]]) -> PhraseIndex:
    """Return the phrases of a table that maps each value to a list of them."""
    return PhraseIndex((phrase, value) for value, listed in table.items() for phrase in listed)
