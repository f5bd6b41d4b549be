"""Candidate positions of a label that hide no mark, their cost, and the choice of the best free one."""

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import numpy.typing as npt

from geodata.layout.cell_raster import Boxes
from geodata.layout.labels.box_geometry import (
    box_edges,
    enclosing_box,
    nearest_box_point,
    nearest_points,
    overlap_mask,
    segments_cross,
    segments_cross_boxes,
    segments_cross_discs,
)
from geodata.layout.labels.mark_cover import CELL, MarkCover
from geodata.layout.labels.tried_places import Hem, LabelSpots, TriedPlaces, grid_places, tried_places
from geodata.layout.mercator import Pixel
from geodata.layout.scene import PixelBox

BLOCK_GAP: Final = 3.0
"""Pixels that stay free between labels."""
EDGE_MARGIN: Final = 4.0
"""Pixels that stay free at the edge of the map."""
CROSSING_COST: Final = 60.0
"""Cost of a leader that crosses another; costs are in pixels of leader."""
HEMMED_COST: Final = 120.0
"""Cost of a leader through another label, where there is no other way."""
COVER_COST: Final = 50.0
"""Cost of lying on areas of other marks altogether."""
SHUNNED_COST: Final = 40.0
"""Cost of covering one of the boxes that words avoid where others are free."""
LINE_CLEARANCE: Final = 14.0
"""Pixels at the beginning of a leader in which it may cross lines that lie beside its own mark."""
LEADER_GAP: Final = 0.75
"""Pixels between a leader and the rim of a glyph of another mark, at least."""
AREA_LEADER_REACH: Final = 3.0
"""Pixels by which a leader reaches beyond the cell at the edge of its area."""
MOST_POSITIONS: Final = 400
"""Positions of a label that are looked at beyond what each covers, at most."""
FEW_POSITIONS: Final = 60
"""Positions of a label below which others are looked for on a grid."""
CHUNK: Final = 96
"""Candidates that are looked at together."""


@dataclass(frozen=True)
class LabelPosition:
    """A position of a label and its cost in pixels of leader."""

    cost: float
    spot: Pixel
    box: PixelBox
    leader_end: Pixel
    """Point of the box nearest to the spot: the end of a leader."""
    hidden: npt.NDArray[np.float64]
    """Cells of each area and line that it hides, its leader included."""
    has_leader: bool = False
    shape: int = 0
    """Number of the shape of the label that it is for."""


@dataclass(frozen=True)
class TakenPlaces:
    """Labels placed so far: their boxes, leaders and the cells of areas and lines that they hide."""

    cover: MarkCover
    keys: tuple[str, ...]
    edges: Boxes
    """Boxes with the room that stays free about them."""
    leaders: Boxes
    """Leaders as x, y, x, y; NaN for a label without one."""
    hidden: npt.NDArray[np.float64]
    """Cells of each area and line that each label hides."""

    @classmethod
    def none(cls, cover: MarkCover) -> "TakenPlaces":
        """Return that no place is taken."""
        return cls(cover, (), np.empty((0, 4)), np.empty((0, 4)), np.empty((0, len(cover.keys))))

    def without(self, keys: Collection[str]) -> "TakenPlaces":
        """Return the places without those of some labels."""
        kept = np.array([key not in keys for key in self.keys], np.bool_)
        left = tuple(key for key in self.keys if key not in keys)
        return replace(
            self, keys=left, edges=self.edges[kept], leaders=self.leaders[kept], hidden=self.hidden[kept]
        )

    def added(self, key: str, position: LabelPosition) -> "TakenPlaces":
        """Return the places with that of another label."""
        led = (*position.spot, *position.leader_end) if position.has_leader else (math.nan,) * 4
        return replace(
            self,
            keys=(*self.keys, key),
            edges=np.vstack([self.edges, box_edges([position.box.expanded(BLOCK_GAP)])]),
            leaders=np.vstack([self.leaders, led]),
            hidden=np.vstack([self.hidden, position.hidden]),
        )

    @property
    def spare(self) -> npt.NDArray[np.float64]:
        """Cells of each area and line that further labels may hide."""
        left: npt.NDArray[np.float64] = np.maximum(self.cover.allowed - self.hidden.sum(axis=0), 0)
        return left


@dataclass(frozen=True)
class LabelPositions:
    """Candidate positions of one label that hide no mark, the cheapest first."""

    tried: TriedPlaces
    hidden: npt.NDArray[np.float64]
    shapes: npt.NDArray[np.int64]
    """Number of the shape of the label that each is for."""
    is_hemmed: bool = False

    def best(self, taken: TakenPlaces) -> LabelPosition | None:
        """Return the cheapest candidate that no taken place bars, crossings counted; None without one."""
        least, chosen = math.inf, -1
        spare = taken.spare
        for begin in range(0, len(self.tried.costs), CHUNK):
            if self.tried.costs[begin] >= least:
                break
            part = np.arange(begin, min(begin + CHUNK, len(self.tried.costs)))
            costs = self._costs(part, taken, spare)
            cheapest = int(np.argmin(costs))
            if costs[cheapest] < least:
                least, chosen = float(costs[cheapest]), begin + cheapest
        return self._position(chosen, least) if chosen >= 0 else None

    def _costs(
        self, part: npt.NDArray[np.int64], taken: TakenPlaces, spare: npt.NDArray[np.float64]
    ) -> npt.NDArray[np.float64]:
        """Costs of some candidates beside taken places, infinite where these bar them."""
        costs = np.full(len(part), math.inf)
        free = ~overlap_mask(self.tried.edges[part], taken.edges).any(axis=1)
        free &= (self.hidden[part] <= spare).all(axis=1)
        if not free.any():
            return costs
        left = self.tried.only(part[free])
        through, crossings = _leaders_met(left, taken)
        barred_cost = HEMMED_COST if self.is_hemmed else math.inf
        barred = through.any(axis=1)
        costs[free] = left.costs + CROSSING_COST * crossings.sum(axis=1) + np.where(barred, barred_cost, 0.0)
        return costs

    def beside_few(
        self, taken: TakenPlaces, prices: Mapping[str, float], most: int, displaced: int
    ) -> Iterator[tuple[LabelPosition, frozenset[str]]]:
        """Yield the cheapest candidate of each few labels that would have to make room, with their keys.

        Parameters
        ----------
        prices
            What each label costs that makes room, by key; those without a price stay.
        most
            Number of candidates, at most; those whose labels cost least come first.
        displaced
            Labels that may have to make room, at most.
        """
        price = np.array([prices.get(key, math.inf) for key in taken.keys])
        every = np.arange(len(self.tried.costs))
        at = every[_are_few(overlap_mask(self.tried.edges, taken.edges), price, displaced)]
        tried = self.tried.only(at)
        through, crossings = _leaders_met(tried, taken)
        met = overlap_mask(tried.edges, taken.edges) | through | crossings
        left = _are_few(met, price, displaced)
        at, (met, fits) = at[left], self._with_area_makers(at[left], met[left], taken, price)
        left = fits & _are_few(met, price, displaced)
        at, met = at[left], met[left]
        _, first = np.unique(np.packbits(met, axis=1), axis=0, return_index=True)
        first = np.sort(first)
        sums = np.where(met[first], price, 0.0).sum(axis=1)
        for each in first[np.argsort(sums, kind="stable")][:most].tolist():
            going = frozenset(key for key, is_met in zip(taken.keys, met[each], strict=True) if is_met)
            yield self.at(int(at[each])), going

    def _with_area_makers(
        self,
        at: npt.NDArray[np.int64],
        met: npt.NDArray[np.bool_],
        taken: TakenPlaces,
        price: npt.NDArray[np.float64],
    ) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
        """The labels that some candidates meet, with those that hide too much of an area beside each.

        Also which candidates then fit: where no label has a price, or all give too little, they do not.
        """
        met, fits = met.copy(), np.ones(len(met), np.bool_)
        lacking = self.hidden[at] - taken.cover.allowed + taken.hidden.sum(axis=0) - met @ taken.hidden
        for each in np.flatnonzero((lacking > 0).any(axis=1)).tolist():
            while (lacking[each] > 0).any():
                area = int(np.argmax(lacking[each]))
                gain = np.where(met[each] | np.isinf(price), 0.0, taken.hidden[:, area])
                if not gain.any():
                    fits[each] = False
                    break
                enough = gain >= lacking[each, area]
                maker = int(np.argmin(np.where(enough, price, math.inf)) if enough.any() else np.argmax(gain))
                met[each, maker] = True
                lacking[each] -= taken.hidden[maker]
        return met, fits

    def sample(self, most: int) -> npt.NDArray[np.int64]:
        """Return the numbers of so many candidates at most, spread evenly in the order of their cost."""
        number = len(self.tried.costs)
        return np.unique(np.linspace(0, number - 1, min(most, number)).astype(np.int64))

    def at(self, number: int) -> LabelPosition:
        """Return a candidate by its number, beside nothing that would add to its cost."""
        return self._position(number, float(self.tried.costs[number]))

    def _position(self, at: int, cost: float) -> LabelPosition:
        x, y = self.tried.spots[at].tolist()
        box = PixelBox(*self.tried.edges[at].tolist())
        return LabelPosition(
            cost,
            (x, y),
            box,
            nearest_box_point((x, y), box),
            self.hidden[at],
            bool(self.tried.led[at]),
            int(self.shapes[at]),
        )


def _are_few(met: npt.NDArray[np.bool_], price: npt.NDArray[np.float64], most: int) -> npt.NDArray[np.bool_]:
    """Tell the candidates that meet few labels, none of which stays."""
    found: npt.NDArray[np.bool_] = (met.sum(axis=1) <= most) & ~met[:, np.isinf(price)].any(axis=1)
    return found


def join_positions(parts: Sequence[LabelPositions], later_cost: float) -> LabelPositions:
    """Return the positions of all shapes of a label together; each later shape costs so much more."""
    costs = np.concatenate([part.tried.costs + later_cost * at for at, part in enumerate(parts)])
    order = np.argsort(costs, kind="stable")
    edges, spots, led = (
        np.concatenate([getattr(part.tried, name) for part in parts]) for name in ("edges", "spots", "led")
    )
    return LabelPositions(
        TriedPlaces(edges, spots, costs, led).only(order),
        np.concatenate([part.hidden for part in parts])[order],
        np.concatenate([np.full(len(part.tried.costs), at) for at, part in enumerate(parts)])[order],
        is_hemmed=any(part.is_hemmed for part in parts),
    )


def _leaders_met(
    tried: TriedPlaces, taken: TakenPlaces
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Tell the taken labels that bar each candidate by a leader through a box, and the leaders it crosses."""
    leaders = np.hstack([tried.spots, nearest_points(tried.edges, tried.spots)])
    through = segments_cross_boxes(leaders, taken.edges) & tried.led[:, None]
    through |= segments_cross_boxes(taken.leaders, tried.edges).T
    return through, segments_cross(leaders, taken.leaders) & tried.led[:, None]


def find_label_positions(
    places: LabelSpots,
    size: tuple[float, float],
    cover: MarkCover,
    *,
    over_own: bool = False,
    dense: bool = False,
) -> LabelPositions:
    """Return the positions of a label of a size that lie on the screen and hide no mark.

    ``over_own`` allows it to stand on its own mark; ``dense`` looks on a grid too where few are found.
    """
    groups = list(tried_places(places, size, over_own=over_own))
    every = TriedPlaces(
        *(
            np.concatenate([getattr(each, name) for each in groups])
            for name in ("edges", "spots", "costs", "led")
        )
    )
    found = _clear_positions(every, places, cover, over_own=over_own)
    if not dense or len(found.shapes) >= FEW_POSITIONS or places.area is not None:
        return found
    more = _clear_positions(grid_places(places, size), places, cover, over_own=over_own)
    return join_positions([found, more], 0.0)


def _clear_positions(
    every: TriedPlaces, places: LabelSpots, cover: MarkCover, *, over_own: bool
) -> LabelPositions:
    """The places that lie on the screen and hide no mark."""
    every = every.only(_on_screen(every.edges, cover.screen.size))
    every = every.only(~cover.blocked(every.edges, places.spots[0], places.own, over_own=over_own))
    own = np.array([key in places.own for key in cover.keys], np.bool_)
    hidden = cover.hidden_cells(every.edges)
    cells = np.maximum(np.prod(every.edges[:, 2:] - every.edges[:, :2], axis=1) / CELL**2, 1)
    costs = every.costs + COVER_COST * hidden[:, ~own].sum(axis=1) / cells
    costs = costs + SHUNNED_COST * overlap_mask(every.edges, cover.shunned).sum(axis=1)
    if over_own:
        hidden[:, own] = 0
    fits = np.flatnonzero((hidden <= cover.allowed).all(axis=1))
    order = fits[np.argsort(costs[fits], kind="stable")][:MOST_POSITIONS]
    every, hidden = replace(every, costs=costs).only(order), hidden[order]
    barred, under_leaders = _leaders_over(every, places, cover)
    if over_own:
        under_leaders[:, own] = 0
    hidden = hidden + under_leaders
    clear = ~barred & (hidden <= cover.allowed).all(axis=1)
    shapes = np.zeros(int(clear.sum()), np.int64)
    return LabelPositions(every.only(clear), hidden[clear], shapes, is_hemmed=places.hem is not Hem.NOTHING)


def _on_screen(edges: Boxes, size: tuple[int, int]) -> npt.NDArray[np.bool_]:
    wide, high = size
    held: npt.NDArray[np.bool_] = (
        (edges[:, :2].min(axis=1) >= EDGE_MARGIN)
        & (edges[:, 2] <= wide - EDGE_MARGIN)
        & (edges[:, 3] <= high - EDGE_MARGIN)
    )
    return held


def _leaders_over(
    every: TriedPlaces, places: LabelSpots, cover: MarkCover
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.float64]]:
    """Leaders that cross a glyph of another mark, or a line that they may not; the cells that each hides."""
    barred, hidden = np.zeros(len(every.led), np.bool_), np.zeros((len(every.led), len(cover.keys)))
    spots, ends = every.spots[every.led], nearest_points(every.edges, every.spots)[every.led]
    away = np.maximum(np.hypot(*(ends - spots).T), 1.0)[:, None]
    # The leader of an area begins a little within it.
    begin = np.minimum(-AREA_LEADER_REACH if places.area is not None else places.clearance, away)
    leaders = np.hstack([spots + begin / away * (ends - spots), ends])
    clearance = LINE_CLEARANCE - (0.0 if places.area is not None else places.clearance)
    on_lines, hidden[every.led] = cover.crossed_by(leaders, places.own, max(clearance, 0.0))
    glyphs = cover.glyphs_but(places.own) + np.array([-1, -1, 1, 1]) * LEADER_GAP
    near = overlap_mask(enclosing_box(leaders), glyphs).any(axis=0)
    on_glyphs = segments_cross_discs(leaders, glyphs[near])
    barred[every.led] = on_glyphs.any(axis=1) | (on_lines if places.hem is Hem.NOTHING else False)
    return barred, hidden
