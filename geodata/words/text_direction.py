"""Text that runs both ways: isolates, first strong characters, shaping, and characters that deceive."""

import re
import unicodedata
from collections.abc import Callable
from functools import cache, partial
from itertools import takewhile
from typing import Final, Literal

Lang = Literal["ar", "en"]
Direction = Literal["rtl", "ltr"]

FIRST_STRONG_ISOLATE: Final = "\u2068"
LEFT_TO_RIGHT_ISOLATE: Final = "\u2066"
RIGHT_TO_LEFT_ISOLATE: Final = "\u2067"
POP_ISOLATE: Final = "\u2069"
_OPENERS: Final = "\u2066\u2067\u2068"
_NO_ISOLATES: Final = dict.fromkeys(map(ord, f"{_OPENERS}{POP_ISOLATE}"))
MARKS: Final = "\u200e\u200f"
RIGHT_TO_LEFT_MARK: Final = "\u200f"

# U+061C, U+200E-F, U+202A-E and U+2066-9 steer direction and draw nothing.
_STEERING: Final = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
# Fillers are letters by category, yet blank on the screen.
_BLANK_LETTERS: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
_HIDDEN_CATEGORIES: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_STRONG: Final[dict[str, Direction]] = {"L": "ltr", "R": "rtl", "AL": "rtl"}
_BRACKETS: Final = "()[]{}<>«»‹›≤≥"
_MIRROR: Final = str.maketrans(_BRACKETS, ")(][}{><»«›‹≥≤")
_COMPANION: Final = "\u034f"
_MIRRORED: Final = re.compile(f"[{re.escape(_BRACKETS)}]")
_PAIRED: Final = re.compile(f"{_COMPANION}{_MIRRORED.pattern}|{_MIRRORED.pattern}{_COMPANION}")


def direction(lang: Lang) -> Direction:
    """Return the direction in which a language is written."""
    return "rtl" if lang == "ar" else "ltr"


def isolate(text: str) -> str:
    """Return the text between U+2068 and U+2069, so that it moves no neighbour."""
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}"


def strip_isolates(text: str) -> str:
    """Return the text without isolates, for words that stand in an element of their own."""
    return text.translate(_NO_ISOLATES)


def steady(text: str) -> str:
    """Return the text with every isolate that holds right-to-left letters opened as one that runs so.

    A first-strong isolate looks past the isolates inside it: where it holds nothing else it runs left to
    right, and in Arabic the figure then stands behind what it counts.
    """
    found = list(text)
    for at, character in enumerate(text):
        if character == FIRST_STRONG_ISOLATE and runs_right_to_left(_inside(text[at + 1 :])):
            found[at] = RIGHT_TO_LEFT_ISOLATE
    return "".join(found)


def _inside(text: str) -> str:
    """What stands before the end of the isolate that was just opened; all, where a line cut it."""
    depth = 1
    for at, character in enumerate(text):
        depth += (character in _OPENERS) - (character == POP_ISOLATE)
        if depth == 0:
            return text[:at]
    return text


def ltr(text: str) -> str:
    """Return the text between U+2066 and U+2069, so that it always runs left to right."""
    return f"{LEFT_TO_RIGHT_ISOLATE}{text}{POP_ISOLATE}"


def first_strong(text: str) -> Direction | None:
    """Return the direction of the first strong character, or None where there is none (digits, signs)."""
    found = (_STRONG.get(unicodedata.bidirectional(character)) for character in text)
    return next((way for way in found if way), None)


def runs_right_to_left(text: str) -> bool:
    """Return whether the text holds any letter that is written from right to left."""
    return any(unicodedata.bidirectional(character) in {"R", "AL"} for character in text)


def gl(text: str) -> str:
    """Return the text as deck.gl's TextLayer must get it: letters joined, in drawing order.

    TextLayer sets one glyph after another from left to right and knows nothing of Arabic. Text without
    right-to-left letters comes back unchanged; of other text every line is reordered by itself.
    Harakat are left out, since a mark cannot be set above another glyph there.
    """
    if not runs_right_to_left(text):
        return text
    return "\n".join(_drawn(line) for line in text.split("\n"))


def logical(text: str) -> str:
    """Return a line as a renderer that shapes and reorders Arabic by itself must get it.

    It is told the direction by a mark in front, for a line may begin with Latin. Isolates that are nested
    come out of the common libraries in the wrong order: those stay that still matter.
    """
    if not runs_right_to_left(text):
        return text.translate(_STEERING)
    return f"{RIGHT_TO_LEFT_MARK}{_flat(text)}"


def _flat(line: str) -> str:
    """Return the line with only those isolates that still matter in a line that runs right to left.

    The bidi library exchanges the parts of isolates that are nested twice. What runs right to left needs no
    isolate in such a line; what does not keeps one, and none within it. Half a pair, as breaking a line
    leaves it, goes.
    """
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for at, character in enumerate(line):
        if character in _OPENERS:
            opened.append(at)
        elif character == POP_ISOLATE and opened:
            pairs[opened.pop()] = at
    kept: dict[int, str] = {}
    inside = -1
    for start, end in sorted(pairs.items()):
        explicit = line[start] == LEFT_TO_RIGHT_ISOLATE
        if start > inside and (explicit or not runs_right_to_left(line[start:end])):
            kept |= {start: LEFT_TO_RIGHT_ISOLATE, end: POP_ISOLATE}
            inside = end
    isolates = {*_OPENERS, POP_ISOLATE}
    return "".join(
        kept.get(at, "") if character in isolates else character for at, character in enumerate(line)
    )


def _drawn(line: str) -> str:
    """Return one line in drawing order; the isolates do their work before they are taken out.

    The bidi library leaves brackets unmirrored and tells no levels. A mark without direction of its own
    goes with each bracket; where it comes out in front, the bracket stands in a right-to-left run.
    """
    reshape, reorder = _libraries()
    ordered = reorder(_MIRRORED.sub(rf"\g<0>{_COMPANION}", reshape(_flat(line).replace(_COMPANION, ""))))
    return _PAIRED.sub(_faced, ordered).translate(_STEERING)


@cache
def _libraries() -> tuple[Callable[[str], str], Callable[[str], str]]:
    """What joins letters and what orders them: only deck.gl needs them, and they are slow to import."""
    from arabic_reshaper import ArabicReshaper  # noqa: PLC0415
    from bidi import get_display  # noqa: PLC0415

    return ArabicReshaper().reshape, partial(get_display, base_dir="R")


def _faced(pair: re.Match[str]) -> str:
    bracket = pair[0].strip(_COMPANION)
    return bracket.translate(_MIRROR) if pair[0].startswith(_COMPANION) else bracket


def suspicious(text: str) -> tuple[tuple[int, str], ...]:
    """Return column (from 1) and name of every character that a name must not hold.

    These are control, direction, zero-width and tag characters, line separators and blank letters.
    Direction marks (U+200E, U+200F) at the ends are allowed: `trim_marks` takes them off.
    """
    trimmed = trim_marks(text)
    if trimmed.isprintable() and _BLANK_LETTERS.isdisjoint(trimmed):
        return ()  # as most are: nothing that Python prints is of the hidden categories
    before = sum(1 for _ in takewhile(MARKS.__contains__, text))
    inside = enumerate(trimmed, start=before + 1)
    return tuple((column, _named(character)) for column, character in inside if _hidden(character))


def trim_marks(text: str) -> str:
    """Return the text without direction marks (U+200E, U+200F) at its ends."""
    return text.strip(MARKS)


def _hidden(character: str) -> bool:
    return unicodedata.category(character) in _HIDDEN_CATEGORIES or character in _BLANK_LETTERS


def _named(character: str) -> str:
    name = unicodedata.name(character, "CONTROL CHARACTER")
    return f"U+{ord(character):04X} {name}"
