"""Classification marking that a text carries on a line of its own."""

import re
from functools import cache

from geodata.prose.lexicon import word_lists
from geodata.words import fold_text

_WORD = re.compile(r"\w+")
_LONGEST = 200
"""Characters of a line with a marking, at most."""


def find_marking(content: str) -> str | None:
    """Return the first line of a text that is a marking, as "SECRET//NOFORN" or "التصنيف: سري"."""
    return next((line.strip() for line in content.split("\n") if _is_marking(line)), None)


def _is_marking(line: str) -> bool:
    parts = (
        line,
        line.partition("//")[0],
        line.rpartition(":")[2],
        line.partition(":")[2].partition("//")[0],
    )
    return any(_plain(each) in _markings() for each in parts)


@cache
def _markings() -> frozenset[str]:
    return frozenset(map(_plain, word_lists()["marking"]))


def _plain(words: str) -> str:
    """Return folded words without signs; of a long line none, since no marking is one."""
    return " ".join(_WORD.findall(fold_text(words))) if len(words) <= _LONGEST else ""
