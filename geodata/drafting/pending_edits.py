"""Pending edits of a session on one brief: claims and events added, grades changed, slides saved."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from geodata.brief.grades import Grades
from geodata.brief.records import Brief, Claim, Event
from geodata.brief.yaml_edit import regraded, with_slide
from geodata.drafting.claim_proposal import Added, with_claim, with_event


@dataclass(frozen=True)
class Addition:
    """A claim for an event of the brief, or a new event with its claim."""

    record: Claim | Event
    event: str
    """Id of the event of the claim, or of the new event."""


@dataclass(frozen=True)
class Edits:
    """Edits of one session, those of a sort in the order in which they were made."""

    added: tuple[Addition, ...] = ()
    grades: Grades = field(default_factory=Grades)
    slides: tuple[Mapping[str, Any], ...] = ()
    """Fields of each slide as written into ``brief.yaml``."""

    def __len__(self) -> int:
        """Return the number of edits."""
        return len(self.added) + len(self.grades) + len(self.slides)

    def pending(self, brief: Brief) -> "Edits":
        """Return the edits that apply to a brief and are not in it yet.

        A session thus loses its edits once the edited file has replaced the brief.
        """
        if not self:
            return self
        shown = {slide.id for slide in brief.slides}
        letters = {source.id: source.reliability for source in brief.sources}
        numbers = {claim.id: claim.credibility for event in brief.events for claim in event.claims}
        return Edits(
            tuple(_applicable(self.added, brief)),
            Grades(_differing(self.grades.letters, letters), _differing(self.grades.numbers, numbers)),
            tuple(slide for slide in self.slides if slide["id"] not in shown),
        )


def edited(text: str, edits: Edits) -> str:
    """Return the text of ``brief.yaml`` with all edits; comments, order and other lines stay.

    Raises
    ------
    EditError
        Where the text lacks the record of an edit, or its layout does not take it.
    """
    for each in edits.added:
        text = with_added(text, each).text
    if edits.grades:
        text = regraded(text, reliability=edits.grades.letters, credibility=edits.grades.numbers)
    for slide in edits.slides:
        text = with_slide(text, slide)
    return text


def with_added(text: str, addition: Addition) -> Added:
    """Return the text with a claim or event added, and the brief read from it."""
    if isinstance(addition.record, Event):
        return with_event(text, addition.record)
    return with_claim(text, addition.event, addition.record)


def _applicable(added: Iterable[Addition], brief: Brief) -> Iterator[Addition]:
    """Yield the additions whose event exists and whose own id is free."""
    events = {event.id for event in brief.events}
    taken = events | {claim.id for event in brief.events for claim in event.claims}
    for each in added:
        new = isinstance(each.record, Event)
        if each.record.id not in taken and (new or each.event in events):
            events |= {each.event}
            yield each


def _differing(grades: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Return the grades of known records that differ from those of the brief."""
    return {name: grade for name, grade in grades.items() if name in own and own[name] != grade}
