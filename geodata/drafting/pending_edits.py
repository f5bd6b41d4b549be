"""Pending edits of a session on one brief: records added, grades, slides, places of names, the theatre."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from geodata.brief.grades import ChangedGrades, with_credibility, with_reliability
from geodata.brief.record_types.claim_record import Claim
from geodata.brief.record_types.event_record import Event
from geodata.brief.records import Brief
from geodata.brief.yaml_edit import EditError, append_record, with_grades
from geodata.drafting.claim_proposal import EditedBrief, add_claim_to_yaml, add_event_to_yaml
from geodata.drafting.place_edits import ChosenPlace, with_chosen_places, with_theatre
from geodata.words import DEFAULT_LANG


@dataclass(frozen=True)
class AddedRecord:
    """A claim for an event of the brief, or a new event with its claim."""

    record: Claim | Event
    event: str
    """Id of the event of the claim, or of the new event."""
    made_on: str = ""
    """Digest of the brief that it was made on."""


@dataclass(frozen=True)
class AddedSlide:
    """A view saved as a slide."""

    fields: Mapping[str, Any]
    """Fields of the slide as written into ``brief.yaml``."""
    made_on: str = ""
    """Digest of the brief that it was made on."""


@dataclass(frozen=True)
class ReplacedGrade:
    """The grade of the brief that a grade of the session replaces."""

    grade: str | int
    made_on: str
    """Digest of the brief that had it."""


@dataclass(frozen=True)
class ChosenTheatre:
    """Ids of the places that a brief is about, in the place of its own; none lets the states be guessed."""

    places: tuple[str, ...]
    replaced: tuple[str, ...]
    """Those that the brief had."""
    made_on: str = ""
    """Digest of the brief that it was made on."""


@dataclass(frozen=True)
class PendingEdits:
    """Edits of one session, those of a sort in the order in which they were made."""

    additions: tuple[AddedRecord, ...] = ()
    grades: ChangedGrades = field(default_factory=ChangedGrades)
    slides: tuple[AddedSlide, ...] = ()
    replaced: Mapping[str, ReplacedGrade] = field(default_factory=dict)
    """Grades of the brief in whose place those of the session stand, by the id of the source or claim."""
    places: tuple[ChosenPlace, ...] = ()
    """Places chosen for names, one a name."""
    theatre: ChosenTheatre | None = None

    def __len__(self) -> int:
        """Return the number of edits."""
        records = len(self.additions) + len(self.slides) + len(self.places)
        return records + len(self.grades) + (self.theatre is not None)

    def with_place(self, chosen: ChosenPlace) -> "PendingEdits":
        """Return the edits with the place of a name, in place of another that was chosen for it."""
        return replace(self, places=(*self.without_place(chosen.key).places, chosen))

    def without_place(self, key: str) -> "PendingEdits":
        """Return the edits without the place that was chosen for a folded name."""
        return replace(self, places=tuple(each for each in self.places if each.key != key))

    def with_letter(self, brief: Brief, digest: str, source_id: str, letter: str) -> "PendingEdits":
        """Return the edits with a reliability letter for a source of a brief."""
        own = ReplacedGrade(brief.source_by_id[source_id].reliability, digest)
        return self._graded(with_reliability(self.grades, brief, source_id, letter), source_id, own)

    def with_number(self, brief: Brief, digest: str, claim_id: str, number: int) -> "PendingEdits":
        """Return the edits with a credibility number for a claim of a brief."""
        own = ReplacedGrade(own_credibility(brief, claim_id) or 0, digest)
        return self._graded(with_credibility(self.grades, brief, claim_id, number), claim_id, own)

    def with_grades(self, grades: ChangedGrades) -> "PendingEdits":
        """Return the edits with these grades alone; what they replace is kept."""
        ids = grades.letters.keys() | grades.numbers.keys()
        return replace(
            self, grades=grades, replaced={name: each for name, each in self.replaced.items() if name in ids}
        )

    def _graded(self, grades: ChangedGrades, name: str, own: ReplacedGrade) -> "PendingEdits":
        return replace(self, replaced={**self.replaced, name: own}).with_grades(grades)


def own_credibility(brief: Brief, claim_id: str) -> int | None:
    """Return the credibility number of a claim of a brief; None where there is no such claim."""
    event = brief.event_of_claim(claim_id)
    return next((each.credibility for each in event.claims if each.id == claim_id), None) if event else None


def apply_edits(text: str, edits: PendingEdits) -> str:
    """Return the text of ``brief.yaml`` with all edits; comments, order and other lines stay.

    Raises
    ------
    EditError
        Where the text lacks the record of an edit or has its id already, its layout does not take it, or
        the edited event could not be read again.
    """
    for each in edits.additions:
        edited = apply_addition(text, each)
        if edited.brief is None:
            reasons = "; ".join(problem.advice_in(DEFAULT_LANG) for problem in edited.problems)
            message = f"edit: {each.record.id} cannot be read in brief.yaml any more: {reasons}"
            raise EditError(message)
        text = edited.text
    if edits.grades:
        text = with_grades(text, reliability=edits.grades.letters, credibility=edits.grades.numbers)
    for slide in edits.slides:
        text = append_record(text, "slides", slide.fields)
    if edits.places:
        text = with_chosen_places(text, edits.places)
    return text if edits.theatre is None else with_theatre(text, edits.theatre.places)


def apply_addition(text: str, addition: AddedRecord) -> EditedBrief:
    """Return the text with a claim or event added, and the brief read from it."""
    if isinstance(addition.record, Event):
        return add_event_to_yaml(text, addition.record)
    return add_claim_to_yaml(text, addition.event, addition.record)
