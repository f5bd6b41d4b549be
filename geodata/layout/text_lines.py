"""Lines of words in the map's typeface: how wide they run and where they break."""

import json
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from geodata.words import Lang, gl

STRONG_WIDER: Final = 1.06
"""How much wider the typeface's semi-bold is than its regular, about."""
UNKNOWN_ADVANCE: Final = 600
LEADING: Final[Mapping[Lang, float]] = {"en": 1.28, "ar": 1.5}


@cache
def _advances() -> Mapping[str, int]:
    found: Mapping[str, int] = json.loads(
        (files("geodata") / "data" / "symbols" / "advances.json").read_text("utf-8")
    )
    return found


@lru_cache(maxsize=4096)
def _units(text: str) -> int:
    return sum(_advances().get(character, UNKNOWN_ADVANCE) for character in gl(text))


def width(text: str, size: float, *, strong: bool = False) -> float:
    """Pixels that a line takes in the map's typeface."""
    return _units(text) * size / 1000 * (STRONG_WIDER if strong else 1.0)


def wrapped(text: str, size: float, limit: float, *, strong: bool = False) -> tuple[str, ...]:
    """The text in as few lines of at most so many pixels as it needs, of about equal length."""
    words = [(word, width(word, size, strong=strong)) for word in text.split()]
    space = width(" ", size, strong=strong)
    lines = _filled(words, limit, space)
    for narrower in range(int(limit), int(limit / 3), -8):
        closer = _filled(words, narrower, space)
        if len(closer) > len(lines):
            break
        lines = closer
    return tuple(" ".join(line) for line in lines)


def _filled(words: Sequence[tuple[str, float]], limit: float, space: float) -> list[list[str]]:
    """The words in lines, each as full as it goes."""
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
