"""Known keys of which a spelling is most like a text, whatever the script and its spelling."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Final

from geodata.words.folding import fold_text

LIKENESS: Final = 0.6
"""Least likeness of a spelling to a text by which its key is near (`difflib`)."""
_NEAREST: Final = 3
"""Keys that are returned, at most."""
_MOST_SPELLINGS: Final = 5_000
"""Spellings that a text is compared with, at most; of more only those with its first letter."""
_MOST_CHARACTERS: Final = 80
"""Characters of a text that are compared."""


def nearest_keys(
    text: str, spellings: Mapping[str, Iterable[str]], *, likeness: float = LIKENESS
) -> tuple[str, ...]:
    """Return the keys of which a spelling is most like a text, the most like first, else has all its words.

    Parameters
    ----------
    spellings
        Spellings of each key: its id, its names.
    """
    wanted = _folded(text[:_MOST_CHARACTERS])
    keys: dict[str, list[str]] = {}
    for key, each in spellings.items():
        for spelling in dict.fromkeys(map(_folded, each)):
            keys.setdefault(spelling, []).append(key)
    names = list(keys)
    if len(names) > _MOST_SPELLINGS:
        names = [name for name in names if name[:1] == wanted[:1]][:_MOST_SPELLINGS]
    words = set(wanted.split())
    close = get_close_matches(wanted, names, n=2 * _NEAREST, cutoff=likeness)
    close = close or [name for name in names if words and words <= set(name.split())]
    return tuple(dict.fromkeys(key for name in close for key in keys[name]))[:_NEAREST]


def _folded(text: str) -> str:
    return fold_text(text.replace("-", " "))
