"""Small print of the numbers, documents and sources of a picture, cut only where its file has them all."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from geodata.layout.text_lines import text_width, wrap_text
from geodata.phrasing.list_words import join_clauses
from geodata.words import LANGUAGES, Lang, isolate_text, translate

LEAST_KEYS: Final = 4
"""Numbers of which the key is printed beside the map, at least, where it has no room for all."""
SmallPrint = Literal["numbers", "documents", "sources", "sources-cited"]
"""The list that is printed; of sources, whether their sentences are cited."""


@dataclass(frozen=True)
class PrintRoom:
    """Room for small print: type size and width in pixels, and the most lines."""

    size: float
    wide: float
    lines: int


def small_print(kind: SmallPrint, items: Sequence[str], room: PrintRoom, lang: Lang) -> tuple[str, ...]:
    """Return numbers, documents or sources in lines that fit a room.

    Where there is no room for all, the last words say how many more there are: the metadata of the file has
    them all. The first one is always named, however long it is.
    """
    if not items:
        return ()
    for number in range(len(items), 0, -1):
        lines = _wrapped(kind, items, number, room, lang)
        if len(lines) <= room.lines:
            return lines
    return _wrapped(kind, items, 1, room, lang)


def has_room_for(kind: SmallPrint, items: Sequence[str], room: PrintRoom, lang: Lang) -> bool:
    """Return whether a room has all of some numbers, documents or sources."""
    return not items or len(_wrapped(kind, items, len(items), room, lang)) <= room.lines


def _wrapped(
    kind: SmallPrint, items: Sequence[str], number: int, room: PrintRoom, lang: Lang
) -> tuple[str, ...]:
    """The first so many items, and how many more there are, in lines."""
    shown, more = items[:number], len(items) - number
    own = map(isolate_text, shown) if LANGUAGES[lang].is_rtl else shown
    rest = f"picture.frame.more-{kind.removesuffix('-cited')}"
    words = [*own, *([translate(rest, lang, n=more)] if more else [])]
    text = translate(f"picture.frame.{kind}", lang, items=join_clauses(words, lang))
    broken = " ".join(part for word in text.split() for part in _parts(word, room.size, room.wide))
    return wrap_text(broken, room.size, room.wide)


def _parts(word: str, size: float, limit: float) -> list[str]:
    """Return a word in parts that fit a line: an address has no blanks to break it at."""
    if text_width(word, size) <= limit:
        return [word]
    half = len(word) // 2
    return [*_parts(word[:half], size, limit), *_parts(word[half:], size, limit)]


def key_columns(
    keys: Sequence[str], room: PrintRoom, columns: int, lang: Lang, *, short: Sequence[str] = ()
) -> tuple[tuple[str, ...], ...]:
    """Return the key of a map's numbers in columns, each of the room's width and height.

    Where there is no room for all, ``short`` has them in fewer words; where that finds none either, the last
    words say how many more there are. None where there is no column, or room for fewer than four.
    """
    if not keys or not columns:
        return ()
    for wording in (keys, short):
        if wording and (found := _columns(wording, 0, room, columns, lang)):
            return found
    wording = short or keys
    for shown in range(len(keys) - 1, min(len(keys), LEAST_KEYS) - 1, -1):
        if found := _columns(wording[:shown], len(keys) - shown, room, columns, lang):
            return found
    return ()


def has_columns_for(keys: Sequence[str], room: PrintRoom, columns: int, lang: Lang) -> bool:
    """Return whether columns of a room have all of a key."""
    return bool(keys and columns and _columns(keys, 0, room, columns, lang))


def _columns(
    keys: Sequence[str], more: int, room: PrintRoom, columns: int, lang: Lang
) -> tuple[tuple[str, ...], ...]:
    """The keys and how many more there are, in columns; none where these are too high."""
    rest = [translate("picture.frame.more-numbers", lang, n=more)] if more else []
    cells = [wrap_text(cell, room.size, room.wide) for cell in (*keys, *rest)]
    rows = balanced_columns([len(lines) for lines in cells], columns)
    found = tuple(tuple(line for at in column for line in cells[at]) for column in rows)
    return found if max(map(len, found)) <= room.lines else ()


def balanced_columns(heights: Sequence[int], columns: int) -> list[list[int]]:
    """Return the indices of cells in order, in so many columns at most, the tallest as short as possible."""
    for limit in range(max(*heights, math.ceil(sum(heights) / columns)), sum(heights) + 1):
        parts: list[list[int]] = [[]]
        taken = 0
        for at, height in enumerate(heights):
            if taken + height > limit:
                parts.append([])
                taken = 0
            parts[-1].append(at)
            taken += height
        if len(parts) <= columns:
            return parts
    return [list(range(len(heights)))]
