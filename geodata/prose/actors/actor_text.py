"""A text as the readers of actors see it: its tokens, and which of them stand side by side."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Final

from geodata.prose.lexicon import word_lists
from geodata.prose.token_rows import in_arabic
from geodata.prose.tokens import Token, tokenize
from geodata.toponyms.word_roles import words_with_role

_LINK: Final = re.compile(r"[ \t\u00a0\u200e\u200f]*\n?[ \t\u00a0\u200e\u200f]*|[-–’'‘ʼ‑/]")
_ABBREVIATION_LINK: Final = re.compile(r"\.[ \t]?")
_SENTENCE_END: Final = re.compile(r"[.!?؟:;؛•\n]")
_CONJUNCTIONS: Final = ("و", "ف")
_PREPOSITIONS: Final = ("ب", "ل", "ك")
_GAP_AT_END: Final = 20
"""Characters behind the last token that are looked at, at most."""
_SHORTEST: Final = 3
"""Letters that are left of an Arabic word without its particles, at least."""


@dataclass(frozen=True)
class ActorText:
    """A text and its tokens."""

    content: str
    row: tuple[Token, ...]

    @classmethod
    def of(cls, content: str) -> "ActorText":
        """Return a text with its tokens."""
        return cls(content, tokenize(content))

    def gap(self, index: int) -> str:
        """Return what stands between a token and the one before it; a line break before the first."""
        if index <= 0 or index > len(self.row):
            return "\n"
        if index == len(self.row):
            return self.content[self.row[-1].end :][:_GAP_AT_END]
        return self.content[self.row[index - 1].end : self.row[index].start]

    @cached_property
    def links(self) -> tuple[bool, ...]:
        """Whether each token and the one before it can belong to one name."""
        return tuple(self._is_linked(index) for index in range(len(self.row)))

    @cached_property
    def acting_acronyms(self) -> frozenset[str]:
        """Acronyms that stand before a verb of saying or acting somewhere in the text."""
        listed = word_lists()["person-verbs"]["english"]
        verbs = words_with_role("speech") | words_with_role("acts") | frozenset(listed)
        found = (one.written for one, behind in pairwise(self.row) if behind.word in verbs)
        return frozenset(written for written in found if written.isupper())

    def _is_linked(self, index: int) -> bool:
        if index == 0:
            return False
        gap = self.gap(index)
        if _LINK.fullmatch(gap):
            return True
        before = self.row[index - 1].written
        return len(before) == 1 and before.isupper() and _ABBREVIATION_LINK.fullmatch(gap) is not None

    def are_linked(self, first: int, last: int) -> bool:
        """Return whether the tokens from first to last (half-open) stand side by side."""
        return all(self.links[first + 1 : last])

    def word(self, index: int) -> str:
        """Return the folded word of a token; an empty string outside the text."""
        return self.row[index].word if 0 <= index < len(self.row) else ""

    def is_capital(self, index: int) -> bool:
        """Return whether a token begins with a capital letter."""
        return 0 <= index < len(self.row) and self.row[index].written[0].isupper()

    def starts_sentence(self, index: int) -> bool:
        """Return whether a token begins a sentence, a line or an item of a list."""
        return index == 0 or _SENTENCE_END.search(self.gap(index)) is not None

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the half-open offsets of the tokens from first to last (half-open)."""
        return self.row[first].start, self.row[last - 1].end


@lru_cache(maxsize=65536)
def name_forms(word: str) -> tuple[str, ...]:
    """Return a folded word as it is, then without joined particles; its article is kept.

    A name with the article is matched with the article only: "India" is no "hind".
    """
    if not in_arabic(word):
        return (word,)
    found = [word]
    if word.startswith(_CONJUNCTIONS):
        found.append(word[1:])
    for form in tuple(found):
        if form.startswith("لل"):
            found.append("ال" + form[2:])
        if form.startswith(_PREPOSITIONS):
            found.append(form[1:])
    return tuple(dict.fromkeys(each for each in found if len(each) >= _SHORTEST or each == word))
