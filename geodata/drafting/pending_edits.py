"""Pending edits of a session on one brief: claims and events added, grades changed, slides saved."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from geodata.brief.grades import ChangedGrades
from geodata.brief.record_types.claim_record import Claim
from geodata.brief.records import Brief, Event
from geodata.brief.yaml_edit import append_slide, with_grades
from geodata.drafting.claim_proposal import EditedBrief, add_claim_to_yaml, add_event_to_yaml


@dataclass(frozen=True)
class AddedRecord:
    """A claim for an event of the brief, or a new event with its claim."""

    record: Claim | Event
    event: str
    """Id of the event of the claim, or of the new event."""


@dataclass(frozen=True)
class PendingEdits:
    """Edits of one session, those of a sort in the order in which they were made."""

    additions: tuple[AddedRecord, ...] = ()
    grades: ChangedGrades = field(default_factory=ChangedGrades)
    slides: tuple[Mapping[str, Any], ...] = ()
    """Fields of each slide as written into ``brief.yaml``."""

    def __len__(self) -> int:
        """Return the number of edits."""
        return len(self.additions) + len(self.grades) + len(self.slides)

    def applicable_to(self, brief: Brief) -> "PendingEdits":
        """Return the edits that apply to a brief and are not in it yet.

        A session thus loses its edits once the edited file has replaced the brief.
        """
        if not self:
            return self
        shown = {slide.id for slide in brief.slides}
        letters = {source.id: source.reliability for source in brief.sources}
        numbers = {claim.id: claim.credibility for event in brief.event_records for claim in event.claims}
        return PendingEdits(
            tuple(_applicable(self.additions, brief)),
            ChangedGrades(_differing(self.grades.letters, letters), _differing(self.grades.numbers, numbers)),
            tuple(slide for slide in self.slides if slide["id"] not in shown),
        )


def apply_edits(text: str, edits: PendingEdits) -> str:
    """Return the text of ``brief.yaml`` with all edits; comments, order and other lines stay.

    Raises
    ------
    EditError
        Where the text lacks the record of an edit, or its layout does not take it.
    """
    for each in edits.additions:
        text = apply_addition(text, each).text
    if edits.grades:
        text = with_grades(text, reliability=edits.grades.letters, credibility=edits.grades.numbers)
    for slide in edits.slides:
        text = append_slide(text, slide)
    return text


def apply_addition(text: str, addition: AddedRecord) -> EditedBrief:
    """Return the text with a claim or event added, and the brief read from it."""
    if isinstance(addition.record, Event):
        return add_event_to_yaml(text, addition.record)
    return add_claim_to_yaml(text, addition.event, addition.record)


def _applicable(added: Iterable[AddedRecord], brief: Brief) -> Iterator[AddedRecord]:
    """Yield the additions whose event exists and whose own id is free."""
    events = {event.id for event in brief.event_records}
    taken = events | {claim.id for event in brief.event_records for claim in event.claims}
    for each in added:
        new = isinstance(each.record, Event)
        if each.record.id not in taken and (new or each.event in events):
            events |= {each.event}
            yield each


def _differing(grades: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Return the grades of known records that differ from those of the brief."""
    return {name: grade for name, grade in grades.items() if name in own and own[name] != grade}
