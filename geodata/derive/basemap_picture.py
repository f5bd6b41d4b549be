"""The ground as one picture: sea, land and borders of the whole world in Web Mercator, light and dark.

A screen without a GPU pays for what is drawn; a picture of the ground costs it a tenth of the shapes. It is
sharp up to zoom 3 and is used under briefs of many events; ``python -m geodata.derive.basemap_picture``
makes the shipped files anew, byte for byte.
"""

import io
from collections.abc import Iterator
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Final, get_args

import numpy as np
import shapely
from PIL import Image, ImageDraw
from shapely.geometry.base import BaseGeometry

from geodata.atlas.thinning import mercator
from geodata.layout.styles import PAPERS
from geodata.places import borders, land
from geodata.view import Theme

FOLDER: Final = Path(str(files("geodata"))) / "data" / "basemap"
SIDE: Final = 4096
"""Pixels of the world: one for each of the screen at zoom 3."""
SAMPLES: Final = 2
DASH: Final = (8.0, 4.0)
COLOURS: Final = 24
Points = list[tuple[float, float]]


def main(folder: Path = FOLDER) -> None:
    """Write the picture of each theme."""
    folder.mkdir(parents=True, exist_ok=True)
    for theme in get_args(Theme):
        (folder / f"basemap-{theme}.png").write_bytes(picture(theme))


def picture(theme: Theme, *, side: int = SIDE) -> bytes:
    """The ground in the tones of a theme, as PNG of ``side`` × ``side`` pixels."""
    paper, scale = PAPERS[theme], side * SAMPLES
    drawn = Image.new("RGB", (scale, scale), paper.sea)
    pen = ImageDraw.Draw(drawn)
    for polygon in shapely.get_parts(land("fine")):
        pen.polygon(_pixels(polygon.exterior, scale), fill=paper.land)
        for hole in polygon.interiors:
            pen.polygon(_pixels(hole, scale), fill=paper.sea)
    frame = borders("coarse")
    for geometry, disputed in zip(frame.geometry, frame["disputed"], strict=True):
        for line in _lines(geometry):
            pixels = _pixels(line, scale)
            for stroke in _dashes(pixels) if disputed else [pixels]:
                pen.line(stroke, fill=paper.quiet if disputed else paper.border, width=SAMPLES)
    small = drawn.resize((side, side), Image.Resampling.BOX)
    buffer = io.BytesIO()
    small.quantize(COLOURS, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _lines(geometry: BaseGeometry) -> Iterator[BaseGeometry]:
    merged = shapely.line_merge(geometry)
    return (line for line in shapely.get_parts(merged) if line.geom_type == "LineString")


def _pixels(line: BaseGeometry, scale: int) -> Points:
    degrees = shapely.get_coordinates(line)
    east, south = mercator(degrees[:, 0], degrees[:, 1])
    return list(zip((east * scale).tolist(), (south * scale).tolist(), strict=True))


def _dashes(pixels: Points) -> Iterator[Points]:
    """Stretches of a line of ``DASH[0]`` pixels, ``DASH[1]`` apart, before the picture is made smaller."""
    line = shapely.LineString(pixels)
    long, gap = (length * SAMPLES for length in DASH)
    starts = np.arange(0, line.length, long + gap)
    for start in starts.tolist():
        ends = shapely.line_interpolate_point(line, [start, min(start + long, line.length)])
        yield from (list(pair) for pair in pairwise((end.x, end.y) for end in ends))


if __name__ == "__main__":
    main()
