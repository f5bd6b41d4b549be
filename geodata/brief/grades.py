"""Admiralty grades that an analyst changes in a brief: a letter for a source, a number for a claim.

F and 6 mean "cannot be judged"; they are not the worst grades and stand apart from the scale.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from geodata.brief.record_types.event_record import Event
from geodata.brief.record_types.source_record import Source
from geodata.brief.records import Brief

RELIABILITY_LETTERS: Final = ("A", "B", "C", "D", "E", "F")
CREDIBILITY_NUMBERS: Final = (1, 2, 3, 4, 5, 6)
UNJUDGED_GRADES: Final = frozenset({"F", "6"})
"""Grades that mean "cannot be judged"."""


@dataclass(frozen=True)
class ChangedGrades:
    """Grades that differ from those of a brief."""

    letters: Mapping[str, str] = field(default_factory=dict)
    """Letter by the id of a source."""
    numbers: Mapping[str, int] = field(default_factory=dict)
    """Number by the id of a claim."""

    def __len__(self) -> int:
        """Return the number of grades that differ."""
        return len(self.letters) + len(self.numbers)

    def affect_event(self, event: Event) -> bool:
        """Return whether a claim of an event, or its source, has one of these grades."""
        return any(claim.id in self.numbers or claim.source in self.letters for claim in event.claims)


def with_reliability(grades: ChangedGrades, brief: Brief, source_id: str, letter: str) -> ChangedGrades:
    """Return the grades with a letter for a source; the letter that the brief has is no difference."""
    own = brief.source_by_id[source_id].reliability
    return replace(grades, letters=_changed(grades.letters, source_id, letter, own))


def with_credibility(grades: ChangedGrades, brief: Brief, claim_id: str, number: int) -> ChangedGrades:
    """Return the grades with a number for a claim; the number that the brief has is no difference."""
    event = brief.event_of_claim(claim_id)
    own = next(claim.credibility for claim in event.claims if claim.id == claim_id) if event else 6
    return replace(grades, numbers=_changed(grades.numbers, claim_id, number, own))


def apply_grades(brief: Brief, grades: ChangedGrades) -> Brief:
    """Return the brief with these grades in place of its own; the same object where there are none."""
    if not grades:
        return brief
    sources = tuple(_graded_source(source, grades) for source in brief.sources)
    graded = (event for name in grades.numbers if (event := brief.event_of_claim(name)))
    events = {event.id: _graded_event(event, grades) for event in graded}
    return brief.with_events_replaced(events).model_copy(update={"sources": sources})


def split_by_reliability(sources: tuple[Source, ...]) -> tuple[tuple[Source, ...], tuple[Source, ...]]:
    """Return the judged sources, from A to E, and apart from them those that cannot be judged."""
    judged = [source for source in sources if source.reliability not in UNJUDGED_GRADES]
    known = tuple(sorted(judged, key=lambda source: source.reliability))
    return known, tuple(source for source in sources if source.reliability in UNJUDGED_GRADES)


def _changed(grades: Mapping[str, Any], name: str, grade: Any, own: Any) -> dict[str, Any]:
    """Return the grades with one set, or removed where it equals the brief's own."""
    kept = {key: value for key, value in grades.items() if key != name}
    return kept if grade == own else kept | {name: grade}


def _graded_source(source: Source, grades: ChangedGrades) -> Source:
    letter = grades.letters.get(source.id)
    return source.model_copy(update={"reliability": letter}) if letter else source


def _graded_event(event: Event, grades: ChangedGrades) -> Event:
    if not any(claim.id in grades.numbers for claim in event.claims):
        return event
    claims = tuple(
        claim.model_copy(update={"credibility": grades.numbers.get(claim.id, claim.credibility)})
        for claim in event.claims
    )
    return event.model_copy(update={"claims": claims})
