"""Tokens of a part of a text together with the text, and questions that several readers ask of them."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from geodata.prose.lexicon import phrases_of_list, word_lists
from geodata.prose.tokens import PhraseMatch, Token, forms_without_particles, tokenize
from geodata.words import fold_text

_CONJUNCTIONS = ("و", "ف", "ب", "ل", "ك")
_ARTICLE = "ال"
_OPENING_MARKS = " \t\u00a0\u202f\"'“”‘’«»([~>≥<≤±+"
_MARGIN = 8
"""Characters before the first word of a line, at most."""
_REACH_BACK = 5
"""Tokens of the longest phrase that is looked for before another."""
_ARABIC_LETTER = re.compile("[\u0621-\u064a]")


@dataclass(frozen=True)
class TokenRow:
    """A text with the tokens of a part of it; indexes of tokens may lie outside the row."""

    content: str
    row: tuple[Token, ...]

    def __len__(self) -> int:
        """Return the number of tokens."""
        return len(self.row)

    def word(self, index: int) -> str:
        """Return the folded spelling of a token, "" outside the row."""
        return self.row[index].word if 0 <= index < len(self.row) else ""

    def written(self, index: int) -> str:
        """Return a token as it stands in the text, "" outside the row."""
        return self.row[index].written if 0 <= index < len(self.row) else ""

    def is_number(self, index: int) -> bool:
        """Return whether a token is in digits."""
        return 0 <= index < len(self.row) and self.row[index].is_numeric

    def gap(self, index: int) -> str:
        """Return the characters between a token and the one before it; a line break outside the row."""
        if not 0 < index < len(self.row):
            return "\n"
        return self.content[self.row[index - 1].end : self.row[index].start]

    def is_near(self, index: int) -> bool:
        """Return whether a token follows the one before directly, on the same line."""
        gap = self.gap(index)
        return "\n" not in gap and (self.row[index].is_joined or gap == "+ ")

    def before(self, index: int) -> str:
        """Return the character before a token, a line break at the start of the text."""
        at = self.row[index].start if index < len(self.row) else len(self.content)
        return self.content[at - 1] if at > 0 else "\n"

    def after(self, index: int, by: int = 0) -> str:
        """Return the character behind a token (``by`` farther on), a line break at the end of the text."""
        at = self.row[index].end + by
        return self.content[at] if at < len(self.content) else "\n"

    def begins_line(self, index: int) -> bool:
        """Return whether only blanks, bullets or an opening bracket stand before a token on its line."""
        start = self.row[index].start
        before, is_whole, line = ("\n" + self.content[max(0, start - _MARGIN) : start]).rpartition("\n")
        return bool(is_whole and (before or start <= _MARGIN)) and not line.strip(" \t\u00a0\r([*•·-–—#")

    def begins_sentence(self, index: int) -> bool:
        """Return whether a token is the first of a sentence or a line, as far as its neighbours tell."""
        gap = self.gap(index)
        return "\n" in gap or any(mark in gap for mark in '.!?؟:;؛•*"“«')

    def begins(self, name: tuple[str, ...], index: int, *, exact: bool = False) -> PhraseMatch | None:
        """Return the phrase of a list that begins at a token, the list given by its keys."""
        if not 0 <= index < len(self.row) or not _may_begin(self.row[index].word, name):
            return None
        return phrases_of_list(*name).match_at(self.row, index, exact=exact)

    def follows(self, name: tuple[str, ...], index: int, *, exact: bool = False) -> PhraseMatch | None:
        """Return the phrase of a list that begins at a token which directly follows the one before."""
        return self.begins(name, index, exact=exact) if self.is_near(index) else None

    def precedes(self, name: tuple[str, ...], index: int) -> PhraseMatch | None:
        """Return the longest phrase of a list that ends just before a token, with opening marks between."""
        gap = self.gap(index)
        if "\n" in gap or gap.strip(_OPENING_MARKS + "$€£-ـ"):
            return None
        for start in range(max(0, index - _REACH_BACK), index):
            match = self.begins(name, start)
            if match is not None and match.last == index:
                return match
        return None

    def is_shouted(self, index: int) -> bool:
        """Return whether the words around a token are all in capitals, as in a headline."""
        near = [token.written for token in self.row[max(0, index - 4) : index + 5] if token.word.isalpha()]
        latin = [word for word in near if word.isascii()]
        return len(latin) > 1 and all(word.isupper() for word in latin)


def token_row(content: str, start: int, end: int | None) -> TokenRow:
    """Return the tokens of a part of a text."""
    return TokenRow(content, tokenize(content, start, end))


@lru_cache(maxsize=1 << 18)
def _may_begin(word: str, name: tuple[str, ...]) -> bool:
    """Return whether any phrase of a list begins with a folded word, in a fraction of the time of a match."""
    return not _first_words(name).isdisjoint(forms_without_particles(word))


@cache
def _first_words(name: tuple[str, ...]) -> frozenset[str]:
    phrases = (tokenize(phrase) for phrase in words_of_list(*name))
    return frozenset(row[0].word for row in phrases if row)


@cache
def words_of_list(*path: str) -> frozenset[str]:
    """Return the folded phrases of a list (or of all lists in a table), for single words."""
    found = word_lists()
    for part in path:
        found = found[part]
    listed = found.values() if isinstance(found, dict) else (found,)
    return frozenset(fold_text(word) for each in listed for word in each)


@lru_cache(maxsize=65536)
def is_in_list(word: str, *path: str) -> bool:
    """Return whether a folded word, or a form of it without particles, is in a list."""
    return not words_of_list(*path).isdisjoint(forms_without_particles(word))


@lru_cache(maxsize=65536)
def forms_with_article(word: str) -> tuple[str, ...]:
    """Return a folded word as it is and without joined conjunctions and prepositions; the article stays."""
    found = [word]
    for _ in range(2):
        found += [each[1:] for each in found if len(each) > 2 and each.startswith(_CONJUNCTIONS)]  # noqa: PLR2004
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=65536)
def is_definite(word: str) -> bool:
    """Return whether a folded word has the Arabic article."""
    return any(each.startswith((_ARTICLE, "لل")) for each in forms_with_article(word))


@lru_cache(maxsize=65536)
def in_arabic(word: str) -> bool:
    """Return whether a word has Arabic letters."""
    return bool(_ARABIC_LETTER.search(word))
