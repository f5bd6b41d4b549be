"""What is asked of a picture, read from words: form, size, scale and marking; refused where impossible."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

from geodata.errors import BriefmapError

Format = Literal["png", "svg", "pdf"]
Size = tuple[int, int]

FORMATS: Final[tuple[Format, ...]] = get_args(Format)
SIZES: Final[Mapping[str, Size]] = {
    "16:9": (1920, 1080),
    "a4": (1123, 794),
    "a4-portrait": (794, 1123),
    "a3": (1587, 1123),
    "a3-portrait": (1123, 1587),
    "square": (1080, 1080),
}
"""Named sizes in pixels; paper at 96 to the inch, so that a PDF has the paper's own size."""
LEAST, MOST = 600, 10_000
"""Pixels of a side: on less no frame can be read."""
FAINTEST, FINEST = 0.5, 6.0
LARGEST: Final = 60_000_000
"""Pixels of a picture in all: four bytes each."""
LONGEST: Final = 120
"""Letters of a marking line."""
INCH: Final = 96.0
"""Pixels of an inch at scale 1, as on the web."""
_SIZE: Final = re.compile(r"(\d{1,6})x(\d{1,6})")
_SCALE: Final = re.compile(r"(\d{1,2}(?:\.\d{1,4})?)")
_DPI: Final = re.compile(r"(\d{2,4})dpi")


class OrderError(BriefmapError):
    """What cannot be drawn: found, expected, how to mend."""

    def __init__(self, found: str, expected: str, mend: str) -> None:
        super().__init__(f"found {found}; expected {expected}; {mend}")
        self.found, self.expected, self.mend = found, expected, mend


@dataclass(frozen=True)
class Order:
    """What is asked of a picture: its form, its pixels, how many of the file's each has, its marking."""

    format: Format = "png"
    size: Size = SIZES["16:9"]
    scale: float = 1.0
    marking: str = ""

    @property
    def pixels(self) -> Size:
        """Pixels of the file."""
        return round(self.size[0] * self.scale), round(self.size[1] * self.scale)


def order(form: str, *, size: str = "16:9", scale: str = "1", marking: str = "") -> Order:
    """The order that the words ask for.

    ``size`` is a name of ``SIZES`` or ``1920x1080``; ``scale`` is a number or dots an inch, ``300dpi``.

    Raises
    ------
    OrderError
        Where a word is not understood, or the picture would be too small to read or too large to draw.
    """
    if form not in FORMATS:
        problem = OrderError(form[:40], "png, svg or pdf", "choose one of them")
        raise problem
    found = Order(form, _sides(size), _factor(scale), _line(marking))
    if found.pixels[0] * found.pixels[1] > LARGEST:
        wide, high = found.pixels
        expected = f"at most {LARGEST:,} in all"
        problem = OrderError(f"{wide}x{high} pixels", expected, "choose a smaller size or scale")
        raise problem
    return found


def _sides(text: str) -> Size:
    if text.lower() in SIZES:
        return SIZES[text.lower()]
    match = _SIZE.fullmatch(text)
    sides = (int(match[1]), int(match[2])) if match else (0, 0)
    if not all(LEAST <= side <= MOST for side in sides):
        expected = f"{', '.join(SIZES)}, or width x height of {LEAST} to {MOST:,} pixels, such as 1920x1080"
        problem = OrderError(f"size {text[:40]!r}", expected, "choose another size")
        raise problem
    return sides


def _factor(text: str) -> float:
    number, dpi = _SCALE.fullmatch(text), _DPI.fullmatch(text)
    scale = float(number[1]) if number else int(dpi[1]) / INCH if dpi else 0.0
    if not FAINTEST <= scale <= FINEST:
        expected = f"{FAINTEST:g} to {FINEST:g}, or dots an inch such as 300dpi"
        problem = OrderError(f"scale {text[:40]!r}", expected, "choose another scale")
        raise problem
    return scale


def _line(text: str) -> str:
    line = " ".join(text.split())
    if len(line) > LONGEST or not line.isprintable():
        expected = f"one printable line of at most {LONGEST}"
        problem = OrderError(f"a marking of {len(line)} characters", expected, "shorten it")
        raise problem
    return line
