"""Words of a text with their offsets, their folded spelling, and what stands between them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from geodata.words import fold_text

_WORD: Final = re.compile(r"(?:[A-Z]\.){2,}|(?:[^\W\d_]|[\u064b-\u0652\u0670\u0640])+|\d(?:[\d.,٬٫]*\d)?")
_SPACE: Final = re.compile(r"[^\S\n]+|[^\S\n]*\n(?!\s*\n)[^\S\n]*")
_HYPHEN: Final = re.compile("[-\u2010\u2011]")
_INSIDE: Final = re.compile(r"['’ʼ`‘.]|\. ")
"""Between the words of one name, besides a space and a hyphen: "Sana'a", "Côte d'Ivoire", "St. Louis"."""
_SENTENCE_END: Final = re.compile(r"[.!?؟:;؛]|\n")
_APOSTROPHE: Final = re.compile("['’]")
_WRAPPED: Final = 55
"""Characters of a line that goes on in the next, at least."""
_SHOUTED: Final = 4
"""Letters of a word in capitals that is no acronym, at least."""

folded_spelling = lru_cache(maxsize=65536)(fold_text)


@dataclass(frozen=True, slots=True)
class TextWord:
    """A word or number: half-open offsets, spelling in the text and folded, and the text before it."""

    start: int
    end: int
    written: str
    folded: str
    gap: str
    """The text between it and the word before."""
    begins_sentence: bool

    @property
    def is_cased(self) -> bool:
        """Whether its script has capitals."""
        return self.written[0].isupper() or self.written[0].islower()

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.written[0].isupper()

    @property
    def is_shouted(self) -> bool:
        """Whether it is all in capitals, and too long for an acronym."""
        return self.written.isupper() and len(self.written) >= _SHOUTED and "." not in self.written

    @property
    def is_acronym(self) -> bool:
        """Whether it is a short word all in capitals, with or without dots."""
        return self.written.isupper() and not self.is_shouted and len(self.written) > 1

    @property
    def is_spaced(self) -> bool:
        """Whether only white space separates it from the word before."""
        return _SPACE.fullmatch(self.gap) is not None

    @property
    def is_hyphenated(self) -> bool:
        """Whether only a hyphen separates it from the word before."""
        return _HYPHEN.fullmatch(self.gap) is not None

    @property
    def is_joined(self) -> bool:
        """Whether it may belong to one name with the word before."""
        return self.is_spaced or self.is_hyphenated or _INSIDE.fullmatch(self.gap) is not None

    @property
    def is_possessive(self) -> bool:
        """Whether it is the "s" behind an apostrophe."""
        return self.folded == "s" and _APOSTROPHE.fullmatch(self.gap) is not None


def read_words(text: str) -> tuple[TextWord, ...]:
    """Return the words of a text in order; a dotted acronym ("U.S.") is one word."""
    found: list[TextWord] = []
    last = 0
    for match in _WORD.finditer(text):
        gap = text[last : match.start()]
        begins = not found or _SENTENCE_END.search(gap) is not None
        if (
            "\n" in gap
            and gap.count("\n") == 1
            and match.start() - text.rfind("\n", 0, max(0, last - 1)) < _WRAPPED
        ):
            # The line before is a heading, not a line that was wrapped.
            gap = "\n\n"
        written = match[0]
        folded = folded_spelling(written.replace(".", "") if written[0].isupper() else written)
        found.append(TextWord(match.start(), match.end(), written, folded, gap, begins))
        last = match.end()
    return tuple(found)


def lower_case_words(words: Sequence[TextWord]) -> frozenset[str]:
    """Return the folded words that the text also writes without a capital."""
    return frozenset(word.folded for word in words if word.written[0].islower())
