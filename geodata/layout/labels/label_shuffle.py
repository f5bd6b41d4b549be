"""Search of a plan in which more titles stand: labels change places in chains, many times over.

The search knows a sample of the places for the title of each mark, for its number, and for the titles of
marks close to each other in a stack. A mark without its title takes such a place; the labels that stand there
take others, and become numbers where they find none for their titles. A step is kept where it costs nothing,
or little while the search is young; the best plan of all is the result, always the same for the same labels.
"""

import math
from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from geodata.layout.labels.box_geometry import (
    box_edges,
    nearest_points,
    overlap_mask,
    segments_cross,
    segments_cross_boxes,
)
from geodata.layout.labels.label_candidates import BLOCK_GAP
from geodata.layout.labels.label_exchange import ROOM_PRICE
from geodata.layout.labels.label_plan import COST_SHARE, GATHERED, HEMMED_WORTH, LabelPlan, label_worth
from geodata.layout.labels.label_wishes import LabelWish

MOST_PLACES: Final = 150
"""Places of each wish that are in the search, at most."""
MOST_STEPS: Final = 1500
"""Steps of the search."""
FIRST_LOSS, LAST_LOSS = 4.0, 0.4
"""Worth that a step may lose, about, at the beginning and at the end of the search."""
PLACE_NOISE: Final = 6.0
"""Worth by which the choice among places varies, so that not always the same one is tried."""
MOST_GOING: Final = 6
"""Labels that one may send elsewhere at once."""
SEED: Final = 7
"""Seed of the search, so that it is always the same."""
NO_LEADER: Final = (math.nan,) * 4
"""A label without a leader, among leaders as x, y, x, y."""
BARRED: Final = 1e9
"""Price of a place that counts bar, which stay."""
ROUNDING: Final = 1e-6
"""Cells below which a difference is none."""


class LabelShuffle:
    """Search among the places of some wishes and those of a plan."""

    def __init__(self, plan: LabelPlan, wishes: Sequence[LabelWish]) -> None:
        self._plan, self._events = plan, list(plan.chosen)
        samples = [wish.positions.sample(MOST_PLACES) for wish in wishes]
        self._places = [
            (wish, at) for wish, sample in zip(wishes, samples, strict=True) for at in sample.tolist()
        ]
        """Wish and number of each place that follows those of the plan."""
        many, own = len(self._events), [position for _, _, position in plan.chosen.values()]
        own_boxes = box_edges([each.box for each in own])
        own_leaders = [(*each.spot, *each.leader_end) if each.has_leader else NO_LEADER for each in own]
        tried = [wish.positions.tried.only(sample) for wish, sample in zip(wishes, samples, strict=True)]
        self._edges = np.vstack([own_boxes, *(each.edges for each in tried)])
        self._wide = self._edges + np.array([-1, -1, 1, 1]) * BLOCK_GAP
        leaders = [
            np.where(
                each.led[:, None], np.hstack([each.spots, nearest_points(each.edges, each.spots)]), np.nan
            )
            for each in tried
        ]
        self._leaders = np.vstack([np.array(own_leaders).reshape(-1, 4), *leaders])
        self._led = ~np.isnan(self._leaders[:, 0])
        self._hidden = np.vstack(
            [
                *(each.hidden[None] for each in own),
                *(wish.positions.hidden[sample] for wish, sample in zip(wishes, samples, strict=True)),
            ]
        )
        ends = self._leaders[:, :2], self._leaders[:, 2:]
        self._reach = np.hstack(
            [np.fmin(self._wide[:, :2], np.fmin(*ends)), np.fmax(self._wide[:, 2:], np.fmax(*ends))]
        )
        row_of = {event: at for at, event in enumerate(self._events)}
        self._worth, self._members, titled = np.zeros(len(self._edges)), [[at] for at in range(many)], []
        for at, (block, rows, position) in enumerate(plan.chosen.values()):
            hemmed = HEMMED_WORTH if block.event in plan.hemmed else 0.0
            self._worth[at] = label_worth(block, rows) + hemmed - COST_SHARE * position.cost
            titled.append([at] if rows != (block.number,) else [])
        for at, (wish, number) in enumerate(self._places, many):
            shape, cost = wish.shape_at(number), float(wish.positions.tried.costs[number])
            rows_of = [row_of[part.block.event] for part in shape.parts]
            self._worth[at] = wish.worths[int(wish.positions.shapes[number])] - COST_SHARE * cost * len(
                rows_of
            )
            self._members.append(rows_of)
            titled.append([row for row, part in zip(rows_of, shape.parts, strict=True) if part.is_title])
        self._has, self._titles = _matrix(self._members, many), _matrix(titled, many)
        numbers = np.repeat(np.arange(len(wishes)), [len(sample) for sample in samples])
        self._wish_of = np.concatenate([np.full(many, -1), numbers])
        single = self._has.sum(axis=1) == 1
        self._titles_of = [np.flatnonzero(self._titles[:, at]) for at in range(many)]
        self._single_of = [np.flatnonzero(self._has[:, at] & single) for at in range(many)]
        self._met: dict[int, npt.NDArray[np.int64]] = {}
        self._start()

    def _start(self) -> None:
        """Take the places of the plan."""
        taken, many = self._plan.taken, len(self._events)
        counted = np.array([key.startswith(GATHERED) for key in taken.keys], np.bool_)
        fixed = taken.edges[counted]
        barred = overlap_mask(self._edges, fixed).any(axis=1)
        barred |= segments_cross_boxes(self._leaders, fixed).any(axis=1) & self._led
        barred[:many] = False
        self._count = barred.astype(np.int64)
        self._price = barred * BARRED
        self._cost = np.maximum(self._worth, 0) + ROOM_PRICE
        self._spare = taken.cover.allowed - taken.hidden[counted].sum(axis=0)
        self._spare = np.maximum(self._spare, self._hidden[:many].sum(axis=0)) + ROUNDING
        self._chosen = np.zeros(many, np.int64)
        self._total = 0.0
        self._undo: list[tuple[int, bool]] = []
        for at in range(many):
            self._put(at)

    def _put(self, place: int) -> None:
        """Take a place for its labels."""
        met = self._meets(place)
        self._count[met] += 1
        self._price[met] += self._cost[place]
        self._spare -= self._hidden[place]
        self._chosen[self._members[place]] = place
        self._total += self._worth[place]
        self._undo.append((place, True))

    def _give_up(self, place: int) -> None:
        """Give a place up."""
        met = self._meets(place)
        self._count[met] -= 1
        self._price[met] -= self._cost[place]
        self._spare += self._hidden[place]
        self._chosen[self._members[place]] = -1
        self._total -= self._worth[place]
        self._undo.append((place, False))

    def _meets(self, at: int) -> npt.NDArray[np.int64]:
        """The places that cannot be taken beside one."""
        if at not in self._met:
            reach = self._reach[at]
            same: npt.NDArray[np.bool_] = np.any(self._has[:, self._members[at]], axis=1)
            near = np.flatnonzero(
                (self._reach[:, 0] < reach[2])
                & (self._reach[:, 2] > reach[0])
                & (self._reach[:, 1] < reach[3])
                & (self._reach[:, 3] > reach[1])
                & ~same
            )
            if at < len(self._events):
                near = near[near >= len(self._events)]
            edges, leaders, led = self._edges[near], self._leaders[near], self._led[near]
            met: npt.NDArray[np.bool_] = overlap_mask(edges, self._wide[[at]])[:, 0]
            met[led] |= segments_cross_boxes(leaders[led], self._wide[[at]])[:, 0]
            if self._led[at]:
                own = self._leaders[[at]]
                met |= segments_cross_boxes(own, self._wide[near])[0]
                met[led] |= segments_cross(leaders[led], own)[:, 0]
            same[near[met]] = True
            self._met[at] = np.flatnonzero(same)
        return self._met[at]

    def best(self) -> LabelPlan:
        """Return the plan of most worth that was found."""
        rng = np.random.default_rng(SEED)
        best, most = self._chosen.copy(), self._total
        untitled = self._untitled()
        for step in range(MOST_STEPS):
            if not len(untitled):
                break
            heat = FIRST_LOSS * (LAST_LOSS / FIRST_LOSS) ** (step / MOST_STEPS)
            label = int(untitled[rng.integers(len(untitled))])
            places = self._titles_of[label]
            value = self._worth[places] - self._price[places] + rng.random(len(places)) * PLACE_NOISE
            place = int(places[np.argmax(value)])
            before = self._total
            self._undo.clear()
            if self._moved(place) and (
                self._total >= before or rng.random() < math.exp((self._total - before) / heat)
            ):
                untitled = self._untitled()
                if self._total > most + ROUNDING:
                    best, most = self._chosen.copy(), self._total
            else:
                self._revert()
        return self._plan_of(best)

    def _untitled(self) -> npt.NDArray[np.int64]:
        """The labels without titles that could have one."""
        without = ~self._titles[self._chosen, np.arange(len(self._events))]
        return np.array([at for at in np.flatnonzero(without).tolist() if len(self._titles_of[at])], np.int64)

    def _revert(self) -> None:
        """Undo the last step."""
        for place, was_put in tuple(reversed(self._undo)):
            (self._give_up if was_put else self._put)(place)

    def _moved(self, place: int) -> bool:
        """Take a place; tell whether all labels that stood there found others."""
        if self._price[place] >= BARRED:
            return False
        met = self._meets(place)
        nearest = met[np.searchsorted(met, self._chosen).clip(max=len(met) - 1)]
        going = sorted(set(self._chosen[nearest == self._chosen].tolist()))
        if len(going) > MOST_GOING + len(self._members[place]):
            return False
        for each in going:
            self._give_up(each)
        if not self._makes_room(place, going):
            return False
        self._put(place)
        for each in sorted(going, key=lambda each: -self._worth[each]):
            left = [at for at in self._members[each] if self._chosen[at] < 0]
            if len(left) > 1 and self._settled(self._same_members(each)):
                continue
            if not all(self._settled(self._single_of[at]) for at in left):
                return False
        return True

    def _makes_room(self, place: int, going: list[int]) -> bool:
        """Take away labels that hide too much of the same areas as a place; tell whether they are enough."""
        while (lacking := self._hidden[place] - self._spare).max(initial=0.0) > 0:
            area = int(np.argmax(lacking))
            left = np.unique(self._chosen[self._chosen >= 0])
            left = left[self._hidden[left, area] > 0]
            if not len(left) or len(going) > MOST_GOING:
                return False
            enough = left[self._hidden[left, area] >= lacking[area]]
            most = left[np.argmax(self._hidden[left, area])]
            each = int(enough[np.argmin(self._cost[enough])] if len(enough) else most)
            self._give_up(each)
            going.append(each)
        return True

    def _same_members(self, place: int) -> npt.NDArray[np.int64]:
        """The places of the same words as one."""
        return np.flatnonzero(self._wish_of == self._wish_of[place])

    def _settled(self, places: npt.NDArray[np.int64]) -> bool:
        """Take the best free one of some places; tell whether there is one."""
        free = places[self._count[places] == 0]
        free = free[(self._hidden[free] <= self._spare).all(axis=1)]
        if not len(free):
            return False
        self._put(int(free[np.argmax(self._worth[free])]))
        return True

    def _plan_of(self, chosen: npt.NDArray[np.int64]) -> LabelPlan:
        """The plan in which each label has the place that was chosen."""
        moved = [at for at in dict.fromkeys(chosen.tolist()) if at >= len(self._events)]
        plan = self._plan.without({self._events[row] for at in moved for row in self._members[at]})
        for at in moved:
            wish, number = self._places[at - len(self._events)]
            plan = wish.put(plan, wish.positions.at(number))
        return plan


def _matrix(rows: Sequence[Sequence[int]], wide: int) -> npt.NDArray[np.bool_]:
    """Rows of flags, set at some numbers each."""
    found = np.zeros((len(rows), wide), np.bool_)
    for at, row in enumerate(rows):
        found[at, row] = True
    return found
