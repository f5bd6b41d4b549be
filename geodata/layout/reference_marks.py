"""Marks of the reference layers: what each of its shapes is drawn as, and notes beside their signs."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from typing import Any, Final

import shapely
from shapely.geometry.base import BaseGeometry

from geodata.atlas.reference_layers import DrawnLayer
from geodata.layout.labels.box_geometry import square_box
from geodata.layout.layout_context import LayoutContext
from geodata.layout.mercator import Viewport, mercator_y
from geodata.layout.scene import LonLat, MapText, PixelBox, ReferenceMark
from geodata.layout.styles import (
    MAP_PALETTES,
    REFERENCE_FILL_OPACITY,
    REFERENCE_RADIUS,
    hex_to_rgba,
)
from geodata.layout.text_lines import text_width, wrap_text
from geodata.places.layer_shapes import MOST_HEADS, MOST_NOTES, LayerShape, line_tips
from geodata.places.own_shapes import name_own_shape
from geodata.places.ring_polygons import outline_without_cut
from geodata.vocabulary import LayerLook
from geodata.words import LANGUAGES

SHAPE_TOLERANCE: Final = 0.0003
"""Degrees by which a simplified shape may stray: a fifth of a pixel at the closest zoom."""
NOTE_SIZE: Final = 12.0
"""Type size of a note in pixels."""
NOTE_WIDTH: Final = 150.0
"""Pixels of a line of a note, at most."""
MOST_NOTE_LINES: Final = 4
MOST_NOTE_LETTERS: Final = 24
"""Letters of a word in a note, at most."""
NOTE_GAP: Final = 7.0
"""Pixels between the middle of a sign and its words."""
_LINE_HEIGHT: Final = 1.35
_ELLIPSIS: Final = "…"
_SIGN_LOOKS: Final = frozenset({LayerLook.POINTS, LayerLook.NOTE})
"""Looks that draw a sign at the anchors of any shape."""


@dataclass(frozen=True)
class _LayerParts:
    """Names of the shapes of a layer, and the tips of its arrows."""

    areas: str | None
    lines: str | None
    points: str | None
    heads: tuple[tuple[LonLat, float], ...]


def reference_marks(context: LayoutContext, taken: Sequence[PixelBox] = ()) -> tuple[ReferenceMark, ...]:
    """Return the marks of all reference layers, hidden ones included, in the order of the brief.

    ``taken`` are boxes that the words of notes avoid where another side of their sign is free.
    """
    ink = MAP_PALETTES[context.theme].reference
    boxes = list(taken)
    marks = []
    for layer in context.selection.atlas.layers:
        parts = _layer_parts(layer)
        texts = _note_texts(layer, context, boxes) if layer.look is LayerLook.NOTE else ()
        marks.append(
            ReferenceMark(
                layer=layer.id,
                ink=hex_to_rgba(ink),
                fill=hex_to_rgba(ink, REFERENCE_FILL_OPACITY),
                areas=parts.areas,
                lines=parts.lines,
                points=parts.points,
                heads=parts.heads,
                texts=tuple(texts),
            )
        )
    return tuple(marks)


def note_boxes(marks: Sequence[ReferenceMark], screen: Viewport) -> Iterator[PixelBox]:
    """Yield the boxes of notes, words and signs, which no label covers."""
    for text in (text for mark in marks for text in mark.texts):
        yield note_line_box(text, screen)
        yield square_box(screen.project(*text.at), 4 * REFERENCE_RADIUS)


@lru_cache(maxsize=256)
def _layer_parts(layer: DrawnLayer) -> _LayerParts:
    if layer.look in _SIGN_LOOKS:
        return _LayerParts(None, None, _named([_anchor_points(shape) for shape in layer.shapes]), ())
    areas, lines, points = ([s.shape for s in layer.shapes if s.dimension == d] for d in (2, 1, 0))
    simple = [shapely.simplify(shape, SHAPE_TOLERANCE) for shape in areas]
    edges = [outline_without_cut(shape) for shape in simple]
    simple_lines = [shapely.simplify(shape, SHAPE_TOLERANCE) for shape in lines]
    tips = (tip for line in lines for tip in line_tips(line)) if layer.look is LayerLook.ARROW else ()
    return _LayerParts(
        _named([shapely.union_all(simple)] if simple else []) if layer.look is LayerLook.AREA else None,
        _named([*edges, *simple_lines]),
        _named(points),
        tuple((tip, _direction(neck, tip)) for neck, tip in islice(tips, MOST_HEADS)),
    )


def _anchor_points(shape: LayerShape) -> BaseGeometry:
    return shapely.MultiPoint(shape.anchors)


def _named(shapes: Sequence[BaseGeometry]) -> str | None:
    """Return the name of the parts of shapes together; None where there are none."""
    parts = [part for shape in shapes for part in shapely.get_parts(shape) if not part.is_empty]
    if not parts:
        return None
    merged = _collected(parts)
    lon, lat = shapely.get_coordinates(merged)[0].tolist()
    return name_own_shape(merged, (lon, lat))


def _collected(parts: list[Any]) -> BaseGeometry:
    """Return points, lines or areas, all of one dimension, as one shape."""
    match int(shapely.get_dimensions(parts[0])):
        case 0:
            return shapely.MultiPoint(parts)
        case 1:
            return shapely.MultiLineString(parts)
    return shapely.MultiPolygon(parts)


def _direction(neck: LonLat, tip: LonLat) -> float:
    """Return the direction from a point to another on the map, in degrees counterclockwise from east."""
    across = math.radians(tip[0] - neck[0]) / (2 * math.pi)
    return round(math.degrees(math.atan2(mercator_y(neck[1]) - mercator_y(tip[1]), across)), 1)


def _note_texts(layer: DrawnLayer, context: LayoutContext, boxes: list[PixelBox]) -> Iterator[MapText]:
    """Yield the lines of a layer's notes; their boxes are added to those that later notes avoid."""
    noted = ((shape, at) for shape in layer.shapes for at in shape.anchors)
    for shape, at in islice(noted, MOST_NOTES):
        lines = _folded(layer.name_of(shape)[context.lang])
        sides = [tuple(side) for side in _sides(lines, at, context)]
        found = next((side for side in sides if not _hits(side, boxes, context.viewport)), sides[0])
        boxes += [note_line_box(line, context.viewport) for line in found]
        yield from found


def _folded(words: str) -> tuple[str, ...]:
    """Return the lines of a note: long words and all beyond the last line are cut, and marked so."""
    short = (w if len(w) <= MOST_NOTE_LETTERS else w[:MOST_NOTE_LETTERS] + _ELLIPSIS for w in words.split())
    lines = wrap_text(" ".join(short), NOTE_SIZE, NOTE_WIDTH)
    if len(lines) <= MOST_NOTE_LINES:
        return lines
    return (*lines[: MOST_NOTE_LINES - 1], f"{lines[MOST_NOTE_LINES - 1]} {_ELLIPSIS}")


def _sides(lines: Sequence[str], at: LonLat, context: LayoutContext) -> Iterator[list[MapText]]:
    """Yield the lines at each side of a sign: where reading goes on first, then the other, below, above."""
    ink = hex_to_rgba(MAP_PALETTES[context.theme].reference)
    plain = MapText(None, at, (0.0, 0.0), "", "start", NOTE_SIZE, strong=False, ink=ink)
    step = NOTE_SIZE * _LINE_HEIGHT
    half = step * (len(lines) - 1) / 2
    beyond = half + NOTE_GAP + NOTE_SIZE / 2
    right, left = ("start", NOTE_GAP, 0.0), ("end", -NOTE_GAP, 0.0)
    across = (left, right) if LANGUAGES[context.lang].is_rtl else (right, left)
    for align, x, middle in (*across, ("middle", 0.0, beyond), ("middle", 0.0, -beyond)):
        yield [
            replace(plain, text=line, align=align, offset=(x, round(middle - half + number * step, 1)))
            for number, line in enumerate(lines)
        ]


def _hits(lines: Sequence[MapText], boxes: Sequence[PixelBox], screen: Viewport) -> bool:
    return any(note_line_box(line, screen).overlaps(box) for line in lines for box in boxes)


def note_line_box(text: MapText, screen: Viewport) -> PixelBox:
    """Return the box of a line of a note, which is its ground too."""
    x, y = screen.project(*text.at)
    x, y = x + text.offset[0], y + text.offset[1]
    wide = text_width(text.text, text.size)
    left = x - wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[text.align]
    return PixelBox(left, y - text.size * 0.6, left + wide, y + text.size * 0.6)
