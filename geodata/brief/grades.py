"""Grades that an analyst gives on top of a brief: an Admiralty letter a source, a number a claim.

F and 6 mean that something cannot be judged; they are not the worst of the scale and stand apart from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from geodata.brief.records import Brief, Event, Source

LETTERS: Final = ("A", "B", "C", "D", "E", "F")
NUMBERS: Final = (1, 2, 3, 4, 5, 6)
UNKNOWN: Final = frozenset({"F", "6"})
"""The marks of what cannot be judged."""


@dataclass(frozen=True)
class Grades:
    """What differs from the grades of a brief."""

    letters: Mapping[str, str] = field(default_factory=dict)
    """Id of a source → its letter."""
    numbers: Mapping[str, int] = field(default_factory=dict)
    """Id of a claim → its number."""

    def __len__(self) -> int:
        """How many grades differ."""
        return len(self.letters) + len(self.numbers)

    def touch(self, event: Event) -> bool:
        """Whether a grade that is shown with an event is one of these."""
        return any(claim.id in self.numbers or claim.source in self.letters for claim in event.claims)


def lettered(grades: Grades, brief: Brief, source_id: str, letter: str) -> Grades:
    """The grades after a source got a letter; one that the brief has itself is no difference."""
    own = brief.source[source_id].reliability
    return replace(grades, letters=_put(grades.letters, source_id, letter, own))


def numbered(grades: Grades, brief: Brief, claim_id: str, number: int) -> Grades:
    """The grades after a claim got a number; one that the brief has itself is no difference."""
    own = next(claim.credibility for event in brief.events for claim in event.claims if claim.id == claim_id)
    return replace(grades, numbers=_put(grades.numbers, claim_id, number, own))


def graded(brief: Brief, grades: Grades) -> Brief:
    """The brief with these grades in place of its own; the brief itself where there are none."""
    if not grades:
        return brief
    sources = tuple(_source(source, grades) for source in brief.sources)
    events = tuple(_event(event, grades) for event in brief.events)
    fields: dict[str, Any] = {name: getattr(brief, name) for name in Brief.model_fields}
    # A copy would keep the look-up tables of the brief that it was made from.
    return Brief.model_construct(**fields | {"sources": sources, "events": events})


def ordered(sources: tuple[Source, ...]) -> tuple[tuple[Source, ...], tuple[Source, ...]]:
    """The sources that were judged, from A to E, and apart from them those that cannot be."""
    judged = [source for source in sources if source.reliability not in UNKNOWN]
    known = tuple(sorted(judged, key=lambda source: source.reliability))
    return known, tuple(source for source in sources if source.reliability in UNKNOWN)


def _put(grades: Mapping[str, Any], name: str, grade: Any, own: Any) -> dict[str, Any]:
    kept = {key: value for key, value in grades.items() if key != name}
    return kept if grade == own else kept | {name: grade}


def _source(source: Source, grades: Grades) -> Source:
    letter = grades.letters.get(source.id)
    return source.model_copy(update={"reliability": letter}) if letter else source


def _event(event: Event, grades: Grades) -> Event:
    if not any(claim.id in grades.numbers for claim in event.claims):
        return event
    claims = tuple(
        claim.model_copy(update={"credibility": grades.numbers.get(claim.id, claim.credibility)})
        for claim in event.claims
    )
    return event.model_copy(update={"claims": claims})
