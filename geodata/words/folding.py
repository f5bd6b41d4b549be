"""Text made comparable: what a reader types finds what the brief spells in another way."""

import re
import unicodedata
from typing import Final

# Spellings that Arabic readers take for the same word. The second row holds letters of other
# languages that use the script. Geem and ghain meet in one letter, as does gaf: the press writes the
# last sound of "Pyongyang" with any of them.
_LETTERS: Final = str.maketrans(
    {
        "ٱ": "ا", "ى": "ي", "ة": "ه", "غ": "ج",
        "ی": "ي", "ې": "ي", "ک": "ك", "ہ": "ه", "ھ": "ه", "ە": "ه", "گ": "ج", "چ": "ج", "پ": "ب", "ڤ": "ف",
    }
)  # fmt: skip
# Accents of Latin, Greek and Cyrillic; harakat, small letters and Quranic signs; tatweel.
_MARKS: Final = re.compile(
    "[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0640]"
)


def fold(text: str) -> str:
    """Return the text in the form in which two spellings of one word are equal.

    Case, width and compatibility forms, accents, harakat, tatweel, hamza seats, and characters that
    draw nothing are levelled; digits become 0-9; white space becomes one space and none at the ends.
    Folding what is folded changes nothing. The result is for comparison, never for the screen.
    """
    spread = unicodedata.normalize("NFKD", _spread(_spread(text)))
    bare = _MARKS.sub("", "".join(_plain(character) for character in spread))
    return unicodedata.normalize("NFC", " ".join(bare.translate(_LETTERS).split()))


def _spread(text: str) -> str:
    """Return the text decomposed and without case; twice, as Unicode's caseless matching asks."""
    return unicodedata.normalize("NFKD", text).casefold()


def _plain(character: str) -> str:
    """Return a digit as 0-9, nothing for a character that draws nothing, any other as it is."""
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category == "Cf" or (category == "Cc" and not character.isspace()):
        return ""
    return character
