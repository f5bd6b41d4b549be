"""Labels that make room for each other: a few go elsewhere for another where all together gain.

The search is bounded and always the same: of each label a few places are tried, those first for which the
labels that must go are worth least; each of these then looks for another place, and once for one where others
in turn make room.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from geodata.layout.labels.label_plan import LabelPlan, label_worth
from geodata.layout.labels.label_wishes import LabelWish, LabelWishes
from geodata.layout.labels.label_words import LabelBlock
from geodata.layout.labels.tried_places import Hem


@dataclass(frozen=True)
class ExchangeLimits:
    """Limits of the search of room for one label."""

    tries: int
    """Exchanges that are tried, at most."""
    displaced: int
    """Labels that it may ask to make room at once, at most."""


MOST_TRIES: Final = 400
"""Exchanges that are tried for a screen, at most."""
USUAL_LIMITS: Final = ExchangeLimits(tries=6, displaced=3)
LEADING_LIMITS: Final = ExchangeLimits(tries=24, displaced=7)
"""Those of a title that leads the brief."""
LEAST_GAIN: Final = 0.5
"""Worth that an exchange must gain."""
ROOM_PRICE: Final = 1.0
"""Price of asking any label to make room, beside what it is worth."""


class LabelExchange:
    """Search for plans in which labels make room for others."""

    def __init__(self, wishes: LabelWishes, marks: Sequence[LabelBlock]) -> None:
        self._wishes, self._marks, self._tries_left = wishes, marks, MOST_TRIES

    def better(
        self,
        wish: LabelWish,
        plan: LabelPlan,
        kept: Collection[str] = (),
        depth: int = 1,
        *,
        limits: ExchangeLimits = USUAL_LIMITS,
    ) -> LabelPlan | None:
        """Return a plan of more worth in which a wish is met; None where none is found.

        Labels of the events ``kept`` stay where they are.
        """
        bare, least = plan.without(wish.events), plan.worth(self._marks) + LEAST_GAIN
        free = wish.placed(bare)
        if free is not None and free.worth(self._marks) > least:
            return free
        prices = {
            event: label_worth(block, rows) + ROOM_PRICE
            for event, (block, rows, _) in bare.chosen.items()
            if event not in kept
        }
        few = wish.positions.beside_few(bare.taken, prices, limits.tries, limits.displaced)
        for position, displaced in few:
            if not self._tries_left:
                return None
            self._tries_left -= 1
            found = wish.put(bare.without(displaced), position)
            going = [bare.chosen[event] for event in bare.chosen if event in displaced]
            for block, _, _ in sorted(going, key=lambda each: -label_worth(each[0], each[1])):
                found = self._settled(block, found, {*kept, *wish.events}, depth)
            if found.worth(self._marks) > least:
                return found
        return None

    def _settled(self, block: LabelBlock, plan: LabelPlan, kept: Collection[str], depth: int) -> LabelPlan:
        """The plan with the best words that a mark without any can have."""
        titles = self._wishes.titles(block)
        if (titled := titles.placed(plan)) is not None:
            return titled
        numbers = (self._wishes.numbers(block, hem) for hem in Hem if block.number)
        found = next((placed for each in numbers if (placed := each.placed(plan)) is not None), plan)
        return (self.better(titles, found, kept, depth - 1) if depth else None) or found
