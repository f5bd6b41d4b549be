"""Choice among the places of all labels: which mark has its title, its number, or a part in a count.

Titles come first, those of most weight and then in the order of the file, without figures; then numbers,
then counts of what is left. Then labels make room for each other (:mod:`.label_exchange`): for marks without
words, for titles, last for figures. In between they change places in chains (:mod:`.label_shuffle`), before
and after titles of most weight ask more than a few others to make room. A number takes the place of a title
of most weight only where its mark would have no words at all.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Final

from geodata.layout.labels.label_candidates import TakenPlaces
from geodata.layout.labels.label_exchange import LEADING_LIMITS, LabelExchange
from geodata.layout.labels.label_plan import LabelPlan
from geodata.layout.labels.label_shuffle import LabelShuffle
from geodata.layout.labels.label_wishes import LabelWish, LabelWishes
from geodata.layout.labels.label_words import LEADING_WEIGHT, LabelBlock, has_figures
from geodata.layout.labels.mark_cover import MarkCover
from geodata.layout.labels.tried_places import Hem
from geodata.layout.mercator import Viewport
from geodata.words import Lang

MOST_TITLED: Final = 60
"""Marks in view up to which all are titled; beyond it only signs and events of weight 1 are."""
SAME_POINT: Final = 12.0
"""Pixels within which marks lie over each other, so that their words may share a leader."""
FEW: Final = 3
"""Marks at one point from which their numbers stand side by side even where each has room."""
CROWD: Final = 45.0
"""Pixels within which the words of marks may share a leader, where they have none of their own."""
MOST_OF_CROWD: Final = 4
"""Marks close to each other whose titles stand together, at most."""
GATHERED_REACH: Final = 70.0
"""Pixels about a mark within which others that found no room are counted with it."""


class LabelPlacer:
    """Choice of the places of all labels on a screen."""

    def __init__(self, blocks: Sequence[LabelBlock], screen: Viewport, lang: Lang, cover: MarkCover) -> None:
        self._cover, self._wishes = cover, LabelWishes(blocks, screen, lang, cover)
        self.seen = [block for block in blocks if block.event in self._wishes.spots]
        self.unseen = [block for block in blocks if block.event not in self._wishes.spots]
        """Labels whose marks are not in view."""
        self._keeps_leading = True
        self._numbers_exchange, self._leading_exchange, self._exchange = (
            LabelExchange(self._wishes, self.seen) for _ in ("numbers", "leading titles", "titles")
        )

    @cached_property
    def _to_title(self) -> list[LabelBlock]:
        """The labels that may have their titles, those first that lead the brief or have most weight."""
        few = len(self.seen) <= MOST_TITLED
        titled = [block for block in self.seen if few or block.leads or block.weight == LEADING_WEIGHT]
        return sorted(titled, key=lambda block: (not block.leads, block.weight))

    @cached_property
    def _leading(self) -> list[LabelBlock]:
        """The labels whose titles come before all others."""
        return [block for block in self._to_title if block.is_leading]

    def best_plan(self) -> LabelPlan:
        """Return the plan in which as many marks as can be have words, and most of these their titles."""
        plan = LabelPlan(TakenPlaces.none(self._cover), {})
        for block in self._to_title:
            first = block.leads and has_figures(block.versions[0])
            plan = (
                (self._wishes.titles(block, figures=True).placed(plan) if first else None)
                or self._wishes.titles(block).placed(plan)
                or plan
            )
        for step in (
            self._add_numbers,
            self._add_counts,
            self._add_silent,
            self._add_titles,
            self._shuffled,
            self._add_leading,
            self._shuffled,
            self._add_figures,
        ):
            plan = step(plan)
        return plan

    def left_of(self, plan: LabelPlan) -> list[LabelBlock]:
        """Return the labels of marks in view that have no words in a plan."""
        told = plan.told
        return [block for block in self.seen if block.event not in told]

    def _add_numbers(self, plan: LabelPlan) -> LabelPlan:
        """The plan with numbers beside marks or on them, else side by side, or where others make room."""
        for members in self._at_one_point(self._unnumbered(plan)):
            if len(members) >= FEW:
                plan = self._wishes.rows(members, Hem.NOTHING).placed(plan) or plan
        for hem in Hem:
            for block in self._unnumbered(plan):
                plan = self._wishes.numbers(block, hem).placed(plan) or plan
            for members in self._at_one_point(self._unnumbered(plan)):
                plan = self._wishes.rows(members, hem).placed(plan) or plan
            for block in self._unnumbered(plan):
                plan = self._number_better(self._wishes.numbers(block, hem), plan) or plan
            for members in self._at_one_point(self._unnumbered(plan)):
                plan = self._number_better(self._wishes.rows(members, hem), plan) or plan
            for block in self.left_of(plan):
                plan = self._beside_neighbour(block, plan, hem)
        return plan

    def _number_better(self, wish: LabelWish, plan: LabelPlan) -> LabelPlan | None:
        """A plan in which others than the leading titles make room for numbers; None where none is found."""
        leading = self._leading if self._keeps_leading else ()
        kept = {block.event for block in leading if plan.is_titled(block.event)}
        return self._numbers_exchange.better(wish, plan, kept)

    def _beside_neighbour(self, block: LabelBlock, plan: LabelPlan, hem: Hem) -> LabelPlan:
        """The plan in which words stand with those of a mark close by, if there is such a place."""
        others = [other for other in self.seen if other.number and other.event in plan.chosen]
        for other in self._near(block, others, CROWD):
            together = self._sharing_leader(other, plan)
            if not block.number:
                wishes = [self._wishes.stacks([block, *together], other)]
            else:
                members = [*together, block]
                stacks = [self._wishes.stacks(members, other)] if plan.is_titled(other.event) else []
                wishes = [*stacks, self._wishes.rows(members, hem)]
            for wish in wishes:
                if (found := self._number_better(wish, plan)) is not None:
                    return found
        return plan

    def _sharing_leader(self, block: LabelBlock, plan: LabelPlan) -> list[LabelBlock]:
        """A mark and those whose words stand with its own, that first on which they hang."""
        own = plan.chosen[block.event][2]
        together = [
            other
            for other, _, at in plan.chosen.values()
            if other.number and (at.spot, at.leader_end) == (own.spot, own.leader_end)
        ]
        return sorted(together, key=lambda other: self._wishes.spots[other.event].spots[0] != own.spot)

    def _unnumbered(self, plan: LabelPlan) -> list[LabelBlock]:
        """The labels with numbers that have no place yet."""
        return [block for block in self.left_of(plan) if block.number]

    def _at_one_point(self, blocks: Iterable[LabelBlock]) -> Iterator[list[LabelBlock]]:
        """Yield the marks of points at which several are."""
        left = [block for block in blocks if not block.is_area]
        while left:
            members = self._near(left[0], left, SAME_POINT)
            left = [block for block in left if block not in members]
            if len(members) > 1:
                yield members

    def _near(self, first: LabelBlock, left: Sequence[LabelBlock], reach: float) -> list[LabelBlock]:
        """The marks among those left that stand within some pixels of the first one, the nearest first."""
        spots = self._wishes.spots
        middle = spots[first.event].spots[0]
        away = {block.event: math.dist(middle, spots[block.event].spots[0]) for block in left}
        near = [block for block in left if away[block.event] <= reach]
        return sorted(near, key=lambda block: away[block.event])

    def _add_counts(self, plan: LabelPlan) -> LabelPlan:
        """The plan in which the marks that found no room are gathered with those about them, and counted."""
        left = self.left_of(plan)
        alone: list[LabelBlock] = []
        while left:
            members = self._near(left[0], left, GATHERED_REACH)
            left = [block for block in left if block not in members]
            positions = (self._wishes.counts(members, hem).best(plan.taken) for hem in Hem)
            found = next((each for each in positions if each is not None), None)
            if found is None:
                alone += members
            else:
                plan = plan.count(members, found)
        for block in alone:
            plan = self._counted_nearby(block, plan)
        return plan

    def _add_silent(self, plan: LabelPlan) -> LabelPlan:
        """The plan in which leading titles too make room for marks that would have no words at all."""
        if not self.left_of(plan):
            return plan
        self._keeps_leading = False
        return self._add_counts(self._add_numbers(plan))

    def _counted_nearby(self, block: LabelBlock, plan: LabelPlan) -> LabelPlan:
        """The plan in which a mark without room for a count is in the nearest one, if there is any."""
        spots = self._wishes.spots
        middle = spots[block.event].spots[0]
        away = [math.dist(middle, spots[members[0].event].spots[0]) for members, _ in plan.counted]
        return plan.count_with(away.index(min(away)), block) if away else plan

    def _add_leading(self, plan: LabelPlan) -> LabelPlan:
        """The plan in which leading marks have titles where more than a few others make room.

        Where a title finds none alone, it stands over the numbers of marks close by.
        """
        for block in self._leading:
            if block.event not in plan.chosen or plan.is_titled(block.event):
                continue
            for wish in (self._wishes.titles(block), *self._headings(block, plan)):
                if (found := self._leading_exchange.better(wish, plan, limits=LEADING_LIMITS)) is not None:
                    plan = found
                    break
        return plan

    def _headings(self, block: LabelBlock, plan: LabelPlan) -> Iterator[LabelWish]:
        """Yield the title of a mark over the numbers of one other, of two, and so on."""
        numbered = [
            other
            for other in self.seen
            if other.event in plan.chosen and not plan.is_titled(other.event) and not other.is_area
        ]
        near = self._near(block, numbered, CROWD)[:MOST_OF_CROWD]
        for many in range(2, len(near) + 1):
            yield self._wishes.heading(near[:many])

    def _add_titles(self, plan: LabelPlan) -> LabelPlan:
        """The plan in which marks have titles where others make room, each alone or several in a stack."""
        for block in self._untitled(plan):
            plan = self._exchange.better(self._wishes.titles(block), plan) or plan
        for members in self._at_one_point(self._untitled(plan)):
            plan = self._exchange.better(self._wishes.stacks(members, members[0]), plan) or plan
        return self._add_crowds(plan)

    def _untitled(self, plan: LabelPlan) -> list[LabelBlock]:
        """The labels that could have titles, and have numbers."""
        return [
            block
            for block in self._to_title
            if block.event in plan.chosen and not plan.is_titled(block.event)
        ]

    def _shuffled(self, plan: LabelPlan) -> LabelPlan:
        """The plan in which labels change places: titles, numbers, and titles of crowds in a stack."""
        if not self._untitled(plan):
            return plan
        blocks = [block for block in self.seen if block.event in plan.chosen]
        titled = [block for block in self._to_title if block.event in plan.chosen]
        wishes = [self._wishes.titles(block) for block in titled]
        wishes += [self._wishes.numbers(block, Hem.NOTHING) for block in blocks if block.number]
        points = [block for block in titled if block.number and not block.is_area]
        for block in points:
            members = self._near(block, points, CROWD)[:MOST_OF_CROWD]
            wishes += [self._wishes.crowd(members[:many]) for many in range(2, len(members) + 1)]
        return LabelShuffle(plan, wishes).best()

    def _add_crowds(self, plan: LabelPlan) -> LabelPlan:
        """The plan in which titles of marks close to each other stand one under the other."""
        for block in self._to_title:
            untitled = [other for other in self._untitled(plan) if not other.is_area]
            if block in untitled:
                members = self._near(block, untitled, CROWD)[:MOST_OF_CROWD]
                if len(members) > 1:
                    plan = self._exchange.better(self._wishes.stacks(members, members[0]), plan) or plan
        return plan

    def _add_figures(self, plan: LabelPlan) -> LabelPlan:
        """The plan in which titles have their figures where there is room for both, or others make it."""
        for block in self._to_title:
            if plan.is_titled(block.event) and has_figures(block.versions[0]):
                plan = self._exchange.better(self._wishes.titles(block, figures=True), plan) or plan
        return plan
