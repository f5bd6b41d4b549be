"""A plan of labels: the words and the place that each mark has so far, and what they are worth together."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from geodata.layout.labels.label_candidates import LabelPosition, TakenPlaces
from geodata.layout.labels.label_shapes import LabelShape
from geodata.layout.labels.label_words import (
    USUAL_WEIGHT,
    LabelBlock,
    LabelVersion,
    has_figures,
)

LEADING_WORTH: Final = 25.0
"""Worth of a title that leads the brief, less than that of three others; a number has none."""
TITLE_WORTH: Final = 10.0
"""Worth of a usual title."""
LIGHT_WORTH: Final = 9.0
"""Worth of a title of little weight."""
FIGURES_WORTH: Final = 6.0
"""Worth of figures."""
HEADLINE_WORTH: Final = 30.0
"""Worth of the figures of what leads the brief."""
SILENT_WORTH: Final = -400.0
"""Worth of each event of a mark without any words."""
COUNTED_WORTH: Final = -60.0
"""Worth of a mark with a number of its own that is only counted."""
HEMMED_WORTH: Final = -6.0
"""Worth of a leader through other labels or lines."""
GATHERED: Final = "gathered:"
"""Begins the key of a count; no id of an event has a colon."""
COST_SHARE: Final = 0.02
"""Worth lost with each pixel of leader, or what costs as much."""

Chosen = tuple[LabelBlock, LabelVersion, LabelPosition]
"""A label with the version and the place that were chosen."""
Counted = tuple[tuple[LabelBlock, ...], LabelPosition]
"""Events that are counted together, and the place of their count."""


@dataclass(frozen=True)
class LabelPlan:
    """Choices made so far."""

    taken: TakenPlaces
    chosen: dict[str, Chosen]
    """Titles and numbers by event."""
    counted: tuple[Counted, ...] = ()
    hemmed: frozenset[str] = frozenset()
    """Events whose numbers are hemmed in, so that their leaders cross others."""

    def choose(self, shape: LabelShape, position: LabelPosition, *, hemmed: bool = False) -> "LabelPlan":
        """Return the plan in which the marks of a shape have their words."""
        taken, chosen = self.taken, dict(self.chosen)
        for block, rows, own in shape.at(position, taken.cover):
            taken = taken.added(block.event, own)
            chosen[block.event] = block, rows, own
        events = {part.block.event for part in shape.parts}
        return replace(
            self, taken=taken, chosen=chosen, hemmed=self.hemmed | events if hemmed else self.hemmed
        )

    def without(self, events: Collection[str]) -> "LabelPlan":
        """Return the plan in which some marks have no words."""
        kept = {key: each for key, each in self.chosen.items() if key not in events}
        return replace(
            self, taken=self.taken.without(events), chosen=kept, hemmed=self.hemmed.difference(events)
        )

    def count(self, members: Sequence[LabelBlock], position: LabelPosition) -> "LabelPlan":
        """Return the plan in which some events are counted together."""
        taken = self.taken.added(f"{GATHERED}{members[0].event}", position)
        return replace(self, taken=taken, counted=(*self.counted, (tuple(members), position)))

    def count_with(self, at: int, block: LabelBlock) -> "LabelPlan":
        """Return the plan in which an event is counted with others, by the number of their count."""
        counted = list(self.counted)
        members, position = counted[at]
        counted[at] = (*members, block), position
        return replace(self, counted=tuple(counted))

    @property
    def told(self) -> frozenset[str]:
        """Events that have words of their own or are counted."""
        return frozenset(self.chosen) | {block.event for members, _ in self.counted for block in members}

    def is_titled(self, event: str) -> bool:
        """Whether a mark has its title."""
        found = self.chosen.get(event)
        return found is not None and found[1] != (found[0].number,)

    def worth(self, marks: Sequence[LabelBlock]) -> float:
        """Return what the words of all marks in view are worth."""
        told = sum(
            label_worth(block, rows) - COST_SHARE * at.cost for block, rows, at in self.chosen.values()
        )
        counted = sum(COUNTED_WORTH for members, _ in self.counted for block in members if block.number)
        heard = self.told
        silent = sum(len(block.events) for block in marks if block.event not in heard)
        return told + counted + silent * SILENT_WORTH + len(self.hemmed) * HEMMED_WORTH


def label_worth(block: LabelBlock, rows: LabelVersion) -> float:
    """Return what words are worth to their mark."""
    if rows == (block.number,):
        return 0.0
    own = LEADING_WORTH if block.is_leading else TITLE_WORTH if block.weight <= USUAL_WEIGHT else LIGHT_WORTH
    figures = HEADLINE_WORTH if block.leads else FIGURES_WORTH
    return own + (figures if has_figures(rows) else 0.0)
