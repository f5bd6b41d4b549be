"""Degrees at the edges of a map in words: the labels of its meridians and parallels."""

from typing import Final

from geodata.words import Lang, translate, written_language
from geodata.words.number_format import format_digits

HALF_TURN: Final = 180 * 60
"""Minutes of arc from one side of the earth to the other."""


def meridian_words(minutes: int, lang: Lang) -> str:
    """Return a longitude in words of a map's edge, as "24°30′E"; 0 and 180 degrees have no side."""
    turned = (minutes + HALF_TURN) % (2 * HALF_TURN) - HALF_TURN
    if turned in {0, -HALF_TURN}:
        return _degrees(abs(turned), lang)
    return translate(
        f"map.graticule.{'east' if turned > 0 else 'west'}", lang, degrees=_degrees(turned, lang)
    )


def parallel_words(minutes: int, lang: Lang) -> str:
    """Return a latitude in words of a map's edge, as "37°N"; the equator has no side."""
    if minutes == 0:
        return _degrees(0, lang)
    return translate(
        f"map.graticule.{'north' if minutes > 0 else 'south'}", lang, degrees=_degrees(minutes, lang)
    )


def _degrees(minutes: int, lang: Lang) -> str:
    degrees, rest = divmod(abs(minutes), 60)
    whole = f"{format_digits(degrees, lang)}°"
    nought = written_language(lang).digits[0]
    return f"{whole}{format_digits(rest, lang).rjust(2, nought)}′" if rest else whole
