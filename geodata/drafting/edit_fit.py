"""Fit of a session's edits to the brief as it is now: held by it, applicable to it, or at odds with it.

Two sessions that edit one brief do not see each other's edits. Once the file of one has replaced the brief,
those of the other are compared with it by content, so that none is lost because it has the id of another.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Final, Literal

from geodata.brief.grades import ChangedGrades
from geodata.brief.record_types.claim_record import Claim
from geodata.brief.record_types.event_record import Event
from geodata.brief.record_types.slide_record import Slide
from geodata.brief.records import Brief
from geodata.drafting.claim_proposal import record_fields
from geodata.drafting.pending_edits import (
    AddedRecord,
    AddedSlide,
    ChosenTheatre,
    PendingEdits,
    own_credibility,
)
from geodata.drafting.place_edits import ChosenPlace, chosen_place_fields, takes_spelling
from geodata.drafting.place_questions import name_key

EditSort = Literal["claim", "event", "slide", "reliability", "credibility", "place", "theatre"]


class MisfitReason(StrEnum):
    """Reasons for which an edit does not fit a brief."""

    ID_TAKEN = "id-taken"
    """The brief has another record of this id."""
    RECORD_GONE = "record-gone"
    """The brief no longer has the record that is edited or added to."""
    GRADE_CHANGED = "grade-changed"
    """The brief has another grade than the one that was replaced."""
    NAME_TAKEN = "name-taken"
    """The brief has the name for another place."""
    THEATRE_CHANGED = "theatre-changed"
    """The brief is about other places than those that were replaced."""


@dataclass(frozen=True)
class MisfitEdit:
    """An edit that does not fit the brief as it is now."""

    sort: EditSort
    id: str
    """Id of the record added or graded, of the place chosen, or of the brief's theatre."""
    reason: MisfitReason
    made_on: str
    """Digest of the brief that it was made on."""
    fields: Mapping[str, Any]
    """Fields of the edit as written into ``brief.yaml``."""


@dataclass(frozen=True)
class EditFit:
    """Edits by how they fit a brief; those that it holds already are in neither part."""

    applicable: PendingEdits
    misfits: tuple[MisfitEdit, ...] = ()
    kept: PendingEdits = field(default_factory=PendingEdits)
    """Edits that the brief does not hold: those that apply and those that do not fit."""


NO_EDITS: Final = EditFit(PendingEdits())


def fit_edits(edits: PendingEdits, brief: Brief) -> EditFit:
    """Return the edits by how they fit a brief."""
    additions, odd_additions = _fit_additions(edits.additions, brief)
    slides, odd_slides = _fit_slides(edits.slides, brief)
    grades, odd_grades = _fit_grades(edits, brief)
    places, odd_places = _fit_places(edits.places, brief)
    theatre, odd_theatre = _fit_theatre(edits.theatre, brief)
    applicable = replace(
        edits, additions=additions, slides=slides, places=places, theatre=theatre
    ).with_grades(grades)
    kept_additions = (
        each for at, each in enumerate(edits.additions) if each in additions or at in odd_additions
    )
    kept_slides = (each for at, each in enumerate(edits.slides) if each in slides or at in odd_slides)
    kept_places = tuple(each for each in edits.places if each in places or each.key in odd_places)
    kept = replace(
        edits,
        additions=tuple(kept_additions),
        slides=tuple(kept_slides),
        places=kept_places,
        theatre=edits.theatre if odd_theatre else theatre,
    )
    return EditFit(
        applicable,
        (
            *odd_additions.values(),
            *odd_grades,
            *odd_slides.values(),
            *odd_places.values(),
            *odd_theatre,
        ),
        kept.with_grades(_with_grades_of(odd_grades, grades)),
    )


def with_free_ids(edits: PendingEdits, brief: Brief) -> PendingEdits:
    """Return the edits, each whose id another record of the brief has under an id that is free."""
    fit = fit_edits(edits, brief)
    taken = {each.id for each in fit.misfits if each.reason is MisfitReason.ID_TAKEN}
    used = _record_ids(brief) | {each.record.id for each in edits.additions}
    events: dict[str, str] = {}
    additions = []
    for each in fit.kept.additions:
        changed = each
        if isinstance(each.record, Event) and each.record.id in taken:
            events[each.record.id] = _free_id(each.record.id, used)
            changed = _moved_event(each, each.record, events[each.record.id], used)
        elif isinstance(each.record, Claim) and (each.event in events or each.record.id in taken):
            record = each.record.model_copy(update={"id": _free_id(each.record.id, used)})
            changed = replace(each, record=record, event=events.get(each.event, each.event))
        additions.append(changed)
    shown = {slide.id for slide in brief.slides} | {each.fields["id"] for each in edits.slides}
    slides = tuple(
        replace(each, fields={**each.fields, "id": _free_id(each.fields["id"], shown)})
        if each.fields["id"] in taken
        else each
        for each in fit.kept.slides
    )
    return replace(fit.kept, additions=tuple(additions), slides=slides)


def _fit_additions(
    added: tuple[AddedRecord, ...], brief: Brief
) -> tuple[tuple[AddedRecord, ...], dict[int, MisfitEdit]]:
    """Return the additions that apply, and by their place those that do not fit."""
    events, claims = brief.event_by_id, {each.id: each for at in brief.event_records for each in at.claims}
    new: set[str] = set()
    strange: set[str] = set()
    fitting, odd = [], {}
    for at, each in enumerate(added):
        record = each.record
        other = events.get(record.id) or claims.get(record.id)
        if other is not None and _holds(other, record):
            continue
        own = record.claims if isinstance(record, Event) else ()
        if other is not None or each.event in strange or any(claim.id in claims for claim in own):
            reason = MisfitReason.ID_TAKEN
        elif isinstance(record, Claim) and each.event not in events and each.event not in new:
            reason = MisfitReason.RECORD_GONE
        else:
            fitting.append(each)
            new |= {each.event}
            continue
        if isinstance(record, Event):
            strange.add(record.id)  # claims that this session added to it are not for the other event
        sort: EditSort = "event" if isinstance(record, Event) else "claim"
        odd[at] = MisfitEdit(sort, record.id, reason, each.made_on, record_fields(record))
    return tuple(fitting), odd


def _holds(other: Event | Claim, record: Event | Claim) -> bool:
    """Return whether a record of the brief is the one that was added; an event may have further claims."""
    if isinstance(record, Event) and isinstance(other, Event):
        known = {claim.id: claim for claim in other.claims}
        return _plain(other) == _plain(record) and all(
            claim.id in known and _holds(known[claim.id], claim) for claim in record.claims
        )
    return isinstance(other, type(record)) and _plain(other) == _plain(record)


def _plain(record: Event | Claim) -> dict[str, Any]:
    fields = record_fields(record)
    fields.pop("claims", None)
    return fields


def _fit_slides(
    added: tuple[AddedSlide, ...], brief: Brief
) -> tuple[tuple[AddedSlide, ...], dict[int, MisfitEdit]]:
    """Return the slides that apply, and by their place those whose id another slide has."""
    shown = {slide.id: slide for slide in brief.slides}
    fitting, odd = [], {}
    for at, each in enumerate(added):
        name = each.fields["id"]
        if name not in shown:
            fitting.append(each)
        elif shown[name] != Slide.model_validate(each.fields):
            odd[at] = MisfitEdit("slide", name, MisfitReason.ID_TAKEN, each.made_on, each.fields)
    return tuple(fitting), odd


def _fit_places(
    chosen: tuple[ChosenPlace, ...], brief: Brief
) -> tuple[tuple[ChosenPlace, ...], dict[str, MisfitEdit]]:
    """Return the places that apply, and by folded name those whose name the brief has for another place.

    One that does not take the spelling applies until the brief has it under any name.
    """
    names: dict[str, set[str]] = {}
    for place in brief.written_places:
        for name in (*place.name.wordings, *place.aliases):
            names.setdefault(name_key(name), set()).add(place.id)
    fitting, odd = [], {}
    for each in chosen:
        if takes_spelling(each):
            bearers = names.get(each.key, set())
        else:
            bearers = {each.place} & {place.id for place in brief.written_places}
        if not bearers:
            fitting.append(each)
        elif each.place not in bearers:
            fields = chosen_place_fields(each)
            odd[each.key] = MisfitEdit("place", each.place, MisfitReason.NAME_TAKEN, each.made_on, fields)
    return tuple(fitting), odd


def _fit_theatre(
    chosen: ChosenTheatre | None, brief: Brief
) -> tuple[ChosenTheatre | None, tuple[MisfitEdit, ...]]:
    """Return the theatre where it applies; a misfit where the brief has got another one meanwhile."""
    if chosen is None or chosen.places == brief.theatre:
        return None, ()
    if chosen.replaced == brief.theatre:
        return chosen, ()
    fields = {"theatre": list(chosen.places)}
    reason = MisfitReason.THEATRE_CHANGED
    return None, (MisfitEdit("theatre", brief.id, reason, chosen.made_on, fields),)


def _fit_grades(edits: PendingEdits, brief: Brief) -> tuple[ChangedGrades, list[MisfitEdit]]:
    """Return the grades that apply, and those whose record is gone or was graded otherwise meanwhile."""
    letters: dict[str, str] = {}
    numbers: dict[str, int] = {}
    odd: list[MisfitEdit] = []
    for name, letter in edits.grades.letters.items():
        source = brief.source_by_id.get(name)
        own = source.reliability if source else None
        if (reason := _grade_misfit(edits, name, own)) is not None and own != letter:
            odd.append(_grade_edit("reliability", edits, name, letter, reason))
        elif own != letter:
            letters[name] = letter
    for name, number in edits.grades.numbers.items():
        credibility = own_credibility(brief, name)
        if (reason := _grade_misfit(edits, name, credibility)) is not None and credibility != number:
            odd.append(_grade_edit("credibility", edits, name, number, reason))
        elif credibility != number:
            numbers[name] = number
    return ChangedGrades(letters, numbers), odd


def _grade_misfit(edits: PendingEdits, name: str, own: str | int | None) -> MisfitReason | None:
    if own is None:
        return MisfitReason.RECORD_GONE
    before = edits.replaced.get(name)
    return MisfitReason.GRADE_CHANGED if before is not None and before.grade != own else None


def _grade_edit(
    sort: EditSort, edits: PendingEdits, name: str, grade: str | int, reason: MisfitReason
) -> MisfitEdit:
    before = edits.replaced.get(name)
    return MisfitEdit(sort, name, reason, before.made_on if before else "", {"id": name, sort: grade})


def _with_grades_of(odd: Iterable[MisfitEdit], grades: ChangedGrades) -> ChangedGrades:
    """Return grades with those of the edits that do not fit."""
    letters, numbers = dict(grades.letters), dict(grades.numbers)
    for each in odd:
        if each.sort == "reliability":
            letters[each.id] = each.fields["reliability"]
        else:
            numbers[each.id] = each.fields["credibility"]
    return ChangedGrades(letters, numbers)


def _moved_event(addition: AddedRecord, event: Event, name: str, used: set[str]) -> AddedRecord:
    """Return an added event under another id, its claims under free ones."""
    claims = tuple(claim.model_copy(update={"id": _free_id(claim.id, used)}) for claim in event.claims)
    record = event.model_copy(update={"id": name, "claims": claims})
    return replace(addition, record=record, event=name)


def _record_ids(brief: Brief) -> set[str]:
    """Return the ids of the events and claims of a brief."""
    return {each.id for each in brief.event_records} | {
        claim.id for each in brief.event_records for claim in each.claims
    }


def _free_id(name: str, used: set[str]) -> str:
    """Return the first id of the form ``name-2`` that is free, and count it as used."""
    found = next(f"{name}-{number}" for number in range(2, len(used) + 3) if f"{name}-{number}" not in used)
    used.add(found)
    return found
