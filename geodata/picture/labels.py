"""Words on the map: placed once for a camera, so that no two blocks overlap."""

import math
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Final

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.picture.lines import LEADING, width
from geodata.picture.mercator import Pixel, Screen
from geodata.picture.scene import Box, Leader, Panel, Text, Tip
from geodata.picture.styles import Colour
from geodata.words import Lang

GAP: Final = 4.0
"""Pixels that stay free between blocks."""
BESIDE: Final = 26.0
"""Up to so many pixels from its mark a block needs no leader."""
RADII: Final = (0.0, 10.0, 22.0, 40.0, 60.0, 85.0, 115.0, 150.0, 190.0, 235.0, 285.0, 340.0, 400.0)
DIRECTIONS: Final = 20
CROSSING: Final = 90.0
COVERING: Final = 14.0
SECOND_CHOICE: Final = 6.0
MARGIN: Final = 6.0
HATCHED: Final = 110.0
SAMPLES: Final = 4
RIM: Final = (6.0, 3.0)
"""Pixels between words and the edge of their panel."""
APART: Final = 2.0
"""Pixels between the panels of events that share a block."""
TRIES: Final = 6
Edges = npt.NDArray[np.float64]
"""Left, top, right and bottom of boxes, one a row."""
NOTHING: Final = shapely.Polygon()


@dataclass(frozen=True)
class Row:
    """One line of a block."""

    text: str
    size: float
    ink: Colour
    strong: bool = False
    event: str | None = None
    tip: Tip | None = None
    figure: bool = False
    """Whether it may be left to the card."""


@dataclass(frozen=True)
class Block:
    """Lines that stand together beside a mark; ``spots`` are the points of the mark it may hang on."""

    event: str
    spots: tuple[tuple[float, float], ...]
    rows: tuple[Row, ...]
    ink: Colour
    clear: float = 8.0
    """Pixels round the spot that the mark itself takes."""
    ladder: bool = False
    """Whether rival figures are its point."""

    @property
    def sheets(self) -> tuple[tuple[str, tuple[Row, ...]], ...]:
        """The lines of each event that shares the block: each has a panel of its own."""
        events = groupby(self.rows, key=lambda row: row.event or self.event)
        return tuple((event, tuple(rows)) for event, rows in events)


@dataclass(frozen=True)
class Ground:
    """What lies under the words, in pixels."""

    marks: Sequence[Box] = ()
    """No word may cover them."""
    lines: Sequence[Box] = ()
    """Words should rather not cover them."""
    hatch: BaseGeometry = NOTHING
    """Words read worse on it."""


@dataclass(frozen=True)
class Candidate:
    """One place that a block could take, and how bad it is, in pixels of leader."""

    cost: float
    spot: Pixel
    box: Box
    end: Pixel
    """Where a leader from the spot would meet the box."""


@dataclass
class Layout:
    """What has been placed so far."""

    screen: Screen
    lang: Lang
    ground: Ground = field(default_factory=Ground)
    texts: list[Text] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    panels: list[Panel] = field(default_factory=list)
    leaders: list[Leader] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def place(blocks: Sequence[Block], layout: Layout) -> Layout:
    """The layout with the blocks in it; what finds no room is ``left_out``.

    Where not all find room at length, figures are left to the card: of those blocks that found none, then
    of one block after the other, the largest first, a ladder of rival figures last.
    """
    spots = _Spots(layout)
    best, taken = blocks, _settled(blocks, spots)
    for shorter in _shortened(blocks, taken, layout.lang):
        if len(taken) == len(blocks):
            break
        again = _settled(shorter, spots)
        if len(again) > len(taken):
            best, taken = shorter, again
    for block in best:
        if (found := taken.get(block.event)) is None:
            layout.left_out.append(block.event)
        else:
            _put(block, found, layout)
    return layout


def _shortened(blocks: Sequence[Block], taken: Collection[str], lang: Lang) -> Iterator[list[Block]]:
    """The blocks, one of them without its figures, then ever more."""
    cut = {block.event for block in blocks if block.event not in taken and not block.ladder}
    order = sorted(blocks, key=lambda block: (block.ladder, -math.prod(measured(block, lang))))
    plain = [block.event for block in order if not block.ladder]
    growing = (cut | {block.event for block in order[: at + 1]} for at in range(len(order)))
    for chosen in (cut, *(cut | {one} for one in plain), *growing):
        yield [brief(block) if block.event in chosen else block for block in blocks]


def brief(block: Block) -> Block:
    """A block without its figures."""
    return replace(block, rows=tuple(row for row in block.rows if not row.figure))


@dataclass
class _Spots:
    """The candidates of each block, worked out once."""

    layout: Layout
    known: dict[Block, list[Candidate]] = field(default_factory=dict)

    def of(self, block: Block) -> list[Candidate]:
        if block not in self.known:
            self.known[block] = candidates(block, self.layout)
        return self.known[block]


def _settled(blocks: Sequence[Block], spots: _Spots) -> dict[str, Candidate]:
    """The places of the blocks.

    The largest choose first, each the best place that those before it left. Those
    that found none choose first the next time; of all times the one that leaves out least wins.
    """
    lang = spots.layout.lang
    order = sorted(blocks, key=lambda block: -math.prod(measured(block, lang)))
    taken: dict[str, Candidate] = {}
    for _ in range(TRIES):
        tried = _tried(order, spots)
        taken = max(taken, tried, key=len)
        missed = [block for block in order if block.event not in tried and spots.of(block)]
        if not missed:
            break
        order = missed + [block for block in order if block not in missed]
    return taken


def _tried(order: Iterable[Block], spots: _Spots) -> dict[str, Candidate]:
    """The places of the blocks when they choose in this order."""
    taken: dict[str, Candidate] = {}
    for block in order:
        if (found := _best(spots.of(block), taken.values())) is not None:
            taken[block.event] = found
    return taken


def _best(choices: Iterable[Candidate], taken: Collection[Candidate]) -> Candidate | None:
    """The cheapest choice beside those taken; choices come cheapest first."""
    best, chosen = math.inf, None
    for choice in choices:
        if choice.cost >= best:
            break
        if any(_clash(choice, other) for other in taken):
            continue
        cost = choice.cost + CROSSING * sum(_cross(choice, other) for other in taken)
        if cost < best:
            best, chosen = cost, choice
    return chosen


def _clash(one: Candidate, two: Candidate) -> bool:
    """Whether two blocks overlap, or the leader of one runs through the other."""
    if one.box.grown(GAP).meets(two.box):
        return True
    return _through(one.spot, one.end, two.box) or _through(two.spot, two.end, one.box)


def measured(block: Block, lang: Lang) -> tuple[float, float]:
    """Width and height of a block in pixels, the rims of its panels included."""
    wide = max(width(row.text, row.size, strong=row.strong) for row in block.rows)
    heights = [_height(rows, lang) for _, rows in block.sheets]
    return wide + 2 * RIM[0], sum(heights) + APART * (len(heights) - 1)


def _height(rows: Iterable[Row], lang: Lang) -> float:
    """Pixels from top to bottom of the panel of some lines."""
    return sum(row.size * LEADING[lang] for row in rows) + 2 * RIM[1]


def candidates(block: Block, layout: Layout) -> list[Candidate]:
    """The best places of a block that are on the screen and off the marks, the best first."""
    size = measured(block, layout.lang)
    found: list[Candidate] = []
    for choice, spot in enumerate(block.spots):
        at = layout.screen.xy(*spot)
        if layout.screen.holds(at):
            edges, away = _round(at, size, block.clear)
            costs = away + choice * SECOND_CHOICE + _weight(edges, layout.ground)
            costs[_barred(edges, layout)] = math.inf
            boxes = [Box(*edge) for edge in edges.tolist()]
            found += [
                Candidate(cost, at, box, nearest(at, box))
                for cost, box in zip(costs.tolist(), boxes, strict=True)
            ]
    return sorted((one for one in found if one.cost < math.inf), key=lambda one: one.cost)


def _round(at: Pixel, size: tuple[float, float], clear: float) -> tuple[Edges, Edges]:
    """Boxes of that size all round a pixel, nearest edge at each radius, the sides first; and the radii."""
    turns = np.array([(step + 1) // 2 * (1 if step % 2 else -1) for step in range(DIRECTIONS)])
    turn, radius = np.meshgrid(turns * 2 * math.pi / DIRECTIONS, RADII)
    x = at[0] + np.cos(turn) * (clear + radius + size[0] / 2)
    y = at[1] + np.sin(turn) * (clear + radius + size[1] / 2)
    sides = (x - size[0] / 2, y - size[1] / 2, x + size[0] / 2, y + size[1] / 2)
    return np.stack([side.ravel() for side in sides], axis=1), radius.ravel()


def _barred(edges: Edges, layout: Layout) -> npt.NDArray[np.bool_]:
    """Which boxes leave the screen or cover a mark."""
    wide, high = layout.screen.size
    outside = (
        (edges[:, :2].min(axis=1) < MARGIN) | (edges[:, 2] > wide - MARGIN) | (edges[:, 3] > high - MARGIN)
    )
    barred: npt.NDArray[np.bool_] = outside | _meet(edges, layout.ground.marks).any(axis=1)
    return barred


def _meet(edges: Edges, boxes: Sequence[Box]) -> npt.NDArray[np.bool_]:
    """Which edges (rows) meet which boxes (columns)."""
    other = np.array([(box.left, box.top, box.right, box.bottom) for box in boxes]).reshape(-1, 4).T
    left, top, right, bottom = (edges[:, [at]] for at in range(4))
    met: npt.NDArray[np.bool_] = (
        (left < other[2]) & (other[0] < right) & (top < other[3]) & (other[1] < bottom)
    )
    return met


def _weight(edges: Edges, ground: Ground) -> Edges:
    """What it costs that boxes cover lines and hatch, in pixels of leader."""
    steps = np.linspace(0, 1, SAMPLES)
    across = edges[:, [0]] + (edges[:, [2]] - edges[:, [0]]) * steps
    down = edges[:, [1]] + (edges[:, [3]] - edges[:, [1]]) * steps
    inside = shapely.contains_xy(
        ground.hatch, np.repeat(across, SAMPLES, axis=1), np.tile(down, (1, SAMPLES))
    )
    cost: Edges = HATCHED * inside.mean(axis=1) + COVERING * _meet(edges, ground.lines).sum(axis=1)
    return cost


def nearest(spot: Pixel, box: Box) -> Pixel:
    """The point of a box that lies nearest to a pixel."""
    return min(max(spot[0], box.left), box.right), min(max(spot[1], box.top), box.bottom)


def _through(start: Pixel, end: Pixel, box: Box) -> bool:
    """Whether a line runs through a box (tested at points a few pixels apart)."""
    steps = max(2, int(math.dist(start, end) / 5))
    points = (
        (start[0] + (end[0] - start[0]) * at / steps, start[1] + (end[1] - start[1]) * at / steps)
        for at in range(steps)
    )
    return any(box.left < x < box.right and box.top < y < box.bottom for x, y in points)


def _cross(one: Candidate, two: Candidate) -> bool:
    """Whether the leaders of two blocks cross."""

    def side(start: Pixel, end: Pixel, point: Pixel) -> bool:
        turn = (end[0] - start[0]) * (point[1] - start[1]) - (end[1] - start[1]) * (point[0] - start[0])
        return turn > 0

    return side(one.spot, one.end, two.spot) != side(one.spot, one.end, two.end) and (
        side(two.spot, two.end, one.spot) != side(two.spot, two.end, one.end)
    )


def _put(block: Block, found: Candidate, layout: Layout) -> None:
    """Write a block down at its place, a panel an event; a panel far from the mark hangs on a leader."""
    beside = max(BESIDE, block.clear + GAP)
    near = math.dist(found.spot, found.end) <= beside
    hold = found.spot if near else (found.end[0], found.box.top)
    top = found.box.top
    for event, rows in block.sheets:
        box = Box(found.box.left, top, found.box.right, top + _height(rows, layout.lang))
        end = nearest(found.spot, box)
        if math.dist(found.spot, end) > beside:
            layout.leaders.append(_leader(event, block, (found.spot, end), layout.screen))
        layout.boxes.append(box)
        layout.panels.append(_panel(event, rows[0].tip, hold, box, layout))
        layout.texts += _texts(rows, hold, box, layout)
        top = box.bottom + APART


def _leader(event: str, block: Block, ends: tuple[Pixel, Pixel], screen: Screen) -> Leader:
    spot, end = ends
    share = min(1.0, block.clear * 0.6 / max(math.dist(spot, end), 1.0))
    start = spot[0] + (end[0] - spot[0]) * share, spot[1] + (end[1] - spot[1]) * share
    return Leader(event, (screen.lonlat(*start), screen.lonlat(*end)), block.ink)


def _panel(event: str, tip: Tip | None, hold: Pixel, box: Box, layout: Layout) -> Panel:
    offset = round(box.left - hold[0], 1), round(box.top - hold[1], 1)
    size = round(box.right - box.left, 1), round(box.bottom - box.top, 1)
    return Panel(event, layout.screen.lonlat(*hold), offset, size, tip)


def _texts(rows: Iterable[Row], hold: Pixel, box: Box, layout: Layout) -> Iterator[Text]:
    """The lines of a panel, anchored at a pixel of the map."""
    align, x = ("end", box.right - RIM[0]) if layout.lang == "ar" else ("start", box.left + RIM[0])
    at = layout.screen.lonlat(*hold)
    y = box.top + RIM[1]
    for row in rows:
        high = row.size * LEADING[layout.lang]
        offset = round(x - hold[0], 1), round(y + high / 2 - hold[1], 1)
        yield Text(row.event, at, offset, row.text, align, row.size, row.strong, row.ink, row.tip)
        y += high


def boxed(at: Pixel, side: float) -> Box:
    """A square box round a pixel."""
    return Box(at[0] - side / 2, at[1] - side / 2, at[0] + side / 2, at[1] + side / 2)


def fixed(texts: Sequence[Text], screen: Screen) -> Iterator[Box]:
    """The boxes of lines that are centred where they stand."""
    for text in texts:
        x, y = screen.xy(*text.at)
        wide = width(text.text, text.size, strong=text.strong)
        yield Box(x - wide / 2, y - text.size * 0.6, x + wide / 2, y + text.size * 0.6)
