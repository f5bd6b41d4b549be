"""Candidate positions of a label block round its mark, their cost, and the choice of the best free one."""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.layout.mercator import Pixel, Viewport
from geodata.layout.scene import PixelBox

BLOCK_GAP: Final = 4.0
"""Pixels that stay free between blocks."""
TRIED_DISTANCES: Final = (0.0, 10.0, 22.0, 40.0, 60.0, 85.0, 115.0, 150.0, 190.0, 235.0, 285.0, 340.0, 400.0)
"""Distances in pixels from the mark at which positions are tried."""
DIRECTIONS: Final = 20
"""Positions tried at each distance."""
CROSSING_COST: Final = 90.0
"""Cost of a leader that crosses another; costs are in pixels of leader."""
LINE_COST: Final = 14.0
"""Cost of covering a piece of a line."""
LATER_ANCHOR_COST: Final = 6.0
"""Cost of each anchor point passed over for a later one."""
EDGE_MARGIN: Final = 6.0
"""Pixels that stay free at the edge of the map."""
HATCH_COST: Final = 110.0
"""Cost of lying on hatched ground altogether."""
SAMPLES: Final = 4
"""Points along each side at which hatched ground is probed."""
BoxEdges = npt.NDArray[np.float64]
"""Boxes as rows of left, top, right and bottom in pixels, shape (n, 4)."""
NOTHING: Final = shapely.Polygon()


@dataclass(frozen=True)
class LabelObstacles:
    """Obstacles to labels, in pixels."""

    marks: Sequence[PixelBox] = ()
    """No label may cover them."""
    lines: Sequence[PixelBox] = ()
    """Labels should avoid them."""
    hatch: BaseGeometry = NOTHING
    """Hatched seas, on which labels are harder to read."""


@dataclass(frozen=True)
class LabelPosition:
    """A position of a block and its cost in pixels of leader."""

    cost: float
    spot: Pixel
    box: PixelBox
    leader_end: Pixel
    """Point of the box nearest to the spot: the end of a leader."""


@dataclass(frozen=True)
class LabelPositions:
    """Candidate positions of one block, the cheapest first."""

    positions: tuple[LabelPosition, ...]
    edges: BoxEdges
    """Boxes of the candidates."""

    def best(self, taken: Collection[LabelPosition]) -> LabelPosition | None:
        """Return the cheapest candidate that no taken one blocks, crossings counted; None without one."""
        cheapest, chosen = math.inf, None
        free = ~_overlap_mask(self.edges, [other.box.expanded(BLOCK_GAP) for other in taken]).any(axis=1)
        for choice in (self.positions[at] for at in np.flatnonzero(free)):
            if choice.cost >= cheapest:
                break
            if any(_leader_hits_box(choice, other) for other in taken):
                continue
            cost = choice.cost + CROSSING_COST * sum(_leaders_cross(choice, other) for other in taken)
            if cost < cheapest:
                cheapest, chosen = cost, choice
        return chosen


def find_label_positions(
    spots: Sequence[tuple[float, float]],
    size: tuple[float, float],
    *,
    clearance: float,
    screen: Viewport,
    ground: LabelObstacles,
) -> LabelPositions:
    """Return the positions of a block that lie on the screen and off the marks.

    Parameters
    ----------
    spots
        Points (longitude, latitude) of the mark that the block may hang on, the best first.
    size
        Width and height of the block in pixels.
    clearance
        Pixels round a spot that the mark itself takes.
    """
    positions: list[LabelPosition] = []
    for choice, spot in enumerate(spots):
        at = screen.project(*spot)
        if screen.contains(at):
            edges, away = _boxes_around(at, size, clearance)
            costs = away + choice * LATER_ANCHOR_COST + _covering_cost(edges, ground)
            free = ~_blocked_mask(edges, screen, ground)
            positions += [
                LabelPosition(cost, at, box, nearest_box_point(at, box))
                for cost, box in zip(
                    costs[free].tolist(), (PixelBox(*edge) for edge in edges[free].tolist()), strict=True
                )
            ]
    positions.sort(key=lambda one: one.cost)
    boxes = [(one.box.left, one.box.top, one.box.right, one.box.bottom) for one in positions]
    return LabelPositions(tuple(positions), np.array(boxes).reshape(-1, 4))


def _leader_hits_box(one: LabelPosition, two: LabelPosition) -> bool:
    """Whether the leader of one position runs through the box of the other."""
    return _segment_crosses_box(one.spot, one.leader_end, two.box) or _segment_crosses_box(
        two.spot, two.leader_end, one.box
    )


def _boxes_around(at: Pixel, size: tuple[float, float], clearance: float) -> tuple[BoxEdges, BoxEdges]:
    """Boxes round a pixel, nearest edge at each radius, the sides first; and the radius of each."""
    turns = np.array([(step + 1) // 2 * (1 if step % 2 else -1) for step in range(DIRECTIONS)])
    turn, radius = np.meshgrid(turns * 2 * math.pi / DIRECTIONS, TRIED_DISTANCES)
    x = at[0] + np.cos(turn) * (clearance + radius + size[0] / 2)
    y = at[1] + np.sin(turn) * (clearance + radius + size[1] / 2)
    sides = (x - size[0] / 2, y - size[1] / 2, x + size[0] / 2, y + size[1] / 2)
    return np.stack([side.ravel() for side in sides], axis=1), radius.ravel()


def _blocked_mask(edges: BoxEdges, screen: Viewport, ground: LabelObstacles) -> npt.NDArray[np.bool_]:
    """Mask of the boxes that leave the screen or cover a mark."""
    wide, high = screen.size
    outside = (
        (edges[:, :2].min(axis=1) < EDGE_MARGIN)
        | (edges[:, 2] > wide - EDGE_MARGIN)
        | (edges[:, 3] > high - EDGE_MARGIN)
    )
    barred: npt.NDArray[np.bool_] = outside | _overlap_mask(edges, ground.marks).any(axis=1)
    return barred


def _overlap_mask(edges: BoxEdges, boxes: Sequence[PixelBox]) -> npt.NDArray[np.bool_]:
    """Mask of shape (boxes in ``edges``, boxes in ``boxes``): which overlap."""
    other = np.array([(box.left, box.top, box.right, box.bottom) for box in boxes]).reshape(-1, 4).T
    left, top, right, bottom = (edges[:, [at]] for at in range(4))
    met: npt.NDArray[np.bool_] = (
        (left < other[2]) & (other[0] < right) & (top < other[3]) & (other[1] < bottom)
    )
    return met


def _covering_cost(edges: BoxEdges, ground: LabelObstacles) -> BoxEdges:
    """Cost of each box for the lines and the hatch that it covers."""
    steps = np.linspace(0, 1, SAMPLES)
    across = edges[:, [0]] + (edges[:, [2]] - edges[:, [0]]) * steps
    down = edges[:, [1]] + (edges[:, [3]] - edges[:, [1]]) * steps
    inside = shapely.contains_xy(
        ground.hatch, np.repeat(across, SAMPLES, axis=1), np.tile(down, (1, SAMPLES))
    )
    cost: BoxEdges = HATCH_COST * inside.mean(axis=1) + LINE_COST * _overlap_mask(edges, ground.lines).sum(
        axis=1
    )
    return cost


def nearest_box_point(spot: Pixel, box: PixelBox) -> Pixel:
    """Return the point of a box that lies nearest to a pixel."""
    return min(max(spot[0], box.left), box.right), min(max(spot[1], box.top), box.bottom)


def _segment_crosses_box(start: Pixel, end: Pixel, box: PixelBox) -> bool:
    """Whether a line segment runs through the inside of a box, by clipping it against both pairs of sides."""
    first, last = 0.0, 1.0
    for at, (low, high) in enumerate(((box.left, box.right), (box.top, box.bottom))):
        step = end[at] - start[at]
        if not step:
            if not low < start[at] < high:
                return False
            continue
        one, two = (low - start[at]) / step, (high - start[at]) / step
        first, last = max(first, min(one, two)), min(last, max(one, two))
    return first < last


def _leaders_cross(one: LabelPosition, two: LabelPosition) -> bool:
    """Whether the leaders of two positions cross."""

    def side(start: Pixel, end: Pixel, point: Pixel) -> bool:
        turn = (end[0] - start[0]) * (point[1] - start[1]) - (end[1] - start[1]) * (point[0] - start[0])
        return turn > 0

    return side(one.spot, one.leader_end, two.spot) != side(one.spot, one.leader_end, two.leader_end) and (
        side(two.spot, two.leader_end, one.spot) != side(two.spot, two.leader_end, one.leader_end)
    )
