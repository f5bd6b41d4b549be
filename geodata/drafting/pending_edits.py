"""What one reader changes of a brief, all of it on one file: claims added, grades given, slides saved."""

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
    """Id of the event that the claim belongs to; of a new event its own."""


@dataclass(frozen=True)
class Edits:
    """The changes of one reader; those of a kind in the order in which they were made."""

    added: tuple[Addition, ...] = ()
    grades: Grades = field(default_factory=Grades)
    slides: tuple[Mapping[str, Any], ...] = ()
    """Each as it is written into a brief."""

    def __len__(self) -> int:
        """How many changes there are."""
        return len(self.added) + len(self.grades) + len(self.slides)

    def pending(self, brief: Brief) -> "Edits":
        """The changes that can be made to a brief and that it does not hold yet.

        Who puts the edited file in place of the brief need not make its changes again.
        """
        if not self:
            return self
        shown = {slide.id for slide in brief.slides}
        letters = {source.id: source.reliability for source in brief.sources}
        numbers = {claim.id: claim.credibility for event in brief.events for claim in event.claims}
        return Edits(
            tuple(_fitting(self.added, brief)),
            Grades(_differing(self.grades.letters, letters), _differing(self.grades.numbers, numbers)),
            tuple(slide for slide in self.slides if slide["id"] not in shown),
        )


def edited(text: str, edits: Edits) -> str:
    """The text of ``brief.yaml`` with all changes; comments, order and untouched lines stay as they are.

    Raises
    ------
    LookupError
        Where a change is for a record that the text lacks; ask :meth:`Edits.pending` first.
    ValueError
        Where the text is laid out in a way that a change does not fit.
    """
    for each in edits.added:
        text = with_added(text, each).text
    if edits.grades:
        text = regraded(text, reliability=edits.grades.letters, credibility=edits.grades.numbers)
    for slide in edits.slides:
        text = with_slide(text, slide)
    return text


def with_added(text: str, addition: Addition) -> Added:
    """The text with one more claim or event, read again."""
    if isinstance(addition.record, Event):
        return with_event(text, addition.record)
    return with_claim(text, addition.event, addition.record)


def _fitting(added: Iterable[Addition], brief: Brief) -> Iterator[Addition]:
    """The additions whose event is there and whose own id is free."""
    events = {event.id for event in brief.events}
    taken = events | {claim.id for event in brief.events for claim in event.claims}
    for each in added:
        new = isinstance(each.record, Event)
        if each.record.id not in taken and (new or each.event in events):
            events |= {each.event}
            yield each


def _differing(grades: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    return {name: grade for name, grade in grades.items() if name in own and own[name] != grade}
