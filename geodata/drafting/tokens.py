"""The words of a text with their offsets, and phrases found among them in any spelling."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise

from geodata.words import fold

# A run of letters (with vowel marks and tatweel inside), or a number with its separators, or a percent sign.
_TOKEN = re.compile(r"(?:[^\W\d_]|[\u064b-\u0652\u0670])+|\d(?:[\d.,٬٫]*\d)?|[%٪]")
_JOIN = re.compile(r"\s+|[-–’'.‑/]?")
_ARABIC = re.compile("[\u0621-\u064a]")
_ONE_LETTER = ("و", "ف", "ب", "ل", "ك")
_ARTICLE = "ال"
_SHORTEST = 2


@dataclass(frozen=True)
class Token:
    """One word or number: half-open offsets, its folded spelling, and its spelling as written."""

    start: int
    end: int
    word: str
    written: str
    joined: bool
    """Whether only white space or one joining mark lies between it and the token before."""

    @property
    def numeric(self) -> bool:
        """Whether it is written in digits."""
        return self.written[0].isdigit()

    @property
    def capital(self) -> bool:
        """Whether it begins as a name can: with a capital, or in a script that has none."""
        return not self.written[0].islower()


_folded = lru_cache(maxsize=65536)(fold)


def tokens(content: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The tokens of a stretch of a text; offsets are those of the whole."""
    found = list(_TOKEN.finditer(content, start, len(content) if end is None else end))
    joined = (bool(_JOIN.fullmatch(content[a.end() : b.start()])) for a, b in pairwise(found))
    return tuple(
        Token(match.start(), match.end(), _folded(match[0]), match[0], near)
        for match, near in zip(found, chain((False,), joined), strict=False)
    )


@lru_cache(maxsize=65536)
def forms(word: str) -> frozenset[str]:
    """A folded word as written, and what is left of it without joined particles and article."""
    if not _ARABIC.search(word):
        return frozenset({word})
    found = {word}
    for _ in range(2):
        found |= {each[1:] for each in found if each.startswith(_ONE_LETTER)}
    # "for the" swallows the first letter of the article.
    found |= {_ARTICLE + each[2:] for each in found if each.startswith("لل")}
    found |= {each[2:] for each in found if each.startswith(_ARTICLE)}
    return frozenset(each for each in found if len(each) >= _SHORTEST) | {word}


@lru_cache(maxsize=65536)
def bare(word: str) -> frozenset[str]:
    """A folded word with and without its article: the forms it has inside a phrase."""
    return frozenset({word, word.removeprefix(_ARTICLE)})


@dataclass(frozen=True)
class Match:
    """A phrase of a lexicon at some tokens, first to last (half-open), and what it stands for."""

    first: int
    last: int
    value: str


class Phrases:
    """Phrases by what they stand for; of several at one place the longest is found."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        """Take pairs of a phrase and what it stands for; of two equal phrases the first counts."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase, value in entries:
            words = tuple(token.word for token in tokens(phrase))
            if words:
                self._by_first.setdefault(words[0], []).append((words, value))
        for listed in self._by_first.values():
            listed.sort(key=lambda each: -len(each[0]))

    def at(
        self, row: Sequence[Token], index: int, *, exact: bool = False, verb: bool = False
    ) -> Match | None:
        """The longest phrase that begins at a token.

        ``exact`` takes no particle off the first word, ``verb`` none but a conjunction.
        """
        if index >= len(row):
            return None
        word = row[index].word
        first = {word} if exact else {word, *_unjoined(word)} if verb else forms(word)
        best: Match | None = None
        for form in sorted(first, key=len, reverse=True):
            for words, value in self._by_first.get(form, ()):
                if (best is None or len(words) > best.last - best.first) and _follows(row, index, words):
                    best = Match(index, index + len(words), value)
        return best

    def ending(self, row: Sequence[Token], index: int) -> Match | None:
        """The longest phrase that ends just before a token."""
        for start in range(max(0, index - 4), index):
            found = self.at(row, start)
            if found is not None and found.last == index and (index == len(row) or row[index].joined):
                return found
        return None

    def every(self, row: Sequence[Token]) -> Iterator[Match]:
        """All phrases in a row of tokens, in order and disjoint."""
        index = 0
        while index < len(row):
            found = self.at(row, index)
            if found is not None:
                yield found
            index = found.last if found is not None else index + 1


def _unjoined(word: str) -> tuple[str, ...]:
    """A word without the conjunction that is written with it."""
    return (word[1:],) if word.startswith(("و", "ف")) else ()


def _follows(row: Sequence[Token], index: int, words: tuple[str, ...]) -> bool:
    rest = row[index + 1 : index + len(words)]
    return len(rest) == len(words) - 1 and all(
        token.joined and bare(word) & bare(token.word) for token, word in zip(rest, words[1:], strict=True)
    )


def phrases(table: Mapping[str, Iterable[str]]) -> Phrases:
    """Phrases from a table of lists by what they stand for."""
    return Phrases((phrase, value) for value, listed in table.items() for phrase in listed)
