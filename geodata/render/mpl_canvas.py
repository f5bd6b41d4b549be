"""Drawing on a matplotlib figure: fills, lines, glyphs and text in pixels from the top left.

Only this module and :mod:`geodata.render.picture_file` import matplotlib, which is slow to import, so nothing
imports them before a picture is drawn.
"""

import logging
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

import numpy as np
import numpy.typing as npt
import shapely
from matplotlib import font_manager
from matplotlib.artist import Artist
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.image import BboxImage
from matplotlib.patches import FancyBboxPatch, PathPatch
from matplotlib.path import Path
from matplotlib.patheffects import Stroke as Outline
from matplotlib.text import Text as Words
from matplotlib.transforms import Affine2D, Bbox, BboxBase, IdentityTransform, Transform, TransformedBbox
from shapely.geometry.base import BaseGeometry

from geodata.layout import glyphs
from geodata.layout.scene import PixelBox
from geodata.layout.styles import NAME_HALO, THINNED_EDGE_WIDTH, Rgba
from geodata.render.picture_options import PIXELS_PER_INCH
from geodata.words.languages import Direction
from geodata.words.text_direction import to_logical_order

Points = npt.NDArray[np.float64]
POINTS_PER_PIXEL: Final = 72.0 / PIXELS_PER_INCH
"""Typographic points of a pixel."""
BASELINE_OFFSET: Final = 0.32
"""Distance of the baseline below the middle of a line, in type sizes; measured against deck.gl."""
GLYPH_HALF_SIZE: Final = 34 / 72
"""Half a glyph's box in its size: the box of -1 to 1 fills 68 of the 72 pixels of its atlas cell."""
FAMILY: Final = "IBM Plex Sans Arabic"
FALLBACK: Final = "DejaVu Sans"
"""Bundled with matplotlib: letters that the map's typeface lacks."""
WEIGHTS: Final = {False: ("Regular", "normal"), True: ("SemiBold", "semibold")}
SIDES: Final = {"start": "left", "middle": "center", "end": "right"}


@dataclass(frozen=True)
class Stroke:
    """Style of a line: width in pixels, dash in multiples of the width, offset into the dash at its start."""

    ink: Rgba
    width: float
    dash: tuple[float, ...] | None = None
    offset: float = 0.0


@dataclass(frozen=True)
class Canvas:
    """A drawing surface on a figure, in pixels of its own coordinate system, clipped."""

    figure: Figure
    transform: Transform
    """From its pixels to those of the figure."""
    points_per_pixel: float
    """Points of one of its pixels."""
    clip: BboxBase | None = None
    direction: Direction = "ltr"
    """Direction of the language of its words."""
    texts: list[tuple[str, Words]] = field(default_factory=list)
    """Every line of text with its role."""

    def clipped_to_box(self, box: PixelBox, scale: float, *, origin: tuple[float, float]) -> "Canvas":
        """Return a canvas clipped to a box of this one, moved to ``origin`` and enlarged by ``scale``."""
        moved = Affine2D().scale(scale).translate(*origin) + self.transform
        clip = TransformedBbox(Bbox([[box.left, box.top], [box.right, box.bottom]]), self.transform)
        return replace(self, transform=moved, points_per_pixel=self.points_per_pixel * scale, clip=clip)

    def moved_to(self, origin: tuple[float, float], scale: float) -> "Canvas":
        """Return a canvas whose pixels begin at a point of this one and are ``scale`` times as large."""
        moved = Affine2D().scale(scale).translate(*origin) + self.transform
        return replace(self, transform=moved, points_per_pixel=self.points_per_pixel * scale)

    def draw_scale_bar(self, box: PixelBox, middle: float, stroke: Stroke) -> None:
        """Draw a scale bar: a line with an upright at each end."""
        ends = [np.array([(x, box.top), (x, box.bottom)]) for x in (box.left, box.right)]
        self.draw_lines([np.array([(box.left, middle), (box.right, middle)]), *ends], stroke)

    def fill_polygons(self, shape: BaseGeometry, ink: Rgba) -> None:
        """Fill polygons."""
        if ink[3] and (path := polygons_path(shape)) is not None:
            self._add(PathPatch(path, facecolor=matplotlib_rgba(ink), edgecolor="none", linewidth=0))

    def draw_image(self, pixels: npt.NDArray[np.uint8], box: PixelBox) -> None:
        """Draw an image of shape (height, width, 4) into a box."""
        corners = Bbox([[box.left, box.bottom], [box.right, box.top]])
        image = BboxImage(TransformedBbox(corners, self.transform), interpolation="bilinear", zorder=1)
        image.set_data(pixels)
        self.figure.add_artist(image, clip=False)
        image.set_clip_box(self.clip)

    def draw_lines(self, lines: Sequence[Points], stroke: Stroke) -> None:
        """Draw lines of one stroke; each is an array of points of shape (n, 2)."""
        if not lines or not stroke.ink[3]:
            return
        codes = np.concatenate([_open_path_codes(len(line)) for line in lines])
        patch = PathPatch(
            Path(np.concatenate(lines), codes),
            facecolor="none",
            edgecolor=matplotlib_rgba(stroke.ink),
            linewidth=stroke.width * self.points_per_pixel,
            linestyle=(stroke.offset, stroke.dash) if stroke.dash else "solid",
            capstyle="butt",
            joinstyle="round",
        )
        self._add(patch)

    def draw_glyph(
        self, name: str, at: tuple[float, float], *, size: float, ink: Rgba, angle: float = 0
    ) -> None:
        """Draw a glyph at a point, turned counterclockwise by degrees; an arrowhead has its tip there."""
        nose = 32 / 34 if name.startswith("head") else 0.0
        turned = (
            Affine2D().translate(-nose, 0).scale(size * GLYPH_HALF_SIZE).rotate_deg(-angle).translate(*at)
        )
        self._add(
            PathPatch(
                turned.transform_path(_glyph_path(name)),
                facecolor=matplotlib_rgba(ink),
                edgecolor="none",
                linewidth=0,
            )
        )

    def draw_discs(self, at: Points, radii: Points, inks: Points, *, edges: Points | None = None) -> None:
        """Draw discs: centres (n, 2) and radii (n) in pixels, red, green, blue and opacity of 0-1 (n, 4)."""
        discs = PathCollection(
            [Path.unit_circle()],
            (radii * self.points_per_pixel) ** 2,
            facecolors=inks,
            edgecolors="none" if edges is None else edges,
            linewidths=0 if edges is None else THINNED_EDGE_WIDTH * self.points_per_pixel,
            offsets=at,
            offset_transform=self.transform,
            # Sizes are in points already; by default a figure enlarges them to its own size.
            transform=IdentityTransform(),
        )
        # Without a transform of its own the figure would enlarge it to its own size.
        discs.set_transform(IdentityTransform())
        self.figure.add_artist(discs, clip=False)
        discs.set_clip_box(self.clip)

    def draw_box(self, box: PixelBox, ink: Rgba, *, radius: float = 0.0, edge: Stroke | None = None) -> None:
        """Draw a box, filled, with an edge where one is given."""
        patch = FancyBboxPatch(
            (box.left, box.top),
            box.right - box.left,
            box.bottom - box.top,
            boxstyle=f"round,pad=0,rounding_size={radius}" if radius else "square,pad=0",
            facecolor=matplotlib_rgba(ink) if ink[3] else "none",
            edgecolor=matplotlib_rgba(edge.ink) if edge else "none",
            linewidth=edge.width * self.points_per_pixel if edge else 0,
            linestyle=(0, edge.dash) if edge and edge.dash else "solid",
        )
        self._add(patch)

    def draw_text(self, text: str, at: tuple[float, float], *, style: "TextStyle", role: str) -> None:
        """Draw one line of text, its middle at the height of a point; ``role`` is its part in the picture."""
        along = to_logical_order(text.replace("\n", " "), self.direction)
        if style.halo:
            # A text with effects becomes paths, so that the words stand over it as text.
            width = NAME_HALO * style.size * self.points_per_pixel
            edge = Outline(linewidth=width, foreground=matplotlib_rgba(style.halo), joinstyle="round")
            self._add(self._words(along, at, style, path_effects=[edge]))
        words = self._words(along, at, style)
        self.texts.append((role, words))
        self._add(words)

    def _words(
        self, along: str, at: tuple[float, float], style: "TextStyle", path_effects: Sequence[Outline] = ()
    ) -> Words:
        size = style.size * self.points_per_pixel
        return Words(
            at[0],
            at[1] + style.size * BASELINE_OFFSET,
            along,
            color=matplotlib_rgba(style.ink),
            fontproperties=_font_properties(size, strong=style.strong, foreign=needs_fallback_font(along)),
            ha=SIDES[style.align],
            va="baseline",
            parse_math=False,
            path_effects=list(path_effects),
        )

    def _add(self, artist: Artist) -> None:
        # Artists of equal z-order are drawn in the order of calls.
        artist.set_zorder(1)
        artist.set_snap(False)
        artist.set_transform(self.transform)
        self.figure.add_artist(artist, clip=False)
        artist.set_clip_path(None)
        if self.clip is not None:
            artist.set_clip_box(self.clip)


@dataclass(frozen=True)
class TextStyle:
    """Style of a line of text: size in pixels, colour, weight, anchored end (start, middle, end), halo."""

    size: float
    ink: Rgba
    strong: bool = False
    align: str = "start"
    halo: Rgba | None = None
    """Colour round the letters, that they can be read on hatches and lines."""


def new_canvas(size: tuple[int, int], ground: Rgba, direction: Direction = "ltr") -> Canvas:
    """Return a canvas on a new figure of ``size`` pixels, for words of a language of a direction."""
    figure = Figure(
        figsize=(size[0] / PIXELS_PER_INCH, size[1] / PIXELS_PER_INCH),
        dpi=PIXELS_PER_INCH,
        facecolor=matplotlib_rgba(ground),
    )
    down = Affine2D().scale(1 / PIXELS_PER_INCH, -1 / PIXELS_PER_INCH).translate(0, size[1] / PIXELS_PER_INCH)
    return Canvas(figure, down + figure.dpi_scale_trans, POINTS_PER_PIXEL, direction=direction)


def matplotlib_rgba(ink: Rgba) -> tuple[float, float, float, float]:
    """Return a colour in matplotlib's notation, 0-1."""
    red, green, blue, opacity = ink
    return red / 255, green / 255, blue / 255, opacity / 255


def needs_fallback_font(text: str) -> bool:
    """Return whether the text has letters that the map's typeface lacks; format characters do not count."""
    return any(
        ord(letter) not in _typeface_characters() and unicodedata.category(letter) != "Cf" for letter in text
    )


@cache
def _typeface_characters() -> frozenset[int]:
    """Code points of the map's typeface."""
    return frozenset(font_manager.get_font(_font_file("Regular")).get_charmap())


def _font_file(name: str) -> str:
    return str(files("geodata") / "data" / "fonts" / f"IBMPlexSansArabic-{name}.ttf")


@lru_cache(maxsize=512)
def _font_properties(size: float, *, strong: bool, foreign: bool) -> FontProperties:
    _register_fonts()
    name, weight = WEIGHTS[strong]
    family = [FAMILY, FALLBACK] if foreign else [FAMILY]
    # With the file given, matplotlib does not score every typeface of the machine.
    return FontProperties(
        family=family, weight=weight, size=size, fname=None if foreign else _font_file(name)
    )


@cache
def _register_fonts() -> None:
    """Register the typeface with matplotlib, and silence its warnings of missing weights."""
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    for name, _ in WEIGHTS.values():
        font_manager.fontManager.addfont(_font_file(name))


@cache
def _glyph_path(name: str) -> Path:
    path = polygons_path(shapely.orient_polygons(glyphs.glyph_polygons()[name]))
    return path if path is not None else Path(np.empty((0, 2)))


def polygons_path(shape: BaseGeometry) -> Path | None:
    """Return polygons as one path; None where there are none."""
    rings: list[Points] = []
    for part in shapely.get_parts(shape):
        if part.geom_type == "Polygon" and not part.is_empty:
            rings += [shapely.get_coordinates(ring) for ring in (part.exterior, *part.interiors)]
    if not rings:
        return None
    codes = [_open_path_codes(len(ring)) for ring in rings]
    for each in codes:
        each[-1] = Path.CLOSEPOLY
    return Path(np.concatenate(rings), np.concatenate(codes))


def _open_path_codes(length: int) -> npt.NDArray[np.uint8]:
    """Path codes of an open line of ``length`` points."""
    codes = np.full(length, Path.LINETO, np.uint8)
    codes[0] = Path.MOVETO
    return codes
