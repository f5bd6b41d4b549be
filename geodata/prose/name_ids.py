"""Ids of actors that only a text names: its letters and digits in Latin, joined by hyphens."""

import re
from typing import Final

from geodata.words import fold_text

_LATIN: Final = dict(
    zip("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", "a b t th j h kh d dh r z s sh s d t z a gh f q k l m n h w y".split(), strict=True)
) | {"ء": "", "ئ": "y", "ؤ": "w", "ى": "a", "ة": "a", "گ": "g", "پ": "p", "چ": "ch", "ڤ": "v", "ی": "y", "ک": "k"}  # fmt: skip
_SEPARATORS: Final = re.compile("[^a-z0-9]+")
_LONGEST: Final = 60
"""Letters of an id, at most."""


def id_of_name(name: str) -> str:
    """Return the id of a name; an empty string where no letter of it can be written in Latin."""
    latin = "".join(_LATIN.get(letter, letter) for letter in fold_text(name))
    return _SEPARATORS.sub("-", latin)[:_LONGEST].strip("-")
