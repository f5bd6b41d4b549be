"""Bearings: degrees, or one of the sixteen points of the compass in English."""

import re
from dataclasses import dataclass
from types import MappingProxyType

_POINTS = ("n", "nne", "ne", "ene", "e", "ese", "se", "sse", "s", "ssw", "sw", "wsw", "w", "wnw", "nw", "nnw")
_STEP = 360 / len(_POINTS)
_LETTERS = MappingProxyType({"north": "n", "east": "e", "south": "s", "west": "w"})
_WORD = re.compile("|".join(_LETTERS))
EIGHT_POINTS_SHARE = 0.4
SIXTEEN_POINTS_SHARE = 0.2
"""Share of the distance by which a place may be off, where a compass word gives the direction."""


@dataclass(frozen=True)
class Bearing:
    """A direction from true north, clockwise in degrees, and the share of the distance it may be off."""

    degrees: float
    spread: float


def parse_compass_point(text: str) -> str | None:
    """Return the letters of a compass point in any spelling ("south-west" → "sw"), or None."""
    joined = re.sub(r"[\s-]+", "", text.casefold())
    letters = _WORD.sub(lambda word: _LETTERS[word.group()], joined)
    return letters if letters in _POINTS else None


def nearest_compass_point(degrees: float, *, of_eight: bool = False) -> str:
    """Return the letters of the point nearest to a bearing: of all sixteen, or of the eight main ones."""
    step = 2 if of_eight else 1
    points = _POINTS[::step]
    return points[round(degrees / (_STEP * step)) % len(points)]


def compass_bearing(point: str) -> Bearing:
    """Return the bearing of a compass point given by its letters, such as "nne".

    Its sector is 45 degrees wide for the eight points and 22.5 for those between them.
    """
    spread = EIGHT_POINTS_SHARE if len(point) < len("nne") else SIXTEEN_POINTS_SHARE
    return Bearing(_POINTS.index(point) * _STEP, spread)
