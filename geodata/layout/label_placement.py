"""Placement of label blocks for a camera, so that no two overlap."""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Final

from geodata.layout.label_candidates import (
    BLOCK_GAP,
    LabelObstacles,
    LabelPosition,
    LabelPositions,
    find_label_positions,
    nearest_box_point,
)
from geodata.layout.mercator import Pixel, Viewport
from geodata.layout.scene import LabelPanel, LeaderLine, MapText, PixelBox, Tooltip
from geodata.layout.styles import Rgba
from geodata.layout.text_lines import text_width
from geodata.words import LANGUAGES, Lang

MAX_LEADERLESS_DISTANCE: Final = 26.0
"""Pixels from its mark up to which a block needs no leader."""
PANEL_PADDING: Final = (6.0, 3.0)
"""Pixels between text and the edge of its panel, across and down."""
PANEL_GAP: Final = 2.0
"""Pixels between the panels of a block."""
ROUNDS: Final = 6
"""Rounds in which blocks that found no room choose first."""
IMPROVEMENT_ROUNDS: Final = 8
"""Rounds in which the block with the worst position chooses first."""
GOOD_COST: Final = 40.0
"""Cost up to which a position is not improved."""


@dataclass(frozen=True)
class LabelLine:
    """One line of a label block."""

    text: str
    size: float
    ink: Rgba
    strong: bool = False
    event: str | None = None
    tip: Tooltip | None = None
    is_figure: bool = False
    """Whether it is a figure, which may be left to the event card."""
    proposed: bool = False
    """Whether its event is only proposed by rule."""


@dataclass(frozen=True)
class LabelBlock:
    """Lines that stand together beside a mark, of one event or of several that share a lane."""

    event: str
    spots: tuple[tuple[float, float], ...]
    """Points (longitude, latitude) of the mark that the block may hang on, the best first."""
    rows: tuple[LabelLine, ...]
    ink: Rgba
    clearance: float = 8.0
    """Pixels round the spot that the mark itself takes."""
    has_rival_figures: bool = False
    """Whether the event has rival figures, which are left out last."""

    @property
    def panels_by_event(self) -> tuple[tuple[str, tuple[LabelLine, ...]], ...]:
        """Event id and lines of each panel: events that share the block have one each."""
        events = groupby(self.rows, key=lambda row: row.event or self.event)
        return tuple((event, tuple(rows)) for event, rows in events)


@dataclass
class LabelLayout:
    """Labels placed so far, and the obstacles to further ones."""

    viewport: Viewport
    lang: Lang
    obstacles: LabelObstacles = field(default_factory=LabelObstacles)
    texts: list[MapText] = field(default_factory=list)
    boxes: list[PixelBox] = field(default_factory=list)
    panels: list[LabelPanel] = field(default_factory=list)
    leaders: list[LeaderLine] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    """Event ids of blocks without room."""


def place_labels(blocks: Sequence[LabelBlock], layout: LabelLayout) -> LabelLayout:
    """Place the blocks in the layout and return it; blocks without room go to ``left_out``.

    Where not all blocks on screen find room in full, figures are left to the event card: of those blocks that
    found none, then of one block after another, the largest first, those with rival figures last.
    """
    spots, screen = _CandidateCache(layout), layout.viewport
    seen = [block for block in blocks if any(screen.contains(screen.project(*spot)) for spot in block.spots)]
    layout.left_out += [block.event for block in blocks if block not in seen]
    best, taken = seen, _placed_in_rounds(seen, spots)
    for shorter in _with_fewer_figures(seen, taken, layout.lang):
        if len(taken) == len(seen):
            break
        again = _placed_in_rounds(shorter, spots)
        if len(again) > len(taken):
            best, taken = shorter, again
    taken = _improved(best, taken, spots)
    for block in best:
        if (position := taken.get(block.event)) is None:
            layout.left_out.append(block.event)
        else:
            _add_block(block, position, layout)
    return layout


def _with_fewer_figures(
    blocks: Sequence[LabelBlock], taken: Collection[str], lang: Lang
) -> Iterator[list[LabelBlock]]:
    """Versions of the blocks with ever more of them without figures."""
    cut = {block.event for block in blocks if block.event not in taken and not block.has_rival_figures}
    long = [block for block in blocks if any(row.is_figure for row in block.rows)]
    if not long:
        return
    order = sorted(long, key=lambda block: (block.has_rival_figures, -math.prod(measure_block(block, lang))))
    plain = [block.event for block in order if not block.has_rival_figures]
    growing = (cut | {block.event for block in order[: at + 1]} for at in range(len(order)))
    for chosen in (cut, *(cut | {one} for one in plain), *growing):
        yield [without_figures(block) if block.event in chosen else block for block in blocks]


def without_figures(block: LabelBlock) -> LabelBlock:
    """Return the block without its figures."""
    return replace(block, rows=tuple(row for row in block.rows if not row.is_figure))


@dataclass
class _CandidateCache:
    """Candidate positions of each block, computed once."""

    layout: LabelLayout
    known: dict[LabelBlock, LabelPositions] = field(default_factory=dict)

    def of(self, block: LabelBlock) -> LabelPositions:
        if block not in self.known:
            size = measure_block(block, self.layout.lang)
            screen, ground = self.layout.viewport, self.layout.obstacles
            self.known[block] = find_label_positions(
                block.spots, size, clearance=block.clearance, screen=screen, ground=ground
            )
        return self.known[block]


def _placed_in_rounds(blocks: Sequence[LabelBlock], spots: _CandidateCache) -> dict[str, LabelPosition]:
    """Positions by event id, the largest blocks choosing first.

    Blocks that found none choose first in the next round; the round that places most wins.
    """
    lang = spots.layout.lang
    order = sorted(blocks, key=lambda block: -math.prod(measure_block(block, lang)))
    taken: dict[str, LabelPosition] = {}
    for _ in range(ROUNDS):
        tried = _placed_in_order(order, spots)
        taken = max(taken, tried, key=len)
        missed = [block for block in order if block.event not in tried and spots.of(block).positions]
        if not missed:
            break
        order = missed + [block for block in order if block not in missed]
    return taken


def _improved(
    blocks: Sequence[LabelBlock], taken: dict[str, LabelPosition], spots: _CandidateCache
) -> dict[str, LabelPosition]:
    """Positions of the same blocks at lower total cost: the one with the worst position chooses first."""
    order, tried = list(blocks), taken
    for _ in range(IMPROVEMENT_ROUNDS):
        by_cost = sorted(order, key=lambda block: -_position_cost(block, tried))
        if not by_cost or _position_cost(by_cost[0], tried) < GOOD_COST:
            break
        worst = by_cost[0]
        order = by_cost if worst is order[0] else [worst, *(each for each in order if each is not worst)]
        tried = _placed_in_order(order, spots)
        taken = max(taken, tried, key=_outcome_key)
    return taken


def _position_cost(block: LabelBlock, taken: Mapping[str, LabelPosition]) -> float:
    """Cost of a block's position; infinite where it has none."""
    return taken[block.event].cost if block.event in taken else math.inf


def _outcome_key(taken: Mapping[str, LabelPosition]) -> tuple[int, float]:
    """Sort key of an outcome: number of blocks placed, then low total cost."""
    return len(taken), -sum(each.cost for each in taken.values())


def _placed_in_order(order: Iterable[LabelBlock], spots: _CandidateCache) -> dict[str, LabelPosition]:
    """Positions when the blocks choose in this order."""
    taken: dict[str, LabelPosition] = {}
    for block in order:
        if (position := spots.of(block).best(taken.values())) is not None:
            taken[block.event] = position
    return taken


def measure_block(block: LabelBlock, lang: Lang) -> tuple[float, float]:
    """Return width and height of a block in pixels, the rims of its panels included."""
    wide = max(text_width(row.text, row.size, strong=row.strong) for row in block.rows)
    heights = [_panel_height(rows, lang) for _, rows in block.panels_by_event]
    return wide + 2 * PANEL_PADDING[0], sum(heights) + PANEL_GAP * (len(heights) - 1)


def _panel_height(rows: Iterable[LabelLine], lang: Lang) -> float:
    """Height of a panel in pixels."""
    return sum(row.size * LANGUAGES[lang].picture_line_height for row in rows) + 2 * PANEL_PADDING[1]


def _add_block(block: LabelBlock, found: LabelPosition, layout: LabelLayout) -> None:
    """Add a block to the layout, one panel per event; a panel far from the mark gets a leader.

    Leaders of one block share their way to its edge and along it, so that each is whole without the others.
    """
    beside = max(MAX_LEADERLESS_DISTANCE, block.clearance + BLOCK_GAP)
    near = math.dist(found.spot, found.leader_end) <= beside
    hold = found.spot if near else (found.leader_end[0], found.box.top)
    top = found.box.top
    for event, rows in block.panels_by_event:
        box = PixelBox(found.box.left, top, found.box.right, top + _panel_height(rows, layout.lang))
        if math.dist(found.spot, nearest_box_point(found.spot, box)) > beside:
            path = dict.fromkeys(
                (
                    _leader_start(found, block.clearance),
                    found.leader_end,
                    nearest_box_point(found.leader_end, box),
                )
            )
            layout.leaders.append(
                LeaderLine(event, tuple(layout.viewport.unproject(*spot) for spot in path), block.ink)
            )
        layout.boxes.append(box)
        layout.panels.append(_panel(event, rows[0], hold, box, layout))
        layout.texts += _texts(rows, hold, box, layout)
        top = box.bottom + PANEL_GAP


def _leader_start(found: LabelPosition, clear: float) -> Pixel:
    """Pixel where a leader leaves the room of its mark."""
    (x, y), (left, top) = found.spot, found.leader_end
    share = min(1.0, clear * 0.6 / max(math.dist(found.spot, found.leader_end), 1.0))
    return x + (left - x) * share, y + (top - y) * share


def _panel(event: str, row: LabelLine, hold: Pixel, box: PixelBox, layout: LabelLayout) -> LabelPanel:
    offset = round(box.left - hold[0], 1), round(box.top - hold[1], 1)
    size = round(box.right - box.left, 1), round(box.bottom - box.top, 1)
    return LabelPanel(event, layout.viewport.unproject(*hold), offset, size, row.tip, row.proposed)


def _texts(rows: Iterable[LabelLine], hold: Pixel, box: PixelBox, layout: LabelLayout) -> Iterator[MapText]:
    """Text marks of a panel, anchored at pixel ``hold`` of the map."""
    language = LANGUAGES[layout.lang]
    align, x = (
        ("end", box.right - PANEL_PADDING[0]) if language.is_rtl else ("start", box.left + PANEL_PADDING[0])
    )
    at = layout.viewport.unproject(*hold)
    y = box.top + PANEL_PADDING[1]
    for row in rows:
        high = row.size * language.picture_line_height
        offset = round(x - hold[0], 1), round(y + high / 2 - hold[1], 1)
        yield MapText(row.event, at, offset, row.text, align, row.size, row.strong, row.ink, row.tip)
        y += high


def square_box(at: Pixel, side: float) -> PixelBox:
    """Return a square box round a pixel."""
    return PixelBox(at[0] - side / 2, at[1] - side / 2, at[0] + side / 2, at[1] + side / 2)


def centred_text_boxes(texts: Sequence[MapText], screen: Viewport) -> Iterator[PixelBox]:
    """Yield the boxes of texts that are centred on their point."""
    for text in texts:
        x, y = screen.project(*text.at)
        wide = text_width(text.text, text.size, strong=text.strong)
        yield PixelBox(x - wide / 2, y - text.size * 0.6, x + wide / 2, y + text.size * 0.6)
