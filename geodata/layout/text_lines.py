"""Width and wrapping of text in the map's typeface."""

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from geodata.words import to_visual_order

SEMIBOLD_WIDTH_FACTOR: Final = 1.06
"""Width of the semi-bold weight as a multiple of the regular, about."""
UNKNOWN_ADVANCE: Final = 600
"""Advance of a character that the typeface lacks, in thousandths of the type size."""
_BREAK: Final = re.compile(r" (?!· )")
"""A space at which a line may end."""


@cache
def text_advances() -> Mapping[str, int]:
    """Return the advance of each character in thousandths of the type size."""
    advances: Mapping[str, int] = json.loads(
        (files("geodata") / "data" / "symbols" / "advances.json").read_text("utf-8")
    )
    return advances


@lru_cache(maxsize=4096)
def text_advance(text: str) -> int:
    """Return the advance of a text in thousandths of the type size."""
    return sum(text_advances().get(character, UNKNOWN_ADVANCE) for character in to_visual_order(text))


def text_width(text: str, size: float, *, strong: bool = False) -> float:
    """Return the width in pixels of a line of this type size."""
    return text_advance(text) * size / 1000 * (SEMIBOLD_WIDTH_FACTOR if strong else 1.0)


@lru_cache(maxsize=4096)
def wrap_text(text: str, size: float, limit: float, *, strong: bool = False) -> tuple[str, ...]:
    """Return the text in as few lines of at most ``limit`` pixels as it needs, of about equal width.

    A dot between two facts stays at the end of the first.
    """
    parts = _BREAK.split(" ".join(text.split()))
    words = [(part, text_width(part, size, strong=strong)) for part in parts if part]
    space = text_width(" ", size, strong=strong)
    lines = _filled_lines(words, limit, space)
    for narrower in range(int(limit), int(limit / 3), -8):
        closer = _filled_lines(words, narrower, space)
        if len(closer) > len(lines):
            break
        lines = closer
    return tuple(" ".join(line) for line in lines)


def _filled_lines(words: Sequence[tuple[str, float]], limit: float, space: float) -> list[list[str]]:
    """Words in lines, each as full as ``limit`` allows; words come with their widths."""
    lines: list[list[str]] = []
    taken = 0.0
    for word, wide in words:
        if lines and taken + space + wide <= limit:
            lines[-1].append(word)
            taken += space + wide
        else:
            lines.append([word])
            taken = wide
    return lines
