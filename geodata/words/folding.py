"""Folding of text for comparison and search across spellings."""

import re
import unicodedata
from typing import Final

# Letters that Arabic readers treat as the same. The second row has letters of other languages that use
# the script. Jeem, ghain and gaf become one letter: the press writes the last sound of "Pyongyang" with
# any of them.
_SAME_LETTERS: Final = str.maketrans(
    {
        "ٱ": "ا", "ى": "ي", "ة": "ه", "غ": "ج",
        "ی": "ي", "ې": "ي", "ک": "ك", "ہ": "ه", "ھ": "ه", "ە": "ه", "گ": "ج", "چ": "ج", "پ": "ب", "ڤ": "ف",
    }
)  # fmt: skip
# Accents of Latin, Greek and Cyrillic; harakat, small letters and Quranic signs; tatweel.
_MARKS: Final = re.compile(
    "[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0640]"
)


def fold_text(text: str) -> str:
    """Return the text in a form that is equal for all spellings of a word, for comparison only.

    Case, width and compatibility forms, accents, harakat, tatweel, hamza seats and invisible characters
    are removed; digits become 0-9; runs of white space become one space, with none at the ends.
    The function is idempotent.
    """
    if text.isascii() and text.isprintable():
        # The same result, in a twentieth of the time.
        return " ".join(text.lower().split())
    decomposed = unicodedata.normalize("NFKD", _decompose(_decompose(text)))
    bare = _MARKS.sub("", "".join(_fold_character(character) for character in decomposed))
    return unicodedata.normalize("NFC", " ".join(bare.translate(_SAME_LETTERS).split()))


def _decompose(text: str) -> str:
    """Return the text decomposed and case-folded; Unicode's caseless matching applies this twice."""
    return unicodedata.normalize("NFKD", text).casefold()


def _fold_character(character: str) -> str:
    """Return a digit as 0-9, an empty string for an invisible character, any other unchanged."""
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category == "Cf" or (category == "Cc" and not character.isspace()):
        return ""
    return character
