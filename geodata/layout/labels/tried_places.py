"""Places where a label may hang: about the points of its mark, within its area and along the edge of that."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from geodata.layout.cell_raster import Boxes, CellMask, count_in_boxes, running_sums
from geodata.layout.labels.box_geometry import nearest_points
from geodata.layout.labels.mark_cover import CELL, HIDDEN_SHARE, MarkCover, grown
from geodata.layout.mercator import Pixel

MAX_LEADER: Final = 88.0
"""Pixels from a mark to its label, at most."""
MAX_LEADERLESS_DISTANCE: Final = 9.0
"""Pixels between a label and the edge of its mark up to which it needs no leader."""
TRIED_DISTANCES: Final = (0.0, 5.0, 11.0, 18.0, 26.0, 36.0, 48.0, 60.0, 72.0, 82.0)
"""Distances in pixels from the edge of a mark at which positions are tried."""
DIRECTIONS: Final = 24
"""Positions tried at each distance."""
TURN_COST: Final = 8.0
"""Cost of the side away from where reading goes on."""
LATER_SPOT_COST: Final = 4.0
"""Cost of each spot passed over for a later one."""
LEADER_COST: Final = 14.0
"""Cost of having a leader at all."""
OUTSIDE_COST: Final = 20.0
"""Cost of standing outside of an area that has no room for the words."""
INSIDE_COST: Final = 0.08
"""Cost of each pixel from the anchor of an area to words within it."""
OWN_MARK_COST: Final = 30.0
"""Cost of a number on its own mark, rather than beside it."""
INSIDE_STEP: Final = 4
"""Cells between the places within an area that are tried."""
RIM_STEP: Final = 6
"""Cells of the squares in each of which one place along the edge is tried, doubled while they are many."""
MOST_RIM_POINTS: Final = 40
"""Places along the edge of an area that are tried, at most."""
RIM_DIRECTIONS: Final = 16
"""Positions tried at each distance from such a place."""
GRID_STEPS: Final = (9.0, 6.0)
"""Pixels across and down between the positions that are tried where few of the others are free."""


class Hem(Enum):
    """The things that a leader may cross; a glyph it never does."""

    NOTHING = 0
    """Neither lines nor labels."""
    LINES = 1
    """Lines that are long enough to be seen all the same, and labels, at a cost."""


@dataclass(frozen=True)
class LabelSpots:
    """Places at which the label of a mark may hang."""

    spots: tuple[Pixel, ...]
    """Points of the mark in pixels, the best first."""
    own: frozenset[str]
    """Keys of the mark itself."""
    clearance: float
    """Pixels round a spot that the mark itself takes."""
    area: CellMask | None = None
    """Cells of the mark, where it is an area."""
    rtl: bool = False
    """Whether reading goes on to the left."""
    hem: Hem = Hem.NOTHING
    """The things that its leader may cross, since it has no other way."""


@dataclass(frozen=True)
class TriedPlaces:
    """Boxes in pixels with the spot of each, its cost, and whether it has a leader."""

    edges: Boxes
    spots: npt.NDArray[np.float64]
    costs: npt.NDArray[np.float64]
    led: npt.NDArray[np.bool_]

    def only(self, mask: npt.NDArray[Any]) -> "TriedPlaces":
        """Return some of the boxes."""
        return TriedPlaces(self.edges[mask], self.spots[mask], self.costs[mask], self.led[mask])


def tried_places(places: LabelSpots, size: tuple[float, float], *, over_own: bool) -> Iterable[TriedPlaces]:
    """Yield boxes about the spots; within an area and about its edge, where the mark is one."""
    yield TriedPlaces(np.empty((0, 4)), np.empty((0, 2)), np.empty(0), np.empty(0, np.bool_))
    if places.area is not None:
        anchor = places.spots[0]
        yield _within(places.area, anchor, size, over_own=over_own)
        rim = rim_points(places.area)
        away = np.hypot(*(rim - anchor).T).astype(np.float64)
        costs = OUTSIDE_COST + away * INSIDE_COST
        yield _around(rim, size, replace(places, clearance=0.0), costs, RIM_DIRECTIONS)
        return
    spots = np.array(places.spots)
    yield _around(spots, size, places, np.arange(len(spots), dtype=np.float64) * LATER_SPOT_COST, DIRECTIONS)
    for at, spot in enumerate(places.spots):
        if over_own:
            (x, y), (wide, high) = spot, size
            box = np.array([(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)])
            cost = np.array([OWN_MARK_COST + at * LATER_SPOT_COST])
            yield TriedPlaces(box, np.array([spot]), cost, np.zeros(1, np.bool_))


def _around(
    middles: npt.NDArray[np.float64],
    size: tuple[float, float],
    places: LabelSpots,
    cost: npt.NDArray[np.float64],
    directions: int,
) -> TriedPlaces:
    """Boxes round pixels, nearest edge at each distance; the side where reading goes on first.

    ``cost`` is that of each pixel.
    """
    turns = np.arange(directions) * 2 * math.pi / directions
    turn, distance = (each.ravel() for each in np.meshgrid(turns, TRIED_DISTANCES))
    beyond = places.clearance + distance
    across, down = np.cos(turn) * (-1 if places.rtl else 1), np.sin(turn)
    steps = np.stack([across * (beyond + size[0] / 2), down * (beyond + size[1] / 2)], axis=1)
    return _stepped(middles, size, places, cost, np.column_stack([steps, turn]))


def grid_places(places: LabelSpots, size: tuple[float, float]) -> TriedPlaces:
    """Return boxes everywhere within reach of the spots, on a grid about each."""
    kept = np.sort(np.unique(np.array(places.spots), axis=0, return_index=True)[1])
    across, down = (
        np.arange(-(MAX_LEADER + side / 2) // step, (MAX_LEADER + side / 2) // step + 1) * step
        for side, step in zip(size, GRID_STEPS, strict=True)
    )
    steps = np.stack([each.ravel() for each in np.meshgrid(across, down)], axis=1)
    apart = np.hypot(*np.maximum(np.abs(steps) - np.array(size) / 2, 0).T)
    steps = steps[(apart >= places.clearance) & (apart <= MAX_LEADER)]
    turn = np.arctan2(steps[:, 1] / size[1], steps[:, 0] / size[0] * (-1 if places.rtl else 1))
    cost = kept.astype(np.float64) * LATER_SPOT_COST
    return _stepped(np.array(places.spots)[kept], size, places, cost, np.column_stack([steps, turn]))


def _stepped(
    middles: npt.NDArray[np.float64],
    size: tuple[float, float],
    places: LabelSpots,
    cost: npt.NDArray[np.float64],
    steps: npt.NDArray[np.float64],
) -> TriedPlaces:
    """Boxes whose middles lie some steps from pixels.

    ``cost`` is that of each pixel; ``steps`` are pixels across and down, and the turn from the reading side.
    """
    clearance, turn = places.clearance, steps[:, 2]
    spots = np.repeat(middles, len(steps), axis=0)
    boxes = spots + np.tile(steps[:, :2], (len(middles), 1))
    half = np.array(size) / 2
    edges = np.hstack([boxes - half, boxes + half])
    reach = np.hypot(*(nearest_points(edges, spots) - spots).T)
    led = reach > clearance + MAX_LEADERLESS_DISTANCE if clearance else reach > 0
    sides = TURN_COST * (1 - np.cos(turn)) / 2 + TURN_COST / 4 * np.abs(np.sin(turn))
    costs: npt.NDArray[np.float64] = np.repeat(cost, len(steps)) + np.tile(sides, len(middles))
    costs = costs + np.maximum(reach - clearance, 0) + LEADER_COST * led
    return TriedPlaces(edges, spots, costs.astype(np.float64), led).only(reach <= MAX_LEADER)


def _within(area: CellMask, anchor: Pixel, size: tuple[float, float], *, over_own: bool) -> TriedPlaces:
    """Boxes that lie within an area, the cheapest next to its anchor.

    With ``over_own`` it is enough that their middles do.
    """
    rows, columns = np.nonzero(area[::INSIDE_STEP, ::INSIDE_STEP])
    cells = np.column_stack([columns, rows]) * float(CELL * INSIDE_STEP) + CELL / 2
    middles = np.vstack([np.array([anchor]), cells]).astype(np.float64)
    half = np.array(size) / 2
    edges = np.hstack([middles - half, middles + half])
    costs = (INSIDE_COST * np.hypot(*(middles - anchor).T)).astype(np.float64)
    found = TriedPlaces(edges, middles.astype(np.float64), costs, np.zeros(len(edges), np.bool_))
    if over_own:
        is_much = math.prod(size) / CELL**2 > HIDDEN_SHARE * area.sum()
        return replace(found, costs=costs + (OWN_MARK_COST if is_much else 0.0))
    snapped = np.floor(edges[:, :2] / CELL), np.ceil(edges[:, 2:] / CELL)
    whole = np.prod(snapped[1] - snapped[0], axis=1)
    inside = count_in_boxes(running_sums(area), edges, CELL, touched=True) >= whole
    return found.only(inside)


def rim_points(area: CellMask) -> npt.NDArray[np.float64]:
    """Return middles of cells just outside of an area, along its edge, at most :data:`MOST_RIM_POINTS`."""
    rows, columns = np.nonzero(grown(area) & ~area)
    step = RIM_STEP
    while True:
        _, first = np.unique(rows // step * 10_000 + columns // step, return_index=True)
        if len(first) <= MOST_RIM_POINTS:
            return np.column_stack([columns[first] + 0.5, rows[first] + 0.5]) * CELL
        step *= 2


def visible_spots(spots: Sequence[Pixel], area: CellMask | None, cover: MarkCover) -> tuple[Pixel, ...]:
    """Return the spots on the screen; for an area without one its cell nearest to the middle of all."""
    seen = tuple(spot for spot in spots if cover.screen.contains(spot))
    if area is None:
        return seen
    inside = tuple(spot for spot in seen if area[int(spot[1]) // CELL, int(spot[0]) // CELL])
    if inside or not area.any():
        return inside
    cells = np.argwhere(area)
    row, column = cells[np.argmin(((cells - cells.mean(axis=0)) ** 2).sum(axis=1))].tolist()
    return (((column + 0.5) * CELL, (row + 0.5) * CELL),)
