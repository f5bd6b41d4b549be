"""Words that marks may have on a screen, each with the candidates for its place, found once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from geodata.layout.labels.label_candidates import (
    LabelPosition,
    LabelPositions,
    find_label_positions,
    join_positions,
)
from geodata.layout.labels.label_plan import LabelPlan, label_worth
from geodata.layout.labels.label_shapes import (
    LabelShape,
    crowd_shapes,
    heading_shapes,
    number_shapes,
    row_shapes,
    stacked_shapes,
    title_shapes,
)
from geodata.layout.labels.label_words import LabelBlock, measure_count
from geodata.layout.labels.mark_cover import MarkCover
from geodata.layout.labels.tried_places import Hem, LabelSpots, visible_spots
from geodata.layout.mercator import Viewport
from geodata.words import LANGUAGES, Lang

LATER_SHAPE_COST: Final = 10.0
"""Cost of each shape of a label that is passed over for a later one, in pixels of leader."""


@dataclass(frozen=True)
class LabelWish:
    """Words in each shape that they can take, with the candidates for their place."""

    shapes: tuple[LabelShape, ...]
    positions: LabelPositions

    @property
    def events(self) -> frozenset[str]:
        """Events of the marks that have these words."""
        return frozenset(part.block.event for shape in self.shapes for part in shape.parts)

    def shape_at(self, number: int) -> LabelShape:
        """Return the shape of a candidate by its number."""
        return self.shapes[int(self.positions.shapes[number])]

    @cached_property
    def worths(self) -> tuple[float, ...]:
        """The worth of the words in each shape."""
        return tuple(sum(label_worth(part.block, part.rows) for part in each.parts) for each in self.shapes)

    def put(self, plan: LabelPlan, position: LabelPosition) -> LabelPlan:
        """Return the plan with the words at a position."""
        return plan.choose(self.shapes[position.shape], position, hemmed=self.positions.is_hemmed)

    def placed(self, plan: LabelPlan) -> LabelPlan | None:
        """Return the plan with the words at the best free position; None without one."""
        position = self.positions.best(plan.taken)
        return None if position is None else self.put(plan, position)


class LabelWishes:
    """Words that the marks in view may have."""

    def __init__(self, blocks: Iterable[LabelBlock], screen: Viewport, lang: Lang, cover: MarkCover) -> None:
        self._screen, self._lang, self._cover = screen, lang, cover
        found = {block.event: self._find_spots(block) for block in blocks}
        self.spots = {key: spots for key, spots in found.items() if spots is not None}
        """Places where the words of each mark in view may hang."""
        self._known: dict[tuple[object, ...], LabelWish] = {}

    def _find_spots(self, block: LabelBlock) -> LabelSpots | None:
        """The places where a label may hang; None where its mark is not in view."""
        area = self._cover.area_of(block.keys) if block.is_area else None
        pixels = [self._screen.project(*spot) for spot in block.spots]
        spots = visible_spots(pixels, area, self._cover)
        rtl = LANGUAGES[self._lang].is_rtl
        return LabelSpots(spots, block.keys, block.clearance, area, rtl) if spots else None

    def titles(self, block: LabelBlock, *, figures: bool = False) -> LabelWish:
        """Return the titles of a mark, with or without figures."""
        shapes = title_shapes(block, self._lang, figures=figures)
        return self._wish(("title", block.event, figures), shapes, self.spots[block.event], dense=True)

    def numbers(self, block: LabelBlock, hem: Hem) -> LabelWish:
        """Return the number of a mark, which may stand on it."""
        spots = replace(self.spots[block.event], hem=hem)
        return self._wish(("number", block.event, hem), number_shapes(block), spots, over_own=True)

    def rows(self, members: Sequence[LabelBlock], hem: Hem) -> LabelWish:
        """Return the numbers of marks close to each other, side by side, hanging on the first of them."""
        spots = replace(self.spots[members[0].event], own=_own_keys(members), hem=hem)
        return self._wish(("rows", *_events(members), hem), row_shapes(members), spots)

    def stacks(self, members: Sequence[LabelBlock], on: LabelBlock) -> LabelWish:
        """Return the titles of marks close to each other, one under the other, hanging on one of them."""
        shapes = tuple(stacked_shapes(members, self._lang))
        spots = replace(self.spots[on.event], own=_own_keys(members))
        return self._wish(("stack", on.event, *_events(members)), shapes, spots)

    def heading(self, members: Sequence[LabelBlock]) -> LabelWish:
        """Return the title of the first mark over the numbers of the others, hanging on the first."""
        shapes = heading_shapes(members, self._lang)
        spots = replace(self.spots[members[0].event], own=_own_keys(members))
        return self._wish(("heading", *_events(members)), shapes, spots)

    def crowd(self, members: Sequence[LabelBlock]) -> LabelWish:
        """Return the titles of all marks of a crowd, one under the other, hanging on the first."""
        shapes = crowd_shapes(members, self._lang)
        spots = replace(self.spots[members[0].event], own=_own_keys(members))
        return self._wish(("crowd", *_events(members)), shapes, spots)

    def counts(self, members: Sequence[LabelBlock], hem: Hem) -> LabelPositions:
        """Return the candidates for the count of some marks, beside any of them."""
        size = measure_count(len(self.spots), self._lang)
        own = _own_keys(members)
        return join_positions(
            [
                find_label_positions(replace(self.spots[block.event], own=own, hem=hem), size, self._cover)
                for block in members
            ],
            0.0,
        )

    def _wish(
        self,
        key: tuple[object, ...],
        shapes: tuple[LabelShape, ...],
        spots: LabelSpots,
        *,
        over_own: bool = False,
        dense: bool = False,
    ) -> LabelWish:
        if key not in self._known:
            found = [
                find_label_positions(spots, shape.size, self._cover, over_own=over_own, dense=dense)
                for shape in shapes
            ]
            self._known[key] = LabelWish(shapes, join_positions(found, LATER_SHAPE_COST))
        return self._known[key]


def _events(members: Iterable[LabelBlock]) -> tuple[str, ...]:
    return tuple(block.event for block in members)


def _own_keys(members: Iterable[LabelBlock]) -> frozenset[str]:
    """The keys of all marks of some labels."""
    return frozenset(key for block in members for key in block.keys)
