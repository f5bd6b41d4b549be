"""Shapes that the words of a mark can take: titles, a number, and both stacked for marks at one point."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from geodata.layout.labels.box_geometry import box_edges
from geodata.layout.labels.label_candidates import LabelPosition
from geodata.layout.labels.label_words import (
    LabelBlock,
    LabelVersion,
    has_figures,
    measure_label,
    measure_number,
    number_rows,
)
from geodata.layout.labels.mark_cover import MarkCover
from geodata.layout.scene import PixelBox
from geodata.words import Lang

COLUMNS: Final = (4, 3, 2, 8, 1)
"""Numbers in a row of those that stand side by side, in the order in which they are tried."""
STACK_COLUMNS: Final = 6
"""Numbers in a row under stacked titles."""
STACK_GAP: Final = 1.0
"""Pixels between titles that stand one under the other."""
MOST_STACKED: Final = 8
"""Titles that stand one under the other, at most."""


@dataclass(frozen=True)
class ShapePart:
    """Words of one mark in a shape, and their box in pixels from its top left corner."""

    block: LabelBlock
    rows: LabelVersion
    box: PixelBox

    @property
    def is_title(self) -> bool:
        """Whether it is more than a number."""
        return self.rows != (self.block.number,)


@dataclass(frozen=True)
class LabelShape:
    """Words that are placed together: those of one mark, or of several at one point."""

    parts: tuple[ShapePart, ...]
    size: tuple[float, float]

    def at(
        self, position: LabelPosition, cover: MarkCover
    ) -> Iterator[tuple[LabelBlock, LabelVersion, LabelPosition]]:
        """Yield each mark with its words and their part of a position, and what that part hides.

        The first one hides what the leader does too.
        """
        left, top = position.box.left, position.box.top
        boxes = [
            PixelBox(left + part.box.left, top + part.box.top, left + part.box.right, top + part.box.bottom)
            for part in self.parts
        ]
        hidden = position.hidden[None]
        if len(boxes) > 1:
            hidden = cover.hidden_cells(box_edges(boxes))
            hidden[0] += np.maximum(position.hidden - hidden.sum(axis=0), 0)
        for part, box, cells in zip(self.parts, boxes, hidden, strict=True):
            yield part.block, part.rows, replace(position, box=box, hidden=cells)


def title_shapes(block: LabelBlock, lang: Lang, *, figures: bool) -> tuple[LabelShape, ...]:
    """Return the titles of a mark in each shape, with or without figures."""
    return tuple(
        _alone(block, version, measure_label(version, lang))
        for version in block.versions
        if has_figures(version) is figures
    )


def number_shapes(block: LabelBlock) -> tuple[LabelShape, ...]:
    """Return the shape of the number of a mark; none where it has no number."""
    return (_alone(block, (block.number,), measure_number(block.number)),) if block.number else ()


def _alone(block: LabelBlock, rows: LabelVersion, size: tuple[float, float]) -> LabelShape:
    return LabelShape((ShapePart(block, rows, PixelBox(0.0, 0.0, *size)),), size)


def row_shapes(blocks: Sequence[LabelBlock]) -> tuple[LabelShape, ...]:
    """Return the shapes of numbers side by side."""
    return tuple(
        _numbers(blocks, columns, 0.0)
        for columns in dict.fromkeys(min(each, len(blocks)) for each in COLUMNS)
    )


def _numbers(blocks: Sequence[LabelBlock], columns: int, top: float) -> LabelShape:
    """Numbers in rows, from some pixels down."""
    squares, (wide, high) = number_rows([block.number for block in blocks if block.number], columns)
    parts = tuple(
        ShapePart(block, (block.number,), PixelBox(x, top + y, x + across, top + y + down))
        for block, (x, y, across, down) in zip(blocks, squares, strict=True)
        if block.number
    )
    return LabelShape(parts, (wide, top + high))


def stacked_shapes(blocks: Sequence[LabelBlock], lang: Lang) -> Iterator[LabelShape]:
    """Yield titles one under the other, with numbers below for the last of them, where they have any."""
    unnumbered = max((at for at, block in enumerate(blocks, 1) if not block.number), default=0)
    for titled in range(min(len(blocks), MOST_STACKED), max(unnumbered, 1) - 1, -1):
        shapes = [
            _stacked(blocks[:titled], blocks[titled:], lang, narrowest=narrowest)
            for narrowest in (False, True)
        ]
        yield from dict.fromkeys(shapes)


def heading_shapes(blocks: Sequence[LabelBlock], lang: Lang) -> tuple[LabelShape, ...]:
    """Return the title of the first mark over the numbers of the others."""
    shapes = [_stacked(blocks[:1], blocks[1:], lang, narrowest=narrowest) for narrowest in (False, True)]
    return tuple(dict.fromkeys(shapes))


def crowd_shapes(blocks: Sequence[LabelBlock], lang: Lang) -> tuple[LabelShape, ...]:
    """Return the titles of all marks one under the other."""
    shapes = [_stacked(blocks, (), lang, narrowest=narrowest) for narrowest in (False, True)]
    return tuple(dict.fromkeys(shapes))


def _stacked(
    titled: Sequence[LabelBlock], numbered: Sequence[LabelBlock], lang: Lang, *, narrowest: bool
) -> LabelShape:
    plain = [[version for version in block.versions if not has_figures(version)] for block in titled]
    rows = [versions[-1 if narrowest else 0] for versions in plain]
    sizes = [measure_label(version, lang) for version in rows]
    below = _numbers(numbered, min(STACK_COLUMNS, len(numbered)), 0.0) if numbered else None
    wide = max([*(across for across, _ in sizes), below.size[0] if below else 0.0])
    parts, top = [], 0.0
    for block, version, (_, high) in zip(titled, rows, sizes, strict=True):
        parts.append(ShapePart(block, version, PixelBox(0.0, top, wide, top + high)))
        top += high + STACK_GAP
    if below:
        last = _numbers(numbered, min(STACK_COLUMNS, len(numbered)), top)
        return LabelShape((*parts, *last.parts), (wide, last.size[1]))
    return LabelShape(tuple(parts), (wide, top - STACK_GAP))
