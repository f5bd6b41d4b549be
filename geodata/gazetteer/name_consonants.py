"""Consonants of names in Arabic and Latin letters, by which a name in one script finds one in the other.

A skeleton is the row of a name's consonants in classes that both scripts keep apart. Vowels, w and y are left
out, doubled consonants count once; only a vowel at the beginning is marked.
"""

import itertools
import re
from collections.abc import Iterator
from typing import Final

from geodata.words import fold_text

_ARABIC: Final = re.compile("[\u0621-\u064a]")
_INNER_ARTICLE: Final = re.compile(" ال(?=.{3})")
_LATIN_INNER_ARTICLE: Final = re.compile(r"[ -](?:[aeiu][ldrtnszj]|[ae]sh|[ae]ch|ath|adh)[- ](?=\w)")
"""Articles before a later word of a name: "Meiss ej Jabal"; Arabic writes all of them alike."""
_HELPING_ALIF: Final = re.compile("ا[منسغ][^اويه]")
_LATIN_ARTICLE: Final = re.compile(r"^(?:[ae][ldrtnsz]|[ae]sh|ath|adh)[- ](?=\w)")
_ARABIC_ARTICLE: Final = re.compile("^ال(?=.{3})")
LEAST_CONSONANTS: Final = 2
"""Signs of a skeleton that finds anything."""
_LEAST_LETTERS: Final = 3
_MOST_VARIANTS: Final = 48
_DOUBLED: Final = re.compile(r"(.)\1+")
_VOWEL: Final = "*"
"""Mark of a vowel at the beginning."""

# Longest first. A consonant of two sounds has the class that Arabic writes; "" is no consonant.
_LATIN_CLASSES: Final = {
    "tsch": "C", "shch": "C", "sch": "C", "tch": "C", "tsh": "C", "dsch": "J", "dzh": "J",
    "ch": "C", "sh": "C", "kh": "X", "gh": "G", "dh": "D", "th": "T", "ph": "F", "zh": "J", "dj": "J",
    "ck": "K", "qu": "K", "ce": "S", "ci": "S", "cy": "S",
    "b": "B", "p": "B", "f": "F", "v": "F", "t": "T", "d": "D", "k": "K", "q": "K", "c": "K", "g": "G",
    "j": "J", "h": "H", "x": "KS", "l": "L", "m": "M", "n": "N", "r": "R", "s": "S", "z": "Z",
}  # fmt: skip
# Sounds that are written in several ways: "Kyaukphyu" and "Kyaukpyu", "Djubail" and "Jubail".
_SOUNDS_LIKE: Final = {
    "ph": ("F", "B"), "kh": ("X", "K"), "gh": ("G", "K"), "zh": ("J", "Z"), "dj": ("J", "DJ"),
    "ch": ("C", "K"), "dh": ("D", "Z"), "th": ("T", "S"), "j": ("J", "G", ""), "g": ("G", "J"),
    "v": ("F", ""), "q": ("K", "G"), "c": ("K", "S"), "h": ("H", ""), "dzh": ("J",), "x": ("KS", "S"),
}  # fmt: skip
_LATIN_CLUSTERS: Final = tuple((part, sound) for part, sound in _LATIN_CLASSES.items() if len(part) > 1)
_LATIN_SINGLES: Final = str.maketrans(
    {chr(code): None for code in range(ord("A"))}
    | dict.fromkeys("[]^_`{|}~aeiouwy’‘ʻʼʹʺ´–")
    | {part: sound for part, sound in _LATIN_CLASSES.items() if len(part) == 1}
)
_VOWELS: Final = frozenset("aeiou")
_LATIN_PART: Final = re.compile("|".join([*_LATIN_CLASSES, "[a-z]", "."]))
_LATIN_LETTERS: Final = str.maketrans(
    {"ß": "ss", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "e", "œ": "e", "ð": "d", "þ": "th", "ə": "a"}
)

# Letters after folding (hamza seats, ta marbuta and gaf are gone; ghain has become jeem).
_ARABIC_CLASSES: Final = {
    "تش": ("C", "TC"),
    "ب": ("B",), "ت": ("T",), "ث": ("T", "S"), "ج": ("G", "J"), "ح": ("H",), "خ": ("X",), "د": ("D",),
    "ذ": ("D", "Z"), "ر": ("R",), "ز": ("Z", "J"), "س": ("S",), "ش": ("C",), "ص": ("S",), "ض": ("D",),
    "ط": ("T",), "ظ": ("Z", "D"), "ف": ("F",), "ق": ("K", "G"), "ك": ("K", "G"), "ل": ("L",), "م": ("M",),
    "ن": ("N",), "ه": ("H", ""), "ژ": ("J",),
}  # fmt: skip
_ARABIC_PART: Final = re.compile("|".join([*_ARABIC_CLASSES, "."]))
_ARABIC_VOWELS: Final = {"ا": "a", "و": "w", "ي": "y", "ع": "", "ء": ""}
_LATIN_VOWELS: Final = {
    "a": "a", "e": "ay", "i": "y", "y": "y", "j": "y", "o": "w", "u": "w", "w": "w", "v": "w",
}  # fmt: skip


def has_arabic_letters(text: str) -> bool:
    """Return whether a text has letters of the Arabic alphabet."""
    return _ARABIC.search(text) is not None


def latin_skeleton(name: str) -> str:
    """Return the skeleton of a name in Latin letters; empty where it has no consonants."""
    return folded_skeleton(fold_text(name))


def folded_skeleton(folded: str) -> str:
    """Return the skeleton of a folded name in Latin letters."""
    bare = _bare_latin(folded)
    row = bare
    # Classes are capitals, so that no later part matches one.
    for part, sound in _LATIN_CLUSTERS:
        row = row.replace(part, sound)
    begin = _VOWEL if bare[:1] in _VOWELS else ""
    return begin + _joined(row.translate(_LATIN_SINGLES))


def _bare_latin(folded: str) -> str:
    return _LATIN_ARTICLE.sub("", folded if folded.isascii() else folded.translate(_LATIN_LETTERS))


def arabic_skeletons(words: str) -> tuple[str, ...]:
    """Return the skeletons that the Latin names of Arabic words can have, the likeliest first."""
    bare = fold_text(words)
    found: dict[str, None] = {}
    without = _ARABIC_ARTICLE.sub("", bare)
    for written in dict.fromkeys((without, bare, _INNER_ARTICLE.sub(" ", without))):
        letters = written.replace(" ", "")
        if len(letters) < _LEAST_LETTERS:
            continue
        classes = [_ARABIC_CLASSES.get(part, ("",)) for part in _ARABIC_PART.findall(letters)]
        begins = _begins(letters)
        for sounds in itertools.islice(itertools.product(*classes), _MOST_VARIANTS):
            found |= dict.fromkeys(begin + _joined("".join(sounds)) for begin in begins)
    return tuple(each for each in found if len(each) >= LEAST_CONSONANTS)


def latin_skeletons(name: str) -> tuple[str, ...]:
    """Return the skeletons that a Latin name has as its sounds are usually written, the likeliest first."""
    bare = _bare_latin(fold_text(name))
    begin = _VOWEL if bare[:1] in _VOWELS else ""
    choices = [_SOUNDS_LIKE.get(part) or (_latin_class(part),) for part in _LATIN_PART.findall(bare)]
    rows = itertools.islice(itertools.product(*choices), _MOST_VARIANTS)
    found = dict.fromkeys(begin + _joined("".join(sounds)) for sounds in rows)
    return tuple(each for each in found if len(each) >= LEAST_CONSONANTS)


def _begins(letters: str) -> tuple[str, ...]:
    """Return the marks of a vowel at the beginning that the Latin names of Arabic letters can have.

    Ain may be an apostrophe there, and an alif may only help the consonants behind it ("امبرة", Mbera).
    """
    if letters[0] == "ع" or _HELPING_ALIF.match(letters):
        return _VOWEL, ""
    if letters[0] == "ا":
        return (_VOWEL,)
    return ("", _VOWEL) if letters[0] in "وي" else ("",)


def vowel_agreement(words: str, name: str) -> float:
    """Return the share of the long vowels of Arabic words that a Latin name of equal skeleton has in place.

    Arabic writes no short vowels, so vowels of the Latin name that the words lack say little; a long vowel
    that the name has none of its kind for speaks against it.
    """
    letters = _INNER_ARTICLE.sub(" ", _ARABIC_ARTICLE.sub("", fold_text(words)))
    written = list(_arabic_gaps(letters.replace(" ", "")))
    heard = list(_latin_gaps(_LATIN_INNER_ARTICLE.sub(" ", _bare_latin(fold_text(name)))))
    if len(written) != len(heard):
        return 0.5
    points = [_gap_points(*gaps) for gaps in zip(written, heard, strict=True)]
    return sum(points) / len(points)


def _gap_points(written: str, heard: str) -> float:
    """Return 1 for a long vowel that is heard, less for one that is not, and for vowels left unwritten."""
    if not written:
        return 1.0 if len(heard) <= 1 else 0.7
    return sum(any(vowel in kinds for kinds in heard) for vowel in written) / len(written)


def _arabic_gaps(letters: str) -> Iterator[str]:
    """Yield the long vowels before each consonant, and those at the end."""
    gap = ""
    for part in _ARABIC_PART.findall(letters):
        if part in _ARABIC_CLASSES and part not in "هح":
            yield gap
            gap = ""
        else:
            gap += _ARABIC_VOWELS.get(part, "")
    yield gap


def _latin_gaps(bare: str) -> Iterator[str]:
    gap, last = "", ""
    for part in _LATIN_PART.findall(bare):
        sound = _latin_class(part)
        if sound and sound != "H":
            if sound != last or gap:
                yield gap
            gap = ""
            last = sound
        else:
            gap += _LATIN_VOWELS.get(part, "")[:1]
    yield gap


def _latin_class(part: str) -> str:
    return _LATIN_CLASSES.get(part, "")


def _joined(row: str) -> str:
    """Return sounds with doubled ones once, and no h at the end."""
    return _DOUBLED.sub(r"\1", row).removesuffix("H")
