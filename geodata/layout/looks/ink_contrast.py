"""Contrast of inks with their ground, by WCAG 2, and inks that have enough of it; ``#rrggbb`` codes."""

from collections.abc import Sequence
from typing import Final

LEAST_CONTRAST: Final = 3.0
"""Contrast that an edge or a core of every mark has with its ground, in colour and in grey."""
LEAST_FADED_CONTRAST: Final = 1.8
"""Contrast that is left where a projector blends :data:`GLARE_SHARE` of grey over both."""
GLARE_SHARE: Final = 0.2
_GLARE: Final = (128.0, 128.0, 128.0)
_LUMA: Final = (0.299, 0.587, 0.114)
"""Weights of red, green and blue in the grey of a print (ITU-R BT.601)."""
_STEPS: Final = 20
Channels = tuple[float, float, float]
"""Red, green and blue, 0-255."""


def mix_codes(code: str, other: str, share: float) -> str:
    """Return the colour of ``share`` of one colour over another."""
    mixed = _mixed(_channels(code), _channels(other), share)
    return f"#{bytes(round(part) for part in mixed).hex().upper()}"


def colour_contrast(one: str, two: str) -> float:
    """Return the contrast of WCAG 2 between two colours, 1 to 21."""
    return _contrast(_channels(one), _channels(two))


def grey_contrast(one: str, two: str) -> float:
    """Return their contrast in a print without colour."""
    return _contrast(_grey(_channels(one)), _grey(_channels(two)))


def faded_contrast(one: str, two: str) -> float:
    """Return their contrast in the glare of a projector."""
    return _contrast(*(_mixed(_channels(code), _GLARE, 1 - GLARE_SHARE) for code in (one, two)))


def parts_from(code: str, ground: str) -> bool:
    """Return whether a colour has enough contrast with a ground: in colour, in grey, in glare."""
    least = min(colour_contrast(code, ground), grey_contrast(code, ground))
    return least >= LEAST_CONTRAST and faded_contrast(code, ground) >= LEAST_FADED_CONTRAST


def edge_code(code: str, grounds: Sequence[str], text: str) -> str:
    """Return a colour, moved towards that of text until it parts from all grounds."""
    tried = (mix_codes(text, code, step / _STEPS) for step in range(_STEPS + 1))
    return next((each for each in tried if all(parts_from(each, ground) for ground in grounds)), text)


def _channels(code: str) -> Channels:
    red, green, blue = bytes.fromhex(code.removeprefix("#"))
    return red, green, blue


def _mixed(one: Channels, two: Channels, share: float) -> Channels:
    red, green, blue = (a * share + b * (1 - share) for a, b in zip(one, two, strict=True))
    return red, green, blue


def _grey(colour: Channels) -> Channels:
    luma = sum(part * weight for part, weight in zip(colour, _LUMA, strict=True))
    return luma, luma, luma


def _contrast(one: Channels, two: Channels) -> float:
    light, dark = sorted((_luminance(one), _luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Channels) -> float:
    """Relative luminance of WCAG 2."""
    parts = [part / 255 for part in colour]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
