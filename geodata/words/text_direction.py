"""Bidirectional text: isolates, first strong characters, shaping and visual order, deceptive characters.

The terms are those of the Unicode Bidirectional Algorithm (UAX #9).
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache, partial
from itertools import takewhile
from typing import Final

from geodata.words.languages import LANGUAGES, Direction, Lang

FIRST_STRONG_ISOLATE: Final = "\u2068"
LEFT_TO_RIGHT_ISOLATE: Final = "\u2066"
RIGHT_TO_LEFT_ISOLATE: Final = "\u2067"
POP_ISOLATE: Final = "\u2069"
_OPENERS: Final = "\u2066\u2067\u2068"
_NO_ISOLATES: Final = dict.fromkeys(map(ord, f"{_OPENERS}{POP_ISOLATE}"))
DIRECTION_MARKS: Final = "\u200e\u200f"
LEFT_TO_RIGHT_MARK: Final = "\u200e"
RIGHT_TO_LEFT_MARK: Final = "\u200f"

# U+061C, U+200E-F, U+202A-E and U+2066-9 set directions and draw nothing.
_DIRECTION_CONTROLS: Final = dict.fromkeys(
    [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
# Fillers are letters by Unicode category, but render blank.
_BLANK_LETTERS: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
_HIDDEN_CATEGORIES: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_DIRECTION_OF_CLASS: Final[dict[str, Direction]] = {"L": "ltr", "R": "rtl", "AL": "rtl"}
_BRACKETS: Final = "()[]{}<>«»‹›≤≥"
_MIRROR: Final = str.maketrans(_BRACKETS, ")(][}{><»«›‹≥≤")
_COMPANION: Final = "\u034f"
_BRACKET: Final = re.compile(f"[{re.escape(_BRACKETS)}]")
_BRACKET_WITH_COMPANION: Final = re.compile(f"{_COMPANION}{_BRACKET.pattern}|{_BRACKET.pattern}{_COMPANION}")


def language_direction(lang: Lang) -> Direction:
    """Return the direction in which a language is written."""
    return LANGUAGES[lang].direction


def isolate_text(text: str) -> str:
    """Return the text in a first-strong isolate (U+2068, U+2069), so that it reorders no neighbour."""
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}"


def strip_isolates(text: str) -> str:
    """Return the text without isolates, for words that stand in an element of their own."""
    return text.translate(_NO_ISOLATES)


def resolve_isolate_directions(text: str, direction: Direction = "rtl") -> str:
    """Return the text with each first-strong isolate that has right-to-left letters made a right-to-left one.

    A first-strong isolate ignores the isolates nested in it: one that holds nothing else runs left to right,
    and in Arabic the number would then stand after the thing counted. In a page from left to right it must.
    """
    if direction == "ltr":
        return text
    characters = list(text)
    for index, character in enumerate(text):
        if character == FIRST_STRONG_ISOLATE and has_rtl_letters(_isolate_content(text[index + 1 :])):
            characters[index] = RIGHT_TO_LEFT_ISOLATE
    return "".join(characters)


def _isolate_content(text: str) -> str:
    """Return the content of the isolate that opens just before this text; all of it where no end follows."""
    depth = 1
    for index, character in enumerate(text):
        depth += (character in _OPENERS) - (character == POP_ISOLATE)
        if depth == 0:
            return text[:index]
    return text


def isolate_left_to_right(text: str) -> str:
    """Return the text in a left-to-right isolate (U+2066, U+2069)."""
    return f"{LEFT_TO_RIGHT_ISOLATE}{text}{POP_ISOLATE}"


def isolate_right_to_left(text: str) -> str:
    """Return the text in a right-to-left isolate (U+2067, U+2069)."""
    return f"{RIGHT_TO_LEFT_ISOLATE}{text}{POP_ISOLATE}"


def first_strong_direction(text: str) -> Direction | None:
    """Return the direction of the first strong character, or None where there is none (digits, signs)."""
    directions = (_DIRECTION_OF_CLASS.get(unicodedata.bidirectional(character)) for character in text)
    return next((each for each in directions if each), None)


def has_rtl_letters(text: str) -> bool:
    """Return whether the text has any letter that is written from right to left."""
    return any(unicodedata.bidirectional(character) in {"R", "AL"} for character in text)


def to_visual_order(text: str) -> str:
    """Return the text shaped and in visual order, as deck.gl's TextLayer needs it.

    TextLayer draws one glyph after another from left to right and does not shape Arabic. Text without
    right-to-left letters keeps its order; in other text each line is reordered by itself.
    Harakat are removed, since TextLayer cannot place a mark above another glyph.
    """
    if not has_rtl_letters(text):
        return text if text.isascii() else text.translate(_DIRECTION_CONTROLS)
    return "\n".join(_visual_line(line) for line in text.split("\n"))


def to_logical_order(text: str, direction: Direction = "rtl") -> str:
    """Return a line in logical order for a renderer that shapes and reorders Arabic by itself.

    A mark in front sets the direction, since a line may begin with letters of another one: the direction of
    its page, but in a page from left to right that of its own letters where it begins with Arabic ones.
    Common bidi libraries reorder nested isolates wrongly, so only those isolates are kept that still have an
    effect.
    """
    if direction == "rtl" and first_strong_direction(text) is None:
        return f"{RIGHT_TO_LEFT_MARK}{_without_needless_isolates(text)}"  # the rest of a list of numbers
    if not has_rtl_letters(text) and (direction == "ltr" or not _has_isolates(text)):
        return text.translate(_DIRECTION_CONTROLS)
    if direction == "rtl" or _own_direction(text) == "rtl":
        return f"{RIGHT_TO_LEFT_MARK}{_without_needless_isolates(text)}"
    return f"{LEFT_TO_RIGHT_MARK}{_without_needless_isolates(text, 'ltr')}"


def _has_isolates(text: str) -> bool:
    return any(opener in text for opener in _OPENERS)


def _own_direction(text: str) -> Direction | None:
    """Return the direction outside isolates, or inside where all is isolated.

    None where there is none, as in a number before isolated words.
    """
    depth, outside = 0, []
    for character in text:
        depth += character in _OPENERS
        if depth == 0:
            outside.append(character)
        depth -= character == POP_ISOLATE
    return first_strong_direction("".join(outside) or text)


def _without_needless_isolates(line: str, direction: Direction = "rtl") -> str:
    """Return a line of a direction with only the isolates that have an effect in it.

    The bidi library swaps the parts of isolates that are nested twice. Content in the direction of the line
    needs no isolate; other content keeps one, and none nested in it. An isolate that lost its start or end to
    a line break is removed.
    """
    opener = LEFT_TO_RIGHT_ISOLATE if direction == "rtl" else RIGHT_TO_LEFT_ISOLATE
    pairs: dict[int, int] = {}
    unclosed: list[int] = []
    for index, character in enumerate(line):
        if character in _OPENERS:
            unclosed.append(index)
        elif character == POP_ISOLATE and unclosed:
            pairs[unclosed.pop()] = index
    kept: dict[int, str] = {}
    end_of_last = -1
    for start, end in sorted(pairs.items()):
        content = line[start + 1 : end]
        other = _own_direction(content) == "rtl" if direction == "ltr" else not has_rtl_letters(content)
        if start > end_of_last and (line[start] == opener or other):
            kept |= {start: opener, end: POP_ISOLATE}
            end_of_last = end
    isolates = {*_OPENERS, POP_ISOLATE}
    return "".join(
        kept.get(index, "") if character in isolates else character for index, character in enumerate(line)
    )


def _visual_line(line: str) -> str:
    """Return one line in visual order, without isolates and direction marks.

    The bidi library neither mirrors brackets nor reports embedding levels. So a character without a
    direction of its own is put after each bracket: where it comes out before the bracket, the run is
    right to left and the bracket is mirrored.
    """
    reshape, reorder = _bidi_functions()
    ordered = reorder(
        _BRACKET.sub(rf"\g<0>{_COMPANION}", reshape(_without_needless_isolates(line).replace(_COMPANION, "")))
    )
    return _BRACKET_WITH_COMPANION.sub(_mirrored_bracket, ordered).translate(_DIRECTION_CONTROLS)


@cache
def _bidi_functions() -> tuple[Callable[[str], str], Callable[[str], str]]:
    """Return the functions that shape and that reorder; imported late, since the imports are slow."""
    from arabic_reshaper import ArabicReshaper  # noqa: PLC0415
    from bidi import get_display  # noqa: PLC0415

    return ArabicReshaper().reshape, partial(get_display, base_dir="R")


def _mirrored_bracket(pair: re.Match[str]) -> str:
    """Return the bracket of a pair, mirrored where its companion comes first."""
    bracket = pair[0].strip(_COMPANION)
    return bracket.translate(_MIRROR) if pair[0].startswith(_COMPANION) else bracket


def find_suspicious_characters(text: str) -> tuple[tuple[int, str], ...]:
    """Return column (from 1) and name of every character that is not allowed in a name.

    These are control, direction, zero-width and tag characters, line separators and blank letters.
    Direction marks (U+200E, U+200F) at the ends are allowed: `trim_marks` removes them.
    """
    trimmed = strip_direction_marks(text)
    if trimmed.isprintable() and _BLANK_LETTERS.isdisjoint(trimmed):
        return ()  # the common case: no printable character is of a hidden category
    trimmed_before = sum(1 for _ in takewhile(DIRECTION_MARKS.__contains__, text))
    columns = enumerate(trimmed, start=trimmed_before + 1)
    return tuple(
        (column, _character_name(character)) for column, character in columns if _is_hidden(character)
    )


def remove_suspicious_characters(text: str) -> str:
    """Return a text without the characters that are not allowed in a name; each line break is a blank."""
    if text.isprintable() and _BLANK_LETTERS.isdisjoint(text):
        return text
    shown = (" " if sign.isspace() else "" if _is_hidden(sign) else sign for sign in text)
    return strip_direction_marks("".join(shown)).strip()


def strip_direction_marks(text: str) -> str:
    """Return the text without direction marks (U+200E, U+200F) at its ends."""
    return text.strip(DIRECTION_MARKS)


def _is_hidden(character: str) -> bool:
    return unicodedata.category(character) in _HIDDEN_CATEGORIES or character in _BLANK_LETTERS


def _character_name(character: str) -> str:
    name = unicodedata.name(character, "CONTROL CHARACTER")
    return f"U+{ord(character):04X} {name}"
