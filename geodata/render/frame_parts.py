"""Parts of a picture's frame, in pixels of the picture, and their mirror image."""

from dataclasses import dataclass, replace
from typing import Final

from geodata.layout.scene import PixelBox
from geodata.layout.swatches import SWATCH_WIDTH, SwatchShapes
from geodata.render.picture_options import PictureSize

SIDES: Final = {"start": "end", "end": "start", "middle": "middle"}


@dataclass(frozen=True)
class FrameText:
    """One line of text of the frame, its middle at the height of ``y``."""

    role: str
    """marking, unfinished, title, shown, byline, language, period, counts, heading, legend, note, scale,
    source, document or colophon."""
    text: str
    x: float
    y: float
    size: float
    align: str = "start"
    strong: bool = False
    quiet: bool = False


@dataclass(frozen=True)
class PlacedSwatch:
    """A swatch of the legend: middle of its left side, and pixels of the picture per pixel of its own."""

    shapes: SwatchShapes
    x: float
    y: float
    scale: float


@dataclass(frozen=True)
class PictureFrame:
    """The frame of a picture."""

    size: PictureSize
    unit: float
    """Pixels of the picture per pixel of the nominal page."""
    map: PixelBox
    texts: tuple[FrameText, ...]
    swatches: tuple[PlacedSwatch, ...]
    rules: tuple[PixelBox, ...]
    """Hair lines, as boxes without height."""
    scale_bar: PixelBox | None
    """The scale bar."""
    scale: float
    """Size of the drawn map as a multiple of its size on screen."""

    @property
    def map_size(self) -> PictureSize:
        """Pixels of the screen whose map fills the frame."""
        wide, high = self.map.right - self.map.left, self.map.bottom - self.map.top
        return round(wide / self.scale), round(high / self.scale)


def mirror_frame(frame: PictureFrame) -> PictureFrame:
    """The frame mirrored for a right-to-left language; swatches keep their own shape."""
    wide = frame.size[0]

    def turned(box: PixelBox) -> PixelBox:
        return PixelBox(wide - box.right, box.top, wide - box.left, box.bottom)

    return replace(
        frame,
        map=turned(frame.map),
        texts=tuple(replace(line, x=wide - line.x, align=SIDES[line.align]) for line in frame.texts),
        swatches=tuple(replace(one, x=wide - one.x - SWATCH_WIDTH * one.scale) for one in frame.swatches),
        rules=tuple(turned(rule) for rule in frame.rules),
        scale_bar=turned(frame.scale_bar) if frame.scale_bar else None,
    )
