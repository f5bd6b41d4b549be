"""Words on the map: measured, wrapped and placed once for a camera, so that no two blocks overlap."""

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Final

from geodata.picture.mercator import Pixel, Screen
from geodata.picture.scene import Box, Leader, Text, Tip
from geodata.picture.styles import Colour
from geodata.words import Lang, gl

STRONG_WIDER: Final = 1.06
"""How much wider the typeface's semi-bold is than its regular, about."""
UNKNOWN_ADVANCE: Final = 600
LEADING: Final[Mapping[Lang, float]] = {"en": 1.28, "ar": 1.5}
GAP: Final = 4.0
"""Pixels that stay free between blocks."""
BESIDE: Final = 26.0
"""Up to so many pixels from its mark a block needs no leader."""
RADII: Final = (0.0, 10.0, 22.0, 40.0, 60.0, 85.0, 115.0, 150.0, 190.0, 235.0, 285.0, 340.0)
DIRECTIONS: Final = 24
CROSSING: Final = 90.0
COVERING: Final = 14.0
SECOND_CHOICE: Final = 6.0
MARGIN: Final = 6.0


@dataclass(frozen=True)
class Row:
    """One line of a block."""

    text: str
    size: float
    ink: Colour
    strong: bool = False
    event: str | None = None
    tip: Tip | None = None


@dataclass(frozen=True)
class Block:
    """Lines that stand together beside a mark; ``spots`` are the points of the mark it may hang on."""

    event: str
    spots: tuple[tuple[float, float], ...]
    rows: tuple[Row, ...]
    ink: Colour
    clear: float = 8.0
    """Pixels round the spot that the mark itself takes."""


@dataclass
class Layout:
    """What has been placed so far."""

    screen: Screen
    lang: Lang
    hard: list[Box]
    """Marks that no word may cover."""
    soft: list[Box]
    """Lines that words should rather not cover."""
    texts: list[Text] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    leaders: list[tuple[Pixel, Pixel, Leader]] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


@cache
def _advances() -> Mapping[str, int]:
    found: Mapping[str, int] = json.loads(
        (files("geodata") / "data" / "symbols" / "advances.json").read_text("utf-8")
    )
    return found


def width(text: str, size: float, *, strong: bool = False) -> float:
    """Pixels that a line takes in the map's typeface."""
    units = sum(_advances().get(character, UNKNOWN_ADVANCE) for character in gl(text))
    return units * size / 1000 * (STRONG_WIDER if strong else 1.0)


def wrapped(text: str, size: float, limit: float, *, strong: bool = False) -> tuple[str, ...]:
    """The text in lines of at most so many pixels, broken between words."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, strong=strong) <= limit:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def place(blocks: Iterable[Block], layout: Layout) -> Layout:
    """The layout with the blocks in it, the largest placed first; what finds no room is ``left_out``."""
    for block in sorted(blocks, key=lambda block: -_extent(block, layout.lang)):
        _place(block, layout)
    return layout


def _extent(block: Block, lang: Lang) -> float:
    wide, high = measured(block, lang)
    return wide * high


def measured(block: Block, lang: Lang) -> tuple[float, float]:
    """Width and height of a block in pixels."""
    wide = max(width(row.text, row.size, strong=row.strong) for row in block.rows)
    return wide, sum(row.size for row in block.rows) * LEADING[lang]


def _place(block: Block, layout: Layout) -> None:
    found = [
        (cost, number, spot, box)
        for number, (spot, box, distance) in enumerate(_candidates(block, layout))
        if (cost := _cost(spot, box, distance, layout)) is not None
    ]
    if not found:
        layout.left_out.append(block.event)
        return
    _, _, spot, box = min(found, key=lambda one: one[:2])
    layout.boxes.append(box)
    near = distance_to(spot, box) <= max(BESIDE, block.clear + GAP)
    if not near:
        layout.leaders.append(_leader(block, spot, box, layout.screen))
    layout.texts += _texts(block, spot if near else _hold(spot, box), box, layout)


def _candidates(block: Block, layout: Layout) -> Iterator[tuple[Pixel, Box, float]]:
    size = measured(block, layout.lang)
    for choice, spot in enumerate(block.spots):
        at = layout.screen.xy(*spot)
        if not layout.screen.holds(at):
            continue
        for radius in RADII:
            for box in _round(at, size, block.clear + radius):
                yield at, box, radius + choice * SECOND_CHOICE


def _round(at: Pixel, size: tuple[float, float], radius: float) -> Iterator[Box]:
    """Boxes of that size whose nearest edge lies at a radius, all round a pixel, the sides first."""
    for step in range(DIRECTIONS):
        turn = (step + 1) // 2 * (1 if step % 2 else -1) * 2 * math.pi / DIRECTIONS
        x = at[0] + math.cos(turn) * (radius + size[0] / 2)
        y = at[1] + math.sin(turn) * (radius + size[1] / 2)
        yield Box(x - size[0] / 2, y - size[1] / 2, x + size[0] / 2, y + size[1] / 2)


def _cost(spot: Pixel, box: Box, distance: float, layout: Layout) -> float | None:
    """How bad a place is, by pixels of leader; none where it cannot be."""
    wide, high = layout.screen.size
    inside = (
        box.left >= MARGIN
        and box.right <= wide - MARGIN
        and box.top >= MARGIN
        and box.bottom <= high - MARGIN
    )
    grown = Box(box.left - GAP, box.top - GAP, box.right + GAP, box.bottom + GAP)
    if not inside or any(grown.meets(other) for other in (*layout.boxes, *layout.hard)):
        return None
    end = nearest(spot, box)
    if any(_through(spot, end, other) for other in layout.boxes):
        return None
    if any(_through(start, stop, box) for start, stop, _ in layout.leaders):
        return None
    crossings = sum(_cross(spot, end, start, stop) for start, stop, _ in layout.leaders)
    covered = sum(box.meets(other) for other in layout.soft)
    return distance + CROSSING * crossings + COVERING * covered


def nearest(spot: Pixel, box: Box) -> Pixel:
    """The point of a box that lies nearest to a pixel."""
    return min(max(spot[0], box.left), box.right), min(max(spot[1], box.top), box.bottom)


def distance_to(spot: Pixel, box: Box) -> float:
    """Pixels between a point and a box."""
    return math.dist(spot, nearest(spot, box))


def _through(start: Pixel, end: Pixel, box: Box) -> bool:
    """Whether a line runs through a box (tested at points a few pixels apart)."""
    steps = max(2, int(math.dist(start, end) / 5))
    points = (
        (start[0] + (end[0] - start[0]) * at / steps, start[1] + (end[1] - start[1]) * at / steps)
        for at in range(steps)
    )
    return any(box.left < x < box.right and box.top < y < box.bottom for x, y in points)


def _cross(one: Pixel, two: Pixel, three: Pixel, four: Pixel) -> bool:
    def side(start: Pixel, end: Pixel, point: Pixel) -> bool:
        turn = (end[0] - start[0]) * (point[1] - start[1]) - (end[1] - start[1]) * (point[0] - start[0])
        return turn > 0

    return side(one, two, three) != side(one, two, four) and side(three, four, one) != side(three, four, two)


def _hold(spot: Pixel, box: Box) -> Pixel:
    """The corner from which a block far from its mark hangs: on the side of its mark."""
    return nearest(spot, box)[0], box.top


def _leader(block: Block, spot: Pixel, box: Box, screen: Screen) -> tuple[Pixel, Pixel, Leader]:
    end = nearest(spot, box)
    share = min(1.0, block.clear * 0.6 / max(math.dist(spot, end), 1.0))
    start = spot[0] + (end[0] - spot[0]) * share, spot[1] + (end[1] - spot[1]) * share
    return spot, end, Leader(block.event, (screen.lonlat(*start), screen.lonlat(*end)), block.ink)


def _texts(block: Block, hold: Pixel, box: Box, layout: Layout) -> Iterator[Text]:
    """The lines of a block, anchored at a pixel of the map."""
    align, x = _side(hold, box)
    y = box.top
    for row in block.rows:
        high = row.size * LEADING[layout.lang]
        offset = round(x - hold[0], 1), round(y + high / 2 - hold[1], 1)
        at = layout.screen.lonlat(*hold)
        yield Text(row.event, at, offset, row.text, align, row.size, row.strong, row.ink, row.tip)
        y += high


def _side(hold: Pixel, box: Box) -> tuple[str, float]:
    """The edge from which the lines of a block run: the one towards its mark."""
    middle = (box.left + box.right) / 2
    if hold[0] <= box.left + 1:
        return "start", box.left
    if hold[0] >= box.right - 1:
        return "end", box.right
    return "middle", middle


def boxed(at: Pixel, side: float) -> Box:
    """A square box round a pixel."""
    return Box(at[0] - side / 2, at[1] - side / 2, at[0] + side / 2, at[1] + side / 2)


def fixed(texts: Sequence[Text], screen: Screen) -> Iterator[Box]:
    """The boxes of lines that are centred where they stand."""
    for text in texts:
        x, y = screen.xy(*text.at)
        wide = width(text.text, text.size, strong=text.strong)
        yield Box(x - wide / 2, y - text.size * 0.6, x + wide / 2, y + text.size * 0.6)
