"""Legend swatches as drawing primitives, and their printing as SVG.

Coordinates are pixels of a swatch of ``SWATCH_WIDTH`` by ``SWATCH_HEIGHT``, origin top left, y down.
``ink`` is a ``#rrggbb`` code of the style table, ``opacity`` a share of 1, ``dash`` the pixels of
dash and gap in turn.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from geodata.layout.glyphs import glyph_rings, svg_path_data
from geodata.layout.styles import HATCH_OPACITY, Rgba, hex_to_rgba, rgba_to_css

SWATCH_WIDTH: Final = 34
SWATCH_HEIGHT: Final = 16
SWATCH_MARGIN: Final = 2
"""Pixels between a box and the sides of its swatch."""
HATCH_SPACING: Final = 6
"""Pixels between the slanting lines of a hatch, which run at 45 degrees."""
DEFAULT_STROKE_WIDTH: Final = 1.0
"""SVG's stroke width in pixels for a missing attribute."""

SwatchPoint = tuple[float, float]


@dataclass(frozen=True)
class SwatchGlyph:
    """A filled glyph of :mod:`geodata.layout.glyphs`, its box of -1 to 1 centred half-way down at ``x``."""

    name: str
    ink: str
    opacity: float = 1.0
    x: float = SWATCH_WIDTH / 2
    size: float = 7.0
    """Pixels of half the glyph's box."""

    @property
    def rings(self) -> tuple[tuple[SwatchPoint, ...], ...]:
        """Closed rings about the origin, to a tenth of a pixel; the inside follows the even-odd rule."""
        return glyph_rings(self.name, self.size)

    @property
    def centre(self) -> SwatchPoint:
        """The point of the swatch at which the rings' origin lies."""
        return self.x, SWATCH_HEIGHT / 2


@dataclass(frozen=True)
class SwatchLine:
    """A horizontal line."""

    start: float
    end: float
    y: float
    ink: str
    width: float | None = None
    """None leaves out the attribute: one pixel."""
    dash: tuple[float, ...] = ()


@dataclass(frozen=True)
class SwatchCurve:
    """A quadratic Bézier curve of one segment."""

    start: SwatchPoint
    control: SwatchPoint
    end: SwatchPoint
    ink: str
    width: float | None = None


@dataclass(frozen=True)
class SwatchBox:
    """A box ``SWATCH_MARGIN`` pixels inside the swatch, or before the symbol of a kind."""

    ink: str
    """Of its edge."""
    fill: Rgba | None = None
    width: float | None = None
    opacity: float = 1.0
    """Of its edge."""
    radius: int = 0
    dash: tuple[float, ...] = ()
    end: float = SWATCH_WIDTH - SWATCH_MARGIN
    """Right side of the box."""

    @property
    def extent(self) -> tuple[float, float, float, float]:
        """Left, top, width and height of the box."""
        return SWATCH_MARGIN, SWATCH_MARGIN, self.end - SWATCH_MARGIN, SWATCH_HEIGHT - 2 * SWATCH_MARGIN


@dataclass(frozen=True)
class SwatchHatch:
    """The slanting lines of a hatched :class:`SwatchBox`, one pixel wide."""

    ink: str
    opacity: float = HATCH_OPACITY
    dash: tuple[float, ...] = ()

    @property
    def lines(self) -> tuple[tuple[SwatchPoint, SwatchPoint], ...]:
        """Lower left and upper right end of each line."""
        rise = SWATCH_HEIGHT - 2 * SWATCH_MARGIN
        return tuple(
            ((x, SWATCH_HEIGHT - SWATCH_MARGIN), (x + rise, SWATCH_MARGIN))
            for x in range(SWATCH_MARGIN + 1, SWATCH_WIDTH - rise, HATCH_SPACING)
        )


SwatchShape = SwatchGlyph | SwatchLine | SwatchCurve | SwatchBox | SwatchHatch
SwatchShapes = tuple[SwatchShape, ...]
"""Shapes in the order of drawing."""


def swatch_svg(swatch: SwatchShapes) -> str:
    """Return the swatch as one inline SVG element, made of our own numbers and names alone."""
    inner = "".join(element for shape in swatch for element in _elements(shape))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{SWATCH_WIDTH}" height="{SWATCH_HEIGHT}"'
        f' viewBox="0 0 {SWATCH_WIDTH} {SWATCH_HEIGHT}" aria-hidden="true" focusable="false">{inner}</svg>'
    )


def _elements(shape: SwatchShape) -> Iterator[str]:
    if isinstance(shape, SwatchGlyph):
        yield _glyph_element(shape)
    elif isinstance(shape, SwatchLine):
        yield _line_element(shape)
    elif isinstance(shape, SwatchCurve):
        (x0, y0), (x1, y1), (x2, y2) = shape.start, shape.control, shape.end
        data = f"M{x0:g} {y0:g}Q{x1:g} {y1:g} {x2:g} {y2:g}"
        yield f'<path d="{data}" stroke="{shape.ink}"{_width(shape.width)} fill="none"/>'
    elif isinstance(shape, SwatchBox):
        yield _box_element(shape)
    else:
        yield from _hatch_elements(shape)


def _glyph_element(glyph: SwatchGlyph) -> str:
    ink = glyph.ink if glyph.opacity == 1 else rgba_to_css(hex_to_rgba(glyph.ink, glyph.opacity))
    x, y = glyph.centre
    return (
        f'<path d="{svg_path_data(glyph.rings)}" fill="{ink}" fill-rule="evenodd"'
        f' transform="translate({x} {y})"/>'
    )


def _line_element(line: SwatchLine) -> str:
    path = f'<path d="M{line.start:g} {line.y}H{line.end:g}" stroke="{line.ink}"'
    if line.width is None:
        return f'{path}{_dash(line.dash)} fill="none"/>'
    return f'{path}{_width(line.width)} fill="none"{_dash(line.dash)}/>'


def _box_element(box: SwatchBox) -> str:
    radius = f' rx="{box.radius}"' if box.radius else ""
    fill = rgba_to_css(box.fill) if box.fill else "none"
    opacity = f' stroke-opacity="{_share(box.opacity)}"' if box.opacity < 1 else ""
    left, top, width, height = box.extent
    return (
        f'<rect x="{left}" y="{top}" width="{width:g}" height="{height}"{radius}'
        f' fill="{fill}" stroke="{box.ink}"{opacity}{_width(box.width)}{_dash(box.dash)}/>'
    )


def _hatch_elements(hatch: SwatchHatch) -> Iterator[str]:
    for (left, bottom), (right, top) in hatch.lines:
        data = f"M{left:g} {bottom:g}l{right - left:g} {top - bottom:g}"
        yield (
            f'<path d="{data}" stroke="{hatch.ink}" stroke-width="1"'
            f' opacity="{_share(hatch.opacity)}"{_dash(hatch.dash)}/>'
        )


def _width(width: float | None) -> str:
    return "" if width is None else f' stroke-width="{width}"'


def _dash(dash: tuple[float, ...]) -> str:
    return f' stroke-dasharray="{" ".join(f"{part:g}" for part in dash)}"' if dash else ""


def _share(opacity: float) -> str:
    return f"{opacity:g}".removeprefix("0")
