"""Options of a picture, parsed and validated: format, size, scale and marking."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

from geodata.errors import BriefmapError
from geodata.words import CatalogueText, alternatives

PictureFormat = Literal["png", "svg", "pdf"]
PictureSize = tuple[int, int]

PICTURE_FORMATS: Final[tuple[PictureFormat, ...]] = get_args(PictureFormat)
PICTURE_SIZES: Final[Mapping[str, PictureSize]] = {
    "16:9": (1920, 1080),
    "a4": (1123, 794),
    "a4-portrait": (794, 1123),
    "a3": (1587, 1123),
    "a3-portrait": (1123, 1587),
    "square": (1080, 1080),
}
"""Named sizes in pixels; paper at 96 to the inch, so that a PDF has the paper's own size."""
MIN_SIDE, MAX_SIDE = 600, 10_000
"""Pixels of a side, at least (a smaller frame cannot be read) and at most."""
MIN_SCALE, MAX_SCALE = 0.5, 6.0
"""Scale, at least and at most."""
MAX_PIXELS: Final = 60_000_000
"""Pixels of a picture in all: four bytes each."""
MAX_MARKING_LENGTH: Final = 120
"""Characters of a marking, at most."""
PIXELS_PER_INCH: Final = 96.0
"""Pixels of an inch at scale 1, as on the web."""
_SIZE: Final = re.compile(r"(\d{1,6})x(\d{1,6})")
_SCALE: Final = re.compile(r"(\d{1,2}(?:\.\d{1,4})?)")
_DPI: Final = re.compile(r"(\d{2,4})dpi")


PictureOption = Literal["format", "pixels", "size", "scale", "marking"]


class PictureOptionsError(BriefmapError):
    """An option that cannot be used, with what was expected and how to mend it."""

    def __init__(self, found: str, expected: CatalogueText, option: PictureOption) -> None:
        self.found, self.expected = found, expected
        self.mend = CatalogueText(f"command.picture.remedy-{option}")
        super().__init__(f"found {found}; expected {expected}; {self.mend}")


@dataclass(frozen=True)
class PictureOptions:
    """Options of a picture: format, size in pixels, pixels of the file per pixel, marking."""

    format: PictureFormat = "png"
    size: PictureSize = PICTURE_SIZES["16:9"]
    scale: float = 1.0
    marking: str = ""

    @property
    def pixels(self) -> PictureSize:
        """Width and height of the file in pixels."""
        return round(self.size[0] * self.scale), round(self.size[1] * self.scale)


def parse_picture_options(
    form: str, *, size: str = "16:9", scale: str = "1", marking: str = ""
) -> PictureOptions:
    """Parse the options of a picture.

    Parameters
    ----------
    form
        png, svg or pdf.
    size
        A name of ``PICTURE_SIZES``, or ``1920x1080``.
    scale
        A number, or dots per inch as in ``300dpi``.
    marking
        Classification marking, one printable line.

    Raises
    ------
    PictureOptionsError
        If an option cannot be understood, or the picture would be too small to read or too large to draw.
    """
    if form not in PICTURE_FORMATS:
        expected = CatalogueText("command.picture.expected-format", formats=alternatives(PICTURE_FORMATS))
        problem = PictureOptionsError(form[:40], expected, "format")
        raise problem
    options = PictureOptions(form, _parse_size(size), _parse_scale(scale), _parse_marking(marking))
    if options.pixels[0] * options.pixels[1] > MAX_PIXELS:
        wide, high = options.pixels
        found = CatalogueText("command.picture.found-pixels", size=f"{wide}x{high}")
        expected = CatalogueText("command.picture.expected-pixels", most=MAX_PIXELS)
        problem = PictureOptionsError(found, expected, "pixels")
        raise problem
    return options


def _parse_size(text: str) -> PictureSize:
    if text.lower() in PICTURE_SIZES:
        return PICTURE_SIZES[text.lower()]
    match = _SIZE.fullmatch(text)
    sides = (int(match[1]), int(match[2])) if match else (0, 0)
    if not all(MIN_SIDE <= side <= MAX_SIDE for side in sides):
        expected = CatalogueText(
            "command.picture.expected-size",
            names=tuple(PICTURE_SIZES),
            least=MIN_SIDE,
            most=MAX_SIDE,
            example="1920x1080",
        )
        found = CatalogueText("command.picture.found-size", size=repr(text[:40]))
        problem = PictureOptionsError(found, expected, "size")
        raise problem
    return sides


def _parse_scale(text: str) -> float:
    number, dpi = _SCALE.fullmatch(text), _DPI.fullmatch(text)
    scale = float(number[1]) if number else int(dpi[1]) / PIXELS_PER_INCH if dpi else 0.0
    if not MIN_SCALE <= scale <= MAX_SCALE:
        expected = CatalogueText(
            "command.picture.expected-scale", least=MIN_SCALE, most=MAX_SCALE, example="300dpi"
        )
        found = CatalogueText("command.picture.found-scale", scale=repr(text[:40]))
        problem = PictureOptionsError(found, expected, "scale")
        raise problem
    return scale


def _parse_marking(text: str) -> str:
    line = " ".join(text.split())
    if len(line) > MAX_MARKING_LENGTH or not line.isprintable():
        expected = CatalogueText("command.picture.expected-marking", most=MAX_MARKING_LENGTH)
        found = CatalogueText("command.picture.found-marking", characters=len(line))
        problem = PictureOptionsError(found, expected, "marking")
        raise problem
    return line
