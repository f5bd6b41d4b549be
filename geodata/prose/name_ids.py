"""Ids of actors that only a text names: letters and digits in Latin, joined by hyphens."""

import re
from typing import Final

from geodata.words import fold_text

_LATIN: Final = {
    "ا": "a",
    "ب": "b",
    "ت": "t",
    "ث": "th",
    "ج": "j",
    "ح": "h",
    "خ": "kh",
    "د": "d",
    "ذ": "dh",
    "ر": "r",
    "ز": "z",
    "س": "s",
    "ش": "sh",
    "ص": "s",
    "ض": "d",
    "ط": "t",
    "ظ": "z",
    "ع": "a",
    "غ": "gh",
    "ف": "f",
    "ق": "q",
    "ك": "k",
    "ل": "l",
    "م": "m",
    "ن": "n",
    "ه": "h",
    "و": "w",
    "ي": "y",
    "ء": "",
    "ئ": "y",
    "ؤ": "w",
    "ى": "a",
    "ة": "a",
    "گ": "g",
    "پ": "p",
    "چ": "ch",
    "ڤ": "v",
    "ی": "y",
    "ک": "k",
}
"""A Latin spelling of each Arabic letter."""
_SEPARATORS: Final = re.compile("[^a-z0-9]+")
_LONGEST: Final = 60
"""Letters of an id, at most."""


def id_of_name(name: str) -> str:
    """Return the id of a name; an empty string where no letter of it can be written in Latin."""
    latin = "".join(_LATIN.get(letter, letter) for letter in fold_text(name))
    return _SEPARATORS.sub("-", latin)[:_LONGEST].strip("-")
