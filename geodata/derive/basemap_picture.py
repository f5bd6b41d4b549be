"""Basemap pictures: sea, land and borders of the whole world in Web Mercator, one for each theme.

Without a GPU, drawing the picture takes a tenth of the time of drawing the shapes. It is sharp up to zoom 3
and is used for briefs of many events. The bytes are reproducible.
"""

import io
import json
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
"""Width and height of the world in pixels: one for each pixel of the screen at zoom 3."""
_SAMPLES: Final = 2
_DASH: Final = (8.0, 4.0)
_COLOURS: Final = 24
Points = list[tuple[float, float]]
_PROVENANCE: Final = {
    "files": " ".join(f"basemap-{theme}.png" for theme in get_args(Theme)),
    "source": "the land and borders shipped in data/shapes (Natural Earth, public domain), in the tones of "
    "geodata/layout/styles.py",
    "licence": "MIT",
    "script": "python -m geodata.derive --only basemap",
}


def write_basemaps(folder: Path) -> None:
    """Write the picture of each theme, and their provenance."""
    folder.mkdir(parents=True, exist_ok=True)
    for theme in get_args(Theme):
        (folder / f"basemap-{theme}.png").write_bytes(draw_basemap(theme))
    record = json.dumps([_PROVENANCE], ensure_ascii=False, indent=1)
    (folder / "provenance.json").write_text(f"{record}\n", "utf-8")


def draw_basemap(theme: Theme, *, side: int = SIDE) -> bytes:
    """Return the basemap in the colours of a theme, as PNG of ``side`` × ``side`` pixels."""
    paper, scale = PAPERS[theme], side * _SAMPLES
    image = Image.new("RGB", (scale, scale), paper.sea)
    pen = ImageDraw.Draw(image)
    for polygon in shapely.get_parts(land("fine")):
        pen.polygon(_to_pixels(polygon.exterior, scale), fill=paper.land)
        for hole in polygon.interiors:
            pen.polygon(_to_pixels(hole, scale), fill=paper.sea)
    frame = borders("coarse")
    for geometry, disputed in zip(frame.geometry, frame["disputed"], strict=True):
        for line in _border_parts(geometry):
            pixels = _to_pixels(line, scale)
            for stroke in _split_dashes(pixels) if disputed else [pixels]:
                pen.line(stroke, fill=paper.quiet if disputed else paper.border, width=_SAMPLES)
    small = image.resize((side, side), Image.Resampling.BOX)
    buffer = io.BytesIO()
    small.quantize(_COLOURS, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _border_parts(geometry: BaseGeometry) -> Iterator[BaseGeometry]:
    """Return the lines of a border, joined at their common ends."""
    merged = shapely.line_merge(geometry)
    return (line for line in shapely.get_parts(merged) if line.geom_type == "LineString")


def _to_pixels(line: BaseGeometry, scale: int) -> Points:
    """Return a line in EPSG:4326 as pixels of a Web Mercator world ``scale`` pixels wide."""
    degrees = shapely.get_coordinates(line)
    east, south = mercator(degrees[:, 0], degrees[:, 1])
    return list(zip((east * scale).tolist(), (south * scale).tolist(), strict=True))


def _split_dashes(pixels: Points) -> Iterator[Points]:
    """Yield the dashes of a line, ``_DASH[0]`` pixels long and ``_DASH[1]`` apart in the final picture."""
    line = shapely.LineString(pixels)
    long, gap = (length * _SAMPLES for length in _DASH)
    starts = np.arange(0, line.length, long + gap)
    for start in starts.tolist():
        ends = shapely.line_interpolate_point(line, [start, min(start + long, line.length)])
        yield from (list(pair) for pair in pairwise((end.x, end.y) for end in ends))
